/* SPDX-License-Identifier: Apache-2.0 */
/* Faces that look at the camera: a sparse look over the whole picture, then a close one where
 * something answered. Then larger ones in any pose. */
#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/grow.h"
#include "mark/detector.h"
#include "mark/face_cascade.h"
#include "mark/face_look.h"
#include "model/model.h"

/* The level that is looked at first has at most so many pixels on its longer side: a face of 24
 * pixels in a picture of that size, of 48 in a photo of twelve megapixels, is the smallest. */
#define FIRST_SIDE 2600U
#define SMALLEST 24
#define OCTAVE 2.0

/* Steps of the sparse look: from one window's side to the next, and from place to place. */
#define SCALE_STEP 1.19 /* four an octave */
#define PLACE_STEP 0.17

/* Windows that are asked together, and those of a row besides. */
#define WAITING 4096

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

/* What the windows of a close look answer together. Measured on faces and on pictures without one:
 * see models/README.md. */
#define SURE_LEAST 55.0
#define SURE_MOST 400.0

/* What answers to less than CERTAIN is looked at by the network too, and dropped where that sees
 * nothing like a face; what answers to less than SURE_LEAST is one only where the network says so.
 */
#define CERTAIN 120.0
#define MAYBE_LEAST 1.0
#define LOGIT_DROPPED (-1.5F)
#define LOGIT_TAKEN 0.15F
#define SECOND_LOOKS_MOST 6
#define WINDOW_TO_FACE 0.8 /* from the cascade's window to the network's box */
#define LOGIT_MOST 2.5     /* of faces in any pose: seldom more */
#define CONFIDENCE_LEAST 0.62
#define CONFIDENCE_MOST 0.95

/* Two answers are followed as one, and two faces are one, where they share so much of the larger.
 */
#define SAME_ANSWER 0.6
#define SAME_FACE 0.3

/* Most answers of the sparse look that are kept. */
#define ANSWERS_MOST 4000

/* Longer side of the whole picture made small, in which faces in any pose are looked for; and where
 * there are so many lines of text that it is a screen or a sheet from edge to edge, which takes
 * time enough anyhow. */
#define WHOLE_SIDE 320
#define CROWDED_SIDE 256
#define CROWDED_LINES 120

typedef struct window {
    double x, y, side; /* full-size pixels */
    double sure;
} window;

