/* SPDX-License-Identifier: Apache-2.0 */
#include "paint.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"

#define PI 3.14159265358979323846
#define ROWS 3
#define BOLD 2 /* pixels that strokes grow on either side */
#define TOLERANCE (3 * PI / 180)

/* The angle between two directions whose sense does not matter. */
static double between(double a, double b)
{
    return fabs(remainder(a - b, PI));
}

static bool is_covered(const phw_page *page, phw_point point, double angle, phw_polarity polarity)
{
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        if (phw_quad_contains(&line->quad, point) && between(line->angle, angle) < TOLERANCE &&
            line->polarity == polarity)
            return true;
    }
    return false;
}

static void check_rows(double height, double angle, phw_polarity polarity)
{
    bool dark = polarity == PHW_POLARITY_DARK_ON_LIGHT;
    uint32_t side = height > 50 ? 720 : height > 20 ? 480 : 320;
    phw_image *image = paint_ground(side, side, dark ? 225 : 35);
    text_row rows[ROWS];
    for (int i = 0; i < ROWS; i++) {
        double off = (i - (ROWS - 1) / 2.0) * 2 * height, turn = angle * PI / 180;
        rows[i] = (text_row){{side / 2.0 - off * sin(turn), side / 2.0 + off * cos(turn)},
                             height,
                             angle,
                             height > 50 ? 8 : 16,
                             dark ? 30 : 230};
        paint_row(image, &rows[i]);
    }
    phw_page *page = find_layout(image, 1000);
    assert_true(page->complete);
    for (int i = 0; i < ROWS; i++)
        for (size_t k = 0; k < rows[i].letters; k++)
            if (row_has_letter(&rows[i], k) &&
                !is_covered(page, row_letter(&rows[i], k), angle * PI / 180, polarity))
                fail_msg("letter %zu of row %d, %g px at %g degrees, %s, is on none of %zu lines",
                         k, i, height, angle, dark ? "dark" : "light", page->line_count);
    for (size_t i = 0; i < page->line_count; i++) {
        assert_true(page->lines[i].height > 0);
        assert_int_equal(page->lines[i].state, PHW_LINE_SKIPPED);
        assert_int_equal(page->lines[i].word_count, 0);
    }
    phw_page_free(&page);
    phw_image_free(&image);
}

static void check_height(double height)
{
    static const double angles[] = {-20, -7, 0, 7, 20, 90};
    for (size_t i = 0; i < sizeof angles / sizeof angles[0]; i++) {
        check_rows(height, angles[i], PHW_POLARITY_DARK_ON_LIGHT);
        check_rows(height, angles[i], PHW_POLARITY_LIGHT_ON_DARK);
    }
}

/* A table's column of short words, one below the other: each is a line, and their column none. */
static void check_column(double height, double apart, size_t letters)
{
    enum { WORDS = 10 };
    phw_image *image = paint_ground(900, (uint32_t)(apart * (WORDS + 2)), 225);
    text_row rows[2 * WORDS];
    for (int i = 0; i < 2 * WORDS; i++) {
        const bool name = i % 2 == 0;
        rows[i] = (text_row){
            {name ? 250 : 720, apart * (i / 2 + 1.5)}, height, 0, name ? 12 : letters, 30};
        paint_row(image, &rows[i]);
    }
    phw_page *page = find_layout(image, 1000);
    for (int i = 0; i < 2 * WORDS; i++)
        for (size_t k = 0; k < rows[i].letters; k++)
            if (row_has_letter(&rows[i], k) &&
                !is_covered(page, row_letter(&rows[i], k), 0, PHW_POLARITY_DARK_ON_LIGHT))
                fail_msg("letter %zu of word %d, %g px, %g apart, is on none of %zu lines", k, i,
                         height, apart, page->line_count);
    phw_page_free(&page);
    phw_image_free(&image);
}

static void test_short_words_in_a_column(void **state)
{
    (void)state;
    for (size_t letters = 2; letters <= 5; letters++)
        for (double apart = 1.6; apart <= 2.8; apart += 0.2) {
            check_column(16, 16 * apart, letters);
            check_column(40, 40 * apart, letters);
        }
}

