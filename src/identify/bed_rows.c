/* SPDX-License-Identifier: Apache-2.0 */
/* "C4 Mrs Oyelaran" over "C5 Mr Lamb", "Bed 12 Patel" beside "Bed 14 Ince", a bed over each name of
 * a wall of tiles: many places of a ward, each with one name behind, before or below it. Who lies
 * in a bed is a patient, and where nothing else is on a page, rows of codes and names are looked
 * at. Seats, desks, stalls and pitches are numbered so, too: there some word on the page says of
 * what. Run after the names. */
#include <string.h>

#include "identify/name_rota.h"
#include "identify/name_run.h"
#include "identify/ward_place.h"
#include "identify/word_lists.h"

/* Places with a name at least, different ones, and where a bed or words of care tell; rows at most.
 */
#define PLACES_LEAST 4U
#define CARED_PLACES_LEAST 3U
#define BEDS_LEAST 2U
#define ROWS_MAX 80U
/* Rows of which the name is a name by itself, of so many. */
#define CLEAR_ONE_IN 2U
#define CLEAR_NAME 0.4F
#define LETTERS_LEAST 2U
/* An illness in short. */
#define SHORT_LETTERS 4U
/* A word that says what else the page is about. */
#define OTHER_LETTERS 3U
#define NAME_LIKE 0.2F
/* Rows under a heading, and words of one. */
#define HEADING_ROWS 40
#define HEADING_WORDS 2U
/* Different words of care on it that make patients of people in rooms, at bays or in chairs. */
#define SHARED_CARE_LEAST 2U
#define CARE_ONE_IN 2U
#define WORDS_MOST 64U
/* As sure as what blocks, and enough to be looked at. */
#define SURE_IN_BED 0.78
#define SURE_PLACED 0.48
/* A colleague of whom more tells than the form of the name, so surely, is nobody's patient. */
#define FORM_ALONE 1U
#define SURE_COLLEAGUE 0.60

/* What is rung for and carried to a bed, besides the words of care; and what is said elsewhere,
 * too: it makes no patients of people in rooms. */
#define BESIDE                                                                                     \
    " assist assistance baby bathroom commode dentures dnacpr dtr ensuite falls hoist mrsa news "  \
    "nursing sensor sideroom toilet "
#define ALSO_BESIDE " call cord emergency mat presence wc "
/* What says nothing of whose place it is. */
#define NEUTRAL                                                                                    \
    " and bay bays bed beds black chair clean closed coffee door dirty empty for free from frame " \
    "has milk mr "                                                                                 \
    "mrs "                                                                                         \
    "ms miss name names nil no none not now on of occupied out room sugar sugars tea the "         \
    "time to trolley unit vacant walker walking white with "
/* Who sleeps in them otherwise, … */
#define GUESTS                                                                                     \
    " airbnb arrivals bunk cabin checkin checkout departures dorm guest guests hostel hotel "      \
    "lodge "                                                                                       \
    "owes parking permit sofa tent visitors "
/* … and what else they are, or who stands by them at work. */
#define OTHERS                                                                                     \
    " allocation allotment answers cover desk garden key keys kg ld mattress night nights paid "   \
    "pitch "                                                                                       \
    "plant planted plot quiz rent seat seats seed seeds shift sow sown staff student students "    \
    "sun "                                                                                         \
    "teacher twin variety waiter "

/* Behind a name: when a colleague works. */
#define SHIFTS " e early l late ld ln long n nd night "
#define SHIFT_BEHIND 2 /* words: "Igwe E" is a name */

typedef struct entry {
    uint32_t cell;
    phw_name_run run;
    phw_ward_place at;
} entry;

typedef struct bed_rows {
    phw_name_page page;
    entry entries[ROWS_MAX];
    size_t count, clear;
    const phw_name_token *care[WORDS_MOST], *others[WORDS_MOST];
    size_t care_count, other_count;
    bool clinical, vetoed, guests, bay; /* … a bay or a ward is named, with its number or a name */
} bed_rows;

static bool may_follow(const phw_name_token *token)
{
    return !(token->before & ~(unsigned)(PHW_GAP_COLON | PHW_GAP_DASH | PHW_GAP_STOP |
                                         PHW_GAP_OTHER | PHW_GAP_EDGE | PHW_GAP_SLASH));
}

