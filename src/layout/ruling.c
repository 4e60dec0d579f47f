/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/ruling.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/simd.h"

/* Pixels of a level, whose letters are up to 26 high. */
#define LONG 56U /* columns: the bar of a T has 20, a dash 26, a jag between light letters 50 */
#define LASTING                                                                                    \
    160U         /* columns: a form's line; a shorter one may be the edge of a bar or of grain */
#define SEED 24U /* of a row that one is begun from: a line 3 thick that leans 5 degrees has 34 */
#define THIN 4   /* rows: links' lines have a tenth of their letters' height */
#define LEAST_THIN 0.25F  /* of a ruled line, between bold letters that stand close */
#define LEAST_EVEN 0.85F  /* of its columns have the ground beyond its edge */
#define LEAST_STEMS 3U    /* of letters on it: what it parts from it has one or two edges */
#define STEM_EVERY 160.0F /* columns: letters have one every 12, a date fills little of a row */
#define NEAR 6            /* rows from it to what stands on it */
#define STEM 5            /* rows: less is a jag of the line itself */
#define MOST_HEIGHT 2.0F  /* times that of letters: a J whose tail reaches it against an o */
#define AT_END 4U         /* columns */
#define MOST_AT_ENDS 1.3F /* the same there, where a box has its sides */
#define MOST_LETTER 28.0F /* rows: what is higher is ground between letters */
#define LEAST_STEP 9      /* grey levels, as of ink */
#define SOFT 2            /* rows beyond its ink: its edges are soft */
#define MOST_LEAN 0.15  /* rows a column: text that leans more is found by other lines around it */
#define MOST_CROSSED 9U /* columns: the tail of a letter that hangs through it */
#define TALLEST 40      /* rows of a column that are looked at: no letter is higher */

/* Where in a word twelve pixels begin that are set, one beside the other: a SEED has so many in one
 * of the two words that it lies in. */
static inline uint64_t begins_run(uint64_t word)
{
    word &= word >> 1;
    word &= word >> 2;
    word &= word >> 4;
    return word & word >> 4;
}

/* Whether a row has any: most rows of most pictures have none. */
PHW_SIMD_CLONES static bool has_run(const uint64_t *row, size_t words)
{
    uint64_t any = 0;
    for (size_t at = 0; at < words; at++)
        any |= begins_run(row[at]);
    return any != 0;
}

/* The words of a row; NULL beyond the picture. */
static const uint64_t *row_at(const phw_bits *bits, int64_t y)
{
    return y < 0 || y >= (int64_t)bits->height ? NULL : phw_bits_row(bits, y);
}

/* Ink of one polarity, and the picture that it is of. */
typedef struct side {
    const phw_image *level;
    phw_bits *ink;
    bool light;
} side;

static bool is_set(const phw_bits *bits, uint32_t x, int64_t y)
{
    const uint64_t *row = row_at(bits, y);
    return row && (row[x / PHW_BITS_WORD] >> x % PHW_BITS_WORD & 1) != 0;
}

static int grey_at(const phw_image *level, uint32_t x, int64_t y)
{
    const int64_t last = (int64_t)level->height - 1;
    return phw_image_row(level, (uint32_t)(y < 0 ? 0 : y > last ? last : y))[x];
}

/* The last row of a column's ink that way, within so many rows. Beyond the picture there is a row
 * without any. @param y  −1 … height. */
static int64_t edge_within(const phw_bits *ink, uint32_t x, int64_t y, int64_t way, int64_t most)
{
    const uint64_t *word = phw_bits_row(ink, y) + x / PHW_BITS_WORD;
    const ptrdiff_t step = way > 0 ? (ptrdiff_t)ink->pitch : -(ptrdiff_t)ink->pitch;
    int64_t rows = 0;
    while (rows < most && word[step] >> x % PHW_BITS_WORD & 1) {
        word += step;
        rows++;
    }
    return y + way * rows;
}

static int64_t edge_from(const phw_bits *ink, uint32_t x, int64_t y, int64_t way)
{
    return edge_within(ink, x, y, way, TALLEST);
}

/* The first and the last row of the ink of a column. */
typedef struct extent {
    int64_t top, bottom;
} extent;

static extent extent_of(const phw_bits *ink, uint32_t x, int64_t y)
{
    return (extent){edge_from(ink, x, y, -1), edge_from(ink, x, y, 1)};
}

static bool is_thin(extent of)
{
    return of.bottom - of.top < THIN;
}

