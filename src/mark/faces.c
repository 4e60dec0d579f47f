/* SPDX-License-Identifier: Apache-2.0 */
/* Faces: a sparse look over the whole picture, then a close one where something answered. */
#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/grow.h"
#include "mark/detector.h"
#include "mark/face_masked.h"
#include "model/model.h"

/* The level that is looked at first has at most so many pixels on its longer side: a face of 24
 * pixels in a picture of that size, of 48 in a photo of twelve megapixels, is the smallest. */
#define FIRST_SIDE 2600U
#define SMALLEST 24
#define MASKED_SMALLEST 40 /* half a face must tell */
#define OCTAVE 2.0

/* Steps of the sparse look: from one window's side to the next, and from place to place. */
#define SCALE_STEP 1.19 /* four an octave */
#define PLACE_STEP 0.17

/* Grey levels that a window spans at least. */
#define FLAT 14

/* The sparse look only asks so many trees of the cascade: a face a little off its window's middle
 * passes these, and the close look decides. */
#define SPARSE_TREES 90U

/* The close look is taken on a finer level than the sparse one where there is one. */
#define CLOSE_LEAST 40

/* How closely the surroundings of an answer are looked at: sizes and places to either side. */
typedef struct closeness {
    int scales, places;
    double scale_step, place_step;
} closeness;

/* First a few windows, to see whether any passes the whole cascade; then enough to be sure. */
static const closeness brief = {1, 1, 1.10, 0.06}, thorough = {2, 3, 1.08, 0.035};
static const closeness masked_brief = {0, 1, 1, 0.05}, masked_thorough = {1, 2, 1.08, 0.05};

/* What the windows of a close look answer together. Measured on faces and on pictures without one:
 * see models/README.md. */
#define SURE_LEAST 55.0
#define SURE_MOST 400.0
#define MASKED_SURE_LEAST 60.0 /* of fewer windows, half of which is drawn */
#define CONFIDENCE_LEAST 0.62
#define CONFIDENCE_MOST 0.95

/* Two answers are followed as one, and two faces are one, where they share so much of the larger.
 */
#define SAME_ANSWER 0.6
#define SAME_FACE 0.3

/* Most answers of the sparse look that are kept, and of masked faces' the surest that are followed:
 * of a face they are among the first. */
#define ANSWERS_MOST 4000
#define MASKED_FOLLOWED_MOST 48

/* A picture with so many lines of text is a screen or a sheet from edge to edge: there nobody is
 * looked for behind a mask, which takes time that such pictures cost anyhow. */
#define CROWDED_LINES 120

typedef struct window {
    double x, y, side; /* full-size pixels */
    double sure;
} window;

typedef struct search {
    const phw_face_cascade *cascade;
    const phw_pyramid *pyramid;
    const phw_lower_face *lower; /* faces behind masks; NULL: others */
    window *items;
    size_t count, capacity;
} search;

static phw_status add(search *s, const window *one, phw_error *error)
{
    void *items = s->items;
    bool room = phw_grow(&items, &s->capacity, s->count, sizeof *s->items);
    s->items = items;
    if (!room)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for faces");
    s->items[s->count++] = *one;
    return PHW_OK;
}

/* The middle pixel of a window, or NULL where it is not all in the picture. */
static const uint8_t *middle_of(const phw_image *grey, double x, double y, int side)
{
    int reach = side / 2 + 3, column = (int)x, row = (int)y;
    if (column < reach || row < reach || column + reach >= (int)grey->width ||
        row + reach >= (int)grey->height)
        return NULL;
    return phw_image_row(grey, (uint32_t)row) + column;
}

/* Whether five pixels of a window, across and down its middle, are all alike: a wall, a sheet, the
 * sky. A face has eyes, cheeks and a mouth there. */
static inline bool is_flat(const uint8_t *middle, size_t stride, int side)
{
    ptrdiff_t across = side / 4, down = (ptrdiff_t)stride * (side / 4);
    const uint8_t seen[] = {middle[0], middle[-across], middle[across], middle[-down],
                            middle[down]};
    uint8_t least = seen[0], most = seen[0];
    for (size_t i = 1; i < sizeof seen; i++) {
        least = seen[i] < least ? seen[i] : least;
        most = seen[i] > most ? seen[i] : most;
    }
    return most - least < FLAT;
}

/* Windows of a row of places that are worth a look. */
static size_t windows_of_row(const search *s, int level, double y, int side, phw_face_window *row)
{
    const phw_image *grey = s->pyramid->level[level];
    const double step = PLACE_STEP * side;
    size_t count = 0;
    for (uint32_t place = 0;; place++) {
        const double x = side / 2.0 + place * step;
        if (x >= grey->width)
            return count;
        const uint8_t *middle = middle_of(grey, x, y, side);
        if (!middle)
            continue;
        row[count] = (phw_face_window){.middle = middle, .place = place};
        count += s->lower ? phw_masked_may_be(middle, grey->stride, side, &row[count].skin)
                          : !is_flat(middle, grey->stride, side);
    }
}

