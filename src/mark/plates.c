/* SPDX-License-Identifier: Apache-2.0 */
/* Vehicle plates: a line that reads as a registration, dark on a white or yellow plate whose edges
 * stand off from what is behind it. In a table or an address the paper goes on. */

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/plate_form.h"
#include "mark/plate_ground.h"

/* A line with more words is no plate; a band with the country's letters may be read as one. */
#define WORDS_MOST 3

/* Sides that must stand off: yellow alone says much, and so does the current form, nothing mended.
 */
#define YELLOW_SIDES 2
#define WHITE_SIDES 4
#define SURE_FORM_SIDES 2

#define SURE_YELLOW 0.85
#define SURE_WHITE 0.70
#define LESS_OLD 0.05
#define LESS_MENDED 0.12

static int sides_needed(phw_plate_ground plate, bool sure_form)
{
    return plate == PHW_PLATE_GROUND_YELLOW ? YELLOW_SIDES
           : sure_form                      ? SURE_FORM_SIDES
                                            : WHITE_SIDES;
}

/* Tries some words of a line. */
static phw_status try_words(const phw_mark_scene *scene, size_t line, size_t first, size_t count,
                            phw_findings *findings, bool *found, phw_error *error)
{
    const phw_word *words = &scene->page->words[first];
    phw_quad quads[WORDS_MOST];
    char registration[PHW_PLATE_MOST + 1];
    int mended = 0;
    phw_plate_form form = phw_plate_read(words, count, registration, &mended);
    if (form == PHW_PLATE_NONE)
        return PHW_OK;
    for (size_t i = 0; i < count; i++)
        quads[i] = words[i].quad;
    phw_quad quad = phw_quad_union(quads, count, scene->page->lines[line].angle);
    int sides = 0;
    phw_plate_ground plate = phw_plate_ground_find(scene->image, &quad, &sides);
    if (plate == PHW_PLATE_GROUND_NONE ||
        sides < sides_needed(plate, form == PHW_PLATE_CURRENT && mended == 0))
        return PHW_OK;
    double sure = plate == PHW_PLATE_GROUND_YELLOW ? SURE_YELLOW : SURE_WHITE;
    sure -= mended * LESS_MENDED + (form != PHW_PLATE_CURRENT ? LESS_OLD : 0);
    phw_finding finding = {.kind = PHW_FINDING_VEHICLE_PLATE,
                           .confidence = sure,
                           .quad = quad,
                           .plane = scene->page->lines[line].plane,
                           .text = registration,
                           .line = line,
                           .first_word = first,
                           .last_word = first + count - 1};
    phw_finding_because(&finding,
                        plate == PHW_PLATE_GROUND_YELLOW ? "yellow-plate" : "white-plate");
    *found = true;
    return phw_findings_add(findings, &finding, error);
}

phw_status phw_mark_find_plates(const phw_mark_scene *scene, phw_mark_found *found,
                                phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; i < scene->page->line_count && status == PHW_OK; i++) {
        const phw_line *line = &scene->page->lines[i];
        bool done = false;
        if (line->state != PHW_LINE_READ || line->word_count > WORDS_MOST ||
            line->polarity != PHW_POLARITY_DARK_ON_LIGHT)
            continue;
        for (size_t first = 0; first < line->word_count; first++)
            for (size_t count = line->word_count - first; count > 0 && !done && status == PHW_OK;
                 count--)
                status = try_words(scene, i, line->first_word + first, count, found->findings,
                                   &done, error);
    }
    return status;
}
