#include "run/listing.h"

Place listing_place(const Listing *listing)
{
    return (Place){listing->path, listing->line.number, 0};
}

static bool refuse(const Listing *listing, const char *why)
{
    return error_at(listing->error, listing->keep, listing_place(listing),
                    "no %s of answerlint: %s; %s", listing->kind->what, why, listing->kind->remedy);
}

// The object of one line; NULL with an error.
static const JsonNode *parse(const Listing *listing, Text text, Arena *arena)
{
    JsonReader reader = {.text = text};
    JsonNode *value = NULL, *more;
    JsonAnswer answer = json_next(&reader, arena, &value);
    if (answer == JSON_VALUE && json_next(&reader, arena, &more) == JSON_END
        && value->kind == JSON_OBJECT)
        return value;
    Place place = listing_place(listing);
    place.column = (uint32_t)(answer == JSON_VALUE ? reader.at : reader.where) + 1;
    if (answer == JSON_CUT)
        error_at(listing->error, listing->keep, place,
                 "cut off in the middle of a line; write the %s again", listing->kind->what);
    else
        error_at(listing->error, listing->keep, place, "no %s of answerlint: %s; %s",
                 listing->kind->what, answer == JSON_VALUE ? "not one object a line" : reader.why,
                 listing->kind->remedy);
    return NULL;
}

static bool has_schema(const JsonNode *head, const char *schema, Arena *arena)
{
    JsonString string;
    return json_string(json_get(head, TEXT("schema")), arena, &string)
        && text_is(string.text, text_of(schema));
}

static bool read_head(Listing *listing)
{
    Arena *keep = listing->keep;
    Text closed = arena_join(keep, listing->line.text, TEXT("]}"));
    listing->head = parse(listing, closed, listing->keep);
    listing->framed = true;
    return listing->head
        && (has_schema(listing->head, listing->kind->schema, keep)
            || error_at(listing->error, keep, listing_place(listing), "the schema is not %s; %s",
                        listing->kind->schema, listing->kind->remedy));
}

bool listing_open(Listing *listing, const ListingKind *kind, Text path, Arena *keep, Error *error)
{
    Text why;
    *listing = (Listing){.kind = kind, .path = path, .keep = keep, .error = error};
    listing->lines = lines_open(path, keep, &why);
    if (!listing->lines)
        return error_at(error, keep, (Place){path, 0, 0}, "%.*s", TEXT_ARG(why));
    if (!lines_next(listing->lines, keep, &listing->line)) {
        listing->line.number = 0;
        return refuse(listing, "it is empty");
    }
    if (listing->line.why.len)
        return error_at(error, keep, listing_place(listing), "%.*s", TEXT_ARG(listing->line.why));
    Text first = text_trim(listing->line.text);
    if (text_is(first, TEXT("{")))
        return refuse(listing, "it is laid out over several lines");
    listing->waiting = !text_ends(first, TEXT("["));
    return listing->waiting || read_head(listing);
}

void listing_close(Listing *listing)
{
    if (listing->lines)
        lines_close(listing->lines);
    listing->lines = NULL;
}

static ListingAnswer no_line(Listing *listing)
{
    if (!listing->framed || listing->ended)
        return LISTING_END;
    error_at(listing->error, listing->keep, (Place){listing->path, 0, 0},
             "cut off: the end of the %s is missing; write them again", listing->kind->what);
    return LISTING_TROUBLE;
}

ListingAnswer listing_next(Listing *listing, Arena *arena, const JsonNode **node)
{
    if (!listing->waiting && !lines_next(listing->lines, arena, &listing->line))
        return no_line(listing);
    listing->waiting = false;
    if (listing->line.why.len) {
        error_at(listing->error, listing->keep, listing_place(listing), "%.*s",
                 TEXT_ARG(listing->line.why));
        return LISTING_TROUBLE;
    }
    Text text = text_trim(listing->line.text);
    if (listing->ended) {
        refuse(listing, "there is something behind its end");
        return LISTING_TROUBLE;
    }
    if (listing->framed && text_starts(text, TEXT("]"))) {
        listing->ended = true;
        return listing_next(listing, arena, node);
    }
    if (listing->framed && text_ends(text, TEXT(",")))
        text.len--;
    *node = parse(listing, text, arena);
    return *node ? LISTING_ELEMENT : LISTING_TROUBLE;
}
