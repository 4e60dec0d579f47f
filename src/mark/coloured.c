/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/coloured.h"

#include <assert.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/simd.h"

enum { RGB = 3, SIDES = 2 };

/* The picture is looked at in squares of so many pixels, first at each so many of a row, and at
 * each so many of its rows. */
#define TILE 32U
#define SAMPLE_EACH 2U
#define ROWS_EACH 8U
#define SAMPLES (TILE / SAMPLE_EACH * (TILE / ROWS_EACH))

/* Squares that are asked for before they are looked at. */
#define AHEAD 4U

/* Letters differ from their ground by so much in red or blue less green, in grey levels, and luma
 * shows less than half of that, and no more than this. */
#define COLOUR_LEAST 56
#define SHOWN_MOST 44
/* What stands beside letters is drawn as well where it differs by so much. */
#define BESIDE_LEAST 28
/* Of what a square differs by, the ground is within a quarter: so many of ten of its samples are.
 */
#define GROUND_PART 4
#define GROUND_OF_TEN 5U

/* So many rows of a square go from the ground to letters and back so often. */
#define ROWS_LEAST 5U
#define TURNS_LEAST 2U
/* Squares of letters with another behind them, and of how many one has. */
#define PAIRS_LEAST 4U
#define IN_ROWS 3U
/* Where so many of ten squares have them, the picture is colourful and no writing. */
#define TILES_MOST_OF_TEN 2U

/* Letters have strokes of every direction. Where those of a square run so much one way, of 0 … 10,
 * they are stripes; and where so many of ten squares are, they are the waves of a photographed
 * display. Of the squares of nine photographs of some 64 to 100 of a hundred were, of three of red
 * letters on glass 3 to 25. */
#define ONE_WAY 7
#define STRIPED_OF_TEN 5U

/* A square, and what tells its letters from its ground. */
typedef struct square {
    uint32_t left, top, right, bottom;
    int side;   /* red less green, or blue less green */
    int ground; /* its level */
    int range;  /* how far apart its levels are */
    int shown;  /* and luma's */
} square;

typedef struct tiling {
    const phw_image *image;
    bool *letters;
    bool *striped; /* and those of them are stripes rather */
    uint32_t across, down;
} tiling;

static int side_of(const uint8_t *pixel, int side)
{
    return pixel[side ? 2 : 0] - pixel[1];
}

static int luma_of(const uint8_t *pixel)
{
    enum { RED = 77, GREEN = 150, BLUE = 29 }; /* ITU-R BT.601, in 256ths */
    return (RED * pixel[0] + GREEN * pixel[1] + BLUE * pixel[2]) >> 8;
}

static square square_at(const tiling *all, uint32_t number)
{
    const phw_image *image = all->image;
    square s = {.left = number % all->across * TILE, .top = number / all->across * TILE};
    s.right = image->width - s.left < TILE ? image->width : s.left + TILE;
    s.bottom = image->height - s.top < TILE ? image->height : s.top + TILE;
    return s;
}

/* Asks for a square's samples: its rows lie far apart. */
static void ask_for(const tiling *all, uint32_t number)
{
    const square s = square_at(all, number);
    for (uint32_t y = s.top + ROWS_EACH / 2; y < s.bottom; y += ROWS_EACH)
        phw_prefetch(phw_image_row(all->image, y) + (size_t)s.left * RGB,
                     (size_t)(s.right - s.left) * RGB);
}

/* How far apart levels are. */
static int range_of(const int *levels, uint32_t count)
{
    int low = levels[0], high = levels[0];
    for (uint32_t i = 1; i < count; i++) {
        low = levels[i] < low ? levels[i] : low;
        high = levels[i] > high ? levels[i] : high;
    }
    return high - low;
}

/* The middle one of a square's levels, each of which is -255 … 255. */
static int middle_of(const int *levels, uint32_t count)
{
    static_assert(SAMPLES <= UINT8_MAX, "all may be one level");
    uint8_t counts[2 * UINT8_MAX + 1] = {0};
    uint32_t seen = 0;
    int level = -1;
    for (uint32_t i = 0; i < count; i++)
        counts[levels[i] + UINT8_MAX]++;
    while (seen <= count / 2)
        seen += counts[++level];
    return level - UINT8_MAX;
}

