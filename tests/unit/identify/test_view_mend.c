/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/view_mend.h"
#include "page_art.h"

static phw_models *models;

static int open_models(void **state)
{
    (void)state;
    return phw_models_open(PHW_TEST_BINARY_DIR "/photoward.model", &models, NULL) != PHW_OK;
}

static int close_models(void **state)
{
    (void)state;
    phw_models_free(&models);
    return 0;
}

static void expect(const char *read, const char *mended)
{
    phw_arena arena = PHW_ARENA_INIT;
    phw_view view;
    phw_page *page = page_art_make(read, (page_art){0, 2});
    assert_non_null(page);
    assert_true(phw_view_build(page, &arena, &view));
    assert_true(phw_view_mend(&view, models, &arena));
    const phw_cell *cell = &view.cells[0];
    assert_string_equal(cell->text, mended);
    assert_int_equal(cell->length, strlen(mended));
    /* Each byte keeps what it was read as, and its character; a blank that was put in has none. */
    size_t at = 0;
    for (uint32_t i = 0; i < cell->length; i++) {
        if (cell->read[i] == '\0') {
            assert_int_equal(cell->text[i], ' ');
            assert_int_equal(cell->origins[i].word, PHW_VIEW_NONE);
        } else {
            assert_int_equal(cell->read[i], read[at++]);
        }
    }
    assert_int_equal(at, strlen(read));
    for (uint32_t t = 0; t < cell->token_count; t++)
        assert_true(cell->tokens[t].end <= cell->length);
    phw_page_free(&page);
    phw_arena_done(&arena);
}

static void one_letter_was_another(void **state)
{
    (void)state;
    expect("12 Mill Lane, lpswich", "12 Mill Lane, Ipswich");
    expect("12 Mill Lane, likeston", "12 Mill Lane, Ilkeston");
    expect("12 Mill Lane, 5tockport", "12 Mill Lane, Stockport");
    expect("seen by isabelle today", "seen by Isabelle today");
    expect("PlERCE, Ann", "PIERCE, Ann");
    expect("MAR5HALL, Ann", "MARSHALL, Ann");
    expect("132 KingsIey Drive", "132 Kingsley Drive");
    expect("lasper Mackintosh", "Jasper Mackintosh");
    expect("Mr }askins fell", "Mr Haskins fell");
    expect("0ate of birth", "Date of birth");
    expect("9atient: Ann Holt", "Patient: Ann Holt");
    expect("Mr N 0'Sullivan", "Mr N O'Sullivan");
    expect("lCU-4 MOYO, Tendai", "ICU-4 MOYO, Tendai");
    expect("l, Ann Holt, agree to this", "I, Ann Holt, agree to this");
}

static void a_blank_was_lost(void **state)
{
    (void)state;
    expect("59High Street", "59 High Street");
    expect("10 OrchardWay, breathless", "10 Orchard Way, breathless");
    expect("86 Canal ViewRotherham", "86 Canal View Rotherham");
    expect("12The Paddocks", "12 The Paddocks");
    expect("Ann Bush04.10.1993", "Ann Bush 04.10.1993");
    expect("Ann Holt 11/02/73RJ34611387", "Ann Holt 11/02/73 RJ34611387");
    expect("Unit noT123456", "Unit no T123456");
}

static void what_was_read_right_stays(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "list in order, leg ulcer, back pain, blood",
        "HbA1c 48, B12 low, CO2, H1N1, P2Y12",
        "take 5mg for 5days, 8am and 2pm",
        "The iPhone and the McDonald family, O'Neil",
        "mail l.lpswich@example.com or see C:\\lpswich",
        "RX12390929 K123456 332224D",
        "Northmoor RoyalInfirmary",
        "seen by lasper today",
        "IP3 2BS",
        "give 5 l over a day",
        "} else {",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        expect(texts[i], texts[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_letter_was_another),
        cmocka_unit_test(a_blank_was_lost),
        cmocka_unit_test(what_was_read_right_stays),
    };
    return cmocka_run_group_tests(tests, open_models, close_models);
}
