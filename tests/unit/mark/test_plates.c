/* SPDX-License-Identifier: Apache-2.0 */
/* Registrations by their form, and plates by what they stand on. All invented. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/detector.h"
#include "mark/plate_boxes.h"
#include "mark/plate_form.h"

static void test_forms(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        phw_plate_form form;
        int mended;
    } rows[] = {
        {"AB51ABC", PHW_PLATE_CURRENT, 0},
        {"YX02KLM", PHW_PLATE_CURRENT, 0},
        {"A123BCD", PHW_PLATE_PREFIX, 0},
        {"K12ABC", PHW_PLATE_PREFIX, 0},
        {"ABC123D", PHW_PLATE_SUFFIX, 0},
        {"ABZ1234", PHW_PLATE_NORTHERN, 0},
        {"AZB1234", PHW_PLATE_NORTHERN, 0},
        {"AB5IABC", PHW_PLATE_CURRENT, 1},
        {"AB510BC", PHW_PLATE_CURRENT, 1},
        {"AB01ABC", PHW_PLATE_NONE, 0},
        {"AC50ACC", PHW_PLATE_NONE, 0},
        {"SW1A1AA", PHW_PLATE_NONE, 0},
        {"M11AE", PHW_PLATE_NONE, 0},
        {"CR26XH", PHW_PLATE_NONE, 0},
        {"B338TH", PHW_PLATE_NONE, 0},
        {"EC1A1BB", PHW_PLATE_NONE, 0},
        {"AB123456C", PHW_PLATE_NONE, 0},
        {"K123456", PHW_PLATE_NONE, 0},
        {"ABCDEFG", PHW_PLATE_NONE, 0},
        {"1234567", PHW_PLATE_NONE, 0},
        {"", PHW_PLATE_NONE, 0},
        {"QB51ABC", PHW_PLATE_NONE, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int mended = -1;
        phw_plate_form form = phw_plate_match(rows[i].text, strlen(rows[i].text), &mended);
        if (form != rows[i].form || mended != rows[i].mended)
            fail_msg("%s: form %d, mended %d", rows[i].text, (int)form, mended);
    }
}

/* What a line of text stands on. */
typedef struct setting {
    uint8_t plate[3];
    uint8_t behind[3];
    bool edges; /* the plate ends; else it goes on to the edges of the picture */
    bool light_letters;
    bool recess; /* dark, round the plate and narrower than what is looked past */
} setting;

#define TEXT_LEFT 140
#define TEXT_TOP 120
#define TEXT_WIDTH 240
#define TEXT_HEIGHT 40
#define WIDTH 520
#define HEIGHT 280

static void fill(phw_image *image, phw_box box, const uint8_t colour[3])
{
    for (uint32_t y = (uint32_t)box.top; y < box.bottom; y++)
        for (uint32_t x = (uint32_t)box.left; x < box.right; x++)
            memcpy(phw_image_row_mut(image, y) + (size_t)x * 3, colour, 3);
}

/* Words of one line, with their ink as bars; the text's width is shared by bytes. */
static void add_words(phw_page *page, phw_image *image, const char *text, bool light)
{
    static const uint8_t dark_ink[3] = {25, 25, 30}, light_ink[3] = {240, 240, 240};
    double left = TEXT_LEFT, step = TEXT_WIDTH / (double)strlen(text);
    phw_line line = {.quad = phw_quad_from_box((phw_box){
                         TEXT_LEFT, TEXT_TOP, TEXT_LEFT + TEXT_WIDTH, TEXT_TOP + TEXT_HEIGHT}),
                     .height = TEXT_HEIGHT,
                     .polarity = light ? PHW_POLARITY_LIGHT_ON_DARK : PHW_POLARITY_DARK_ON_LIGHT,
                     .plane = PHW_NO_PLANE,
                     .state = PHW_LINE_READ};
    assert_int_equal(phw_page_add_line(page, &line, NULL), PHW_OK);
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, " ");
        char word[16];
        phw_quad chars[16];
        memcpy(word, at, length);
        word[length] = '\0';
        for (size_t i = 0; i < length; i++) {
            phw_box box = {left, TEXT_TOP, left + step * 0.8, TEXT_TOP + TEXT_HEIGHT};
            fill(image, (phw_box){left, TEXT_TOP, left + step * 0.3, TEXT_TOP + TEXT_HEIGHT},
                 light ? light_ink : dark_ink);
            chars[i] = phw_quad_from_box(box);
            left += step;
        }
        const phw_word one = {.text = word,
                              .chars = chars,
                              .confidence = 0.9F,
                              .quad = phw_quad_union(chars, length, 0)};
        assert_int_equal(phw_page_add_word(page, &one, NULL), PHW_OK);
        left += at[length] ? step : 0;
        at += length + (at[length] == ' ');
    }
}

