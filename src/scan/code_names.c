/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/code_names.h"

#include <string.h>

#include "base/strbuf.h"
#include "scan/lines.h"

#define SEPARATORS " /|^;,~%&=<>\"\t\n\r\x1c\x1d\x1e\x1f"

/* A name has so many words. */
#define WORDS_LEAST 2
#define WORDS_MOST 4
/* A payload with more runs of words is a text. */
#define RUNS_MOST 4

/* A number has so many digits, and few letters beside them: "RXH0012345". */
#define NUMBER_DIGITS 6
#define NUMBER_LETTERS 3
#define HEALTH_DIGITS 10

/* Behind this label whatever may be a name is told as one. */
#define ASKED "Patient name: "
#define NAME_LEAST 0.60
#define HEALTH_NUMBERS                                                                             \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER)

typedef struct run {
    size_t words, length; /* bytes of its words, without what stands between them */
} run;

/* What has been seen of a payload, as lines for the recognisers of text. */
typedef struct form {
    phw_strbuf lines;
    run runs[RUNS_MOST];
    size_t count;
    bool open; /* the last line is a run that may go on */
    bool number, caret;
} form;

static bool is_separator(char c)
{
    return c == '\0' || strchr(SEPARATORS, c) != NULL;
}

static bool is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (unsigned char)c >= 0x80;
}

static bool is_other_program(const char *text, size_t length)
{
    static const char *const banks[] = {"BCD\n", "BCD\r", "SPD*"};
    size_t scheme = 0;
    for (size_t i = 0; i < sizeof banks / sizeof banks[0]; i++)
        if (length >= 4 && memcmp(text, banks[i], 4) == 0)
            return true;
    while (scheme < length && is_letter(text[scheme]))
        scheme++;
    return scheme > 0 && scheme < length && text[scheme] == ':';
}

static void close_run(form *seen)
{
    if (seen->open)
        phw_strbuf_add_char(&seen->lines, '\n');
    seen->open = false;
}

static void add_word(form *seen, const char *text, size_t length)
{
    if (!seen->open) {
        phw_strbuf_add_text(&seen->lines, ASKED);
        seen->runs[seen->count++] = (run){0, 0};
    } else {
        phw_strbuf_add_char(&seen->lines, ' ');
    }
    seen->open = true;
    run *last = &seen->runs[seen->count - 1];
    last->words++;
    last->length += length;
    phw_strbuf_add(&seen->lines, text, length);
}

static void add_number(form *seen, const char *text, size_t length)
{
    size_t digits = 0, letters = 0;
    close_run(seen);
    for (size_t i = 0; i < length; i++) {
        digits += text[i] >= '0' && text[i] <= '9';
        letters += is_letter(text[i]);
    }
    seen->number |= digits >= NUMBER_DIGITS && letters <= NUMBER_LETTERS;
    if (digits == length && length == HEALTH_DIGITS)
        phw_strbuf_format(&seen->lines, "%.3s %.3s %.4s\n", text, text + 3, text + 6);
}

/* Parts the payload; false where it has too many words to be a form. */
static bool part(form *seen, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t end = at;
        bool letters = true;
        for (; end < length && !is_separator(text[end]); end++)
            letters &= is_letter(text[end]) || text[end] == '\'' || text[end] == '-';
        if (end > at + 1 && letters) {
            if (!seen->open && seen->count == RUNS_MOST)
                return false;
            add_word(seen, text + at, end - at);
        } else if (end > at) {
            add_number(seen, text + at, end - at);
        }
        if (end < length && text[end] == '^' && seen->open)
            seen->caret = true;
        at = end + 1;
    }
    close_run(seen);
    return true;
}

static size_t without_blanks(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += *text != ' ';
    return count;
}

/* Whether a name that was told is all of a run: in "Jean Holt Concert Hall" it is not. */
static bool is_whole_run(const form *seen, const char *name)
{
    const size_t length = name ? without_blanks(name) : 0;
    for (size_t i = 0; i < seen->count; i++)
        if (seen->runs[i].words >= WORDS_LEAST && seen->runs[i].words <= WORDS_MOST &&
            seen->runs[i].length == length)
            return true;
    return false;
}

static phw_code_name judge(const form *seen, const phw_findings *said)
{
    bool named = false, health = false;
    for (size_t i = 0; i < said->count; i++) {
        const phw_finding *finding = &said->items[i];
        if (finding->confidence < NAME_LEAST)
            continue;
        named |= finding->kind == PHW_FINDING_PATIENT_NAME && is_whole_run(seen, finding->text);
        health |= (HEALTH_NUMBERS & 1U << finding->kind) != 0;
    }
    return !named ? PHW_CODE_NAME_NONE : health ? PHW_CODE_NAME_PATIENT : PHW_CODE_NAME_NUMBERED;
}

phw_status phw_scan_code_names(const char *text, size_t length, const phw_identify_with *with,
                               phw_code_name *made, phw_error *error)
{
    form seen = {.lines = PHW_STRBUF_INIT};
    phw_findings *said = NULL;
    phw_status status = PHW_OK;
    *made = PHW_CODE_NAME_NONE;
    if (is_other_program(text, length) || !part(&seen, text, length) ||
        !(seen.number || seen.caret) || seen.count == 0)
        goto cleanup;
    status = seen.lines.failed ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for a barcode")
                               : phw_findings_new(&said, error);
    if (status == PHW_OK)
        status = phw_scan_read_lines(seen.lines.text, with, said, error);
    if (status == PHW_OK)
        *made = judge(&seen, said);
cleanup:
    phw_findings_free(&said);
    phw_strbuf_done(&seen.lines);
    return status;
}
