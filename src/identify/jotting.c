/* SPDX-License-Identifier: Apache-2.0 */
/* "Meredith bed 18 / BWH904764 / K 6.2 Cr 244": what is jotted down on a paper towel, a bottle of
 * milk, a sticky note or a board. Few words, no label, no sentence: who lies in a bed, a number
 * without a name, results. Each alone is anything; some together are somebody's. Run before the
 * names, for which the number speaks. */
#include "identify/hospital_number.h"
#include "identify/name_run.h"
#include "identify/word_lists.h"

/* Words of a jotting at most, and signs of it that must come together. */
#define WORDS_MOST 60U
#define SIGNS_LEAST 2U
/* Results that are written one after the other: one letter and a number is anything. */
#define RESULTS_LEAST 2U
#define BED_DIGITS 2U
#define NAME_LETTERS 3U
#define NAME_WORDS 2U
/* From so many digits on a number that fills its line is a patient's. */
#define DIGITS_LEAST 7U
/* How like a name a word must be that is another as well. */
#define WORD_IS_NAME 0.02F
#define SURE_BEDDED 0.76
#define SURE_LETTERED 0.78
#define SURE_DIGITS 0.66
#define NO_NAME                                                                                    \
    (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_TITLE |                   \
     PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE | PHW_WORD_CALENDAR | PHW_WORD_CLINICAL |                \
     PHW_WORD_RELATION)

/* What is measured in blood, as it is shortened. */
#define ANALYTES                                                                                   \
    " alb alk alt bili bm ca ck cr creat crp ddimer egfr gluc hb hct inr k lac lactate ldh mg na " \
    "neut ph phos plt trop ur urea wbc wcc "
/* What is jotted down besides the words of care. */
#define JOTTED                                                                                     \
    " bleep bleeped custard discard ebm ensure halal huddle kosher opened rpt sho yoghurt "

/* A registrar; "Reg" is anybody. */
static bool is_registrar(const phw_name_token *token)
{
    return phw_name_token_is(token, "reg") && token->letters == PHW_CASE_LOWER;
}

static bool may_be_name(const phw_name_token *token)
{
    const bool capital = token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER;
    /* "Church bed 17": a surname as well, and "Birch Ward bed 4" is a ward. */
    const unsigned none = token->family >= WORD_IS_NAME
                              ? NO_NAME & ~(unsigned)(PHW_WORD_ORGANISATION | PHW_WORD_STREET)
                              : NO_NAME;
    return capital && token->key_length >= NAME_LETTERS && !(token->kinds & none) &&
           !(token->lists & PHW_LIST_CARE) &&
           (token->word == 0 || phw_name_token_best(token) >= WORD_IS_NAME);
}

/* The tokens of a bed at token @p at: "bed 18", "cot 1", "SR2"; 0: none. */
static size_t bed_at(const phw_name_line *line, size_t at)
{
    if (at >= line->count)
        return 0;
    if (phw_name_token_is_bed(&line->tokens[at]))
        return 1;
    /* "S/R 3" */
    if (at + 2 < line->count && phw_name_token_is(&line->tokens[at], "s") &&
        phw_name_token_is(&line->tokens[at + 1], "r") &&
        (line->tokens[at + 1].before & PHW_GAP_SLASH) &&
        line->tokens[at + 2].letters == PHW_CASE_NUMBER)
        return 3;
    if (at + 1 >= line->count)
        return 0;
    /* "Bay C2"; a garage's bays and a store's have a number or a letter alone. */
    const bool lettered = phw_name_token_is(&line->tokens[at], "bay") &&
                          line->tokens[at + 1].key[0] >= 'a' && line->tokens[at + 1].key[0] <= 'h';
    return (lettered || phw_name_token_in(&line->tokens[at], " bed cot cubicle sr ")) &&
                   line->tokens[at + 1].letters == PHW_CASE_NUMBER &&
                   line->tokens[at + 1].key_length <= BED_DIGITS
               ? 2
               : 0;
}

/* The number that is the whole of a cell, or has what is to be done behind it ("5948585 CT").
 * *length is its bytes. */
static phw_local_shape whole_number(const phw_name_page *page, uint32_t index, uint32_t *length)
{
    const phw_cell *cell = &page->context->view->cells[index];
    const phw_name_line *line = &page->lines[index];
    const bool done = line->count == 2 && (line->tokens[1].lists & PHW_LIST_CARE);
    *length = done ? line->tokens[0].to : cell->length;
    const phw_local_shape shape = phw_local_number_shape(cell->text, 0, *length);
    return shape == PHW_LOCAL_DIGITS && *length < DIGITS_LEAST ? PHW_LOCAL_NONE : shape;
}

