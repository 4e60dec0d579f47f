/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "image/phash.h"
#include "image/shrink.h"
#include "picture.h"

/* Alike is at most this many bits apart, and the pictures drawn here, when they are different, are
 * at least that many. */
enum { ALIKE = 7, DIFFERENT = 14, SCENES = 40 };

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

/* A scene of discs and boxes on a sloping ground, no two seeds alike. */
static phw_image *draw_scene(uint32_t seed, uint32_t width, uint32_t height)
{
    phw_image *scene = NULL;
    assert_int_equal(phw_image_new(width, height, 3, &scene, NULL), PHW_OK);
    double slope_x = next_random(&seed) % 160, slope_y = next_random(&seed) % 160;
    double discs[12][4];
    for (int i = 0; i < 12; i++) {
        discs[i][0] = next_random(&seed) % 1000 / 1000.0;
        discs[i][1] = next_random(&seed) % 1000 / 1000.0;
        discs[i][2] = 0.04 + next_random(&seed) % 200 / 1000.0;
        discs[i][3] = next_random(&seed) % 256;
    }
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++) {
            double u = (x + 0.5) / width, v = (y + 0.5) / height, level = u * slope_x + v * slope_y;
            for (int i = 0; i < 12; i++) {
                double du = u - discs[i][0], dv = v - discs[i][1];
                if (i % 2 ? du * du + dv * dv < discs[i][2] * discs[i][2]
                          : (du < 0 ? -du : du) < discs[i][2] && (dv < 0 ? -dv : dv) < discs[i][2])
                    level = discs[i][3];
            }
            uint8_t *pixel = phw_image_row_mut(scene, y) + (size_t)x * 3;
            pixel[0] = (uint8_t)level;
            pixel[1] = (uint8_t)(level * 0.9);
            pixel[2] = (uint8_t)(level * 0.8);
        }
    return scene;
}

static uint64_t hash_of(const phw_image *image)
{
    uint64_t hash = 0;
    assert_true(phw_image_phash(image, &hash));
    return hash;
}

static int bits_apart(uint64_t a, uint64_t b)
{
    return __builtin_popcountll(a ^ b);
}

static void test_scaling_and_jpeg_change_few_bits(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= SCENES; seed++) {
        phw_image *scene = draw_scene(seed, 640, 480), *small = NULL;
        uint64_t hash = hash_of(scene);
        assert_int_equal(phw_image_shrink(scene, NULL, 217, 163, &small, NULL), PHW_OK);
        assert_in_range(bits_apart(hash, hash_of(small)), 0, ALIKE);
        bytes file = make_jpeg(small, &(jpeg_recipe){JPEG_YCC, SCANS_ONE, 30, 2, 2, 0, false});
        phw_image *coded = decode_well(&file, NULL);
        assert_in_range(bits_apart(hash, hash_of(coded)), 0, ALIKE);
        phw_image_free(&coded);
        bytes_free(&file);
        phw_image_free(&small);
        phw_image_free(&scene);
    }
}

static void test_brightness_and_contrast_change_few_bits(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= SCENES; seed++) {
        phw_image *scene = draw_scene(seed, 320, 240);
        uint64_t hash = hash_of(scene);
        for (uint32_t y = 0; y < scene->height; y++)
            for (uint32_t x = 0; x < scene->width * 3; x++)
                phw_image_row_mut(scene, y)[x] =
                    (uint8_t)(30 + phw_image_row(scene, y)[x] * 7 / 10);
        assert_in_range(bits_apart(hash, hash_of(scene)), 0, ALIKE);
        phw_image_free(&scene);
    }
}

static void test_different_pictures_are_far_apart(void **state)
{
    (void)state;
    uint64_t hashes[SCENES];
    for (uint32_t i = 0; i < SCENES; i++) {
        phw_image *scene = draw_scene(1000 + i, 320, 240);
        hashes[i] = hash_of(scene);
        phw_image_free(&scene);
    }
    for (int i = 0; i < SCENES; i++)
        for (int j = 0; j < i; j++)
            assert_in_range(bits_apart(hashes[i], hashes[j]), DIFFERENT, 64);
}

static void test_half_of_the_bits_are_set(void **state)
{
    (void)state;
    phw_image *scene = draw_scene(5, 320, 240);
    assert_int_equal(__builtin_popcountll(hash_of(scene)), 32);
    phw_image_free(&scene);
}

static void test_even_and_tiny_pictures_have_none(void **state)
{
    (void)state;
    phw_image *wall = NULL;
    uint64_t hash = 0xABCD;
    assert_int_equal(phw_image_new(400, 300, 3, &wall, NULL), PHW_OK);
    for (uint32_t y = 0; y < wall->height; y++)
        memset(phw_image_row_mut(wall, y), (int)(120 + y % 2), wall->width * 3U);
    assert_false(phw_image_phash(wall, &hash));
    phw_image_free(&wall);
    phw_image *tiny = make_picture(31, 200);
    assert_false(phw_image_phash(tiny, &hash));
    phw_image_free(&tiny);
    assert_true(hash == 0xABCD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scaling_and_jpeg_change_few_bits),
        cmocka_unit_test(test_brightness_and_contrast_change_few_bits),
        cmocka_unit_test(test_different_pictures_are_far_apart),
        cmocka_unit_test(test_half_of_the_bits_are_set),
        cmocka_unit_test(test_even_and_tiny_pictures_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
