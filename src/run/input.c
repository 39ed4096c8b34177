#include "run/input.h"

#include "base/file.h"

// What a folder without a transcript says: it is not passed over in silence.
static bool folder_end(Inputs *inputs, Text folder, Input *input)
{
    bool empty = inputs->found_in_tree == 0;
    tree_close(inputs->tree);
    inputs->tree = NULL;
    inputs->next++;
    if (empty)
        *input = (Input){.path = folder,
                         .why = TEXT("no transcript in this folder: it has no .txt, .md, .log, "
                                     ".out, .ans, .json, .jsonl, .ndjson or .sse file and none "
                                     "that is packed (.gz, .zst, .xz, .bz2, .tar, .tgz)")};
    return empty;
}

static bool next_in_folder(Inputs *inputs, Text folder, Arena *arena, Input *input)
{
    *input = (Input){0};
    TreeAnswer answer = tree_next(inputs->tree, arena, &input->path, &input->why);
    if (answer == TREE_END)
        return folder_end(inputs, folder, input);
    inputs->found_in_tree++;
    return true;
}

bool input_next(Inputs *inputs, Arena *arena, Input *input)
{
    while (inputs->next < inputs->paths->len) {
        Text path = inputs->paths->at[inputs->next];
        if (inputs->tree) {
            if (next_in_folder(inputs, path, arena, input))
                return true;
            continue;
        }
        FileKind kind = text_is(path, TEXT("-")) ? FILE_OTHER : file_kind(path, arena);
        if (kind == FILE_FOLDER) {
            inputs->tree = tree_open(path);
            inputs->found_in_tree = 0;
            continue;
        }
        inputs->next++;
        *input = (Input){.path = path, .may_wait = kind == FILE_OTHER};
        return true;
    }
    return false;
}
