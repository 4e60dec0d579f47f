/* SPDX-License-Identifier: Apache-2.0 */
/* Text round the mask: lines found anew, and what the mask leaves of lines that it cuts. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "base/grow.h"
#include "base/simd.h"
#include "layout/layout.h"
#include "redact/raster.h"
#include "scan/ground.h"
#include "scan/kept_line.h"
#include "scan/parts.h"
#include "scan/rescan.h"
#include "scan/ring.h"

/* A line is to be read already where another one that is shares this much of it. */
#define SAME_LINE 0.5

/* A line that the mask does not come near and the first scan did not find is read where it is this
 * near, in its heights. Farther off it is found because layout takes the part for a whole picture:
 * of 309 such lines within four heights, on 40 photographs, 214 were none and the others ages,
 * headings and scraps; in four copies they had words of nobody's covered, and no more than that. */
#define NEW_WITHIN 1.0

/* Lower lines have no letters: three rows of pixels are the least that tell an E from an H. */
#define LEAST_HEIGHT 3.0

/* Fewer letters are no name and no number: of a line that is read once more there are so many
 * heights. */
#define LEAST_LENGTH 3.0

/* Small print has too few pixels to be read once it is made smaller still: so high, in pixels of
 * the second look, its lines are at least. At the first scan's scale all are read. */
#define SMALL_LEAST 6.0

#define FIXED 16  /* bits of a fraction */
#define PIECE 64U /* pixels that are compared at once */

/* One rectangle that is looked at. */
typedef struct sheet {
    phw_part part;
    phw_place at;
    phw_pyramid pyramid;
    phw_pyramid ground; /* the same with the ground in place of the cover */
    phw_pyramid plain;  /* levels without ruled lines, where they have some */
    phw_pyramid seen;   /* what lines are read in: borrowed of these two */
    phw_page *wanted, *read;
    size_t *belongs_to; /* of each wanted line, phw_reread.belongs_to */
    size_t capacity;
} sheet;

typedef struct sheets {
    sheet *items;
    size_t count;
} sheets;

/* --- pixels ----------------------------------------------------------------------------------- */

/* Where a line of small pixels lies between two of large ones: the first, and its neighbour's
 * weight of 256. */
typedef struct between {
    uint32_t first, weight;
} between;

static between between_of(uint32_t at, int64_t step)
{
    const int64_t place = at * step + step / 2 - (1 << (FIXED - 1));
    return (between){(uint32_t)(place >> FIXED), (uint32_t)(place & 0xFFFF) >> 8};
}

/* Pixels first … end − 1 of a row. */
typedef struct span {
    uint32_t first, end;
} span;

/* Some of one small row. @param columns  of each of its pixels; @param tall  room for a large row
 * and one more. */
PHW_SIMD_CLONES static void shrink_row(const uint8_t *restrict above, const uint8_t *restrict below,
                                       uint32_t weight, uint32_t wide, const between *columns,
                                       uint32_t *restrict tall, span some, uint8_t *restrict to)
{
    const uint32_t last = columns[some.end - 1].first + 1, end = last < wide ? last + 1 : wide;
    for (uint32_t x = columns[some.first].first; x < end; x++)
        tall[x] = above[x] * (256 - weight) + below[x] * weight;
    if (last == wide) /* beside the last column */
        tall[wide] = tall[wide - 1];
    for (uint32_t x = some.first; x < some.end; x++) {
        const between c = columns[x];
        const uint32_t sum = tall[c.first] * (256 - c.weight) + tall[c.first + 1] * c.weight;
        to[x] = (uint8_t)((sum + (1U << 15)) >> 16);
    }
}

/* Widens a span by the pieces in which two rows differ. */
static void add_differing(const uint8_t *a, const uint8_t *b, uint32_t width, span *where)
{
    for (uint32_t x = 0, end; x < width; x = end) {
        end = width - x < PIECE ? width : x + PIECE;
        if (memcmp(a + x, b + x, end - x) == 0)
            continue;
        where->first = where->first < x ? where->first : x;
        where->end = end > where->end ? end : where->end;
    }
}

/* What a picture is like but where a mask covers: nearly all of a picture with the ground in the
 * place of the cover is like the picture with the cover, whose rows are there already. */
typedef struct likeness {
    const phw_image *large, *small;
    const phw_image *mask; /* of the whole picture */
    const phw_part *part;  /* that both are of */
} likeness;

