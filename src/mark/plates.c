/* SPDX-License-Identifier: Apache-2.0 */
/* Vehicle plates: a line that reads as a registration, dark on a white or yellow plate whose edges
 * stand off from what is behind it. In a table or an address the paper goes on. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/plate_form.h"

/* A line with more words is no plate; a band with the country's letters may be read as one. */
#define WORDS_MOST 3

/* Where is looked past the plate's edges, in heights of the characters (79 mm; the edges are 16 mm
 * above and below and 11 mm or more to either side, by BS AU 145). A band with a flag may stand at
 * the left. */
#define PAST_ACROSS 0.50
#define PAST_ALONG 1.30

#define SAMPLES 48
#define ROWS 9

/* Colours, 8-bit: the plate and what is behind it differ by at least APART in one channel. */
#define APART 36
#define BRIGHT_LEAST 90
#define YELLOW_GREEN 0.62 /* of red, at least */
#define YELLOW_BLUE 0.66  /* of red, at most */
#define WHITE_SPREAD 0.28 /* between the channels, of the largest */

/* Sides that must stand off: yellow alone says much. */
#define YELLOW_SIDES 2
#define WHITE_SIDES 4

#define SURE_YELLOW 0.85
#define SURE_WHITE 0.70
#define LESS_OLD 0.05
#define LESS_MENDED 0.12

typedef struct colour {
    int channel[3];
} colour;

typedef enum ground { GROUND_NONE = 0, GROUND_WHITE, GROUND_YELLOW } ground;

static int by_value(const void *left, const void *right)
{
    return *(const int *)left - *(const int *)right;
}

/* The median colour along a line. */
static colour along(const phw_image *image, phw_point from, phw_point to)
{
    int values[3][SAMPLES];
    colour median;
    for (int i = 0; i < SAMPLES; i++) {
        double share = (i + 0.5) / SAMPLES;
        double x = from.x + (to.x - from.x) * share, y = from.y + (to.y - from.y) * share;
        uint32_t column = (uint32_t)fmin(fmax(x, 0), image->width - 1.0);
        uint32_t row = (uint32_t)fmin(fmax(y, 0), image->height - 1.0);
        const uint8_t *pixel = phw_image_row(image, row) + (size_t)column * 3;
        for (int c = 0; c < 3; c++)
            values[c][i] = pixel[c];
    }
    for (int c = 0; c < 3; c++) {
        qsort(values[c], SAMPLES, sizeof values[c][0], by_value);
        median.channel[c] = values[c][SAMPLES / 2];
    }
    return median;
}

/* The colour along one side of a quad: 0 top, 1 right, 2 bottom, 3 left. */
static colour side_of(const phw_image *image, const phw_quad *quad, int side)
{
    return along(image, quad->corner[side], quad->corner[(side + 1) % 4]);
}

static ground ground_of(const colour *plate)
{
    int red = plate->channel[0], green = plate->channel[1], blue = plate->channel[2];
    int most = red > green ? red : green, least = red < green ? red : green;
    most = most > blue ? most : blue;
    least = least < blue ? least : blue;
    if (most < BRIGHT_LEAST)
        return GROUND_NONE;
    if (green >= YELLOW_GREEN * red && blue <= YELLOW_BLUE * red && red >= green * 0.9)
        return GROUND_YELLOW;
    return most - least <= WHITE_SPREAD * most ? GROUND_WHITE : GROUND_NONE;
}

static bool stands_off(const colour *a, const colour *b)
{
    for (int c = 0; c < 3; c++)
        if (abs(a->channel[c] - b->channel[c]) >= APART)
            return true;
    return false;
}

/* What the characters stand on: of rows across the text the one that is brightest. */
static colour between(const phw_image *image, const phw_quad *text)
{
    colour rows[ROWS], median = {{0, 0, 0}};
    int brightest = -1;
    for (int i = 0; i < ROWS; i++) {

        double share = (i + 0.5) / ROWS;
        const phw_point *p = text->corner;
        phw_point from = {p[0].x + (p[3].x - p[0].x) * share, p[0].y + (p[3].y - p[0].y) * share};
        phw_point to = {p[1].x + (p[2].x - p[1].x) * share, p[1].y + (p[2].y - p[1].y) * share};
        rows[i] = along(image, from, to);
        int grey = rows[i].channel[0] + rows[i].channel[1];
        if (grey > brightest)
            brightest = grey, median = rows[i];
    }
    return median;
}

/* What the characters stand on, where that is a plate. */
static ground find_ground(const phw_image *image, const phw_quad *text)
{
    double height = phw_quad_height(text);
    phw_quad past = phw_quad_pad(text, PAST_ALONG * height, PAST_ACROSS * height);
    colour plate = between(image, text);
    ground made = ground_of(&plate);
    int sides = 0;
    for (int side = 0; side < 4; side++) {
        colour behind = side_of(image, &past, side);
        sides += stands_off(&behind, &plate);
    }
    if (made == GROUND_NONE)
        return GROUND_NONE;
    return sides >= (made == GROUND_YELLOW ? YELLOW_SIDES : WHITE_SIDES) ? made : GROUND_NONE;
}

/* Tries some words of a line. */
static phw_status try_words(const phw_mark_scene *scene, size_t line, size_t first, size_t count,
                            phw_findings *findings, bool *found, phw_error *error)
{
    const phw_word *words = &scene->page->words[first];
    phw_quad quads[WORDS_MOST];
    char text[PHW_PLATE_MOST] = {0};
    int mended = 0;
    size_t length = phw_plate_join(words, count, text);
    phw_plate_form form = phw_plate_match(text, length, &mended);
    if (form == PHW_PLATE_NONE)
        return PHW_OK;
    for (size_t i = 0; i < count; i++)
        quads[i] = words[i].quad;
    phw_quad quad = phw_quad_union(quads, count, scene->page->lines[line].angle);
    ground plate = find_ground(scene->image, &quad);
    if (plate == GROUND_NONE)
        return PHW_OK;
    double sure = plate == GROUND_YELLOW ? SURE_YELLOW : SURE_WHITE;
    sure -= mended * LESS_MENDED + (form != PHW_PLATE_CURRENT ? LESS_OLD : 0);
    char registration[PHW_PLATE_MOST + 1] = "";
    memcpy(registration, text, length);
    phw_finding finding = {.kind = PHW_FINDING_VEHICLE_PLATE,
                           .confidence = sure,
                           .quad = quad,
                           .plane = scene->page->lines[line].plane,
                           .text = registration,
                           .line = line,
                           .first_word = first,
                           .last_word = first + count - 1};
    phw_finding_because(&finding, plate == GROUND_YELLOW ? "yellow-plate" : "white-plate");
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
