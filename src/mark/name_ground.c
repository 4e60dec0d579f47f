/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/name_ground.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The window's cells, to a letter's height: a ring of a radio button is half a cell wide. */
#define CELLS 6
/* Of a longer name the end is not looked at: a window of 24,000 cells at most. */
#define WIDEST 48.0
#define HIGHEST 8.0
/* A cell this large is the mean of nine pixels, a smaller one of four. */
#define NINE_FROM 6.0

/* The ground is the commonest tone this near the name, in units. */
#define NEAR 0.8

/* A cell is off it by this share of what the letters are, but not by less than noise and shade, or
 * more than any ink. */
#define OFF_SHARE 0.35
#define OFF_LEAST 22
#define OFF_MOST 60
/* The letters are as far off as this share of their cells is, whose strokes are thin. */
#define LETTERS_SHARE 0.85

/* A word is on a ground of its own if so much of its rim is off the name's. */
#define RIM_OFF 0.5

/* Pieces closer than this are one: swooshes, a ring of dots, a rod beside its star. In units. */
#define CLOSE 0.4
#define SPECK 3 /* cells: noise */

/* A drawing has so many colours at most, each so far from its own mean, and they make up this share
 * of what is flat in it. */
#define COLOURS 4
#define COLOUR_REACH 30
#define COLOUR_SHARE 0.85
#define PLAIN_SHARE 0.97
#define FLAT_STEP 24 /* levels to the cells beside it */

typedef enum cell_state {
    GROUND = 0,
    TEXT,
    INK, /* not looked at yet */
    PART /* of a piece */
} cell_state;

typedef struct window {
    uint32_t columns, rows;
    uint8_t (*tone)[3];
    uint8_t *state; /* cell_state of each */
    uint32_t *stack;
    uint8_t ground[3];
    int off; /* levels from which a cell is ink */
} window;

/* Cells, right and bottom outside. */
typedef struct span {
    uint32_t left, top, right, bottom;
} span;

/* --- the window ------------------------------------------------------------------------------- */

static uint32_t cell_of(double units, uint32_t most)
{
    const double cell = (units + PHW_NAME_ROUND) * CELLS;
    return cell <= 0 ? 0 : cell >= most ? most : (uint32_t)cell;
}

static span span_of(const window *w, const phw_box *box)
{
    return (span){cell_of(box->left, w->columns), cell_of(box->top, w->rows),
                  cell_of(box->right + 1.0 / CELLS, w->columns),
                  cell_of(box->bottom + 1.0 / CELLS, w->rows)};
}

static phw_status open_window(const phw_name_frame *frame, window *w, phw_error *error)
{
    w->columns = (uint32_t)(CELLS * (fmin(frame->width, WIDEST) + 2 * PHW_NAME_ROUND));
    w->rows = (uint32_t)(CELLS * (fmin(frame->height, HIGHEST) + 2 * PHW_NAME_ROUND));
    const size_t cells = (size_t)w->columns * w->rows;
    w->tone = calloc(cells, sizeof *w->tone);
    w->state = calloc(cells, 1);
    w->stack = calloc(cells, sizeof *w->stack);
    return w->tone && w->state && w->stack
               ? PHW_OK
               : phw_error_set(error, PHW_ERR_NOMEM, "no memory to look round a name");
}

static void close_window(window *w)
{
    free(w->tone);
    free(w->state);
    free(w->stack);
}

static const uint8_t *pixel_at(const phw_image *image, double x, double y)
{
    const double right = image->width - 1.0, bottom = image->height - 1.0;
    const uint32_t column = (uint32_t)fmin(fmax(x, 0), right);
    return phw_image_row(image, (uint32_t)fmin(fmax(y, 0), bottom)) +
           (size_t)column * image->channels;
}

/* The mean of some pixels of a cell. Past the picture's edge its rim goes on. */
static void take_cell(const phw_name_ground *g, double along, double down, uint8_t tone[3])
{
    const phw_name_frame *f = g->frame;
    const int steps = hypot(f->down.x, f->down.y) >= NINE_FROM * CELLS ? 3 : 2;
    unsigned sum[3] = {0};
    for (int i = 0; i < steps * steps; i++) {
        const double u = along + (i % steps + 0.5) / steps / CELLS;
        const double v = down + ((double)(i / steps) + 0.5) / steps / CELLS;
        const uint8_t *pixel = pixel_at(g->image, f->origin.x + u * f->along.x + v * f->down.x,
                                        f->origin.y + u * f->along.y + v * f->down.y);
        for (int k = 0; k < 3; k++)
            sum[k] += pixel[g->image->channels == 3 ? k : 0];
    }
    for (int k = 0; k < 3; k++)
        tone[k] = (uint8_t)(sum[k] / (unsigned)(steps * steps));
}