/* Rows of a stem that begins within reach of a column's ink, away from it; 0: none. @p step: 1 or
 * -1 rows. */
static int64_t stem_at(const phw_bits *ink, uint32_t x, int64_t y, int64_t step)
{
    int64_t from = 1;
    while (from <= NEAR && !is_set(ink, x, y + from * step))
        from++;
    int64_t to = from;
    while (to < TALLEST && is_set(ink, x, y + to * step))
        to++;
    return to - from >= STEM ? to - from : 0;
}

/* The same of a letter that stands on a ruled line, or just above it, or hangs just below. */
static int64_t letter_at(const phw_bits *ink, uint32_t x, extent of)
{
    const int64_t height = of.bottom - of.top;
    if (height >= THIN + STEM)
        return height < TALLEST ? height : TALLEST;
    const int64_t above = stem_at(ink, x, of.top, -1);
    return above ? above : stem_at(ink, x, of.bottom, 1);
}

/* Whether the ground goes on from the edge of a column of ink, away from it: between letters and
 * the line under them is no more of it than that line is thick. @p step: 1 or -1 rows. */
static bool has_ground(const side *of, uint32_t x, int64_t y, int64_t edge, int64_t step)
{
    const int sign = of->light ? 1 : -1, here = grey_at(of->level, x, y);
    for (int64_t i = SOFT; i <= NEAR; i++)
        if (sign * (here - grey_at(of->level, x, edge + i * step)) < LEAST_STEP)
            return false;
    return true;
}

/* A line followed along its lower edge, or along its upper one. */
typedef struct path {
    int64_t way;       /* 1: the lower edge, with letters above it; -1: the upper one */
    uint32_t from, to; /* columns, the latter outside */
    int64_t *edge;     /* its row in each column of the level */
} path;

static int64_t edge_of(extent of, int64_t way)
{
    return way > 0 ? of.bottom : of.top;
}

/* Rows to the edge of ink in the column beside from which on it is out of reach, wherever that ink
 * was met. */
#define NEXT_EDGE 3

/* Goes on to a column beside. @p edge the row before, then there. @p crossed columns since a letter
 * hangs through. @return false where the line ends. */
static bool go_on(const phw_bits *ink, uint32_t x, int64_t way, int64_t *edge, uint32_t *crossed)
{
    bool some = false;
    for (int64_t i = 0; i < 3; i++) {
        const int64_t y = *edge + (i == 2 ? -1 : i);
        if (!is_set(ink, x, y))
            continue;
        const int64_t there = edge_within(ink, x, y, way, NEXT_EDGE);
        if (llabs(there - *edge) <= 1) {
            *edge = there;
            *crossed = 0;
            return true;
        }
        some = true;
    }
    return some && ++*crossed <= MOST_CROSSED;
}

/* Follows a line both ways from a column in which it is thin. */
static void follow(const phw_bits *ink, uint32_t x, int64_t y, path *line)
{
    const int64_t start = edge_from(ink, x, y, line->way);
    int64_t edge = start;
    uint32_t crossed = 0;
    line->edge[x] = start;
    for (line->to = x + 1; line->to < ink->width; line->to++) {
        if (!go_on(ink, line->to, line->way, &edge, &crossed) ||
            (double)llabs(edge - start) > 2 + MOST_LEAN * (line->to - x))
            break;
        line->edge[line->to] = edge;
    }
    edge = start;
    crossed = 0;
    for (line->from = x; line->from > 0; line->from--) {
        if (!go_on(ink, line->from - 1, line->way, &edge, &crossed) ||
            (double)llabs(edge - start) > 2 + MOST_LEAN * (x - line->from))
            break;
        line->edge[line->from - 1] = edge;
    }
}

/* Whether enough of a line's columns have the ground along its edge. Of most lines followed few
 * have: what is left of them is not looked at. */
static bool is_even(const side *of, const path *line)
{
    const uint32_t length = line->to - line->from;
    uint32_t uneven = 0;
    for (uint32_t x = line->from; x < line->to; x++) {
        const int64_t y = line->edge[x];
        uneven += is_set(of->ink, x, y + line->way) || !has_ground(of, x, y, y, line->way);
        if ((float)(length - uneven) < LEAST_EVEN * (float)length)
            return false;
    }
    return true;
}