/* Samples a square that has some. */
static uint32_t sample(const phw_image *image, square *s, int sides[SIDES][SAMPLES])
{
    int lumas[SAMPLES];
    uint32_t count = 0;
    for (uint32_t y = s->top + ROWS_EACH / 2; y < s->bottom; y += ROWS_EACH)
        for (uint32_t x = s->left; x < s->right; x += SAMPLE_EACH, count++) {
            const uint8_t *pixel = phw_image_row(image, y) + (size_t)x * RGB;
            lumas[count] = luma_of(pixel);
            for (int side = 0; side < SIDES; side++)
                sides[side][count] = side_of(pixel, side);
        }
    const int red = range_of(sides[0], count), blue = range_of(sides[1], count);
    s->side = blue > red;
    s->range = s->side ? blue : red;
    s->shown = range_of(lumas, count);
    return count;
}

/* The lowest and the highest level so far. */
typedef struct extremes {
    int low, high;
} extremes;

static inline void widen(extremes *e, int level)
{
    e->low = level < e->low ? level : e->low;
    e->high = level > e->high ? level : e->high;
}

/* Whether red or blue less green differ by so much among a square's samples: in most of a
 * photograph they do not, and no more is asked of it. */
static bool may_differ(const phw_image *image, const square *s, int least)
{
    extremes red = {INT_MAX, INT_MIN}, blue = red;
    for (uint32_t y = s->top + ROWS_EACH / 2; y < s->bottom; y += ROWS_EACH) {
        const uint8_t *row = phw_image_row(image, y);
        for (uint32_t x = s->left; x < s->right; x += SAMPLE_EACH) {
            widen(&red, side_of(row + (size_t)x * RGB, 0));
            widen(&blue, side_of(row + (size_t)x * RGB, 1));
        }
    }
    return red.low <= red.high && (red.high - red.low >= least || blue.high - blue.low >= least);
}

/* Finds the level that most of a square's samples have. @param shown  most that luma may show.
 * @return whether they are enough. */
static bool find_ground(const phw_image *image, square *s, int least, int shown)
{
    int sides[SIDES][SAMPLES];
    uint32_t alike = 0;
    if (!may_differ(image, s, least))
        return false;
    const uint32_t count = sample(image, s, sides);
    if (s->shown > shown)
        return false;
    const int *levels = sides[s->side];
    s->ground = middle_of(levels, count);
    for (uint32_t i = 0; i < count; i++)
        alike += abs(levels[i] - s->ground) * GROUND_PART <= s->range;
    return alike * 10 >= count * GROUND_OF_TEN;
}

/* Whether what stands on the ground has the form of letters. */
static bool has_letters(const phw_image *image, const square *s)
{
    const int far = s->range / 2, near = s->range / GROUND_PART;
    uint32_t rows = 0;
    for (uint32_t y = s->top; y < s->bottom; y++) {
        const uint8_t *row = phw_image_row(image, y);
        uint32_t turns = 0;
        bool on = false;
        for (uint32_t x = s->left; x < s->right; x++) {
            const int off = abs(side_of(row + (size_t)x * RGB, s->side) - s->ground);
            if (on ? off <= near : off >= far) {
                on = !on;
                turns++;
            }
        }
        rows += turns >= TURNS_LEAST;
    }
    return rows >= ROWS_LEAST;
}

/* Whether what stands on the ground runs one way: how far the two axes of its structure tensor are
 * apart (Jähne, Digital Image Processing, 13.3: coherency). */
static bool is_striped(const phw_image *image, const square *s)
{
    int64_t xx = 0, yy = 0, xy = 0;
    for (uint32_t y = s->top + 1; y + 1 < s->bottom; y++) {
        const uint8_t *above = phw_image_row(image, y - 1), *row = phw_image_row(image, y);
        const uint8_t *below = phw_image_row(image, y + 1);
        for (uint32_t x = s->left + 1; x + 1 < s->right; x++) {
            const size_t at = (size_t)x * RGB;
            const int across = side_of(row + at + RGB, s->side) - side_of(row + at - RGB, s->side);
            const int down = side_of(below + at, s->side) - side_of(above + at, s->side);
            xx += across * across;
            yy += down * down;
            xy += across * down;
        }
    }
    const double all = (double)(xx + yy), apart = (double)(xx - yy), both = 2 * (double)xy;
    return (apart * apart + both * both) * 100 >= all * all * ONE_WAY * ONE_WAY;
}

