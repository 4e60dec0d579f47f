/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/layout.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/pyramid.h"
#include "layout/bars.h"
#include "layout/belief.h"
#include "layout/candidates.h"
#include "layout/chains.h"
#include "layout/doubled.h"
#include "layout/field.h"
#include "layout/grains.h"
#include "layout/ink.h"
#include "layout/joined.h"
#include "layout/reach.h"
#include "layout/ruling.h"
#include "layout/select.h"
#include "layout/surfaces.h"

#define PI_F 3.14159265f
#define LEAST_SIDE 40 /* pixels: no level smaller than this is made */
#define MOST_BLOB 600 /* pixels of a level: a word grown together is shorter */
#define LEAST_AREA 4  /* pixels of ink */
#define LEAST_BLOB 4  /* pixels of the longer side */
/* No page has so many letters: most of them are grains of texture, which have no say in which way
 * text runs. */
#define MOST_LETTERS 20000

/* One polarity of one level, kept between the two passes. */
typedef struct pass {
    int level;
    phw_polarity polarity;
    phw_components components;
    phw_glyphs glyphs;
    phw_glyphs turned; /* some of them, taken to run as most lines of the picture do */
} pass;

typedef struct finder {
    const phw_pyramid *pyramid;
    const phw_pyramid *ground;         /* NULL: nothing is covered */
    phw_image *plain[PHW_PYRAMID_MAX]; /* levels that had ruled lines, without them */
    phw_image *bare[PHW_PYRAMID_MAX];  /* the same of the ground */
    pass passes[2 * PHW_PYRAMID_MAX];
    size_t pass_count;
    phw_candidates candidates;
} finder;

/* A level as lines are looked for in it. */
static const phw_image *level_of(const finder *f, int level)
{
    return f->plain[level] ? f->plain[level] : f->pyramid->level[level];
}

/* The ground as lines are judged by it; NULL where nothing is covered. */
static const phw_image *ground_of(const finder *f, int level)
{
    return f->bare[level] ? f->bare[level] : f->ground ? f->ground->level[level] : NULL;
}

static bool is_some(const phw_ink *ink)
{
    return ink->dark.words || ink->light.words;
}

/* The lines of a level: those that were taken from its ink, and such as are handed down. Half as
 * large, a line and the next row's letters are one: what is known stays taken. */
typedef struct rulings {
    phw_ink ink, ruled, lasting;
    bool handed; /* there were some already, one level up */
} rulings;

/* One copy is painted twice: of the lasting lines for the level below, then of all of them.
 * @param[in,out] plain  the level as it is painted, and the one below; whatever the first one was
 * is freed. */
static phw_status paint(const phw_image *level, const rulings *r, phw_image *plain[2],
                        phw_error *error)
{
    phw_image *painted = NULL;
    phw_status status = is_some(&r->ruled) ? phw_image_copy(level, &painted, error) : PHW_OK;
    if (status == PHW_OK && is_some(&r->lasting))
        phw_rulings_paint(level, &r->ink, &r->lasting, painted);
    if (status == PHW_OK && (is_some(&r->lasting) || r->handed))
        status = phw_pyramid_halve(painted ? painted : level, &plain[1], error);
    if (status != PHW_OK || !painted) {
        phw_image_free(&painted);
        return status;
    }
    phw_rulings_paint(level, &r->ink, &r->ruled, painted);
    phw_image_free(&plain[0]);
    plain[0] = painted;
    return PHW_OK;
}

/* @param[in,out] ink  loses what is taken. */
static phw_status take_rulings(finder *f, int level, phw_ink *ink, phw_error *error)
{
    rulings r = {.handed = f->plain[level] != NULL};
    phw_status status = phw_rulings_take(level_of(f, level), ink, &r.ruled, &r.lasting, error);
    if (status != PHW_OK)
        return status;
    r.ink = *ink;
    status = paint(level_of(f, level), &r, &f->plain[level], error);
    if (status == PHW_OK && f->ground)
        status = paint(ground_of(f, level), &r, &f->bare[level], error);
    phw_ink_done(&r.ruled);
    phw_ink_done(&r.lasting);
    return status;
}

static phw_status find_glyphs(finder *f, phw_error *error)
{
    static const phw_component_filter filter = {LEAST_AREA, MOST_BLOB, LEAST_BLOB};
    for (int level = 0; level + 1 < f->pyramid->count; level++) {
        const uint32_t width = f->pyramid->level[level]->width;
        const uint32_t height = f->pyramid->level[level]->height;
        phw_ink ink = PHW_INK_INIT;
        phw_status status =
            phw_ink_map(level_of(f, level), f->pyramid->level[level + 1], &ink, error);
        if (status == PHW_OK)
            status = take_rulings(f, level, &ink, error);
        for (int light = 0; status == PHW_OK && light < 2; light++) {
            pass *p = &f->passes[f->pass_count++];
            *p = (pass){level, light ? PHW_POLARITY_LIGHT_ON_DARK : PHW_POLARITY_DARK_ON_LIGHT,
                        PHW_COMPONENTS_INIT, PHW_GLYPHS_INIT, PHW_GLYPHS_INIT};
            status =
                phw_components_find(light ? &ink.light : &ink.dark, &filter, &p->components, error);
            if (status == PHW_OK)
                status = phw_glyphs_find(&p->components, width, height, &p->glyphs, error);
        }
        phw_ink_done(&ink);
        if (status != PHW_OK)
            return status;
    }
    return PHW_OK;
}

