/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/ruling.h"

#include <stdbool.h>
#include <stdlib.h>

/* Pixels of a level, whose letters are up to 26 high. */
#define LONG 56U /* of a row: the bar of a T has 20, a dash 26, a jag between light letters 50 */
#define THIN 4   /* rows: links' lines have a tenth of their letters' height */
#define LEAST_THIN 0.25F /* of a ruled line, between bold letters that stand close */
#define LEAST_EVEN 0.85F /* of its columns begin, or end, as high */
#define LEAST_STEMS 3U   /* of letters on it: what it parts from it has one or two edges */
#define STEM_EVERY 80.0F /* columns: letters have one every 12, a form is not filled to its end */
#define NEAR 6           /* rows from it to what stands on it */
#define STEM 5           /* rows: less is a jag of the line itself */
#define LEAST_STEP 9     /* grey levels, as of ink */
#define SOFT 2           /* rows beyond its ink: its edges are soft */

/* Whether so many pixels beside each other in a word are set as any long run has in one of the
 * words that it lies in. */
static bool may_have_run(uint64_t word)
{
    word &= word >> 1;
    word &= word >> 2;
    word &= word >> 4;
    word &= word >> 8;
    return word != 0;
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

/* Rows around one, in one word; none beyond the picture. */
typedef struct rows {
    uint64_t at[2 * THIN + 1]; /* the row itself in the middle */
} rows;

static rows rows_around(const phw_bits *bits, int64_t y, size_t word)
{
    rows around;
    for (int i = -THIN; i <= THIN; i++) {
        const uint64_t *row = row_at(bits, y + i);
        around.at[i + THIN] = row ? row[word] : 0;
    }
    return around;
}

/* Which pixels of a word stand in a column of ink that is no higher than a ruled line. */
static uint64_t thin_pixels(const rows *around)
{
    uint64_t thick = 0;
    for (int from = 0; from <= THIN; from++) {
        uint64_t all = UINT64_MAX;
        for (int i = from; i <= from + THIN; i++)
            all &= around->at[i];
        thick |= all;
    }
    return ~thick;
}

/* Which pixels of a word have no ink, within the thickness of a ruled line, above or below: a
 * letter stands on the line there, or hangs from it, and does not cross it. */
static uint64_t end_pixels(const rows *around)
{
    uint64_t up = UINT64_MAX, down = UINT64_MAX;
    for (int i = 0; i < THIN; i++) {
        up &= around->at[i];
        down &= around->at[THIN + 1 + i];
    }
    return ~(up & down);
}

/* The pixels of columns @p from … @p to - 1 that lie in a word. */
static uint64_t columns_in(uint32_t word, uint32_t from, uint32_t to)
{
    const uint32_t start = word * PHW_BITS_WORD;
    uint64_t meant = UINT64_MAX;
    if (from > start)
        meant &= UINT64_MAX << (from - start);
    if (to < start + PHW_BITS_WORD)
        meant &= UINT64_MAX >> (start + PHW_BITS_WORD - to);
    return meant;
}

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

/* The first and the last row of the ink of a column. */
typedef struct extent {
    int64_t top, bottom;
} extent;

static extent extent_of(const phw_bits *ink, uint32_t x, int64_t y)
{
    extent found = {y, y};
    while (is_set(ink, x, found.top - 1))
        found.top--;
    while (is_set(ink, x, found.bottom + 1))
        found.bottom++;
    return found;
}

/* Whether a stem of ink begins within reach of a row, away from it. @p step: 1 or -1 rows. */
static bool has_stem(const phw_bits *ink, uint32_t x, int64_t y, int64_t step)
{
    int64_t from = 1;
    while (from <= NEAR && !is_set(ink, x, y + from * step))
        from++;
    int64_t to = from;
    while (to - from < STEM && is_set(ink, x, y + to * step))
        to++;
    return to - from >= STEM;
}

/* Whether a letter stands on a ruled line, or just above it, or hangs just below. */
static bool is_at_letter(const phw_bits *ink, uint32_t x, extent of)
{
    return of.bottom - of.top >= THIN + STEM || has_stem(ink, x, of.top, -1) ||
           has_stem(ink, x, of.bottom, 1);
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

/* What the columns of a run of ink are like. */
typedef struct tally {
    uint32_t thin, out; /* no higher than a ruled line; of them, that stand out */
    uint32_t stems;     /* stretches of columns at a letter */
    uint32_t top,
        bottom; /* columns that begin, that end with the run's first thin one, at ground */
} tally;

static tally count_columns(const side *of, uint32_t y, uint32_t from, uint32_t to)
{
    tally seen = {0, 0, 0, 0};
    extent first = {0, 0};
    bool in_stem = false;
    for (uint32_t x = from; x < to; x++) {
        const extent ink = extent_of(of->ink, x, y);
        const bool stem = is_at_letter(of->ink, x, ink);
        if (ink.bottom - ink.top < THIN) {
            first = seen.thin ? first : ink;
            seen.thin++;
        }
        if (seen.thin && llabs(ink.top - first.top) <= 1)
            seen.top += has_ground(of, x, y, ink.top, -1);
        if (seen.thin && llabs(ink.bottom - first.bottom) <= 1)
            seen.bottom += has_ground(of, x, y, ink.bottom, 1);
        seen.stems += stem && !in_stem;
        in_stem = stem;
    }
    return seen;
}

/* Whether ink of columns @p from … @p to - 1 of a row is a line's that writing stands on: thin but
 * for letters that touch it, and even along the other edge. What is left between light letters and
 * the edge of a light field has stems to both sides. */
static bool is_ruling(const side *of, uint32_t y, uint32_t from, uint32_t to)
{
    const tally seen = count_columns(of, y, from, to);
    const float length = (float)(to - from);
    return seen.stems >= LEAST_STEMS && (float)seen.stems * STEM_EVERY >= length &&
           (float)seen.thin >= LEAST_THIN * length &&
           (float)(seen.top > seen.bottom ? seen.top : seen.bottom) >= LEAST_EVEN * length;
}

static uint64_t *row_of(phw_bits *bits, uint32_t y)
{
    return bits->words + (size_t)(y + 1) * bits->pitch + 1;
}

/* Marks the pixels of columns @p from … @p to - 1 of a row but where a letter crosses it. */
static void mark(const phw_bits *bits, uint32_t y, uint32_t from, uint32_t to, phw_bits *ruled)
{
    const uint64_t *row = phw_bits_row(bits, y);
    uint64_t *marked = row_of(ruled, y);
    for (uint32_t word = from / PHW_BITS_WORD; word <= (to - 1) / PHW_BITS_WORD; word++) {
        const rows around = rows_around(bits, y, word);
        marked[word] |=
            row[word] & columns_in(word, from, to) & (thin_pixels(&around) | end_pixels(&around));
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

static bool has_long_run(const phw_bits *bits, uint32_t y)
{
    const uint64_t *row = phw_bits_row(bits, y);
    const uint32_t words = (bits->width + PHW_BITS_WORD - 1) / PHW_BITS_WORD;
    for (uint32_t i = 0; i < words; i++)
        if (may_have_run(row[i]))
            return true;
    return false;
}

static phw_status mark_in_row(const side *of, uint32_t y, phw_bits *ruled, phw_error *error)
{
    const phw_bits *bits = of->ink;
    const uint64_t *row = phw_bits_row(bits, y);
    uint32_t x = next_pixel(row, 0, bits->width, true);
    while (x < bits->width) {
        const uint32_t end = next_pixel(row, x, bits->width, false);
        if (end - x >= LONG && is_ruling(of, y, x, end)) {
            phw_status status =
                ruled->words ? PHW_OK : phw_bits_init(bits->width, bits->height, ruled, error);
            if (status != PHW_OK)
                return status;
            mark(bits, y, x, end, ruled);
        }
        x = next_pixel(row, end, bits->width, true);
    }
    return PHW_OK;
}

/* All are marked before any is taken: each row is judged by what is around it. */
static phw_status take_all(const side *of, phw_bits *ruled, phw_error *error)
{
    phw_status status = PHW_OK;
    for (uint32_t y = 0; y < of->ink->height && status == PHW_OK; y++)
        if (has_long_run(of->ink, y))
            status = mark_in_row(of, y, ruled, error);
    for (uint32_t y = 0; y < ruled->height && status == PHW_OK; y++) {
        uint64_t *row = row_of(of->ink, y);
        const uint64_t *marked = phw_bits_row(ruled, y);
        for (size_t word = 0; word * PHW_BITS_WORD < ruled->width; word++)
            row[word] &= ~marked[word];
    }
    return status;
}

phw_status phw_rulings_take(const phw_image *level, phw_ink *ink, phw_ink *ruled, phw_error *error)
{
    const side dark = {level, &ink->dark, false}, light = {level, &ink->light, true};
    *ruled = (phw_ink)PHW_INK_INIT;
    phw_status status = take_all(&dark, &ruled->dark, error);
    if (status == PHW_OK)
        status = take_all(&light, &ruled->light, error);
    if (status != PHW_OK)
        phw_ink_done(ruled);
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

phw_status phw_rulings_paint(const phw_image *level, const phw_ink *ink, const phw_ink *ruled,
                             phw_image **plain, phw_error *error)
{
    phw_image *made = NULL;
    phw_status status = phw_image_copy(level, &made, error);
    if (status != PHW_OK)
        return status;
    paint(level, &ink->dark, &ruled->dark, false, made);
    paint(level, &ink->light, &ruled->light, true, made);
    *plain = made;
    return PHW_OK;
}
