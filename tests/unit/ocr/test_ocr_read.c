/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "image/decode.h"
#include "layout/layout.h"
#include "ocr/ocr.h"

#define PICTURE PHW_TEST_SOURCE_DIR "/samples/pictures/record-light.png"

typedef struct file {
    uint8_t *bytes;
    size_t size;
} file;

static file load(const char *path)
{
    FILE *stream = fopen(path, "rb");
    assert_non_null(stream);
    assert_int_equal(fseek(stream, 0, SEEK_END), 0);
    long size = ftell(stream);
    assert_true(size > 0);
    rewind(stream);
    file made = {malloc((size_t)size), (size_t)size};
    assert_non_null(made.bytes);
    assert_int_equal(fread(made.bytes, 1, made.size, stream), made.size);
    assert_int_equal(fclose(stream), 0);
    return made;
}

typedef struct fixture {
    file model;
    phw_ocr *ocr;
    phw_image *picture; /* the whole sample */
    phw_image *banner;  /* the part of the sample with the patient's name and NHS number */
} fixture;

enum { LEFT = 0, TOP = 30, WIDTH = 760, HEIGHT = 60 };

static int set_up(void **state)
{
    static fixture f;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    file picture = load(PICTURE);
    phw_image *image = NULL;
    phw_container container;
    assert_int_equal(
        phw_image_decode(picture.bytes, picture.size, &limits, &image, &container, NULL), PHW_OK);
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &f.banner, NULL), PHW_OK);
    assert_true(image->width >= LEFT + WIDTH && image->height >= TOP + HEIGHT);
    for (uint32_t y = 0; y < HEIGHT; y++)
        memcpy(phw_image_row_mut(f.banner, y), phw_image_row(image, y + TOP) + (size_t)LEFT * 3,
               (size_t)WIDTH * 3);
    f.picture = image;
    free(picture.bytes);
    f.model = load(PHW_TEST_SOURCE_DIR "/models/reader/reader.model");
    assert_int_equal(phw_ocr_open(f.model.bytes, f.model.size, &f.ocr, NULL), PHW_OK);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    phw_ocr_free(&f->ocr);
    phw_image_free(&f->banner);
    phw_image_free(&f->picture);
    free(f->model.bytes);
    return 0;
}

/* The picture with columns, rows or both in the opposite order. */
static phw_image *flipped(const phw_image *image, bool columns, bool rows)
{
    phw_image *made = NULL;
    assert_int_equal(phw_image_new(image->width, image->height, 3, &made, NULL), PHW_OK);
    for (uint32_t y = 0; y < image->height; y++) {
        const uint8_t *from = phw_image_row(image, rows ? image->height - 1 - y : y);
        for (uint32_t x = 0; x < image->width; x++)
            memcpy(phw_image_row_mut(made, y) + (size_t)x * 3,
                   from + (size_t)(columns ? image->width - 1 - x : x) * 3, 3);
    }
    return made;
}

/* What the picture looks like from low down and aside: @p wide times as wide, @p high times as
 * high, its upper parts moved aside by @p lean pixels a pixel. */
static phw_image *seen_at_an_angle(const phw_image *image, double wide, double high, double lean)
{
    phw_image *made = NULL;
    uint32_t height = (uint32_t)(image->height * high);
    uint32_t width = (uint32_t)(image->width * wide + fabs(lean) * height);
    assert_int_equal(phw_image_new(width, height, 3, &made, NULL), PHW_OK);
    for (uint32_t y = 0; y < height; y++) {
        double from_y = fmin((y + 0.5) / high, image->height - 1);
        double aside = lean > 0 ? lean * (height - y) : -lean * y;
        for (uint32_t x = 0; x < width; x++) {
            double from_x = fmax(0, fmin((x + 0.5 - aside) / wide, image->width - 1));
            memcpy(phw_image_row_mut(made, y) + (size_t)x * 3,
                   phw_image_row(image, (uint32_t)from_y) + (size_t)from_x * 3, 3);
        }
    }
    return made;
}

