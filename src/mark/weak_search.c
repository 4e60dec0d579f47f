/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_search.h"

#include <stdlib.h>

#include "base/median.h"
#include "mark/weak_beside.h"
#include "mark/weak_plain.h"
#include "mark/weak_printed.h"

phw_weak_strip phw_weak_search_strip(const phw_weak_search *search, phw_box box)
{
    return (phw_weak_strip){search->scene->pyramid->level[0], box.left, box.top, box.right,
                            box.bottom};
}

phw_box phw_weak_strip_box(const phw_weak_strip *strip)
{
    return (phw_box){strip->left, strip->top, strip->right, strip->bottom};
}

/* The paper of a line that was read. */
double phw_weak_search_paper(const phw_weak_search *search, const phw_line *line)
{
    return search->papers[line - search->scene->page->lines];
}

phw_weak_cover_place phw_weak_search_place(const phw_weak_search *search,
                                           const phw_weak_strip *strip, double right_most,
                                           double own_paper)
{
    return (phw_weak_cover_place){.strip = *strip,
                                  .right_most = right_most,
                                  .usual_range = search->usual_range,
                                  .usual_sharpness = search->usual_sharpness,
                                  .usual_height = search->usual_height,
                                  .dark = search->dark,
                                  .usual_grain = search->usual_grain,
                                  .colours = search->scene->image,
                                  .own_paper = own_paper};
}

phw_status phw_weak_search_tell(phw_weak_search *search, phw_box box, double confidence,
                                const char *tag, const phw_line *beside, phw_error *error)
{
    phw_findings *findings = search->found->findings;
    phw_finding finding = {.kind = PHW_FINDING_WEAK_REDACTION,
                           .subject = PHW_SUBJECT_UNKNOWN,
                           .confidence = confidence,
                           .quad = phw_quad_from_box(box),
                           .plane = beside->plane,
                           .line = PHW_NO_LINE};
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].kind == PHW_FINDING_WEAK_REDACTION &&
            phw_quad_overlap(&findings->items[i].quad, &finding.quad) >
                0.5 * phw_quad_area(&finding.quad))
            return PHW_OK;
    phw_finding_because(&finding, tag);
    return phw_findings_add(findings, &finding, error);
}

/* A marker through which everyday words are read was meant to be read through, and words with an
 * ink of their own are under none. */
phw_status phw_weak_search_add_marker(phw_weak_search *search, phw_box box, const phw_line *beside,
                                      phw_error *error)
{
    const phw_image *luma = search->scene->pyramid->level[0];
    const phw_box all = phw_weak_marker_written(luma, phw_weak_marker_round(luma, box));
    const phw_weak_print print = {search->scene->pyramid->level[0], search->scene->image,
                                  search->dark};
    return phw_weak_reads_plain(search->scene->page, search->scene->models, all) ||
                   phw_weak_is_printed(&print, box)
               ? PHW_OK
               : phw_weak_search_tell(search, box, PHW_WEAK_SURE_MARKER, "translucent", beside,
                                      error);
}

phw_status phw_weak_search_add(phw_weak_search *search, phw_weak_cover_kind kind,
                               const phw_weak_strip *found, const phw_line *beside,
                               phw_error *error)
{
    static const struct {
        double sure;
        const char *tag;
    } kinds[PHW_WEAK_COVER_KINDS] = {{0, ""},
                                     {PHW_WEAK_SURE_MOSAIC, "mosaic"},
                                     {PHW_WEAK_SURE_BLUR, "blur"},
                                     {PHW_WEAK_SURE_MARKER, "translucent"},
                                     {PHW_WEAK_SURE_CUT, "cut-off"},
                                     {PHW_WEAK_SURE_SCRIBBLE, "scribble"},
                                     {PHW_WEAK_SURE_BLUR, "blur"}};
    if (kind == PHW_WEAK_COVER_LETTERS)
        return phw_weak_search_add_marker(search, phw_weak_strip_box(found), beside, error);
    return phw_weak_search_tell(search, phw_weak_strip_box(found), kinds[kind].sure,
                                kinds[kind].tag, beside, error);
}

/* What lines that were read are like; range 0 where there are none. */
static phw_status find_usual(phw_weak_search *s, phw_error *error)
{
    const phw_page *page = s->scene->page;
    double *ranges = calloc(4 * page->line_count + 1, sizeof *ranges);
    double *sharpness = ranges ? ranges + page->line_count : NULL;
    double *grains = ranges ? sharpness + page->line_count : NULL;
    double *heights = ranges ? grains + page->line_count : NULL;
    size_t count = 0, dark = 0;
    if (!ranges)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for weak covers");
    for (size_t i = 0; i < page->line_count; i++) {
        if (page->lines[i].state != PHW_LINE_READ || !phw_weak_is_level(&page->lines[i]))
            continue;
        phw_weak_strip strip = phw_weak_search_strip(s, s->boxes[i]);
        const phw_weak_line_look seen = phw_weak_look_at_line(&strip);
        s->papers[i] = seen.paper;
        sharpness[count] = seen.look.sharpness;
        grains[count] = phw_weak_grain_above(strip.luma, &page->lines[i]);
        heights[count] = page->lines[i].height;
        ranges[count++] = seen.look.range;
        dark += seen.dark;
    }
    s->dark = 2 * dark >= count;
    s->usual_range = phw_median(ranges, count);
    s->usual_sharpness = phw_median(sharpness, count);
    s->usual_height = phw_median(heights, count);
    /* Above most lines of a dense page others stand, which have more. */
    (void)phw_median(grains, count);
    s->usual_grain = count ? grains[count / 4] : 0;
    free(ranges);
    return PHW_OK;
}

phw_status phw_weak_search_open(const phw_mark_scene *scene, phw_mark_found *found,
                                phw_weak_search *search, phw_error *error)
{
    const phw_page *page = scene->page;
    phw_weak_search s = {.scene = scene, .found = found, .veil_grain = -1};
    s.boxes = calloc(page->line_count + 1, sizeof *s.boxes);
    s.papers = calloc(page->line_count + 1, sizeof *s.papers);
    phw_status status = PHW_OK;
    if (!s.boxes || !s.papers)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for weak covers");
    for (size_t i = 0; status == PHW_OK && i < page->line_count; i++)
        s.boxes[i] = phw_quad_bounds(&page->lines[i].quad);
    if (status == PHW_OK)
        status = find_usual(&s, error);
    if (status == PHW_OK)
        *search = s;
    else
        phw_weak_search_done(&s);
    return status;
}

void phw_weak_search_done(phw_weak_search *search)
{
    free(search->boxes);
    free(search->papers);
    search->boxes = NULL;
    search->papers = NULL;
}
