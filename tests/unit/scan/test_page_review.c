/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scan/page_review.h"

static phw_redact_options options_of(const phw_image *mask, const phw_image *const *further,
                                     size_t count)
{
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    options.mask = mask;
    options.further_masks = further;
    options.further_mask_count = count;
    return options;
}

static void test_masks_and_pages(void **state)
{
    (void)state;
    const phw_image mask = {.width = 8, .height = 8, .channels = 1};
    const phw_image *const further[] = {&mask, &mask};
    const struct {
        phw_format format;
        uint32_t pages;
        size_t masks;
        phw_status status;
    } cases[] = {
        {PHW_FORMAT_TIFF, 3, 0, PHW_OK},
        {PHW_FORMAT_TIFF, 3, 3, PHW_OK},
        {PHW_FORMAT_TIFF, 3, 1, PHW_ERR_ARGUMENT},
        {PHW_FORMAT_TIFF, 2, 3, PHW_ERR_ARGUMENT},
        {PHW_FORMAT_HEIF, 2, 1, PHW_ERR_ARGUMENT},
        {PHW_FORMAT_GIF, 40, 1, PHW_OK},
        {PHW_FORMAT_GIF, 40, 2, PHW_ERR_ARGUMENT},
        {PHW_FORMAT_WEBP, 2, 1, PHW_OK},
        {PHW_FORMAT_PNG, 2, 1, PHW_OK},
        {PHW_FORMAT_TIFF, 0, 1, PHW_OK},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const phw_container container = {.format = cases[i].format, .pages = cases[i].pages};
        const phw_redact_options options = options_of(cases[i].masks ? &mask : NULL, further,
                                                      cases[i].masks ? cases[i].masks - 1 : 0);
        assert_int_equal(phw_page_review_check(&container, &options, NULL), cases[i].status);
    }
}

static void test_a_page_gets_its_own_mask(void **state)
{
    (void)state;
    const phw_image masks[3] = {{.width = 8}, {.width = 9}, {.width = 10}};
    const phw_image *const further[] = {&masks[1], &masks[2]};
    for (uint32_t page = 0; page < 3; page++) {
        phw_page_review review = {
            .page = page, .reported = page, .options = options_of(&masks[0], further, 2)};
        assert_int_equal(phw_page_review_take(&review, NULL), PHW_OK);
        assert_ptr_equal(review.options.mask, &masks[page]);
        assert_int_equal(review.options.further_mask_count, 0);
        phw_page_review_done(&review);
    }
    phw_page_review review = {.page = 2, .reported = 2, .options = options_of(&masks[0], NULL, 0)};
    assert_int_equal(phw_page_review_take(&review, NULL), PHW_OK);
    assert_ptr_equal(review.options.mask, &masks[0]);
    phw_page_review_done(&review);
}

static phw_findings *findings_at(double x)
{
    phw_findings *made = NULL;
    const phw_finding finding = {.kind = PHW_FINDING_CUSTOM,
                                 .quad = {{{x, 0}, {x + 9, 0}, {x + 9, 9}, {x, 9}}}};
    assert_int_equal(phw_findings_new(&made, NULL), PHW_OK);
    assert_int_equal(phw_findings_add(made, &finding, NULL), PHW_OK);
    return made;
}

/* Page 3 looks like page 1, which alone is in the report: what is edited on either holds for it. */
static void test_what_is_edited_on_a_page(void **state)
{
    (void)state;
    phw_findings *first = findings_at(10), *on_1 = findings_at(20), *on_3 = findings_at(30);
    const phw_quad records[2] = {{{{1, 1}, {2, 1}, {2, 2}, {1, 2}}},
                                 {{{5, 5}, {6, 5}, {6, 6}, {5, 6}}}};
    const phw_redact_edit further[] = {
        {.findings = on_3, .records = &records[1], .record_count = 1, .page = 3},
        {.findings = on_1, .records = &records[0], .record_count = 1, .page = 1}};
    const phw_redact_edit edit = {.findings = first,
                                  .records = records,
                                  .record_count = 0,
                                  .further = further,
                                  .further_count = 2};
    const struct {
        uint32_t page, reported;
        size_t findings, records;
        bool own;
    } cases[] = {{0, 0, 1, 0, false}, {1, 1, 1, 1, false}, {2, 2, 0, 0, false},
                 {3, 1, 2, 2, true},  {3, 3, 1, 1, false}, {4, 1, 1, 1, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_page_review review = {.page = cases[i].page,
                                  .reported = cases[i].reported,
                                  .options = options_of(NULL, NULL, 0)};
        review.options.edit = &edit;
        assert_int_equal(phw_page_review_take(&review, NULL), PHW_OK);
        assert_int_equal(review.options.edit->findings->count, cases[i].findings);
        assert_int_equal(review.options.edit->record_count, cases[i].records);
        assert_non_null(review.options.edit->records);
        assert_int_equal(review.own, cases[i].own);
        phw_page_review_done(&review);
    }
    phw_findings_free(&first);
    phw_findings_free(&on_1);
    phw_findings_free(&on_3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_masks_and_pages),
        cmocka_unit_test(test_a_page_gets_its_own_mask),
        cmocka_unit_test(test_what_is_edited_on_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
