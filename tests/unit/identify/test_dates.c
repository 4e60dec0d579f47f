/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/dates.h"

static bool read_date(const char *text, bool mend, phw_date *date)
{
    return phw_date_next(text, 0, (uint32_t)strlen(text), mend, date);
}

static void every_usual_form(void **state)
{
    (void)state;
    static const char *const forms[] = {
        "12/03/1965",    "12-03-1965",         "12.03.1965",     "12/3/1965",
        "12-Mar-1965",   "12 Mar 1965",        "12 March 1965",  "12th March 1965",
        "12Mar1965",     "1965-03-12",         "1965/03/12",     "March 12, 1965",
        "12 MARCH 1965", "12th of March 1965", "12 Mawrth 1965", "12 / 03 / 1965",
        "12 Mar. 1965",
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        phw_date date;
        assert_true(read_date(forms[i], false, &date));
        assert_int_equal(date.year, 1965);
        assert_int_equal(date.month, 3);
        assert_int_equal(date.day, 12);
        assert_int_equal(date.begin, 0);
        assert_int_equal(date.end, strlen(forms[i]));
    }
}

static void two_digit_years_get_a_century(void **state)
{
    (void)state;
    phw_date date;
    assert_true(read_date("1.4.40", false, &date));
    assert_true(date.short_year);
    assert_int_equal(phw_date_full_year(&date, 2024), 1940);
    assert_true(read_date("28 Jan '12", false, &date));
    assert_int_equal(phw_date_full_year(&date, 2024), 2012);
}

static void of_a_year_in_full_more_may_be_lost(void **state)
{
    (void)state;
    static const char *const forms[] = {"12-Ma-1965", "12-M-1965", "12 MRR 1965",
                                        "12/03/196",  "12-03-196", "12/03/196c"};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        phw_date date;
        assert_true(read_date(forms[i], false, &date));
        assert_true(date.mended);
        assert_int_equal(date.day, 12);
        assert_int_equal(date.year / 10, 196);
        assert_int_equal(date.end, strlen(forms[i]));
    }
}

static void what_is_no_date(void **state)
{
    (void)state;
    static const char *const others[] = {
        "32/03/1965",     "12/13/1965", "30/02/1965",  "12/03/1765",
        "12/03/19655",    "12.3.65.4",  "1/2",         "120/80",
        "17 Feb 14:01",   "12 03 1965", "12031965",    "12-03/1965",
        "3 Markets 1965", "",           "12 KEY 1965", "12 Max 1965",
        "10.12.193.5",    "12/03/296",  "12-X-1965",
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        phw_date date;
        assert_false(read_date(others[i], false, &date));
    }
}

static void beside_a_label_more_is_believed(void **state)
{
    (void)state;
    static const char *const forms[] = {"12 03 1965", "12031965",   "l2/O3/1965",
                                        "12/0311965", "12-03/1965", "12,03,1965"};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        phw_date date;
        assert_true(read_date(forms[i], true, &date));
        assert_int_equal(date.year, 1965);
        assert_int_equal(date.month, 3);
        assert_int_equal(date.end, strlen(forms[i]));
    }
}

static void what_a_reader_makes_of_a_date(void **state)
{
    (void)state;
    static const char *const forms[] = {
        "12/03/)965",
        "12/03/V965",
        "12/03/L965",
        ("12/03\xC2\xB0"
         "1965"),
        "12-031965",
        "1203/1965",
        "1@/03/1965",
        "12-Mai-1965",
        "12 Mbr-1965",
    };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        phw_date date;
        assert_true(read_date(forms[i], false, &date));
        assert_int_equal(date.year, 1965);
        assert_int_equal(date.end, strlen(forms[i]));
    }
    /* One wrong figure too many, and numbers that are none of a date. */
    static const char *const others[] = {"1@/0S/L965", "45/031965",   "12/993456",
                                         "12/0319651", "12-Xyz-1965", "1203-65"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        phw_date date;
        assert_false(read_date(others[i], false, &date));
    }
}

static void the_next_date_of_a_line(void **state)
{
    (void)state;
    const char *text = "seen 03/02/2024, born 12-Mar-1965 (58y)";
    phw_date date;
    assert_true(read_date(text, false, &date));
    assert_int_equal(date.year, 2024);
    assert_true(phw_date_next(text, date.end, (uint32_t)strlen(text), false, &date));
    assert_int_equal(date.year, 1965);
    assert_false(phw_date_next(text, date.end, (uint32_t)strlen(text), false, &date));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_usual_form),
        cmocka_unit_test(two_digit_years_get_a_century),
        cmocka_unit_test(of_a_year_in_full_more_may_be_lost),
        cmocka_unit_test(what_is_no_date),
        cmocka_unit_test(beside_a_label_more_is_believed),
        cmocka_unit_test(what_a_reader_makes_of_a_date),
        cmocka_unit_test(the_next_date_of_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