static phw_page *read_picture(fixture *f, const phw_image *image, const phw_ocr_budget *budget)
{
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *found = NULL, *page = NULL;
    assert_int_equal(phw_pyramid_build(image, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_page_new(image->width, image->height, &found, NULL), PHW_OK);
    assert_int_equal(phw_page_new(image->width, image->height, &page, NULL), PHW_OK);
    assert_int_equal(phw_layout_find(&pyramid, 200, NULL, found, NULL), PHW_OK);
    assert_true(found->line_count > 0);
    assert_int_equal(phw_ocr_read(f->ocr, &pyramid, found, budget, page, NULL), PHW_OK);
    assert_int_equal(page->line_count, found->line_count);
    assert_int_equal(page->plane_count, found->plane_count);
    phw_page_free(&found);
    phw_pyramid_done(&pyramid);
    return page;
}

/* The word that holds @p text, or NULL. */
static const phw_word *word_with(const phw_page *page, const char *text)
{
    for (size_t i = 0; i < page->word_count; i++)
        if (strstr(page->words[i].text, text))
            return &page->words[i];
    return NULL;
}

static void assert_word_at(const phw_page *page, const char *text, double x, double y)
{
    const phw_word *word = word_with(page, text);
    if (!word)
        fail_msg("a word of the banner is missing among %zu words", page->word_count);
    assert_true(phw_quad_contains(&word->quad, (phw_point){x, y}));
}

static void check_banner(fixture *f, bool columns, bool rows)
{
    const phw_ocr_budget budget = {.words = 1000};
    phw_image *image = flipped(f->banner, columns, rows);
    phw_page *page = read_picture(f, image, &budget);
    assert_true(page->complete);
    static const struct {
        const char *text;
        double x, y; /* a place inside the word, in the sample */
    } words[] = {{"MARLOW", 60, 61}, {"Edith", 155, 61}, {"999", 649, 62}, {"6847", 711, 62}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        double x = words[i].x - LEFT, y = words[i].y - TOP;
        assert_word_at(page, words[i].text, columns ? WIDTH - x : x, rows ? HEIGHT - y : y);
    }
    const phw_line *line = &page->lines[word_with(page, "MARLOW")->line];
    assert_int_equal(line->state, PHW_LINE_READ);
    assert_int_equal(line->mirrored, columns != rows);
    phw_page_free(&page);
    phw_image_free(&image);
}

static void test_upright(void **state)
{
    check_banner(*state, false, false);
}

/* Every second pixel of every second row, each the mean of the four there were. */
static phw_image *halved(const phw_image *image)
{
    phw_image *made = NULL;
    assert_int_equal(phw_image_new(image->width / 2, image->height / 2, 3, &made, NULL), PHW_OK);
    for (uint32_t y = 0; y < made->height; y++)
        for (uint32_t i = 0; i < made->width * 3; i++) {
            const size_t at = (size_t)(i / 3) * 6 + i % 3;
            const uint8_t *above = phw_image_row(image, 2 * y) + at;
            const uint8_t *below = phw_image_row(image, 2 * y + 1) + at;
            phw_image_row_mut(made, y)[i] =
                (uint8_t)((above[0] + above[3] + below[0] + below[3]) / 4);
        }
    return made;
}

/* A trace as of a heart: a line with peaks, whose feet are at @p foot. */
static void draw_trace(phw_image *image, uint32_t foot, uint32_t high)
{
    enum { BEAT = 70, RISE = 5 };
    for (uint32_t x = 10; x + 10 < image->width; x++) {
        const uint32_t phase = x % BEAT;
        const uint32_t up = phase < RISE       ? high * phase / RISE
                            : phase < 2 * RISE ? high * (2 * RISE - phase) / RISE
                                               : 0;
        const uint32_t steep = phase < 2 * RISE ? high / RISE : 0;
        for (uint32_t y = foot - up; y <= foot - up + steep + 1; y++)
            memset(phw_image_row_mut(image, y) + (size_t)x * 3, 40, 3);
    }
}

/* The traces of a heart look alike from both sides: what is written above them tells which way up
 * the sheet is. */
static void test_traces_have_no_say_in_the_direction(void **state)
{
    fixture *f = *state;
    enum { TRACES = 6, PITCH = 60, HIGH = 26 };
    const phw_ocr_budget budget = {.words = 1000};
    phw_image *small = halved(f->banner), *sheet = NULL;
    const uint32_t height = small->height + TRACES * PITCH + 20;
    assert_int_equal(phw_image_new(small->width, height, 3, &sheet, NULL), PHW_OK);
    for (uint32_t y = 0; y < height; y++)
        memset(phw_image_row_mut(sheet, y), 250, (size_t)sheet->width * 3);
    for (uint32_t y = 0; y < small->height; y++)
        memcpy(phw_image_row_mut(sheet, y), phw_image_row(small, y), (size_t)small->width * 3);
    for (uint32_t i = 1; i <= TRACES; i++)
        draw_trace(sheet, small->height + i * PITCH, HIGH);
    for (int turned = 0; turned < 2; turned++) {
        phw_image *seen = flipped(sheet, turned, turned);
        phw_page *page = read_picture(f, seen, &budget);
        assert_non_null(word_with(page, "MARLOW"));
        assert_non_null(word_with(page, "6847"));
        phw_page_free(&page);
        phw_image_free(&seen);
    }
    phw_image_free(&sheet);
    phw_image_free(&small);
}

/* Moves a part of a picture onto another, turned by half a turn or not. */
static void put(phw_image *onto, uint32_t left, uint32_t top, const phw_image *from, phw_box part,
                bool turned)
{
    for (uint32_t y = (uint32_t)part.top; y < part.bottom; y++)
        for (uint32_t x = (uint32_t)part.left; x < part.right; x++) {
            const uint32_t right = x - (uint32_t)part.left, down = y - (uint32_t)part.top;
            const uint32_t width = (uint32_t)(part.right - part.left);
            const uint32_t height = (uint32_t)(part.bottom - part.top);
            memcpy(phw_image_row_mut(onto, top + (turned ? height - 1 - down : down)) +
                       (size_t)(left + (turned ? width - 1 - right : right)) * 3,
                   phw_image_row(from, y) + (size_t)x * 3, 3);
        }
}

/* Two icons or a mark's letters that are read as well from the other side are a few signs: a longer
 * line tells which way up it is. */
static void test_short_lines_have_less_say_in_the_direction(void **state)
{
    fixture *f = *state;
    const phw_ocr_budget budget = {.words = 1000};
    const phw_box name = {0, 12, 255, 46}, forename = {130, 12, 190, 46};
    phw_image *sheet = NULL;
    assert_int_equal(phw_image_new(300, 240, 3, &sheet, NULL), PHW_OK);
    for (uint32_t y = 0; y < sheet->height; y++)
        for (uint32_t x = 0; x < sheet->width; x++)
            memcpy(phw_image_row_mut(sheet, y) + (size_t)x * 3,
                   phw_image_row(f->banner, 8) + (size_t)5 * 3, 3);
    put(sheet, 10, 20, f->banner, name, false);
    put(sheet, 20, 90, f->banner, forename, true);
    put(sheet, 20, 150, f->banner, forename, true);
    phw_page *page = read_picture(f, sheet, &budget);
    assert_non_null(word_with(page, "MARLOW"));
    phw_page_free(&page);
    phw_image_free(&sheet);
}

static void test_turned(void **state)
{
    check_banner(*state, true, true);
}

static void test_mirrored(void **state)
{
    check_banner(*state, true, false);
}

static void test_at_a_sharp_angle(void **state)
{
    fixture *f = *state;
    const phw_ocr_budget budget = {.words = 1000};
    static const struct {
        double wide, high, lean;
    } views[] = {{2, 1.6, 1.1}, {2, 1.6, -0.8}, {2.8, 1.2, 0}};
    static const char *const words[] = {"MARLOW", "Edith", "6847", "Thrush", "Metformin"};
    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
        phw_image *image =
            seen_at_an_angle(f->picture, views[i].wide, views[i].high, views[i].lean);
        phw_page *page = read_picture(f, image, &budget);
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            if (!word_with(page, words[k]))
                fail_msg("view %zu: word %zu is missing", i, k);
        phw_page_free(&page);
        phw_image_free(&image);
    }
}

