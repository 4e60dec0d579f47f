/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "image/plain_fields.h"
#include "image/plain_text.h"

static void test_names_stand_before_values(void **state)
{
    (void)state;
    static const struct {
        const char *written, *line;
    } rows[] = {
        {"{\"patient\":{\"name\":\"Amira Abbott\",\"nhs\":\"9991234560\"}}",
         "\nname: Amira Abbott\n"},
        {"{\"patient\" : {\"name\" : \"Amira Abbott\" , \"nhs\":9991234560}}", "nhs: 9991234560\n"},
        {"<a><p:PatientName>Amira Abbott</p:PatientName></a>", "\nPatientName: Amira Abbott\n"},
        {"<d p:PatientName='Amira Abbott' p:Ward=\"Ward 7\"/><b/><c/>",
         "\nPatientName: Amira Abbott\nWard: Ward 7\n"},
        {"<dc:title><rdf:Alt><rdf:li>Amira Abbott</rdf:li></rdf:Alt></dc:title>",
         "\ntitle: Amira Abbott\n"},
        {"\"Amira Abbott\",\"999 123 4560\"", "Amira Abbott,999 123 4560"},
        {"PID|1||9991234560||ABBOTT^AMIRA||19500312|F\r", "9991234560  ABBOTT^AMIRA"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        phw_strbuf text = PHW_STRBUF_INIT;
        phw_plain_fields_add((const uint8_t *)rows[i].written, strlen(rows[i].written), &text);
        phw_strbuf_add_char(&text, '\n');
        if (!strstr(text.text, rows[i].line))
            fail_msg("row %zu: \"%s\"", i, text.text);
        phw_strbuf_done(&text);
    }
}

/* Nothing is read behind the end. */
static void test_what_is_cut_off(void **state)
{
    (void)state;
    static const char written[] =
        "<a b='c' d=\"e\" f = 'g'><!-- h --><?i?></a>{\"j\" : \"k\" , \"l";
    for (size_t size = 0; size < sizeof written; size++) {
        phw_strbuf text = PHW_STRBUF_INIT;
        uint8_t copy[sizeof written];
        memcpy(copy, written + sizeof written - 1 - size, size);
        phw_plain_fields_add(copy, size, &text);
        phw_plain_fields_add((const uint8_t *)written, size, &text);
        assert_false(text.failed);
        phw_strbuf_done(&text);
    }
}

/* Editors keep long lists of what they did. */
static void test_lists_are_taken_once(void **state)
{
    (void)state;
    enum { TIMES = 3000 };
    static const char entry[] = "<rdf:li e:action='saved to a file'><i:n>uuid:12</i:n></rdf:li>";
    phw_strbuf written = PHW_STRBUF_INIT, lines = PHW_STRBUF_INIT;
    for (int i = 0; i < TIMES; i++)
        phw_strbuf_add_text(&written, entry);
    assert_true(phw_plain_text_add((const uint8_t *)written.text, written.length, &lines) ||
                lines.length > PHW_PLAIN_TEXT_MOST);
    const char *first = strstr(lines.text, "action: saved to a file");
    assert_non_null(first);
    assert_null(strstr(first + 1, "action: saved to a file"));
    phw_strbuf_done(&written);
    phw_strbuf_done(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_stand_before_values),
        cmocka_unit_test(test_what_is_cut_off),
        cmocka_unit_test(test_lists_are_taken_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
