/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "ocr/lookalike.h"

enum { MOST = 64 };

/* One symbol a byte; a space starts a word. */
static void assert_mended(const char *read, const char *meant)
{
    phw_symbol items[MOST] = {{.confidence = 0}};
    phw_symbols symbols = {items, 0, MOST};
    char said[2 * MOST] = "";
    for (const char *at = read; *at; at++) {
        if (*at == ' ')
            continue;
        items[symbols.count].text[0] = *at;
        items[symbols.count++].starts_word = at == read || at[-1] == ' ';
    }
    phw_lookalike_mend(&symbols);
    for (size_t i = 0; i < symbols.count; i++) {
        if (i && items[i].starts_word)
            strcat(said, " ");
        strcat(said, items[i].text);
    }
    assert_string_equal(said, meant);
}

static void test_words_in_capitals(void **state)
{
    (void)state;
    assert_mended("sOWERBY, MAUREEN", "SOWERBY, MAUREEN");
    assert_mended("HOLLlNS KOWALcZYK", "HOLLINS KOWALCZYK");
    assert_mended("NHs NO: AB12c34", "NHS NO: AB12C34");
}

static void test_words_that_are_not(void **state)
{
    (void)state;
    assert_mended("McDONALD DrS PoC vs", "McDONALD DrS PoC vs");
    assert_mended("Ms A Lucas wX cO", "Ms A Lucas wX cO");
    assert_mended("mmol mL kPa", "mmol mL kPa");
}

static void test_l_and_i(void **state)
{
    (void)state;
    assert_mended("lrene lkechukwu llkeston", "Irene Ikechukwu Ilkeston");
    assert_mended("lung lloyd lyre l lb", "lung lloyd lyre l lb");
    assert_mended("WiIson PhiIip", "Wilson Philip");
    assert_mended("PII II IIa", "PII II IIa");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words_in_capitals),
                                       cmocka_unit_test(test_words_that_are_not),
                                       cmocka_unit_test(test_l_and_i)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
