/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <math.h>
#include <string.h>

#include "redact/raster.h"
#include "scan/rescan.h"

#define PI 3.14159265358979323846
#define WIDTH 900U
#define HEIGHT 700U
#define COVERED_FROM 60U
#define COVERED_TO 640U

static int texts_read; /* how often pixels were looked at for text */

/* What phw_scan_again() asks of rooms that no part's pixels have to do with. */

phw_status phw_rescan_text(phw_rescan *r, const phw_surroundings *surroundings, phw_error *error)
{
    (void)r;
    (void)surroundings;
    (void)error;
    texts_read++;
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

static void add_word(phw_report *report, const char *text, phw_box place)
{
    phw_quad chars[8] = {{{{0, 0}}}};
    const phw_word word = {.text = text,
                           .confidence = 0.99F,
                           .quad = phw_quad_from_box(place),
                           .chars = chars,
                           .char_count = 0};
    assert_int_equal(phw_page_add_word(report->page, &word, NULL), PHW_OK);
}

/* What is told without a look: the words that were read, but for those under the cover or too near
 * it to be sure of. */
static void test_an_unseen_look_is_at_words_alone(void **state)
{
    (void)state;
    phw_report *before = build_report(WIDTH, HEIGHT), *told = NULL;
    phw_image *mask = NULL;
    const phw_quad cover = phw_quad_from_box((phw_box){490, 15, 570, 45});
    const phw_image picture = {.width = WIDTH, .height = HEIGHT};
    const phw_container container = {.pages = 1};
    build_line(before, (phw_box){20, 20, 560, 40}, PHW_NO_PLANE, PHW_LINE_READ);
    add_word(before, "Ward", (phw_box){20, 20, 60, 40});
    add_word(before, "Smith", (phw_box){500, 20, 560, 40});
    build_line(before, (phw_box){20, 220, 160, 240}, PHW_NO_PLANE, PHW_LINE_READ);
    add_word(before, "Falls", (phw_box){20, 220, 160, 240});
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 1, &mask, NULL), PHW_OK);
    assert_true(phw_raster_quad(mask, &cover));
    const phw_again again = {.source = before,
                             .before = before,
                             .image = &picture,
                             .container = &container,
                             .covering = {mask, mask, NULL},
                             .scale = 1,
                             .unseen = true};
    phw_scanner scanner = {.options = PHW_SCAN_OPTIONS_DEFAULTS};
    texts_read = 0;
    assert_int_equal(phw_scan_again(&scanner, &again, &told, NULL), PHW_OK);
    assert_int_equal(texts_read, 0);
    assert_int_equal(told->page->word_count, 2);
    assert_string_equal(told->page->words[0].text, "Falls");
    assert_string_equal(told->page->words[1].text, "Ward");
    phw_report_free(&told);
    phw_report_free(&before);
    phw_image_free(&mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_parts_grey_is_that_of_the_copy),
        cmocka_unit_test(test_an_unseen_look_is_at_words_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