/* What the columns of a line are like. */
typedef struct tally {
    uint32_t thin;                /* no thicker than a ruled line */
    uint32_t stems;               /* stretches of columns at a letter */
    uint32_t letter[TALLEST + 1]; /* columns at a letter of so many rows */
    uint32_t at_letters;          /* columns at letters, the first and last ones left out */
    int64_t highest, at_ends;     /* rows of ink, in any column and in the first and last ones */
} tally;

static void count_columns(const side *of, const path *line, tally *seen)
{
    *seen = (tally){0};
    bool in_stem = false;
    for (uint32_t x = line->from; x < line->to; x++) {
        const int64_t y = line->edge[x];
        const extent ink = extent_of(of->ink, x, y);
        const int64_t letter = letter_at(of->ink, x, ink), height = ink.bottom - ink.top;
        const bool at_end = x < line->from + AT_END || x + AT_END >= line->to;
        seen->thin += is_thin(ink);
        seen->stems += letter && !in_stem;
        seen->letter[at_end ? 0 : letter]++;
        seen->at_letters += letter > 0 && !at_end;
        seen->highest = height > seen->highest ? height : seen->highest;
        seen->at_ends = at_end && height > seen->at_ends ? height : seen->at_ends;
        in_stem = letter > 0;
    }
}

/* Rows that four of five columns of letters have at most: a curve has few. */
static uint32_t usual_letter(const tally *seen)
{
    uint32_t rows = 0;
    for (uint32_t seen_so_far = 0; rows < TALLEST && 5 * seen_so_far < 4 * seen->at_letters;)
        seen_so_far += seen->letter[++rows];
    return rows;
}

/* Whether a line followed is one that writing stands on: thin but for letters that touch it, and
 * with the ground along its other side. What is left between light letters and the edge of a light
 * field has stems to both sides; the edge of a box, or of a grid's cells, has lines that stand on
 * it, and without it they would be letters. */
static bool is_ruling(const side *of, const path *line)
{
    tally seen;
    if (!is_even(of, line))
        return false;
    count_columns(of, line, &seen);
    const float length = (float)(line->to - line->from), letter = (float)usual_letter(&seen);
    return seen.stems >= LEAST_STEMS && (float)seen.stems * STEM_EVERY >= length &&
           (float)seen.thin >= LEAST_THIN * length && letter <= MOST_LETTER &&
           (float)seen.highest <= MOST_HEIGHT * letter &&
           (float)seen.at_ends <= MOST_AT_ENDS * letter;
}

static uint64_t *row_of(phw_bits *bits, int64_t y)
{
    return bits->words + (size_t)(y + 1) * bits->pitch + 1;
}

static void set(phw_bits *bits, uint32_t x, int64_t y)
{
    row_of(bits, y)[x / PHW_BITS_WORD] |= UINT64_C(1) << x % PHW_BITS_WORD;
}

/* Rows of a line where nothing stands on it: as many as most of its thin columns have at most. */
static int64_t thickness_of(const phw_bits *ink, const path *line)
{
    uint32_t columns[THIN + 1] = {0}, thin = 0, seen = 0;
    for (uint32_t x = line->from; x < line->to; x++) {
        const extent at = extent_of(ink, x, line->edge[x]);
        if (is_thin(at)) {
            columns[at.bottom - at.top + 1]++;
            thin++;
        }
    }
    int64_t rows = 0;
    while (rows < THIN && 2 * seen < thin)
        seen += columns[++rows];
    return rows;
}

/* Marks a line's ink, also under the letters that stand on it; where one crosses it stays whole. */
static void mark(const phw_bits *ink, const path *line, phw_bits *ruled)
{
    const int64_t thick = thickness_of(ink, line);
    for (uint32_t x = line->from; x < line->to; x++) {
        const int64_t y = line->edge[x];
        extent at = extent_of(ink, x, y);
        if (edge_of(at, line->way) != y)
            continue;
        if (at.bottom - at.top > thick)
            at = line->way > 0 ? (extent){y - thick + 1, y} : (extent){y, y + thick - 1};
        for (int64_t row = at.top; row <= at.bottom; row++)
            set(ruled, x, row);
    }
}

/* The first column from @p x on whose pixel is set or not, as asked; the width where there is
 * none. */
static uint32_t next_pixel(const uint64_t *row, uint32_t x, uint32_t width, bool set)
{
    while (x < width) {
        const uint32_t bit = x % PHW_BITS_WORD;
        const uint64_t word = (set ? row[x / PHW_BITS_WORD] : ~row[x / PHW_BITS_WORD]) >> bit;
        if (word) {
            x += (uint32_t)__builtin_ctzll(word);
            return x < width ? x : width;
        }
        x += PHW_BITS_WORD - bit;
    }
    return width;
}

