/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/faint.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"
#include "mark/shade.h"

/* The ground is looked for in squares of so many pixels: the colour that this share of them has. */
#define TILE PHW_SHADE_SIDE
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

/* Red, green and blue as one number. */
static uint32_t colour_of(const uint8_t *pixel)
{
    return pixel[0] | (uint32_t)pixel[1] << 8 | (uint32_t)pixel[2] << 16;
}

/* The same of @p count pixels beside each other. Four bytes are taken at once where another pixel
 * is behind. */
static inline void colours_of(const uint8_t *row, uint32_t count, uint32_t *colours)
{
    uint32_t x = 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    for (; x + 1 < count; x++) {
        uint32_t four;
        memcpy(&four, row + (size_t)x * RGB, sizeof four);
        colours[x] = four & 0xFFFFFF;
    }
#endif
    for (; x < count; x++)
        colours[x] = colour_of(row + (size_t)x * RGB);
}

/* Photographs have no flat ground: one row tells. */
static bool may_be_flat(const tile *t)
{
    const uint8_t *row = pixel_at(t, t->left, (t->top + t->bottom) / 2);
    const uint32_t width = t->right - t->left;
    uint32_t alike = 0, colours[TILE];
    colours_of(row, width, colours);
    for (uint32_t x = 1; x < width; x++)
        alike += colours[x] == colours[x - 1];
    return alike * 10 >= (width - 1) * ALIKE_OF_TEN;
}

/* One candidate for the commonest colour: how often it was met, less what others were. */
typedef struct candidate {
    uint32_t colour, count;
} candidate;

/* Misra and Gries: what more than a third of all pixels have is one of two candidates. Without
 * branches, for what comes next in a photograph cannot be foreseen. */
static inline void vote(candidate kept[2], uint32_t colour)
{
    const uint32_t first = kept[0].count && colour == kept[0].colour;
    const uint32_t second = kept[1].count && colour == kept[1].colour;
    const uint32_t known = first | second;
    const uint32_t takes_first = !known & !kept[0].count;
    const uint32_t takes_second = !known & !takes_first & !kept[1].count;
    const uint32_t loses = !(known | takes_first | takes_second);
    kept[0].colour = takes_first ? colour : kept[0].colour;
    kept[1].colour = takes_second ? colour : kept[1].colour;
    kept[0].count += (first | takes_first) - loses;
    kept[1].count += (second | takes_second) - loses;
}

/* The colours of some rows. @return pixels. */
static uint32_t take_sample(const tile *t, uint32_t colours[TILE * TILE])
{
    uint32_t pixels = 0;
    for (uint32_t y = t->top + SAMPLE_EACH / 2; y < t->bottom; y += SAMPLE_EACH) {
        colours_of(pixel_at(t, t->left, y), t->right - t->left, colours + pixels);
        pixels += t->right - t->left;
    }
    return pixels;
}

/* Counted in so many parts, one after the other: one number alone would wait for itself. */
#define COUNTS 4U
static_assert(TILE * ((TILE + SAMPLE_EACH - 1) / SAMPLE_EACH) <= UINT8_MAX, "counted in bytes");

/* Spreads colours that are nearly alike over 256 drawers (Knuth, TAOCP 3, 6.4). */
static uint32_t drawer_of(uint32_t colour)
{
    return colour * UINT32_C(2654435761) >> 24;
}

/* Whether any colour can be the ground: none whose drawer is not as full. Most of a slow shade is
 * told by it, in a third of the time. */
static bool may_have_ground(const uint32_t *colours, uint32_t pixels)
{
    uint8_t counts[COUNTS][UINT8_MAX + 1] = {{0}}, most = 0;
    for (uint32_t i = 0; i < pixels; i++)
        counts[i % COUNTS][drawer_of(colours[i])]++;
    for (uint32_t k = 0; k <= UINT8_MAX; k++) {
        const uint8_t all = (uint8_t)(counts[0][k] + counts[1][k] + counts[2][k] + counts[3][k]);
        most = all > most ? all : most;
    }
    return most * 10 >= pixels * GROUND_OF_TEN;
}