/* A picture made smaller. */
typedef struct shrinking {
    const phw_image *grey;
    const likeness *like; /* NULL where there is none */
    phw_image *small;
    double scale;
    const between *columns;
    uint32_t *tall;
} shrinking;

/* Widens a span by what of a large row is not as in what the picture is like. */
static void add_new(const shrinking *s, uint32_t y, span *where)
{
    const likeness *like = s->like;
    const uint32_t wide = s->grey->width;
    const uint8_t *mask = phw_image_row(like->mask, like->part->top + y) + like->part->left;
    if (memchr(mask, PHW_MASK_COVERED, wide)) /* on few */
        add_differing(phw_image_row(s->grey, y), phw_image_row(like->large, y), wide, where);
}

/* What of a small row is not as in what the picture is like; that is copied. */
static span new_of(const shrinking *s, uint32_t y, between row, uint32_t below)
{
    const uint32_t wide = s->grey->width, width = s->small->width;
    span large = {wide, 0};
    if (!s->like)
        return (span){0, width};
    add_new(s, row.first, &large);
    add_new(s, below, &large);
    memcpy(phw_image_row_mut(s->small, y), phw_image_row(s->like->small, y), width);
    /* Two pixels more at both ends: each is made of two, and where they lie is rounded. */
    const double first = large.first * s->scale - 2, end = large.end * s->scale + 2;
    return (span){first > 0 ? (uint32_t)first : 0, end < width ? (uint32_t)end : width};
}

static void shrink_rows(const shrinking *s, int64_t step)
{
    const phw_image *grey = s->grey;
    for (uint32_t y = 0; y < s->small->height; y++) {
        const between row = between_of(y, step);
        const uint32_t below = row.first + 1 < grey->height ? row.first + 1 : row.first;
        const span some = new_of(s, y, row, below);
        if (some.first < some.end)
            shrink_row(phw_image_row(grey, row.first), phw_image_row(grey, below), row.weight,
                       grey->width, s->columns, s->tall, some, phw_image_row_mut(s->small, y));
    }
}

/* Bilinear, so that a scale between two halvings keeps what is sharp sharp.
 * @param like  NULL: nothing is known of it */
static phw_status shrink(const phw_image *grey, double scale, const likeness *like,
                         phw_image **made, phw_error *error)
{
    phw_image *small = NULL;
    uint32_t width = (uint32_t)(grey->width * scale), height = (uint32_t)(grey->height * scale);
    const int64_t step = (int64_t)((1 << FIXED) / scale);
    phw_status status = phw_image_new(width ? width : 1, height ? height : 1, 1, &small, error);
    if (status != PHW_OK)
        return status;
    between *columns = malloc(small->width * sizeof *columns);
    uint32_t *tall = malloc(((size_t)grey->width + 1) * sizeof *tall);
    if (!columns || !tall)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for a smaller picture");
    for (uint32_t x = 0; status == PHW_OK && x < small->width; x++)
        columns[x] = between_of(x, step);
    if (status == PHW_OK)
        shrink_rows(&(shrinking){grey, like, small, scale, columns, tall}, step);
    free(columns);
    free(tall);
    if (status == PHW_OK)
        *made = small;
    else
        phw_image_free(&small);
    return status;
}

/* A part in grey, with its cover and with the ground in the place of it. */
static phw_status make_grey(const phw_again *again, const phw_part *part, phw_image **grey,
                            phw_image **ground, phw_error *error)
{
    if (again->parts && phw_parts_take(again->parts, part, grey, ground))
        return PHW_OK;
    phw_status status = phw_part_grey(part, again, grey, error);
    if (status == PHW_OK)
        status = phw_image_copy(*grey, ground, error);
    return status == PHW_OK ? phw_ground_fill(part, again->covering.mask, *ground, error) : status;
}

/* The pyramids of both at the scale of the look. */
static phw_status build_pyramid(const phw_again *again, sheet *s, phw_error *error)
{
    phw_image *grey = NULL, *ground = NULL, *small = NULL, *small_ground = NULL;
    phw_status status = make_grey(again, &s->part, &grey, &ground, error);
    if (status == PHW_OK && s->at.scale < 1)
        status = shrink(grey, s->at.scale, NULL, &small, error);
    if (status == PHW_OK && s->at.scale < 1)
        status =
            shrink(ground, s->at.scale, &(likeness){grey, small, again->covering.mask, &s->part},
                   &small_ground, error);
    if (status == PHW_OK)
        status =
            phw_pyramid_raise(small ? &small : &grey, PHW_LAYOUT_LEAST_SIDE, &s->pyramid, error);
    if (status == PHW_OK)
        status = phw_pyramid_raise(small_ground ? &small_ground : &ground, PHW_LAYOUT_LEAST_SIDE,
                                   &s->ground, error);
    phw_image_free(&grey);
    phw_image_free(&ground);
    phw_image_free(&small);
    phw_image_free(&small_ground);
    return status;
}

