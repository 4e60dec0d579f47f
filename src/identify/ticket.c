/* SPDX-License-Identifier: Apache-2.0 */
/* "PORTER REQUEST", "Equipment loan", "Fluid balance chart", "My Pregnancy Notes": paper whose
 * heading says that all of it is about one who is looked after. Whoever is named in a field of it,
 * or beside a date or a number at the head of a line, is that one, though nothing else on it
 * speaks of care. Run before the names. */
#include <string.h>

#include "identify/dates.h"
#include "identify/digits.h"
#include "identify/hospital_number.h"
#include "identify/name_run.h"
#include "identify/page_dates.h"

/* A heading has no more words; in prose the same words are said of anything. */
#define HEADING_WORDS 8U
#define SURE_FIELD 0.80
#define SURE_BESIDE 0.78
#define SURE_NUMBER 0.78
/* Bytes of a prisoner's number, "A1234BC": a letter, digits, and two letters. */
#define PRISON_BYTES 7U
#define PRISON_DIGITS_END 5U
/* How like a name the words must be by themselves where no field asks for one. */
#define LIKE_LEAST 0.30F
/* "To Chester", behind a preposition: how like a name it must be. */
#define LIKE_SENT 0.30F
/* No date of birth is younger; younger ones are of appointments. */
#define YEAR_LATEST (PHW_THIS_YEAR - 2)

#define PAD "while you were out"

/* Folded, between single blanks. */
static const char *const headings[] = {
    "porter request",
    "portering request",
    "porters request",
    "equipment loan",
    "loan equipment",
    "clinical trial use",
    "organ for transplant",
    "pregnancy notes",
    "maternity notes",
    "healthcare application",
    "health care application",
    "fluid balance",
    "fluid chart",
    "notice of death",
    "limb centre",
    "limb fitting",
    "appointment card",
    "cerdyn apwyntiad",
    "home exercises",
    "your exercises",
    "exercise programme",
    "fitness for work",
    "patient report form",
    "support plan",
    "drug chart",
    "stool chart",
    "bowel chart",
    "food chart",
    "turning chart",
    "observation chart",
    "nursing records",
    "nursing notes",
    "compatibility report",
    "compatibility label",
    "hearing aid",
    "hearing aids",
    "mouth care",
    "wound chart",
    "specimen request",
    "blood request",
    "consent form",
    "action plan",
    "repositioning chart",
    "patient transport",
    "discharge checklist",
    "dental laboratory",
    "treatment card",
    "treatment record",
    "peak flow",
    "taxi authorisation",
    "occupational health",
    "pacemaker identification",
    "icd identification",
    "recorder identification",
    "oral anticoagulant",
    "patient declaration",
    PAD,
    "patient in treatment",
};

/* What asks for a name, and what does at the head of a line alone. */
#define FIELDS                                                                                     \
    " patient pt px name names surname forename forenames enw recipient client resident child "    \
    "baby mother belongs called deceased adult employee passenger "
#define SENT " to for move collect "

/* What stands before a number. */
#define NUMBERED " no number rhif unit id check hosp hospital mrn "

/* What heads anybody's paper as well: it is of care where words of it are on the page. */
static const char *const maybe[] = {" plan",        "equipment",    "exercise", "consent",
                                    "treatment ca", "treatment re", "food",     "appointment",
                                    "while you",    "taxi "};
#define MAYBE_WORDS                                                                                \
    " allergic allergy anaphylaxis asthma carer carers clinic commode crutches diabetes epilepsy " \
    "hca hospital meds nhs nurse patient pen physio physiotherapy seizure seizures ward "          \
    "wheelchair "                                                                                  \
    "zimmer "

static bool is_anybodys(const char *heading)
{
    for (size_t i = 0; i < sizeof maybe / sizeof *maybe; i++)
        if (strstr(heading, maybe[i]))
            return true;
    return false;
}

/* "Cholecystectomy", "colonoscopy": in no list, as many as there are. */
static bool is_operation(const phw_name_token *token)
{
    static const char *const endings[] = {"ectomy", "ostomy", "otomy",
                                          "plasty", "oscopy", "esthesia"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const size_t length = strlen(endings[i]);
        if (token->key_length > length &&
            memcmp(token->key + token->key_length - length, endings[i], length) == 0)
            return true;
    }
    return false;
}

