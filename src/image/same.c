/* SPDX-License-Identifier: Apache-2.0 */
#include "image/same.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

enum { RGB = 3, ORIENTATIONS = 8 };

/* Previews up to this many pixels across show no legible word, and their makers scale them
 * carelessly: larger cells average that out. */
#define SMALL_PREVIEW 400U
#define SMALL_CELL 6U
#define CELL 3U
#define CELLS_LEAST 8U
#define CELLS_MOST 400U

/* Levels by which a cell may lie outside what the picture shows there and in the cells around.
 * Within this are JPEG at quality 50 and another way of scaling down; a black box on paper is 150
 * and more off. */
#define TOLERANCE 40.0

/* So many cells may be off: specks. Of the largest grids 24, which is less than one short word. */
#define BAD_LEAST 4U
#define BAD_SHARE 0.0002

/* Tone: how much brighter or flatter a preview may be and still be called the same. */
#define GAIN_LEAST 0.6
#define GAIN_MOST 1.7
#define OFFSET_MOST 60.0

/* A row or column this dark all along is a bar. */
#define BAR_LEVEL 20U

/* Aspects that differ by less are the same (rounding of small sizes). */
#define ASPECT_TOLERANCE 0.03

typedef struct area {
    double left, top, width, height;
} area;

typedef struct grid {
    uint32_t width, height;
    float *cells; /* RGB, levels */
} grid;

static const float *cell_at(const grid *g, uint32_t x, uint32_t y)
{
    return g->cells + ((size_t)y * g->width + x) * RGB;
}

PHW_SIMD_CLONES static void add_row(uint32_t *restrict sums, const uint8_t *restrict row,
                                    size_t count)
{
    for (size_t i = 0; i < count; i++)
        sums[i] += row[i];
}

/* Rows that are added at once: a large picture's sums do not fit the fastest cache. */
#define AT_ONCE 8U

PHW_SIMD_CLONES static void add_eight(uint32_t *restrict sums, const uint8_t *const rows[AT_ONCE],
                                      size_t count)
{
    const uint8_t *a = rows[0], *b = rows[1], *c = rows[2], *d = rows[3], *e = rows[4],
                  *f = rows[5], *g = rows[6], *h = rows[7];
    for (size_t i = 0; i < count; i++)
        sums[i] += (uint16_t)(a[i] + b[i] + c[i] + d[i] + e[i] + f[i] + g[i] + h[i]);
}

static void add_rows(const phw_image *image, uint32_t top, uint32_t bottom, size_t across,
                     uint32_t *sums)
{
    uint32_t row = top;
    for (; row + AT_ONCE <= bottom; row += AT_ONCE) {
        const uint8_t *rows[AT_ONCE];
        for (uint32_t i = 0; i < AT_ONCE; i++)
            rows[i] = phw_image_row(image, row + i);
        add_eight(sums, rows, across);
    }
    for (; row < bottom; row++)
        add_row(sums, phw_image_row(image, row), across);
}

/* The sums of a band of rows, column by column, made into the means of one row of cells. */
static void fill_cells(const uint32_t *columns, uint32_t wide, uint32_t rows, area of, grid *made,
                       uint32_t y)
{
    for (uint32_t x = 0; x < made->width; x++) {
        uint32_t left = (uint32_t)(of.left + of.width * x / made->width);
        uint32_t right = (uint32_t)(of.left + of.width * (x + 1) / made->width);
        uint64_t sum[RGB] = {0}, count = 0;
        right = right > left ? right : left + 1;
        for (uint32_t i = left; i < right && i < wide; i++, count += rows)
            for (int c = 0; c < RGB; c++)
                sum[c] += columns[(size_t)i * RGB + (size_t)c];
        for (int c = 0; c < RGB; c++)
            made->cells[((size_t)y * made->width + x) * RGB + (size_t)c] =
                count ? (float)sum[c] / (float)count : 0;
    }
}

