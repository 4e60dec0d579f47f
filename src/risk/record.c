/* SPDX-License-Identifier: Apache-2.0 */
#include "risk/record.h"

#include "base/geometry.h"

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

bool phw_risk_record_mark(phw_report *report, const phw_risk_setting *setting)
{
    bool legible = false, clinical = setting->clinical || setting->listed;
    for (size_t i = 0; report->page && i < report->page->plane_count; i++) {
        phw_plane *plane = &report->page->planes[i];
        tally on = count_on(report, i, setting);
        plane->record = plane->clinical || is_record(plane->kind, &on, clinical, &report->genre);
        legible |= plane->record && on.kinds;
    }
    return legible;
}
