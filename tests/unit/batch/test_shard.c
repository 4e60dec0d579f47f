/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "batch/shard.h"

#define OK(text, task, i, n)                                                                       \
    do {                                                                                           \
        phw_shard shard = {9, 9};                                                                  \
        assert_int_equal(phw_shard_read(text, task, &shard, NULL), PHW_OK);                        \
        assert_int_equal(shard.index, i);                                                          \
        assert_int_equal(shard.count, n);                                                          \
    } while (0)

#define WRONG(text, task)                                                                          \
    do {                                                                                           \
        phw_shard shard = {9, 9};                                                                  \
        assert_int_equal(phw_shard_read(text, task, &shard, NULL), PHW_ERR_ARGUMENT);              \
        assert_int_equal(shard.count, 9);                                                          \
    } while (0)

static void said(void **state)
{
    const phw_shard_task none = {NULL};
    static const char *const wrong[] = {"4/4", "1",    "/4", "-1/4", "1/0",    "1/4/2",
                                        "a/4", "1/ 4", "",   "auto", "auto/3", "1/99999999999"};
    (void)state;
    OK("0/1", &none, 0, 1);
    OK("3/4", &none, 3, 4);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        WRONG(wrong[i], &none);
}

static void slurm(void **state)
{
    const phw_shard_task from_0 = {"2", "4", "0", "3", NULL, NULL};
    const phw_shard_task from_1 = {"4", "4", "1", "4", NULL, NULL};
    const phw_shard_task stepped = {"14", "4", "10", "16", "2", NULL};
    const phw_shard_task gaps = {"5", "3", "1", "6", NULL, NULL};
    const phw_shard_task again = {"2", "1", "2", "2", NULL, NULL}; /* one task, queued anew */
    (void)state;
    OK("auto", &from_0, 2, 4);
    OK("auto", &from_1, 3, 4);
    OK("auto", &stepped, 2, 4);
    WRONG("auto", &gaps);
    OK("auto/4", &again, 2, 4);
    WRONG("auto/2", &again);
}

static void kubernetes(void **state)
{
    const phw_shard_task task = {.job_index = "1"};
    (void)state;
    OK("auto/3", &task, 1, 3);
    WRONG("auto", &task);
}

/* Every path is in exactly one share, and the shares are of like size. */
static void shares(void **state)
{
    size_t sizes[7] = {0};
    (void)state;
    for (int i = 0; i < 7000; i++) {
        char path[32];
        unsigned in = 0;
        snprintf(path, sizeof path, "DCIM/IMG_%05d.JPG", i);
        for (uint32_t index = 0; index < 7; index++) {
            const phw_shard shard = {index, 7};
            bool has = phw_shard_has(&shard, path);
            in += has;
            sizes[index] += has;
        }
        assert_int_equal(in, 1);
    }
    for (int i = 0; i < 7; i++)
        assert_in_range(sizes[i], 850, 1150);
    const phw_shard all = {0, 0};
    assert_true(phw_shard_has(&all, "x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(said), cmocka_unit_test(slurm),
                                       cmocka_unit_test(kubernetes), cmocka_unit_test(shares)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
