/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/face_masked.h"

#include <math.h>
#include <stdlib.h>

/* The mask begins so far below the window's middle, as a share of its side: under the eyes. */
#define EDGE 0.07F
#define UNITS 256   /* of the cascade's positions, a side */
#define CELL_BITS 3 /* of these units, a cell of the drawn face */
#define EDGE_UNITS ((int)(EDGE * UNITS))

/* Nine samples of the mask span at most so many grey levels: folds and shade, but no mouth. */
#define SMOOTH_MOST 45
/* Each eye is so much darker than the forehead. */
#define EYES_DARKER 10

/* 0 below -1, 1 above 1, smooth between. */
static float rise(float x)
{
    x = x < -1 ? -1 : x > 1 ? 1 : x;
    return 0.5F + 0.75F * x - 0.25F * x * x * x;
}

static float bump(float x)
{
    return 1 / ((1 + x * x) * (1 + x * x));
}

/* Drawn by hand after what faces look like at this size: cheeks fall off towards the chin, there is
 * shade under the nose and at the mouth, hair and ground beside the face are darker. @p u, @p v:
 * from the window's middle, shares of its side. */
static float lightness(float u, float v)
{
    float across = fabsf(u);
    float half = v < 0.15F ? 0.37F - 0.9F * fmaxf(v - 0.06F, 0) : 0.29F - 0.26F * (v - 0.15F);
    float inside = rise((half - across) / 0.05F);
    float skin = 0.99F - 1.1F * fminf(fmaxf(v - 0.06F, 0), 0.16F) +
                 0.35F * fminf(fmaxf(v - 0.30F, 0), 0.16F);
    skin -= 0.10F * bump(0.7F * u / 0.10F) * bump(0.7F * (v - 0.155F) / 0.05F);
    skin -= 0.05F * bump(0.7F * u / 0.16F) * bump(0.7F * (v - 0.27F) / 0.035F);
    float ground = 0.53F + 0.24F * fmaxf(v - 0.25F, 0) + 0.05F * (across - 0.4F);
    return inside * skin + (1 - inside) * ground;
}

void phw_lower_face_draw(phw_lower_face *face)
{
    const float cells = PHW_LOWER_FACE_CELLS;
    for (int y = 0; y < PHW_LOWER_FACE_CELLS; y++)
        for (int x = 0; x < PHW_LOWER_FACE_CELLS; x++)
            face->level[y][x] = (uint8_t)(255 * lightness(((float)x + 0.5F) / cells - 0.5F,
                                                          ((float)y + 0.5F) / cells - 0.5F));
}

/* A row of samples, @p reach to either side in steps of @p step shares of the side. */
static void span_row(const uint8_t *middle, size_t stride, int side, float down, float step,
                     int reach, int *least, int *most)
{
    const uint8_t *row = middle + (ptrdiff_t)(down * (float)side) * (ptrdiff_t)stride;
    for (int i = -reach; i <= reach; i++) {
        int level = row[(ptrdiff_t)(step * (float)(side * i))];
        *least = level < *least ? level : *least;
        *most = level > *most ? level : *most;
    }
}

/* The forehead's mean. */
static int forehead(const uint8_t *middle, size_t stride, int side)
{
    int sum = 0;
    for (int i = 0; i < 3; i++) {
        const float down = (-0.28F + 0.05F * (float)i) * (float)side;
        const uint8_t *row = middle + (ptrdiff_t)down * (ptrdiff_t)stride;
        for (int k = -2; k <= 2; k++)
            sum += row[(ptrdiff_t)(0.08F * (float)(side * k))];
    }
    return sum / 15;
}

/* The darkest of four samples round where an eye is; @p across: -1 left, 1 right. */
static int eye(const uint8_t *middle, size_t stride, int side, int across)
{
    int darkest = 255;
    for (int i = 0; i < 4; i++) {
        const float down = i < 2 ? -0.11F : -0.05F, reach = i % 2 ? 0.21F : 0.15F;
        const ptrdiff_t row = (ptrdiff_t)(down * (float)side) * (ptrdiff_t)stride;
        const int level = middle[row + (ptrdiff_t)(reach * (float)(across * side))];
        darkest = level < darkest ? level : darkest;
    }
    return darkest;
}

bool phw_masked_may_be(const uint8_t *middle, size_t stride, int side, uint8_t *skin)
{
    int least = 255, most = 0;
    for (int i = 0; i < 3; i++) {
        span_row(middle, stride, side, 0.16F + 0.1F * (float)i, 0.16F, 1, &least, &most);
        if (most - least > SMOOTH_MOST)
            return false;
    }
    const int light = forehead(middle, stride, side);
    if (eye(middle, stride, side, -1) > light - EYES_DARKER ||
        eye(middle, stride, side, 1) > light - EYES_DARKER)
        return false;
    *skin = (uint8_t)light;
    return true;
}