/* What was looked at as large as it is serves the look at another scale, too. */
static void give_parts(phw_parts *parts, const sheets *all)
{
    for (size_t i = 0; i < all->count; i++) {
        sheet *s = &all->items[i];
        if (s->at.scale == 1 && s->pyramid.count && s->ground.count)
            phw_parts_give(parts, &s->part, &s->pyramid.level[0], &s->ground.level[0]);
    }
}

/* --- which lines ------------------------------------------------------------------------------ */

static phw_kept_line kept_of(const phw_rescan *r, const phw_quad *quad, double height)
{
    return phw_kept_line_of(r->report->page, r->kept, quad, height);
}

/* Whether half of a line, in the picture's pixels, is to be read already. */
static bool is_listed(const sheets *all, const phw_quad *quad)
{
    const double most = SAME_LINE * phw_quad_area(quad);
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->items[i].wanted->line_count; k++) {
            phw_quad other = phw_place_put(&all->items[i].at, &all->items[i].wanted->lines[k].quad);
            if (phw_quad_overlap(&other, quad) > most)
                return true;
        }
    return false;
}

static double along(phw_point a, phw_point b, phw_point c, phw_point d)
{
    double length = hypot(b.x - a.x, b.y - a.y) * hypot(d.x - c.x, d.y - c.y);
    return ((b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y)) / fmax(1e-9, length);
}

/* Corners from which a line is read the way @p like is: which way text runs, and whether it is
 * mirrored, is known from the first scan. */
static phw_quad run_alike(const phw_quad *quad, const phw_quad *like)
{
    const phw_point *p = quad->corner, *q = like->corner;
    const phw_quad ways[] = {
        *quad, {{p[2], p[3], p[0], p[1]}}, {{p[1], p[0], p[3], p[2]}}, {{p[3], p[2], p[1], p[0]}}};
    size_t best = 0;
    double most = -3;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const phw_point *w = ways[i].corner;
        double fit = along(w[0], w[1], q[0], q[1]) + along(w[0], w[3], q[0], q[3]);
        if (fit > most) {
            most = fit;
            best = i;
        }
    }
    return ways[best];
}

/* Whether a line found in a part is one to read: the mask comes near it or, at the first scan's own
 * scale, it is near the mask and the first scan did not find it. */
static bool is_wanted(const phw_rescan *r, const phw_quad *quad, double height)
{
    const phw_quad round = phw_quad_pad(quad, NEW_WITHIN * height, NEW_WITHIN * height);
    if (height < LEAST_HEIGHT)
        return false;
    switch (phw_mask_place_of(&r->again->covering, quad, height)) {
    case PHW_MASK_TOUCHES:
        return true;
    case PHW_MASK_COVERS:
        return false;
    case PHW_MASK_AWAY:
        break;
    }
    return r->again->scale == 1 && phw_covering_any(&r->again->covering, &round);
}

/* Whether it is one that the first scan read in other pieces: beside covers a name that was cut in
 * two is found whole, and what had grown together with a cover's line is found by itself. */
static bool is_found_otherwise(const phw_rescan *r, const phw_quad *quad, double height)
{
    return r->again->scale == 1 && height >= SMALL_LEAST &&
           phw_quad_width(quad) >= LEAST_LENGTH * height &&
           phw_mask_place_of(&r->again->covering, quad, height) != PHW_MASK_COVERS;
}

/* Whether a line that was found in a part is to be read, by what stands there already. */
static bool is_to_be_read(const phw_rescan *r, const phw_quad *quad, double height)
{
    switch (kept_of(r, quad, height)) {
    case PHW_KEPT_LINE_NONE:
        return is_wanted(r, quad, height);
    case PHW_KEPT_LINE_OTHERWISE:
        return is_found_otherwise(r, quad, height);
    case PHW_KEPT_LINE_SAME:
        break;
    }
    return false;
}

