/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/field.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"

#define PI_F 3.14159265f
#define CELL 96     /* pixels of the full picture */
#define REACH 3     /* cells that a line speaks for in each direction */
#define CLEAR 2.0f  /* clarity */
#define LONG 4.5f   /* length in heights */
#define ACROSS 0.8f /* |sine| of the angle between a column and the lines it stands in */
/* A letter has three strokes at most, whichever way it is seen: one by itself, as long as a line
 * from its side, tells no way. */
#define LEAST_STROKES 3.5f
/* Where there is no clear line, as on a list of short words, its words tell: so long in heights,
 * so clear, and so many of them as run one way. */
#define WORD 1.5f
#define WORD_CLEAR 5.0f
#define WORDS_LEAST 5
#define AGREED 0.6f /* of all weight */

/* Sums of the lines that touch a cell; directions as doubled angles, so that both senses agree. */
typedef struct cell {
    float cosine, sine, weight, height, contrast;
} cell;

/* What is known at a cell: the same at every place in it but for the sense of the angle. */
typedef struct known {
    phw_field_sample sample;
    bool agreed; /* the angle is one of its two senses; else nothing is known */
} known;

struct phw_field {
    uint32_t columns, rows;
    cell *cells;
    known *known;       /* of each cell */
    float cosine, sine; /* of all cells, doubled angles */
};

static float weight_of(const phw_candidate *line)
{
    return line->clarity * fminf(line->length / line->height, 20);
}

static void add_line(phw_field *field, const phw_candidate *line)
{
    phw_point from = {(line->quad.corner[0].x + line->quad.corner[3].x) / 2,
                      (line->quad.corner[0].y + line->quad.corner[3].y) / 2};
    phw_point to = {(line->quad.corner[1].x + line->quad.corner[2].x) / 2,
                    (line->quad.corner[1].y + line->quad.corner[2].y) / 2};
    int steps = (int)(line->length / (CELL / 2)) + 1;
    float weight = weight_of(line) / (float)(steps + 1);
    for (int i = 0; i <= steps; i++) {
        double x = from.x + (to.x - from.x) * i / steps, y = from.y + (to.y - from.y) * i / steps;
        float angle = line->angle;
        if (line->bend) {
            float t = 2 * (float)i / (float)steps - 1, sag = line->bend * (0.5f - t * t);
            x -= (double)(sag * sinf(line->angle));
            y += (double)(sag * cosf(line->angle));
            angle -= atanf(4 * line->bend * t / line->length); /* the bow's own direction there */
        }
        if (x < 0 || y < 0)
            continue;
        uint32_t column = (uint32_t)x / CELL, row = (uint32_t)y / CELL;
        if (column >= field->columns || row >= field->rows)
            continue;
        cell *c = &field->cells[(size_t)row * field->columns + column];
        c->cosine += weight * cosf(2 * angle);
        c->sine += weight * sinf(2 * angle);
        c->height += weight * line->height;
        c->contrast += weight * line->contrast;
        c->weight += weight;
    }
}

/* What the lines around a cell, which may lie beyond the edge, agree on. */
static known look_around(const phw_field *field, int column, int row)
{
    phw_field_sample sample = {0, 0, 0, 0};
    float cosine = 0, sine = 0;
    for (int r = row - REACH; r <= row + REACH; r++) {
        for (int c = column - REACH; c <= column + REACH; c++) {
            if (r < 0 || c < 0 || r >= (int)field->rows || c >= (int)field->columns)
                continue;
            const cell *near = &field->cells[(size_t)r * field->columns + (size_t)c];
            float dx = (float)(c - column), dy = (float)(r - row);
            float share = 1 / (1 + 2 * (dx * dx + dy * dy));
            cosine += share * near->cosine;
            sine += share * near->sine;
            sample.height += share * near->height;
            sample.contrast += share * near->contrast;
            sample.weight += share * near->weight;
        }
    }
    if (sample.weight <= 0)
        return (known){sample, false};
    sample.height /= sample.weight;
    sample.contrast /= sample.weight;
    /* Lines that run every way cancel out: then nothing is known. */
    if (hypotf(cosine, sine) < AGREED * sample.weight) {
        sample.weight = 0;
        return (known){sample, false};
    }
    sample.angle = atan2f(sine, cosine) / 2;
    return (known){sample, true};
}

bool phw_field_hears(const phw_chain *chain, bool words)
{
    const bool word =
        words && chain->half_u >= WORD * chain->half_v && chain->gap <= PHW_CANDIDATE_APART;
    return (chain->half_u >= LONG * chain->half_v || word) && chain->cover >= PHW_CANDIDATE_LOOSE;
}

static bool is_clear(const phw_candidate *line)
{
    return line->clarity >= CLEAR && line->length >= LONG * line->height &&
           line->cover >= PHW_CANDIDATE_LOOSE;
}