static void test_a_limit_on_words(void **state)
{
    const phw_ocr_budget budget = {.words = 2};
    phw_page *page = read_picture(*state, ((fixture *)*state)->banner, &budget);
    assert_int_equal(page->word_count, 2);
    assert_false(page->complete);
    phw_page_free(&page);
}

static int64_t late(void *context)
{
    ++*(int *)context;
    return 1000;
}

static void test_past_the_deadline(void **state)
{
    int asked = 0;
    const phw_clock clock = {late, &asked};
    const phw_ocr_budget budget = {&clock, 999, 1000};
    phw_page *page = read_picture(*state, ((fixture *)*state)->picture, &budget);
    /* What was begun is finished: the lines of the first batch may have been read. */
    size_t skipped = 0;
    for (size_t i = 0; i < page->line_count; i++)
        skipped += page->lines[i].state == PHW_LINE_SKIPPED;
    assert_true(asked > 0);
    assert_true(skipped > page->line_count / 4);
    assert_false(page->complete);
    phw_page_free(&page);
}

/* How often it was asked whether what was read is enough, and how much was read at the last time.
 */
typedef struct asked {
    int times;
    int enough; /* at which time it is */
    size_t read;
} asked;

static bool is_enough(void *context, phw_page *so_far)
{
    asked *a = context;
    a->read = 0;
    for (size_t i = 0; i < so_far->line_count; i++)
        a->read += so_far->lines[i].state == PHW_LINE_READ;
    return ++a->times == a->enough;
}

