/* SPDX-License-Identifier: Apache-2.0 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "identify/rules_pattern.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Limits of PCRE2 on one attempt to match from one place; see pcre2api(3). They are met only by
 * patterns that try the same text in very many ways. */
#define MATCH_LIMIT 50000U
#define DEPTH_LIMIT 5000U
#define HEAP_LIMIT_KIB 4096U
#define NESTED_MOST 20U

/* Steps for a page, whatever is on it, and for each byte of its text: a form of a number takes some
 * three steps a byte. */
#define STEPS_LEAST 50000U
#define STEPS_A_BYTE 64U

/* Forms shorter than this, or with fewer digits, would be found in any text. */
#define FORM_LEAST 5U
#define FORM_DIGITS_LEAST 3U
#define FORM_MOST 40U

struct phw_rules_pattern {
    pcre2_code *code;
};

static phw_pattern_made wrong(char why[PHW_PATTERN_WHY_MAX], const char *text)
{
    snprintf(why, PHW_PATTERN_WHY_MAX, "%s", text);
    return PHW_PATTERN_WRONG;
}

static pcre2_code *compile(const char *text, size_t length, int *code, size_t *place)
{
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context)
        return NULL;
    pcre2_set_parens_nest_limit(context, NESTED_MOST);
    pcre2_set_max_pattern_length(context, PHW_PATTERN_BYTES_MAX);
    /* Callouts before every item count the steps. */
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C |
                       PCRE2_AUTO_CALLOUT | PCRE2_NO_AUTO_CAPTURE;
    pcre2_code *made = pcre2_compile((PCRE2_SPTR)text, length, options, code, place, context);
    pcre2_compile_context_free(context);
    return made;
}

phw_pattern_made phw_rules_pattern_make(const char *text, size_t length,
                                        phw_rules_pattern **pattern, char why[PHW_PATTERN_WHY_MAX])
{
    int code = PCRE2_ERROR_NOMEMORY;
    size_t place = 0;
    uint32_t empty = 1;
    if (length > PHW_PATTERN_BYTES_MAX)
        return wrong(why, "the pattern is longer than 500 bytes");
    phw_rules_pattern *made = calloc(1, sizeof *made);
    if (!made)
        return PHW_PATTERN_NOMEM;
    made->code = compile(text, length, &code, &place);
    if (!made->code) {
        free(made);
        if (code == PCRE2_ERROR_NOMEMORY || code == PCRE2_ERROR_HEAP_FAILED)
            return PHW_PATTERN_NOMEM;
        char message[PHW_PATTERN_WHY_MAX / 2] = "it is no regular expression";
        (void)pcre2_get_error_message(code, (PCRE2_UCHAR *)message, sizeof message);
        snprintf(why, PHW_PATTERN_WHY_MAX, "the pattern, at its character %zu: %s", place + 1,
                 message);
        return PHW_PATTERN_WRONG;
    }
    if (pcre2_pattern_info(made->code, PCRE2_INFO_MATCHEMPTY, &empty) != 0 || empty) {
        phw_rules_pattern_free(&made);
        return wrong(why, "the pattern also matches nothing at all, so that it would be found "
                          "everywhere");
    }
    *pattern = made;
    return PHW_PATTERN_MADE;
}

static bool is_ascii_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

phw_pattern_made phw_rules_pattern_make_form(const char *text, size_t length,
                                             phw_rules_pattern **pattern,
                                             char why[PHW_PATTERN_WHY_MAX])
{
    char expression[FORM_MOST * 8 + 64] = "(?<![\\p{L}\\d])";
    size_t used = strlen(expression), digits = 0, solid = 0;
    if (length > FORM_MOST)
        return wrong(why, "a number's form has at most 40 characters");
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        const char *part = NULL;
        char literal[3] = {c, '\0', '\0'};
        if (c == '9')
            part = "\\d";
        else if (c == '@')
            part = "\\p{L}";
        else if (c == ' ' || c == '-')
            part = "[ -]?";
        else if (c == '/' || c == '.')
            literal[0] = '\\', literal[1] = c, part = literal;
        else if (is_ascii_letter(c) || (c >= '0' && c <= '8'))
            part = literal;
        else
            return wrong(why, "a number's form is made of 9 for a digit, @ for a letter, and the "
                              "letters, digits, hyphens and blanks that it always has");
        digits += c >= '0' && c <= '9';
        solid += c != ' ' && c != '-' && c != '/' && c != '.';
        memcpy(expression + used, part, strlen(part) + 1);
        used += strlen(part);
    }
    if (solid < FORM_LEAST || digits < FORM_DIGITS_LEAST)
        return wrong(why, "a number's form needs five letters and digits, three of them digits: a "
                          "shorter one would be found everywhere");
    static const char end[] = "(?![\\p{L}\\d])";
    memcpy(expression + used, end, sizeof end);
    return phw_rules_pattern_make(expression, used + sizeof end - 1, pattern, why);
}

void phw_rules_pattern_free(phw_rules_pattern **pattern)
{
    if (!pattern || !*pattern)
        return;
    pcre2_code_free((*pattern)->code);
    free(*pattern);
    *pattern = NULL;
}

uint64_t phw_pattern_steps(size_t bytes)
{
    return STEPS_LEAST + (uint64_t)bytes * STEPS_A_BYTE;
}

/* One item of the pattern is about to be tried. */
static int count_step(pcre2_callout_block *block, void *search)
{
    phw_pattern_search *on = search;
    (void)block;
    if (on->steps_left == 0)
        return PCRE2_ERROR_CALLOUT;
    on->steps_left--;
    return 0;
}

bool phw_pattern_search_begin(phw_pattern_search *search, const phw_rules_pattern *pattern,
                              size_t bytes)
{
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    pcre2_match_data *match = pcre2_match_data_create(1, NULL);
    *search = (phw_pattern_search){pattern, phw_pattern_steps(bytes), match, context};
    if (!context || !match) {
        phw_pattern_search_done(search);
        return false;
    }
    pcre2_set_match_limit(context, MATCH_LIMIT);
    pcre2_set_depth_limit(context, DEPTH_LIMIT);
    pcre2_set_heap_limit(context, HEAP_LIMIT_KIB);
    return true;
}

phw_pattern_found phw_pattern_next(phw_pattern_search *search, const char *text, size_t length,
                                   size_t at, size_t *begin, size_t *end)
{
    pcre2_set_callout(search->context, count_step, search);
    int result = pcre2_match(search->pattern->code, (PCRE2_SPTR)text, length, at, PCRE2_NOTEMPTY,
                             search->match, search->context);
    if (result == PCRE2_ERROR_NOMATCH)
        return PHW_PATTERN_NOT_THERE;
    if (result == PCRE2_ERROR_NOMEMORY)
        return PHW_PATTERN_NO_MEMORY;
    if (result < 0)
        return PHW_PATTERN_STOPPED;
    const PCRE2_SIZE *place = pcre2_get_ovector_pointer(search->match);
    /* \K can move the start. */
    if (place[0] >= place[1] || place[1] > length)
        return PHW_PATTERN_NOT_THERE;
    *begin = place[0];
    *end = place[1];
    return PHW_PATTERN_THERE;
}

void phw_pattern_search_done(phw_pattern_search *search)
{
    pcre2_match_data_free(search->match);
    pcre2_match_context_free(search->context);
    search->match = NULL;
    search->context = NULL;
}
