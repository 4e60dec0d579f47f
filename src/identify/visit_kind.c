/* SPDX-License-Identifier: Apache-2.0 */
/* What a slot of a clinic's diary says behind a name: "Singh H F/U", "Heather Moor Tel", "Akosua
 * Mensah New". Where some are followed up, all who have a slot are patients. So are those whom a
 * record's window titles, "MUKANYA, Tendai (Mrs)", on a page of results. Run before the names. */
#include <string.h>

#include "identify/name_run.h"

/* Names that are followed up, at least; words of a slot at most. */
#define FOLLOWED_LEAST 2U
#define SLOT_WORDS 9U
#define SURE_SLOT 0.78
#define SURE_TITLED 0.78
#define SURE_REMINDED 0.70
/* Tokens of an hour, and people who are reminded of at most. */
#define HOUR_TOKENS 2U
#define REMINDED_MOST 2U
/* Strengths of clinical terms on a page where a title behind a filed name is a patient's. */
#define TERMS_LEAST 0.5F
/* What else a slot is for. */
#define KINDS " new nw tel rv rev review f2f telecon vc video dna np ooh "
/* Where slots are given; sellers follow up as well. */
#define CLINICS " clinic clinics dr ward opd patient patients surgery nurse consultant "

/* "F/U" at token @p at: how many tokens it takes; 0: it is something else. */
static size_t followed_up(const phw_name_line *line, size_t at)
{
    if (at >= line->count)
        return 0;
    if (phw_name_token_in(&line->tokens[at], " fu fup "))
        return line->tokens[at].letters == PHW_CASE_UPPER;
    return at + 1 < line->count && phw_name_token_is(&line->tokens[at], "f") &&
                   phw_name_token_is(&line->tokens[at + 1], "u") &&
                   (line->tokens[at + 1].before & PHW_GAP_SLASH)
               ? 2
               : 0;
}

/* The name from token @p at on whose slot is of a kind. "Blockley A F/U": the F is no initial.
 * @param[out] follow  whether it is followed up. */
static bool match(const phw_name_line *line, size_t at, phw_name_run *run, bool *follow)
{
    if (!phw_name_run_match(line, at, run))
        return false;
    *follow = followed_up(line, run->end) > 0;
    if (!*follow && run->end > run->first + 1 && followed_up(line, run->end - 1) > 0) {
        run->end--;
        *follow = true;
    }
    if (!*follow && !(run->end < line->count && phw_name_token_in(&line->tokens[run->end], KINDS)))
        return false;
    return run->end > run->first && run->like > 0;
}

/* Looks at the slots of a cell, of which blurred columns may have joined two. @return how many are
 * followed up. */
static size_t look_at_slots(const phw_name_page *page, uint32_t cell, bool adds)
{
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    bool follow;
    size_t followed = 0;
    if (line->count > SLOT_WORDS)
        return 0;
    for (size_t at = 0; at < line->count; at++) {
        if (!match(line, at, &run, &follow))
            continue;
        followed += follow;
        if (adds)
            phw_name_run_add(page, cell, &run, SURE_SLOT, "slot");
        at = run.end;
    }
    return followed;
}

/* "Llinos Parry-Wynne 10:30, Fracture clinic" in a reminder: who is to go where. Colleagues have as
 * many such lines as there are sessions. */
static bool match_reminded(const phw_name_line *line, phw_name_run *run)
{
    if (line->count > SLOT_WORDS || !phw_name_run_match(line, 0, run) ||
        !phw_name_run_is_whole(run))
        return false;
    size_t at = run->end;
    while (at < line->count && line->tokens[at].letters == PHW_CASE_NUMBER)
        at++;
    return at >= run->end + HOUR_TOKENS && at + 2 == line->count &&
           line->tokens[at].letters == PHW_CASE_TITLE &&
           phw_name_token_in(&line->tokens[at + 1], " clinic ");
}

/* "MUKANYA, Tendai (Mrs)": as records of the NHS head a window, and few others do. */
static bool match_titled(const phw_name_line *line, phw_name_run *run)
{
    if (line->count < 3 || !phw_name_run_match(line, 0, run) || !run->comma ||
        run->end >= line->count || line->tokens[0].letters != PHW_CASE_UPPER)
        return false;
    const phw_name_token *title = &line->tokens[run->end];
    if (!(title->before & PHW_GAP_OPEN) || !(title->kinds & PHW_WORD_TITLE) ||
        title->letters != PHW_CASE_TITLE)
        return false;
    run->end++;
    return true;
}

static void look_at_reminders(const phw_name_page *page)
{
    phw_name_run run;
    size_t reminded = 0;
    const uint32_t cells = page->context->view->cell_count;
    for (uint32_t cell = 0; cell < cells; cell++)
        reminded += match_reminded(&page->lines[cell], &run);
    for (uint32_t cell = 0; reminded <= REMINDED_MOST && cell < cells; cell++)
        if (match_reminded(&page->lines[cell], &run))
            phw_name_run_add(page, cell, &run, SURE_REMINDED, "reminder");
}

void phw_recognise_visit_kind(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    const uint32_t cells = context->view->cell_count;
    size_t followed = 0;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page))
        return;
    for (uint32_t cell = 0; cell < cells; cell++)
        followed += look_at_slots(&page, cell, false);
    if (followed >= FOLLOWED_LEAST && phw_name_page_says(&page, CLINICS))
        for (uint32_t cell = 0; cell < cells; cell++)
            (void)look_at_slots(&page, cell, true);
    if (phw_name_page_says(&page, " appointment appt reminder reminders "))
        look_at_reminders(&page);
    for (uint32_t cell = 0; page.terms >= TERMS_LEAST && cell < cells; cell++)
        if (match_titled(&page.lines[cell], &run))
            phw_name_run_add(&page, cell, &run, SURE_TITLED, "title-behind");
}