static bool make_grid(const phw_image *image, area of, uint32_t width, uint32_t height, grid *made)
{
    size_t across = (size_t)image->width * RGB;
    uint32_t *columns = malloc(across * sizeof *columns);
    *made = (grid){width, height, malloc((size_t)width * height * RGB * sizeof(float))};
    for (uint32_t y = 0; columns && made->cells && y < height; y++) {
        uint32_t top = (uint32_t)(of.top + of.height * y / height);
        uint32_t bottom = (uint32_t)(of.top + of.height * (y + 1) / height);
        bottom = bottom > top ? bottom : top + 1;
        bottom = bottom < image->height ? bottom : image->height;
        memset(columns, 0, across * sizeof *columns);
        add_rows(image, top, bottom, across, columns);
        fill_cells(columns, image->width, bottom > top ? bottom - top : 0, of, made, y);
    }
    if (!columns) {
        free(made->cells);
        made->cells = NULL;
    }
    free(columns);
    return made->cells != NULL;
}

/** How a grid's cells are reached when it is turned (EXIF's eight ways). */
typedef struct turned {
    const grid *of;
    int way;
    uint32_t width, height;
} turned;

static turned turn_grid(const grid *of, int way)
{
    bool across = way >= 4;
    return (turned){of, way, across ? of->height : of->width, across ? of->width : of->height};
}

static const float *turned_cell(const turned *t, uint32_t x, uint32_t y)
{
    uint32_t i = t->way >= 4 ? y : x, j = t->way >= 4 ? x : y;
    if (t->way & 1)
        i = t->of->width - 1 - i;
    if (t->way & 2)
        j = t->of->height - 1 - j;
    return cell_at(t->of, i, j);
}

/** preview = gain × shown + offset, by least squares over the cells that are not left out. */
typedef struct tone {
    double gain, offset;
} tone;

static tone fit_tone(const turned *preview, const grid *shown, int channel, const uint8_t *left_out)
{
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (uint32_t y = 0; y < shown->height; y++)
        for (uint32_t x = 0; x < shown->width; x++) {
            if (left_out[(size_t)y * shown->width + x])
                continue;
            double a = cell_at(shown, x, y)[channel], b = turned_cell(preview, x, y)[channel];
            n++;
            sx += a;
            sy += b;
            sxx += a * a;
            sxy += a * b;
        }
    double spread = n * sxx - sx * sx;
    tone t = {1, 0};
    if (n < 1)
        return t;
    if (spread > n * n) /* more than a level of it */
        t.gain = fmin(GAIN_MOST, fmax(GAIN_LEAST, (n * sxy - sx * sy) / spread));
    t.offset = fmin(OFFSET_MOST, fmax(-OFFSET_MOST, (sy - t.gain * sx) / n));
    return t;
}

/* Whether a preview's cell lies outside what the picture shows in that cell and its neighbours. */
static bool is_off(const turned *preview, const grid *shown, const tone tones[RGB], uint32_t x,
                   uint32_t y)
{
    const float *cell = turned_cell(preview, x, y);
    for (int c = 0; c < RGB; c++) {
        double least = 1e9, most = -1e9;
        for (uint32_t j = y ? y - 1 : 0; j <= y + 1 && j < shown->height; j++)
            for (uint32_t i = x ? x - 1 : 0; i <= x + 1 && i < shown->width; i++) {
                double level = tones[c].gain * cell_at(shown, i, j)[c] + tones[c].offset;
                least = fmin(least, level);
                most = fmax(most, level);
            }
        if (cell[c] < least - TOLERANCE || cell[c] > most + TOLERANCE)
            return true;
    }
    return false;
}

static size_t mark_off(const turned *preview, const grid *shown, uint8_t *off)
{
    tone tones[RGB];
    size_t count = 0;
    for (int c = 0; c < RGB; c++)
        tones[c] = fit_tone(preview, shown, c, off);
    for (uint32_t y = 0; y < shown->height; y++)
        for (uint32_t x = 0; x < shown->width; x++) {
            uint8_t *cell = &off[(size_t)y * shown->width + x];
            *cell = is_off(preview, shown, tones, x, y);
            count += *cell;
        }
    return count;
}

static bool grids_agree(const turned *preview, const grid *shown)
{
    size_t cells = (size_t)shown->width * shown->height;
    size_t most = (size_t)(BAD_SHARE * (double)cells);
    uint8_t *off = calloc(cells, 1);
    if (!off)
        return false;
    most = most > BAD_LEAST ? most : BAD_LEAST;
    mark_off(preview, shown, off);
    size_t count = mark_off(preview, shown, off); /* tones without what is off */
    free(off);
    return count <= most;
}