/* The first column of the next run of pixels from column @p x on that may be long enough; the width
 * where there is none. */
static uint32_t next_run(const uint64_t *row, uint32_t x, uint32_t width)
{
    uint64_t meant = UINT64_MAX << x % PHW_BITS_WORD;
    for (uint32_t word = x / PHW_BITS_WORD; word * PHW_BITS_WORD < width; word++) {
        const uint64_t begins = begins_run(row[word] & meant);
        meant = UINT64_MAX;
        if (!begins)
            continue;
        uint32_t first = word * PHW_BITS_WORD + (uint32_t)__builtin_ctzll(begins);
        while (first > x && row[(first - 1) / PHW_BITS_WORD] >> (first - 1) % PHW_BITS_WORD & 1)
            first--;
        return first;
    }
    return width;
}

/* Which pixels of a word stand in columns of ink no higher than a ruled line. */
static uint64_t thin_pixels(const phw_bits *ink, int64_t y, uint32_t word)
{
    uint64_t thick = 0;
    for (int64_t from = y - THIN; from <= y; from++) {
        uint64_t all = UINT64_MAX;
        for (int64_t row = from; row <= from + THIN && all; row++)
            all &= row_at(ink, row) ? row_at(ink, row)[word] : 0;
        thick |= all;
    }
    return ~thick;
}

/* The first of columns @p from … @p to - 1 of a run that is thin; @p to where none is. */
static uint32_t next_thin(const phw_bits *ink, uint32_t y, uint32_t from, uint32_t to)
{
    uint64_t meant = UINT64_MAX << from % PHW_BITS_WORD;
    for (uint32_t word = from / PHW_BITS_WORD; word * PHW_BITS_WORD < to; word++) {
        const uint64_t thin = thin_pixels(ink, y, word) & meant;
        const uint32_t x =
            thin ? word * PHW_BITS_WORD + (uint32_t)__builtin_ctzll(thin) : UINT32_MAX;
        meant = UINT64_MAX;
        if (thin)
            return x < to ? x : to;
    }
    return to;
}

/* What is found in one side, and what that takes. */
typedef struct search {
    const side *of;
    phw_bits walked; /* edges that were followed */
    path line;
    phw_bits *ruled, *lasting; /* of no words until a line is found */
} search;

static phw_status mark_in(const phw_bits *ink, const path *line, phw_bits *ruled, phw_error *error)
{
    phw_status status =
        ruled->words ? PHW_OK : phw_bits_init(ink->width, ink->height, ruled, error);
    if (status == PHW_OK)
        mark(ink, line, ruled);
    return status;
}

/* Marks a line where it is one that writing stands on. */
static phw_status judge(search *s, bool *found, phw_error *error)
{
    const phw_bits *ink = s->of->ink;
    *found = s->line.to - s->line.from >= LONG && is_ruling(s->of, &s->line);
    if (!*found)
        return PHW_OK;
    phw_status status = mark_in(ink, &s->line, s->ruled, error);
    return status == PHW_OK && s->line.to - s->line.from >= LASTING
               ? mark_in(ink, &s->line, s->lasting, error)
               : status;
}

/* Follows what a row's run of ink is part of, if nothing was followed there. */
static phw_status look_at(search *s, uint32_t y, uint32_t from, uint32_t to, phw_error *error)
{
    const phw_bits *ink = s->of->ink;
    const uint32_t x = next_thin(ink, y, from, to);
    if (x == to)
        return PHW_OK;
    const extent at = extent_of(ink, x, y);
    if (is_set(&s->walked, x, at.top) || is_set(&s->walked, x, at.bottom))
        return PHW_OK;
    phw_status status = PHW_OK;
    bool found = false;
    for (int64_t way = 1; way >= -1 && !found && status == PHW_OK; way -= 2) {
        s->line.way = way;
        follow(ink, x, y, &s->line);
        status = judge(s, &found, error);
        for (uint32_t column = s->line.from; column < s->line.to; column++)
            set(&s->walked, column, s->line.edge[column]);
    }
    return status;
}

static phw_status begin(search *s, phw_error *error)
{
    const phw_bits *ink = s->of->ink;
    s->line.edge = malloc(ink->width * sizeof *s->line.edge);
    if (!s->line.edge)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for ruled lines");
    return phw_bits_init(ink->width, ink->height, &s->walked, error);
}

