/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "bytes.h"
#include "image/heif_gaps.h"

/* Where a box's size is to be written once it is known. */
static size_t begin(bytes *file, const char *type)
{
    const size_t at = file->size;
    bytes_add(file, "\0\0\0\0", 4);
    bytes_add(file, type, 4);
    return at;
}

static void end(bytes *file, size_t at)
{
    const size_t size = file->size - at;
    for (int i = 0; i < 4; i++)
        file->at[at + (size_t)i] = (uint8_t)(size >> (24 - 8 * i));
}

static void number(bytes *file, uint32_t value, size_t width)
{
    bytes_add_number(file, value, width, true);
}

/* An item's place in the file. */
typedef struct place {
    uint32_t at, length;
} place;

#define DATA 100U    /* bytes in the mdat */
#define DATA_AT 200U /* where they begin: what stands before is filled up */

/* A table of version 1 with its base apart, and the data. @param elsewhere  another file's. */
static bytes file_of(const place *places, uint32_t count, const char *first, bool elsewhere)
{
    bytes file = {.at = NULL};
    size_t meta, table, box = begin(&file, "ftyp");
    bytes_add(&file, "heic\0\0\0\0mif1", 12);
    end(&file, box);
    meta = begin(&file, "meta");
    number(&file, 0, 4);
    table = begin(&file, "iloc");
    number(&file, 1U << 24, 4);
    number(&file, 0x4440, 2); /* offset, length, base: four bytes each; no index */
    number(&file, count, 2);
    for (uint32_t i = 0; i < count; i++) {
        number(&file, i + 1, 2);
        number(&file, 0, 2); /* in the file */
        number(&file, elsewhere, 2);
        number(&file, DATA_AT, 4);
        number(&file, 1, 2);
        number(&file, places[i].at, 4);
        number(&file, places[i].length, 4);
    }
    end(&file, table);
    end(&file, meta);
    box = begin(&file, first);
    while (file.size < DATA_AT - 8)
        number(&file, 0, 1);
    end(&file, box);
    box = begin(&file, "mdat");
    for (uint32_t i = 0; i < DATA; i++)
        number(&file, i + 1, 1);
    end(&file, box);
    return file;
}

static void is_said_unexamined(bytes file)
{
    phw_heif_gaps found = {.items = NULL};
    assert_int_equal(phw_heif_gaps_find(file.at, file.size, &found, NULL), PHW_OK);
    assert_int_equal(found.count, 0);
    assert_true(found.unexamined);
    phw_heif_gaps_done(&found);
    bytes_free(&file);
}

static void expect(bytes file, const phw_heif_gap *gaps, size_t count)
{
    phw_heif_gaps found = {.items = NULL};
    assert_int_equal(phw_heif_gaps_find(file.at, file.size, &found, NULL), PHW_OK);
    assert_int_equal(found.count, count);
    assert_false(found.unexamined);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(found.items[i].from, DATA_AT + gaps[i].from);
        assert_int_equal(found.items[i].to, DATA_AT + gaps[i].to);
    }
    phw_heif_gaps_done(&found);
    bytes_free(&file);
}

static void test_what_items_take_up_is_no_gap(void **state)
{
    (void)state;
    expect(file_of((place[]){{60, 40}, {0, 60}}, 2, "free", false), NULL, 0);
    expect(file_of((place[]){{0, 70}, {40, 60}}, 2, "free", false), NULL, 0); /* shared */
    expect(file_of((place[]){{0, 0}}, 1, "free", false), NULL, 0);            /* to the end */
    expect(file_of((place[]){{0, 5000}}, 1, "free", false), NULL, 0);
}

static void test_what_no_item_points_at_is_one(void **state)
{
    (void)state;
    expect(file_of((place[]){{70, 30}, {0, 40}}, 2, "free", false), (phw_heif_gap[]){{40, 70}}, 1);
    expect(file_of((place[]){{10, 20}}, 1, "free", false), (phw_heif_gap[]){{0, 10}, {30, 100}}, 2);
    expect(file_of(NULL, 0, "free", false), (phw_heif_gap[]){{0, 100}}, 1);
}

/* What is not known to be nobody's is no gap; a film is told of elsewhere. */
static void test_films_and_other_files(void **state)
{
    (void)state;
    expect(file_of((place[]){{0, 10}}, 1, "moov", false), NULL, 0);
    is_said_unexamined(file_of((place[]){{0, 10}}, 1, "free", true));
}

static void test_a_table_that_is_cut_short(void **state)
{
    (void)state;
    bytes file = file_of((place[]){{0, 10}, {20, 10}}, 2, "free", false);
    for (size_t size = 0; size < file.size; size++) {
        phw_heif_gaps found = {.items = NULL};
        assert_int_equal(phw_heif_gaps_find(file.at, size, &found, NULL), PHW_OK);
        phw_heif_gaps_done(&found);
    }
    bytes_free(&file);
}

