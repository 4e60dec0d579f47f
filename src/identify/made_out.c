/* SPDX-License-Identifier: Apache-2.0 */
/* Papers that are made out for one who is looked after and say so in words of their own: "Patient's
 * name Ms Kaczmarek" on a statement of fitness for work, "Prepared for Thi Lan Pham" over
 * exercises, "Resident of the day", a child's award for being brave. Run before the names. */
#include "identify/name_run.h"
#include "identify/word_lists.h"

#define WORDS_MOST 300U
#define SURE_MADE_OUT 0.80

/* Of words of care a paper that is prepared for somebody has so many. */
#define CARE_LEAST 2
/* Where children are brave. */
#define BRAVE " brave bravery "
#define TREATED " chemo chemotherapy hospital operation radiotherapy theatre treatment ward "
/* What a child is brave at, and for whom: such words of a little page that says more of them. On
 * the first day of school, and in a play, children are brave as well. */
#define BRAVE_AT                                                                                   \
    " anaesthetic blood bloods cannula dentist drip injection jab needle nurse outpatients "       \
    "plaster scan specialist stitches xray "
#define BRAVE_ALSO " day play unit "
#define BRAVE_AT_LEAST 2
#define BRAVE_WORDS 60U
/* A line of nothing but a name in a hand, and how surely its first word is one. */
#define PENNED_WORDS 3U
#define GIVEN_LEAST 0.2F
/* What somebody is to do at home for a joint or a back, and what a gym has. */
#define EXERCISES                                                                                  \
    " bridging calf circles clams exercise exercises flexion extension glides heel hold leg "      \
    "pendulum quads raise raises repeat reps seconds slides squeezes straight stretch "            \
    "stretches swings "
#define EXERCISES_LEAST 3
#define GYMS                                                                                       \
    " barbell bench burpees class deadlift dumbbell gym kettlebell marathon pb plank protein "     \
    "session trainer treadmill warmup workout yoga "
#define SURE_EXERCISES 0.62 /* a trainer writes such sheets, too */
/* … unless the sheet says who gave it. */
#define OF_PHYSIOS " nhs outpatients physio physios physiotherapist physiotherapy "
/* Where residents live. */
#define HOMES                                                                                      \
    " bath bingo bowels care carer carers diet family fluids hoist keyworker lounge meals "        \
    "medication nurse room weight "
#define HOMES_LEAST 2

/* "Shoulder exercises for Grace Okafor": the token behind; 0: none. */
static size_t behind_exercises(const phw_name_line *line)
{
    for (size_t at = 2; at < line->count && at <= 4; at++)
        if (phw_name_run_behind(line, at, "exercises for") ||
            phw_name_run_behind(line, at, "prepared for"))
            return at;
    return 0;
}

/* The token behind what says that a patient's name follows; 0: nothing does. */
static size_t behind_words(const phw_name_line *line, bool prepared)
{
    static const char *const fields[] = {"patient's name", "patient name", "name of patient",
                                         "patients name"};
    if (prepared && line->count > 2 && phw_name_token_is(&line->tokens[0], "for"))
        return 1;
    for (size_t at = 2; at < line->count && at <= 3; at++) {
        if (prepared && phw_name_run_behind(line, at, "prepared for"))
            return at;
        for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
            if (phw_name_run_behind(line, at, fields[i]))
                return at;
    }
    return 0;
}

/* A possessive is folded away: "patient's" is "patient". */
static bool match_whole(const phw_name_page *page, uint32_t cell, size_t at, phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    return at < line->count && phw_name_run_match(line, at, run) && phw_name_run_is_whole(run) &&
           (run->full > 1 || run->titled || run->comma);
}

static void look_behind(const phw_name_page *page, uint32_t cell, bool prepared)
{
    phw_name_run run;
    const size_t at = behind_words(&page->lines[cell], prepared);
    if (at > 0 && match_whole(page, cell, at, &run))
        phw_name_run_add(page, cell, &run, SURE_MADE_OUT, "made-out");
}

/* A sheet of exercises and whom it is for. */
static void look_at_exercises(const phw_name_page *page, uint32_t cell, double sure)
{
    phw_name_run run;
    const size_t at = behind_exercises(&page->lines[cell]);
    if (at > 0 && match_whole(page, cell, at, &run))
        phw_name_run_add(page, cell, &run, sure, "made-out");
}

