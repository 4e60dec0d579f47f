/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bytes.h"
#include "image/regions.h"
#include "photoward/limits.h"

#define WIDTH 40U
#define SURPLUS 1000U /* bytes behind each strip's row */

static phw_status count_bytes(void *context, const phw_region *region, phw_error *error)
{
    (void)error;
    *(size_t *)context += region->size;
    return PHW_OK;
}

static void add_entry(bytes *file, uint32_t tag, uint32_t count, uint32_t value)
{
    enum { LONG = 4 };
    bytes_add_number(file, tag, 2, false);
    bytes_add_number(file, LONG, 2, false);
    bytes_add_number(file, count, 4, false);
    bytes_add_number(file, value, 4, false);
}

/* A grey TIFF of open strips of one row each. @param apart  bytes from one to the next. */
static bytes tiff_of(uint32_t strips, uint32_t apart)
{
    enum { HEADER = 8, ENTRIES = 8 };
    const uint32_t size = WIDTH + SURPLUS, data = size + (strips - 1) * apart;
    bytes file = {.at = NULL};
    bytes_add(&file, "II*\0", 4);
    bytes_add_number(&file, HEADER + data + 8 * strips, 4, false);
    for (uint32_t i = 0; i < data; i++)
        bytes_add_number(&file, i * i * 7 >> 3 & 0xFF, 1, false);
    for (uint32_t i = 0; i < strips; i++)
        bytes_add_number(&file, HEADER + i * apart, 4, false);
    for (uint32_t i = 0; i < strips; i++)
        bytes_add_number(&file, size, 4, false);
    bytes_add_number(&file, ENTRIES, 2, false);
    add_entry(&file, 0x0100, 1, WIDTH);
    add_entry(&file, 0x0101, 1, strips);
    add_entry(&file, 0x0102, 1, 8);
    add_entry(&file, 0x0103, 1, 32773); /* PackBits, so that counts are believed */
    add_entry(&file, 0x0111, strips, HEADER + data);
    add_entry(&file, 0x0115, 1, 1);
    add_entry(&file, 0x0116, 1, 1);
    add_entry(&file, 0x0117, strips, HEADER + data + 4 * strips);
    bytes_add_number(&file, 0, 4, false);
    return file;
}

/* Strips that all lie in one place would be gone through once each: the time grows with the square
 * of the file's size. */
static void test_strips_in_one_place_are_not_gone_through_for_ever(void **state)
{
    (void)state;
    const struct {
        uint32_t apart;
        bool all;
    } cases[] = {{WIDTH + SURPLUS, true}, {0, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const phw_limits limits = PHW_LIMITS_DEFAULTS;
        const phw_container container = {.format = PHW_FORMAT_TIFF};
        bytes file = tiff_of(60, cases[i].apart);
        size_t seen = 0;
        bool all = false;
        assert_int_equal(phw_regions_walk(file.at, file.size, &limits, &container, count_bytes,
                                          &seen, &all, NULL),
                         PHW_OK);
        assert_int_equal(all, cases[i].all);
        assert_true(seen > SURPLUS);
        bytes_free(&file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strips_in_one_place_are_not_gone_through_for_ever),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
