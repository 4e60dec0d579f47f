/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/tones.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/image_unset.h"
#include "base/simd.h"

/* Means are worked out on a level this much coarser: they change slowly. */
#define MEAN_LEVELS 2

/* Pixels of a row that are looked at together, and that are passed over together. */
#define EIGHT 8U
#define MANY 32U

/* Side of the squares of which each is crowded or not, and of how many of its pixels one begins a
 * run there: so it is where a display's own pixels beat with the camera's. Measured: a run for
 * every six pixels in squares of text, for three to five in such stripes, in which no small box is
 * left; larger ones are found on a coarser level. */
#define SQUARE 64U
#define CROWDED 5U

/* Rows that are asked for before they are read: a tile's are short and far apart. */
#define AHEAD 6U

/* Bytes behind a row that are written with its last ones. */
#define ROOM 4U
static_assert(1U << MEAN_LEVELS <= ROOM && ROOM == sizeof(uint32_t), "a mean is written at once");

/* Means over a square round each pixel of a coarse level. */
typedef struct means {
    phw_image *image;
    int shift; /* levels between it and the fine one */
} means;

/* Divides by multiplying: exact, for sums are far below 2^32 / @p count. */
static uint64_t over_count(uint32_t count)
{
    return (UINT64_C(1) << 32) / count + 1;
}

PHW_SIMD_CLONES static void divide(const uint32_t *restrict sums, int count, uint64_t over,
                                   uint8_t *restrict out)
{
    for (int x = 0; x < count; x++)
        out[x] = (uint8_t)(sums[x] * over >> 32);
}

/* Moves a sum along @p count columns that all have @p reach ones at either side. A function of its
 * own, so that all of its numbers stay in registers. */
PHW_SIMD_CLONES static uint32_t move_sum(const uint32_t *restrict columns, int count, int reach,
                                         uint32_t sum, uint32_t *restrict sums)
{
    const uint32_t *enter = columns + reach, *leave = columns - reach - 1;
    for (int x = 0; x < count; x++)
        sums[x] = sum += enter[x] - leave[x];
    return sum;
}

/* The sum over @p rows rows of columns moves along the row; at both ends of it there are fewer.
 * @param sums  room for a row. */
static void average_row(const uint32_t *columns, int width, int reach, uint32_t rows,
                        uint32_t *sums, uint8_t *out)
{
    const int inside = reach + 1 < width ? reach + 1 : width; /* first that a column leaves at */
    const int ending = width - reach > inside ? width - reach : inside; /* none is left to enter */
    uint32_t sum = 0, count = 0;
    for (int x = 0; x < reach && x < width; x++, count++)
        sum += columns[x];
    for (int x = 0; x < inside; x++) {
        if (x + reach < width) {
            sum += columns[x + reach];
            count++;
        }
        out[x] = (uint8_t)(sum * over_count(count * rows) >> 32);
    }
    sum = move_sum(columns + inside, ending - inside, reach, sum, sums + inside);
    divide(sums + inside, ending - inside, over_count(count * rows), out + inside);
    for (int x = ending; x < width; x++) {
        sum -= columns[x - reach - 1];
        out[x] = (uint8_t)(sum * over_count(--count * rows) >> 32);
    }
}

PHW_SIMD_CLONES static void add_row(const uint8_t *restrict row, int width,
                                    uint32_t *restrict columns)
{
    for (int x = 0; x < width; x++)
        columns[x] += row[x];
}

PHW_SIMD_CLONES static void drop_row(const uint8_t *restrict row, int width,
                                     uint32_t *restrict columns)
{
    for (int x = 0; x < width; x++)
        columns[x] -= row[x];
}

/* Sums over columns move down a row at a time. @param columns  zeroes, twice the width of a row. */
static void average_rows(const phw_image *from, int reach, uint32_t *columns, phw_image *to)
{
    int width = (int)from->width, height = (int)from->height, rows = 0;
    for (int y = -reach; y < height; y++) {
        if (y + reach < height) {
            add_row(phw_image_row(from, (uint32_t)(y + reach)), width, columns);
            rows++;
        }
        if (y - reach - 1 >= 0) {
            drop_row(phw_image_row(from, (uint32_t)(y - reach - 1)), width, columns);
            rows--;
        }
        if (y >= 0)
            average_row(columns, width, reach, (uint32_t)rows, columns + width,
                        phw_image_row_mut(to, (uint32_t)y));
    }
}

static phw_status find_means(const phw_pyramid *pyramid, int level, int reach, means *result,
                             phw_error *error)
{
    int coarse = level + MEAN_LEVELS < pyramid->count ? level + MEAN_LEVELS : pyramid->count - 1;
    const phw_image *from = pyramid->level[coarse];
    result->shift = coarse - level;
    uint32_t *columns = calloc((size_t)from->width * 2, sizeof *columns);
    if (!columns)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for tones");
    phw_status status = phw_image_new_unset(from->width, from->height, 1, &result->image, error);
    if (status == PHW_OK)
        average_rows(from, reach >> result->shift, columns, result->image);
    free(columns);
    return status;
}

