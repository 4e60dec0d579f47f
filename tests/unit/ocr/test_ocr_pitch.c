/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "ocr/pitch.h"
#include "ocr/strip.h"

#define WIDTH 600

static phw_image *blank(void)
{
    phw_image *strip = NULL;
    assert_int_equal(phw_image_new(WIDTH, PHW_STRIP_HEIGHT, 1, &strip, NULL), PHW_OK);
    memset(strip->pixels, 240, strip->stride * strip->height);
    return strip;
}

/* Words of @p letters strokes, @p pitch apart, with a gap of five times that between them. */
static phw_image *words(uint32_t pitch, uint32_t letters)
{
    phw_image *strip = blank();
    for (uint32_t x = 4, drawn = 0; x + pitch < WIDTH; x += pitch * (++drawn % letters ? 1 : 5))
        for (uint32_t y = 8; y < 30; y++)
            memset(phw_image_row_mut(strip, y) + x, 16, pitch / 3);
    return strip;
}

static void test_strokes_of_words(void **state)
{
    (void)state;
    static const uint32_t pitches[] = {6, 10, 16, 25, 40};
    for (size_t i = 0; i < sizeof pitches / sizeof pitches[0]; i++) {
        phw_image *strip = words(pitches[i], 4);
        double found = phw_stroke_pitch(strip);
        if (fabs(found - pitches[i]) > 0.5)
            fail_msg("a pitch of %u was taken for %g", (unsigned)pitches[i], found);
        phw_image_free(&strip);
    }
}

static void test_too_few_strokes(void **state)
{
    (void)state;
    phw_image *strip = blank();
    assert_true(phw_stroke_pitch(strip) == 0);
    for (uint32_t y = 0; y < PHW_STRIP_HEIGHT; y++)
        memset(phw_image_row_mut(strip, y) + 50, 16, 5);
    assert_true(phw_stroke_pitch(strip) == 0);
    phw_image_free(&strip);
}

static void test_only_wide_letters_are_squeezed(void **state)
{
    (void)state;
    assert_true(phw_squeeze_for(0) == 1 && phw_squeeze_for(8) == 1 && phw_squeeze_for(14) == 1);
    assert_true(phw_squeeze_for(26) == 0.5);
    for (double pitch = 16; pitch < 100; pitch++) {
        double squeeze = phw_squeeze_for(pitch);
        assert_true(squeeze >= 0.4 && squeeze < 1 && squeeze >= phw_squeeze_for(pitch + 1));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strokes_of_words),
        cmocka_unit_test(test_too_few_strokes),
        cmocka_unit_test(test_only_wide_letters_are_squeezed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