/* The confidence of the one plate that is found, 0 where none is. */
static double find(const setting *on, const char *text)
{
    phw_image *image = NULL;
    phw_page *page = NULL;
    phw_findings *findings = NULL;
    phw_codes codes = PHW_CODES_INIT;
    const phw_mark_options options = {1U << PHW_MARK_PLATES};
    assert_int_equal(phw_image_new(WIDTH, HEIGHT, 3, &image, NULL), PHW_OK);
    assert_int_equal(phw_page_new(WIDTH, HEIGHT, &page, NULL), PHW_OK);
    assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
    fill(image, (phw_box){0, 0, WIDTH, HEIGHT}, on->edges ? on->behind : on->plate);
    const phw_box plate = {TEXT_LEFT - 10, TEXT_TOP - 8, TEXT_LEFT + TEXT_WIDTH + 10,
                           TEXT_TOP + TEXT_HEIGHT + 8};
    static const uint8_t shade[3] = {28, 28, 30};
    if (on->recess)
        fill(image, (phw_box){plate.left - 20, plate.top - 9, plate.right + 8, plate.bottom + 9},
             shade);
    fill(image, plate, on->plate);
    add_words(page, image, text, on->light_letters);
    const phw_mark_scene scene = {image, NULL, page, NULL};
    assert_int_equal(phw_mark_find(&scene, &options, findings, &codes, NULL), PHW_OK);
    assert_true(findings->count <= 1);
    double sure = findings->count ? findings->items[0].confidence : 0;
    if (findings->count) {
        assert_int_equal(findings->items[0].kind, PHW_FINDING_VEHICLE_PLATE);
        assert_int_equal(findings->items[0].line, 0);
    }
    phw_findings_free(&findings);
    phw_page_free(&page);
    phw_image_free(&image);
    return sure;
}

static const setting white = {{225, 225, 220}, {60, 70, 90}, true, false, false};
static const setting recessed = {{245, 245, 245}, {235, 235, 240}, true, false, true};
static const setting yellow = {{240, 190, 40}, {60, 70, 90}, true, false, false};
static const setting yellow_on_white = {{240, 190, 40}, {230, 230, 230}, true, false, false};
static const setting paper = {{245, 245, 245}, {245, 245, 245}, false, false, false};
static const setting yellow_page = {{250, 220, 120}, {250, 220, 120}, false, false, false};
static const setting button = {{30, 90, 180}, {245, 245, 245}, true, true, false};
static const setting blue = {{60, 120, 220}, {20, 20, 20}, true, false, false};

static void test_plates_stand_off_from_what_is_behind(void **state)
{
    (void)state;
    assert_true(find(&white, "AB51 ABC") >= 0.6);
    assert_true(find(&yellow, "AB51 ABC") >= 0.8);
    assert_true(find(&yellow, "AB51ABC") >= 0.8);
    assert_true(find(&yellow_on_white, "A123 BCD") >= 0.7);
    assert_true(find(&white, "AB5I ABC") >= 0.5);
    assert_true(find(&white, "AB51 ABC") < find(&yellow, "AB51 ABC"));
}

/* On a white car, where only a dark recess stands between the plate and the car. */
static void test_white_plate_in_a_recess(void **state)
{
    (void)state;
    assert_true(find(&recessed, "AB51 ABC") >= 0.6);
}