/* A table of nothing but short words, as a list of beds is: @p count of them in each of three
 * columns, @p angle degrees. @return letters that are on no line along their words. */
static size_t count_lost(double height, double apart, size_t letters, int angle)
{
    enum { COLUMNS = 3, WORDS = 9 };
    const uint32_t side = (uint32_t)(apart * (WORDS + 4));
    const double wide = 1.4 * apart + 3 * height, turn = angle * PI / 180;
    phw_image *image =
        paint_ground(side + (uint32_t)(COLUMNS * wide), side + (uint32_t)(3 * wide), 235);
    text_row rows[COLUMNS * WORDS];
    size_t lost = 0;
    for (int i = 0; i < COLUMNS * WORDS; i++) {
        const double u = (i % COLUMNS - 1) * wide, v = (i / COLUMNS - WORDS / 2) * apart;
        rows[i] = (text_row){{image->width / 2.0 + u * cos(turn) - v * sin(turn),
                              image->height / 2.0 + u * sin(turn) + v * cos(turn)},
                             height,
                             angle,
                             letters,
                             20};
        paint_row(image, &rows[i]);
    }
    phw_page *page = find_layout(image, 1000);
    for (int i = 0; i < COLUMNS * WORDS; i++)
        for (size_t k = 0; k < letters; k++)
            lost += !is_covered(page, row_letter(&rows[i], k), turn, PHW_POLARITY_DARK_ON_LIGHT);
    phw_page_free(&page);
    phw_image_free(&image);
    return lost;
}

static void test_a_table_of_short_words(void **state)
{
    (void)state;
    size_t lost = 0;
    for (size_t letters = 3; letters <= 4; letters++)
        for (double apart = 2.2; apart <= 4.2; apart += 0.4)
            for (int angle = 0; angle <= 90; angle += 90) {
                lost += count_lost(14, 14 * apart, letters, angle);
                lost += count_lost(18, 18 * apart, letters, angle);
                lost += count_lost(26, 26 * apart, letters, angle);
            }
    assert_int_equal(lost, 0);
}

static void test_rows_of_8_pixels(void **state)
{
    (void)state;
    check_height(8);
}

static void test_rows_of_14_pixels(void **state)
{
    (void)state;
    check_height(14);
}

static void test_rows_of_30_pixels(void **state)
{
    (void)state;
    check_height(30);
}

static void test_rows_of_90_pixels(void **state)
{
    (void)state;
    check_height(90);
}

/* A black bar over the middle row, as people cover a number by hand, touches the rows above and
 * below it along two thirds of their length: they are still lines. */
static void test_rows_beside_a_bar(void **state)
{
    (void)state;
    enum { SIDE = 480, HEIGHT = 30, LETTERS = 16, PITCH = 56, TILT = 4 };
    phw_image *image = paint_ground(SIDE, SIDE, 225);
    text_row rows[ROWS];
    for (int i = 0; i < ROWS; i++) {
        rows[i] = (text_row){{SIDE / 2.0, SIDE / 2.0 + (i - 1) * PITCH}, HEIGHT, TILT, LETTERS, 30};
        paint_row(image, &rows[i]);
    }
    for (uint32_t y = SIDE / 2 - PITCH / 2; y < SIDE / 2 + PITCH / 2; y++)
        memset(phw_image_row_mut(image, y) + SIDE / 3, 0, SIDE / 2);
    phw_page *page = find_layout(image, 1000);
    for (int i = 0; i < ROWS; i += 2)
        for (size_t k = 0; k < rows[i].letters; k++)
            if (row_has_letter(&rows[i], k) &&
                !is_covered(page, row_letter(&rows[i], k), TILT * PI / 180,
                            PHW_POLARITY_DARK_ON_LIGHT))
                fail_msg("letter %zu of row %d is on none of %zu lines", k, i, page->line_count);
    phw_page_free(&page);
    phw_image_free(&image);
}

