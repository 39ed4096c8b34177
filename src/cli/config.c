#include "cli/config.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"
#include "base/suggest.h"

enum { CONFIG_MOST = 1 << 20, FOLDERS_MOST = 256, WEIGHT_MOST = 1000 };

#define NAME ".answerlint.yaml"

typedef struct Loader {
    Config *config;
    Text folder;             // rule files are relative to the configuration's folder
    Arena *keep;
    Error *error;
} Loader;

bool config_channel(Text word, Policy *policy)
{
    bool both = text_is(word, TEXT("both"));
    bool answer = both || text_is(word, TEXT("answer"));
    bool thinking = both || text_is(word, TEXT("thinking"));
    policy->channels[CHANNEL_ANSWER] = answer;
    policy->channels[CHANNEL_THINKING] = thinking;
    return answer || thinking;
}

bool config_score(Text word, int64_t *tenths)
{
    uint64_t value;
    if (!number_parse_scaled(word, 1, &value) || value > 1000)
        return false;
    *tenths = (int64_t)value;
    return true;
}

// --- values --------------------------------------------------------------------------------------

static bool fault(const Loader *loader, const YamlNode *node, const char *expected)
{
    return error_at(loader->error, loader->keep, node->place, "expected %s", expected);
}

static bool load_list(const Loader *loader, const YamlNode *node, TextList *list)
{
    if (node->kind == YAML_SCALAR) {
        list_add(loader->keep, list, node->text);
        return true;
    }
    if (node->kind != YAML_LIST)
        return fault(loader, node, "a list: [..., ...]");
    for (size_t i = 0; i < node->list.len; i++) {
        if (node->list.at[i]->kind != YAML_SCALAR)
            return fault(loader, node->list.at[i], "a name");
        list_add(loader->keep, list, node->list.at[i]->text);
    }
    return true;
}

static bool is_relative_file(Text name)
{
    bool file = text_find_char(name, 0, '/') != TEXT_NONE || text_ends(name, TEXT(".yaml"))
        || text_ends(name, TEXT(".yml"));
    return file && name.at[0] != '/';
}

static bool load_packs(const Loader *loader, const YamlNode *node)
{
    TextList *packs = &loader->config->choice.packs;
    if (!load_list(loader, node, packs))
        return false;
    for (size_t i = 0; i < packs->len; i++)
        if (is_relative_file(packs->at[i]) && loader->folder.len)
            packs->at[i] = arena_join(loader->keep, loader->folder, packs->at[i]);
    return true;
}

static bool load_weight(const Loader *loader, const YamlPair *pair)
{
    for (int i = 0; i < CRITERION_COUNT; i++) {
        if (!text_is(pair->key->text, text_of(criterion_name((Criterion)i))))
            continue;
        uint64_t weight;
        if (pair->value->kind != YAML_SCALAR || !number_parse(pair->value->text, &weight)
            || weight > WEIGHT_MOST)
            return fault(loader, pair->value, "a weight, 0 to 1000");
        loader->config->policy.weight[i] = (unsigned)weight;
        return true;
    }
    return fault(loader, pair->key, "format, facts or integrity");
}

static bool load_weights(const Loader *loader, const YamlNode *node)
{
    if (node->kind != YAML_MAP)
        return fault(loader, node, "weights: {format: 40, facts: 60}");
    for (size_t i = 0; i < node->map.len; i++)
        if (!load_weight(loader, &node->map.at[i]))
            return false;
    return true;
}

