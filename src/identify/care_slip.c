/* SPDX-License-Identifier: Apache-2.0 */
/* Little paper that goes with one who is looked after: the label of a bag of medicines, what was
 * lent to somebody, the plate at a resident's door, the ruler beside a wound, a donor's card, the
 * plan for a fit on a staff room's wall. It has few words, some of them of what is done for
 * somebody, no trade of staff, and one name, which has a line or a field to itself, or its bearer's
 * class behind it. Run before the names. */
#include <ctype.h>
#include <string.h>

#include "identify/dates.h"
#include "identify/hospital_number.h"
#include "identify/name_run.h"
#include "identify/page_dates.h"

#define WORDS_MOST 60U
/* … of a bracelet, a fob or a tag. */
#define TINY_WORDS 12U
/* Different words of what is done for somebody: beside a title or in a field, and beside a name
 * alone. */
#define SIGNS_LEAST 2
#define SIGNS_ENOUGH 3
/* More lines that may be names are anybody's list. */
#define NAMES_MOST 2U
#define SURE_SLIP 0.76
#define NUMBER_SURE 0.6
/* Signs that a day and an hour beside a clinic are. */
#define BOOKING_WORTH 2
#define SURE_LITTLE 0.60 /* few signs: somebody looks */

#define DONE_FOR                                                                                   \
    " adrenal afo allergies allergy anaphylaxis antenatal asthma bag blood bp cardiac "            \
    "casualty catheter clinic commode crutches cytotoxic dentures diabetes diabetic diet "         \
    "donations donor dose dressing epilepsy epipen exempt falls fluids frame fridge "              \
    "glasses grade hearing heel hoist holter infusion injection insufficiency insulin kafo "       \
    "keyworker limb medication medicine mg midazolam ml morphine nbm neb nebuliser nok "           \
    "orthotics outpatients oxygen pacemaker pharmacy phlebotomy physiology prosthetics "           \
    "puree rescue rotunda sacrum seizure "                                                         \
    "seizures steroid stoma "                                                                      \
    "surgery syringe t34 tablets treatment ulcer vaccination vaccine warfarin wheelchair worker "  \
    "wound "                                                                                       \
    "zimmer "
/* What a school has plans for: "Epilepsy plan", "Asthma alert". */
#define CONDITIONS                                                                                 \
    " allergies allergy anaphylaxis asthma catheter diabetes diabetic epilepsy epipen feeding "    \
    "insulin seizure seizures stoma "
#define PLANS " alert alerts passport plan plans protocol "
/* Fields of one person's name, and what stands before whom a thing is lent to. */
#define FIELDS " id name patient pt client donor resident "
#define LENT " loan loaned "
#define LENT_TO " to "
/* … which has to be such a thing: frames, glasses and fluids are lent to anybody. */
#define LENT_THINGS                                                                                \
    " afo bp commode crutches hearing hoist holter kafo limb neb nebuliser oxygen pacemaker "      \
    "rotunda syringe t34 wheelchair zimmer "
/* How like a name one word by itself is in such a field. */
#define LONE_LEAST 0.10F
/* How like one a word of what is done for somebody is, to be a name all the same ("Blood"). */
#define OWN_NAME 0.20F
/* Letters of a surname beside an initial: "A Rh+" is a group of blood. */
#define LETTERS_LEAST 3U
/* "10B": the most digits and letters of a class. */
#define CLASS_DIGITS 2U
#define CLASS_LETTERS 2U

/* "Key worker", a resident's; "Surgery", where somebody is registered. */
static bool is_whose(const phw_name_token *token)
{
    return phw_name_token_in(token, " keyworker practice surgery worker ");
}

/* A trade of staff, by which the page is a colleague's badge or a notice of theirs. */
static bool has_trade(const phw_name_line *line)
{
    for (size_t at = 0; at < line->count; at++)
        if ((line->tokens[at].kinds & (PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE)) &&
            !(line->tokens[at].kinds & PHW_WORD_TITLE) &&
            line->tokens[at].letters != PHW_CASE_LOWER && !is_whose(&line->tokens[at]) &&
            !phw_name_token_in(&line->tokens[at], CONDITIONS) && line->tokens[at].key_length > 2)
            return true;
    return false;
}

/* "7C", "Class 10B", "Year 4" from token @p at to the line's end: a pupil's. */
static bool is_class(const phw_name_line *line, size_t at)
{
    const bool said = at < line->count && phw_name_token_in(&line->tokens[at], " class form year ");
    at += said;
    if (at + 1 != line->count || line->tokens[at].letters != PHW_CASE_NUMBER)
        return false;
    const phw_name_token *token = &line->tokens[at];
    const size_t digits = strspn(token->key, "0123456789");
    size_t letters = 0;
    while (isalpha((unsigned char)token->key[digits + letters]))
        letters++;
    return digits > 0 && digits <= CLASS_DIGITS && (said || letters > 0) &&
           letters <= CLASS_LETTERS && digits + letters == token->key_length;
}

/* A name with nothing but a class behind it, in its line or in the next cell, where an illness is
 * spoken of: bags and glasses are lost at schools as well. */
static bool is_pupil(const phw_name_page *page, uint32_t cell, const phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    if (!phw_name_page_says(page, CONDITIONS))
        return false;
    const uint32_t next = page->context->view->cells[cell].next;
    return is_class(line, run->end) ||
           (run->end == line->count && next != PHW_VIEW_NONE && is_class(&page->lines[next], 0));
}

/* "Site sacrum", "Falls risk": what is done, unless people are called so. */
static bool says_done(const phw_name_line *line, const phw_name_run *run)
{
    for (size_t at = run->first; at < run->end; at++)
        if (phw_name_token_in(&line->tokens[at], DONE_FOR) &&
            (!line->tokens[at].known || phw_name_token_best(&line->tokens[at]) < OWN_NAME))
            return true;
    return false;
}

