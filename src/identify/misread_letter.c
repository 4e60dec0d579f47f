/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/misread_letter.h"

#include <string.h>

/* What a small letter and a capital may have been, each a run of letters behind the one that was
 * read. */
static const char *const looks[] = {
    "aeosuc", "bhopl",  "ceorta", "dacl", "eaocrs", "ftlir", "gqyp", "hbnkl", "iltrj",
    "jiyl",   "khltb",  "litfkh", "mnw",  "nurhmx", "oaceu", "pngr", "qg",    "rtcnfes",
    "saezc",  "tlrifc", "uanov",  "vyuw", "wvun",   "xzkn",  "yvgj", "zsx"};
static const char *const capital_looks[] = {
    "arhk",  "brdephs", "cgoel", "dobpu", "efbrc", "fept",   "gcoqs", "hnmkbi", "iltj",
    "jili",  "kxrh",    "liet",  "mnhw",  "nmhwu", "odcqgu", "pfrdb", "qog",    "rkbapn",
    "sbgez", "tifly",   "uvodn", "vyuw",  "wvmn",  "xky",    "yvtx",  "zse"};
/* Thin letters, which are lost most. */
static const char lost[] = "ilrtna";
/* What two letters are read as one, or one as two. */
static const struct pair {
    const char *read;
    const char *meant;
} pairs[] = {{"rn", "m"}, {"m", "rn"}, {"m", "nn"}, {"nn", "m"}, {"cl", "d"}, {"d", "cl"},
             {"ri", "n"}, {"n", "ri"}, {"ii", "u"}, {"u", "ii"}, {"vv", "w"}, {"w", "vv"},
             {"li", "h"}, {"h", "li"}, {"in", "m"}, {"m", "in"}, {"ni", "m"}, {"m", "ni"}};

typedef struct trial {
    const char *key;
    size_t length;
    phw_misread_take *take;
    void *context;
} trial;

static void tell(const trial *of, size_t at, size_t read_count, const char *meant,
                 size_t meant_count)
{
    phw_misread reading = {.at = at, .read_count = read_count, .meant_count = meant_count};
    const size_t behind = of->length - at - read_count;
    reading.length = at + meant_count + behind;
    memcpy(reading.word, of->key, at);
    memcpy(reading.word + at, meant, meant_count);
    memcpy(reading.word + at + meant_count, of->key + at + read_count, behind);
    reading.word[reading.length] = '\0';
    memcpy(reading.meant, meant, meant_count);
    of->take(of->context, &reading);
}

void phw_misread_try(const char *key, size_t length, size_t capitals, phw_misread_take *take,
                     void *context)
{
    const trial of = {key, length, take, context};
    for (size_t at = 0; at < length; at++) {
        const char *const *look = at < capitals ? capital_looks : looks;
        for (const char *meant = look[key[at] - 'a'] + 1; *meant; meant++)
            tell(&of, at, 1, meant, 1);
        /* An ending of one letter is another form of the word, and no error. */
        if (at > 0 && at + 1 < length)
            tell(&of, at, 1, "", 0);
        for (size_t i = 0; at >= capitals && i < sizeof pairs / sizeof pairs[0]; i++) {
            const size_t read = strlen(pairs[i].read);
            if (at + read <= length && memcmp(key + at, pairs[i].read, read) == 0)
                tell(&of, at, read, pairs[i].meant, strlen(pairs[i].meant));
        }
    }
    for (size_t at = 0; at <= length; at++)
        for (const char *letter = lost; *letter; letter++)
            tell(&of, at, 0, letter, 1);
}