/* --- which parts are compared ----------------------------------------------------------------- */

static bool row_is_dark(const phw_image *image, uint32_t y)
{
    const uint8_t *row = phw_image_row(image, y);
    for (size_t i = 0; i < (size_t)image->width * RGB; i++)
        if (row[i] > BAR_LEVEL)
            return false;
    return true;
}

static bool column_is_dark(const phw_image *image, uint32_t x)
{
    for (uint32_t y = 0; y < image->height; y++)
        for (int c = 0; c < RGB; c++)
            if (phw_image_row(image, y)[(size_t)x * RGB + c] > BAR_LEVEL)
                return false;
    return true;
}

/* The preview without black bars, as cameras put above and below a wide picture. */
static area without_bars(const phw_image *image)
{
    uint32_t top = 0, bottom = image->height, left = 0, right = image->width;
    while (top < image->height / 3 && row_is_dark(image, top))
        top++;
    while (bottom > image->height * 2 / 3 && row_is_dark(image, bottom - 1))
        bottom--;
    while (left < image->width / 3 && column_is_dark(image, left))
        left++;
    while (right > image->width * 2 / 3 && column_is_dark(image, right - 1))
        right--;
    /* The bars' inner edges are blurred by JPEG. */
    top += top > 0;
    bottom -= bottom < image->height;
    left += left > 0;
    right -= right < image->width;
    return (area){left, top, (double)right - left, (double)bottom - top};
}

static area whole(const phw_image *image)
{
    return (area){0, 0, image->width, image->height};
}

/* The largest middle part of the given aspect. */
static area middle(const phw_image *image, double aspect)
{
    area part = whole(image);
    if (part.width > part.height * aspect)
        part.width = part.height * aspect;
    else
        part.height = part.width / aspect;
    part.left = (image->width - part.width) / 2;
    part.top = (image->height - part.height) / 2;
    return part;
}

static uint32_t cells_along(double pixels, uint32_t cell)
{
    double cells = pixels / cell;
    return cells < CELLS_LEAST ? CELLS_LEAST : cells > CELLS_MOST ? CELLS_MOST : (uint32_t)cells;
}

/* Tries one part of the preview against one part of the picture, in the ways that fit its shape. */
static bool parts_agree(const phw_image *shown, const phw_image *preview, area of_preview)
{
    bool agree = false;
    uint32_t cell =
        preview->width > SMALL_PREVIEW || preview->height > SMALL_PREVIEW ? CELL : SMALL_CELL;
    uint32_t width = cells_along(of_preview.width, cell);
    uint32_t height = cells_along(of_preview.height, cell);
    grid small;
    if (!make_grid(preview, of_preview, width, height, &small))
        return false;
    for (int across = 0; across < 2 && !agree; across++) {
        double aspect = of_preview.width / of_preview.height;
        double turned_aspect = across ? 1 / aspect : aspect;
        double own = (double)shown->width / shown->height;
        bool cut = fabs(own / turned_aspect - 1) > ASPECT_TOLERANCE;
        for (int part = 0; part < (cut ? 2 : 1) && !agree; part++) {
            grid large;
            area of_shown = part ? middle(shown, turned_aspect) : whole(shown);
            if (!make_grid(shown, of_shown, across ? height : width, across ? width : height,
                           &large))
                break;
            for (int way = across * 4; way < across * 4 + ORIENTATIONS / 2 && !agree; way++) {
                turned t = turn_grid(&small, way);
                agree = grids_agree(&t, &large);
            }
            free(large.cells);
        }
    }
    free(small.cells);
    return agree;
}

bool phw_image_shows_same(const phw_image *shown, const phw_image *preview)
{
    area inner = without_bars(preview), outer = whole(preview);
    if (shown->channels != RGB || preview->channels != RGB)
        return false;
    if (parts_agree(shown, preview, outer))
        return true;
    bool has_bars = inner.width < outer.width || inner.height < outer.height;
    return has_bars && inner.width >= CELLS_LEAST && inner.height >= CELLS_LEAST &&
           parts_agree(shown, preview, inner);
}