/* Frees the picture. */
static void assert_found(phw_image *image, const text_row *row)
{
    phw_page *page = find_layout(image, 1000);
    for (size_t k = 0; k < row->letters; k++)
        if (row_has_letter(row, k) &&
            !is_covered(page, row_letter(row, k), 0, PHW_POLARITY_DARK_ON_LIGHT))
            fail_msg("letter %zu is on none of %zu lines", k, page->line_count);
    phw_page_free(&page);
    phw_image_free(&image);
}

/* Each pixel becomes the darkest (or, blurring, the mean) of itself and its neighbours in the row.
 */
static void along_rows(phw_image *image, bool blurring)
{
    for (uint32_t y = 0; y < image->height; y++) {
        uint8_t *row = phw_image_row_mut(image, y), before = row[0];
        for (uint32_t x = 1; x + 1 < image->width; x++) {
            int here = row[x], next = row[x + 1], least = here < next ? here : next;
            row[x] = (uint8_t)(blurring         ? (before + 2 * here + next) / 4
                               : before < least ? before
                                                : least);
            before = (uint8_t)here;
        }
    }
}

/* The light title of a window on its dark bar, at the picture's edge and however high the bar is:
 * the bar as a whole is a candidate, too, and its lower edge is mixed with the page. */
static void test_a_title_on_a_dark_bar(void **state)
{
    (void)state;
    enum { WIDTH = 1440, HEIGHT = 400, LOWEST = 44, HIGHEST = 66, CAPITAL = 16 };
    for (uint32_t high = LOWEST; high < HIGHEST; high++) {
        phw_image *image = paint_ground(WIDTH, HEIGHT, 250);
        const text_row title = {{180, high / 2.0}, CAPITAL, 0, 15, 255};
        paint_box(image, 0, 0, WIDTH, high, 43);
        paint_row(image, &title);
        phw_page *page = find_layout(image, 1000);
        for (size_t k = 0; k < title.letters; k++)
            if (row_has_letter(&title, k) &&
                !is_covered(page, row_letter(&title, k), 0, PHW_POLARITY_LIGHT_ON_DARK))
                fail_msg("letter %zu on a bar of %u pixels is on none of %zu lines", k, high,
                         page->line_count);
        phw_page_free(&page);
        phw_image_free(&image);
    }
}

/* Bold letters out of focus: nearly all of the line is ink, and the gaps are its rare part. */
static void test_bold_rows_out_of_focus(void **state)
{
    (void)state;
    phw_image *image = paint_ground(480, 200, 225);
    text_row row = {{240, 100}, 14, 0, 24, 30};
    paint_row(image, &row);
    for (int i = 0; i < BOLD; i++)
        along_rows(image, false);
    for (int i = 0; i < 4; i++)
        along_rows(image, true);
    assert_found(image, &row);
}

/* A register's columns out of focus: each short word is one blob, beside names that are lines.
 * @return how many letters of words of three are on no line. */
static size_t count_lost_of_blobs(double height, double apart)
{
    enum { WORDS = 8, LETTERS = 3 };
    phw_image *image = paint_ground(480, (uint32_t)(apart * (WORDS + 2)), 225);
    text_row rows[2 * WORDS];
    size_t lost = 0;
    for (int i = 0; i < 2 * WORDS; i++) {
        const bool name = i % 2 == 0;
        rows[i] = (text_row){
            {name ? 150 : 400, apart * (i / 2 + 1.5)}, height, 0, name ? 16 : LETTERS, 30};
        paint_row(image, &rows[i]);
    }
    for (int i = 0; i < 4; i++)
        along_rows(image, true);
    phw_page *page = find_layout(image, 1000);
    for (int i = 1; i < 2 * WORDS; i += 2)
        for (size_t k = 0; k < LETTERS; k++)
            lost += !is_covered(page, row_letter(&rows[i], k), 0, PHW_POLARITY_DARK_ON_LIGHT);
    phw_page_free(&page);
    phw_image_free(&image);
    return lost;
}

static void test_short_words_out_of_focus(void **state)
{
    (void)state;
    size_t lost = 0;
    for (double height = 10; height <= 14; height++)
        for (double apart = 2; apart <= 3; apart += 0.5)
            lost += count_lost_of_blobs(height, apart * height);
    assert_int_equal(lost, 0);
}