/* Has a line read that lies in a sheet. */
static phw_status want(sheet *s, const phw_line *line, size_t belongs_to, phw_error *error)
{
    phw_line wanted = *line;
    if (s->at.scale < 1 && line->height < SMALL_LEAST)
        return PHW_OK;
    wanted.plane = PHW_NO_PLANE;
    wanted.state = PHW_LINE_SKIPPED;
    wanted.word_count = 0;
    if (!phw_grow((void **)&s->belongs_to, &s->capacity, s->wanted->line_count,
                  sizeof *s->belongs_to))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for lines");
    s->belongs_to[s->wanted->line_count] = belongs_to;
    return phw_page_add_line(s->wanted, &wanted, error);
}

/* Has a line that was found read, but for the words of it that are known. */
static phw_status want_rest(const phw_rescan *r, const sheets *all, sheet *s, const phw_line *found,
                            phw_error *error)
{
    const phw_quad quad = phw_place_put(&s->at, &found->quad);
    const phw_line *like = phw_rescan_nearest(r, &quad);
    phw_runs runs = {NULL, 0, 0, PHW_KEPT_NO_LINE};
    phw_line line = *found;
    if (like) {
        line.quad = run_alike(&line.quad, &like->quad);
        line.mirrored = like->mirrored;
    }
    line.angle = phw_quad_angle(&line.quad);
    const phw_quad as_read = phw_place_put(&s->at, &line.quad);
    const double height = line.height / s->at.scale;
    phw_status status =
        phw_kept_cut(&r->words, r->again->covering.mask, &as_read, height, &runs, error);
    if (status == PHW_OK && runs.line == PHW_KEPT_NO_LINE)
        status = want(s, &line, PHW_KEPT_NO_LINE, error);
    for (size_t i = 0; status == PHW_OK && runs.line != PHW_KEPT_NO_LINE && i < runs.count; i++) {
        if (kept_of(r, &runs.items[i], height) != PHW_KEPT_LINE_NONE ||
            is_listed(all, &runs.items[i]))
            continue;
        line.quad = phw_place_take(&s->at, &runs.items[i]);
        status = want(s, &line, runs.line, error);
    }
    phw_runs_done(&runs);
    return status;
}

static phw_status find_lines(const phw_rescan *r, const sheets *all, sheet *s, phw_error *error)
{
    const phw_image *level = s->pyramid.level[0];
    phw_page *found = NULL;
    phw_status status = phw_page_new(level->width, level->height, &found, error);
    if (status == PHW_OK)
        status = phw_page_new(level->width, level->height, &s->wanted, error);
    if (status == PHW_OK)
        status = phw_page_new(level->width, level->height, &s->read, error);
    if (status == PHW_OK)
        status = phw_layout_find_lines(&s->pyramid, &s->ground, r->scanner->options.limits.lines,
                                       &s->plain, found, error);
    if (status == PHW_OK)
        s->seen = phw_layout_seen(&s->pyramid, &s->plain);
    for (size_t i = 0; status == PHW_OK && i < found->line_count; i++) {
        const phw_line *line = &found->lines[i];
        const phw_quad quad = phw_place_put(&s->at, &line->quad);
        if (is_to_be_read(r, &quad, line->height / s->at.scale) && !is_listed(all, &quad))
            status = want_rest(r, all, s, line, error);
    }
    if (status == PHW_OK && !found->complete)
        s->wanted->complete = false;
    phw_page_free(&found);
    return status;
}

/* The share of a quad that lines found anew take up. */
static double taken(const sheets *all, const phw_quad *quad)
{
    double overlap = 0;
    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->items[i].wanted->line_count; k++) {
            phw_quad other = phw_place_put(&all->items[i].at, &all->items[i].wanted->lines[k].quad);
            overlap += phw_quad_overlap(&other, quad);
        }
    return overlap / fmax(1, phw_quad_area(quad));
}

/* Has a run of a line read, in the first sheet that it lies in, unless it was found as a line. */
static phw_status add_run(const sheets *all, const phw_line *line, const phw_quad *run,
                          size_t belongs_to, phw_error *error)
{
    size_t i = 0;
    while (i < all->count && !phw_part_holds(&all->items[i].part, run))
        i++;
    if (i == all->count || taken(all, run) >= SAME_LINE)
        return PHW_OK;
    sheet *s = &all->items[i];
    phw_line left = *line;
    left.quad = phw_place_take(&s->at, run);
    left.height = line->height * s->at.scale;
    return want(s, &left, belongs_to, error);
}

/* What the mask leaves of the lines of the first scan, where layout found nothing. Nothing can
 * stand where all is fill, nor in a piece of what was read whole as nothing: of 348 such pieces on
 * 20 photographs three gave scraps of one or two characters. */
