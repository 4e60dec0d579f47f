/* SPDX-License-Identifier: Apache-2.0 */
/* Name badges: a small plane with one colleague's name and what else stands on badges, a trust's
 * mark or a photo. The badge as a whole is a finding of its own, besides the name that was read. */
#include <stdlib.h>

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/place.h"

#define MOST_LINES 14 /* a door sign or a rota has more */
#define MOST_NAMES 2  /* the name, and the same again on the back or as a signature */
#define SURE_NAME 0.40
#define CONFIDENCE 0.70
#define MOST_ASPECT 2.2 /* cards are 1.6 : 1, upright or lying; name plates are longer */

/* Whatever tells of a patient: then it is a wristband or a record. */
#define PATIENT                                                                                    \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_NHS_NUMBER |                               \
     1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |                                  \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH)

typedef struct card {
    size_t lines, names;
    bool patient, trust, face;
} card;

static void add_findings(const phw_page *page, const phw_findings *findings, card *cards)
{
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        size_t plane = phw_mark_plane_of(page, finding);
        if (plane >= page->plane_count)
            continue;
        card *on = &cards[plane];
        on->names += finding->kind == PHW_FINDING_STAFF_NAME && finding->confidence >= SURE_NAME;
        on->patient |= (PATIENT & 1U << finding->kind) && finding->confidence >= SURE_NAME;
        on->trust |=
            finding->kind == PHW_FINDING_TRUST_LOGO || finding->kind == PHW_FINDING_TRUST_NAME;
        on->face |= finding->kind == PHW_FINDING_FACE;
    }
}

static bool is_badge(const phw_plane *plane, const card *on)
{
    double width = phw_quad_width(&plane->quad), height = phw_quad_height(&plane->quad);
    return plane->kind != PHW_PLANE_SCREEN && on->names > 0 && on->names <= MOST_NAMES &&
           !on->patient && (on->trust || on->face) && on->lines <= MOST_LINES &&
           width <= MOST_ASPECT * height && height <= MOST_ASPECT * width;
}

phw_status phw_mark_find_badges(const phw_mark_scene *scene, phw_mark_found *found,
                                phw_error *error)
{
    const phw_page *page = scene->page;
    card *cards = calloc(page->plane_count + 1, sizeof *cards);
    phw_status status = PHW_OK;
    if (!cards)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to look for badges");
    for (size_t i = 0; i < page->line_count; i++)
        if (page->lines[i].plane < page->plane_count && page->lines[i].state != PHW_LINE_NOISE)
            cards[page->lines[i].plane].lines++;
    add_findings(page, found->findings, cards);
    for (size_t i = 0; i < page->plane_count && status == PHW_OK; i++) {
        if (!is_badge(&page->planes[i], &cards[i]))
            continue;
        phw_finding badge = {.kind = PHW_FINDING_STAFF_NAME,
                             .subject = PHW_SUBJECT_STAFF,
                             .confidence = CONFIDENCE,
                             .quad = page->planes[i].quad,
                             .plane = i,
                             .line = PHW_NO_LINE};
        phw_finding_because(&badge, "badge");
        if (cards[i].trust)
            phw_finding_because(&badge, "trust");
        if (cards[i].face)
            phw_finding_because(&badge, "face");
        status = phw_findings_add(found->findings, &badge, error);
    }
    free(cards);
    return status;
}
