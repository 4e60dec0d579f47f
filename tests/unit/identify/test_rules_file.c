/* SPDX-License-Identifier: Apache-2.0 */
/* What is wrong with a rules file is told with its line; what is right is counted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "identify/rules.h"

#define TOLD_MAX 4096

/* All problems as "LINE: MESSAGE\n". */
typedef struct told {
    char text[TOLD_MAX];
} told;

static void tell(void *context, const phw_rules_problem *problem)
{
    told *to = context;
    size_t used = strlen(to->text);
    snprintf(to->text + used, sizeof to->text - used, "%u: %s\n", (unsigned)problem->line,
             problem->message);
}

static phw_status check(const char *file, told *to, phw_rules_tally *tally, phw_error *error)
{
    *to = (told){""};
    return phw_rules_check((phw_rules_text){file, strlen(file)}, tell, to, tally, error);
}

static void a_good_file_is_counted(void **state)
{
    (void)state;
    told to;
    phw_rules_tally tally;
    static const char file[] = "\xEF\xBB\xBF# what we know\r\n"
                               "\r\n"
                               "photoward rules 1\r\n"
                               "  allow Grace Ward\r\n"
                               "deny Project Nightingale\r\n"
                               "deny:patient_name Baby Moon\r\n"
                               "staff\tDr Helen Osei\r\n"
                               "number @9999999\r\n"
                               "pattern:custom \\bSI-\\d{4}\\b\r\n"
                               "policy staff_name block\r\n"
                               "policy face review\r\n"
                               "policy trust_logo note"; /* no newline at the end */
    assert_int_equal(check(file, &to, &tally, NULL), PHW_OK);
    assert_string_equal(to.text, "");
    assert_int_equal(tally.allow, 1);
    assert_int_equal(tally.deny, 2);
    assert_int_equal(tally.staff, 1);
    assert_int_equal(tally.numbers, 1);
    assert_int_equal(tally.patterns, 1);
    assert_int_equal(tally.policies, 3);
}

static void all_problems_are_told_and_the_first_is_the_error(void **state)
{
    (void)state;
    told to;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(check("photoward rules 1\n"
                           "alow Grace\n"
                           "allow Grace Ward\n"
                           "deny\n"
                           "policy staff_name perhaps\n",
                           &to, NULL, &error),
                     PHW_ERR_FORMAT);
    assert_string_equal(to.text, "2: a line begins with allow, deny, staff, number, pattern or "
                                 "policy\n"
                                 "4: something must stand behind the word\n"
                                 "5: a policy says note, review or block\n");
    assert_non_null(strstr(error.message, "line 2: a line begins with"));
}

/* One wrong line each; what is told of it must hold these words. */
static const struct wrong_line {
    const char *line;
    const char *words;
} wrong_lines[] = {
    {"Allow Grace", "a line begins with"},
    {"allow", "something must stand behind"},
    {"allow:custom Grace", "only deny, number and pattern take a kind"},
    {"staff:staff_name Osei", "only deny, number and pattern take a kind"},
    {"deny: Grace", "behind the colon"},
    {"deny:patient_nmae Grace", "behind the colon"},
    {"deny:face Grace", "behind the colon"},
    {"deny: patient_name Grace", "behind the colon"},
    {"deny ab", "three letters or digits"},
    {"deny ...---...", "three letters or digits"},
    {"allow Grace Ward # a ward", "a comment takes a line of its own"},
    {"number 9999", "five letters and digits"},
    {"number @@@@@@", "five letters and digits"},
    {"number RX_99999", "made of 9 for a digit"},
    {"number 99999999999999999999999999999999999999999", "at most 40"},
    {"pattern (", "at its character"},
    {"pattern [9-0]", "at its character"},
    {"pattern \\d*", "matches nothing at all"},
    {"pattern a|", "matches nothing at all"},
    {"pattern \\C\\C\\C", "at its character"},
    {"pattern ((((((((((((((((((((((a))))))))))))))))))))))", "at its character"},
    {"policy", "policy takes a kind"},
    {"policy staffname block", "policy takes a kind"},
    {"policy staff_name", "note, review or block"},
    {"policy staff_name none", "note, review or block"},
    {"policy nhs_number note", "note is for"},
    {"policy patient_name note", "note is for"},
    {"policy custom note", "note is for"},
    {"photoward rules 1", "begun already"},
    {"allow a\x01z", "a control character"},
    {"allow caf\xE9 noir", "UTF-8"},
};

