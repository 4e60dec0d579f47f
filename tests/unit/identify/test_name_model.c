/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/name_model.h"

static phw_name_features with(const phw_name_feature *set, size_t count)
{
    phw_name_features features = {{0}};
    features.value[PHW_FEATURE_ALWAYS] = 1;
    for (size_t i = 0; i < count; i++)
        features.value[set[i]] = 1;
    return features;
}

#define WITH(...)                                                                                  \
    with((const phw_name_feature[]){__VA_ARGS__},                                                  \
         sizeof((const phw_name_feature[]){__VA_ARGS__}) / sizeof(phw_name_feature))

static void chances_sum_to_one(void **state)
{
    (void)state;
    for (int i = 0; i < PHW_NAME_FEATURE_COUNT; i++) {
        phw_name_features features = WITH((phw_name_feature)i);
        phw_name_odds odds = phw_name_model_weigh(&features);
        float sum = 0;
        for (int owner = 0; owner < PHW_NAME_OWNER_COUNT; owner++) {
            assert_true(odds.owner[owner] >= 0 && odds.owner[owner] <= 1);
            sum += odds.owner[owner];
        }
        assert_true(sum > 0.999F && sum < 1.001F);
    }
}

static void a_label_says_whose(void **state)
{
    (void)state;
    phw_name_features patient = WITH(PHW_FEATURE_GIVEN_FAMILY, PHW_FEATURE_NAME_LABEL);
    phw_name_features kin = WITH(PHW_FEATURE_GIVEN_FAMILY, PHW_FEATURE_KIN_LABEL);
    phw_name_features staff = WITH(PHW_FEATURE_TITLED, PHW_FEATURE_STAFF_TITLE);
    phw_name_odds odds = phw_name_model_weigh(&patient);
    assert_int_equal(phw_name_model_likeliest(&patient, &odds), PHW_OWNER_PATIENT);
    odds = phw_name_model_weigh(&kin);
    assert_int_equal(phw_name_model_likeliest(&kin, &odds), PHW_OWNER_RELATIVE);
    odds = phw_name_model_weigh(&staff);
    assert_int_equal(phw_name_model_likeliest(&staff, &odds), PHW_OWNER_STAFF);
}

static void in_doubt_a_patient(void **state)
{
    (void)state;
    phw_name_features plain = WITH(PHW_FEATURE_GIVEN_FAMILY);
    phw_name_features signs = WITH(PHW_FEATURE_GIVEN_FAMILY, PHW_FEATURE_BY);
    const phw_name_odds odds = {{0.1F, 0.4F, 0.05F, 0.45F}};
    assert_int_equal(phw_name_model_likeliest(&plain, &odds), PHW_OWNER_PATIENT);
    assert_int_equal(phw_name_model_likeliest(&signs, &odds), PHW_OWNER_STAFF);
}

static void reasons_are_told_once(void **state)
{
    (void)state;
    const char *tags[3];
    phw_name_features features =
        WITH(PHW_FEATURE_NAME_LABEL, PHW_FEATURE_PATIENT_LABEL, PHW_FEATURE_DATE_BEHIND,
             PHW_FEATURE_NUMBER_BEHIND, PHW_FEATURE_NUMBERS_ON_ROW);
    size_t count = phw_name_model_explain(&features, PHW_OWNER_PATIENT, tags, 3);
    assert_true(count >= 1 && count <= 3);
    assert_string_equal(tags[0], "label");
    for (size_t i = 1; i < count; i++)
        assert_string_not_equal(tags[i], tags[i - 1]);
    phw_name_features nothing = WITH(PHW_FEATURE_SINGLE);
    assert_int_equal(phw_name_model_explain(&nothing, PHW_OWNER_PATIENT, tags, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chances_sum_to_one),
        cmocka_unit_test(a_label_says_whose),
        cmocka_unit_test(in_doubt_a_patient),
        cmocka_unit_test(reasons_are_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
