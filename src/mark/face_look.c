/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/face_look.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mark/face_net.h"

/* Side of the square round one place as the network sees it, of which a face takes SHARE. */
#define CLOSE_SIDE 96U
#define SHARE 0.45

/* A small picture is enlarged so much at most. */
#define ENLARGED_MOST 2.0

/* Where the first look's logit reaches this, there is a second one; and at so many places at most,
 * since each takes a millisecond or two. */
#define MAYBE (-2.0F)
#define LOOKED_AT_MOST PHW_FACES_SEEN_MOST

/* Logit of the second look. Measured on faces and on pictures without one: models/README.md. */
#define SURE 0.1F

/* What the second look leaves in doubt, as a mask does, is looked at in squares of other sizes: two
 * of these have to be surer. At one place in a picture, for it costs as much as four. */
#define DOUBT (-1.0F)
#define SURE_AGAIN 0.2F
#define AGREE_LEAST 2
#define DOUBTS_MOST 1

/* The second look's face is at most so far from where it was expected, in shares of the square, and
 * at most so much larger or smaller. */
#define ASTRAY_MOST 0.2
#define SIZE_MOST 2.0

/* Two answers are one where they share so much of the smaller one. */
#define SAME 0.4

/* Samples of a pixel of the small picture, across and down. */
#define SAMPLES_MOST 3U

/* The part of a picture that the network is shown. */
typedef struct part {
    double left, top, scale; /* full-size pixels; those that one of the small picture stands for */
    uint32_t width, height;  /* of the small picture */
} part;

/* Grey levels either side of the middle one. */
#define HALF_RANGE 127.5F

static const uint8_t *pixel_at(const phw_image *image, double x, double y)
{
    static const uint8_t black[3] = {0};
    /* Said so that what is no number is outside, too. */
    if (!(x >= 0 && y >= 0 && x < image->width && y < image->height))
        return black;
    return phw_image_row(image, (uint32_t)y) + 3 * (size_t)x;
}

/* Between four pixels, where the small picture's are not much larger than the picture's own. */
static void enlarge_row(const phw_image *image, const part *p, uint32_t y, float *to)
{
    const double down = p->top + (y + 0.5) * p->scale - 0.5;
    const float low = (float)(down - floor(down));
    for (uint32_t x = 0; x < p->width; x++) {
        const double across = p->left + (x + 0.5) * p->scale - 0.5;
        const float right = (float)(across - floor(across));
        const double left = floor(across), top = floor(down);
        const uint8_t *const pixels[4] = {
            pixel_at(image, left, top), pixel_at(image, left + 1, top),
            pixel_at(image, left, top + 1), pixel_at(image, left + 1, top + 1)};
        for (int k = 0; k < 3; k++) {
            const float upper = (float)pixels[0][k] * (1 - right) + (float)pixels[1][k] * right;
            const float lower = (float)pixels[2][k] * (1 - right) + (float)pixels[3][k] * right;
            *to++ = (upper * (1 - low) + lower * low) / HALF_RANGE - 1;
        }
    }
}

/* A sample's place in a row or column of the picture, or -1 outside. */
static int64_t place_of(double first, double step, uint32_t index, uint32_t size)
{
    const double place = first + (index + 0.5) * step;
    return place >= 0 && place < size ? (int64_t)place : -1;
}

/* Where the samples of a row lie. */
typedef struct columns {
    int64_t at[PHW_FACE_SIDE_MOST * SAMPLES_MOST]; /* bytes from the row's first; < 0: outside */
    uint32_t samples;                              /* of each of the small picture's pixels */
    uint32_t from, to; /* of these, the latter outside: all samples are in the picture */
} columns;

static void place_columns(const phw_image *image, const part *p, uint32_t samples, columns *made)
{
    made->samples = samples;
    made->from = p->width;
    made->to = 0;
    for (uint32_t x = 0; x < p->width; x++) {
        bool inside = true;
        for (uint32_t k = x * samples; k < (x + 1) * samples; k++) {
            made->at[k] = 3 * place_of(p->left, p->scale / samples, k, image->width);
            inside = inside && made->at[k] >= 0;
        }
        made->from = inside && x < made->from ? x : made->from;
        made->to = inside ? x + 1 : made->to;
    }
}

/* Adds a row's samples to the sums of the small picture's pixels from … to. Inlined, so that most
 * need not ask where they are. */
