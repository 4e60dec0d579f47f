/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "report/foreign.h"

typedef void add_text(phw_strbuf *out, const char *text);

static void expect(add_text *add, const char *from, const char *to)
{
    phw_strbuf out = PHW_STRBUF_INIT;
    add(&out, from);
    assert_string_equal(out.text ? out.text : "", to);
    phw_strbuf_done(&out);
}

static void test_names_are_shown_with_what_is_invisible_in_them(void **state)
{
    (void)state;
    expect(phw_foreign_show, "holiday 1.jpg", "holiday 1.jpg");
    expect(phw_foreign_show, "a\nb\rc\td\x1b[31m\x7f", "a\\nb\\rc\\td\\x1b[31m\\x7f");
    expect(phw_foreign_show, "\xFF\xC3.jpg", "\\xff\\xc3.jpg");
    expect(phw_foreign_show, "\xE2\x80\xAEgpj.exe", "\\u{202e}gpj.exe");
    expect(phw_foreign_show, "a\xE2\x80\x8B\xEF\xBB\xBF\xC2\xAD", "a\\u{200b}\\u{feff}\\u{ad}");
    expect(phw_foreign_show, "\xF3\xA0\x81\x81", "\\u{e0041}"); /* a tag character */
    expect(phw_foreign_show, "\xC3\xA9t\xC3\xA9 \xD7\xA9\xD7\x9C",
           "\xC3\xA9t\xC3\xA9 \xD7\xA9\xD7\x9C");
}

static void test_html_cannot_leave_an_element_or_an_attribute(void **state)
{
    (void)state;
    expect(phw_foreign_html, "<a b=\"c\" d='e'>&amp;",
           "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;");
}

static void test_links_hold_only_what_a_path_of_a_url_may(void **state)
{
    (void)state;
    expect(phw_foreign_url_path, "/a b/100%#?\"<\xC3\xA9\n", "/a%20b/100%25%23%3F%22%3C%C3%A9%0A");
    expect(phw_foreign_url_path, "/A-Z_a.z~0", "/A-Z_a.z~0");
}

static void test_fields_are_quoted_where_they_must_be(void **state)
{
    (void)state;
    expect(phw_foreign_csv, "plain.jpg", "plain.jpg");
    expect(phw_foreign_csv, "a,b", "\"a,b\"");
    expect(phw_foreign_csv, "say \"x\"", "\"say \"\"x\"\"\"");
    expect(phw_foreign_csv, "two\r\nlines", "\"two\r\nlines\"");
    expect(phw_foreign_csv, " space", "\" space\"");
    expect(phw_foreign_csv, "", "");
}

static void test_no_field_is_a_formula(void **state)
{
    (void)state;
    expect(phw_foreign_csv, "=1+1", "'=1+1");
    expect(phw_foreign_csv, "+1", "'+1");
    expect(phw_foreign_csv, "-1", "'-1");
    expect(phw_foreign_csv, "@SUM(1)", "'@SUM(1)");
    expect(phw_foreign_csv, "\t=1", "\"'\t=1\"");
    expect(phw_foreign_csv,
           "\xEF\xBC\x9D"
           "1",
           "'\xEF\xBC\x9D"
           "1");
    expect(phw_foreign_csv, "a=1", "a=1");
}

/* Whatever bytes a name has, what is shown is UTF-8 without control characters. */
static void test_any_bytes_become_visible_text(void **state)
{
    (void)state;
    uint32_t seed = 20261125;
    for (int round = 0; round < 2000; round++) {
        char name[41];
        for (size_t i = 0; i < sizeof name - 1; i++) {
            seed = seed * 1664525 + 1013904223;
            name[i] = (char)(1 + (seed >> 16) % 255);
        }
        name[sizeof name - 1] = '\0';
        phw_strbuf shown = PHW_STRBUF_INIT, page = PHW_STRBUF_INIT;
        phw_foreign_show(&shown, name);
        phw_foreign_html_name(&page, name);
        assert_true(phw_utf8_valid(shown.text, shown.length));
        for (size_t i = 0; i < shown.length; i++)
            assert_true((unsigned char)shown.text[i] >= 0x20 && shown.text[i] != 0x7F);
        assert_null(strpbrk(page.text, "<>\"'"));
        phw_strbuf_done(&shown);
        phw_strbuf_done(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_are_shown_with_what_is_invisible_in_them),
        cmocka_unit_test(test_html_cannot_leave_an_element_or_an_attribute),
        cmocka_unit_test(test_links_hold_only_what_a_path_of_a_url_may),
        cmocka_unit_test(test_fields_are_quoted_where_they_must_be),
        cmocka_unit_test(test_no_field_is_a_formula),
        cmocka_unit_test(test_any_bytes_become_visible_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
