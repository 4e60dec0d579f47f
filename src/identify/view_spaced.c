/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/view_spaced.h"

#include <string.h>

#define LETTERS_LEAST 5U
#define LETTERS_MOST 24U
/* The reader runs two letters into each other now and then, and no more: that many of the pieces
 * are single letters at least, of four. */
#define PIECE_MOST 2U
#define SINGLE_QUARTERS 2U

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The letters of a word that is set wide; 0 where the cell is none. */
static uint32_t spaced_letters(const phw_cell *cell)
{
    uint32_t letters = 0, pieces = 0, single = 0, vowels = 0, steps = 0, same = 0, piece = 0;
    char before = 0;
    for (uint32_t at = 0; at <= cell->length; at++) {
        const char c = at < cell->length ? cell->text[at] : ' ';
        if (c == ' ') {
            pieces += piece > 0;
            single += piece == 1;
            piece = 0;
        } else if (!is_capital(c) || ++piece > PIECE_MOST) {
            return 0;
        } else {
            letters++;
            vowels += strchr("AEIOUY", c) != NULL;
            steps += c == before + 1;
            same += c == before;
            before = c;
        }
    }
    if (letters < LETTERS_LEAST || letters > LETTERS_MOST || vowels == 0 ||
        4 * single < SINGLE_QUARTERS * pieces)
        return 0;
    return 2 * steps >= letters || 2 * same >= letters ? 0 : letters;
}

static bool join(phw_cell *cell, uint32_t letters, phw_arena *arena)
{
    phw_cell_text made;
    if (!phw_cell_text_new(arena, letters, &made))
        return false;
    for (uint32_t at = 0; at < cell->length; at++) {
        if (cell->text[at] == ' ')
            continue;
        phw_cell_text_add(&made, cell, at);
    }
    phw_cell_text_put(&made, cell);
    cell->spaced = true;
    return phw_view_tokenise(cell, arena);
}

bool phw_view_join_spaced(phw_view *view, phw_arena *arena)
{
    for (uint32_t i = 0; i < view->cell_count; i++) {
        const uint32_t letters = spaced_letters(&view->cells[i]);
        if (letters > 0 && !join(&view->cells[i], letters, arena))
            return false;
    }
    return true;
}