/* All windows of one size on a level, with the comparisons for them. */
static phw_status look_at_rows(search *s, int level, int side, const phw_face_windows *windows,
                               const phw_masked_windows *masked, phw_error *error)
{
    const phw_image *grey = s->pyramid->level[level];
    const double scale = (double)(1U << level), step = PLACE_STEP * side;
    phw_face_window *row = malloc(((size_t)(grey->width / step) + 2) * sizeof *row);
    phw_status status =
        row ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for faces");
    for (double y = side / 2.0; y < grey->height && status == PHW_OK; y += step) {
        size_t count = windows_of_row(s, level, y, side, row);
        count = s->lower ? phw_masked_windows_sift(masked, row, count, SPARSE_TREES)
                         : phw_face_windows_sift(windows, row, count, SPARSE_TREES);
        for (size_t i = 0; i < count && s->count < ANSWERS_MOST && status == PHW_OK; i++) {
            const double x = side / 2.0 + row[i].place * step;
            const window one = {x * scale, y * scale, side * scale, row[i].sure};
            status = add(s, &one, error);
        }
    }
    free(row);
    return status;
}

static phw_status look_over_at(search *s, int level, int side, phw_error *error)
{
    const size_t stride = s->pyramid->level[level]->stride;
    phw_face_cascade sparse = *s->cascade;
    phw_face_windows windows = PHW_FACE_WINDOWS_INIT;
    phw_masked_windows masked = PHW_MASKED_WINDOWS_INIT;
    sparse.count = sparse.count < SPARSE_TREES ? sparse.count : SPARSE_TREES;
    phw_status status =
        s->lower ? phw_masked_windows_make(&sparse, s->lower, side, stride, &masked, error)
                 : phw_face_windows_make(&sparse, side, stride, &windows, error);
    if (status == PHW_OK)
        status = look_at_rows(s, level, side, &windows, &masked, error);
    phw_face_windows_done(&windows);
    phw_masked_windows_done(&masked);
    return status;
}

static phw_status look_over(search *s, int level, phw_error *error)
{
    const double smallest = s->lower ? MASKED_SMALLEST : SMALLEST;
    phw_status status = PHW_OK;
    for (double side = smallest; side < smallest * OCTAVE && status == PHW_OK; side *= SCALE_STEP)
        status = look_over_at(s, level, (int)side, error);
    return status;
}

/* The level on which a face of @p side full-size pixels has CLOSE_LEAST to twice that. */
static int level_for(const phw_pyramid *pyramid, double side)
{
    int level = 0;
    while (level + 1 < pyramid->count && side / (double)(2U << level) >= CLOSE_LEAST)
        level++;
    return level;
}

static float ask(const search *s, const uint8_t *middle, size_t stride, int side)
{
    return s->lower ? phw_masked_run(s->cascade, s->lower, middle, stride, side)
                    : phw_face_cascade_run(s->cascade, middle, stride, side);
}

/* All windows near one that answered: their mean, weighted by their answers, and their sum. */
static window look_closely(const search *s, const window *about, const closeness *how)
{
    window sum = {0, 0, 0, 0};
    int level = level_for(s->pyramid, about->side);
    const phw_image *grey = s->pyramid->level[level];
    double scale = (double)(1U << level);
    for (int k = -how->scales; k <= how->scales; k++) {
        double side = about->side * pow(how->scale_step, k), step = how->place_step * side;
        for (int i = -how->places; i <= how->places; i++) {
            for (int j = -how->places; j <= how->places; j++) {
                double x = about->x + j * step, y = about->y + i * step;
                int pixels = (int)(side / scale);
                const uint8_t *middle = middle_of(grey, x / scale, y / scale, pixels);
                double sure = middle ? ask(s, middle, grey->stride, pixels) : 0;
                sum.x += sure * x;
                sum.y += sure * y;
                sum.side += sure * side;
                sum.sure += sure;
            }
        }
    }
    if (sum.sure > 0)
        sum.x /= sum.sure, sum.y /= sum.sure, sum.side /= sum.sure;
    return sum;
}

/* Follows all answers; what does not pass the whole cascade is dropped. */
static void follow(search *s)
{
    size_t kept = 0;
    for (size_t i = 0; i < s->count; i++) {
        window seen = look_closely(s, &s->items[i], s->lower ? &masked_brief : &brief);
        if (seen.sure > 0)
            s->items[kept++] = look_closely(s, &seen, s->lower ? &masked_thorough : &thorough);
    }
    s->count = kept;
}