static bool load_key(const Loader *loader, const YamlPair *pair)
{
    static const char *const keys[] = {"rules",     "select",  "ignore",  "fail-on",
                                       "min-score", "channel", "weights", NULL};
    Config *config = loader->config;
    Text key = pair->key->text;
    const YamlNode *value = pair->value;
    if (text_is(key, TEXT("rules")))
        return load_packs(loader, value);
    if (text_is(key, TEXT("select")))
        return load_list(loader, value, &config->choice.select);
    if (text_is(key, TEXT("ignore")))
        return load_list(loader, value, &config->choice.ignore);
    if (text_is(key, TEXT("weights")))
        return load_weights(loader, value);
    if (text_is(key, TEXT("fail-on")))
        return severity_parse(value->text, &config->policy.fail_on)
            || fault(loader, value, "error, warning, note or never");
    if (text_is(key, TEXT("min-score")))
        return config_score(value->text, &config->policy.min_score)
            || fault(loader, value, "a score, 0 to 100");
    if (text_is(key, TEXT("channel")))
        return config_channel(value->text, &config->policy)
            || fault(loader, value, "answer, thinking or both");
    TextList known = {0};
    for (size_t i = 0; keys[i]; i++)
        list_add(loader->keep, &known, text_of(keys[i]));
    Text hint = suggest_hint(loader->keep, key, &known);
    return error_at(loader->error, loader->keep, pair->key->place, "unknown key '%.*s'%.*s",
                    TEXT_ARG(key), TEXT_ARG(hint));
}

static bool load_file(const Loader *loader, Text path)
{
    Text source, why = {0};
    if (!file_read(path, CONFIG_MOST, loader->keep, &source, &why))
        return error_at(loader->error, loader->keep, (Place){path, 0, 0}, "%.*s", TEXT_ARG(why));
    const YamlNode *file = yaml_parse(source, path, loader->keep, loader->error);
    if (!file)
        return false;
    if (file->kind != YAML_MAP)
        return fault(loader, file, "a mapping such as `fail-on: warning`");
    for (size_t i = 0; i < file->map.len; i++)
        if (!load_key(loader, &file->map.at[i]))
            return false;
    return true;
}

// --- finding it ----------------------------------------------------------------------------------

static bool is_our_own(const struct stat *status)
{
    return status->st_uid == geteuid() || status->st_uid == 0;
}

// A link of somebody else's would choose which of our own files governs a run.
static bool is_trusted(const char *path)
{
    struct stat link, status;
    return lstat(path, &link) == 0 && is_our_own(&link) && stat(path, &status) == 0
        && is_our_own(&status);
}

static bool exists(Text folder, Text name, Arena *scratch, char **path)
{
    struct stat status;
    *path = arena_terminated(scratch, arena_join(scratch, folder, name));
    return lstat(*path, &status) == 0;
}

static bool is_last(Text folder, const char *home, Arena *scratch)
{
    char *path;
    Text bare = text_slice(folder, 0, folder.len - 1);
    return exists(folder, TEXT(".git"), scratch, &path)
        || (home && text_is(bare, text_of(home))) || folder.len == 1;
}

// The nearest file upwards, or the empty text. Every folder ends with a slash.
static Text find(Arena *keep)
{
    char *here = getcwd(NULL, 0), *path;
    if (!here)
        return (Text){0};
    Text folder = arena_copy(keep, text_of(here));
    free(here);
    const char *home = getenv("HOME");
    if (!text_ends(folder, TEXT("/")))
        folder = arena_join(keep, folder, TEXT("/"));
    for (int i = 0; i < FOLDERS_MOST; i++) {
        if (!is_trusted(arena_terminated(keep, folder)))
            break;
        if (exists(folder, TEXT(NAME), keep, &path))
            return is_trusted(path) ? i == 0 ? TEXT(NAME) : text_of(path) : (Text){0};
        if (is_last(folder, home, keep))
            break;
        folder.len--;
        while (folder.len > 1 && folder.at[folder.len - 1] != '/')
            folder.len--;
    }
    return (Text){0};
}

static Text folder_of(Text path)
{
    size_t end = path.len;
    while (end > 0 && path.at[end - 1] != '/')
        end--;
    return text_slice(path, 0, end);
}

bool config_load(Text path, Arena *keep, Config *config, Error *error)
{
    *config = (Config){.path = path.len ? path : find(keep), .policy = policy_default()};
    if (!config->path.len)
        return true;
    Loader loader = {config, folder_of(config->path), keep, error};
    return load_file(&loader, config->path);
}
