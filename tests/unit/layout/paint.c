/* SPDX-License-Identifier: Apache-2.0 */
#include "paint.h"

#include <math.h>
#include <string.h>

#include "layout/layout.h"

#define TURN 6.28318530717958647692
#define PI 3.14159265358979323846
#define PITCH (6.0 / 7) /* of the height, from one letter to the next */
#define WORD 6          /* every sixth place is a gap */
#define SAMPLES 4       /* a pixel is looked at in 4 × 4 places */

/* Five columns by seven rows; bit 4 is the left column. */
static const uint8_t letters[][7] = {
    {14, 17, 17, 31, 17, 17, 17}, /* A */
    {31, 16, 16, 30, 16, 16, 31}, /* E */
    {30, 17, 17, 30, 20, 18, 17}, /* R */
    {17, 25, 21, 21, 19, 17, 17}, /* N */
    {31, 4, 4, 4, 4, 4, 4},       /* T */
    {14, 17, 17, 17, 17, 17, 14}, /* O */
    {15, 16, 16, 14, 1, 1, 30},   /* S */
    {17, 17, 17, 31, 17, 17, 17}, /* H */
};

phw_image *paint_ground(uint32_t width, uint32_t height, uint8_t grey)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(width, height, 1, &image, NULL), PHW_OK);
    paint_box(image, 0, 0, width, height, grey);
    return image;
}

void paint_box(phw_image *image, uint32_t left, uint32_t top, uint32_t right, uint32_t bottom,
               uint8_t grey)
{
    for (uint32_t y = top; y < bottom; y++)
        memset(phw_image_row_mut(image, y) + left, grey, right - left);
}

double row_length(const text_row *row)
{
    return (double)row->letters * PITCH * row->height;
}

bool row_has_letter(const text_row *row, size_t index)
{
    return index < row->letters && index % WORD != WORD - 1;
}

phw_point row_letter(const text_row *row, size_t index)
{
    double u = ((double)index + 0.5) * PITCH * row->height - row_length(row) / 2;
    double angle = row->angle * PI / 180;
    return (phw_point){row->middle.x + u * cos(angle), row->middle.y + u * sin(angle)};
}

/* Whether ink lies at (u, v), measured from the top left of the row along and across it. */
static bool has_ink(const text_row *row, double u, double v)
{
    if (u < 0 || v < 0 || v >= row->height)
        return false;
    double cell = row->height / 7;
    size_t letter = (size_t)(u / (PITCH * row->height));
    if (!row_has_letter(row, letter))
        return false;
    int column = (int)((u - (double)letter * PITCH * row->height) / cell), line = (int)(v / cell);
    size_t shape = letter * 5 % (sizeof letters / sizeof letters[0]);
    return column < 5 && line < 7 && (letters[shape][line] >> (4 - column) & 1);
}

void paint_row(phw_image *image, const text_row *row)
{
    double c = cos(row->angle * PI / 180), s = sin(row->angle * PI / 180);
    for (uint32_t y = 0; y < image->height; y++) {
        uint8_t *pixels = phw_image_row_mut(image, y);
        for (uint32_t x = 0; x < image->width; x++) {
            double dx = x + 0.5 - row->middle.x, dy = y + 0.5 - row->middle.y;
            if (fabs(dy * c - dx * s) > row->height / 2 + 2 ||
                fabs(dx * c + dy * s) > row_length(row) / 2 + 2)
                continue;
            int covered = 0;
            for (int i = 0; i < SAMPLES * SAMPLES; i++) {
                double sx = dx + (i % SAMPLES + 0.5) / SAMPLES - 0.5;
                double sy = dy + (i / SAMPLES + 0.5) / SAMPLES - 0.5;
                covered += has_ink(row, sx * c + sy * s + row_length(row) / 2,
                                   sy * c - sx * s + row->height / 2);
            }
            pixels[x] =
                (uint8_t)(pixels[x] + (row->ink - pixels[x]) * covered / (SAMPLES * SAMPLES));
        }
    }
}

phw_page *find_layout(const phw_image *image, size_t max_lines)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *page = NULL;
    assert_int_equal(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_page_new(image->width, image->height, &page, NULL), PHW_OK);
    assert_int_equal(phw_layout_find(&pyramid, max_lines, NULL, page, NULL), PHW_OK);
    phw_pyramid_done(&pyramid);
    return page;
}

phw_image *paint_seen(const phw_image *grey, double length, double high)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(grey->width, grey->height, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < grey->height; y++)
        for (uint32_t x = 0; x < grey->width; x++)
            for (int c = 0; c < 3; c++) {
                const double at = (x + 0.2 * y) / length;
                const double level = phw_image_row(grey, y)[x] +
                                     high * (cos(TURN * (at + c / 3.0)) + cos(TURN * at));
                phw_image_row_mut(image, y)[3 * x + (uint32_t)c] =
                    (uint8_t)lround(fmax(0, fmin(255, level)));
            }
    return image;
}

phw_candidate line_at(float side, float x, float y, float length, float height, float angle,
                      float score)
{
    static const float along[] = {-1, 1, 1, -1}, across[] = {-1, -1, 1, 1};
    phw_candidate line = {.angle = angle, .height = height, .length = length, .score = score};
    const float c = cosf(angle), s = sinf(angle);
    for (int i = 0; i < 4; i++) {
        const float u = x + along[i] * length / 2 - side / 2,
                    v = y + across[i] * height / 2 - side / 2;
        line.quad.corner[i] =
            (phw_point){(double)(side / 2 + u * c - v * s), (double)(side / 2 + u * s + v * c)};
    }
    return line;
}
