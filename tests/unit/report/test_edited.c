/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "report/edited.h"

#define HEAD "{\"schema\":\"photoward.report/1\",\"file\":\"a.jpg\",\"width\":320,\"height\":240,"
#define QUAD "[[1,2],[30,2],[30,12],[1,12]]"

static phw_status read_edit(const char *text, const char *file, phw_edited *edited)
{
    return phw_edited_read(text, strlen(text), file, edited, NULL);
}

static const phw_redact_edit *view(phw_edited *edited)
{
    const phw_redact_edit *edit = NULL;
    assert_int_equal(phw_edits_view(&edited->edits, &edit, NULL), PHW_OK);
    return edit;
}

static void test_findings_and_records(void **state)
{
    (void)state;
    phw_edited edited;
    const char *text =
        HEAD "\"findings\":["
             "{\"id\":1,\"kind\":\"nhs_number\",\"subject\":\"patient\",\"confidence\":0.5,"
             "\"quad\":" QUAD ",\"because\":[]},"
             "{\"kind\":\"custom\",\"quad\":" QUAD "},"
             "{\"kind\":\"gps\",\"quad\":[[0,0],[0,0],[0,0],[0,0]]},"
             "{\"kind\":\"custom\",\"page\":0,\"quad\":" QUAD "}],"
             "\"planes\":[{\"kind\":\"screen\",\"quad\":" QUAD ",\"record\":true},"
             "{\"kind\":\"sheet\",\"quad\":" QUAD ",\"record\":false}]}\n";
    assert_int_equal(read_edit(text, "another.jpg", &edited), PHW_OK);
    assert_int_equal(edited.width, 320);
    assert_int_equal(edited.pages, 1);
    const phw_redact_edit *edit = view(&edited);
    assert_int_equal(edit->findings->count, 3);
    assert_int_equal(edit->findings->items[0].kind, PHW_FINDING_NHS_NUMBER);
    assert_int_equal(edit->findings->items[0].subject, PHW_SUBJECT_PATIENT);
    assert_true(edit->findings->items[0].confidence == 0.5);
    assert_true(edit->findings->items[0].quad.corner[2].y == 12);
    assert_true(edit->findings->items[1].confidence == 1);
    assert_int_equal(edit->record_count, 1);
    assert_int_equal(edit->further_count, 0);
    phw_edited_done(&edited);
    assert_int_equal(read_edit(HEAD "\"findings\":[]}", "a.jpg", &edited), PHW_OK);
    edit = view(&edited);
    assert_int_equal(edit->findings->count, 0);
    assert_null(edit->records);
    phw_edited_done(&edited);
}

/* What stands on a further page goes to that page; surfaces named on any page are named on all. */
static void test_pages(void **state)
{
    (void)state;
    phw_edited edited;
    const char *text = HEAD "\"pages\":3,\"findings\":["
                            "{\"kind\":\"custom\",\"page\":2,\"quad\":" QUAD "},"
                            "{\"kind\":\"custom\",\"page\":2,\"quad\":" QUAD "}],"
                            "\"planes\":[{\"quad\":" QUAD ",\"record\":true,\"page\":1}]}";
    assert_int_equal(read_edit(text, "a.jpg", &edited), PHW_OK);
    assert_int_equal(edited.pages, 3);
    const phw_redact_edit *edit = view(&edited);
    assert_int_equal(edit->page, 0);
    assert_int_equal(edit->findings->count, 0);
    assert_non_null(edit->records);
    assert_int_equal(edit->record_count, 0);
    assert_int_equal(edit->further_count, 2);
    assert_int_equal(edit->further[0].page, 2);
    assert_int_equal(edit->further[0].findings->count, 2);
    assert_int_equal(edit->further[0].record_count, 0);
    assert_int_equal(edit->further[1].page, 1);
    assert_int_equal(edit->further[1].findings->count, 0);
    assert_int_equal(edit->further[1].record_count, 1);
    phw_edited_done(&edited);
}

static void test_the_report_with_the_name(void **state)
{
    (void)state;
    phw_edited edited;
    const char *two = HEAD "\"findings\":[]}\n"
                           "{\"schema\":\"photoward.report/1\",\"file\":\"b.jpg\",\"width\":7,"
                           "\"height\":9,\"findings\":[]}\n";
    assert_int_equal(read_edit(two, "b.jpg", &edited), PHW_OK);
    assert_int_equal(edited.width, 7);
    phw_edited_done(&edited);
    assert_int_equal(read_edit(two, "c.jpg", &edited), PHW_ERR_FORMAT);
}

/* What a slip of the hand leaves is told, and nothing is guessed. */
static void test_slips(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        " \n",
        "[]",
        "{",
        "{\"schema\":\"other/1\"}",
        HEAD "\"findings\":{}}",
        HEAD "\"findings\":[{\"kind\":\"nonsense\",\"quad\":" QUAD "}]}",
        HEAD "\"findings\":[{\"kind\":\"custom\"}]}",
        HEAD "\"findings\":[{\"kind\":\"custom\",\"quad\":[[1,2],[3,4],[5,6]]}]}",
        HEAD "\"findings\":[{\"kind\":\"custom\",\"quad\":[[1,2],[3,4],[5,6],[7,\"8\"]]}]}",
        HEAD "\"findings\":[{\"kind\":\"custom\",\"quad\":[[1,2],[3,4],[5,6],[7,1e300]]}]}",
        HEAD "\"findings\":[1]}",
        HEAD "\"findings\":[{\"kind\":\"custom\",\"page\":1,\"quad\":" QUAD "}]}",
        HEAD "\"pages\":2,\"findings\":[{\"kind\":\"custom\",\"page\":2,\"quad\":" QUAD "}]}",
        HEAD "\"pages\":2,\"findings\":[{\"kind\":\"custom\",\"page\":-1,\"quad\":" QUAD "}]}",
        HEAD "\"pages\":2,\"findings\":[{\"kind\":\"custom\",\"page\":\"1\",\"quad\":" QUAD "}]}",
        HEAD "\"pages\":0,\"findings\":[]}",
        HEAD "\"pages\":2,\"findings\":[],\"planes\":[{\"record\":true,\"page\":2,\"quad\":" QUAD
             "}]}",
        HEAD "\"findings\":[],\"planes\":[{\"record\":true}]}",
        HEAD "\"findings\":[]} trailing",
        "{\"schema\":\"photoward.report/1\",\"width\":0,\"height\":4,\"findings\":[]}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        phw_edited edited;
        phw_error error = PHW_ERROR_INIT;
        assert_int_equal(phw_edited_read(texts[i], strlen(texts[i]), "a.jpg", &edited, &error),
                         PHW_ERR_FORMAT);
        assert_non_null(strstr(error.message, "edited report"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_findings_and_records),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_the_report_with_the_name),
        cmocka_unit_test(test_slips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
