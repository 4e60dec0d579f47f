/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/grow.h"
#include "failing_memory.h"

static void test_grows_and_keeps_what_is_there(void **state)
{
    (void)state;
    int *items = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 1000; count++) {
        assert_true(phw_grow((void **)&items, &capacity, count, sizeof *items));
        assert_true(capacity > count);
        items[count] = (int)count;
    }
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    free(items);
}

static void test_failure_leaves_the_array(void **state)
{
    (void)state;
    char *items = NULL;
    size_t capacity = 0;
    assert_true(phw_grow((void **)&items, &capacity, 0, 1));
    char *before = items;
    size_t room = capacity;
    memory_watch(1);
    bool grown = phw_grow((void **)&items, &capacity, room, 1);
    memory_rest();
    assert_false(grown);
    assert_ptr_equal(items, before);
    assert_int_equal(capacity, room);
    capacity = SIZE_MAX / 2 + 1;
    assert_false(phw_grow((void **)&items, &capacity, capacity, 1));
    capacity = SIZE_MAX / 4;
    assert_false(phw_grow((void **)&items, &capacity, capacity, 16));
    assert_ptr_equal(items, before);
    free(items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grows_and_keeps_what_is_there),
        cmocka_unit_test(test_failure_leaves_the_array),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