static inline void add_samples(const uint8_t *row, const int64_t *at, uint32_t samples, bool inside,
                               uint32_t from, uint32_t to, uint32_t *sums)
{
    for (uint32_t x = from; x < to; x++) {
        uint32_t *sum = sums + 3 * (size_t)x;
        for (uint32_t k = x * samples; k < (x + 1) * samples; k++) {
            if (!inside && at[k] < 0)
                continue; /* black */
            const uint8_t *pixel = row + at[k];
            sum[0] += pixel[0], sum[1] += pixel[1], sum[2] += pixel[2];
        }
    }
}

/* The mean of a few pixels for each of the small picture's. */
static void shrink_row(const phw_image *image, const part *p, uint32_t y, const columns *c,
                       float *to)
{
    uint32_t sums[3 * PHW_FACE_SIDE_MOST];
    const uint32_t samples = c->samples;
    memset(sums, 0, 3 * (size_t)p->width * sizeof *sums);
    for (uint32_t i = 0; i < samples; i++) {
        const int64_t down = place_of(p->top, p->scale / samples, y * samples + i, image->height);
        if (down < 0)
            continue; /* black */
        const uint8_t *row = phw_image_row(image, (uint32_t)down);
        if (c->from >= c->to) {
            add_samples(row, c->at, samples, false, 0, p->width, sums);
            continue;
        }
        add_samples(row, c->at, samples, false, 0, c->from, sums);
        if (samples == SAMPLES_MOST)
            add_samples(row, c->at, SAMPLES_MOST, true, c->from, c->to, sums);
        else
            add_samples(row, c->at, samples, true, c->from, c->to, sums);
        add_samples(row, c->at, samples, false, c->to, p->width, sums);
    }
    const float range = HALF_RANGE * (float)(samples * samples);
    for (size_t k = 0; k < 3 * (size_t)p->width; k++)
        to[k] = (float)sums[k] / range - 1;
}

static void draw(const phw_image *image, const part *p, float *rgb, size_t pitch)
{
    const uint32_t samples = p->scale < SAMPLES_MOST ? (uint32_t)p->scale : SAMPLES_MOST;
    columns c;
    if (samples >= 2)
        place_columns(image, p, samples, &c);
    for (uint32_t y = 0; y < p->height; y++, rgb += pitch)
        if (samples < 2)
            enlarge_row(image, p, y, rgb);
        else
            shrink_row(image, p, y, &c, rgb);
}

static phw_status ask(const phw_image *image, phw_face_net *net, const part *p,
                      const phw_face_map **answer, phw_error *error)
{
    float *rgb;
    size_t pitch;
    phw_status status = phw_face_net_picture(net, p->width, p->height, &rgb, &pitch, error);
    if (status != PHW_OK)
        return status;
    draw(image, p, rgb, pitch);
    return phw_face_net_run(net, answer, error);
}

/* What a place of an answer says, in full-size pixels. */
static phw_face_seen seen_at(const phw_face_map *answer, const part *p, uint32_t x, uint32_t y)
{
    const float *said = phw_face_map_at(answer, x, y);
    const double middle_x = (x + 0.5) * PHW_FACE_CELL + said[PHW_FACE_X];
    const double middle_y = (y + 0.5) * PHW_FACE_CELL + said[PHW_FACE_Y];
    const double half_width = said[PHW_FACE_WIDTH] / 2.0, half_height = said[PHW_FACE_HEIGHT] / 2.0;
    return (phw_face_seen){.box = {p->left + (middle_x - half_width) * p->scale,
                                   p->top + (middle_y - half_height) * p->scale,
                                   p->left + (middle_x + half_width) * p->scale,
                                   p->top + (middle_y + half_height) * p->scale},
                           .logit = said[PHW_FACE_LOGIT]};
}

static double width_of(const phw_box *box)
{
    return box->right - box->left;
}

static double height_of(const phw_box *box)
{
    return box->bottom - box->top;
}

static bool are_one(const phw_box *a, const phw_box *b)
{
    const double width = fmin(a->right, b->right) - fmax(a->left, b->left);
    const double height = fmin(a->bottom, b->bottom) - fmax(a->top, b->top);
    const double least = fmin(width_of(a) * height_of(a), width_of(b) * height_of(b));
    return width > 0 && height > 0 && width * height > SAME * least;
}

/* Keeps the surest of what is one, in the order of sureness. */
static void keep(phw_face_seen *places, size_t *count, const phw_face_seen *one)
{
    const double width = width_of(&one->box), height = height_of(&one->box);
    size_t at = 0, kept;
    if (!(width > 0 && height > 0 && isfinite(width) && isfinite(height)))
        return;
    while (at < *count && places[at].logit >= one->logit) {
        if (are_one(&places[at].box, &one->box))
            return;
        at++;
    }
    kept = at;
    for (size_t i = at; i < *count; i++)
        if (!are_one(&places[i].box, &one->box))
            places[kept++] = places[i];
    if (at == LOOKED_AT_MOST)
        return;
    if (kept == LOOKED_AT_MOST)
        kept--;
    for (size_t i = kept; i > at; i--)
        places[i] = places[i - 1];
    places[at] = *one;
    *count = kept + 1;
}