static void each_wrong_line_is_told_with_its_number(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong_lines / sizeof wrong_lines[0]; i++) {
        char file[512];
        told to;
        snprintf(file, sizeof file, "photoward rules 1\n\n%s\n", wrong_lines[i].line);
        assert_int_equal(check(file, &to, NULL, NULL), PHW_ERR_FORMAT);
        if (strncmp(to.text, "3: ", 3) != 0 || !strstr(to.text, wrong_lines[i].words))
            fail_msg("\"%s\": told \"%s\"", wrong_lines[i].line, to.text);
    }
}

static void a_file_without_its_head_is_no_rules_file(void **state)
{
    (void)state;
    told to;
    assert_int_equal(check("", &to, NULL, NULL), PHW_ERR_FORMAT);
    assert_int_equal(check("# nothing\n", &to, NULL, NULL), PHW_ERR_FORMAT);
    assert_non_null(strstr(to.text, "0: it says nothing"));
    assert_int_equal(check("allow Grace Ward\ndeny Baby Moon\n", &to, NULL, NULL), PHW_ERR_FORMAT);
    assert_string_equal(to.text, "1: the first line must be: photoward rules 1\n");
    assert_int_equal(check("photoward rules 2\n", &to, NULL, NULL), PHW_ERR_FORMAT);
    assert_non_null(strstr(to.text, "version 1"));
}

static void what_is_allowed_cannot_be_denied(void **state)
{
    (void)state;
    told to;
    assert_int_equal(
        check("photoward rules 1\ndeny Project Moon\nallow PROJECT  moon\n", &to, NULL, NULL),
        PHW_ERR_FORMAT);
    assert_string_equal(to.text, "3: an earlier line says the opposite of this phrase\n");
    assert_int_equal(
        check("photoward rules 1\npolicy face block\npolicy face review\n", &to, NULL, NULL),
        PHW_ERR_FORMAT);
    assert_string_equal(to.text, "3: an earlier line says something else of this kind\n");
    assert_int_equal(
        check("photoward rules 1\npolicy face block\npolicy face block\n", &to, NULL, NULL),
        PHW_OK);
}

static void messages_hold_nothing_that_the_file_says_of_people(void **state)
{
    (void)state;
    told to;
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(check("photoward rules 1\nstaf Quillfeather\ndeny:x Quillfeather\n"
                           "pattern (Quillfeather\nnumber Quillfeather\npolicy Quillfeather x\n",
                           &to, NULL, &error),
                     PHW_ERR_FORMAT);
    assert_null(strstr(to.text, "Quill"));
    assert_null(strstr(error.message, "Quill"));
}

static void bounds_hold(void **state)
{
    (void)state;
    size_t size = PHW_RULES_BYTES_MAX + 1, used;
    char *file = malloc(size);
    told to = {""};
    assert_non_null(file);
    memset(file, '\n', size);
    assert_int_equal(phw_rules_check((phw_rules_text){file, size}, tell, &to, NULL, NULL),
                     PHW_ERR_LIMIT);
    used = (size_t)snprintf(file, size, "photoward rules 1\n");
    for (int i = 0; i <= PHW_RULES_MAX; i++)
        used += (size_t)snprintf(file + used, size - used, "deny phrase %d\n", i);
    assert_int_equal(phw_rules_check((phw_rules_text){file, used}, tell, &to, NULL, NULL),
                     PHW_ERR_FORMAT);
    assert_string_equal(to.text, "10002: there are more than 10,000 rules\n");
    used = (size_t)snprintf(file, size, "photoward rules 1\n");
    for (int i = 0; i <= PHW_RULES_PATTERNS_MAX; i++)
        used += (size_t)snprintf(file + used, size - used, "number RX%d-99999\n", i + 100);
    to = (told){""};
    assert_int_equal(phw_rules_check((phw_rules_text){file, used}, tell, &to, NULL, NULL),
                     PHW_ERR_FORMAT);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_file_is_counted),
        cmocka_unit_test(all_problems_are_told_and_the_first_is_the_error),
        cmocka_unit_test(each_wrong_line_is_told_with_its_number),
        cmocka_unit_test(a_file_without_its_head_is_no_rules_file),
        cmocka_unit_test(what_is_allowed_cannot_be_denied),
        cmocka_unit_test(messages_hold_nothing_that_the_file_says_of_people),
        cmocka_unit_test(bounds_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