typedef struct search {
    const phw_face_cascade *cascade;
    const phw_pyramid *pyramid;
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

/* Places of all windows of one size on a level, and those that wait to be asked. */
typedef struct grid {
    const phw_image *grey;
    int side;
    double scale, step; /* pixels of the picture that are one of the level; from place to place */
    uint32_t *columns;  /* of the middle pixels that have a whole window */
    uint32_t first, end;
    double *rows; /* of all places */
    phw_face_window *waiting;
    size_t count;
} grid;

static void grid_done(grid *g)
{
    free(g->columns);
    free(g->rows);
    free(g->waiting);
}

static phw_status grid_init(const phw_image *grey, double scale, int side, grid *g,
                            phw_error *error)
{
    const uint32_t reach = (uint32_t)side / 2 + 3;
    *g = (grid){.grey = grey, .side = side, .scale = scale, .step = PLACE_STEP * side};
    g->columns = malloc(((size_t)(grey->width / g->step) + 2) * sizeof *g->columns);
    g->rows = malloc(((size_t)(grey->height / g->step) + 2) * sizeof *g->rows);
    g->waiting = malloc(((size_t)(grey->width / g->step) + 2 + WAITING) * sizeof *g->waiting);
    if (!g->columns || !g->rows || !g->waiting) {
        grid_done(g);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for faces");
    }
    for (double x = side / 2.0; x < grey->width; x = side / 2.0 + g->end * g->step) {
        const uint32_t column = (uint32_t)x;
        if (column + reach >= grey->width)
            break;
        g->first += column < reach;
        g->columns[g->end++] = column;
    }
    return PHW_OK;
}

/* Adds the windows of a row of places that are worth a look. */
static void add_row(grid *g, uint32_t row)
{
    const int y = (int)g->rows[row], reach = g->side / 2 + 3;
    if (y < reach || y + reach >= (int)g->grey->height)
        return;
    const uint8_t *pixels = phw_image_row(g->grey, (uint32_t)y);
    for (uint32_t i = g->first; i < g->end; i++) {
        const uint8_t *middle = pixels + g->columns[i];
        g->waiting[g->count] = (phw_face_window){.middle = middle, .place = row * g->end + i};
        g->count += !is_flat(middle, g->grey->stride, g->side);
    }
}

/* Asks all that wait at once: of a row alone few are left for the later trees, and one has to be
 * done before the next. */
static phw_status ask_waiting(search *s, grid *g, const phw_face_windows *windows, phw_error *error)
{
    const size_t count = phw_face_windows_sift(windows, g->waiting, g->count, SPARSE_TREES);
    phw_status status = PHW_OK;
    for (size_t i = 0; i < count && s->count < ANSWERS_MOST && status == PHW_OK; i++) {
        const uint32_t place = g->waiting[i].place;
        const double x = g->side / 2.0 + place % g->end * g->step, y = g->rows[place / g->end];
        const window one = {x * g->scale, y * g->scale, g->side * g->scale, g->waiting[i].sure};
        status = add(s, &one, error);
    }
    g->count = 0;
    return status;
}

/* All windows of one size on a level, with the comparisons for them. */
static phw_status look_at_rows(search *s, int level, int side, const phw_face_windows *windows,
                               phw_error *error)
{
    const phw_image *grey = s->pyramid->level[level];
    grid g;
    phw_status status = grid_init(grey, (double)(1U << level), side, &g, error);
    if (status != PHW_OK)
        return status;
    uint32_t row = 0;
    for (double y = side / 2.0; y < grey->height && status == PHW_OK; y += g.step, row++) {
        g.rows[row] = y;
        add_row(&g, row);
        if (g.count >= WAITING)
            status = ask_waiting(s, &g, windows, error);
    }
    if (status == PHW_OK)
        status = ask_waiting(s, &g, windows, error);
    grid_done(&g);
    return status;
}

static phw_status look_over_at(search *s, int level, int side, phw_error *error)
{
    const size_t stride = s->pyramid->level[level]->stride;
    phw_face_cascade sparse = *s->cascade;
    phw_face_windows windows = PHW_FACE_WINDOWS_INIT;
    sparse.count = sparse.count < SPARSE_TREES ? sparse.count : SPARSE_TREES;
    phw_status status = phw_face_windows_make(&sparse, side, stride, &windows, error);
    if (status == PHW_OK)
        status = look_at_rows(s, level, side, &windows, error);
    phw_face_windows_done(&windows);
    return status;
}

static phw_status look_over(search *s, int level, phw_error *error)
{
    phw_status status = PHW_OK;
    for (double side = SMALLEST; side < SMALLEST * OCTAVE && status == PHW_OK; side *= SCALE_STEP)
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
                double sure =
                    middle ? phw_face_cascade_run(s->cascade, middle, grey->stride, pixels) : 0;
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
        window seen = look_closely(s, &s->items[i], &brief);
        if (seen.sure > 0)
            s->items[kept++] = look_closely(s, &seen, &thorough);
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

/* @param share  0 … 1, how sure. */
static phw_status report(phw_findings *findings, phw_box box, double share, const char *because,
                         phw_error *error)
{
    phw_finding finding = {.kind = PHW_FINDING_FACE,
                           .confidence = CONFIDENCE_LEAST +
                                         fmin(share, 1) * (CONFIDENCE_MOST - CONFIDENCE_LEAST),
                           .quad = phw_quad_from_box(box),
                           .plane = PHW_NO_PLANE,
                           .line = PHW_NO_LINE};
    if (is_known(findings, &finding.quad))
        return PHW_OK;
    phw_finding_because(&finding, because);
    return phw_findings_add(findings, &finding, error);
}

/* Whether the network agrees. */
static phw_status ask_again(const phw_image *image, phw_face_net *net, const window *face,
                            bool *is_face, phw_error *error)
{
    const double half = face->side / 2 * WINDOW_TO_FACE;
    phw_face_seen seen = {.box = {face->x - half, face->y - half, face->x + half, face->y + half}};
    phw_status status = phw_face_look_closely(image, net, &seen, error);
    if (status == PHW_OK)
        *is_face = seen.logit > (face->sure < SURE_LEAST ? LOGIT_TAKEN : LOGIT_DROPPED);
    return status;
}

static phw_status report_all(const search *s, const phw_image *image, phw_face_net *net,
                             phw_findings *findings, phw_error *error)
{
    int looks = 0;
    phw_status status = PHW_OK;
    for (size_t i = 0; i < s->count && status == PHW_OK; i++) {
        const window *face = &s->items[i];
        const double half = face->side / 2;
        bool is_face = face->sure >= SURE_LEAST;
        if (face->sure < MAYBE_LEAST)
            break;
        if (net && face->sure < CERTAIN && looks++ < SECOND_LOOKS_MOST)
            status = ask_again(image, net, face, &is_face, error);
        if (status == PHW_OK && is_face)
            status = report(
                findings, (phw_box){face->x - half, face->y - half, face->x + half, face->y + half},
                fmax(0, face->sure - SURE_LEAST) / (SURE_MOST - SURE_LEAST), "cascade", error);
    }
    return status;
}

/* Faces that look at the camera, from the sparse look to findings. */
static phw_status find_frontal(const phw_mark_scene *scene, phw_face_net *net,
                               phw_findings *findings, phw_error *error)
{
    phw_face_cascade cascade;
    search s = {.cascade = &cascade, .pyramid = scene->pyramid};
    size_t size = 0;
    const uint8_t *bytes = phw_models_face_cascade(scene->models, &size);
    phw_status status = PHW_OK;
    int first = 0;
    if (!phw_face_cascade_view(bytes, size, &cascade))
        return phw_error_set(error, PHW_ERR_MODEL,
                             "the face cascade is not one this version reads");
    while (first + 1 < scene->pyramid->count && (scene->pyramid->level[first]->width > FIRST_SIDE ||
                                                 scene->pyramid->level[first]->height > FIRST_SIDE))
        first++;
    for (int level = first; level < scene->pyramid->count && status == PHW_OK; level++)
        status = look_over(&s, level, error);
    keep_surest(&s, SAME_ANSWER);
    follow(&s);
    keep_surest(&s, SAME_FACE);
    if (status == PHW_OK)
        status = report_all(&s, scene->image, net, findings, error);
    free(s.items);
    return status;
}

/* Faces in any pose. */
static phw_status find_any(const phw_mark_scene *scene, phw_face_net *net, phw_findings *findings,
                           phw_error *error)
{
    const bool crowded = scene->page && scene->page->line_count > CROWDED_LINES;
    phw_face_seen seen[PHW_FACES_SEEN_MOST];
    size_t count = 0;
    phw_status status =
        phw_faces_look(scene->image, net, crowded ? CROWDED_SIDE : WHOLE_SIDE, seen, &count, error);
    for (size_t i = 0; i < count && status == PHW_OK; i++)
        status = report(findings, seen[i].box, seen[i].logit / LOGIT_MOST, "network", error);
    return status;
}

phw_status phw_mark_find_faces(const phw_mark_scene *scene, phw_mark_found *found, phw_error *error)
{
    phw_face_model model = PHW_FACE_MODEL_INIT;
    phw_face_net net;
    size_t size = 0;
    const uint8_t *bytes = phw_models_face_net(scene->models, &size);
    if (size == 0)
        return find_frontal(scene, NULL, found->findings, error);
    phw_status status = phw_face_model_parse(bytes, size, &model, error);
    if (status != PHW_OK)
        return status;
    status = phw_face_net_init(&model, &net, error);
    if (status == PHW_OK) {
        status = find_frontal(scene, &net, found->findings, error);
        if (status == PHW_OK)
            status = find_any(scene, &net, found->findings, error);
        phw_face_net_done(&net);
    }
    phw_face_model_done(&model);
    return status;
}