static void take_cells(const phw_name_ground *g, window *w)
{
    for (uint32_t y = 0; y < w->rows; y++)
        for (uint32_t x = 0; x < w->columns; x++)
            take_cell(g, (double)x / CELLS - PHW_NAME_ROUND, (double)y / CELLS - PHW_NAME_ROUND,
                      w->tone[(size_t)y * w->columns + x]);
}

static void set_span(window *w, const span *at, cell_state state)
{
    for (uint32_t y = at->top; y < at->bottom; y++)
        memset(w->state + (size_t)y * w->columns + at->left, (int)state, at->right - at->left);
}

/* --- the ground ------------------------------------------------------------------------------- */

static uint8_t at_share(const unsigned histogram[256], double share)
{
    unsigned all = 0, below = 0;
    for (int i = 0; i < 256; i++)
        all += histogram[i];
    for (int i = 0; i < 256; i++) {
        below += histogram[i];
        if (below > share * all)
            return (uint8_t)i;
    }
    return 255;
}

static int distance(const uint8_t a[3], const uint8_t b[3])
{
    int most = 0;
    for (int k = 0; k < 3; k++) {
        const int d = abs(a[k] - b[k]);
        most = d > most ? d : most;
    }
    return most;
}

/* The middle tone of what is near the name and not under words. */
static void find_ground(const phw_name_frame *frame, window *w)
{
    const phw_box box = {-NEAR, -NEAR, frame->width + NEAR, frame->height + NEAR};
    const span near = span_of(w, &box);
    unsigned histogram[3][256] = {{0}};
    for (uint32_t y = near.top; y < near.bottom; y++)
        for (uint32_t x = near.left; x < near.right; x++) {
            const size_t at = (size_t)y * w->columns + x;
            for (int k = 0; k < 3 && w->state[at] != TEXT; k++)
                histogram[k][w->tone[at][k]]++;
        }
    for (int k = 0; k < 3; k++)
        w->ground[k] = at_share(histogram[k], 0.5);
}

/* How far off the ground ink is, by the name's letters. */
static void find_off(const phw_name_ground *g, window *w)
{
    unsigned histogram[256] = {0};
    for (size_t i = 0; i < g->text_count; i++) {
        const span at = span_of(w, &g->texts[i].box);
        for (uint32_t y = at.top; g->texts[i].own && y < at.bottom; y++)
            for (uint32_t x = at.left; x < at.right; x++)
                histogram[distance(w->tone[(size_t)y * w->columns + x], w->ground)]++;
    }
    const double off = OFF_SHARE * at_share(histogram, LETTERS_SHARE);
    w->off = (int)fmin(fmax(off, OFF_LEAST), OFF_MOST);
}

static void find_ink(window *w)
{
    for (size_t i = 0; i < (size_t)w->columns * w->rows; i++)
        w->state[i] = distance(w->tone[i], w->ground) >= w->off ? INK : GROUND;
}

/* Whether a word stands on something: "NW" on a square. */
static bool is_on_ink(const window *w, const span *at)
{
    unsigned ink = 0, all = 0;
    if (at->left == 0 || at->top == 0 || at->right >= w->columns || at->bottom >= w->rows)
        return false;
    for (uint32_t y = at->top - 1; y <= at->bottom; y++)
        for (uint32_t x = at->left - 1; x <= at->right; x++)
            if (y + 1 == at->top || y == at->bottom || x + 1 == at->left || x == at->right) {
                ink += w->state[(size_t)y * w->columns + x] == INK;
                all++;
            }
    return ink > RIM_OFF * all;
}

static void set_texts(const phw_name_ground *g, window *w, bool all)
{
    for (size_t i = 0; i < g->text_count; i++) {
        const span at = span_of(w, &g->texts[i].box);
        if (all || g->texts[i].own || !is_on_ink(w, &at))
            set_span(w, &at, TEXT);
    }
}

/* --- pieces ----------------------------------------------------------------------------------- */

