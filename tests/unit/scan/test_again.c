/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "redact/raster.h"
#include "scan/rescan.h"

#define PI 3.14159265358979323846
#define WIDTH 900U
#define HEIGHT 700U
#define COVERED_FROM 60U
#define COVERED_TO 640U

/* What phw_scan_again() asks of rooms that no part's pixels have to do with. */

phw_status phw_rescan_text(phw_rescan *r, const phw_surroundings *surroundings, phw_error *error)
{
    (void)r;
    (void)surroundings;
    (void)error;
    return PHW_OK;
}

phw_status phw_rescan_marks(phw_rescan *r, const phw_surroundings *surroundings, phw_error *error)
{
    (void)r;
    (void)surroundings;
    (void)error;
    return PHW_OK;
}

void phw_scanner_start_time(phw_scanner *scanner)
{
    (void)scanner;
}

const phw_clock *phw_scanner_clock(const phw_scanner *scanner)
{
    (void)scanner;
    return NULL;
}

phw_status phw_scanner_identify(const phw_scanner *scanner, phw_report *report, phw_error *error)
{
    (void)scanner;
    (void)report;
    (void)error;
    return PHW_OK;
}

/* Waves of moiré in red and blue under the cover; a slope of all colours round it. */
static phw_image *make_picture(void)
{
    phw_image *image = NULL;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++) {
            const bool covered = y >= COVERED_FROM && y < COVERED_TO;
            const double wave = covered ? 30 * sin(2 * PI * (x + 0.4 * y) / 24) : 0;
            uint8_t *pixel = phw_image_row_mut(image, y) + (size_t)3 * x;
            pixel[0] = (uint8_t)(150 + wave + x % 64);
            pixel[1] = (uint8_t)(100 + y % 32);
            pixel[2] = (uint8_t)(150 + wave);
        }
    return image;
}

/* What is seen of a picture with its cover drawn in says nothing of what lies under it: it is the
 * grey of the copy. */
static void test_a_parts_grey_is_that_of_the_copy(void **state)
{
    const uint8_t fills[][3] = {{0, 0, 0}, {40, 160, 60}};
    const phw_part parts[] = {{0, 0, WIDTH, HEIGHT}, {13, 21, WIDTH - 50, HEIGHT - 7}};
    phw_image *image = make_picture(), *mask = NULL;
    (void)state;
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &mask, NULL), PHW_OK);
    for (uint32_t y = COVERED_FROM; y < COVERED_TO; y++)
        memset(phw_image_row_mut(mask, y), PHW_MASK_COVERED, WIDTH);
    for (size_t i = 0; i < 4; i++) {
        phw_image *copy = NULL, *piece = NULL, *as_copied = NULL, *grey = NULL;
        const phw_part *part = &parts[i / 2];
        phw_again again = {.image = image, .fill = fills[i % 2], .covering = {.mask = mask}};
        assert_int_equal(phw_image_copy(image, &copy, NULL), PHW_OK);
        for (uint32_t y = COVERED_FROM; y < COVERED_TO; y++)
            for (uint32_t x = 0; x < WIDTH; x++)
                memcpy(phw_image_row_mut(copy, y) + (size_t)3 * x, fills[i % 2], 3);
        assert_int_equal(phw_part_grey(part, &again, &grey, NULL), PHW_OK);
        again = (phw_again){.image = copy};
        assert_int_equal(phw_part_cut(part, &again, &piece, NULL), PHW_OK);
        assert_int_equal(phw_pyramid_grey(piece, &as_copied, NULL), PHW_OK);
        for (uint32_t y = 0; y < grey->height; y++)
            assert_memory_equal(phw_image_row(grey, y), phw_image_row(as_copied, y), grey->width);
        phw_image_free(&grey);
        phw_image_free(&as_copied);
        phw_image_free(&piece);
        phw_image_free(&copy);
    }
    phw_image_free(&mask);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_parts_grey_is_that_of_the_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
