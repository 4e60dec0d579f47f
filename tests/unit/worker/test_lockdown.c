/* SPDX-License-Identifier: Apache-2.0 */
/* The program's own workers, with the real models: are they locked down, and do they still see? */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "sandbox/sandbox.h"
#include "worker/worker.h"

#define PATH_MOST 512

static phw_pool *open_pool(bool no_sandbox)
{
    phw_pool_options options = PHW_POOL_OPTIONS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_pool *pool = NULL;
    options.program = PHW_TEST_PROGRAM;
    options.models = (phw_model_paths){PHW_TEST_TABLES};
    options.no_sandbox = no_sandbox;
    if (phw_pool_open(&options, &pool, &error) != PHW_OK)
        fail_msg("%s", error.message);
    return pool;
}

/* A file of /proc about a process, as one text. */
static bool read_about(const char *process, const char *what, char text[static 8192])
{
    char path[PATH_MOST];
    snprintf(path, sizeof path, "/proc/%s/%s", process, what);
    int file = open(path, O_RDONLY);
    if (file < 0)
        return false;
    ssize_t got = read(file, text, 8191);
    close(file);
    text[got > 0 ? got : 0] = '\0';
    return got > 0;
}

/* The only child of this process: its number. */
static void find_child(char child[static 32])
{
    char text[8192], wanted[64];
    DIR *processes = opendir("/proc");
    const struct dirent *entry;
    assert_non_null(processes);
    snprintf(wanted, sizeof wanted, "\nPPid:\t%ld\n", (long)getpid());
    child[0] = '\0';
    while (!child[0] && (entry = readdir(processes)))
        if (entry->d_name[0] >= '0' && entry->d_name[0] <= '9' &&
            read_about(entry->d_name, "status", text) && strstr(text, wanted))
            snprintf(child, 32, "%.31s", entry->d_name);
    closedir(processes);
    assert_true(child[0]);
}

/* Whether a line of @p text begins and ends so. */
static bool tells(const char *text, const char *begin, const char *value)
{
    const char *line = strstr(text, begin);
    return line && strncmp(line + strlen(begin) + strspn(line + strlen(begin), " \t"), value,
                           strlen(value)) == 0;
}

static void a_worker_is_locked_down_when_it_stands(void **state)
{
    char child[32], status[8192], limits[8192];
    (void)state;
    phw_pool *pool = open_pool(false);
    find_child(child);
    assert_true(read_about(child, "status", status));
    assert_true(tells(status, "\nSeccomp:", "2\n")); /* SECCOMP_MODE_FILTER */
    assert_true(tells(status, "\nNoNewPrivs:", "1\n"));
    assert_true(tells(status, "\nThreads:", "1\n"));
    assert_true(read_about(child, "limits", limits));
    assert_true(tells(limits, "\nMax core file size", "0 "));
    assert_true(tells(limits, "\nMax open files", "12 "));
    assert_false(tells(limits, "\nMax file size", "unlimited"));
    assert_int_equal(tells(limits, "\nMax address space", "unlimited"), PHW_SANDBOX_SANITIZED);
    phw_pool_free(&pool);
}

static void without_a_sandbox_it_is_not(void **state)
{
    char child[32], status[8192];
    (void)state;
    phw_pool *pool = open_pool(true);
    find_child(child);
    assert_true(read_about(child, "status", status));
    assert_true(tells(status, "\nSeccomp:", "0\n"));
    phw_pool_free(&pool);
}

/* All that a job can ask for comes through, the same with and without. */
static void look_at(const char *path, bool no_sandbox, phw_job_result *result)
{
    phw_error error = PHW_ERROR_INIT;
    phw_job job = PHW_JOB_INIT;
    bool got = false;
    phw_pool *pool = open_pool(no_sandbox);
    job.tag = 7;
    job.name = "wristband";
    job.wants = PHW_WANT_ALL;
    job.picture = open(path, O_RDONLY);
    assert_true(job.picture >= 0);
    assert_int_equal(phw_pool_submit(pool, &job, &error), PHW_OK);
    assert_int_equal(phw_pool_next(pool, -1, result, &got, &error), PHW_OK);
    assert_true(got);
    assert_string_equal(result->error.message, "");
    assert_int_equal(result->tag, 7);
    phw_pool_free(&pool);
}