/* What is said behind a name, which a word of the world ("Price") may be that stands first. */
static bool is_of_the_bed(const phw_name_token *token, bool first)
{
    return (token->lists & (first ? PHW_LIST_CARE : PHW_LIST_CARE | PHW_LIST_PUBLIC)) ||
           phw_name_token_in(token, BESIDE ALSO_BESIDE NEUTRAL GUESTS OTHERS);
}

/* "CVA", "AKI": what somebody has, where names are covered or not read. Aki is a name as well, and
 * AF, but behind a bed capitals that care has a meaning for are that; "WARD" is short for nothing,
 * and a name. */
static bool is_illness(const phw_name_line *line, const phw_name_run *run)
{
    const phw_name_token *word = &line->tokens[run->first];
    return run->end == run->first + 1 && run->end == line->count &&
           word->letters == PHW_CASE_UPPER && word->key_length <= SHORT_LETTERS &&
           (word->kinds & PHW_WORD_CLINICAL) &&
           (word->word == 0 || phw_name_token_best(word) < CLEAR_NAME);
}

/* The name at token @p at, up to what is said of its bearer. */
static bool name_at(const phw_name_line *line, size_t at, phw_name_run *run)
{
    /* "Cot 4 Baby Hussain". */
    at += at + 1 < line->count && phw_name_token_in(&line->tokens[at], " baby twin ");
    if (at >= line->count || !may_follow(&line->tokens[at]) || !phw_name_run_match(line, at, run))
        return false;
    bool letters = false;
    for (size_t i = run->first + run->titled; i < run->end; i++) {
        const phw_name_token *token = &line->tokens[i];
        const bool first = i == run->first + run->titled;
        const bool shift = i + 1 == line->count && i >= run->first + SHIFT_BEHIND &&
                           phw_name_token_in(token, SHIFTS);
        if (shift || (is_of_the_bed(token, first) && phw_name_token_best(token) < CLEAR_NAME &&
                      !(run->titled && first))) {
            run->end = i;
            break;
        }
        letters |= token->key_length >= LETTERS_LEAST && token->letters != PHW_CASE_NUMBER;
    }
    return letters && !is_illness(line, run);
}

static bool is_clear(const phw_name_line *line, const phw_name_run *run)
{
    const phw_name_token *first = &line->tokens[run->first];
    const bool town = run->end == run->first + 1 && (first->kinds & PHW_WORD_PLACE);
    return run->titled || run->comma || run->initial || !first->known ||
           (!town && phw_name_token_best(first) >= CLEAR_NAME);
}

static void keep(bed_rows *found, uint32_t cell, const phw_name_run *run, phw_ward_place at)
{
    if (found->count == ROWS_MAX)
        return;
    found->clear += is_clear(&found->page.lines[cell], run);
    found->entries[found->count++] = (entry){cell, *run, at};
}

/* Whether a cell is a place and nothing else. */
static bool is_place(const phw_name_page *page, uint32_t cell)
{
    const phw_ward_place at =
        cell == PHW_VIEW_NONE ? (phw_ward_place){0} : phw_ward_place_at(&page->lines[cell], 0);
    return at.kind != PHW_PLACE_NONE && at.end == page->lines[cell].count;
}

/* The name right of a cell that is a place, or under it where the next one is a place as well. */
static void look_beside(bed_rows *found, uint32_t cell, phw_ward_place at)
{
    const phw_name_page *page = &found->page;
    const phw_context *context = page->context;
    const uint32_t next = context->view->cells[cell].next, below = context->rows.below[cell];
    phw_name_run run;
    if (next != PHW_VIEW_NONE && name_at(&page->lines[next], 0, &run))
        keep(found, next, &run, at);
    else if ((next == PHW_VIEW_NONE || is_place(page, next)) && below != PHW_VIEW_NONE &&
             name_at(&page->lines[below], 0, &run))
        keep(found, below, &run, at);
}

/* "Bed" or "Bed no" over a column of numbers. */
static bool is_headed(const phw_name_page *page, uint32_t cell)
{
    const uint32_t *above = page->context->rows.above;
    for (int row = 0; row < HEADING_ROWS && (cell = above[cell]) != PHW_VIEW_NONE; row++) {
        const phw_name_line *line = &page->lines[cell];
        if (line->count > 0 && line->count <= HEADING_WORDS &&
            phw_name_token_in(&line->tokens[0], " bed beds "))
            return true;
    }
    return false;
}