/* Whether enough signs of somebody in care stand on a page of few words. */
static bool is_jotting(const phw_name_page *page)
{
    const phw_context *context = page->context;
    size_t words = 0, results = 0, cares = 0, publics = 0;
    bool bed = false, number = false;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        uint32_t length;
        const phw_local_shape shape = whole_number(page, cell, &length);
        number |= shape == PHW_LOCAL_LETTERED || shape == PHW_LOCAL_DIGITS;
        words += line->count;
        for (size_t at = 0; at < line->count; at++) {
            const phw_name_token *token = &line->tokens[at];
            bed |= bed_at(line, at) > 0;
            cares += (token->lists & PHW_LIST_CARE) || phw_name_token_in(token, JOTTED) ||
                     is_registrar(token);
            publics += (token->lists & PHW_LIST_PUBLIC) != 0 && !may_be_name(token);
            results += at + 1 < line->count && token[1].letters == PHW_CASE_NUMBER &&
                       phw_name_token_in(token, ANALYTES);
        }
    }
    const unsigned signs = (unsigned)bed + number + (cares > 0) + (results >= RESULTS_LEAST);
    return words <= WORDS_MOST && publics <= cares && bed && signs >= SIGNS_LEAST;
}

static void add_name(const phw_name_page *page, uint32_t cell, size_t first, size_t last)
{
    static const char *const tags[] = {"bed-beside", NULL};
    phw_context_add(page->context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                    phw_name_page_span(page, cell, first, last), SURE_BEDDED, tags);
}

/* The words of a name that begin with token @p at; 0: none. */
static size_t name_words(const phw_name_line *line, size_t at)
{
    size_t count = 0;
    while (at + count < line->count && count < NAME_WORDS &&
           may_be_name(&line->tokens[at + count]) &&
           (count == 0 || !line->tokens[at + count].before))
        count++;
    return count;
}

/* "Meredith bed 18", "Black SR2", "bed 14 - Green": who lies in it, at the line's beginning or
 * behind another one's bed. */
static void look_for_bedded(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    for (size_t at = 0; at < line->count; at++) {
        const size_t words = name_words(line, at);
        if (words == 0)
            continue;
        const bool begins = line->tokens[at].before & ~(unsigned)PHW_GAP_GLUED;
        const bool behind = at >= 2 && bed_at(line, at - 2) == 2 && (at == 2 || begins);
        if ((begins && bed_at(line, at + words) > 0 && !line->tokens[at + words].before) ||
            (behind && (line->tokens[at].before & PHW_GAP_DASH)))
            add_name(page, cell, at, at + words - 1);
        at += words - 1;
    }
}

/* "Leung S" over "Bed 4  Ensure opened". */
static void look_over_bed(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    const uint32_t below = page->context->below[cell];
    phw_name_run run;
    if (line->count > 0 && below != PHW_VIEW_NONE && bed_at(&page->lines[below], 0) > 0 &&
        phw_name_run_match(line, 0, &run) && phw_name_run_is_whole(&run) &&
        run.end == line->count && !(line->tokens[run.end - 1].kinds & NO_NAME))
        add_name(page, cell, run.first, run.end - 1);
}

/* "Baby MacPhail", "Baby of Ewa Gorska". */
static void look_for_baby(const phw_name_page *page, uint32_t cell)
{
    const phw_name_line *line = &page->lines[cell];
    for (size_t at = 0; at + 1 < line->count; at++) {
        if (!phw_name_token_is(&line->tokens[at], "baby") ||
            line->tokens[at].letters == PHW_CASE_LOWER)
            continue;
        const size_t from = at + 1 + phw_name_token_is(&line->tokens[at + 1], "of");
        const size_t words = name_words(line, from);
        if (words > 0 && !line->tokens[from].before)
            add_name(page, cell, at, from + words - 1);
    }
}

/* "Mum: Catriona". */
static void look_for_mother(const phw_name_page *page, uint32_t cell)
{
    static const char *const tags[] = {"mother", NULL};
    const phw_name_line *line = &page->lines[cell];
    const size_t words = line->count > 1 && phw_name_token_in(&line->tokens[0], " mum mother ") &&
                                 (line->tokens[1].before & PHW_GAP_COLON)
                             ? name_words(line, 1)
                             : 0;
    if (words > 0)
        phw_context_add(page->context, PHW_FINDING_RELATIVE_NAME, PHW_SUBJECT_RELATIVE,
                        phw_name_page_span(page, cell, 1, words), SURE_BEDDED, tags);
}

static void look_for_number(const phw_name_page *page, uint32_t index)
{
    static const char *const tags[] = {"shape", "jotted", NULL};
    uint32_t length;
    phw_context *context = page->context;
    const phw_local_shape shape = whole_number(page, index, &length);
    const bool lettered = shape == PHW_LOCAL_LETTERED;
    if ((lettered || shape == PHW_LOCAL_DIGITS) &&
        !phw_context_in_cell(context, index, PHW_PATIENT_KINDS, SURE_DIGITS))
        phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT,
                        (phw_span){index, 0, length}, lettered ? SURE_LETTERED : SURE_DIGITS, tags);
}

void phw_recognise_jotting(phw_context *context)
{
    phw_name_page page;
    const size_t before = context->candidate_count;
    if (phw_evidence_sells(&context->evidence) || context->view->cell_count > WORDS_MOST ||
        !phw_name_page_build(context, &page) || !is_jotting(&page))
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count && !context->failed; cell++) {
        look_for_bedded(&page, cell);
        look_over_bed(&page, cell);
        look_for_baby(&page, cell);
        look_for_mother(&page, cell);
        look_for_number(&page, cell);
    }
    if (context->candidate_count > before)
        context->name_page = NULL; /* a number tells of a patient: it is weighed anew */
}