static void it_sees_as_well_as_before(void **state)
{
    const char *picture = PHW_TEST_SOURCE_DIR "/samples/pictures/wristband.jpg";
    phw_job_result locked, unlocked;
    (void)state;
    look_at(picture, false, &locked);
    look_at(picture, true, &unlocked);
    assert_string_equal(locked.report->file, "wristband");
    assert_int_equal(locked.report->verdict, PHW_VERDICT_BLOCK);
    assert_int_equal(locked.report->findings->count, unlocked.report->findings->count);
    assert_true(locked.report->findings->count > 0);
    assert_true(locked.has_phash);
    assert_int_equal(locked.phash, unlocked.phash);
    assert_int_equal(locked.overlay_size, unlocked.overlay_size);
    assert_memory_equal(locked.overlay, unlocked.overlay, locked.overlay_size);
    assert_int_equal(locked.thumbnail_size, unlocked.thumbnail_size);
    assert_memory_equal(locked.thumbnail, unlocked.thumbnail, locked.thumbnail_size);
    assert_true(locked.redaction->proof.passed);
    assert_int_equal(locked.redaction->size, unlocked.redaction->size);
    assert_memory_equal(locked.redaction->bytes, unlocked.redaction->bytes, locked.redaction->size);
    phw_job_result_clear(&locked);
    phw_job_result_clear(&unlocked);
}

/* What decodes a HEIC is loaded for it alone: a locked-down worker cannot any more, so that another
 * one takes over. */
static void it_sees_what_is_decoded_by_a_library_of_its_own(void **state)
{
    const char *picture = PHW_TEST_SOURCE_DIR "/tests/fuzz/corpus/image/still.heic";
    phw_job_result locked, unlocked;
    (void)state;
    look_at(picture, false, &locked);
    look_at(picture, true, &unlocked);
    assert_int_equal(locked.report->container.format, PHW_FORMAT_HEIF);
    assert_true(locked.report->container.complete);
    assert_int_equal(locked.overlay_size, unlocked.overlay_size);
    assert_memory_equal(locked.overlay, unlocked.overlay, locked.overlay_size);
    phw_job_result_clear(&locked);
    phw_job_result_clear(&unlocked);
}

/* The proof holds for the file that is on the disk, or there is none. */
static void a_copy_is_confirmed_by_the_one_who_proved_it(void **state)
{
    phw_error error = PHW_ERROR_INIT;
    phw_job job = PHW_JOB_INIT;
    phw_job_result made;
    bool got = false;
    char name[] = "/tmp/photoward-copy-XXXXXX";
    int disk = mkstemp(name);
    (void)state;
    phw_pool *pool = open_pool(false);
    job.tag = 9;
    job.name = "letter";
    job.wants = PHW_WANT_REDACTION;
    job.picture = open(PHW_TEST_SOURCE_DIR "/samples/pictures/letter.jpg", O_RDONLY);
    assert_int_equal(phw_pool_submit(pool, &job, &error), PHW_OK);
    assert_int_equal(phw_pool_next(pool, -1, &made, &got, &error), PHW_OK);
    assert_true(got && made.redaction && made.redaction->bytes);
    for (size_t i = 0; i < made.report->findings->count; i++)
        assert_null(made.report->findings->items[i].text); /* nobody asked for values */
    const size_t size = made.redaction->size;
    assert_int_equal(pwrite(disk, made.redaction->bytes, size, 0), size);
    assert_int_equal(phw_pool_confirm(pool, 9, disk, &error), PHW_OK);
    assert_int_equal(phw_pool_confirm(pool, 8, disk, &error), PHW_ERR_ARGUMENT);
    phw_error_clear(&error);
    assert_int_equal(pwrite(disk, "?", 1, (off_t)size - 10), 1);
    assert_int_equal(phw_pool_confirm(pool, 9, disk, &error), PHW_ERR_IO);
    phw_error_clear(&error);
    assert_int_equal(ftruncate(disk, (off_t)size - 1), 0);
    assert_int_equal(phw_pool_confirm(pool, 9, disk, &error), PHW_ERR_IO);
    phw_job_result_clear(&made);
    phw_pool_free(&pool);
    close(disk);
    unlink(name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_worker_is_locked_down_when_it_stands),
        cmocka_unit_test(without_a_sandbox_it_is_not),
        cmocka_unit_test(it_sees_as_well_as_before),
        cmocka_unit_test(it_sees_what_is_decoded_by_a_library_of_its_own),
        cmocka_unit_test(a_copy_is_confirmed_by_the_one_who_proved_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
