/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/surfaces.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "layout/blocks.h"
#include "layout/frame.h"

#define FRAME_WIDTH 800  /* px: the longer side of the level on which edges are looked for */
#define PAD 0.8          /* of the text's height round a block without edges */
#define LEAST_LINES 4    /* a block with fewer says too little of the surface under it */
#define DARK_BEZEL 70.0  /* grey level: what lies beyond the edge of a display */
#define MOST_GROWTH 30.0 /* area of a frame over that of its text */
#define PAGE_SHARE 0.9   /* of the picture: then the picture is the surface */
#define LEAST_SHARE 0.97 /* of a block's text lies within a frame that is right */
#define MOST_PLANES 64

/* How a frame is called by what its edges look like. */
static phw_plane_kind kind_of(const phw_frame *frame, double share, size_t lines)
{
    int dark = 0;
    for (int i = 0; i < 4; i++)
        dark += !frame->side[i].at_border && frame->side[i].outside < DARK_BEZEL;
    if (share > PAGE_SHARE)
        return PHW_PLANE_PAGE;
    if (dark >= 2)
        return PHW_PLANE_SCREEN;
    return share < 0.15 && lines < 12 ? PHW_PLANE_LABEL : PHW_PLANE_SHEET;
}

static phw_quad scaled(const phw_quad *quad, double factor)
{
    phw_quad result = *quad;
    for (int i = 0; i < 4; i++)
        result.corner[i] = (phw_point){quad->corner[i].x * factor, quad->corner[i].y * factor};
    return result;
}

static bool is_convex(const phw_quad *quad)
{
    int left = 0, right = 0;
    for (int i = 0; i < 4; i++) {
        const phw_point *a = &quad->corner[i], *b = &quad->corner[(i + 1) % 4],
                        *c = &quad->corner[(i + 2) % 4];
        double turn = (b->x - a->x) * (c->y - b->y) - (b->y - a->y) * (c->x - b->x);
        left += turn < 0;
        right += turn > 0;
    }
    return left == 0 || right == 0;
}

static bool stands_on(const phw_plane *plane, const phw_line *line)
{
    return phw_quad_overlap(&plane->quad, &line->quad) > 0.5 * phw_quad_area(&line->quad);
}

/* The share of a block's text that stands on a plane. */
static double share_on(const phw_page *page, const size_t *block_of, size_t block,
                       const phw_plane *plane)
{
    double on = 0, all = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        double length = phw_quad_width(&page->lines[i].quad);
        if (block_of[i] != block)
            continue;
        all += length;
        if (stands_on(plane, &page->lines[i]))
            on += length;
    }
    return all > 0 ? on / all : 0;
}

static phw_plane block_plane(const phw_block *block)
{
    double pad = PAD * block->height;
    return (phw_plane){
        .kind = PHW_PLANE_BLOCK, .quad = phw_quad_pad(&block->hull, pad, pad), .score = 0.3};
}

/* The surface a block stands on, or the block itself where no edges can be trusted. */
static phw_plane surface_of(const phw_pyramid *pyramid, int level, const phw_block *block)
{
    double scale = (double)(1U << level);
    phw_plane plane = block_plane(block);
    if (block->lines < LEAST_LINES)
        return plane;
    phw_quad hull = scaled(&plane.quad, 1 / scale);
    phw_frame frame = phw_frame_find(pyramid->level[level], &hull);
    double picture = (double)pyramid->level[level]->width * pyramid->level[level]->height;
    double area = phw_quad_area(&frame.quad), text = phw_quad_area(&hull);
    if (!is_convex(&frame.quad) || area > MOST_GROWTH * text ||
        phw_quad_overlap(&frame.quad, &hull) < 0.9 * text)
        return plane;
    plane.kind = kind_of(&frame, area / picture, block->lines);
    plane.quad = scaled(&frame.quad, scale);
    plane.score = 0.4 + 0.15 * frame.edges;
    return plane;
}

phw_status phw_surfaces_find(const phw_pyramid *pyramid, phw_page *page, phw_error *error)
{
    phw_block *blocks = NULL;
    size_t count = 0, *block_of = NULL;
    int level = 0;
    phw_status status = phw_blocks_find(page, &blocks, &count, &block_of, error);
    while (level + 1 < pyramid->count && (pyramid->level[level]->width > FRAME_WIDTH ||
                                          pyramid->level[level]->height > FRAME_WIDTH))
        level++;
    while (status == PHW_OK && page->plane_count < MOST_PLANES) {
        /* The block with most text that stands on no surface yet. */
        size_t best = count;
        for (size_t i = 0; i < count; i++)
            if (blocks[i].lines && (best == count || blocks[i].text > blocks[best].text))
                best = i;
        if (best == count)
            break;
        phw_plane plane = surface_of(pyramid, level, &blocks[best]);
        if (share_on(page, block_of, best, &plane) < LEAST_SHARE)
            plane = block_plane(&blocks[best]);
        status = phw_page_add_plane(page, &plane, error);
        blocks[best].lines = 0;
        for (size_t i = 0; status == PHW_OK && i < page->line_count; i++) {
            phw_line *line = &page->lines[i];
            if (line->plane != PHW_NO_PLANE || (block_of[i] != best && !stands_on(&plane, line)))
                continue;
            line->plane = page->plane_count - 1;
            if (block_of[i] != best && blocks[block_of[i]].lines)
                blocks[block_of[i]].lines--;
        }
    }
    free(blocks);
    free(block_of);
    return status;
}