/* One long line over the edge of a glare: what changes along it is the light, more than the
 * letters. */
static void test_a_long_row_into_a_glare(void **state)
{
    (void)state;
    enum { WIDTH = 1600, HEIGHT = 100, LETTERS = 90, GROUND = 140, GLARE = 110 };
    phw_image *image = paint_ground(WIDTH, HEIGHT, GROUND);
    text_row row = {{WIDTH / 2.0, HEIGHT / 2.0}, 14, 0, LETTERS, GROUND - 50};
    paint_row(image, &row);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            phw_image_row_mut(image, y)[x] += (uint8_t)(GLARE * x / WIDTH);
    assert_found(image, &row);
}

/* The first line of a screen, right below its frame: the frame is quieter than the moiré of the
 * ground, but is not the ground. */
static void test_a_row_below_a_frame(void **state)
{
    (void)state;
    enum { WIDTH = 900, HEIGHT = 160, MIDDLE = 80, CAPITAL = 24, FREE = 5, WAVE = 22, PERIOD = 90 };
    phw_image *image = paint_ground(WIDTH, HEIGHT, 200);
    text_row row = {{WIDTH / 2.0, MIDDLE}, CAPITAL, 0, 28, 110};
    paint_row(image, &row);
    for (uint32_t y = 0; y < HEIGHT; y++)
        for (uint32_t x = 0; x < WIDTH; x++)
            phw_image_row_mut(image, y)[x] +=
                (uint8_t)(int)(WAVE * sin(2 * PI * (x + 0.7 * y) / PERIOD));
    paint_box(image, 0, 0, WIDTH, MIDDLE - CAPITAL / 2 - FREE, 25);
    assert_found(image, &row);
}

static void assert_no_lines(phw_image *image)
{
    phw_page *page = find_layout(image, 1000);
    assert_int_equal(page->line_count, 0);
    assert_int_equal(page->plane_count, 0);
    assert_true(page->complete);
    phw_page_free(&page);
    phw_image_free(&image);
}

/* A list and, right of it, columns of single letters, as a rota has them: the columns stand further
 * apart from the list than a line tells the way of those around it. */
/* A round picture of somebody beside their name: the line is as high as its letters. */
static void test_a_picture_beside_a_name(void **state)
{
    (void)state;
    enum { LETTER = 9, RADIUS = 11, Y = 80 };
    phw_image *image = paint_ground(480, 160, 225);
    text_row row = {{260, Y}, LETTER, 0, 17, 30};
    paint_row(image, &row);
    const double x = row_letter(&row, 0).x - LETTER - RADIUS;
    for (uint32_t y = Y - RADIUS; y <= Y + RADIUS; y++)
        for (uint32_t at = (uint32_t)(x - RADIUS); at <= x + RADIUS; at++)
            if (fabs(hypot(at - x, (double)y - Y) - RADIUS) <= 3)
                phw_image_row_mut(image, y)[at] = 60;
    phw_page *page = find_layout(image, 1000);
    bool found = false;
    for (size_t i = 0; i < page->line_count; i++)
        found |= page->lines[i].height < 1.5 * LETTER &&
                 phw_quad_contains(&page->lines[i].quad, row_letter(&row, 0)) &&
                 phw_quad_contains(&page->lines[i].quad, row_letter(&row, 16));
    assert_true(found);
    phw_page_free(&page);
    phw_image_free(&image);
}

static void test_letters_below_each_other_are_no_line(void **state)
{
    (void)state;
    enum { LETTERS = 14, COLUMNS = 3 };
    static const double heights[] = {10, 16, 22};
    for (size_t h = 0; h < sizeof heights / sizeof heights[0]; h++) {
        double height = heights[h], pitch = 2.1 * height;
        phw_image *image =
            paint_ground((uint32_t)(100 * height), (uint32_t)(pitch * (LETTERS + 2)), 230);
        for (int i = 0; i < LETTERS; i++) {
            double y = pitch * (i + 1.5);
            text_row name = {{9 * height, y}, height, 0, 11, 40};
            paint_row(image, &name);
            for (int k = 0; k < COLUMNS; k++) {
                text_row shift = {{(60 + 12 * k) * height, y}, height, 0, 1, 40};
                paint_row(image, &shift);
            }
        }
        phw_page *page = find_layout(image, 1000);
        assert_true(page->line_count >= LETTERS);
        for (size_t i = 0; i < page->line_count; i++)
            assert_true(between(page->lines[i].angle, 0) < TOLERANCE);
        phw_page_free(&page);
        phw_image_free(&image);
    }
}