static uint32_t rounded_up(double side)
{
    return ((uint32_t)ceil(side) + PHW_FACE_MULTIPLE - 1) / PHW_FACE_MULTIPLE * PHW_FACE_MULTIPLE;
}

static phw_status look_over(const phw_image *image, phw_face_net *net, uint32_t side,
                            phw_face_seen *places, size_t *count, phw_error *error)
{
    const double longer = image->width > image->height ? image->width : image->height;
    const double scale = fmax(longer / side, 1 / ENLARGED_MOST);
    const part whole = {0, 0, scale, rounded_up(image->width / scale),
                        rounded_up(image->height / scale)};
    const phw_face_map *answer;
    phw_status status = ask(image, net, &whole, &answer, error);
    if (status != PHW_OK)
        return status;
    *count = 0;
    for (uint32_t y = 0; y < answer->height; y++)
        for (uint32_t x = 0; x < answer->width; x++)
            if (phw_face_map_at(answer, x, y)[PHW_FACE_LOGIT] > MAYBE) {
                const phw_face_seen one = seen_at(answer, &whole, x, y);
                keep(places, count, &one);
            }
    return PHW_OK;
}

/* A square round a place; the surest answer that is about what was expected there. */
phw_status phw_face_look_closely(const phw_image *image, phw_face_net *net, phw_face_seen *face,
                                 phw_error *error)
{
    const phw_box *box = &face->box;
    const double expected = fmax(width_of(box), height_of(box)), side = expected / SHARE;
    const double x = (box->left + box->right) / 2, y = (box->top + box->bottom) / 2;
    const part square = {x - side / 2, y - side / 2, side / CLOSE_SIDE, CLOSE_SIDE, CLOSE_SIDE};
    const phw_face_map *answer;
    phw_face_seen best = {.logit = -INFINITY};
    phw_status status = ask(image, net, &square, &answer, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t row = 0; row < answer->height; row++)
        for (uint32_t column = 0; column < answer->width; column++) {
            const phw_face_seen one = seen_at(answer, &square, column, row);
            const double width = width_of(&one.box);
            if (one.logit > best.logit &&
                fabs((one.box.left + one.box.right) / 2 - x) < ASTRAY_MOST * side &&
                fabs((one.box.top + one.box.bottom) / 2 - y) < ASTRAY_MOST * side &&
                width > expected / SIZE_MOST && width < expected * SIZE_MOST)
                best = one;
        }
    *face = best;
    return PHW_OK;
}

/* The same place in squares of other sizes. */
static phw_status look_again(const phw_image *image, phw_face_net *net, const phw_box *box,
                             phw_face_seen *face, phw_error *error)
{
    static const double sizes[] = {1.25, 0.8, 1.5, 0.67};
    const double x = (box->left + box->right) / 2, y = (box->top + box->bottom) / 2;
    phw_status status = PHW_OK;
    int agree = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0] && status == PHW_OK; i++) {
        const double half_width = width_of(box) / 2 * sizes[i];
        const double half_height = height_of(box) / 2 * sizes[i];
        phw_face_seen one = {
            .box = {x - half_width, y - half_height, x + half_width, y + half_height}};
        status = phw_face_look_closely(image, net, &one, error);
        if (status == PHW_OK && one.logit > SURE_AGAIN && ++agree == AGREE_LEAST) {
            *face = one;
            return PHW_OK;
        }
    }
    return status;
}

phw_status phw_faces_look(const phw_image *image, phw_face_net *net, uint32_t side,
                          phw_face_seen *seen, size_t *count, phw_error *error)
{
    phw_face_seen places[LOOKED_AT_MOST];
    size_t found = 0, kept = 0, doubts = 0;
    phw_status status = look_over(image, net, side, places, &found, error);
    for (size_t i = 0; i < found && status == PHW_OK; i++) {
        const phw_box box = places[i].box;
        status = phw_face_look_closely(image, net, &places[i], error);
        if (status == PHW_OK && places[i].logit > DOUBT && places[i].logit <= SURE &&
            doubts++ < DOUBTS_MOST)
            status = look_again(image, net, &box, &places[i], error);
        if (status == PHW_OK && places[i].logit > SURE)
            seen[kept++] = places[i];
    }
    if (status == PHW_OK)
        *count = kept;
    return status;
}