static phw_status find_cut_lines(const phw_rescan *r, const sheets *all, phw_error *error)
{
    const phw_page *before = r->again->before->page;
    phw_runs runs = {NULL, 0, 0, PHW_KEPT_NO_LINE};
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < before->line_count; i++) {
        const phw_line *line = &before->lines[i];
        if (line->state == PHW_LINE_NOISE ||
            phw_mask_place_of(&r->again->covering, &line->quad, line->height) != PHW_MASK_TOUCHES)
            continue;
        status = phw_kept_cut(&r->words, r->again->covering.mask, &line->quad, line->height, &runs,
                              error);
        for (size_t k = 0; status == PHW_OK && k < runs.count; k++)
            status = add_run(all, line, &runs.items[k], runs.line, error);
    }
    phw_runs_done(&runs);
    return status;
}

/* --- reading ---------------------------------------------------------------------------------- */

static phw_status open_sheets(const phw_rescan *r, const phw_surroundings *surroundings,
                              sheets *all, phw_error *error)
{
    const phw_image *image = r->again->image;
    phw_status status = PHW_OK;
    all->items = calloc(surroundings->count * PHW_RING_MOST + 1, sizeof *all->items);
    if (!all->items)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask's surroundings");
    for (size_t i = 0; status == PHW_OK && i < surroundings->count; i++) {
        phw_part bands[PHW_RING_MOST];
        size_t count = phw_ring_find(&surroundings->parts[i], r->again->covering.mask, bands);
        for (size_t k = 0; status == PHW_OK && k < count; k++) {
            sheet *s = &all->items[all->count];
            s->part = phw_part_widen(&bands[k], image);
            s->at = (phw_place){s->part.left, s->part.top, r->again->scale};
            status = build_pyramid(r->again, s, error);
            if (status == PHW_OK)
                status = find_lines(r, all, s, error);
            all->count++;
        }
    }
    return status;
}

/* Lists what was read. What is no text continues no line. @param[out] reread  has room for all. */
static void list_reread(const sheets *all, phw_reread *reread)
{
    for (size_t i = 0; i < all->count; i++) {
        const sheet *s = &all->items[i];
        for (size_t k = 0; k < s->read->line_count; k++) {
            const phw_line *line = &s->read->lines[k];
            *reread++ =
                (phw_reread){s->read, line, s->at,
                             line->state == PHW_LINE_READ ? s->belongs_to[k] : PHW_KEPT_NO_LINE};
        }
    }
}

/* Lines are read where they were found. */
static phw_ocr_sheet sheet_of(const sheet *s)
{
    return (phw_ocr_sheet){&s->seen, s->wanted, s->read};
}

static phw_status read_sheets(phw_rescan *r, const sheets *all, phw_error *error)
{
    size_t lines = 0;
    phw_ocr_sheet *read = calloc(all->count + 1, sizeof *read);
    if (!read)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask's surroundings");
    for (size_t i = 0; i < all->count; i++)
        read[i] = sheet_of(&all->items[i]);
    phw_status status = phw_ocr_read_sheets(r->scanner->ocr, read, all->count, &r->budget, error);
    free(read);
    for (size_t i = 0; status == PHW_OK && i < all->count; i++) {
        lines += all->items[i].read->line_count;
        if (!all->items[i].read->complete)
            r->report->page->complete = false;
    }
    phw_reread *reread = calloc(lines + 1, sizeof *reread);
    if (status == PHW_OK && !reread)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask's surroundings");
    if (status == PHW_OK) {
        list_reread(all, reread);
        status = phw_rescan_join(r, reread, lines, error);
    }
    free(reread);
    return status;
}

phw_status phw_rescan_text(phw_rescan *r, const phw_surroundings *surroundings, phw_error *error)
{
    sheets all = {NULL, 0};
    phw_status status = open_sheets(r, surroundings, &all, error);
    if (status == PHW_OK)
        status = find_cut_lines(r, &all, error);
    if (status == PHW_OK)
        status = read_sheets(r, &all, error);
    if (r->again->parts)
        give_parts(r->again->parts, &all);
    for (size_t i = 0; i < all.count; i++) {
        phw_pyramid_done(&all.items[i].pyramid);
        phw_pyramid_done(&all.items[i].ground);
        phw_pyramid_done(&all.items[i].plain);
        phw_page_free(&all.items[i].wanted);
        phw_page_free(&all.items[i].read);
        free(all.items[i].belongs_to);
    }
    free(all.items);
    return status;
}
