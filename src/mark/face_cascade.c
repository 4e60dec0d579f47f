/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/face_cascade.h"

#include <stdlib.h>
#include <string.h>

#define HEADER 16U
#define VERSION 3U
#define DEPTH_MOST 10U
#define TREES_MOST 100000U
#define USUAL_DEPTH 6U /* of the cascade that comes with photoward */
#define UNIT_BITS 8    /* positions are in 1/256 of the window's side */

static uint32_t read_u32(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

static float read_float(const uint8_t *bytes)
{
    uint32_t bits = read_u32(bytes);
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

bool phw_face_cascade_view(const uint8_t *bytes, size_t size, phw_face_cascade *cascade)
{
    if (size < HEADER || read_u32(bytes) != VERSION)
        return false;
    uint32_t depth = read_u32(bytes + 8), count = read_u32(bytes + 12);
    if (depth == 0 || depth > DEPTH_MOST || count == 0 || count > TREES_MOST)
        return false;
    size_t leaves = (size_t)1 << depth;
    size_t tree_size = (leaves - 1) * 4 + leaves * 4 + 4;
    if ((size - HEADER) / tree_size != count || (size - HEADER) % tree_size != 0)
        return false;
    *cascade = (phw_face_cascade){bytes + HEADER, tree_size, depth, count};
    return true;
}

/* Rounded down, for division towards zero would shift half of the window by a pixel. */
static int32_t offset_of(const int8_t *code, int side, int32_t stride)
{
    return ((code[0] * side) >> UNIT_BITS) * stride + ((code[1] * side) >> UNIT_BITS);
}

float phw_face_cascade_run(const phw_face_cascade *cascade, const uint8_t *middle, size_t stride,
                           int side)
{
    size_t leaves = (size_t)1 << cascade->depth;
    float sum = 0, threshold = 0;
    for (uint32_t i = 0; i < cascade->count; i++) {
        const uint8_t *tree = cascade->trees + i * cascade->tree_size;
        const uint8_t *outputs = tree + (leaves - 1) * 4;
        size_t node = 1;
        for (uint32_t level = 0; level < cascade->depth; level++) {
            const int8_t *code = (const int8_t *)tree + 4 * (node - 1);
            node = 2 * node + (middle[offset_of(code, side, (int32_t)stride)] <=
                               middle[offset_of(code + 2, side, (int32_t)stride)]);
        }
        sum += read_float(outputs + (node - leaves) * 4);
        threshold = read_float(outputs + leaves * 4);
        if (!(sum > threshold))
            return 0;
    }
    return sum - threshold;
}

phw_status phw_face_windows_make(const phw_face_cascade *cascade, int side, size_t stride,
                                 phw_face_windows *windows, phw_error *error)
{
    size_t comparisons = ((size_t)1 << cascade->depth) - 1, at = 0;
    int32_t *offsets = calloc(cascade->count * comparisons * 2, sizeof *offsets);
    if (!offsets)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for faces");
    for (uint32_t i = 0; i < cascade->count; i++) {
        const int8_t *code = (const int8_t *)(cascade->trees + i * cascade->tree_size);
        for (size_t k = 0; k < comparisons * 2; k++, code += 2)
            /* Rounded down, for division towards zero would shift half of the window by a pixel. */
            offsets[at++] =
                ((code[0] * side) >> UNIT_BITS) * (int32_t)stride + ((code[1] * side) >> UNIT_BITS);
    }
    *windows = (phw_face_windows){cascade, offsets};
    return PHW_OK;
}

void phw_face_windows_done(phw_face_windows *windows)
{
    free(windows->offsets);
    *windows = (phw_face_windows)PHW_FACE_WINDOWS_INIT;
}

/* One tree on one window: no branch, so that windows one after the other overlap. */
static inline float ask_tree(const int32_t *offsets, const uint8_t *outputs, uint32_t depth,
                             const uint8_t *middle)
{
    size_t node = 1;
    for (uint32_t level = 0; level < depth; level++) {
        const int32_t *pair = offsets + 2 * (node - 1);
        node = 2 * node + (middle[pair[0]] <= middle[pair[1]]);
    }
    return read_float(outputs + (node - ((size_t)1 << depth)) * 4);
}

/* Asks one tree; those that stay move to the front. Inlined for each depth, so that its loop is
 * undone. */
static inline size_t sift_once(const int32_t *offsets, const uint8_t *outputs, uint32_t depth,
                               float threshold, phw_face_window *some, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        phw_face_window one = some[i];
        one.sure += ask_tree(offsets, outputs, depth, one.middle);
        some[kept] = one;
        kept += one.sure > threshold;
    }
    return kept;
}

size_t phw_face_windows_sift(const phw_face_windows *windows, phw_face_window *some, size_t count,
                             uint32_t trees)
{
    const phw_face_cascade *cascade = windows->cascade;
    const size_t leaves = (size_t)1 << cascade->depth;
    const int32_t *offsets = windows->offsets;
    const uint8_t *outputs = cascade->trees + (leaves - 1) * 4;
    float threshold = 0;
    for (size_t i = 0; i < count; i++)
        some[i].sure = 0;
    trees = trees < cascade->count ? trees : cascade->count;
    for (uint32_t t = 0; t < trees && count > 0; t++) {
        threshold = read_float(outputs + leaves * 4);
        count = cascade->depth == USUAL_DEPTH
                    ? sift_once(offsets, outputs, USUAL_DEPTH, threshold, some, count)
                    : sift_once(offsets, outputs, cascade->depth, threshold, some, count);
        offsets += 2 * (leaves - 1);
        outputs += cascade->tree_size;
    }
    for (size_t i = 0; i < count; i++)
        some[i].sure -= threshold;
    return count;
}