static phw_status search_all(search *s, phw_error *error)
{
    const phw_bits *ink = s->of->ink;
    for (uint32_t y = 0; y < ink->height; y++) {
        const uint64_t *row = phw_bits_row(ink, y);
        if (!has_run(row, (ink->width + PHW_BITS_WORD - 1) / PHW_BITS_WORD))
            continue;
        for (uint32_t x = next_run(row, 0, ink->width), end; x < ink->width;
             x = next_run(row, end, ink->width)) {
            end = next_pixel(row, x, ink->width, false);
            if (end - x < SEED)
                continue;
            phw_status status = s->line.edge ? PHW_OK : begin(s, error);
            if (status == PHW_OK)
                status = look_at(s, y, x, end, error);
            if (status != PHW_OK)
                return status;
        }
    }
    return PHW_OK;
}

static void take(phw_bits *ink, const phw_bits *ruled)
{
    for (uint32_t y = 0; y < ruled->height; y++) {
        uint64_t *row = row_of(ink, y);
        const uint64_t *marked = phw_bits_row(ruled, y);
        for (size_t word = 0; word * PHW_BITS_WORD < ruled->width; word++)
            row[word] &= ~marked[word];
    }
}

/* All are marked before any is taken: each is judged by what is around it. */
static phw_status take_all(const side *of, phw_bits *ruled, phw_bits *lasting, phw_error *error)
{
    search s = {of, PHW_BITS_INIT, {1, 0, 0, NULL}, ruled, lasting};
    phw_status status = search_all(&s, error);
    if (status == PHW_OK && ruled->words)
        take(of->ink, ruled);
    phw_bits_done(&s.walked);
    free(s.line.edge);
    return status;
}

phw_status phw_rulings_take(const phw_image *level, phw_ink *ink, phw_ink *ruled, phw_ink *lasting,
                            phw_error *error)
{
    const side dark = {level, &ink->dark, false}, light = {level, &ink->light, true};
    *ruled = *lasting = (phw_ink)PHW_INK_INIT;
    phw_status status = take_all(&dark, &ruled->dark, &lasting->dark, error);
    if (status == PHW_OK)
        status = take_all(&light, &ruled->light, &lasting->light, error);
    if (status != PHW_OK) {
        phw_ink_done(ruled);
        phw_ink_done(lasting);
    }
    return status;
}

/* Paints the ground over a ruled line in one column, from its row @p top on. The lighter side of a
 * dark line is ground, and the darker one of a light line: on the other may stand a letter. */
static void paint_column(const phw_image *level, const phw_bits *ink, const phw_bits *ruled,
                         uint32_t x, uint32_t top, bool light, phw_image *plain)
{
    const int64_t last = (int64_t)level->height - 1;
    int64_t bottom = top;
    while (is_set(ruled, x, bottom + 1))
        bottom++;
    const int64_t from = top > 0 && !is_set(ink, x, (int64_t)top - 1) ? (int64_t)top - 1 : top;
    const int64_t to = bottom < last && !is_set(ink, x, bottom + 1) ? bottom + 1 : bottom;
    const uint8_t above = phw_image_row(level, (uint32_t)(from > 0 ? from - 1 : 0))[x];
    const uint8_t below = phw_image_row(level, (uint32_t)(to < last ? to + 1 : last))[x];
    const uint8_t ground = (above > below) != light ? above : below;
    for (int64_t y = from; y <= to; y++)
        phw_image_row_mut(plain, (uint32_t)y)[x] = ground;
}

static void paint(const phw_image *level, const phw_bits *ink, const phw_bits *ruled, bool light,
                  phw_image *plain)
{
    for (uint32_t y = 0; y < ruled->height; y++) {
        const uint64_t *row = phw_bits_row(ruled, y);
        for (uint32_t x = next_pixel(row, 0, ruled->width, true); x < ruled->width;
             x = next_pixel(row, x + 1, ruled->width, true))
            if (!is_set(ruled, x, (int64_t)y - 1))
                paint_column(level, ink, ruled, x, y, light, plain);
    }
}

void phw_rulings_paint(const phw_image *level, const phw_ink *ink, const phw_ink *ruled,
                       phw_image *plain)
{
    paint(level, &ink->dark, &ruled->dark, false, plain);
    paint(level, &ink->light, &ruled->light, true, plain);
}