/* Places that take no bytes of the table cost time all the same: of so many, which no camera
 * writes, nothing is said. */
static void test_more_places_than_any_camera_writes(void **state)
{
    (void)state;
    enum { ITEMS = 3, EACH = 65535 };
    bytes file = {.at = NULL};
    const size_t meta = begin(&file, "meta");
    number(&file, 0, 4);
    const size_t table = begin(&file, "iloc");
    number(&file, 1U << 24, 4);
    number(&file, 0, 2); /* no bytes for any number */
    number(&file, ITEMS, 2);
    for (uint32_t i = 0; i < ITEMS; i++) {
        number(&file, i + 1, 2);
        number(&file, 1, 2); /* in a box of its own */
        number(&file, 0, 2);
        number(&file, EACH, 2);
    }
    end(&file, table);
    end(&file, meta);
    const size_t data = begin(&file, "mdat");
    number(&file, 0x12345678, 4);
    end(&file, data);
    is_said_unexamined(file);
}

/* A second table that says nothing does not make the first one whole. */
static void test_a_second_table(void **state)
{
    (void)state;
    bytes file = file_of((place[]){{0, 10}}, 1, "free", true);
    const size_t meta = begin(&file, "meta");
    number(&file, 0, 4);
    const size_t table = begin(&file, "iloc");
    number(&file, 1U << 24, 4);
    number(&file, 0x4440, 2);
    number(&file, 0, 2);
    end(&file, table);
    end(&file, meta);
    is_said_unexamined(file);
}

/* Data in the box of the lists themselves. @param method  where it says its item is. */
static bytes file_with_own_data(unsigned method, uint32_t at, uint32_t length)
{
    bytes file = {.at = NULL};
    const size_t meta = begin(&file, "meta");
    number(&file, 0, 4);
    const size_t table = begin(&file, "iloc");
    number(&file, 1U << 24, 4);
    number(&file, 0x4400, 2); /* offset, length: four bytes each */
    number(&file, 1, 2);
    number(&file, 1, 2);
    number(&file, method, 2);
    number(&file, 0, 2);
    number(&file, 1, 2);
    number(&file, at, 4);
    number(&file, length, 4);
    end(&file, table);
    const size_t pad = begin(&file, "free");
    while (file.size < DATA_AT - 8)
        number(&file, 0, 1);
    end(&file, pad);
    const size_t own = begin(&file, "idat");
    for (uint32_t i = 0; i < DATA; i++)
        number(&file, i + 1, 1);
    end(&file, own);
    end(&file, meta);
    return file;
}

static void test_items_own_data(void **state)
{
    (void)state;
    enum { IN_THE_FILE, IN_ITS_BOX, IN_AN_ITEM, UNHEARD_OF };
    expect(file_with_own_data(IN_ITS_BOX, 0, DATA), NULL, 0);
    expect(file_with_own_data(IN_ITS_BOX, 0, 0), NULL, 0); /* to the end */
    expect(file_with_own_data(IN_ITS_BOX, 10, 20), (phw_heif_gap[]){{0, 10}, {30, 100}}, 2);
    expect(file_with_own_data(IN_ITS_BOX, 500, 20), (phw_heif_gap[]){{0, 100}}, 1);
    expect(file_with_own_data(IN_THE_FILE, DATA_AT, DATA), NULL, 0);
    expect(file_with_own_data(IN_AN_ITEM, 0, DATA), (phw_heif_gap[]){{0, 100}}, 1);
    is_said_unexamined(file_with_own_data(UNHEARD_OF, 0, DATA));
}

/* Places of several boxes, one of which begins before the box and ends in it. */
static void test_several_boxes(void **state)
{
    (void)state;
    bytes file = file_of((place[]){{90, 30}, {130, 8}}, 2, "free", false);
    const size_t data = begin(&file, "mdat");
    for (uint32_t i = 0; i < DATA; i++)
        number(&file, i + 1, 1);
    end(&file, data);
    expect(file, (phw_heif_gap[]){{0, 90}, {120, 130}, {138, 208}}, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_items_take_up_is_no_gap),
        cmocka_unit_test(test_what_no_item_points_at_is_one),
        cmocka_unit_test(test_films_and_other_files),
        cmocka_unit_test(test_a_table_that_is_cut_short),
        cmocka_unit_test(test_more_places_than_any_camera_writes),
        cmocka_unit_test(test_a_second_table),
        cmocka_unit_test(test_items_own_data),
        cmocka_unit_test(test_several_boxes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