static bool is_of_letters(const phw_image *image, square *s)
{
    return find_ground(image, s, COLOUR_LEAST, SHOWN_MOST) && 2 * s->shown <= s->range &&
           has_letters(image, s);
}

/* Whether squares of letters stand in rows, and are not all over the picture. */
static bool stand_in_rows(const tiling *all)
{
    uint32_t letters = 0, pairs = 0;
    const uint32_t count = all->across * all->down;
    for (uint32_t i = 0; i < count; i++) {
        letters += all->letters[i];
        pairs += all->letters[i] && (i + 1) % all->across && all->letters[i + 1];
    }
    return pairs >= PAIRS_LEAST && pairs * IN_ROWS >= letters &&
           (uint64_t)letters * 10 <= (uint64_t)count * TILES_MOST_OF_TEN;
}

/* Takes waves out of what may be letters. */
static void drop_waves(tiling *all)
{
    const uint32_t count = all->across * all->down;
    uint32_t letters = 0, striped = 0;
    for (uint32_t i = 0; i < count; i++) {
        square s = square_at(all, i);
        if (!all->letters[i] || !is_of_letters(all->image, &s))
            continue;
        all->striped[i] = is_striped(all->image, &s);
        striped += all->striped[i];
        letters++;
    }
    for (uint32_t i = 0; striped * 10 >= letters * STRIPED_OF_TEN && i < count; i++)
        all->letters[i] = all->letters[i] && !all->striped[i];
}

static bool stands_beside_letters(const tiling *all, uint32_t number)
{
    const uint32_t column = number % all->across, row = number / all->across;
    for (uint32_t y = row ? row - 1 : 0; y <= row + 1 && y < all->down; y++)
        for (uint32_t x = column ? column - 1 : 0; x <= column + 1 && x < all->across; x++)
            if (all->letters[y * all->across + x])
                return true;
    return false;
}

static void draw_square(const phw_image *image, const square *s, phw_image *view)
{
    for (uint32_t y = s->top; y < s->bottom; y++) {
        const uint8_t *from = phw_image_row(image, y);
        uint8_t *to = phw_image_row_mut(view, y);
        for (uint32_t x = s->left; x < s->right; x++) {
            const int off = abs(side_of(from + (size_t)x * RGB, s->side) - s->ground);
            const int ink = off * UINT8_MAX / s->range;
            to[x] = (uint8_t)(UINT8_MAX - (ink > UINT8_MAX ? UINT8_MAX : ink));
        }
    }
}

phw_status phw_coloured_view(const phw_image *image, phw_image **view, phw_error *error)
{
    tiling all = {.image = image,
                  .across = (image->width + TILE - 1) / TILE,
                  .down = (image->height + TILE - 1) / TILE};
    const uint32_t count = all.across * all.down;
    phw_image *made = NULL;
    phw_status status = PHW_OK;
    *view = NULL;
    if (image->channels != RGB)
        return PHW_OK;
    all.letters = calloc((size_t)2 * count, sizeof *all.letters);
    if (!all.letters)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for coloured letters");
    all.striped = all.letters + count;
    for (uint32_t i = 0; i < count; i++) {
        square s = square_at(&all, i);
        if (i + AHEAD < count)
            ask_for(&all, i + AHEAD);
        all.letters[i] = is_of_letters(image, &s);
    }
    if (stand_in_rows(&all))
        drop_waves(&all);
    if (stand_in_rows(&all))
        status = phw_image_new(image->width, image->height, 1, &made, error);
    if (made)
        memset(made->pixels, UINT8_MAX, made->stride * made->height);
    for (uint32_t i = 0; made && i < count; i++) {
        square s = square_at(&all, i);
        if (stands_beside_letters(&all, i) && find_ground(image, &s, BESIDE_LEAST, UINT8_MAX))
            draw_square(image, &s, made);
    }
    *view = made;
    free(all.letters);
    return status;
}