/* Which chains are judged: those that say in which way text runs, words with them, or all. */
typedef enum asked { LINES, LINES_AND_WORDS, ALL } asked;

/* Leaves the chains that say in which way text runs. */
static void keep_heard(phw_chains *chains, bool words)
{
    size_t kept = 0;
    for (size_t i = 0; i < chains->count; i++)
        if (phw_field_hears(&chains->items[i], words))
            chains->items[kept++] = chains->items[i];
    chains->count = kept;
}

/* Chains glyphs of a pass and judges them. */
static phw_status find_chains(finder *f, const pass *p, const phw_glyphs *glyphs, asked which,
                              phw_error *error)
{
    const phw_image *grey = level_of(f, p->level);
    const phw_image *ground = ground_of(f, p->level);
    phw_chains chains;
    phw_status status =
        phw_chains_find(&p->components, glyphs, grey->width, grey->height, &chains, error);
    if (status == PHW_OK && which != ALL)
        keep_heard(&chains, which == LINES_AND_WORDS);
    if (status == PHW_OK)
        status = phw_candidates_judge(grey, ground, (float)(1U << p->level), p->polarity, &chains,
                                      &f->candidates, error);
    phw_chains_done(&chains);
    return status;
}

/* Unless all are asked for, passes with more letters than a page has are left out. */
static phw_status find_lines(finder *f, asked which, phw_error *error)
{
    f->candidates.count = 0;
    for (size_t i = 0; i < f->pass_count; i++) {
        const pass *p = &f->passes[i];
        if (which != ALL && p->glyphs.count > MOST_LETTERS)
            continue;
        const phw_image *seen = f->ground ? ground_of(f, p->level) : level_of(f, p->level);
        phw_status status = find_chains(f, p, &p->glyphs, which, error);
        if (status == PHW_OK && which == ALL && p->turned.count)
            status = find_chains(f, p, &p->turned, which, error);
        if (status == PHW_OK)
            status =
                phw_bars_find(seen, (float)(1U << p->level), &p->components, &f->candidates, error);
        if (status != PHW_OK)
            return status;
    }
    return PHW_OK;
}

static void turn(const pass *p, phw_glyph *glyph, float angle)
{
    glyph->angle = angle;
    phw_glyph_extents(&p->components.items[glyph->component], angle, &glyph->half_u,
                      &glyph->half_v);
}

/* Glyphs take the direction of the clear lines around them. Where there are none and they seem to
 * run across the lines of the picture, they may stand in a column of short words, and are looked at
 * both ways. */
static phw_status straighten(finder *f, const phw_field *field, phw_error *error)
{
    const bool known = phw_field_has_main(field);
    const float main = phw_field_main(field, 0);
    for (size_t i = 0; i < f->pass_count; i++) {
        pass *p = &f->passes[i];
        float scale = (float)(1U << p->level);
        p->turned.items = malloc((p->glyphs.count + 1) * sizeof *p->turned.items);
        if (!p->turned.items)
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the lines of the picture");
        for (size_t k = 0; k < p->glyphs.count; k++) {
            phw_glyph *g = &p->glyphs.items[k];
            phw_field_sample near = phw_field_at(field, g->x * scale, g->y * scale, g->angle);
            if (near.weight > 0) {
                turn(p, g, near.angle);
            } else if (known && phw_field_is_across(g->angle, main)) {
                phw_glyph *turned = &p->turned.items[p->turned.count++];
                *turned = *g;
                turn(p, turned, main);
            }
        }
    }
    return PHW_OK;
}

/* Of candidates that lie on each other, those that are lines. */
static phw_status select_lines(finder *f, uint32_t width, uint32_t height, phw_error *error)
{
    phw_candidates wholes = PHW_CANDIDATES_INIT;
    phw_field *field = NULL;
    phw_status status = phw_candidates_select(&f->candidates, width, height, &wholes, error);
    if (status == PHW_OK)
        status = phw_field_new(&f->candidates, width, height, &field, error);
    if (status == PHW_OK) {
        phw_candidates_keep_believable(&f->candidates, field);
        phw_candidates_keep_believable(&wholes, field);
        status = phw_candidates_complete(&f->candidates, &wholes, width, height, error);
    }
    phw_field_free(&field);
    phw_candidates_done(&wholes);
    return status;
}

