/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/code_names.h"

#include <string.h>
#include <strings.h>

#include "base/strbuf.h"
#include "identify/name_lexicon.h"
#include "model/model.h"
#include "scan/lines.h"

/* An ampersand joins firms, and an equals sign a label and its value. */
#define SEPARATORS " |^;,~%_<>\"\t\n\r\x1c\x1d\x1e\x1f"

/* A name has so many words. */
#define WORDS_LEAST 2
#define WORDS_MOST 4
/* A payload with more runs of words is a text. */
#define RUNS_MOST 4

/* A number has so many digits, and few letters beside them: "RXH0012345". */
#define NUMBER_DIGITS 6
#define NUMBER_LETTERS 3
#define HEALTH_DIGITS 10
/* Books have so many, and begin in one of two ways (ISBN). */
#define BOOK_DIGITS 13

/* How like a name by the tables each word must be, unless no table knows it, and one of them. */
#define EACH_LIKE 0.12F
#define ONE_LIKE 0.40F

/* Behind this label whatever may be a name is told as one. */
#define ASKED "Patient name: "
#define NAME_LEAST 0.60
#define HEALTH_NUMBERS                                                                             \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER)

typedef struct run {
    size_t words, initials;
    size_t length; /* bytes of its words, without what stands between them */
    float most;    /* how like a name the likest is */
    bool other;    /* it has a word that is nobody's name */
} run;

/* What has been seen of a payload, as lines for the recognisers of text. */
typedef struct form {
    phw_strbuf lines;
    run runs[RUNS_MOST];
    size_t count;
    bool open; /* the last line is a run that may go on */
    bool number, caret;
} form;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (unsigned char)c >= 0x80;
}

/* A slash parts names, and days of a date it does not. */
static bool is_separator(const char *text, size_t length, size_t at)
{
    if (text[at] == '/')
        return at == 0 || at + 1 == length || !is_digit(text[at - 1]) || !is_digit(text[at + 1]);
    return text[at] == '\0' || strchr(SEPARATORS, text[at]) != NULL;
}

static bool is_other_program(const char *text, size_t length)
{
    static const char *const starts[] = {
        "BCD\n",   "BCD\r",   "BEGIN:",   "BIZCARD:", "bitcoin:", "geo:", "mailto:",
        "MATMSG:", "MECARD:", "otpauth:", "SMSTO:",   "SPD*",     "sms:", "tel:",
        "upi:",    "WIFI:",   "spotify:", "market:",  "intent:"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (length >= strlen(starts[i]) && strncasecmp(text, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

static void close_run(form *seen)
{
    if (seen->open)
        phw_strbuf_add_char(&seen->lines, '\n');
    seen->open = false;
}

static bool is_title(const char *text, size_t length)
{
    static const char *const titles[] = {"mr", "mrs", "ms", "miss", "master", "mx"};
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (length == strlen(titles[i]) && strncasecmp(text, titles[i], length) == 0)
            return true;
    return false;
}

static void weigh(run *last, const struct phw_models *models, const char *text, size_t length)
{
    phw_name_token token;
    phw_name_lexicon_look_up(models, text, length, &token);
    const float like = phw_name_token_best(&token);
    last->most = like > last->most ? like : last->most;
    last->other |= token.known && like < EACH_LIKE && !(token.kinds & PHW_WORD_PARTICLE);
}

/* @param length  one: an initial, or a sex. */
static void add_word(form *seen, const struct phw_models *models, const char *text, size_t length)
{
    if (!seen->open) {
        phw_strbuf_add_text(&seen->lines, ASKED);
        seen->runs[seen->count++] = (run){.words = 0};
    } else {
        phw_strbuf_add_char(&seen->lines, ' ');
    }
    seen->open = true;
    run *last = &seen->runs[seen->count - 1];
    last->words++;
    last->initials += length == 1;
    last->length += length;
    if (length > 1)
        weigh(last, models, text, length);
    phw_strbuf_add(&seen->lines, text, length);
}

static void add_number(form *seen, const char *text, size_t length)
{
    size_t digits = 0, letters = 0;
    close_run(seen);
    for (size_t i = 0; i < length; i++) {
        digits += is_digit(text[i]);
        letters += is_letter(text[i]);
    }
    const bool book = digits == BOOK_DIGITS && length == digits && memcmp(text, "97", 2) == 0;
    seen->number |= digits >= NUMBER_DIGITS && letters <= NUMBER_LETTERS && !book;
    if (digits == length && length == HEALTH_DIGITS)
        phw_strbuf_format(&seen->lines, "%.3s %.3s %.4s\n", text, text + 3, text + 6);
}

/* Parts the payload; false where it has too many words to be a form. */
static bool part(form *seen, const struct phw_models *models, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t end = at, signs = 0, stop;
        for (; end < length && !is_separator(text, length, end); end++)
            signs += !is_letter(text[end]) && text[end] != '\'' && text[end] != '-';
        stop = end;
        if (stop > at && text[stop - 1] == '.' && signs == 1)
            stop--, signs--; /* "A. Patel", "Mrs. Holt" */
        if (stop > at && signs == 0 && is_letter(text[at])) {
            if (!seen->open && seen->count == RUNS_MOST)
                return false;
            if (!is_title(text + at, stop - at))
                add_word(seen, models, text + at, stop - at);
        } else if (stop > at) {
            add_number(seen, text + at, stop - at);
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

/* Whether a name that was told is all of a run but for its initials: in "Jean Holt Concert Hall" it
 * is not. */
static bool is_whole_run(const form *seen, const char *name)
{
    const size_t length = name ? without_blanks(name) : 0;
    for (size_t i = 0; i < seen->count; i++) {
        const run *one = &seen->runs[i];
        if (one->words >= WORDS_LEAST && one->words <= WORDS_MOST && !one->other &&
            one->most >= ONE_LIKE && length <= one->length && length + one->initials >= one->length)
            return true;
    }
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
    if (is_other_program(text, length) || !part(&seen, with->models, text, length) ||
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
