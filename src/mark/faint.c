/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/faint.h"

#include <stdlib.h>
#include <string.h>

/* The ground is looked for in squares of so many pixels: the colour that this share of them has. */
#define TILE 32U
#define GROUND_OF_TEN 4U
/* Rows of it that are looked at first: lower letters cannot be read. */
#define SAMPLE_EACH 6U
/* Of neighbours in one row of a square so many are alike where the ground is flat. */
#define ALIKE_OF_TEN 4U

/* What luma shows as further off its ground is read in the picture itself, in grey levels. */
#define SHOWN_FROM 14U

/* And of what was packed with a loss it is no loss from here on. */
#define LOSSY_LEAST 4

/* Letters are so much of a square, and stand beside so little that luma shows: a JPEG's letters
 * have rings round them. Hundredths of it. */
#define FAINT_LEAST 2U
#define FAINT_MOST 60U
#define RINGED 25U /* of what is faint */
/* So many of a square's rows go to letters and back so often. */
#define ROWS_LEAST 5U
#define TURNS_LEAST 3U
/* Squares of letters with another behind them, of which a short line has more. */
#define PAIRS_LEAST 3U
/* One in so many has, at least. */
#define IN_ROWS 3U

enum { RGB = 3 };

/* A part of the picture, of a square's size or cut off by its edge. */
typedef struct tile {
    const phw_image *image;
    uint32_t left, top, right, bottom;
    uint8_t ground[RGB];
    int least; /* what is less far off is the ground, too */
} tile;

static const uint8_t *pixel_at(const tile *t, uint32_t x, uint32_t y)
{
    return phw_image_row(t->image, y) + (size_t)x * RGB;
}

/* Photographs have no flat ground: one row tells. */
static bool may_be_flat(const tile *t)
{
    const uint8_t *row = pixel_at(t, t->left, (t->top + t->bottom) / 2);
    const uint32_t width = t->right - t->left;
    uint32_t alike = 0;
    for (uint32_t x = 1; x < width; x++)
        alike += !memcmp(row + (size_t)x * RGB, row + (size_t)(x - 1) * RGB, RGB);
    return alike * 10 >= (width - 1) * ALIKE_OF_TEN;
}

/* One candidate for the commonest colour: how often it was met, less what others were. */
typedef struct candidate {
    const uint8_t *pixel;
    uint32_t count;
} candidate;

/* Misra and Gries: what more than a third of all pixels have is one of two candidates. */
static void vote(candidate kept[2], const uint8_t *pixel)
{
    for (int i = 0; i < 2; i++)
        if (kept[i].count && !memcmp(pixel, kept[i].pixel, RGB)) {
            kept[i].count++;
            return;
        }
    for (int i = 0; i < 2; i++)
        if (!kept[i].count) {
            kept[i] = (candidate){pixel, 1};
            return;
        }
    kept[0].count--;
    kept[1].count--;
}

/* Votes in some rows, or counts there what the candidates have. @return pixels. */
static uint32_t count_in_sample(const tile *t, candidate kept[2], uint32_t has[2])
{
    uint32_t pixels = 0;
    for (uint32_t y = t->top + SAMPLE_EACH / 2; y < t->bottom; y += SAMPLE_EACH)
        for (uint32_t x = t->left; x < t->right; x++, pixels++) {
            const uint8_t *pixel = pixel_at(t, x, y);
            if (!has)
                vote(kept, pixel);
            for (int i = 0; has && i < 2; i++)
                has[i] += kept[i].count && !memcmp(pixel, kept[i].pixel, RGB);
        }
    return pixels;
}

/* @return false where there is none; in a photograph also where there is nothing else. */
static bool find_ground(tile *t)
{
    candidate kept[2] = {{NULL, 0}, {NULL, 0}};
    uint32_t has[2] = {0, 0};
    const uint32_t pixels = count_in_sample(t, kept, NULL);
    if (!pixels || (t->least > 1 && kept[0].count == pixels))
        return false;
    count_in_sample(t, kept, has);
    const int best = has[1] > has[0];
    if (has[best] * 10 < pixels * GROUND_OF_TEN)
        return false;
    memcpy(t->ground, kept[best].pixel, RGB);
    return true;
}

/* How far off the ground a pixel is in the channel where it is furthest; 0 where luma shows it.
 * @param[out] shown  set where luma does. */
static uint8_t off_ground(const tile *t, const uint8_t *pixel, bool *shown)
{
    static const int luma[RGB] = {77, 150, 29}; /* ITU-R BT.601, in 256ths */
    int sum = 0, most = 0;
    for (int c = 0; c < RGB; c++) {
        const int off = pixel[c] - t->ground[c];
        sum += luma[c] * off;
        most = abs(off) > most ? abs(off) : most;
    }
    *shown = (unsigned)abs(sum) >= SHOWN_FROM * 256;
    return *shown || most < t->least ? 0 : (uint8_t)most;
}

/* What a square holds. */
typedef enum tile_state {
    TILE_EMPTY = 0,
    TILE_SOME,   /* something faint: an end of letters, where they stand beside */
    TILE_LETTERS /* what has the form of some */
} tile_state;

