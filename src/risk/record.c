/* SPDX-License-Identifier: Apache-2.0 */
#include "risk/record.h"

#include <math.h>

#include "base/geometry.h"

/* So many records without a surface of their own are the tiles of one: the beds of a board. */
#define TILES_LEAST 4

/* A finding stands on the plane that layout gave it or its line; where there is none, on any plane
 * that holds its middle. */
static bool stands_on(const phw_page *page, const phw_finding *finding, size_t plane)
{
    if (finding->plane != PHW_NO_PLANE)
        return finding->plane == plane;
    if (finding->line < page->line_count && page->lines[finding->line].plane != PHW_NO_PLANE)
        return page->lines[finding->line].plane == plane;
    return phw_quad_area(&finding->quad) > 0 &&
           phw_quad_contains(&page->planes[plane].quad, phw_quad_centre(&finding->quad));
}

typedef struct tally {
    unsigned kinds; /* bits of the kinds that identify a patient */
    size_t clinical;
} tally;

static tally count_on(const phw_report *report, size_t plane, const phw_risk_setting *setting)
{
    tally result = {0, 0};
    for (size_t i = 0; report->findings && i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        bool blocks =
            phw_risk_evidence_blocks(finding, phw_risk_setting_tells(setting, finding->kind));
        bool detail = finding->kind == PHW_FINDING_CLINICAL && phw_risk_evidence_counts(finding) &&
                      finding->confidence >= PHW_RISK_RECORD_SURE;
        if ((!blocks && !detail) || !stands_on(report->page, finding, plane))
            continue;
        if (blocks)
            result.kinds |= 1U << finding->kind;
        else
            result.clinical++;
    }
    return result;
}

static size_t count_bits(unsigned bits)
{
    size_t count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* Messages, or nobody knows: of them one patient's name is no more than a part. */
static bool may_be_chat(const phw_genre *genre)
{
    return genre->kind == PHW_GENRE_NONE || genre->kind == PHW_GENRE_CHAT;
}

/* A screenshot is one plane whatever it shows: a chat with one name in it is no record. */
static bool is_record(phw_plane_kind kind, const tally *on, bool clinical, const phw_genre *genre)
{
    size_t kinds = count_bits(on->kinds);
    if (kind == PHW_PLANE_PAGE)
        return kinds >= PHW_RISK_RECORD_KINDS || (kinds > 0 && !may_be_chat(genre));
    return kinds > 0 || (clinical && on->clinical >= PHW_RISK_RECORD_CLINICAL);
}

static bool is_tile(const phw_plane *plane)
{
    return plane->kind == PHW_PLANE_BLOCK || plane->kind == PHW_PLANE_LABEL;
}

/* What stands between the tiles of a board is of it, though nobody was read there. */
static void mark_between_tiles(phw_page *page)
{
    phw_box all = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    size_t tiles = 0;
    for (size_t i = 0; i < page->plane_count; i++) {
        if (!page->planes[i].record || !is_tile(&page->planes[i]))
            continue;
        const phw_box box = phw_quad_bounds(&page->planes[i].quad);
        all = (phw_box){fmin(all.left, box.left), fmin(all.top, box.top),
                        fmax(all.right, box.right), fmax(all.bottom, box.bottom)};
        tiles++;
    }
    for (size_t i = 0; tiles >= TILES_LEAST && i < page->plane_count; i++) {
        const phw_point middle = phw_quad_centre(&page->planes[i].quad);
        page->planes[i].record |= is_tile(&page->planes[i]) && middle.x >= all.left &&
                                  middle.x <= all.right && middle.y >= all.top &&
                                  middle.y <= all.bottom;
    }
}

bool phw_risk_record_mark(phw_report *report, const phw_risk_setting *setting)
{
    bool legible = false, clinical = setting->clinical || setting->listed;
    for (size_t i = 0; report->page && i < report->page->plane_count; i++) {
        phw_plane *plane = &report->page->planes[i];
        tally on = count_on(report, i, setting);
        plane->record = plane->clinical || is_record(plane->kind, &on, clinical, &report->genre);
        legible |= plane->record && on.kinds;
    }
    if (report->page)
        mark_between_tiles(report->page);
    return legible;
}