/* Area that two windows share, as a share of the larger. */
static double shared(const window *a, const window *b)
{
    double reach = (a->side + b->side) / 2, least = fmin(a->side, b->side);
    double most = fmax(a->side, b->side);
    double width = fmin(reach - fabs(a->x - b->x), least);
    double height = fmin(reach - fabs(a->y - b->y), least);
    return width > 0 && height > 0 ? width * height / (most * most) : 0;
}

static int by_sureness(const void *left, const void *right)
{
    const window *a = left, *b = right;
    if (a->sure != b->sure)
        return a->sure > b->sure ? -1 : 1;
    if (a->y != b->y)
        return a->y < b->y ? -1 : 1;
    return a->x < b->x ? -1 : a->x > b->x;
}

/* Keeps the surest of what overlaps, in place. */
static void keep_surest(search *s, double same)
{
    size_t kept = 0;
    if (s->count > 1)
        qsort(s->items, s->count, sizeof *s->items, by_sureness);
    for (size_t i = 0; i < s->count; i++) {
        bool known = false;
        for (size_t k = 0; k < kept && !known; k++)
            known = shared(&s->items[i], &s->items[k]) > same;
        if (!known)
            s->items[kept++] = s->items[i];
    }
    s->count = kept;
}

static bool is_known(const phw_findings *findings, const phw_quad *quad)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].kind == PHW_FINDING_FACE &&
            phw_quad_overlap(&findings->items[i].quad, quad) > SAME_FACE * phw_quad_area(quad))
            return true;
    return false;
}

static phw_status report(const search *s, phw_findings *findings, phw_error *error)
{
    const double least = s->lower ? MASKED_SURE_LEAST : SURE_LEAST;
    phw_status status = PHW_OK;
    for (size_t i = 0; i < s->count && status == PHW_OK; i++) {
        const window *face = &s->items[i];
        double share = fmin((face->sure - least) / (SURE_MOST - least), 1);
        double half = face->side / 2;
        if (face->sure < least)
            continue;
        phw_finding finding = {.kind = PHW_FINDING_FACE,
                               .confidence =
                                   CONFIDENCE_LEAST + share * (CONFIDENCE_MOST - CONFIDENCE_LEAST),
                               .quad = phw_quad_from_box((phw_box){face->x - half, face->y - half,
                                                                   face->x + half, face->y + half}),
                               .plane = PHW_NO_PLANE,
                               .line = PHW_NO_LINE};
        if (s->lower && is_known(findings, &finding.quad))
            continue;
        phw_finding_because(&finding, "cascade");
        if (s->lower)
            phw_finding_because(&finding, "masked");
        status = phw_findings_add(findings, &finding, error);
    }
    return status;
}

/* One search, from the sparse look to findings. */
static phw_status find(const phw_mark_scene *scene, const phw_face_cascade *cascade,
                       const phw_lower_face *lower, phw_findings *findings, phw_error *error)
{
    search s = {.cascade = cascade, .pyramid = scene->pyramid, .lower = lower};
    phw_status status = PHW_OK;
    int first = 0;
    while (first + 1 < scene->pyramid->count && (scene->pyramid->level[first]->width > FIRST_SIDE ||
                                                 scene->pyramid->level[first]->height > FIRST_SIDE))
        first++;
    for (int level = first; level < scene->pyramid->count && status == PHW_OK; level++)
        status = look_over(&s, level, error);
    keep_surest(&s, SAME_ANSWER);
    if (lower && s.count > MASKED_FOLLOWED_MOST)
        s.count = MASKED_FOLLOWED_MOST;
    follow(&s);
    keep_surest(&s, SAME_FACE);
    if (status == PHW_OK)
        status = report(&s, findings, error);
    free(s.items);
    return status;
}

phw_status phw_mark_find_faces(const phw_mark_scene *scene, phw_mark_found *found, phw_error *error)
{
    size_t size = 0;
    const uint8_t *bytes = phw_models_face_cascade(scene->models, &size);
    phw_face_cascade cascade;
    phw_lower_face lower;
    if (!phw_face_cascade_view(bytes, size, &cascade))
        return phw_error_set(error, PHW_ERR_MODEL,
                             "the face cascade is not one this version reads");
    const bool crowded = scene->page && scene->page->line_count > CROWDED_LINES;
    phw_status status = find(scene, &cascade, NULL, found->findings, error);
    if (status == PHW_OK && !crowded) {
        phw_lower_face_draw(&lower);
        status = find(scene, &cascade, &lower, found->findings, error);
    }
    return status;
}
