/* SPDX-License-Identifier: Apache-2.0 */
/* "SUHARTO   AMU   8203149D": a local number without a label beside somebody's name, on little
 * paper that speaks of care. Such are the labels of a hospital's pharmacy, which hold few words,
 * and of these none that says what the number is. Run before the names, for which the number
 * speaks. */
#include "identify/clinical_term.h"
#include "identify/hospital_number.h"
#include "identify/name_page.h"
#include "identify/name_traits.h"
#include "identify/word_lists.h"

/* Words of a label or a slip at most; on longer paper fields have names. */
#define SLIP_WORDS 90U
/* Words of care, and medicines, of a page on which a number with a letter is a patient's, and on
 * which one of digits alone is. */
#define CARE_LETTERED 1U
#define CARE_DIGITS 2U
/* From so many digits on a number without a letter is one: shorter ones are doses and codes. */
#define DIGITS_LEAST 7U
/* Words of such a shape at most: more are a list, whose rows tell more. */
#define NUMBERS_MOST 4U
/* A pair of words that is so like a name by its form and the tables. */
#define PAIR_STRENGTH 0.3F
#define LONE_LETTERS 4U
/* Uses per million words of English of a word that is no word of English: "Suharto" is in texts. */
#define RARE_WORD 3.0F
#define SURE_LONE_NAME 0.70
/* Of a whole name right before a ward, which is where its bearer lies. */
#define SURE_BEFORE_WARD 0.76
#define SURE_LETTERED 0.78
#define SURE_DIGITS 0.66

/* What may stand right before a patient's number besides a name and a ward. */
#define BEFORE_NUMBER " id pid mrn hosp no m f male female sex dob "

/* What labels of medicines, samples and blood say, besides the words of care. */
#define ON_LABELS                                                                                  \
    " capsules caps compatibility compatible edta mane nocte platelets plasma specimen transfuse "

typedef struct slip_page {
    phw_name_page page;
    uint32_t care; /* words of care and medicines on it, more of these than of anything else */
} slip_page;

static bool is_ward(const slip_page *slip, uint32_t cell, size_t at, size_t *last)
{
    const phw_name_line *line = &slip->page.lines[cell];
    phw_clinical_term term;
    *last = at;
    if (at >= line->count)
        return false;
    if (phw_clinical_term_match(slip->page.context->models,
                                slip->page.context->view->cells[cell].text, line->tokens,
                                line->count, at, &term) &&
        term.about == PHW_TERM_WARD) {
        *last = term.last;
        return true;
    }
    return phw_name_token_in(&line->tokens[at], " ward unit bay ");
}

/* "SUHARTO" at the head of a line, which no dictionary has, and behind it a ward, a number or
 * nothing. */
static bool is_lone_surname(const slip_page *slip, uint32_t cell)
{
    const phw_name_line *line = &slip->page.lines[cell];
    const phw_name_token *word = &line->tokens[0];
    size_t last;
    return word->letters == PHW_CASE_UPPER && word->key_length >= LONE_LETTERS &&
           word->word < RARE_WORD && !(word->kinds & ~(unsigned)PHW_WORD_PLACE) &&
           (line->count == 1 || line->tokens[1].letters == PHW_CASE_NUMBER ||
            line->tokens[1].letters == PHW_CASE_INITIAL || is_ward(slip, cell, 1, &last));
}

/* Whether somebody's name stands in a cell; *last is its last token. */
static bool holds_name(const slip_page *slip, uint32_t cell, size_t *last)
{
    const phw_name_line *line = cell == PHW_VIEW_NONE ? NULL : &slip->page.lines[cell];
    for (size_t at = 0; line && at < line->count; at++) {
        phw_name_span name;
        *last = at;
        if (at == 0 && is_lone_surname(slip, cell))
            return true;
        if (!phw_name_shape_match(line->tokens, line->count, at, &name))
            continue;
        *last = name.last;
        if (name.form == PHW_NAME_COMMA || name.form == PHW_NAME_TITLED)
            return name.title == PHW_NO_TOKEN ||
                   !(line->tokens[name.title].kinds & PHW_WORD_STAFF_TITLE);
        if (at == 0 && name.form < PHW_NAME_GIVEN_FAMILY + 1 && name.strength >= PAIR_STRENGTH)
            return true;
    }
    return false;
}

