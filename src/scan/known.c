/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/known.h"

#include <stdbool.h>
#include <string.h>

#include "base/geometry.h"
#include "identify/name_lexicon.h"
#include "redact/policy.h"

/* Share of the smaller of two quads that the same word shares in both scans. */
#define SAME_PLACE 0.4
/* Share of a word under a finding that makes it a part of that. */
#define OF_FINDING 0.2
/* A name with a title or a role beside it is a colleague's by more than this. */
#define STAFF_SURE 0.85
/* Words of one name stand no farther from each other, in heights. */
#define BESIDE 0.6
/* One letter in so many may be read otherwise in the copy, where a cover cuts it. */
#define LETTERS_AN_ERROR 4
/* A word that people are called by more often than it means something else. */
#define NAME_LIKE 0.5F
/* Letters and digits that are compared at most; findings that are longer stay. */
#define LETTERS_MOST 64

/* The letters and digits of a text, small; bytes beyond ASCII as they are. */
typedef struct letters {
    char text[LETTERS_MOST];
    size_t count;
    bool fits;
} letters;

static void add_letters(letters *to, const char *text)
{
    for (; *text; text++) {
        char c = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
        bool counts = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
        if (!counts)
            continue;
        to->fits &= to->count < LETTERS_MOST;
        if (to->fits)
            to->text[to->count++] = c;
    }
}

/* The least edits that make @p part out of some part of @p whole (Sellers 1980). */
static size_t edits_within(const letters *part, const letters *whole)
{
    size_t above[LETTERS_MOST + 1] = {0}, least;
    for (size_t i = 1; i <= part->count; i++) {
        size_t diagonal = above[0];
        above[0] = i;
        for (size_t k = 1; k <= whole->count; k++) {
            size_t changed = diagonal + (part->text[i - 1] != whole->text[k - 1]);
            diagonal = above[k];
            size_t edits = (above[k] < above[k - 1] ? above[k] : above[k - 1]) + 1;
            above[k] = changed < edits ? changed : edits;
        }
    }
    least = above[0];
    for (size_t k = 1; k <= whole->count; k++)
        least = above[k] < least ? above[k] : least;
    return least;
}

bool phw_scan_had_to_cover(const phw_report *report, const phw_quad *word)
{
    for (size_t i = 0; report->findings && i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        if (phw_redact_covers(finding, report->verdict) &&
            phw_quad_overlap(word, &finding->quad) > OF_FINDING * phw_quad_area(word))
            return true;
    }
    return false;
}

bool phw_scan_may_be_somebodys(const phw_report *report, const phw_quad *word)
{
    for (size_t i = 0; report->findings && i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        if (finding->kind == PHW_FINDING_STAFF_NAME && finding->confidence < STAFF_SURE &&
            phw_quad_overlap(word, &finding->quad) > OF_FINDING * phw_quad_area(word))
            return true;
    }
    return false;
}

static bool is_name_covered(const phw_report *report, const phw_word *word)
{
    for (size_t i = 0; report->findings && i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        if ((finding->kind == PHW_FINDING_PATIENT_NAME ||
             finding->kind == PHW_FINDING_RELATIVE_NAME) &&
            phw_redact_covers(finding, report->verdict) &&
            phw_quad_overlap(&word->quad, &finding->quad) > OF_FINDING * phw_quad_area(&word->quad))
            return true;
    }
    return false;
}

/* Whether the next word of the line is a name that had to be covered: of "trinh Huynh" half was. */
static bool stands_beside_name(const phw_report *report, size_t at)
{
    const phw_page *page = report->page;
    const phw_word *word = &page->words[at];
    const double near = BESIDE * page->lines[word->line].height;
    for (size_t i = at > 0 ? at - 1 : at; i <= at + 1 && i < page->word_count; i++) {
        const phw_word *other = &page->words[i];
        const phw_quad wide = phw_quad_pad(&other->quad, near, 0);
        if (i != at && other->line == word->line && phw_quad_overlap(&wide, &word->quad) > 0 &&
            is_name_covered(report, other))
            return true;
    }
    return false;
}

/* Whether what stands between blanks is a word that is nobody's name: the tables hold it as one,
 * and people are hardly called by it. */
static bool are_ordinary_words(const struct phw_models *models, const char *text)
{
    while (*text != '\0') {
        const size_t length = strcspn(text, " ");
        phw_name_token word;
        phw_name_lexicon_look_up(models, text, length, &word);
        if (word.key_length > 0 &&
            (phw_name_token_best(&word) >= NAME_LIKE || (!word.known && word.word <= 0)))
            return false;
        text += length + strspn(text + length, " ");
    }
    return true;
}

/* Whether the scan told of a word that it is a colleague's or a place's. */
static bool is_elses(const phw_report *report, const phw_quad *word)
{
    for (size_t i = 0; report->findings && i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        if ((finding->subject == PHW_SUBJECT_STAFF ||
             finding->subject == PHW_SUBJECT_ORGANISATION ||
             finding->subject == PHW_SUBJECT_PUBLIC) &&
            phw_quad_overlap(word, &finding->quad) > OF_FINDING * phw_quad_area(word))
            return true;
    }
    return false;
}

static bool is_known(const struct phw_models *models, const phw_report *before,
                     const phw_finding *finding)
{
    const bool name = finding->kind != PHW_FINDING_HOSPITAL_NUMBER;
    letters found = {.fits = true}, read = {.fits = true};
    if ((finding->kind != PHW_FINDING_PATIENT_NAME && finding->kind != PHW_FINDING_RELATIVE_NAME &&
         finding->kind != PHW_FINDING_HOSPITAL_NUMBER) ||
        !finding->text)
        return false;
    add_letters(&found, finding->text);
    for (size_t i = 0; i < before->page->word_count; i++) {
        const phw_word *word = &before->page->words[i];
        if (!phw_quad_is_same(&word->quad, &finding->quad, SAME_PLACE))
            continue;
        if (word->confidence < PHW_SCAN_SURE || phw_scan_had_to_cover(before, &word->quad) ||
            phw_scan_may_be_somebodys(before, &word->quad) || stands_beside_name(before, i) ||
            (name && !is_elses(before, &word->quad) && !are_ordinary_words(models, word->text)) ||
            before->page->lines[word->line].state != PHW_LINE_READ)
            return false;
        add_letters(&read, word->text);
    }
    return found.fits && read.fits && found.count > 0 && read.count > 0 &&
           edits_within(&found, &read) <= found.count / LETTERS_AN_ERROR;
}

void phw_scan_drop_known(const struct phw_models *models, const phw_report *before,
                         phw_report *after)
{
    size_t kept = 0;
    if (!before->page || !before->findings)
        return;
    for (size_t i = 0; i < after->findings->count; i++)
        if (!is_known(models, before, &after->findings->items[i]))
            after->findings->items[kept++] = after->findings->items[i];
    after->findings->count = kept;
}
