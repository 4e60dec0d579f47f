/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>

#include <cmocka.h>

#include <jerror.h>
#include <jpeglib.h>

#include "image/jpeg_blocks.h"
#include "image/jpeg_held.h"
#include "picture.h"

/* What an object of libjpeg's holds its coefficients in: begins as jpeg_held.h wants it. */
typedef struct client {
    phw_jpeg_held *held;
    jmp_buf escape;
} client;

static void escape(j_common_ptr cinfo)
{
    client *c = cinfo->client_data;
    longjmp(c->escape, 1);
}

static void start(struct jpeg_decompress_struct *in, struct jpeg_error_mgr *errors, client *c,
                  const bytes *file)
{
    in->err = jpeg_std_error(errors);
    errors->error_exit = escape;
    in->client_data = c;
    jpeg_create_decompress(in);
    jpeg_mem_src(in, file->at, file->size);
    jpeg_read_header(in, TRUE);
}

/* The blocks of a component, as libjpeg's own arrays hold them. */
static void check_component(struct jpeg_decompress_struct *own, jvirt_barray_ptr array, int number,
                            phw_jpeg_held *held)
{
    const jpeg_component_info *info = &own->comp_info[number];
    size_t pitch = 0;
    const int16_t *blocks = phw_jpeg_array_blocks(phw_jpeg_held_at(held, number), &pitch);
    assert_true(pitch >= info->width_in_blocks);
    for (JDIMENSION y = 0; y < info->height_in_blocks; y++) {
        JBLOCKARRAY row = own->mem->access_virt_barray((j_common_ptr)own, array, y, 1, FALSE);
        assert_memory_equal(blocks + y * pitch * PHW_JPEG_BLOCK, row[0],
                            info->width_in_blocks * sizeof(JBLOCK));
    }
}

static void check_file(const jpeg_recipe *recipe)
{
    struct jpeg_decompress_struct own, in;
    struct jpeg_error_mgr own_errors, errors;
    client none = {.held = NULL}, c = {.held = phw_jpeg_held_new()};
    phw_image *picture = make_picture(117, 75);
    bytes file = make_jpeg(picture, recipe);
    if (setjmp(none.escape) || setjmp(c.escape))
        fail_msg("libjpeg gave up");
    start(&own, &own_errors, &none, &file);
    start(&in, &errors, &c, &file);
    phw_jpeg_held_attach((j_common_ptr)&in);
    jvirt_barray_ptr *arrays = jpeg_read_coefficients(&own);
    jvirt_barray_ptr *ours = jpeg_read_coefficients(&in);
    const int count = in.num_components;
    for (int i = 0; i < count; i++)
        assert_ptr_equal(ours[i], phw_jpeg_held_at(c.held, i));
    assert_null(phw_jpeg_held_at(c.held, count));
    jpeg_destroy_decompress(&in); /* they outlive it */
    for (int i = 0; i < count; i++)
        check_component(&own, arrays[i], i, c.held);
    jpeg_destroy_decompress(&own);
    phw_jpeg_held_free(&c.held);
    assert_null(c.held);
    bytes_free(&file);
    phw_image_free(&picture);
}

static void test_coefficients_are_those_of_libjpegs_own_arrays(void **state)
{
    (void)state;
    const jpeg_recipe recipes[] = {
        {.colours = JPEG_YCC, .h = 2, .v = 2},
        {.colours = JPEG_YCC, .h = 2, .v = 1, .restart = 3},
        {.colours = JPEG_GREY},
        {.colours = JPEG_YCC, .scans = SCANS_PROGRESSIVE, .h = 2, .v = 1},
        {.colours = JPEG_RGB, .scans = SCANS_SEPARATE},
        {.colours = JPEG_CMYK_ADOBE}};
    for (size_t i = 0; i < sizeof recipes / sizeof recipes[0]; i++)
        check_file(&recipes[i]);
}

/* A file that asks for more than it may have is refused, as libjpeg does where it has no disk. */
static void test_a_limit_on_memory_is_kept(void **state)
{
    (void)state;
    struct jpeg_decompress_struct in;
    struct jpeg_error_mgr errors;
    client c = {.held = phw_jpeg_held_new()};
    phw_image *picture = make_picture(256, 256);
    const jpeg_recipe recipe = {.colours = JPEG_YCC};
    bytes file = make_jpeg(picture, &recipe);
    volatile bool refused = false;
    if (setjmp(c.escape)) {
        refused = true;
    } else {
        start(&in, &errors, &c, &file);
        phw_jpeg_held_attach((j_common_ptr)&in);
        in.mem->max_memory_to_use = 256 * 256 * 2; /* the luma alone */
        (void)jpeg_read_coefficients(&in);
    }
    assert_true(refused);
    assert_int_equal(errors.msg_code, JERR_NO_BACKING_STORE);
    jpeg_destroy_decompress(&in);
    phw_jpeg_held_free(&c.held);
    bytes_free(&file);
    phw_image_free(&picture);
}