/* "7 Howells", or "7" left of him. */
static phw_ward_place number_at(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    const long number = line->count > 0 ? phw_ward_place_number(line->tokens[0].key) : 0;
    if (number == 0)
        return (phw_ward_place){.kind = PHW_PLACE_NONE};
    return (phw_ward_place){is_headed(page, cell) ? PHW_PLACE_WARD : PHW_PLACE_NUMBER, 1, 0,
                            number};
}

static void look_at(bed_rows *found, uint32_t cell)
{
    const phw_name_line *line = &found->page.lines[cell];
    phw_name_run run;
    size_t at = 0;
    phw_ward_place here = phw_ward_place_at(line, 0);
    /* "10:04 Bed 12 Patel". */
    while (here.kind == PHW_PLACE_NONE && at < line->count &&
           line->tokens[at].letters == PHW_CASE_NUMBER)
        here = phw_ward_place_at(line, ++at);
    if (here.kind == PHW_PLACE_NONE)
        here = number_at(&found->page, cell);
    if (here.kind != PHW_PLACE_NONE && here.end == line->count)
        look_beside(found, cell, here);
    else if (here.kind != PHW_PLACE_NONE) {
        if (name_at(line, here.end, &run))
            keep(found, cell, &run, here);
    } else if (name_at(line, 0, &run)) {
        here = phw_ward_place_at(line, run.end);
        if (here.kind != PHW_PLACE_NONE && here.end == line->count)
            keep(found, cell, &run, here);
    }
}

/* How many different places have somebody: plain numbers, or all others. */
static size_t places(const bed_rows *found, bool numbers)
{
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++) {
        bool first = (found->entries[i].at.kind == PHW_PLACE_NUMBER) == numbers;
        for (size_t k = 0; k < i; k++)
            first &= found->entries[k].at.letter != found->entries[i].at.letter ||
                     found->entries[k].at.number != found->entries[i].at.number;
        count += first;
    }
    return count;
}

static void note(const phw_name_token *token, const phw_name_token **words, size_t *count)
{
    for (size_t i = 0; i < *count; i++)
        if (phw_name_token_same(words[i], token))
            return;
    if (*count < WORDS_MOST)
        words[(*count)++] = token;
}

static bool is_entry(const bed_rows *found, uint32_t cell, size_t at)
{
    for (size_t i = 0; i < found->count; i++)
        if (found->entries[i].cell == cell && at >= found->entries[i].run.first &&
            at < found->entries[i].run.end)
            return true;
    return false;
}

/* "Bay 2 Ruth Igwe LD": how many have a shift behind their names, and nothing else. */
static size_t shifts(const bed_rows *found)
{
    const phw_name_page *page = &found->page;
    size_t count = 0;
    for (size_t i = 0; i < found->count; i++) {
        uint32_t cell = found->entries[i].cell;
        size_t at = found->entries[i].run.end;
        if (at == page->lines[cell].count) {
            cell = page->context->view->cells[cell].next;
            at = 0;
        }
        count += cell != PHW_VIEW_NONE && at + 1 == page->lines[cell].count &&
                 page->context->view->cells[cell].next == PHW_VIEW_NONE &&
                 phw_name_token_in(&page->lines[cell].tokens[at], SHIFTS);
    }
    return count;
}

/* What the words say that are in no place and no name. */
static void weigh_word(bed_rows *found, const phw_name_token *token)
{
    if (token->letters == PHW_CASE_NUMBER)
        return;
    if (phw_name_token_in(token, GUESTS OTHERS)) {
        found->vetoed = true;
        found->guests |= phw_name_token_in(token, GUESTS);
        note(token, found->others, &found->other_count);
    } else if ((token->lists & PHW_LIST_CARE) || phw_name_token_in(token, BESIDE) ||
               (token->kinds & PHW_WORD_STAFF_TITLE)) {
        found->clinical = true;
        note(token, found->care, &found->care_count);
    } else if (phw_name_token_in(token, ALSO_BESIDE))
        note(token, found->care, &found->care_count);
    else if (token->known && token->key_length >= OTHER_LETTERS &&
             !phw_name_token_in(token, NEUTRAL) &&
             (phw_name_token_best(token) < NAME_LIKE || (token->lists & PHW_LIST_PUBLIC)))
        note(token, found->others, &found->other_count);
}