/* The cell of a name on the number's row, or in the line right above or below; or PHW_VIEW_NONE. */
static uint32_t name_beside(const slip_page *slip, uint32_t cell)
{
    const phw_context *context = slip->page.context;
    const phw_view *view = context->view;
    size_t last;
    for (uint32_t at = phw_view_row_start(view, cell); at != PHW_VIEW_NONE;
         at = view->cells[at].next)
        if (holds_name(slip, at, &last))
            return at;
    if (holds_name(slip, context->above[cell], &last))
        return context->above[cell];
    return holds_name(slip, context->below[cell], &last) ? context->below[cell] : PHW_VIEW_NONE;
}

/* A surname that the tables have as another word is told here; other names are by their form. */
static void tell_lone_surname(const slip_page *slip, uint32_t cell)
{
    static const char *const tags[] = {"beside-number", "capitals", NULL};
    if (is_lone_surname(slip, cell))
        phw_context_add(slip->page.context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                        phw_name_page_span(&slip->page, cell, 0, 0), SURE_LONE_NAME, tags);
}

/* Whether the row goes on from token @p at with a ward and ends. */
static bool ends_in_ward(const slip_page *slip, uint32_t cell, size_t at)
{
    const uint32_t next = slip->page.context->view->cells[cell].next;
    size_t last;
    if (at < slip->page.lines[cell].count)
        return is_ward(slip, cell, at, &last) && last + 1 == slip->page.lines[cell].count;
    return next != PHW_VIEW_NONE && is_ward(slip, next, 0, &last) &&
           last + 1 == slip->page.lines[next].count;
}

/* "Kamau, Wanjiru   AMU": a name as records write it and behind it nothing but a ward. A colleague
 * has a title or a post. */
static void tell_before_ward(const slip_page *slip, uint32_t cell)
{
    static const char *const tags[] = {"before-ward", NULL};
    const phw_name_line *line = &slip->page.lines[cell];
    phw_name_span name;
    if (line->count < 2 || slip->page.context->view->cells[cell].previous != PHW_VIEW_NONE ||
        !phw_name_shape_match(line->tokens, line->count, 0, &name) ||
        name.form == PHW_NAME_GIVEN_FAMILY || name.form >= PHW_NAME_FAMILY_LETTER ||
        name.strength < PAIR_STRENGTH || !ends_in_ward(slip, cell, name.last + 1))
        return;
    for (size_t i = 0; i <= name.last; i++)
        if (line->tokens[i].kinds & (PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE | PHW_WORD_ORGANISATION))
            return;
    phw_context_add(slip->page.context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                    phw_name_page_span(&slip->page, cell, 0, name.last), SURE_BEFORE_WARD, tags);
}

/* What may stand before a patient's number where it has no label: "Serial" and "Asset" may not. */
static bool may_precede(const slip_page *slip, uint32_t cell, size_t at)
{
    const phw_name_line *line = &slip->page.lines[cell];
    const phw_name_token *token = &line->tokens[at];
    size_t last;
    if (token->letters == PHW_CASE_NUMBER || token->letters == PHW_CASE_INITIAL ||
        (token->kinds & PHW_WORD_CALENDAR) || phw_name_token_in(token, BEFORE_NUMBER))
        return true;
    for (size_t i = 0; i <= at; i++)
        if (is_ward(slip, cell, i, &last) && last >= at)
            return true;
    return holds_name(slip, cell, &last) && last >= at;
}

