/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/read.h"

static char folder[] = PHW_TEST_BINARY_DIR "/test-read-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static void path_in(char path[512], const char *name)
{
    snprintf(path, 512, "%s/%s", folder, name);
}

static void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void gives_every_byte_up_to_the_limit(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 4095, 4096, 65536, 65537, 300000};
    char path[512];
    path_in(path, "file");
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        uint8_t *sent = malloc(sizes[i]), *got = NULL;
        size_t size = 0;
        assert_non_null(sent);
        for (size_t j = 0; j < sizes[i]; j++)
            sent[j] = (uint8_t)(j * 31 + j / 251);
        write_file(path, sent, sizes[i]);
        assert_int_equal(phw_cli_read(path, sizes[i], &got, &size, NULL), PHW_OK);
        assert_int_equal(size, sizes[i]);
        assert_memory_equal(got, sent, size);
        free(got);
        got = NULL;
        assert_int_equal(phw_cli_read(path, sizes[i] - 1, &got, &size, NULL), PHW_ERR_LIMIT);
        assert_null(got);
        free(sent);
    }
    unlink(path);
}

static void reads_a_redirected_pipe(void **state)
{
    (void)state;
    int ends[2], saved = dup(STDIN_FILENO);
    static const char sent[] = "bytes through a pipe";
    uint8_t *got = NULL;
    size_t size = 0;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], sent, sizeof sent), sizeof sent);
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    phw_status status = phw_cli_read("-", 1000, &got, &size, NULL);
    dup2(saved, STDIN_FILENO);
    close(saved);
    assert_int_equal(status, PHW_OK);
    assert_int_equal(size, sizeof sent);
    assert_memory_equal(got, sent, size);
    free(got);
}

static void says_why_it_cannot_read(void **state)
{
    (void)state;
    char empty[512], fifo[512], missing[512], below[512];
    path_in(empty, "empty");
    path_in(fifo, "fifo");
    path_in(missing, "missing");
    path_in(below, "empty/file");
    write_file(empty, "", 0);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    const struct {
        const char *path;
        phw_status status;
        const char *message;
    } cases[] = {{missing, PHW_ERR_IO, "no such file"}, {below, PHW_ERR_IO, "no such file"},
                 {folder, PHW_ERR_IO, "a directory"},   {fifo, PHW_ERR_IO, "a pipe"},
                 {"/dev/zero", PHW_ERR_IO, "a device"}, {empty, PHW_ERR_FORMAT, "empty"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_error error = PHW_ERROR_INIT;
        uint8_t *bytes = NULL;
        size_t size = 0;
        assert_int_equal(phw_cli_read(cases[i].path, 1000, &bytes, &size, &error), cases[i].status);
        assert_non_null(strstr(error.message, cases[i].message));
        assert_null(bytes);
    }
    unlink(empty);
    unlink(fifo);
}

/* A file that grows while it is read is held to the limit as well: /proc files have no size. */
static void holds_files_without_a_size_to_the_limit(void **state)
{
    (void)state;
    uint8_t *bytes = NULL;
    size_t size = 0;
    assert_int_equal(phw_cli_read("/proc/self/status", 64, &bytes, &size, NULL), PHW_ERR_LIMIT);
    assert_null(bytes);
    assert_int_equal(phw_cli_read("/proc/self/status", 1 << 20, &bytes, &size, NULL), PHW_OK);
    assert_true(size > 64);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_every_byte_up_to_the_limit),
        cmocka_unit_test(reads_a_redirected_pipe),
        cmocka_unit_test(says_why_it_cannot_read),
        cmocka_unit_test(holds_files_without_a_size_to_the_limit),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
