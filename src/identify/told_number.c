/* SPDX-License-Identifier: Apache-2.0 */
/* What people say of somebody, as it is written down: "her date of birth is the 4th of March 1941
 * and I've got her NHS number here it's 999, 123, 4560", a name that is spelt. Lines of speech
 * break anywhere, and pauses are commas. */
#include <string.h>

#include "identify/dates.h"
#include "identify/digits.h"
#include "identify/recogniser.h"

#define SURE_TOLD 0.9
#define SURE_SPELT 0.8
/* Bytes of words between what is announced and it: "here it's", "is the". */
#define REACH 28U
#define DIGITS 10U
/* Of a hospital's number. */
#define HOSPITAL_DIGITS_LEAST 5U
#define HOSPITAL_DIGITS_MOST 9U
#define HOSPITAL_LETTERS_MOST 3U
/* Bytes between two groups of spoken digits, and letters of the shortest name that is spelt. */
#define PAUSE_MOST 2U
#define SPELT_LEAST 3U
#define SPELT_MOST 24U

/* Where reading goes on: behind a phrase, and at the start of the line below. */
typedef struct told {
    uint32_t cell;
    uint32_t at;
    uint32_t left; /* bytes of words that may still stand before it */
    bool said;     /* the line above already said that it is it */
} told;

/* The end of @p phrase, of small letters, at the next place from byte @p at on where it stands as
 * words of its own in whatever letters; 0: nowhere. */
static uint32_t behind(const phw_cell *cell, uint32_t at, const char *phrase)
{
    uint32_t n = (uint32_t)strlen(phrase);
    for (; at + n <= cell->length; at++) {
        uint32_t same = 0;
        while (same < n && (cell->text[at + same] | 32) == (phrase[same] | 32))
            same++;
        if (same == n && (at == 0 || !phw_is_letter(cell->text[at - 1])) &&
            !phw_is_letter(cell->text[at + n]))
            return at + n;
    }
    return 0;
}

static bool sentence_ends(const phw_cell *cell, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at < to; at++)
        if (strchr("?!", cell->text[at]) || (cell->text[at] == '.' && at + 1 == to) ||
            (cell->text[at] == '.' && cell->text[at + 1] == ' '))
            return true;
    return false;
}

/* "is the", "here it's": the words between say that it is it. "Ready by" says nothing. */
static bool says_is(const phw_cell *cell, uint32_t from, uint32_t to)
{
    static const char *const words[] = {"is", "was", "it's", "its", "that's", "as"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        uint32_t end = behind(cell, from, words[i]);
        if (end && end <= to)
            return true;
    }
    return false;
}

/* Whether what is announced at @p place may begin at byte @p begin. */
static bool may_begin(const phw_cell *cell, const told *place, uint32_t begin)
{
    return begin <= place->at + place->left && !sentence_ends(cell, place->at, begin) &&
           (place->said || says_is(cell, place->at, begin));
}

/* Goes on in the line below where this one ends within reach. */
static bool next_line(const phw_context *context, told *place)
{
    const phw_cell *cell = &context->view->cells[place->cell];
    uint32_t rest = cell->length - place->at, below = context->below[place->cell];
    if (sentence_ends(cell, place->at, cell->length) || rest >= place->left ||
        below == PHW_VIEW_NONE || cell->next != PHW_VIEW_NONE)
        return false;
    *place = (told){below, 0, place->left - rest, says_is(cell, place->at, cell->length)};
    return true;
}

static uint32_t window(const phw_cell *cell, const told *place, uint32_t length)
{
    uint32_t end = place->at + place->left + length;
    return end < cell->length ? end : cell->length;
}

static bool read_date(phw_context *context, const told *place)
{
    static const char *const tags[] = {"told", NULL};
    enum { LONGEST = 22 };
    const phw_cell *cell = &context->view->cells[place->cell];
    phw_date date;
    if (!phw_date_next(cell->text, place->at, window(cell, place, LONGEST), false, &date) ||
        !may_begin(cell, place, date.begin))
        return false;
    phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT,
                    (phw_span){place->cell, date.begin, date.end}, SURE_TOLD, tags);
    return true;
}

/* Ten digits with pauses between them. */
static bool read_number(phw_context *context, const told *place)
{
    static const char *const tags[] = {"told", NULL};
    const phw_cell *cell = &context->view->cells[place->cell];
    uint32_t begin = place->at, last = window(cell, place, 0);
    while (begin < last && !phw_is_digit(cell->text[begin]))
        begin++;
    uint32_t end = begin, digits = 0, pause = 0;
    for (uint32_t at = begin; at < cell->length && pause <= PAUSE_MOST; at++) {
        bool digit = phw_is_digit(cell->text[at]);
        if (!digit && !strchr(" ,.-", cell->text[at]))
            break;
        pause = digit ? 0 : pause + 1;
        digits += digit;
        end = digit ? at + 1 : end;
    }
    if (digits != DIGITS || !may_begin(cell, place, begin))
        return false;
    phw_context_add(context, PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT,
                    (phw_span){place->cell, begin, end}, SURE_TOLD, tags);
    return true;
}

