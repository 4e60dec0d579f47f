/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "model/model.h"

static const char *fold(const char *text)
{
    static char folded[128];
    size_t length = phw_models_fold(text, strlen(text), folded, sizeof folded);
    assert_int_equal(length, strlen(folded));
    return folded;
}

static void lowers_and_strips_marks(void **state)
{
    (void)state;
    assert_string_equal(fold("SIOBHÁN"), "siobhan");
    assert_string_equal(fold("Łukasz Øberg Đorđe"), "lukasz oberg dorde");
    assert_string_equal(fold("Weiß Æthelred œuvre Þóra"), "weiss aethelred oeuvre thora");
    assert_string_equal(fold("Işık Əliyev Nguyễn"), "isik eliyev nguyen");
    assert_string_equal(fold("Sio\xCC\x81n Llŷr ŵ"), "sion llyr w");
}

static void drops_apostrophes_and_stops(void **state)
{
    (void)state;
    assert_string_equal(fold("O'Brien"), "obrien");
    assert_string_equal(fold("O\xE2\x80\x99"
                             "Brien"),
                        "obrien");
    assert_string_equal(fold("D.O.B."), "dob");
    assert_string_equal(fold("St. Mary's"), "st marys");
}

static void joins_words_by_one_space(void **state)
{
    (void)state;
    assert_string_equal(fold("  Smith-Jones\t/ Lee \n"), "smith jones lee");
    assert_string_equal(fold("Newcastle\xC2\xA0upon\xE2\x80\x93Tyne"), "newcastle upon tyne");
    assert_string_equal(fold("--"), "");
    assert_string_equal(fold(""), "");
}

static void keeps_other_signs_and_scripts(void **state)
{
    (void)state;
    assert_string_equal(fold("U&Es (blood)"), "u&es (blood)");
    assert_string_equal(fold("Ω"), "Ω");
}

static void folds_twice_as_once(void **state)
{
    (void)state;
    const char *texts[] = {"Ms. Ñandú O’Hara-Łęcka", "A/B  c.", "ẞ Ĳ"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char once[64], twice[64];
        size_t length = phw_models_fold(texts[i], strlen(texts[i]), once, sizeof once);
        phw_models_fold(once, length, twice, sizeof twice);
        assert_string_equal(once, twice);
    }
}

static void cuts_at_a_character_where_there_is_no_room(void **state)
{
    (void)state;
    const char *text = "Ωωæ zz";
    char guarded[16];
    for (size_t capacity = 0; capacity < 10; capacity++) {
        memset(guarded, '#', sizeof guarded);
        size_t length = phw_models_fold(text, strlen(text), guarded, capacity);
        assert_true(length < capacity || capacity == 0);
        assert_int_equal(guarded[capacity], '#');
        if (capacity > 0) {
            assert_int_equal(guarded[length], '\0');
            assert_true(phw_utf8_valid(guarded, length));
        }
    }
}

static void survives_bytes_that_are_not_utf8(void **state)
{
    (void)state;
    char folded[16];
    size_t length = phw_models_fold("a\xFF\xC3", 3, folded, sizeof folded);
    assert_true(phw_utf8_valid(folded, length));
    assert_int_equal(folded[0], 'a');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lowers_and_strips_marks),
        cmocka_unit_test(drops_apostrophes_and_stops),
        cmocka_unit_test(joins_words_by_one_space),
        cmocka_unit_test(keeps_other_signs_and_scripts),
        cmocka_unit_test(folds_twice_as_once),
        cmocka_unit_test(cuts_at_a_character_where_there_is_no_room),
        cmocka_unit_test(survives_bytes_that_are_not_utf8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