static void weigh(bed_rows *found)
{
    const phw_name_page *page = &found->page;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            const phw_ward_place here = phw_ward_place_at(&page->lines[cell], at);
            found->guests |= phw_ward_place_is_dressing_room(&page->lines[cell], at);
            found->bay |= phw_name_token_in(&page->lines[cell].tokens[at], " bay bays ward ");
            if (here.kind != PHW_PLACE_NONE && here.end > at)
                at = here.end - 1;
            else if (!is_entry(found, cell, at))
                weigh_word(found, &page->lines[cell].tokens[at]);
        }
}

/* Whether the words are of care, so many of them at least. */
static bool is_cared_for(const bed_rows *found, size_t least)
{
    return found->care_count >= least && found->care_count * CARE_ONE_IN >= found->other_count;
}

/* How sure it is that those of a kind of place are patients; 0: nothing says so. */
static double how_sure(const bed_rows *found, phw_place_kind kind)
{
    const size_t count = places(found, kind == PHW_PLACE_NUMBER);
    const bool bare = found->other_count == 0;
    if (found->vetoed)
        return 0;
    switch (kind) {
    case PHW_PLACE_NONE:
        return 0;
    case PHW_PLACE_WARD:
        return count >= CARED_PLACES_LEAST && (bare || is_cared_for(found, 1)) ? SURE_IN_BED
                                                                               : SURE_PLACED;
    case PHW_PLACE_CODED:
        return count >= CARED_PLACES_LEAST && is_cared_for(found, 1) ? SURE_IN_BED
               : count >= PLACES_LEAST && bare                       ? SURE_PLACED
                                                                     : 0;
    case PHW_PLACE_SHARED:
        return count >= CARED_PLACES_LEAST && found->clinical &&
                       is_cared_for(found, SHARED_CARE_LEAST)
                   ? SURE_IN_BED
                   : 0;
    case PHW_PLACE_NUMBER:
        return count >= PLACES_LEAST && bare && found->bay ? SURE_PLACED : 0;
    }
    return 0;
}

/* Those who sleep in a hostel's beds, or work in a bay, were told by the places: somebody looks,
 * and no more. */
static void doubt(const bed_rows *found, const entry *guest)
{
    phw_context *context = found->page.context;
    const phw_span span =
        phw_name_page_span(&found->page, guest->cell, guest->run.first, guest->run.end - 1);
    for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
         i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
        phw_candidate *known = &context->candidates[i];
        if (known->kind == PHW_FINDING_PATIENT_NAME && known->confidence > SURE_PLACED &&
            known->span.begin < span.end && span.begin < known->span.end)
            known->confidence = SURE_PLACED;
    }
}

/* Adds a patient, who is no colleague though the form of the name said so. */
static void tell(const phw_name_page *page, const entry *somebody, double sure)
{
    phw_context *context = page->context;
    const phw_span span =
        phw_name_page_span(page, somebody->cell, somebody->run.first, somebody->run.end - 1);
    for (int round = 0; round < 2; round++)
        for (uint32_t i = phw_context_next_in_cell(context, span.cell, PHW_VIEW_NONE);
             i != PHW_VIEW_NONE; i = phw_context_next_in_cell(context, span.cell, i)) {
            phw_candidate *known = &context->candidates[i];
            if (known->kind != PHW_FINDING_STAFF_NAME || known->span.begin >= span.end ||
                span.begin >= known->span.end)
                continue;
            if (round == 1)
                known->confidence = 0;
            else if (known->confidence >= SURE_COLLEAGUE && known->because_count > FORM_ALONE)
                return;
        }
    phw_name_run_add(page, somebody->cell, &somebody->run, sure, "bed");
}

void phw_recognise_bed_rows(phw_context *context)
{
    bed_rows *found = phw_arena_alloc(context->arena, sizeof *found);
    if (!found) {
        context->failed = true;
        return;
    }
    memset(found, 0, sizeof *found);
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &found->page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        look_at(found, cell);
    if ((places(found, false) < BEDS_LEAST && places(found, true) < PLACES_LEAST) ||
        found->clear * CLEAR_ONE_IN < found->count)
        return;
    const phw_name_traits traits = phw_name_traits_gather(&found->page);
    if (context->failed || phw_name_page_is_rota(&found->page, &traits))
        return;
    weigh(found);
    const bool others = found->guests ? found->care_count == 0 : shifts(found) * 2 >= found->count;
    for (size_t i = 0; i < found->count; i++) {
        const double sure = how_sure(found, found->entries[i].at.kind);
        if (others)
            doubt(found, &found->entries[i]);
        else if (sure > 0)
            tell(&found->page, &found->entries[i], sure);
    }
}