static void test_plain_pictures_have_no_lines(void **state)
{
    (void)state;
    assert_no_lines(paint_ground(400, 300, 0));
    assert_no_lines(paint_ground(400, 300, 200));
    assert_no_lines(paint_ground(40, 40, 255));
}

static void test_a_gradient_has_no_lines(void **state)
{
    (void)state;
    phw_image *image = paint_ground(400, 300, 0);
    for (uint32_t y = 0; y < 300; y++)
        for (uint32_t x = 0; x < 400; x++)
            phw_image_row_mut(image, y)[x] = (uint8_t)((x + y) * 255 / 700);
    assert_no_lines(image);
}

static void test_faint_noise_has_no_lines(void **state)
{
    (void)state;
    uint32_t seed = 12345;
    phw_image *image = paint_ground(400, 300, 0);
    for (uint32_t y = 0; y < 300; y++) {
        for (uint32_t x = 0; x < 400; x++) {
            seed = seed * 1664525U + 1013904223U;
            phw_image_row_mut(image, y)[x] = (uint8_t)(120 + (seed >> 24) % 16);
        }
    }
    assert_no_lines(image);
}

static void test_a_limit_keeps_so_many_lines(void **state)
{
    (void)state;
    phw_image *image = paint_ground(320, 320, 225);
    for (int i = 0; i < 8; i++) {
        text_row row = {{160, 30 + 36 * i}, 14, 0, 16, 30};
        paint_row(image, &row);
    }
    phw_page *page = find_layout(image, 1000);
    assert_true(page->complete);
    assert_true(page->line_count >= 8);
    phw_page_free(&page);
    page = find_layout(image, 3);
    assert_false(page->complete);
    assert_int_equal(page->line_count, 3);
    phw_page_free(&page);
    phw_image_free(&image);
}

/* Rows of single letters on bows below each other, as text round a cylinder has them. */
static void check_bows(double bend, double angle)
{
    enum { LETTERS = 22, SIDE = 640 };
    const double height = 14, turn = angle * PI / 180, half = LETTERS * height / 2;
    phw_image *image = paint_ground(SIDE, SIDE, 225);
    phw_point places[ROWS][LETTERS];
    for (int i = 0; i < ROWS; i++)
        for (int k = 0; k < LETTERS; k++) {
            double u = (k - (LETTERS - 1) / 2.0) * height, t = u / half;
            double v = (i - 1) * 2.2 * height + bend * (0.5 - t * t);
            places[i][k] = (phw_point){SIDE / 2.0 + u * cos(turn) - v * sin(turn),
                                       SIDE / 2.0 + u * sin(turn) + v * cos(turn)};
            if (k % 7 == 5)
                continue; /* between words */
            const text_row letter = {places[i][k], height, angle, 1, 30};
            paint_row(image, &letter);
        }
    phw_page *page = find_layout(image, 1000);
    for (int i = 0; i < ROWS; i++) {
        const phw_line *whole = NULL;
        for (size_t n = 0; n < page->line_count && !whole; n++) {
            const phw_line *line = &page->lines[n];
            if (phw_quad_contains(&line->quad, places[i][0]) &&
                phw_quad_contains(&line->quad, places[i][LETTERS / 2 - 1]) &&
                phw_quad_contains(&line->quad, places[i][LETTERS - 1]))
                whole = line;
        }
        if (!whole)
            fail_msg("row %d, %g px bent at %g degrees, is on none of %zu lines", i, bend, angle,
                     page->line_count);
        /* Down is to the quad's bottom edge, whichever way round it was found. */
        double sense = cos(whole->angle - turn) > 0 ? 1 : -1;
        assert_true(fabs(sense * whole->bend - bend) < 0.3 * fabs(bend));
        assert_true(whole->height < 1.5 * height);
    }
    phw_page_free(&page);
    phw_image_free(&image);
}