/* @return false where there is none; in a photograph also where there is nothing else. */
static bool find_ground(tile *t)
{
    candidate kept[2] = {{0, 0}, {0, 0}};
    uint32_t has[2] = {0, 0}, colours[TILE * TILE];
    const uint32_t pixels = take_sample(t, colours);
    if (!may_have_ground(colours, pixels))
        return false;
    for (uint32_t i = 0; i < pixels; i++)
        vote(kept, colours[i]);
    if (!pixels || (t->least > 1 && kept[0].count == pixels))
        return false;
    for (int k = 0; k < 2; k++)
        for (uint32_t i = 0; kept[k].count && i < pixels; i++)
            has[k] += colours[i] == kept[k].colour;
    const int best = has[1] > has[0];
    if (has[best] * 10 < pixels * GROUND_OF_TEN)
        return false;
    for (int c = 0; c < RGB; c++)
        t->ground[c] = (uint8_t)(kept[best].colour >> 8 * c);
    return true;
}

/* The lowest and the highest level of each channel. */
typedef struct extremes {
    uint8_t low[RGB], high[RGB];
} extremes;

/* Rows that are taken at once: what was found so far is taken from memory and put back once. */
#define AT_ONCE 4U

static inline uint8_t lower(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

static inline uint8_t higher(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

PHW_SIMD_CLONES static void widen(const uint8_t *const rows[AT_ONCE], uint32_t count,
                                  uint8_t *restrict low, uint8_t *restrict high)
{
    const uint8_t *a = rows[0], *b = rows[1], *c = rows[2], *d = rows[3];
    for (uint32_t i = 0; i < count; i++) {
        low[i] = lower(low[i], lower(lower(a[i], b[i]), lower(c[i], d[i])));
        high[i] = higher(high[i], higher(higher(a[i], b[i]), higher(c[i], d[i])));
    }
}

static extremes find_extremes(const tile *t)
{
    uint8_t low[TILE * RGB], high[TILE * RGB];
    const uint32_t count = (t->right - t->left) * RGB;
    extremes e = {{UINT8_MAX, UINT8_MAX, UINT8_MAX}, {0, 0, 0}};
    memset(low, UINT8_MAX, sizeof low);
    memset(high, 0, sizeof high);
    for (uint32_t y = t->top; y < t->bottom; y += AT_ONCE) {
        const uint8_t *rows[AT_ONCE];
        for (uint32_t i = 0; i < AT_ONCE; i++)
            rows[i] = pixel_at(t, t->left, y + i < t->bottom ? y + i : t->bottom - 1);
        widen(rows, count, low, high);
    }
    for (uint32_t i = 0; i < count; i += RGB)
        for (uint32_t c = 0; c < RGB; c++) {
            e.low[c] = low[i + c] < e.low[c] ? low[i + c] : e.low[c];
            e.high[c] = high[i + c] > e.high[c] ? high[i + c] : e.high[c];
        }
    return e;
}

/* Whether no pixel can be off a ground, whichever it is. */
static bool is_plain(const tile *t, const extremes *e)
{
    for (int c = 0; c < RGB; c++)
        if (e->high[c] - e->low[c] >= t->least)
            return false;
    return true;
}

/* Whether none is off the one that was found. */
static bool is_ground_alone(const tile *t, const extremes *e)
{
    for (int c = 0; c < RGB; c++)
        if (e->high[c] - t->ground[c] >= t->least || t->ground[c] - e->low[c] >= t->least)
            return false;
    return true;
}

/* Writes how far off the ground the pixels of a row are in the channel where they are furthest; 0
 * where luma shows them. @return how many luma shows. */
PHW_SIMD_CLONES static uint32_t measure_row(const tile *t, const uint8_t *restrict row,
                                            uint32_t width, uint8_t *restrict to)
{
    enum { RED = 77, GREEN = 150, BLUE = 29 }; /* ITU-R BT.601, in 256ths */
    const int red = t->ground[0], green = t->ground[1], blue = t->ground[2], least = t->least;
    uint32_t shown = 0;
    for (uint32_t x = 0; x < width; x++) {
        const int r = row[3 * x] - red, g = row[3 * x + 1] - green, b = row[3 * x + 2] - blue;
        const int sum = abs(RED * r + GREEN * g + BLUE * b);
        int most = abs(r) > abs(g) ? abs(r) : abs(g);
        most = abs(b) > most ? abs(b) : most;
        const bool is_shown = sum >= (int)SHOWN_FROM * 256;
        to[x] = (uint8_t)((is_shown | (most < least)) ? 0 : most);
        shown += is_shown;
    }
    return shown;
}

/* What a square holds. */
typedef enum tile_state {
    TILE_EMPTY = 0,
    TILE_SOME,        /* something faint: an end of letters, where they stand beside */
    TILE_LETTERS,     /* what has the form of some */
    TILE_SHADED_SOME, /* the same on a shaded ground */
    TILE_SHADED_LETTERS
} tile_state;

static bool is_letters(uint8_t state)
{
    return state == TILE_LETTERS || state == TILE_SHADED_LETTERS;
}

/* Writes how far off the ground the square's pixels are. */
static tile_state measure(const tile *t, uint8_t off[TILE][TILE])
{
    const uint32_t width = t->right - t->left, all = width * (t->bottom - t->top);
    uint32_t faint = 0, shown = 0, rows = 0;
    for (uint32_t y = t->top; y < t->bottom; y++) {
        uint8_t *to = off[y - t->top];
        uint32_t turns = 0;
        shown += measure_row(t, pixel_at(t, t->left, y), width, to);
        for (uint32_t x = 0; x < width; x++)
            faint += to[x] > 0;
        for (uint32_t x = 1; x < width; x++)
            turns += (to[x] > 0) != (to[x - 1] > 0);
        rows += turns >= TURNS_LEAST;
    }
    if (!faint || faint * 100 > all * FAINT_MOST || shown * 100 > faint * RINGED)
        return TILE_EMPTY;
    return faint * 100 >= all * FAINT_LEAST && rows >= ROWS_LEAST ? TILE_LETTERS : TILE_SOME;
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

static tile_state measure_flat(tile *t, const extremes *seen, uint8_t off[TILE][TILE])
{
    return may_be_flat(t) && find_ground(t) && !is_ground_alone(t, seen) ? measure(t, off)
                                                                         : TILE_EMPTY;
}

/* @param flat  what it was taken for before. A slow shade has two levels or three, each of which
 * may be taken for the ground; letters nearer than rounding and soft edges do not show on it. */
static tile_state measure_shaded(const tile *t, tile_state flat, uint8_t off[TILE][TILE])
{
    const phw_shade_square square = {t->left, t->top, t->right, t->bottom};
    const bool letters = flat == TILE_LETTERS;
    switch (phw_shade_measure(t->image, &square, SHOWN_FROM, off)) {
    case PHW_SHADE_LETTERS:
        return TILE_SHADED_LETTERS;
    case PHW_SHADE_SOME:
        return letters ? flat : TILE_SHADED_SOME;
    case PHW_SHADE_EMPTY:
        return letters ? flat : TILE_EMPTY;
    case PHW_SHADE_NONE:
        break;
    }
    return flat;
}

/* Where one square is flat the next one mostly is, whose rows lie far apart. */
static void ask_for(const tiling *all, uint32_t number)
{
    const tile t = tile_at(all, number % all->across, number / all->across);
    for (uint32_t y = t.top; y < t.bottom; y++)
        phw_prefetch(pixel_at(&t, t.left, y), (size_t)(t.right - t.left) * RGB);
}

static void measure_all(tiling *all)
{
    const uint32_t count = all->across * all->down;
    uint8_t off[TILE][TILE];
    for (uint32_t i = 0; i < count; i++) {
        tile t = tile_at(all, i % all->across, i / all->across);
        /* What is packed with a loss has levels of its own, and no shades are looked for in it: one
         * row is read of most squares of a photograph. */
        if (all->least > 1 && !may_be_flat(&t))
            continue;
        if (i + 1 < count)
            ask_for(all, i + 1);
        const extremes seen = find_extremes(&t);
        if (is_plain(&t, &seen))
            continue;
        tile_state state = measure_flat(&t, &seen, off);
        if (all->least == 1)
            state = measure_shaded(&t, state, off);
        all->states[i] = (uint8_t)state;
    }
}

/* Whether squares of letters stand in rows, as lines do, and are not strewn about, as noise is.
 * @param kind  one alone, or TILE_EMPTY for both, which a line may go over. */
static bool stand_in_rows(const tiling *all, tile_state kind)
{
    uint32_t letters = 0, pairs = 0;
    for (uint32_t i = 0; i < all->across * all->down; i++) {
        const bool here =
            is_letters(all->states[i]) && (kind == TILE_EMPTY || all->states[i] == kind);
        letters += here;
        pairs += here && (i + 1) % all->across && is_letters(all->states[i + 1]);
    }
    return pairs >= PAIRS_LEAST && pairs * IN_ROWS >= letters;
}

/* Takes out the kind that does not stand in rows. @return whether letters are left. */
static bool keep_rows(tiling *all)
{
    static const tile_state kinds[] = {TILE_LETTERS, TILE_SHADED_LETTERS};
    if (stand_in_rows(all, TILE_EMPTY))
        return true;
    const bool stand[] = {stand_in_rows(all, kinds[0]), stand_in_rows(all, kinds[1])};
    for (uint32_t i = 0; i < all->across * all->down; i++)
        for (int k = 0; k < 2; k++)
            if (all->states[i] == kinds[k] && !stand[k])
                all->states[i] = TILE_EMPTY;
    return stand[0] || stand[1];
}

static bool stands_beside_letters(const tiling *all, uint32_t column, uint32_t row)
{
    for (uint32_t y = row ? row - 1 : 0; y <= row + 1 && y < all->down; y++)
        for (uint32_t x = column ? column - 1 : 0; x <= column + 1 && x < all->across; x++)
            if (is_letters(all->states[y * all->across + x]))
                return true;
    return false;
}

/* Letters and what stands beside them: how far off their ground pixels are.
 * @param levels  how many pixels of squares of letters are how far off. */
static void draw_letters(const tiling *all, phw_image *off, uint32_t levels[256])
{
    uint8_t part[TILE][TILE];
    for (uint32_t i = 0; i < all->across * all->down; i++) {
        const uint32_t column = i % all->across, row = i / all->across;
        const bool here = is_letters(all->states[i]);
        tile t = tile_at(all, column, row);
        if (!here && (all->states[i] == TILE_EMPTY || !stands_beside_letters(all, column, row)))
            continue;
        if (all->states[i] >= TILE_SHADED_SOME)
            measure_shaded(&t, TILE_EMPTY, part);
        else if (find_ground(&t))
            measure(&t, part);
        for (uint32_t y = t.top; y < t.bottom; y++) {
            const uint8_t *from = part[y - t.top];
            memcpy(phw_image_row_mut(off, y) + t.left, from, t.right - t.left);
            for (uint32_t x = 0; here && x < t.right - t.left; x++)
                levels[from[x]]++;
        }
    }
}

phw_status phw_faint_view(const phw_image *image, bool lossy, phw_image **view, phw_error *error)
{
    tiling all = {.image = image,
                  .least = lossy ? LOSSY_LEAST : 1,
                  .across = (image->width + TILE - 1) / TILE,
                  .down = (image->height + TILE - 1) / TILE};
    uint32_t levels[256] = {0};
    phw_image *off = NULL;
    phw_status status = PHW_OK;
    *view = NULL;
    if (image->channels != RGB)
        return PHW_OK;
    all.states = calloc((size_t)all.across * all.down, 1);
    if (!all.states)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for faint letters");
    measure_all(&all);
    /* Most pictures have none: their room is not taken before. */
    if (keep_rows(&all))
        status = phw_image_new(image->width, image->height, 1, &off, error);
    if (off) {
        draw_letters(&all, off, levels);
        stretch(off, strokes_of(levels));
        *view = off;
    }
    free(all.states);
    return status;
}
