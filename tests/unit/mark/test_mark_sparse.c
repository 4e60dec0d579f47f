/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/geometry.h"
#include "base/pyramid.h"
#include "lozenge_art.h"
#include "mark/blobs_sparse.h"

static const lozenge_colours blue = {{235, 235, 235}, {0, 94, 184}, {235, 235, 235}};

/* Of a box of 30 x 12 px at (x, y): its blobs on the finest level. @param crowded  the rest of the
 * picture is full of small boxes. */
static phw_blobs search(phw_point at, bool crowded, phw_quad *quad)
{
    const phw_blob_form form = PHW_BLOB_FORM_LOZENGE;
    phw_blobs blobs = {0};
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *image = lozenge_ground(1300, 1100, blue.ground);
    assert_non_null(image);
    *quad = phw_quad_from_box((phw_box){at.x, at.y, at.x + 30, at.y + 12});
    for (uint32_t y = 0; crowded && y < image->height; y++)
        for (uint32_t x = 0; x < image->width; x++)
            if (x % 40 < 24 && y % 20 < 10)
                memset(phw_image_row_mut(image, y) + (size_t)3 * x, 60, 3);
    lozenge_paint(image, quad, "NHS", &blue);
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    for (int level = 1; level < pyramid.count; level++)
        assert_int_equal(phw_blobs_find(&pyramid, level, &form, &blobs, NULL), PHW_OK);
    blobs.count = crowded ? blobs.count : 0;
    size_t coarse = blobs.count;
    assert_int_equal(phw_blobs_find_sparse(&pyramid, 0, &form, &blobs, NULL), PHW_OK);
    memmove(blobs.items, blobs.items + coarse, (blobs.count - coarse) * sizeof *blobs.items);
    blobs.count -= coarse;
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
    return blobs;
}

static size_t count_at(const phw_blobs *blobs, const phw_quad *quad)
{
    size_t count = 0;
    for (size_t i = 0; i < blobs->count; i++) {
        const phw_quad *box = &blobs->items[i].box;
        double both = phw_quad_overlap(box, quad);
        count += both > 0.8 * phw_quad_area(quad) && both > 0.8 * phw_quad_area(box);
    }
    return count;
}

/* In the middle of a tile, where two tiles meet, where four do, in the last corner. */
static void test_a_small_box_is_found_wherever_it_stands(void **state)
{
    (void)state;
    static const phw_point places[] = {
        {200, 300}, {500, 300}, {497, 507}, {1265, 1083}, {20, 1018}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        phw_quad quad;
        phw_blobs blobs = search(places[i], false, &quad);
        assert_true(count_at(&blobs, &quad) >= 1);
        phw_blobs_done(&blobs);
    }
}

static void test_crowded_places_are_passed_over(void **state)
{
    (void)state;
    phw_quad quad;
    phw_blobs blobs = search((phw_point){200, 300}, true, &quad);
    assert_int_equal(blobs.count, 0);
    phw_blobs_done(&blobs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_small_box_is_found_wherever_it_stands),
        cmocka_unit_test(test_crowded_places_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