/* A name that is the whole of its line; the number of cells: none, or several. */
static uint32_t only_name(const phw_name_page *page)
{
    const uint32_t none = page->context->view->cell_count;
    uint32_t found = none;
    phw_name_run run;
    for (uint32_t cell = 0; cell < none; cell++)
        if (match_whole(page, cell, 0, &run) && run.end == page->lines[cell].count) {
            if (found != none)
                return none;
            found = cell;
        }
    return found;
}

/* "Jüvgen "1Wed": the first word of a line that a pen wrote, and that was read as no other word. */
static bool match_penned(const phw_name_line *line, phw_name_run *run)
{
    return line->count > 0 && line->count <= PENNED_WORDS && phw_name_run_match(line, 0, run) &&
           (!line->tokens[run->first].known || line->tokens[run->first].given >= GIVEN_LEAST);
}

/* The name that is the whole of the line under or over a heading, or else of the only such line;
 * where there is none, what stands under the heading. */
static void look_beside(const phw_name_page *page, uint32_t cell)
{
    const phw_context *context = page->context;
    const uint32_t only = only_name(page);
    const uint32_t beside[] = {context->rows.below[cell], context->rows.above[cell],
                               only < context->view->cell_count ? only : PHW_VIEW_NONE};
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
        phw_name_run run;
        if (beside[i] != PHW_VIEW_NONE && match_whole(page, beside[i], 0, &run) &&
            run.end == page->lines[beside[i]].count) {
            phw_name_run_add(page, beside[i], &run, SURE_MADE_OUT, "made-out");
            return;
        }
    }
    phw_name_run run;
    const uint32_t under = beside[0] != PHW_VIEW_NONE ? beside[0] : cell + 1;
    if (under < context->view->cell_count && match_penned(&page->lines[under], &run))
        phw_name_run_add(page, under, &run, SURE_MADE_OUT, "made-out");
}

/* "Awarded to", "This is to say that": the end of a line before whom it is for. */
static bool is_awarded(const phw_name_line *line)
{
    static const char *const phrases[] = {"presented to", "awarded to",   "given to", "goes to",
                                          "say that",     "certify that", "well done"};
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
        if (phw_name_run_behind(line, line->count, phrases[i]))
            return true;
    return false;
}

static bool is_of_the_day(const phw_name_line *line)
{
    return line->count > 2 && (phw_name_run_behind(line, line->count, "resident of the day") ||
                               phw_name_run_behind(line, line->count, "resident of the week"));
}

void phw_recognise_made_out(phw_context *context)
{
    phw_name_page page;
    phw_name_run run;
    if (context->view->cell_count > WORDS_MOST || !phw_name_page_build(context, &page) ||
        phw_name_run_animals(&page) > 0)
        return;
    /* A shop prepares things for customers, and has no patients' names. */
    const bool sells = phw_evidence_sells(&context->evidence);
    const bool prepared =
        !sells && phw_name_run_care(&page, " appointment procedure ") >= CARE_LEAST;
    const bool home = !sells && phw_name_run_said(&page, HOMES) >= HOMES_LEAST;
    const bool treated = phw_name_page_says(&page, TREATED);
    const int at = phw_name_run_said(&page, BRAVE_AT) + treated;
    const bool child = phw_name_page_words(&page) <= BRAVE_WORDS && at > 0 &&
                       at + phw_name_run_said(&page, BRAVE_ALSO) >= BRAVE_AT_LEAST;
    const bool brave = !sells && phw_name_page_says(&page, BRAVE) && (treated || child);
    const bool exercises = !sells && phw_name_run_said(&page, EXERCISES) >= EXERCISES_LEAST &&
                           !phw_name_page_says(&page, GYMS);
    const uint32_t only = brave && child ? only_name(&page) : context->view->cell_count;
    if (only < context->view->cell_count && match_whole(&page, only, 0, &run))
        phw_name_run_add(&page, only, &run, SURE_MADE_OUT, "made-out");
    const bool physio = phw_name_page_says(&page, OF_PHYSIOS);
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page.lines[cell];
        if (exercises)
            look_at_exercises(&page, cell, physio ? SURE_MADE_OUT : SURE_EXERCISES);
        look_behind(&page, cell, prepared);
        if ((home && is_of_the_day(line)) || (brave && is_awarded(line)))
            look_beside(&page, cell);
    }
}