/* Writes how far off the ground the square's pixels are. */
static tile_state measure(const tile *t, phw_image *off)
{
    uint32_t faint = 0, shown = 0, rows = 0, all = 0;
    for (uint32_t y = t->top; y < t->bottom; y++) {
        uint8_t *to = phw_image_row_mut(off, y);
        uint32_t turns = 0;
        for (uint32_t x = t->left; x < t->right; x++, all++) {
            bool is_shown;
            to[x] = off_ground(t, pixel_at(t, x, y), &is_shown);
            faint += to[x] > 0;
            shown += is_shown;
            turns += x > t->left && (to[x] > 0) != (to[x - 1] > 0);
        }
        rows += turns >= TURNS_LEAST;
    }
    if (!faint || faint * 100 > all * FAINT_MOST || shown * 100 > faint * RINGED)
        return TILE_EMPTY;
    return faint * 100 >= all * FAINT_LEAST && rows >= ROWS_LEAST ? TILE_LETTERS : TILE_SOME;
}

static void clear_tile(const tile *t, phw_image *off)
{
    for (uint32_t y = t->top; y < t->bottom; y++)
        memset(phw_image_row_mut(off, y) + t->left, 0, t->right - t->left);
}

/* How far off strokes are: of all that is off, most of the furthest. */
static uint32_t strokes_of(const uint32_t levels[256])
{
    uint32_t all = 0, sum = 0, level = 255;
    for (int i = 1; i < 256; i++)
        all += levels[i];
    while (level > 1 && (sum + levels[level]) * 10 < all) {
        sum += levels[level];
        level--;
    }
    return level;
}

/* Dark on white. */
static void stretch(phw_image *off, uint32_t strokes)
{
    for (uint32_t y = 0; y < off->height; y++) {
        uint8_t *row = phw_image_row_mut(off, y);
        for (uint32_t x = 0; x < off->width; x++) {
            const uint32_t ink = row[x] * 255U / strokes;
            row[x] = (uint8_t)(255 - (ink > 255 ? 255 : ink));
        }
    }
}

/* All squares of a picture. */
typedef struct tiling {
    const phw_image *image;
    phw_image *off; /* how far off their ground pixels are; NULL until some are */
    uint8_t *states;
    uint32_t across, down;
    int least;
} tiling;

static tile tile_at(const tiling *all, uint32_t column, uint32_t row)
{
    const phw_image *image = all->image;
    tile t = {.image = image, .left = column * TILE, .top = row * TILE, .least = all->least};
    t.right = image->width - t.left < TILE ? image->width : t.left + TILE;
    t.bottom = image->height - t.top < TILE ? image->height : t.top + TILE;
    return t;
}

static phw_status measure_all(tiling *all, phw_error *error)
{
    phw_status status = PHW_OK;
    for (uint32_t i = 0; status == PHW_OK && i < all->across * all->down; i++) {
        tile t = tile_at(all, i % all->across, i / all->across);
        if (!may_be_flat(&t) || !find_ground(&t))
            continue;
        if (!all->off)
            status = phw_image_new(t.image->width, t.image->height, 1, &all->off, error);
        if (status == PHW_OK)
            all->states[i] = (uint8_t)measure(&t, all->off);
        if (status == PHW_OK && all->states[i] == TILE_EMPTY)
            clear_tile(&t, all->off);
    }
    return status;
}

/* Whether squares of letters stand in rows, as lines do, and are not strewn about, as noise is. */
static bool stand_in_rows(const tiling *all)
{
    uint32_t letters = 0, pairs = 0;
    for (uint32_t i = 0; i < all->across * all->down; i++) {
        const bool is_letters = all->states[i] == TILE_LETTERS;
        letters += is_letters;
        pairs += is_letters && (i + 1) % all->across && all->states[i + 1] == TILE_LETTERS;
    }
    return pairs >= PAIRS_LEAST && pairs * IN_ROWS >= letters;
}

static bool stands_beside_letters(const tiling *all, uint32_t column, uint32_t row)
{
    for (uint32_t y = row ? row - 1 : 0; y <= row + 1 && y < all->down; y++)
        for (uint32_t x = column ? column - 1 : 0; x <= column + 1 && x < all->across; x++)
            if (all->states[y * all->across + x] == TILE_LETTERS)
                return true;
    return false;
}

/* Leaves letters and what stands beside them. */
static void keep_letters(tiling *all, uint32_t levels[256])
{
    for (uint32_t i = 0; i < all->across * all->down; i++) {
        const tile t = tile_at(all, i % all->across, i / all->across);
        if (all->states[i] == TILE_SOME &&
            !stands_beside_letters(all, i % all->across, i / all->across))
            clear_tile(&t, all->off);
        for (uint32_t y = t.top; all->states[i] == TILE_LETTERS && y < t.bottom; y++)
            for (uint32_t x = t.left; x < t.right; x++)
                levels[phw_image_row(all->off, y)[x]]++;
    }
}

phw_status phw_faint_view(const phw_image *image, bool lossy, phw_image **view, phw_error *error)
{
    tiling all = {.image = image,
                  .least = lossy ? LOSSY_LEAST : 1,
                  .across = (image->width + TILE - 1) / TILE,
                  .down = (image->height + TILE - 1) / TILE};
    uint32_t levels[256] = {0};
    *view = NULL;
    if (image->channels != RGB)
        return PHW_OK;
    all.states = calloc((size_t)all.across * all.down, 1);
    phw_status status = all.states
                            ? measure_all(&all, error)
                            : phw_error_set(error, PHW_ERR_NOMEM, "no memory for faint letters");
    if (status == PHW_OK && stand_in_rows(&all)) {
        keep_letters(&all, levels);
        stretch(all.off, strokes_of(levels));
        *view = all.off;
        all.off = NULL;
    }
    phw_image_free(&all.off);
    free(all.states);
    return status;
}