/* "RX 4471902", "K-771204": letters that a hospital puts before its number, and the number. */
static bool read_hospital(phw_context *context, const told *place)
{
    static const char *const tags[] = {"told", NULL};
    const phw_cell *cell = &context->view->cells[place->cell];
    uint32_t begin = place->at, last = window(cell, place, 0);
    while (begin < last && !phw_is_digit(cell->text[begin]))
        begin++;
    uint32_t end = begin, letters = begin;
    while (end < cell->length && phw_is_digit(cell->text[end]))
        end++;
    if (end - begin < HOSPITAL_DIGITS_LEAST || end - begin > HOSPITAL_DIGITS_MOST)
        return false;
    if (letters > place->at && strchr(" -", cell->text[letters - 1]))
        letters--;
    uint32_t first = letters;
    while (first > place->at && phw_is_letter(cell->text[first - 1]) &&
           !(cell->text[first - 1] & 32))
        first--;
    const bool prefixed = letters > first && letters - first <= HOSPITAL_LETTERS_MOST &&
                          (first == 0 || !phw_is_letter(cell->text[first - 1]));
    begin = prefixed ? first : begin;
    if (!may_begin(cell, place, begin))
        return false;
    phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT,
                    (phw_span){place->cell, begin, end}, SURE_TOLD, tags);
    return true;
}

/* Whether a cell's last words are the first @p length bytes of a phrase. */
static bool ends_with(const phw_cell *cell, const char *phrase, uint32_t length)
{
    if (cell->length < length)
        return false;
    const uint32_t from = cell->length - length;
    for (uint32_t i = 0; i < length; i++)
        if ((cell->text[from + i] | 32) != (phrase[i] | 32))
            return false;
    return from == 0 || !phw_is_letter(cell->text[from - 1]);
}

/* "… her date of" with "birth is …" in the line below: a phrase that a line's end parts.
 * @return where its rest ends in the line below; 0: it is not parted so. */
static uint32_t behind_parted(const phw_context *context, uint32_t index, const char *phrase)
{
    const phw_cell *cell = &context->view->cells[index];
    const uint32_t below = context->below[index];
    if (below == PHW_VIEW_NONE || cell->next != PHW_VIEW_NONE)
        return 0;
    for (const char *gap = strchr(phrase, ' '); gap; gap = strchr(gap + 1, ' ')) {
        const uint32_t rest = (uint32_t)strlen(gap + 1);
        if (ends_with(cell, phrase, (uint32_t)(gap - phrase)) &&
            behind(&context->view->cells[below], 0, gap + 1) == rest)
            return rest;
    }
    return 0;
}

static void announced(phw_context *context, uint32_t index, const char *phrase,
                      bool (*read)(phw_context *, const told *))
{
    const uint32_t parted = behind_parted(context, index, phrase);
    if (parted)
        (void)read(context, &(told){context->below[index], parted, REACH, false});
    const phw_cell *cell = &context->view->cells[index];
    for (uint32_t end = behind(cell, 0, phrase); end; end = behind(cell, end, phrase)) {
        told place = {index, end, REACH, false};
        if (!read(context, &place) && next_line(context, &place))
            read(context, &place);
    }
}

void phw_recognise_told_number(phw_context *context)
{
    static const char *const births[] = {"date of birth", "birthday", "dob"};
    static const char *const numbers[] = {"nhs number", "nhs no", "nhs num"};
    static const char *const hospitals[] = {"hospital number", "hospital no", "hosp number",
                                            "hosp no", "mrn"};
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        for (size_t k = 0; k < sizeof births / sizeof births[0]; k++)
            announced(context, i, births[k], read_date);
        for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++)
            announced(context, i, numbers[k], read_number);
        for (size_t k = 0; k < sizeof hospitals / sizeof hospitals[0]; k++)
            announced(context, i, hospitals[k], read_hospital);
    }
}

/* "K-W-O-K": single letters with hyphens between. @return its letters, in @p letters; 0: none. */
static uint32_t spelt(const phw_cell *cell, phw_token token, char *letters, uint32_t room)
{
    uint32_t count = 0;
    for (uint32_t at = token.begin; at < token.end; at++) {
        char c = cell->text[at];
        bool single = at + 1 >= token.end || cell->text[at + 1] == '-';
        if (c == '-' && at > token.begin)
            continue;
        if (!phw_is_letter(c) || !single || count >= room)
            return 0;
        letters[count++] = (char)(c | 32);
    }
    return count >= SPELT_LEAST ? count : 0;
}

/* Whether somebody of the page is called so, his hyphens aside. */
static const phw_candidate *called(const phw_context *context, const char *letters, uint32_t count)
{
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *name = &context->candidates[i];
        if (name->kind != PHW_FINDING_PATIENT_NAME && name->kind != PHW_FINDING_RELATIVE_NAME)
            continue;
        const char *text = context->view->cells[name->span.cell].text;
        uint32_t same = 0;
        for (uint32_t at = name->span.begin; at < name->span.end && same < count; at++) {
            if (text[at] == '-' || text[at] == '\'')
                continue;
            same = (text[at] | 32) == letters[same] ? same + 1
                                                    : (uint32_t)((text[at] | 32) == letters[0]);
        }
        if (same == count)
            return name;
    }
    return NULL;
}

void phw_recognise_spelt_name(phw_context *context)
{
    static const char *const tags[] = {"spelt", NULL};
    char letters[SPELT_MOST];
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        for (uint32_t t = 0; t < cell->token_count; t++) {
            uint32_t count = spelt(cell, cell->tokens[t], letters, sizeof letters);
            const phw_candidate *name = count ? called(context, letters, count) : NULL;
            if (name)
                phw_context_add(context, name->kind, name->subject,
                                (phw_span){i, cell->tokens[t].begin, cell->tokens[t].end},
                                SURE_SPELT, tags);
        }
    }
}
