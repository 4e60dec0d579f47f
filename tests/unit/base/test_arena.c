/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdalign.h>
#include <string.h>

#include "base/arena.h"
#include "failing_memory.h"

static void test_memory_is_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    phw_arena arena = PHW_ARENA_INIT;
    unsigned char *blocks[300];
    for (size_t i = 0; i < 300; i++) {
        size_t size = i * 7 % 400 + 1;
        blocks[i] = phw_arena_alloc(&arena, size);
        assert_non_null(blocks[i]);
        assert_int_equal((uintptr_t)blocks[i] % alignof(max_align_t), 0);
        for (size_t k = 0; k < size; k++)
            assert_int_equal(blocks[i][k], 0);
        memset(blocks[i], (int)(i % 255 + 1), size);
    }
    for (size_t i = 0; i < 300; i++)
        for (size_t k = 0; k < i * 7 % 400 + 1; k++)
            assert_int_equal(blocks[i][k], i % 255 + 1);
    phw_arena_done(&arena);
    assert_null(arena.head);
}

static void test_large_and_empty_pieces(void **state)
{
    (void)state;
    phw_arena arena = PHW_ARENA_INIT;
    assert_non_null(phw_arena_alloc(&arena, 0));
    unsigned char *large = phw_arena_alloc(&arena, 1000000);
    assert_non_null(large);
    large[999999] = 1;
    phw_arena_done(&arena);
    assert_non_null(phw_arena_alloc(&arena, 10));
    phw_arena_done(&arena);
}

static void test_sizes_that_do_not_fit(void **state)
{
    (void)state;
    phw_arena arena = PHW_ARENA_INIT;
    assert_null(phw_arena_alloc(&arena, SIZE_MAX));
    assert_null(phw_arena_alloc(&arena, SIZE_MAX - 64));
    assert_null(phw_arena_alloc_array(&arena, SIZE_MAX / 2, 3));
    assert_null(phw_arena_copy_text(&arena, "", SIZE_MAX));
    assert_non_null(phw_arena_alloc_array(&arena, 3, 5));
    phw_arena_done(&arena);
}

static void test_copies_text(void **state)
{
    (void)state;
    phw_arena arena = PHW_ARENA_INIT;
    assert_string_equal(phw_arena_copy_text(&arena, "ward list", 4), "ward");
    assert_string_equal(phw_arena_copy_text(&arena, NULL, 0), "");
    phw_arena_done(&arena);
}

static void test_out_of_memory(void **state)
{
    (void)state;
    phw_arena arena = PHW_ARENA_INIT;
    memory_watch(1);
    void *first = phw_arena_alloc(&arena, 8), *second = phw_arena_alloc(&arena, 8);
    phw_arena_done(&arena);
    memory_rest();
    assert_null(first);
    assert_non_null(second);
    assert_int_equal(memory_held(), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(test_large_and_empty_pieces),
        cmocka_unit_test(test_sizes_that_do_not_fit),
        cmocka_unit_test(test_copies_text),
        cmocka_unit_test(test_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