static void test_bent_rows(void **state)
{
    (void)state;
    static const double bends[] = {-28, -14, 14, 28}, angles[] = {0, 10, 90, 180};
    for (size_t i = 0; i < sizeof bends / sizeof bends[0]; i++)
        for (size_t k = 0; k < sizeof angles / sizeof angles[0]; k++)
            check_bows(bends[i], angles[k]);
}

/* An H as wide as letters are that are seen from low down. @return where the next one begins. */
static uint32_t paint_wide_letter(phw_image *image, uint32_t left, uint32_t top)
{
    enum { WIDTH = 26, HEIGHT = 16, STROKE = 4, SPACE = 7 };
    paint_box(image, left, top, left + STROKE, top + HEIGHT, 40);
    paint_box(image, left + WIDTH - STROKE, top, left + WIDTH, top + HEIGHT, 40);
    paint_box(image, left, top + HEIGHT / 2 - 1, left + WIDTH, top + HEIGHT / 2 + 2, 40);
    return left + WIDTH + SPACE;
}

/* Dates such as 27-May-1950: the gaps between their parts are wider than a line of usual letters
 * has any. */
static void test_dashes_hold_wide_letters_together(void **state)
{
    (void)state;
    enum { LEFT = 60, DATES = 4, PITCH = 44, DASH = 18 };
    static const int parts[] = {2, 3, 4};
    phw_image *image = paint_ground(640, 300, 225);
    uint32_t right = 0;
    for (uint32_t date = 0; date < DATES; date++) {
        uint32_t top = 60 + date * PITCH, x = LEFT;
        for (int part = 0; part < 3; part++) {
            for (int i = 0; i < parts[part]; i++)
                x = paint_wide_letter(image, x, top);
            right = x - 8;
            if (part < 2)
                paint_box(image, x, top + 7, x + DASH, top + 10, 40);
            x += DASH + 7;
        }
    }
    phw_page *page = find_layout(image, 1000);
    for (uint32_t date = 0; date < DATES; date++) {
        bool whole = false;
        for (size_t i = 0; !whole && i < page->line_count; i++) {
            const phw_quad *quad = &page->lines[i].quad;
            double middle = 60 + date * PITCH + 8;
            whole = phw_quad_contains(quad, (phw_point){LEFT + 1, middle}) &&
                    phw_quad_contains(quad, (phw_point){right - 1, middle});
        }
        if (!whole)
            fail_msg("date %u is on none of %zu lines as a whole", date, page->line_count);
    }
    phw_page_free(&page);
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_words_in_a_column),
        cmocka_unit_test(test_a_table_of_short_words),
        cmocka_unit_test(test_rows_of_8_pixels),
        cmocka_unit_test(test_rows_of_14_pixels),
        cmocka_unit_test(test_rows_of_30_pixels),
        cmocka_unit_test(test_rows_of_90_pixels),
        cmocka_unit_test(test_bent_rows),
        cmocka_unit_test(test_dashes_hold_wide_letters_together),
        cmocka_unit_test(test_rows_beside_a_bar),
        cmocka_unit_test(test_a_title_on_a_dark_bar),
        cmocka_unit_test(test_bold_rows_out_of_focus),
        cmocka_unit_test(test_short_words_out_of_focus),
        cmocka_unit_test(test_a_long_row_into_a_glare),
        cmocka_unit_test(test_a_row_below_a_frame),
        cmocka_unit_test(test_a_picture_beside_a_name),
        cmocka_unit_test(test_letters_below_each_other_are_no_line),
        cmocka_unit_test(test_plain_pictures_have_no_lines),
        cmocka_unit_test(test_a_gradient_has_no_lines),
        cmocka_unit_test(test_faint_noise_has_no_lines),
        cmocka_unit_test(test_a_limit_keeps_so_many_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
