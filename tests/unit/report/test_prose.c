/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/prose.h"

static void wraps_within_the_width(void **state)
{
    (void)state;
    static const char words[] = "one two three four five six seven eight nine ten eleven twelve "
                                "thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    phw_strbuf out = PHW_STRBUF_INIT;
    const phw_prose prose = {&out, false};
    phw_prose_space(&prose, 4);
    phw_prose_wrap(&prose, 4, 4, words);
    size_t lines = 0;
    for (char *line = strtok(out.text, "\n"); line; line = strtok(NULL, "\n"), lines++) {
        assert_true(strlen(line) <= PHW_PROSE_WIDTH);
        assert_memory_equal(line, "    ", 4);
        assert_true(line[4] != ' ' && line[strlen(line) - 1] != ' ');
    }
    assert_int_equal(lines, 2);
    phw_strbuf_done(&out);
}

static void keeps_a_word_longer_than_a_line_whole(void **state)
{
    (void)state;
    char word[121];
    memset(word, 'x', 120);
    word[120] = '\0';
    phw_strbuf out = PHW_STRBUF_INIT;
    const phw_prose prose = {&out, false};
    phw_prose_wrap(&prose, 0, 2, word);
    assert_int_equal(out.length, 121);
    phw_strbuf_done(&out);
}

static void foreign_text_cannot_drive_the_terminal(void **state)
{
    (void)state;
    static const struct {
        const char *given;
        const char *expected;
    } cases[] = {{"plain", "plain"},
                 {"caf\xC3\xA9", "caf\xC3\xA9"},
                 {"\x1b[31m", "?[31m"},
                 {"a\nb\tc\x7F", "a?b?c?"},
                 {"\xC2\x9B"
                  "31m",
                  "?31m"},                              /* C1 control sequence introducer */
                 {"a\xE2\x80\xAEgpj.exe", "a?gpj.exe"}, /* right-to-left override */
                 {"\xFF\xFE", "??"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phw_strbuf out = PHW_STRBUF_INIT;
        const phw_prose prose = {&out, true};
        phw_prose_foreign(&prose, cases[i].given);
        assert_string_equal(out.text, cases[i].expected);
        phw_strbuf_done(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wraps_within_the_width),
        cmocka_unit_test(keeps_a_word_longer_than_a_line_whole),
        cmocka_unit_test(foreign_text_cannot_drive_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