/* The connected ink from a cell on. */
static span take_piece(window *w, uint32_t from, unsigned *ink)
{
    span box = {from % w->columns, from / w->columns, from % w->columns + 1, from / w->columns + 1};
    size_t held = 1;
    w->stack[0] = from;
    w->state[from] = PART;
    for (*ink = 0; held > 0; (*ink)++) {
        const uint32_t at = w->stack[--held], x = at % w->columns, y = at / w->columns;
        box = (span){x < box.left ? x : box.left, y < box.top ? y : box.top,
                     x >= box.right ? x + 1 : box.right, y >= box.bottom ? y + 1 : box.bottom};
        for (uint32_t ny = y > 0 ? y - 1 : 0; ny <= y + 1 && ny < w->rows; ny++)
            for (uint32_t nx = x > 0 ? x - 1 : 0; nx <= x + 1 && nx < w->columns; nx++)
                if (w->state[(size_t)ny * w->columns + nx] == INK) {
                    w->state[(size_t)ny * w->columns + nx] = PART;
                    w->stack[held++] = ny * w->columns + nx;
                }
    }
    return box;
}

static bool is_larger(const span *box, double most)
{
    return box->right - box->left > most * CELLS || box->bottom - box->top > most * CELLS;
}

/* Spans of ink. */
typedef struct spans {
    span items[PHW_NAME_PIECES_MOST];
    size_t count;
    span large[PHW_NAME_PIECES_MOST];
    size_t large_count;
} spans;

/* False where there are too many. */
static bool take_pieces(window *w, double most, spans *all)
{
    for (uint32_t at = 0; at < w->columns * w->rows; at++) {
        unsigned ink;
        if (w->state[at] != INK)
            continue;
        const span box = take_piece(w, at, &ink);
        if (ink < SPECK)
            continue;
        if (all->count + all->large_count == PHW_NAME_PIECES_MOST)
            return false;
        if (is_larger(&box, most))
            all->large[all->large_count++] = box;
        else
            all->items[all->count++] = box;
    }
    return true;
}

static bool are_close(const span *a, const span *b)
{
    const double close = CLOSE * CELLS;
    return a->left < b->right + close && b->left < a->right + close && a->top < b->bottom + close &&
           b->top < a->bottom + close;
}

static void join_close(spans *all)
{
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = i + 1; k < all->count; k++) {
            span *a = &all->items[i], *b = &all->items[k];
            if (!are_close(a, b))
                continue;
            *a = (span){a->left < b->left ? a->left : b->left, a->top < b->top ? a->top : b->top,
                        a->right > b->right ? a->right : b->right,
                        a->bottom > b->bottom ? a->bottom : b->bottom};
            *b = all->items[--all->count];
            i = 0; /* the larger one may be close to any other: from the first again */
            k = 0;
        }
}

/* --- what a piece is -------------------------------------------------------------------------- */

static bool is_part(const window *w, uint32_t x, uint32_t y)
{
    return x < w->columns && y < w->rows && w->state[(size_t)y * w->columns + x] == PART;
}

/* How many cells of a span's ground are reached from its sides. */
static unsigned count_outside(window *w, const span *box)
{
    const uint32_t columns = box->right - box->left, rows = box->bottom - box->top;
    uint8_t seen[64][64] = {{0}};
    unsigned outside = 0;
    size_t held = 0;
    if (columns > 64 || rows > 64)
        return 0;
    for (uint32_t i = 0; i < columns * rows; i++) {
        const uint32_t x = i % columns, y = i / columns;
        if ((x == 0 || y == 0 || x + 1 == columns || y + 1 == rows) &&
            !is_part(w, box->left + x, box->top + y)) {
            seen[y][x] = 1;
            w->stack[held++] = i;
        }
    }
    for (; held > 0; outside++) {
        const uint32_t x = w->stack[--held] % columns, y = w->stack[held] / columns;
        const uint32_t beside[4][2] = {{x + 1, y}, {x - 1, y}, {x, y + 1}, {x, y - 1}};
        for (int i = 0; i < 4; i++) {
            const uint32_t nx = beside[i][0], ny = beside[i][1];
            if (nx >= columns || ny >= rows || seen[ny][nx] ||
                is_part(w, box->left + nx, box->top + ny))
                continue;
            seen[ny][nx] = 1;
            w->stack[held++] = ny * columns + nx;
        }
    }
    return outside;
}

static bool has_ink_round(const window *w, uint32_t x, uint32_t y)
{
    for (uint32_t i = 0; i < 9; i++)
        if (!is_part(w, x + i % 3 - 1, y + i / 3 - 1))
            return false;
    return true;
}