/* Memory that was used before, such as the next arrays of these sizes may get. */
static void leave_rubbish(const uint32_t columns[PHW_JPEG_COMPONENTS], uint32_t rows)
{
    void *left[PHW_JPEG_COMPONENTS];
    for (int i = 0; i < PHW_JPEG_COMPONENTS; i++) {
        const size_t size = (size_t)columns[i] * rows * sizeof(JBLOCK);
        left[i] = malloc(size);
        assert_non_null(left[i]);
        memset(left[i], 0xA5, size);
    }
    for (int i = 0; i < PHW_JPEG_COMPONENTS; i++)
        free(left[i]);
}

static void test_arrays_come_cleared_and_in_the_order_asked_for(void **state)
{
    (void)state;
    const uint32_t columns[PHW_JPEG_COMPONENTS] = {7, 3, 1, 200}, rows = 5;
    leave_rubbish(columns, rows);
    phw_jpeg_held *held = phw_jpeg_held_new();
    assert_null(phw_jpeg_held_at(held, 0));
    for (int i = 0; i < PHW_JPEG_COMPONENTS; i++)
        assert_non_null(phw_jpeg_held_add(held, columns[i], rows));
    for (int i = 0; i < PHW_JPEG_COMPONENTS; i++) {
        size_t pitch = 0;
        int16_t *blocks = phw_jpeg_array_blocks(phw_jpeg_held_at(held, i), &pitch);
        assert_int_equal(pitch, columns[i]);
        for (size_t k = 0; k < pitch * rows * PHW_JPEG_BLOCK; k++)
            assert_int_equal(blocks[k], 0);
        blocks[pitch * rows * PHW_JPEG_BLOCK - 1] = 1;
    }
    assert_null(phw_jpeg_held_add(held, 1, 1)); /* a JPEG that is read has no more */
    phw_jpeg_held_free(&held);
    phw_jpeg_held_free(&held);
}

/* Blocks that only fill up MCUs, which nobody writes, hold nothing of what was there before. */
static void test_what_is_to_be_filled_is_cleared_beyond(void **state)
{
    const uint32_t columns[PHW_JPEG_COMPONENTS] = {8, 4, 2, 200}, rows = 6;
    (void)state;
    leave_rubbish(columns, rows);
    phw_jpeg_held *held = phw_jpeg_held_new();
    for (int i = 0; i < PHW_JPEG_COMPONENTS; i++) {
        size_t pitch = 0;
        phw_jpeg_array *array = phw_jpeg_held_add(held, columns[i], rows);
        assert_non_null(array);
        int16_t *blocks = phw_jpeg_array_to_fill(array, columns[i] - 1, rows - 1, &pitch);
        assert_int_equal(pitch, columns[i]);
        for (size_t y = 0; y < rows; y++)
            for (size_t x = 0; x < pitch; x++)
                for (size_t k = 0; (y + 1 == rows || x + 1 == pitch) && k < PHW_JPEG_BLOCK; k++)
                    assert_int_equal(blocks[(y * pitch + x) * PHW_JPEG_BLOCK + k], 0);
        blocks[0] = 7; /* and what is filled stays */
        assert_int_equal(phw_jpeg_array_blocks(array, &pitch)[0], 7);
    }
    phw_jpeg_held_free(&held);
}

static void test_a_size_beyond_counting_is_refused(void **state)
{
    (void)state;
    phw_jpeg_held *held = phw_jpeg_held_new();
    if (sizeof(size_t) > 4)
        assert_null(phw_jpeg_held_add(held, UINT32_MAX, UINT32_MAX));
    assert_null(phw_jpeg_held_at(held, 0));
    phw_jpeg_held_free(&held);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_coefficients_are_those_of_libjpegs_own_arrays),
        cmocka_unit_test(test_a_limit_on_memory_is_kept),
        cmocka_unit_test(test_arrays_come_cleared_and_in_the_order_asked_for),
        cmocka_unit_test(test_what_is_to_be_filled_is_cleared_beyond),
        cmocka_unit_test(test_a_size_beyond_counting_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