/* What is asked for first is read first, and what is read in portions is read alike. */
static void test_in_portions(void **state)
{
    fixture *f = *state;
    phw_ocr_budget budget = {.words = 1000};
    phw_page *whole = read_picture(f, f->picture, &budget);
    size_t *order = malloc(whole->line_count * sizeof *order);
    assert_non_null(order);
    for (size_t i = 0; i < whole->line_count; i++)
        order[i] = whole->line_count - 1 - i;
    asked never = {0}, twice = {.enough = 2};
    budget.order = order;
    budget.enough = is_enough;
    budget.context = &never;
    phw_page *page = read_picture(f, f->picture, &budget);
    assert_true(page->complete && never.times > 1);
    assert_int_equal(page->word_count, whole->word_count);
    for (size_t i = 0; i < page->word_count; i++)
        assert_string_equal(page->words[i].text, whole->words[i].text);
    phw_page_free(&page);
    budget.context = &twice;
    page = read_picture(f, f->picture, &budget);
    assert_int_equal(twice.times, 2);
    assert_false(page->complete);
    assert_int_equal(page->lines[0].state, PHW_LINE_SKIPPED);
    assert_int_not_equal(page->lines[page->line_count - 1].state, PHW_LINE_SKIPPED);
    size_t read = 0;
    for (size_t i = 0; i < page->line_count; i++)
        read += page->lines[i].state == PHW_LINE_READ;
    assert_int_equal(read, twice.read);
    phw_page_free(&page);
    phw_page_free(&whole);
    free(order);
}

/* The networks open when there is something to read; where they cannot, nothing is read. */
static void test_a_model_that_is_none(void **state)
{
    const fixture *f = *state;
    const phw_ocr_budget budget = {.words = 1000};
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *found = NULL, *page = NULL;
    phw_ocr *ocr = NULL;
    assert_int_equal(phw_pyramid_build(f->banner, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_page_new(WIDTH, HEIGHT, &found, NULL), PHW_OK);
    assert_int_equal(phw_page_new(WIDTH, HEIGHT, &page, NULL), PHW_OK);
    assert_int_equal(phw_layout_find(&pyramid, 200, NULL, found, NULL), PHW_OK);
    for (size_t size = 0; size < f->model.size; size += f->model.size / 2) {
        assert_int_equal(phw_ocr_open(f->model.bytes, size, &ocr, NULL), PHW_OK);
        assert_int_equal(phw_ocr_read(ocr, &pyramid, found, &budget, page, NULL), PHW_ERR_MODEL);
        phw_ocr_free(&ocr);
    }
    phw_page_free(&found);
    phw_page_free(&page);
    phw_pyramid_done(&pyramid);
}

/* What layout knows to be texture is left alone, and is nothing that was not examined. */
static void test_texture_is_not_read(void **state)
{
    const phw_ocr_budget budget = {.words = 1000};
    fixture *f = *state;
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_page *found = NULL, *page = NULL;
    assert_int_equal(phw_pyramid_build(f->banner, PHW_LAYOUT_LEAST_SIDE, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_page_new(WIDTH, HEIGHT, &found, NULL), PHW_OK);
    assert_int_equal(phw_page_new(WIDTH, HEIGHT, &page, NULL), PHW_OK);
    assert_int_equal(phw_layout_find(&pyramid, 200, NULL, found, NULL), PHW_OK);
    assert_true(found->line_count > 1);
    for (size_t i = 1; i < found->line_count; i++)
        found->lines[i].state = PHW_LINE_NOISE;
    assert_int_equal(phw_ocr_read(f->ocr, &pyramid, found, &budget, page, NULL), PHW_OK);
    assert_int_equal(page->lines[0].state, PHW_LINE_READ);
    for (size_t i = 1; i < page->line_count; i++) {
        assert_int_equal(page->lines[i].state, PHW_LINE_NOISE);
        assert_int_equal(page->lines[i].word_count, 0);
    }
    assert_true(page->complete);
    phw_page_free(&found);
    phw_page_free(&page);
    phw_pyramid_done(&pyramid);
}

static void test_nothing_to_read(void **state)
{
    const phw_ocr_budget budget = {.words = 10};
    fixture *f = *state;
    phw_page *found = NULL, *page = NULL;
    const phw_pyramid pyramid = PHW_PYRAMID_INIT;
    assert_int_equal(phw_page_new(10, 10, &found, NULL), PHW_OK);
    assert_int_equal(phw_page_new(10, 10, &page, NULL), PHW_OK);
    assert_int_equal(phw_ocr_read(f->ocr, &pyramid, found, &budget, page, NULL), PHW_OK);
    assert_true(page->complete && !page->line_count && !page->word_count);
    phw_page_free(&found);
    phw_page_free(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_upright),
        cmocka_unit_test(test_short_lines_have_less_say_in_the_direction),
        cmocka_unit_test(test_turned),
        cmocka_unit_test(test_traces_have_no_say_in_the_direction),
        cmocka_unit_test(test_mirrored),
        cmocka_unit_test(test_at_a_sharp_angle),
        cmocka_unit_test(test_a_limit_on_words),
        cmocka_unit_test(test_past_the_deadline),
        cmocka_unit_test(test_in_portions),
        cmocka_unit_test(test_texture_is_not_read),
        cmocka_unit_test(test_nothing_to_read),
        cmocka_unit_test(test_a_model_that_is_none),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