static bool has_surname(const phw_name_line *line, const phw_name_run *run)
{
    for (size_t at = run->first; at < run->end; at++)
        if (line->tokens[at].key_length >= LETTERS_LEAST)
            return true;
    return false;
}

/* The name that a line is, or that is the value of its field. *field: which of the two. In a field
 * an initial beside any word is a name ("Love A"), and so is a word that people are called by. */
static bool match(const phw_name_page *page, uint32_t cell, phw_name_run *run, bool *field)
{
    const phw_name_line *line = &page->lines[cell];
    const bool lent = phw_name_page_says(page, LENT);
    const char *const fields = lent ? FIELDS LENT_TO : FIELDS;
    size_t at = line->count > 1 && phw_name_token_in(&line->tokens[0], fields) ? 1 : 0;
    if (phw_name_run_behind(line, line->count < 3 ? line->count : 3, "my name is"))
        at = 3;
    *field = at > 0;
    /* A sign before it, read as a digit. */
    if (at == 0 && line->count > 1 && line->tokens[0].letters == PHW_CASE_NUMBER &&
        line->tokens[0].key_length == 1 && phw_name_page_words(page) <= TINY_WORDS)
        at = 1;
    if (line->count <= at || !phw_name_run_match(line, at, run) || says_done(line, run))
        return false;
    if (*field)
        return phw_name_run_is_whole(run)
                   ? run->titled || run->comma || has_surname(line, run)
                   : has_surname(line, run) &&
                         (run->initial || (run->end == line->count && run->like >= LONE_LEAST));
    return phw_name_run_is_whole(run) && (run->end == line->count || is_pupil(page, cell, run)) &&
           (run->titled || run->comma || run->full > 1 || has_surname(line, run));
}

/* "Epilepsy plan": counts as one more sign. */
static bool has_plan(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        bool condition = false;
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            const phw_name_token *token = &page->lines[cell].tokens[at];
            if (condition && phw_name_token_in(token, PLANS))
                return true;
            condition |= phw_name_token_in(token, CONDITIONS);
        }
    }
    return false;
}

/* "07/11/2026 at 13:20": the day and the hour somebody is to come. */
static bool has_booking(const phw_name_page *page)
{
    bool hour = false, day = false;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        uint32_t count;
        (void)phw_page_dates_of(page->context->dates, cell, &count);
        day |= count == 1;
        for (size_t at = 0; at < page->lines[cell].count; at++)
            hour |= phw_name_page_is_time(&page->lines[cell], at);
    }
    return hour && day;
}

/* A hospital's number with letters in it, whatever stands before; empty: none. */
static phw_span local_number(const phw_name_page *page)
{
    const phw_view *view = page->context->view;
    for (uint32_t cell = 0; cell < view->cell_count; cell++) {
        const char *text = view->cells[cell].text;
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            const uint32_t begin = page->lines[cell].tokens[at].from;
            const uint32_t end = begin + (uint32_t)strcspn(text + begin, " ,;|");
            if (phw_local_number_shape(text, begin, end) == PHW_LOCAL_LETTERED)
                return (phw_span){cell, begin, end};
        }
    }
    return (phw_span){0, 0, 0};
}

/* "Sex F" */
static bool has_sex(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at + 1 < page->lines[cell].count; at++)
            if (phw_name_token_is(&page->lines[cell].tokens[at], "sex") &&
                phw_name_token_is_sex(&page->lines[cell].tokens[at + 1]))
                return true;
    return false;
}

static bool is_little(const phw_name_page *page)
{
    size_t words = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        words += page->lines[cell].count;
        if (has_trade(&page->lines[cell]))
            return false;
    }
    return words > 0 && words <= WORDS_MOST;
}

void phw_recognise_care_slip(phw_context *context)
{
    static const char *const tags[] = {"slip-of-care", NULL};
    phw_name_page page;
    phw_name_run run;
    bool field;
    size_t names = 0;
    if (phw_evidence_sells(&context->evidence) || context->view->cell_count > WORDS_MOST ||
        !phw_name_page_build(context, &page) || !is_little(&page) ||
        phw_name_run_animals(&page) > 0)
        return;
    const int said = phw_name_run_said(&page, DONE_FOR);
    const bool lent = phw_name_page_says(&page, LENT) && phw_name_page_says(&page, LENT_THINGS);
    const int signs = said + has_plan(&page) + lent + BOOKING_WORTH * has_booking(&page);
    /* Beside a field or a title a sex, a number or the word itself tells as well. */
    const phw_span number = local_number(&page);
    const int filled =
        signs + has_sex(&page) + phw_name_page_says(&page, " patient pt ") +
        (number.end > 0 || phw_context_on_page(context, PHW_PATIENT_KINDS, NUMBER_SURE));
    if (said == 0 || filled < SIGNS_LEAST)
        return;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        names += match(&page, cell, &run, &field);
    bool told = false;
    for (uint32_t cell = 0; names <= NAMES_MOST && cell < context->view->cell_count; cell++)
        if (match(&page, cell, &run, &field) &&
            (field || signs >= SIGNS_LEAST ||
             (run.titled && run.first == 0 &&
              (page.lines[cell].tokens[0].kinds & PHW_WORD_TITLE)))) {
            const bool sure =
                field || run.titled || signs >= SIGNS_ENOUGH || is_pupil(&page, cell, &run);
            phw_name_run_add(&page, cell, &run, sure ? SURE_SLIP : SURE_LITTLE, "slip-of-care");
            told |= sure;
        }
    if (told && number.end > 0)
        phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, number,
                        SURE_SLIP, tags);
}