/* Without a branch: which of the two a pixel is cannot be foreseen. */
static inline phw_masked_pixel pixel_of(const phw_lower_face *face, const int8_t *code, int side,
                                        size_t stride)
{
    const int32_t seen = -(code[0] < EDGE_UNITS);
    /* Rounded down, for division towards zero would shift half of the window by a pixel. */
    const int32_t offset = ((code[0] * side) >> 8) * (int32_t)stride + ((code[1] * side) >> 8);
    const uint8_t drawn =
        face->level[(code[0] + UNITS / 2) >> CELL_BITS][(code[1] + UNITS / 2) >> CELL_BITS];
    return (phw_masked_pixel){offset & seen, (uint8_t)seen, (uint8_t)(drawn & ~seen)};
}

static inline int level_at(const phw_masked_pixel *pixel, const uint8_t *middle, int skin)
{
    return (middle[pixel->offset] & pixel->keep) + (skin * pixel->drawn >> 8);
}

float phw_masked_run(const phw_face_cascade *cascade, const phw_lower_face *face,
                     const uint8_t *middle, size_t stride, int side)
{
    const uint32_t leaves = UINT32_C(1) << cascade->depth;
    float sum = 0, threshold = 0;
    uint8_t skin;
    if (!phw_masked_may_be(middle, stride, side, &skin))
        return 0;
    for (uint32_t i = 0; i < cascade->count; i++) {
        const phw_face_tree tree = phw_face_cascade_tree(cascade, i);
        uint32_t node = 1;
        for (uint32_t level = 0; level < cascade->depth; level++) {
            const int8_t *code = tree.codes + 4 * (size_t)(node - 1);
            phw_masked_pixel left = pixel_of(face, code, side, stride);
            phw_masked_pixel right = pixel_of(face, code + 2, side, stride);
            node = 2 * node + (level_at(&left, middle, skin) <= level_at(&right, middle, skin));
        }
        sum += phw_face_tree_output(&tree, node - leaves);
        threshold = phw_face_tree_output(&tree, leaves);
        if (!(sum > threshold))
            return 0;
    }
    return sum - threshold;
}

phw_status phw_masked_windows_make(const phw_face_cascade *cascade, const phw_lower_face *face,
                                   int side, size_t stride, phw_masked_windows *windows,
                                   phw_error *error)
{
    const size_t pixels = 2 * (((size_t)1 << cascade->depth) - 1);
    phw_masked_pixel *made = calloc(cascade->count * pixels, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for faces");
    for (uint32_t i = 0; i < cascade->count; i++) {
        const phw_face_tree tree = phw_face_cascade_tree(cascade, i);
        for (size_t k = 0; k < pixels; k++)
            made[i * pixels + k] = pixel_of(face, tree.codes + 2 * k, side, stride);
    }
    *windows = (phw_masked_windows){cascade, made};
    return PHW_OK;
}

void phw_masked_windows_done(phw_masked_windows *windows)
{
    free(windows->pixels);
    *windows = (phw_masked_windows)PHW_MASKED_WINDOWS_INIT;
}

size_t phw_masked_windows_sift(const phw_masked_windows *windows, phw_face_window *some,
                               size_t count, uint32_t trees)
{
    const phw_face_cascade *cascade = windows->cascade;
    const uint32_t leaves = UINT32_C(1) << cascade->depth;
    const phw_masked_pixel *pixels = windows->pixels;
    float threshold = 0;
    for (size_t i = 0; i < count; i++)
        some[i].sure = 0;
    trees = trees < cascade->count ? trees : cascade->count;
    for (uint32_t t = 0; t < trees && count > 0; t++, pixels += 2 * (size_t)(leaves - 1)) {
        const phw_face_tree tree = phw_face_cascade_tree(cascade, t);
        size_t kept = 0;
        threshold = phw_face_tree_output(&tree, leaves);
        for (size_t i = 0; i < count; i++) {
            phw_face_window one = some[i];
            uint32_t node = 1;
            for (uint32_t level = 0; level < cascade->depth; level++) {
                const phw_masked_pixel *pair = pixels + 2 * (size_t)(node - 1);
                node = 2 * node + (level_at(&pair[0], one.middle, one.skin) <=
                                   level_at(&pair[1], one.middle, one.skin));
            }
            one.sure += phw_face_tree_output(&tree, node - leaves);
            some[kept] = one;
            kept += one.sure > threshold;
        }
        count = kept;
    }
    for (size_t i = 0; i < count; i++)
        some[i].sure -= threshold;
    return count;
}
