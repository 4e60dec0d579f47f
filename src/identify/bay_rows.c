/* SPDX-License-Identifier: Apache-2.0 */
/* "1 Doyle - hoist x2" over "2 Street - NBM" over "3 Marsh - home am": the beds of a bay, who lies
 * in each and what is to be thought of, however few they are. What is said of some is said of
 * patients and of nobody else, and so the others are patients as well. Run before the names. */
#include <stdlib.h>

#include "identify/care_note_words.h"
#include "identify/name_run.h"
#include "identify/word_lists.h"

/* Rows at least, and of these such with a patient's note. */
#define ROWS_LEAST 3U
#define NOTED_LEAST 2U
#define ROWS_MAX 60U
/* Words behind a name at most; digits of a bed. */
#define NOTE_WORDS 6U
#define BED_DIGITS 2U
#define LETTERS_LEAST 3U
/* How like a name the words are in half of the rows at least. */
#define LIKE_LEAST 0.10F
#define LIKE_ONE_IN 2U
#define SURE_BAY 0.78

/* What is thought of for a patient in bed, and for no player, pupil or guest. */
#define NOTES                                                                                      \
    PHW_CARE_NOTE_SURE PHW_CARE_NOTE_BUT_NAMES PHW_CARE_NOTE_NURSED                                \
        " cdt cpe esbl mfd neb npo qds sats urostomy "
/* … and what is for others, too: talks of one to one, divers, kings, a batsman's legs. So many
 * different ones a page must have that has none of the others. */
static const char *const also_notes[] = {" 121 ", " feeds ",  " fluids ",  " iv ",
                                         " obs ", " oxygen ", " pad pads "};
#define ALSO_LEAST 3

typedef struct bay_row {
    uint32_t cell;
    phw_name_run run;
    bool noted, clearly; /* by any note; by one that is for patients alone */
    unsigned also;       /* bits of those that are not */
} bay_row;

typedef struct bay {
    bay_row rows[ROWS_MAX];
    size_t count, noted, clearly, like;
    unsigned also;
    long last; /* the bed of the row before */
} bay;

/* The number of the bed that a cell begins with, and *at behind it; 0: none. */
static long bed_of(const phw_name_line *line, size_t *at)
{
    *at = line->count > 0 && phw_name_token_in(&line->tokens[0], " bed b sr ") ? 1 : 0;
    if (*at >= line->count || line->tokens[*at].letters != PHW_CASE_NUMBER)
        return 0;
    const phw_name_token *token = &line->tokens[*at];
    char *end;
    const size_t letters = strcspn(token->key, "0123456789");
    const long number = strtol(token->key + letters, &end, 10);
    (*at)++;
    return letters <= 1 && *end == '\0' && token->key_length <= letters + BED_DIGITS ? number : 0;
}

/* The cell and token behind what ends at token @p at. */
static bool go_on(const phw_view *view, const phw_name_page *page, uint32_t *cell, size_t *at)
{
    while (*at >= page->lines[*cell].count) {
        *cell = view->cells[*cell].next;
        *at = 0;
        if (*cell == PHW_VIEW_NONE)
            return false;
    }
    return true;
}

static unsigned also_noted(const phw_name_token *token)
{
    for (unsigned i = 0; i < sizeof also_notes / sizeof also_notes[0]; i++)
        if (phw_name_token_in(token, also_notes[i]))
            return 1U << i;
    return 0;
}

/* Looks for a patient's note behind a row's name, up to the row's end, and keeps it.
 * @return how many words stand there, NOTE_WORDS and one at most. */
static size_t read_note(const phw_name_page *page, bay_row *row)
{
    const phw_view *view = page->context->view;
    uint32_t cell = row->cell;
    size_t at = row->run.end, words;
    row->clearly = false;
    row->also = 0;
    for (words = 0; words <= NOTE_WORDS && go_on(view, page, &cell, &at); at++) {
        const phw_name_token *token = &page->lines[cell].tokens[at];
        row->clearly |= phw_name_token_in(token, NOTES);
        row->also |= also_noted(token);
        words++;
    }
    row->noted = row->clearly || row->also;
    return words;
}

static void note_row(const phw_name_page *page, uint32_t cell, bay *found)
{
    bay_row *row = &found->rows[found->count];
    size_t at;
    const long bed = bed_of(&page->lines[cell], &at);
    if (bed <= found->last || found->count == ROWS_MAX ||
        !go_on(page->context->view, page, &cell, &at) ||
        !phw_name_run_match(&page->lines[cell], at, &row->run))
        return;
    const phw_name_line *line = &page->lines[cell];
    bool letters = false;
    for (size_t i = row->run.first; i < row->run.end; i++) {
        letters |= line->tokens[i].key_length >= LETTERS_LEAST;
        if (phw_name_token_in(&line->tokens[i], NOTES) || also_noted(&line->tokens[i]))
            return;
    }
    row->cell = cell;
    const size_t words = read_note(page, row);
    if (!letters || words == 0 || words > NOTE_WORDS)
        return;
    found->last = bed;
    found->noted += row->noted;
    found->clearly += row->clearly;
    found->also |= row->also;
    found->like += row->run.titled || row->run.initial || row->run.like >= LIKE_LEAST;
    found->count++;
}

void phw_recognise_bay_rows(phw_context *context)
{
    phw_name_page page;
    if (phw_evidence_sells(&context->evidence) || !phw_name_page_build(context, &page))
        return;
    bay *found = phw_arena_alloc(context->arena, sizeof *found);
    if (!found) {
        context->failed = true;
        return;
    }
    found->count = found->noted = found->clearly = found->like = 0;
    found->also = 0;
    found->last = 0;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++)
        if (context->view->cells[cell].previous == PHW_VIEW_NONE)
            note_row(&page, cell, found);
    const bool told = found->clearly > 0 || __builtin_popcount(found->also) >= ALSO_LEAST;
    if (found->count < ROWS_LEAST || found->noted < NOTED_LEAST || !told ||
        found->like * LIKE_ONE_IN < found->count)
        return;
    for (size_t i = 0; i < found->count; i++)
        phw_name_run_add(&page, found->rows[i].cell, &found->rows[i].run, SURE_BAY, "bay");
}