/* The tone of each pixel of a row, worked out in bytes. @return whether any is dark or light. */
PHW_SIMD_CLONES static bool classify(const uint8_t *restrict row, const uint8_t *restrict mean,
                                     uint32_t width, uint8_t least, uint8_t *restrict tone)
{
    uint8_t any = 0;
    for (uint32_t x = 0; x < width; x++) {
        const uint8_t darker = (uint8_t)((mean[x] > row[x] ? mean[x] : row[x]) - row[x]);
        const uint8_t lighter = (uint8_t)((mean[x] > row[x] ? mean[x] : row[x]) - mean[x]);
        tone[x] = (uint8_t)((darker > least) | (uint8_t)((lighter > least) << 1));
        any |= tone[x];
    }
    return any != 0;
}

/* Rows that are classified before any becomes runs. */
typedef struct band {
    uint8_t *tones; /* rows with a middle pixel at either end */
    uint8_t *mean;  /* a row of means, ROOM bytes longer */
    size_t pitch;
    uint32_t width, rows;
    bool any; /* whether any pixel is dark or light */
} band;

static uint8_t *row_of(const band *b, uint32_t row)
{
    return b->tones + row * b->pitch + 1;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Runs that begin in a part of a row. */
PHW_SIMD_CLONES static uint32_t count_runs(const uint8_t *tone, uint32_t count)
{
    uint32_t runs = 0;
    for (uint32_t x = 0; x < count; x++)
        runs += (uint32_t)((tone[x] != tone[(ptrdiff_t)x - 1]) & (tone[x] != PHW_TONE_MIDDLE));
    return runs;
}

/* Crowded squares become all middle. */
static void quieten(band *b)
{
    for (uint32_t left = 0; left < b->width; left += SQUARE) {
        const uint32_t across = least(SQUARE, b->width - left);
        uint32_t runs = 0;
        for (uint32_t row = 0; row < b->rows; row++)
            runs += count_runs(row_of(b, row) + left, across);
        for (uint32_t row = 0; row < b->rows && runs * CROWDED > across * b->rows; row++)
            memset(row_of(b, row) + left, PHW_TONE_MIDDLE, across);
    }
}

#define EACH_BYTE UINT32_C(0x01010101)

/* Each of @p count means four times. */
PHW_SIMD_CLONES static void repeat_four(const uint8_t *restrict row, uint32_t count,
                                        uint8_t *restrict mean)
{
    for (uint32_t x = 0; x < count; x++) {
        const uint32_t four = EACH_BYTE * row[x];
        memcpy(mean + (size_t)4 * x, &four, sizeof four);
    }
}

/* Stretches a row of means to the fine level's width; @p mean has room for ROOM bytes more. */
static void stretch(const phw_image *image, int shift, uint32_t y, uint32_t width,
                    uint8_t *restrict mean)
{
    const uint32_t at = y >> shift, last = image->width - 1;
    const uint8_t *row = phw_image_row(image, at < image->height ? at : image->height - 1);
    uint32_t column = 0;
    if (shift == 2) {
        column = least(width / 4, image->width);
        repeat_four(row, column, mean);
    }
    for (; column << shift < width; column++) {
        const uint32_t four = EACH_BYTE * row[column < last ? column : last];
        memcpy(mean + (column << shift), &four, ROOM); /* at times more than needed, and known */
    }
}

/* Room for a row whose every pixel is a run. */
static bool reserve_row(phw_tones *tones, uint32_t width)
{
    const size_t wanted = tones->count + width + 1;
    if (wanted <= tones->capacity)
        return true;
    phw_tone_run *runs = realloc(tones->runs, 2 * wanted * sizeof *runs);
    if (!runs)
        return false;
    tones->runs = runs;
    tones->capacity = 2 * wanted;
    return true;
}

#define LOWEST_BITS UINT64_C(0x0101010101010101)
#define GATHER_BITS UINT64_C(0x0102040810204080) /* the lowest bit of byte i becomes bit 56 + i */

/* Which of eight tones differ from the one before them: a bit each, the first one the lowest. Tones
 * are below 4. */
static inline uint32_t find_changed(const uint8_t *tone)
{
    uint64_t here, before;
    memcpy(&here, tone, sizeof here);
    memcpy(&before, tone - 1, sizeof before);
    uint64_t off = here ^ before;
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    off = __builtin_bswap64(off);
#endif
    return (uint32_t)(((off | off >> 1) & LOWEST_BITS) * GATHER_BITS >> 56);
}

/* Where the tone changes in a row, and its end; without a branch for each pixel, for in text they
 * cannot be foreseen: bits are, once for every MANY of them. @p tone has a middle pixel before its
 * first one and behind its last. */
static size_t find_changes(const uint8_t *tone, uint32_t width, uint16_t *changes)
{
    size_t count = 0;
    uint32_t x = 0;
    for (; x + MANY <= width; x += MANY) {
        uint32_t changed = 0;
        if (memcmp(tone + x, tone + (ptrdiff_t)x - 1, MANY) == 0)
            continue;
        for (uint32_t i = 0; i < MANY; i += EIGHT)
            changed |= find_changed(tone + x + i) << i;
        for (; changed; changed &= changed - 1)
            changes[count++] = (uint16_t)(x + (uint32_t)__builtin_ctz(changed));
    }
    for (; x <= width; x++) {
        changes[count] = (uint16_t)x;
        count += tone[x] != tone[(ptrdiff_t)x - 1];
    }
    return count;
}

static void add_runs(phw_tones *tones, const uint8_t *tone, const uint16_t *changes, size_t count,
                     uint32_t y)
{
    for (size_t i = 0; i + 1 < count; i++) {
        const uint16_t from = changes[i];
        tones->runs[tones->count] =
            (phw_tone_run){from, changes[i + 1], (uint16_t)y, tone[from], (uint32_t)tones->count};
        tones->count += tone[from] != PHW_TONE_MIDDLE;
    }
}

static uint32_t root_of(phw_tone_run *runs, uint32_t at)
{
    while (runs[at].component != at) {
        runs[at].component = runs[runs[at].component].component;
        at = runs[at].component;
    }
    return at;
}

/* Joins the runs of a row, from @p row on, to those of the row before, from @p before on. The root
 * of a run is kept while it is joined, for most have one neighbour or several of one component. */
static void join_rows(phw_tones *tones, size_t before, size_t row)
{
    phw_tone_run *const runs = tones->runs;
    const size_t end = tones->count;
    size_t above = before;
    for (size_t i = row; i < end; i++) {
        const uint16_t from = runs[i].from, to = runs[i].to, tone = runs[i].tone;
        uint32_t own = (uint32_t)i;
        while (above < row && runs[above].to <= from)
            above++;
        for (size_t k = above; k < row && runs[k].from < to; k++) {
            if (runs[k].tone != tone)
                continue;
            const uint32_t other = root_of(runs, (uint32_t)k);
            if (other < own) {
                runs[own].component = other;
                own = other;
            } else {
                runs[other].component = own;
            }
        }
        runs[i].component = own;
    }
}

/* A run's parent stands before it, so that it has its number already. */
static void number_components(phw_tones *tones)
{
    phw_tone_run *runs = tones->runs;
    tones->components = 0;
    for (size_t i = 0; i < tones->count; i++)
        runs[i].component = runs[i].component == i ? (uint32_t)tones->components++
                                                   : runs[runs[i].component].component;
}

/* The band that begins at row @p top. */
static void classify_band(const phw_image *image, const means *mean, uint8_t step, uint32_t top,
                          band *b)
{
    b->rows = least(SQUARE, image->height - top);
    b->any = false;
    for (uint32_t row = 0; row < b->rows; row++) {
        if (top + row + AHEAD < image->height)
            phw_prefetch(phw_image_row(image, top + row + AHEAD), image->width);
        if (row % (1U << mean->shift) == 0)
            stretch(mean->image, mean->shift, top + row, b->width, b->mean);
        b->any |=
            classify(phw_image_row(image, top + row), b->mean, b->width, step, row_of(b, row));
    }
    if (b->any)
        quieten(b);
}

/* @param before  the first run of the row above; then that of the band's last row. */
static phw_status add_band(const band *b, uint32_t top, uint16_t *changes, size_t *before,
                           phw_tones *tones)
{
    for (uint32_t row = 0; row < b->rows; row++) {
        const size_t first = tones->count;
        if (b->any) {
            if (!reserve_row(tones, b->width))
                return PHW_ERR_NOMEM;
            size_t count = find_changes(row_of(b, row), b->width, changes);
            add_runs(tones, row_of(b, row), changes, count, top + row);
            join_rows(tones, *before, first);
        }
        *before = first;
        if (tones->most && tones->count > tones->most)
            break;
    }
    return PHW_OK;
}

phw_status phw_tones_find(const phw_pyramid *pyramid, int level, phw_tone_scale scale,
                          phw_tones *tones, phw_error *error)
{
    const phw_image *image = pyramid->level[level];
    means mean = {0};
    band b = {.width = image->width, .pitch = (size_t)image->width + 2};
    uint16_t *changes = calloc((size_t)image->width + 2, sizeof *changes);
    size_t before = 0;
    b.tones = calloc(SQUARE, b.pitch);
    b.mean = malloc((size_t)image->width + ROOM);
    tones->count = 0;
    phw_status status = b.tones && b.mean && changes
                            ? find_means(pyramid, level, scale.reach, &mean, error)
                            : PHW_ERR_NOMEM;
    for (uint32_t top = 0; top < image->height && status == PHW_OK; top += SQUARE) {
        classify_band(image, &mean, (uint8_t)scale.step, top, &b);
        status = add_band(&b, top, changes, &before, tones);
        if (tones->most && tones->count > tones->most) {
            tones->count = 0;
            break;
        }
    }
    number_components(tones);
    free(b.tones);
    free(b.mean);
    free(changes);
    phw_image_free(&mean.image);
    return status == PHW_OK ? PHW_OK : phw_error_set(error, status, "no memory for tones");
}

void phw_tones_done(phw_tones *tones)
{
    free(tones->runs);
    *tones = (phw_tones){0};
}