static bool is_flat(const window *w, uint32_t x, uint32_t y)
{
    const size_t at = (size_t)y * w->columns + x;
    return distance(w->tone[at], w->tone[at + 1]) < FLAT_STEP &&
           distance(w->tone[at], w->tone[at + w->columns]) < FLAT_STEP;
}

/* Which of the colours seen so far a tone is, or a new one. @return COLOURS where there is no room.
 */
static int colour_of(const uint8_t tone[3], uint8_t colours[COLOURS][3], int *count)
{
    for (int i = 0; i < *count; i++)
        if (distance(tone, colours[i]) <= COLOUR_REACH)
            return i;
    if (*count < COLOURS)
        memcpy(colours[(*count)++], tone, 3);
    else
        return COLOURS;
    return *count - 1;
}

/* Of what has ink all round, the share that is as good as one colour. */
static double share_of(const window *w, const span *box, const uint8_t colour[3])
{
    unsigned all = 0, like = 0;
    for (uint32_t y = box->top; y < box->bottom; y++)
        for (uint32_t x = box->left; x < box->right; x++)
            if (has_ink_round(w, x, y)) {
                all++;
                like += distance(w->tone[(size_t)y * w->columns + x], colour) <= COLOUR_REACH;
            }
    return like / fmax(1, all);
}

/* By what has ink all round: edges are of any tone. */
static void count_colours(const window *w, const span *box, phw_name_piece *piece)
{
    uint8_t colours[COLOURS][3] = {{0}};
    unsigned of[COLOURS + 1] = {0}, flat = 0;
    int count = 0, most = 0;
    for (uint32_t y = box->top; y < box->bottom; y++)
        for (uint32_t x = box->left; x < box->right; x++)
            if (has_ink_round(w, x, y) && is_flat(w, x, y)) {
                of[colour_of(w->tone[(size_t)y * w->columns + x], colours, &count)]++;
                flat++;
            }
    for (int i = 1; i < COLOURS; i++)
        most = of[i] > of[most] ? i : most;
    piece->plain = share_of(w, box, colours[most]) >= PLAIN_SHARE;
    piece->coloured = flat - of[COLOURS] >= COLOUR_SHARE * flat;
}

static phw_box box_of(const span *at)
{
    return (phw_box){
        (double)at->left / CELLS - PHW_NAME_ROUND, (double)at->top / CELLS - PHW_NAME_ROUND,
        (double)at->right / CELLS - PHW_NAME_ROUND, (double)at->bottom / CELLS - PHW_NAME_ROUND};
}

static phw_name_piece look_at(window *w, const span *box)
{
    const double cells = (double)(box->right - box->left) * (box->bottom - box->top);
    unsigned ink = 0, solid = 0;
    for (uint32_t y = box->top; y < box->bottom; y++)
        for (uint32_t x = box->left; x < box->right; x++) {
            ink += is_part(w, x, y);
            solid += is_part(w, x, y) && has_ink_round(w, x, y);
        }
    const double full = cells - count_outside(w, box);
    phw_name_piece piece = {
        .box = box_of(box),
        .full = full / cells,
        .hole = (full - ink) / fmax(1, full),
        .solid = solid / fmax(1, full),
        .cut =
            box->left == 0 || box->top == 0 || box->right == w->columns || box->bottom == w->rows,
    };
    count_colours(w, box, &piece);
    return piece;
}

static size_t look_at_all(window *w, double most, phw_name_piece pieces[PHW_NAME_PIECES_MOST])
{
    spans all = {.count = 0};
    size_t count = 0;
    if (!take_pieces(w, most, &all))
        return 0;
    join_close(&all);
    for (size_t i = 0; i < all.count; i++)
        if (is_larger(&all.items[i], most)) /* many that are close */
            all.large[all.large_count++] = all.items[i];
        else
            pieces[count++] = look_at(w, &all.items[i]);
    for (size_t i = 0; i < all.large_count; i++)
        pieces[count++] = (phw_name_piece){.box = box_of(&all.large[i]), .large = true};
    return count;
}

phw_status phw_name_pieces_find(const phw_name_ground *ground, double most,
                                phw_name_piece pieces[PHW_NAME_PIECES_MOST], size_t *count,
                                phw_error *error)
{
    window w = {0};
    phw_status status = open_window(ground->frame, &w, error);
    if (status == PHW_OK) {
        take_cells(ground, &w);
        set_texts(ground, &w, true);
        find_ground(ground->frame, &w);
        find_off(ground, &w);
        find_ink(&w);
        set_texts(ground, &w, false);
        *count = look_at_all(&w, most, pieces);
    }
    close_window(&w);
    return status;
}
