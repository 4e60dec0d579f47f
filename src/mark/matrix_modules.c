/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/matrix_modules.h"

#include <math.h>
#include <stddef.h>

#define PAPER 255.0F

/* Each time modules are run into each other as the lens did, and moved by what the picture is off
 * that, within what ink and paper can be (van Cittert, 1931; within bounds: Jansson, 1970). */
#define TIMES 16

#define SIDE (PHW_MATRIX_SIDE_MOST + 2) /* with paper round them */

typedef struct modules {
    float level[SIDE * SIDE], across[SIDE * SIDE];
    size_t wide, high;
} modules;

/* Runs the levels into each other, across and then down; gives that of one module. */
static float run_down(const modules *m, size_t at, float run)
{
    return (1 - 2 * run) * m->across[at] +
           run * (m->across[at - m->wide] + m->across[at + m->wide]);
}

static void run_across(modules *m, float run)
{
    for (size_t i = 0; i < m->wide * m->high; i++)
        m->across[i] = PAPER;
    for (size_t y = 1; y + 1 < m->high; y++)
        for (size_t x = 1; x + 1 < m->wide; x++) {
            const size_t at = y * m->wide + x;
            m->across[at] =
                (1 - 2 * run) * m->level[at] + run * (m->level[at - 1] + m->level[at + 1]);
        }
}

static void part_again(const uint8_t *grey, modules *m, float run)
{
    run_across(m, run);
    for (size_t y = 1; y + 1 < m->high; y++)
        for (size_t x = 1; x + 1 < m->wide; x++) {
            const size_t at = y * m->wide + x;
            const float off = grey[(y - 1) * (m->wide - 2) + x - 1] - run_down(m, at, run);
            m->level[at] = fminf(fmaxf(m->level[at] + off, 0), PAPER);
        }
}

void phw_matrix_modules_part(const uint8_t *grey, int rows, int columns, int threshold, double run,
                             bool *dark)
{
    modules m = {.wide = (size_t)columns + 2, .high = (size_t)rows + 2};
    for (size_t i = 0; i < m.wide * m.high; i++)
        m.level[i] = PAPER;
    for (size_t y = 1; y + 1 < m.high; y++)
        for (size_t x = 1; x + 1 < m.wide; x++)
            m.level[y * m.wide + x] = grey[(y - 1) * (size_t)columns + x - 1];
    for (int i = 0; i < TIMES && run > 0; i++)
        part_again(grey, &m, (float)run);
    for (size_t y = 1; y + 1 < m.high; y++)
        for (size_t x = 1; x + 1 < m.wide; x++)
            dark[(y - 1) * (size_t)columns + x - 1] =
                m.level[y * m.wide + x] <= (run > 0 ? PAPER / 2 : (float)threshold);
}