static bool has_operation(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++)
            if (is_operation(&page->lines[cell].tokens[at]))
                return true;
    return false;
}

static bool speaks_of_care(const phw_name_page *page)
{
    return page->terms > 0 || has_operation(page) || phw_name_page_says(page, MAYBE_WORDS) ||
           phw_name_run_care(page, " appointment plan ") > 0;
}

/* "Consent form 1": the NHS has four. */
static bool is_numbered(const phw_name_line *line, size_t at)
{
    return at < line->count && phw_name_token_in(&line->tokens[at], " 1 2 3 4 ") &&
           phw_name_run_behind(line, at, "consent form");
}

/* @param[out] pad  set for a pad of messages, whose fields ask for who is told and who took it. */
static bool is_heading(const phw_name_page *page, uint32_t cell, bool *pad)
{
    const phw_name_line *line = &page->lines[cell];
    if (line->count > HEADING_WORDS)
        return false;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        for (size_t at = 1; at <= line->count; at++)
            if (phw_name_run_behind(line, at, headings[i])) {
                *pad |= strcmp(headings[i], PAD) == 0;
                return !is_anybodys(headings[i]) || is_numbered(line, at) || speaks_of_care(page);
            }
    return false;
}

/* Whether a word of the run is more a place, a body or a trade than a person; of "Hill, Amy" none
 * is, and the title is none, which the table of roles has as well. */
static bool is_elsewhere(const phw_name_line *line, const phw_name_run *run)
{
    if (run->comma)
        return false;
    for (size_t i = run->first + run->titled; i < run->end; i++)
        if (line->tokens[i].kinds & (PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_ROLE))
            return true;
    return false;
}

/* The word that begins at token @p at. */
static phw_span word_at(const phw_name_page *page, uint32_t cell, size_t at)
{
    const phw_cell *text = &page->context->view->cells[cell];
    const uint32_t begin = page->lines[cell].tokens[at].from;
    uint32_t end = begin;
    while (end < text->length && text->text[end] != ' ')
        end++;
    return (phw_span){cell, begin, end};
}

/* Whether a birth date or a number stands right behind a run, in its cell or the next one.
 * @param[out] number  a local number without a label; empty: another one, or none. */
static bool is_beside(const phw_name_page *page, uint32_t cell, size_t at, phw_span *number)
{
    const phw_context *context = page->context;
    *number = (phw_span){cell, 0, 0};
    if (at == page->lines[cell].count) {
        cell = context->view->cells[cell].next;
        at = 0;
    }
    if (cell == PHW_VIEW_NONE || at >= page->lines[cell].count)
        return false;
    uint32_t count;
    const phw_date *dates = phw_page_dates_of(context->dates, cell, &count);
    const phw_span word = word_at(page, cell, at);
    for (uint32_t i = 0; i < count; i++)
        if (dates[i].begin == word.begin &&
            phw_date_full_year(&dates[i], PHW_THIS_YEAR) <= YEAR_LATEST)
            return true;
    if (phw_context_at(context, word, PHW_FINDING_NHS_NUMBER) ||
        phw_context_at(context, word, PHW_FINDING_HOSPITAL_NUMBER))
        return true;
    if (phw_local_number_shape(context->view->cells[cell].text, word.begin, word.end) !=
        PHW_LOCAL_LETTERED)
        return false;
    *number = word;
    return true;
}

/* "I, Alan Mudd, agree": who signs a form. */
static bool is_self(const phw_name_line *line, size_t at)
{
    return phw_name_token_is(&line->tokens[at], "i") && at + 1 < line->count &&
           (line->tokens[at + 1].before & PHW_GAP_COMMA);
}