static bool stands_free(const slip_page *slip, phw_span span)
{
    const phw_context *context = slip->page.context;
    const phw_label_link *link = phw_labels_link(context->labels, span, ~(uint64_t)0);
    const phw_name_line *line = &slip->page.lines[span.cell];
    const uint32_t left = context->view->cells[span.cell].previous;
    size_t at = 0;
    if (link && context->labels->labels[link->label].sure && link->how == PHW_LINK_LEFT)
        return false;
    while (at < line->count && line->tokens[at].to <= span.begin)
        at++;
    if (at > 0)
        return may_precede(slip, span.cell, at - 1);
    return left == PHW_VIEW_NONE || slip->page.lines[left].count == 0 ||
           may_precede(slip, left, slip->page.lines[left].count - 1);
}

/* Counts words of care and medicines. False where it is no slip, or one that speaks of other things
 * as much. */
static bool weigh_slip(slip_page *slip)
{
    const phw_context *context = slip->page.context;
    uint32_t words = 0, others = 0;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &slip->page.lines[cell];
        words += (uint32_t)line->count;
        for (size_t at = 0; at < line->count; at++) {
            const phw_name_token *token = &line->tokens[at];
            slip->care += (token->lists & PHW_LIST_CARE) || phw_name_token_in(token, ON_LABELS) ||
                          ((token->tables & 1U << PHW_TABLE_DRUGS) && token->word < RARE_WORD);
            others += (token->lists & PHW_LIST_PUBLIC) != 0;
        }
    }
    return words <= SLIP_WORDS && slip->care > others;
}

/* Whether a local number may be on it, and not so many as on a list. */
static bool may_hold_number(const phw_context *context)
{
    uint32_t numbers = 0;
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        for (uint32_t at = 0, end; cell->digits >= DIGITS_LEAST - 1 && at < cell->length;
             at = end + 1) {
            for (end = at; end < cell->length && cell->text[end] != ' ';)
                end++;
            const phw_local_shape shape = phw_local_number_shape(cell->text, at, end);
            numbers += shape == PHW_LOCAL_LETTERED || shape == PHW_LOCAL_DIGITS;
        }
    }
    return numbers > 0 && numbers <= NUMBERS_MOST;
}

static void look_at_cell(const slip_page *slip, uint32_t index)
{
    static const char *const tags[] = {"shape", "beside-name", NULL};
    phw_context *context = slip->page.context;
    const phw_cell *cell = &context->view->cells[index];
    for (uint32_t at = 0, end; at < cell->length; at = end + 1) {
        for (end = at; end < cell->length && cell->text[end] != ' ';)
            end++;
        const phw_local_shape shape = phw_local_number_shape(cell->text, at, end);
        const phw_span span = {index, at, end};
        const bool lettered = shape == PHW_LOCAL_LETTERED && slip->care >= CARE_LETTERED;
        const bool digits =
            shape == PHW_LOCAL_DIGITS && slip->care >= CARE_DIGITS && end - at >= DIGITS_LEAST;
        if ((!lettered && !digits) || !stands_free(slip, span))
            continue;
        const uint32_t name = name_beside(slip, index);
        if (name == PHW_VIEW_NONE)
            continue;
        tell_lone_surname(slip, name);
        phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, span,
                        lettered ? SURE_LETTERED : SURE_DIGITS, tags);
    }
}

void phw_recognise_slip_number(phw_context *context)
{
    slip_page slip = {.care = 0};
    const size_t before = context->candidate_count;
    if (phw_evidence_sells(&context->evidence) || context->view->cell_count > SLIP_WORDS ||
        !phw_name_page_build(context, &slip.page) || !weigh_slip(&slip))
        return;
    const bool numbers = may_hold_number(context);
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        if (slip.care >= CARE_DIGITS)
            tell_before_ward(&slip, i);
        if (numbers && context->view->cells[i].digits >= DIGITS_LEAST - 1)
            look_at_cell(&slip, i);
    }
    if (context->candidate_count > before)
        context->name_page = NULL; /* a number tells of a patient: it is weighed anew */
}
