/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/past_life.h"

#include <string.h>

#include "identify/digits.h"

/* The last year in which nobody lived of whom a record is kept: the oldest people grow 120. */
#define LAST_PAST_YEAR 1899
/* Longest life. */
#define OLDEST 119
/* Cells of the row that tell of one life: birth, day and place of death. */
#define CELLS_MOST 3
/* Figures of a year: fewer are a day or a month, more are a number. */
#define YEAR_FIGURES_LEAST 3
#define YEAR_FIGURES_MOST 4

typedef struct life {
    int born; /* 0: not read yet */
    bool dead;
    bool past; /* settled: a year of death of the same past life */
    bool over; /* settled: none */
} life;

static bool means_death(const char *text, uint32_t begin, uint32_t end)
{
    static const char *const words[] = {"died", "death", "d"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t n = strlen(words[i]), k = 0;
        while (n == end - begin && k < n && (text[begin + k] | 32) == words[i][k])
            k++;
        if (k == n)
            return true;
    }
    return false;
}

static void take_number(life *told, const char *text, uint32_t begin, uint32_t end)
{
    int year = 0;
    if (end - begin < YEAR_FIGURES_LEAST)
        return;
    for (uint32_t i = begin; i < end && end - begin <= YEAR_FIGURES_MOST; i++)
        year = year * 10 + (text[i] - '0');
    bool past = year > 0 && year <= LAST_PAST_YEAR;
    if (!told->born && past && !told->dead)
        told->born = year;
    else if (told->born && told->dead && past && year >= told->born && year - told->born <= OLDEST)
        told->past = true;
    else
        told->over = true;
}

static void read_cell(life *told, const phw_cell *cell, uint32_t at)
{
    const char *text = cell->text;
    while (at < cell->length && !told->past && !told->over) {
        uint32_t begin = at;
        if (phw_is_digit(text[at])) {
            while (at < cell->length && phw_is_digit(text[at]))
                at++;
            take_number(told, text, begin, at);
        } else if (phw_is_letter(text[at])) {
            while (at < cell->length && phw_is_letter(text[at]))
                at++;
            told->dead |= means_death(text, begin, at);
        } else {
            at++;
        }
    }
}

bool phw_past_life(const phw_view *view, uint32_t cell, uint32_t at)
{
    life told = {0};
    for (int i = 0; i < CELLS_MOST && cell != PHW_VIEW_NONE && !told.past && !told.over; i++) {
        read_cell(&told, &view->cells[cell], at);
        cell = view->cells[cell].next;
        at = 0;
    }
    return told.past;
}