/* The run that a field asks for, from token @p at on. */
static bool match_field(const phw_name_line *line, size_t at, phw_name_run *run)
{
    const phw_name_token *field = &line->tokens[at];
    const bool sent = phw_name_token_in(field, SENT), self = is_self(line, at);
    if ((sent ? at > 0 : !self && !phw_name_token_in(field, FIELDS)) ||
        !phw_name_run_match(line, at + 1, run) || is_elsewhere(line, run))
        return false;
    return sent ? phw_name_run_is_whole(run) && (run->titled || run->like >= LIKE_SENT)
                : phw_name_run_is_whole(run) || (at + 1 < run->end && run->end == line->count);
}

/* The run that is the whole of the cell behind the one that ends with a field. */
static bool match_next(const phw_name_page *page, uint32_t cell, phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    const uint32_t next = page->context->view->cells[cell].next;
    return line->count > 0 && next != PHW_VIEW_NONE &&
           phw_name_token_in(&line->tokens[line->count - 1], FIELDS) &&
           phw_name_run_match(&page->lines[next], 0, run) && phw_name_run_is_whole(run) &&
           run->end == page->lines[next].count && !is_elsewhere(&page->lines[next], run);
}

/* A whole name that begins a row. */
static bool match_beside(const phw_name_page *page, uint32_t cell, phw_name_run *run,
                         phw_span *number)
{
    const phw_name_line *line = &page->lines[cell];
    *number = (phw_span){cell, 0, 0};
    return page->context->view->cells[cell].previous == PHW_VIEW_NONE && line->count > 0 &&
           phw_name_run_match(line, 0, run) && phw_name_run_is_whole(run) &&
           !is_elsewhere(line, run) &&
           ((run->titled && run->end == line->count) ||
            ((run->comma || run->like >= LIKE_LEAST) && is_beside(page, cell, run->end, number)));
}

static bool is_prisoners(const char *text, uint32_t begin, uint32_t end)
{
    if (end - begin != PRISON_BYTES)
        return false;
    for (uint32_t i = 0; i < PRISON_BYTES; i++) {
        const char c = text[begin + i];
        const bool digit = i > 0 && i < PRISON_DIGITS_END;
        if (digit ? !phw_is_digit(c) : c < 'A' || c > 'Z')
            return false;
    }
    return true;
}

/* "No 72113982", "ID check WX-729036": the number behind token @p at. */
static void look_for_number(const phw_name_page *page, uint32_t cell, size_t at)
{
    static const char *const tags[] = {"ticket", NULL};
    const phw_cell *text = &page->context->view->cells[cell];
    const phw_name_line *line = &page->lines[cell];
    if (!phw_name_token_in(&line->tokens[at], NUMBERED))
        return;
    const phw_span span = word_at(page, cell, at + 1);
    const phw_local_shape shape = phw_local_number_shape(text->text, span.begin, span.end);
    if ((shape == PHW_LOCAL_DIGITS || shape == PHW_LOCAL_LETTERED ||
         is_prisoners(text->text, span.begin, span.end)) &&
        !phw_context_at(page->context, span, PHW_FINDING_NHS_NUMBER))
        phw_context_add(page->context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, span,
                        SURE_NUMBER, tags);
}

void phw_recognise_ticket(phw_context *context)
{
    static const char *const tags[] = {"ticket", NULL};
    phw_name_page page;
    phw_name_run run;
    phw_span number;
    bool headed = false, pad = false;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page) ||
        phw_name_run_animals(&page) > 0)
        return;
    for (uint32_t cell = 0; !headed && cell < context->view->cell_count; cell++)
        headed = is_heading(&page, cell, &pad);
    for (uint32_t cell = 0; headed && cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        for (size_t at = 0; !pad && at + 1 < line->count; at++) {
            if (match_field(line, at, &run))
                phw_name_run_add(&page, cell, &run, SURE_FIELD, "ticket");
            look_for_number(&page, cell, at);
        }
        if (match_next(&page, cell, &run))
            phw_name_run_add(&page, context->view->cells[cell].next, &run, SURE_FIELD, "ticket");
        if (!match_beside(&page, cell, &run, &number))
            continue;
        phw_name_run_add(&page, cell, &run, SURE_BESIDE, "ticket");
        if (number.end > 0)
            phw_context_add(context, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, number,
                            SURE_NUMBER, tags);
    }
}