/* A clear line whose letters do not stand apart: one that does may be a column of words. */
static bool is_firm(const phw_candidate *line)
{
    return is_clear(line) && line->gap <= PHW_CANDIDATE_APART;
}

/* The strokes of bars are not known. */
static bool is_letter(const phw_candidate *line)
{
    return line->strokes > 0 && line->strokes * line->length < LEAST_STROKES * line->height;
}

static bool is_word(const phw_candidate *line)
{
    return line->clarity >= WORD_CLEAR && line->length >= WORD * line->height &&
           line->gap <= PHW_CANDIDATE_APART && line->cover >= PHW_CANDIDATE_LOOSE &&
           line->strokes > 0 && !is_letter(line) && !line->blot;
}

/* Doubled angles, and how much there is of them. */
typedef struct way {
    float cosine, sine, weight;
    size_t count;
} way;

static way way_of(const phw_candidates *candidates, bool (*counts)(const phw_candidate *))
{
    way sum = {0, 0, 0, 0};
    for (size_t i = 0; i < candidates->count; i++) {
        const phw_candidate *line = &candidates->items[i];
        if (!counts(line))
            continue;
        sum.cosine += weight_of(line) * cosf(2 * line->angle);
        sum.sine += weight_of(line) * sinf(2 * line->angle);
        sum.weight += weight_of(line);
        sum.count++;
    }
    return sum;
}

bool phw_field_is_told(const phw_candidates *candidates)
{
    return way_of(candidates, is_firm).count > 0;
}

/* The direction of most of the length of clear lines; of words where no line is firm and they
 * agree. */
static way main_way(const phw_candidates *candidates)
{
    const way words = way_of(candidates, is_word);
    const bool told = phw_field_is_told(candidates);
    if (!told && words.count >= WORDS_LEAST &&
        hypotf(words.cosine, words.sine) >= AGREED * words.weight)
        return words;
    return way_of(candidates, is_clear);
}

/* Across the others, a column of letters or a letter by itself, as long as a line from its side. */
static bool is_doubtful(const phw_candidate *line, float main)
{
    return (is_letter(line) || line->gap > PHW_CANDIDATE_APART) &&
           phw_field_is_across(line->angle, main);
}

phw_status phw_field_new(const phw_candidates *candidates, uint32_t width, uint32_t height,
                         phw_field **field, phw_error *error)
{
    phw_field *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the direction of text");
    made->columns = width / CELL + 1;
    made->rows = height / CELL + 1;
    made->cells = calloc((size_t)made->columns * made->rows, sizeof *made->cells);
    made->known = calloc((size_t)made->columns * made->rows, sizeof *made->known);
    if (!made->cells || !made->known) {
        phw_field_free(&made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the direction of text");
    }
    const way main = main_way(candidates);
    const float angle = atan2f(main.sine, main.cosine) / 2;
    for (size_t i = 0; i < candidates->count; i++) {
        const phw_candidate *line = &candidates->items[i];
        if (is_clear(line) && !is_doubtful(line, angle))
            add_line(made, line);
    }
    for (uint32_t i = 0; i < made->columns * made->rows; i++) {
        made->cosine += made->cells[i].cosine;
        made->sine += made->cells[i].sine;
    }
    if (made->cosine == 0 && made->sine == 0) { /* nothing is known of any place */
        made->cosine = main.cosine;
        made->sine = main.sine;
    }
    for (uint32_t i = 0; i < made->columns * made->rows; i++)
        made->known[i] = look_around(made, (int)(i % made->columns), (int)(i / made->columns));
    *field = made;
    return PHW_OK;
}

phw_field_sample phw_field_at(const phw_field *field, float x, float y, float angle)
{
    int column = (int)(x / CELL), row = (int)(y / CELL);
    bool inside = column >= 0 && row >= 0 && column < (int)field->columns && row < (int)field->rows;
    known here = inside ? field->known[(size_t)row * field->columns + (size_t)column]
                        : look_around(field, column, row);
    float found = here.sample.angle;
    here.sample.angle = here.agreed ? found + PI_F * roundf((angle - found) / PI_F) : angle;
    return here.sample;
}

bool phw_field_is_across(float angle, float lines)
{
    return fabsf(sinf(angle - lines)) > ACROSS;
}

bool phw_field_has_main(const phw_field *field)
{
    return field->cosine != 0 || field->sine != 0;
}

float phw_field_main(const phw_field *field, float angle)
{
    if (!phw_field_has_main(field))
        return angle;
    const float found = atan2f(field->sine, field->cosine) / 2;
    return found + PI_F * roundf((angle - found) / PI_F);
}

void phw_field_free(phw_field **field)
{
    if (!field || !*field)
        return;
    free((*field)->cells);
    free((*field)->known);
    free(*field);
    *field = NULL;
}
