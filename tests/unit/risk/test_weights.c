/* SPDX-License-Identifier: Apache-2.0 */
#include "builder.h"

#include "risk/weights.h"

static void test_thresholds_are_in_order(void **state)
{
    (void)state;
    for (int kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++) {
        const phw_risk_weight *weight = phw_risk_weigh((phw_finding_kind)kind);
        assert_true(weight->alone >= weight->clinical);
        assert_true(weight->clinical >= weight->weak);
        assert_true(weight->notable >= weight->weak);
    }
}

static void test_points_never_take_away(void **state)
{
    (void)state;
    for (int kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++) {
        const phw_risk_weight *weight = phw_risk_weigh((phw_finding_kind)kind);
        assert_true(weight->context >= 0 && weight->context_more >= 0);
        assert_true(weight->many <= PHW_RISK_DIFFERENT_MOST);
    }
}

static void test_what_blocks_says_so_and_what_only_hints_cannot(void **state)
{
    (void)state;
    for (int kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++) {
        const phw_risk_weight *weight = phw_risk_weigh((phw_finding_kind)kind);
        bool can_block = weight->clinical <= 1;
        assert_int_equal(can_block, weight->block != PHW_RULE_NONE);
        if (can_block)
            assert_int_equal(phw_rule_lookup(weight->block)->verdict, PHW_VERDICT_BLOCK);
        if (weight->review != PHW_RULE_NONE)
            assert_int_equal(phw_rule_lookup(weight->review)->verdict, PHW_VERDICT_REVIEW);
    }
}

static void test_marks_and_staff_never_block(void **state)
{
    (void)state;
    static const phw_finding_kind hints[] = {PHW_FINDING_TRUST_NAME, PHW_FINDING_TRUST_LOGO,
                                             PHW_FINDING_STAFF_NAME, PHW_FINDING_CLINICAL,
                                             PHW_FINDING_PHONE,      PHW_FINDING_FACE,
                                             PHW_FINDING_GPS};
    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++)
        assert_int_equal(phw_risk_weigh(hints[i])->block, PHW_RULE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_thresholds_are_in_order),
        cmocka_unit_test(test_points_never_take_away),
        cmocka_unit_test(test_what_blocks_says_so_and_what_only_hints_cannot),
        cmocka_unit_test(test_marks_and_staff_never_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
