/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include <ctype.h>
#include <string.h>

#include "risk/rules.h"

/* Longest sentence that still fits a card on a phone. */
#define LONGEST_TEXT 260

static void test_every_rule_says_what_why_and_who_says_so(void **state)
{
    (void)state;
    for (int i = 0; i < PHW_RULE_COUNT; i++) {
        const phw_reason *reason = &phw_rule_lookup((phw_rule)i)->reason;
        assert_non_null(reason->rule);
        assert_non_null(reason->text);
        assert_non_null(reason->guidance);
        assert_true(strlen(reason->text) > 40);
        assert_true(strlen(reason->text) < LONGEST_TEXT);
        assert_true(isupper((unsigned char)reason->text[0]));
        assert_int_equal(reason->text[strlen(reason->text) - 1], '.');
        for (const char *c = reason->rule; *c; c++)
            assert_true(islower((unsigned char)*c) || *c == '-');
    }
}

/* What a reader can do about it; the two that need nothing done say who still has to look. */
static void test_every_rule_says_what_to_do(void **state)
{
    (void)state;
    static const char *const deeds[] = {
        "over it", "over every",  "over the",   "over all",       "over them",      "over some",
        "overing", "leave the",   "Share a",    "Ask ",           "Look ",          "Try again",
        "Use the", "ask whoever", "Check your", "yours to check", "leaves this out"};
    for (int i = 0; i < PHW_RULE_COUNT; i++) {
        const char *text = phw_rule_lookup((phw_rule)i)->reason.text;
        bool told = false;
        for (size_t k = 0; k < sizeof deeds / sizeof deeds[0] && !told; k++)
            told = strstr(text, deeds[k]) != NULL;
        if (!told)
            fail_msg("nothing to do: %s", text);
    }
}

static void test_rule_names_are_stable_and_different(void **state)
{
    (void)state;
    assert_string_equal(phw_rule_lookup(PHW_RULE_PATIENT_NAME)->reason.rule, "patient-identified");
    assert_string_equal(phw_rule_lookup(PHW_RULE_UNREAD)->reason.rule, "unread-part");
    for (int i = 0; i < PHW_RULE_COUNT; i++)
        for (int k = 0; k < i; k++)
            assert_string_not_equal(phw_rule_lookup((phw_rule)i)->reason.rule,
                                    phw_rule_lookup((phw_rule)k)->reason.rule);
}

/* Reasons are cut at PHW_REASON_MAX: the gravest stand first. */
static void test_gravest_rules_come_first(void **state)
{
    (void)state;
    for (int i = 1; i < PHW_RULE_COUNT; i++)
        assert_true(phw_rule_lookup((phw_rule)i)->verdict <=
                    phw_rule_lookup((phw_rule)(i - 1))->verdict);
}

static void test_nobody_is_told_that_it_is_safe(void **state)
{
    (void)state;
    for (int i = 0; i < PHW_RULE_COUNT; i++) {
        assert_null(strstr(phw_rule_lookup((phw_rule)i)->reason.text, "safe"));
        assert_null(strstr(phw_rule_lookup((phw_rule)i)->reason.text, "Safe"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_rule_says_what_why_and_who_says_so),
        cmocka_unit_test(test_every_rule_says_what_to_do),
        cmocka_unit_test(test_rule_names_are_stable_and_different),
        cmocka_unit_test(test_gravest_rules_come_first),
        cmocka_unit_test(test_nobody_is_told_that_it_is_safe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
