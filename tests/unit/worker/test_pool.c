/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memfd_create() */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "hostile.h"
#include "worker/worker.h"

/* Long enough for a slow machine, short enough for a test of hangs. */
#define WALL_MS 400U

static int64_t now_ms(void *context)
{
    struct timespec now;
    (void)context;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static const phw_clock monotonic = {.now_ms = now_ms};

static phw_pool *open_pool(unsigned workers, bool no_sandbox)
{
    phw_pool_options options = PHW_POOL_OPTIONS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_pool *pool = NULL;
    options.workers = workers;
    options.models = (phw_model_paths){"none"};
    options.scan.clock = &monotonic;
    options.no_sandbox = no_sandbox;
    assert_int_equal(phw_pool_open(&options, &pool, &error), PHW_OK);
    return pool;
}

static phw_job job_of(uint64_t tag, const char *word)
{
    phw_job job = PHW_JOB_INIT;
    job.tag = tag;
    job.name = word;
    job.picture = memfd_create("picture", MFD_CLOEXEC);
    assert_true(job.picture >= 0);
    assert_int_equal(write(job.picture, word, strlen(word)), strlen(word));
    return job;
}

static void submit(phw_pool *pool, uint64_t tag, const char *word)
{
    phw_error error = PHW_ERROR_INIT;
    const phw_job job = job_of(tag, word);
    assert_int_equal(phw_pool_submit(pool, &job, &error), PHW_OK);
}

static phw_job_result next(phw_pool *pool)
{
    phw_job_result result;
    phw_error error = PHW_ERROR_INIT;
    bool got = false;
    while (!got && phw_pool_pending(pool) > 0)
        assert_int_equal(phw_pool_next(pool, -1, &result, &got, &error), PHW_OK);
    assert_true(got);
    return result;
}

/* What becomes of one picture, and that the pool works as before afterwards. */
static void check_fate_in(bool no_sandbox, const char *word, phw_status status, const char *message)
{
    phw_pool *pool = open_pool(1, no_sandbox);
    submit(pool, 1, word);
    phw_job_result result = next(pool);
    assert_int_equal(result.tag, 1);
    assert_int_equal(result.status, status);
    assert_int_equal(result.error.status, status);
    assert_non_null(strstr(result.error.message, message));
    assert_true((status == PHW_OK) == (result.report != NULL));
    phw_job_result_clear(&result);
    submit(pool, 2, "good");
    result = next(pool);
    assert_int_equal(result.status, PHW_OK);
    assert_string_equal(result.report->file, "good");
    assert_int_equal(result.report->verdict, PHW_VERDICT_REVIEW);
    phw_job_result_clear(&result);
    phw_pool_free(&pool);
}

static void check_fate(const char *word, phw_status status, const char *message)
{
    check_fate_in(true, word, status, message);
}

static void a_good_picture_gets_its_report(void **state)
{
    (void)state;
    check_fate("good", PHW_OK, "");
}

static void what_a_scan_says_is_passed_on(void **state)
{
    (void)state;
    check_fate("wrong", PHW_ERR_FORMAT, "this is no picture");
}

static void a_crash_costs_one_file(void **state)
{
    (void)state;
    check_fate("crash", PHW_ERR_INTERNAL, "crashed (signal 11)");
    check_fate("exit", PHW_ERR_INTERNAL, "status 7");
    check_fate("nonsense", PHW_ERR_INTERNAL, "makes no sense");
    check_fate("long", PHW_ERR_INTERNAL, "makes no sense");
    check_fate("hog", PHW_ERR_NOMEM, "no memory");
}

static void a_picture_is_tried_once_more(void **state)
{
    (void)state;
    check_fate("crash-once", PHW_OK, "");
}

static void a_rare_picture_gets_a_worker_that_is_equipped(void **state)
{
    (void)state;
    check_fate("rare", PHW_OK, "");
    check_fate("unequipped", PHW_ERR_INTERNAL, "makes no sense");
}

static void a_killed_worker_is_not_the_picture_s_fault(void **state)
{
    (void)state;
    check_fate("kill1", PHW_OK, "");
    check_fate("kill3", PHW_OK, "");
    check_fate("killZ", PHW_ERR_INTERNAL, "signal 9");
}

static void check_end(const char *word, unsigned wall_ms, unsigned cpu_seconds)
{
    phw_pool_options options = PHW_POOL_OPTIONS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_pool *pool = NULL;
    options.models = (phw_model_paths){"none"};
    options.scan.clock = &monotonic;
    options.wall_ms = wall_ms;
    options.cpu_seconds = cpu_seconds;
    options.no_sandbox = true;
    assert_int_equal(phw_pool_open(&options, &pool, &error), PHW_OK);
    submit(pool, 1, word);
    phw_job_result result = next(pool);
    assert_int_equal(result.status, PHW_ERR_TIMEOUT);
    assert_non_null(strstr(result.error.message, "not come to an end"));
    phw_job_result_clear(&result);
    phw_pool_free(&pool);
}

static void a_hang_is_ended(void **state)
{
    (void)state;
    check_end("hang", WALL_MS, 0);
    check_end("spin", 0, 1);
}

static void a_picture_that_reaches_out_is_stopped(void **state)
{
    (void)state;
    check_fate_in(true, "socket", PHW_OK, "");
    check_fate_in(false, "socket", PHW_ERR_INTERNAL, "no picture needs");
}

/* Many files, few workers, every kind of misbehaviour between good ones. */
static void the_batch_goes_on(void **state)
{
    static const char *const words[] = {"good", "crash", "kill2", "good", "nonsense",
                                        "good", "wrong", "exit",  "good", "crash-once"};
    enum { COUNT = 40, WORDS = sizeof words / sizeof words[0] };
    bool seen[COUNT] = {false};
    size_t submitted = 0, done = 0;
    (void)state;
    phw_pool *pool = open_pool(3, true);
    while (done < COUNT) {
        while (submitted < COUNT && phw_pool_idle(pool)) {
            submit(pool, submitted, words[submitted % WORDS]);
            submitted++;
        }
        phw_job_result result = next(pool);
        const char *word = words[result.tag % WORDS];
        const bool good = strcmp(word, "good") == 0 || strcmp(word, "kill2") == 0 ||
                          strcmp(word, "crash-once") == 0;
        assert_false(seen[result.tag]);
        seen[result.tag] = true;
        assert_true((result.status == PHW_OK) == good);
        phw_job_result_clear(&result);
        done++;
    }
    assert_int_equal(phw_pool_pending(pool), 0);
    phw_pool_free(&pool);
}

static void a_wait_ends(void **state)
{
    phw_job_result result;
    phw_error error = PHW_ERROR_INIT;
    bool got = true;
    (void)state;
    phw_pool *pool = open_pool(1, true);
    assert_int_equal(phw_pool_next(pool, -1, &result, &got, &error), PHW_OK);
    assert_false(got); /* there is nothing to wait for */
    submit(pool, 1, "hang");
    assert_false(phw_pool_idle(pool));
    assert_int_equal(phw_pool_next(pool, 0, &result, &got, &error), PHW_OK);
    assert_false(got);
    assert_int_equal(phw_pool_next(pool, 20, &result, &got, &error), PHW_OK);
    assert_false(got);
    const phw_job job = job_of(2, "good");
    assert_int_equal(phw_pool_submit(pool, &job, &error), PHW_ERR_ARGUMENT);
    assert_int_equal(write(job.picture, "x", 1), -1); /* it was closed all the same */
    phw_pool_free(&pool);
}

static void a_program_that_is_no_worker_is_told(void **state)
{
    phw_pool_options options = PHW_POOL_OPTIONS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_pool *pool = NULL;
    (void)state;
    options.models = (phw_model_paths){"none"};
    options.program = "/bin/true";
    assert_int_equal(phw_pool_open(&options, &pool, &error), PHW_ERR_INTERNAL);
    phw_error_clear(&error);
    options.program = "/nowhere/photoward";
    assert_int_equal(phw_pool_open(&options, &pool, &error), PHW_ERR_IO);
    assert_null(pool);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_picture_gets_its_report),
        cmocka_unit_test(what_a_scan_says_is_passed_on),
        cmocka_unit_test(a_crash_costs_one_file),
        cmocka_unit_test(a_picture_is_tried_once_more),
        cmocka_unit_test(a_rare_picture_gets_a_worker_that_is_equipped),
        cmocka_unit_test(a_killed_worker_is_not_the_picture_s_fault),
        cmocka_unit_test(a_hang_is_ended),
        cmocka_unit_test(a_picture_that_reaches_out_is_stopped),
        cmocka_unit_test(the_batch_goes_on),
        cmocka_unit_test(a_wait_ends),
        cmocka_unit_test(a_program_that_is_no_worker_is_told),
    };
    if (argc == 2 && strcmp(argv[1], PHW_WORKER_ARGUMENT) == 0)
        return hostile_worker();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
