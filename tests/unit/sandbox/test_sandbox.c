/* SPDX-License-Identifier: Apache-2.0 */
/* What a locked-down process cannot do, and that the same calls work in one that is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include <signal.h>

typedef enum fate { WORKS, FAILS, IS_KILLED, OTHER } fate;

static fate try_call(const char *call, const char *how)
{
    int status = 0;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        execl(PHW_TEST_PROBE, PHW_TEST_PROBE, call, how, (char *)NULL);
        _exit(9);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGSYS ? IS_KILLED : OTHER;
    return WEXITSTATUS(status) == 0 ? WORKS : WEXITSTATUS(status) == 1 ? FAILS : OTHER;
}

typedef struct expectation {
    const char *call;
    fate locked;
} expectation;

static void check(const expectation *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fate unlocked = try_call(rows[i].call, "free"), locked = try_call(rows[i].call, "locked");
        if (unlocked != WORKS || locked != rows[i].locked)
            fail_msg("%s: %d when free, %d when locked down", rows[i].call, unlocked, locked);
    }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof(rows)[0])

static void no_file_is_within_reach(void **state)
{
    static const expectation rows[] = {
        {"open", FAILS},      {"openat2", FAILS},    {"create", FAILS},    {"stat", FAILS},
        {"chdir", IS_KILLED}, {"unlink", IS_KILLED}, {"rename", IS_KILLED}};
    (void)state;
    CHECK(rows);
}

static void no_network_is_within_reach(void **state)
{
    static const expectation rows[] = {
        {"socket", IS_KILLED}, {"unix-socket", IS_KILLED}, {"connect", IS_KILLED}};
    (void)state;
    CHECK(rows);
}

static void no_program_or_process_begins(void **state)
{
    static const expectation rows[] = {
        {"exec", IS_KILLED}, {"fork", IS_KILLED}, {"clone", IS_KILLED}};
    (void)state;
    CHECK(rows);
}

static void other_processes_are_out_of_reach(void **state)
{
    static const expectation rows[] = {{"ptrace", IS_KILLED},
                                       {"kill", IS_KILLED},
                                       {"tgkill", IS_KILLED},
                                       {"read-process", IS_KILLED}};
    (void)state;
    CHECK(rows);
}

static void data_does_not_become_code(void **state)
{
    static const expectation rows[] = {{"code", IS_KILLED}, {"make-code", IS_KILLED}};
    (void)state;
    CHECK(rows);
}

static void memory_and_files_have_a_limit(void **state)
{
    static const expectation rows[] = {{"memory", FAILS}, {"long-file", FAILS}};
    (void)state;
    CHECK(rows);
}

static void what_pictures_need_goes_on_working(void **state)
{
    static const expectation rows[] = {{"work", WORKS}, {"thread", WORKS}};
    (void)state;
    CHECK(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_file_is_within_reach),
        cmocka_unit_test(no_network_is_within_reach),
        cmocka_unit_test(no_program_or_process_begins),
        cmocka_unit_test(other_processes_are_out_of_reach),
        cmocka_unit_test(data_does_not_become_code),
        cmocka_unit_test(memory_and_files_have_a_limit),
        cmocka_unit_test(what_pictures_need_goes_on_working),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
