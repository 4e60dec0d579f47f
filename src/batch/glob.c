/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/glob.h"

#include <string.h>

static unsigned char fold(char c, bool any_case)
{
    unsigned char byte = (unsigned char)c;
    return any_case && byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte + 'a' - 'A') : byte;
}

/* Behind a set's closing bracket; NULL where it has none, and [ is a byte like any other. */
static const char *set_end(const char *set)
{
    const char *c = set + 1;
    c += *c == '!' || *c == '^';
    c += *c == ']'; /* the first one belongs to the set */
    c = strchr(c, ']');
    return c ? c + 1 : NULL;
}

static bool in_set(const char *set, const char *end, char c, bool any_case)
{
    unsigned char byte = fold(c, any_case);
    const char *at = set + 1;
    bool negated = *at == '!' || *at == '^', found = false;
    for (at += negated; at < end - 1; at++) {
        unsigned char from = fold(*at, any_case), to = from;
        if (at[1] == '-' && at + 2 < end - 1) {
            to = fold(at[2], any_case);
            at += 2;
        }
        found |= byte >= from && byte <= to;
    }
    return found != negated;
}

/* One element of the pattern that is no star against one byte. @return the pattern behind it, or
 * NULL. */
static const char *one(const char *pattern, char c, bool any_case)
{
    const char *end = *pattern == '[' ? set_end(pattern) : NULL;
    if (end)
        return c != '/' && in_set(pattern, end, c, any_case) ? end : NULL;
    if (*pattern == '?')
        return c != '/' ? pattern + 1 : NULL;
    if (*pattern == '\\' && pattern[1])
        pattern++;
    return *pattern && fold(*pattern, any_case) == fold(c, any_case) ? pattern + 1 : NULL;
}

/* Where to go on when what follows a star does not match. */
typedef struct retry {
    const char *pattern; /* behind the star; NULL: there was none */
    const char *text;    /* the star's run ends before this byte */
} retry;

static bool take_longer(retry *star, bool slashes, const char **pattern, const char **text)
{
    if (!star->pattern || !*star->text || (!slashes && *star->text == '/'))
        return false;
    star->text++;
    *pattern = star->pattern;
    *text = star->text;
    return true;
}

/* Only the last star of each kind need be tried anew: a longer run of an earlier one could not
 * reach further. That keeps hostile patterns and names from costing more than their product. */
static bool matches(const char *pattern, const char *text, bool any_case)
{
    retry single = {NULL, NULL}, twin = {NULL, NULL};
    for (;;) {
        if (pattern[0] == '*' && pattern[1] == '*') {
            pattern += 2;
            single.pattern = NULL;
            twin = (retry){pattern, text};
            if (*pattern == '/') { /* whole folders, or none */
                pattern++;
                if (matches(pattern, text, any_case))
                    return true;
                pattern--;
            }
            continue;
        }
        if (*pattern == '*') {
            single = (retry){++pattern, text};
            continue;
        }
        if (!*pattern && !*text)
            return true;
        const char *next = *text ? one(pattern, *text, any_case) : NULL;
        if (next) {
            pattern = next;
            text++;
        } else if (!take_longer(&single, false, &pattern, &text)) {
            single.pattern = NULL;
            if (!take_longer(&twin, true, &pattern, &text))
                return false;
        }
    }
}

bool phw_glob_matches(const char *pattern, const char *path, bool any_case)
{
    const char *slash = strrchr(path, '/');
    pattern += pattern[0] == '/'; /* the folder that is walked is the root */
    if (!strchr(pattern, '/') && slash)
        path = slash + 1;
    return matches(pattern, path, any_case);
}

bool phw_globs_match(const phw_globs *globs, const char *path)
{
    for (unsigned i = 0; i < globs->count; i++)
        if (phw_glob_matches(globs->patterns[i], path, globs->any_case))
            return true;
    return false;
}
