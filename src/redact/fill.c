/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/fill.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "redact/policy.h"

#define STEP 32       /* levels of a channel that look the same in the copy */
#define SAMPLES 100.0 /* across and down each surface */

typedef struct sum {
    double colour[3];
    double count;
} sum;

static void add_box(const phw_image *image, const phw_quad *quad, sum *total)
{
    phw_box box = phw_quad_bounds(quad);
    double left = fmax(0, box.left), right = fmin(image->width, box.right);
    double top = fmax(0, box.top), bottom = fmin(image->height, box.bottom);
    double across = fmax(1, (right - left) / SAMPLES), down = fmax(1, (bottom - top) / SAMPLES);
    for (double y = top + 0.5; y < bottom; y += down)
        for (double x = left + 0.5; x < right; x += across) {
            if (!phw_quad_contains(quad, (phw_point){x, y}))
                continue;
            const uint8_t *pixel = phw_image_row(image, (uint32_t)y) + (size_t)x * 3;
            for (int c = 0; c < 3; c++)
                total->colour[c] += pixel[c];
            total->count++;
        }
}

static bool holds_covered(const phw_report *report, size_t plane)
{
    for (size_t i = 0; report->findings && i < report->findings->count; i++)
        if (report->findings->items[i].plane == plane &&
            phw_redact_covers(&report->findings->items[i], report->verdict))
            return true;
    return false;
}

void phw_redact_fill_colour(const phw_report *report, const phw_image *image,
                            const phw_redact_options *options, uint8_t fill[3])
{
    const phw_page *page = report->page;
    sum total = {{0}, 0};
    memcpy(fill, options->fill, 3);
    if (options->fill_kind != PHW_FILL_MEAN)
        return;
    for (size_t i = 0; page && i < page->plane_count; i++)
        if (page->planes[i].record || holds_covered(report, i))
            add_box(image, &page->planes[i].quad, &total);
    phw_quad whole = phw_quad_from_box((phw_box){0, 0, image->width, image->height});
    if (total.count < 1)
        add_box(image, &whole, &total);
    for (int c = 0; c < 3; c++) {
        double rounded = floor(total.colour[c] / fmax(1, total.count) / STEP + 0.5) * STEP;
        fill[c] = (uint8_t)fmin(255, rounded);
    }
}