static phw_status find(finder *f, phw_error *error)
{
    phw_field *field = NULL;
    uint32_t width = f->pyramid->level[0]->width, height = f->pyramid->level[0]->height;
    phw_status status = find_glyphs(f, error);
    if (status == PHW_OK)
        status = find_lines(f, LINES, error);
    if (status == PHW_OK && !phw_field_is_told(&f->candidates))
        status = find_lines(f, LINES_AND_WORDS, error);
    if (status == PHW_OK)
        status = phw_field_new(&f->candidates, width, height, &field, error);
    if (status == PHW_OK) {
        status = straighten(f, field, error);
        if (status == PHW_OK)
            status = find_lines(f, ALL, error);
        if (status == PHW_OK)
            phw_candidates_rank_columns(&f->candidates, field);
    }
    phw_field_free(&field);
    if (status == PHW_OK)
        status = phw_candidates_drop_doubled(&f->candidates, width, height, error);
    if (status == PHW_OK)
        status = select_lines(f, width, height, error);
    if (status == PHW_OK) {
        phw_candidates_join(&f->candidates);
        status = phw_candidates_mark_grains(&f->candidates, error);
    }
    if (status == PHW_OK)
        phw_candidates_reach(f->pyramid, &f->candidates);
    return status;
}

/* Half of the directions are taken to be upside down: those that lead to the left, and those that
 * lead down. Reading finds out. */
static phw_quad from_left(const phw_quad *quad)
{
    double angle = phw_quad_angle(quad);
    if (angle > -0.75 * PI_F && angle <= 0.25 * PI_F)
        return *quad;
    const phw_point *p = quad->corner;
    return (phw_quad){{p[2], p[3], p[0], p[1]}};
}

static phw_status fill_page(const phw_candidates *lines, size_t max_lines, phw_page *page,
                            phw_error *error)
{
    for (size_t i = 0; i < lines->count; i++) {
        const phw_candidate *c = &lines->items[i];
        if (i >= max_lines) {
            page->complete = false;
            break;
        }
        phw_quad quad = from_left(&c->quad);
        bool as_found =
            quad.corner[0].x == c->quad.corner[0].x && quad.corner[0].y == c->quad.corner[0].y;
        phw_line line = {.quad = quad,
                         .bend = (double)(as_found ? c->bend : -c->bend),
                         .height = c->height,
                         .angle = phw_quad_angle(&quad),
                         .polarity = c->polarity,
                         .plane = PHW_NO_PLANE,
                         .state = c->grain ? PHW_LINE_NOISE : PHW_LINE_SKIPPED};
        phw_status status = phw_page_add_line(page, &line, error);
        if (status != PHW_OK)
            return status;
    }
    return PHW_OK;
}

/* The levels in which lines were looked for, where they are others. @param[in,out] plain  of no
 * levels. */
static void give_plain(finder *f, phw_pyramid *plain)
{
    for (int i = 0; i < f->pyramid->count; i++) {
        plain->level[i] = f->plain[i];
        if (f->plain[i])
            plain->count = f->pyramid->count;
        f->plain[i] = NULL;
    }
}

phw_pyramid phw_layout_seen(const phw_pyramid *pyramid, const phw_pyramid *plain)
{
    phw_pyramid seen = *pyramid;
    for (int i = 0; i < plain->count; i++)
        if (plain->level[i])
            seen.level[i] = plain->level[i];
    return seen;
}

phw_status phw_layout_find_lines(const phw_pyramid *pyramid, const phw_pyramid *ground,
                                 size_t max_lines, phw_pyramid *plain, phw_page *page,
                                 phw_error *error)
{
    finder f = {.pyramid = pyramid, .ground = ground, .candidates = PHW_CANDIDATES_INIT};
    if (plain)
        *plain = (phw_pyramid)PHW_PYRAMID_INIT;
    phw_status status = find(&f, error);
    if (status == PHW_OK)
        status = fill_page(&f.candidates, max_lines, page, error);
    if (status == PHW_OK && plain)
        give_plain(&f, plain);
    for (size_t i = 0; i < f.pass_count; i++) {
        phw_components_done(&f.passes[i].components);
        phw_glyphs_done(&f.passes[i].glyphs);
        phw_glyphs_done(&f.passes[i].turned);
    }
    for (int i = 0; i < pyramid->count; i++) {
        phw_image_free(&f.plain[i]);
        phw_image_free(&f.bare[i]);
    }
    phw_candidates_done(&f.candidates);
    return status;
}

phw_status phw_layout_find(const phw_pyramid *pyramid, size_t max_lines, phw_pyramid *plain,
                           phw_page *page, phw_error *error)
{
    phw_status status = phw_layout_find_lines(pyramid, NULL, max_lines, plain, page, error);
    if (status == PHW_OK)
        status = phw_surfaces_find(pyramid, page, error);
    if (status != PHW_OK && plain)
        phw_pyramid_done(plain);
    return status;
}
