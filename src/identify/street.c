/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/street.h"

#include <string.h>

#include "identify/name_token.h"
#include "model/model.h"

/* Letters of the longest kind, with room for one more and a NUL. */
#define KIND_ROOM 13
/* Letters of a kind in which one may be wrong, and of what is left of it. */
#define NEARLY_LEAST 4
#define READ_LEAST 3

/* Kinds of street, folded. */
static const char *const street_kinds[] = {
    "alley",     "approach", "arcade",   "ave",       "avenue",   "bank",    "boulevard",
    "brae",      "broadway", "brow",     "buildings", "chase",    "circle",  "circus",
    "clos",      "close",    "common",   "copse",     "corner",   "cottage", "cottages",
    "court",     "cres",     "crescent", "croft",     "crossing", "dale",    "dell",
    "dene",      "downs",    "dr",       "drift",     "drive",    "drove",   "embankment",
    "esplanade", "estate",   "farm",     "ffordd",    "field",    "fields",  "fold",
    "gardens",   "garth",    "gate",     "gdns",      "glade",    "glebe",   "glen",
    "grange",    "green",    "grove",    "heights",   "heol",     "hill",    "hollow",
    "house",     "knoll",    "lane",     "lea",       "leas",     "ln",      "loan",
    "lodge",     "lon",      "maes",     "maltings",  "manor",    "mead",    "meadow",
    "meadows",   "mews",     "mount",    "nook",      "orchard",  "paddock", "parade",
    "park",      "passage",  "pasture",  "pastures",  "path",     "place",   "promenade",
    "quay",      "rd",       "rhodfa",   "ride",      "ridge",    "rise",    "road",
    "row",       "sidings",  "spinney",  "sq",        "square",   "st",      "strand",
    "street",    "stryd",    "terr",     "terrace",   "towers",   "track",   "trail",
    "vale",      "vennel",   "view",     "villas",    "walk",     "warren",  "way",
    "wharf",     "wood",     "wynd",     "yard",
};

static size_t fold(const char *text, size_t length, char *key)
{
    return length >= KIND_ROOM ? 0 : phw_models_fold(text, length, key, KIND_ROOM);
}

bool phw_street_kind(const char *text, size_t length)
{
    char key[KIND_ROOM];
    if (!fold(text, length, key))
        return false;
    for (size_t i = 0; i < sizeof street_kinds / sizeof street_kinds[0]; i++)
        if (key[0] == street_kinds[i][0] && strcmp(key, street_kinds[i]) == 0)
            return true;
    return false;
}

bool phw_street_kind_nearly(const char *text, size_t length)
{
    char key[KIND_ROOM];
    size_t folded = fold(text, length, key);
    if (folded < READ_LEAST)
        return false;
    for (size_t i = 0; i < sizeof street_kinds / sizeof street_kinds[0]; i++) {
        size_t meant = strlen(street_kinds[i]);
        if (meant >= NEARLY_LEAST && phw_name_key_nearly(key, folded, street_kinds[i], meant))
            return true;
    }
    return false;
}