static void test_codes_on_paper_are_none(void **state)
{
    (void)state;
    assert_true(find(&paper, "AB51 ABC") == 0);
    assert_true(find(&yellow_page, "AB51 ABC") == 0);
    assert_true(find(&button, "AB51 ABC") == 0);
    assert_true(find(&blue, "AB51 ABC") == 0);
    assert_true(find(&white, "SW1A 1AA") == 0);
    assert_true(find(&white, "K123456") == 0);
    assert_true(find(&white, "ab51 abc") == 0);
}

static void test_edges_of_a_plate_may_be_read_as_letters(void **state)
{
    (void)state;
    static const struct {
        const char *words[2];
        const char *text; /* NULL: none */
    } rows[] = {
        {{"AB51", "ABC"}, "AB51ABC"},   {{"|AB51", "ABC]"}, "AB51ABC"},
        {{"IAB51", "ABC"}, "AB51ABC"},  {{"AB51", "ABCI"}, "AB51ABC"},
        {{"IAB51", "ABCl"}, NULL},      {{"BAB51", "ABC1"}, "AB51ABC"},
        {{"IKAB51", "ABC"}, "AB51ABC"}, {{"AB51", "ABCDE"}, NULL},
        {{"XA123", "BCD"}, NULL},       {{"K12345", "6789"}, NULL},
        {{"IAB5I", "ABC"}, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char first[16], second[16], text[PHW_PLATE_MOST + 1] = "";
        strcpy(first, rows[i].words[0]);
        strcpy(second, rows[i].words[1]);
        const phw_word words[2] = {{.text = first, .length = strlen(first)},
                                   {.text = second, .length = strlen(second)}};
        bool found = phw_plate_read(words, 2, text, NULL) != PHW_PLATE_NONE;
        if (found != (rows[i].text != NULL) || (found && strcmp(text, rows[i].text) != 0))
            fail_msg("%s %s: %s", first, second, found ? text : "none");
    }
}

/* A plate of 300 x 64 pixels with seven characters of two strokes each, on a car of some colour,
 * above its dark bumper, beside which a grey car is as light as a plate. */
static size_t count_boxes(const uint8_t plate[3], const uint8_t car[3], bool characters)
{
    static const uint8_t ink[3] = {25, 25, 30}, bumper[3] = {30, 31, 32};
    phw_pyramid pyramid = PHW_PYRAMID_INIT;
    phw_image *image = NULL;
    phw_quad boxes[PHW_PLATE_BOXES_MOST];
    size_t count = 0;
    assert_int_equal(phw_image_new(900, 600, 3, &image, NULL), PHW_OK);
    fill(image, (phw_box){0, 0, 900, 600}, car);
    fill(image, (phw_box){0, 330, 900, 600}, bumper);
    fill(image, (phw_box){300, 250, 600, 314}, plate);
    for (double x = 310; characters && x < 580; x += 38) {
        fill(image, (phw_box){x, 259, x + 7, 305}, ink);
        fill(image, (phw_box){x + 18, 259, x + 25, 305}, ink);
    }
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_plate_boxes_find(image, &pyramid, boxes, &count, NULL), PHW_OK);
    const phw_quad true_box = phw_quad_from_box((phw_box){300, 250, 600, 314});
    for (size_t i = 0; i < count; i++)
        assert_true(phw_quad_overlap(&boxes[i], &true_box) > 0.8 * phw_quad_area(&true_box));
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
    return count;
}

static void test_plates_are_found_as_boxes(void **state)
{
    (void)state;
    assert_int_equal(count_boxes(white.plate, white.behind, true), 1);
    assert_int_equal(count_boxes(white.plate, (const uint8_t[3]){115, 116, 118}, true), 1);
    assert_int_equal(count_boxes(yellow.plate, yellow.behind, true), 1);
    assert_int_equal(count_boxes(yellow.plate, (const uint8_t[3]){230, 230, 230}, true), 1);
    assert_int_equal(count_boxes(white.plate, white.behind, false), 0);
    assert_int_equal(count_boxes(paper.plate, paper.behind, true), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_plates_stand_off_from_what_is_behind),
        cmocka_unit_test(test_white_plate_in_a_recess),
        cmocka_unit_test(test_codes_on_paper_are_none),
        cmocka_unit_test(test_edges_of_a_plate_may_be_read_as_letters),
        cmocka_unit_test(test_plates_are_found_as_boxes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
