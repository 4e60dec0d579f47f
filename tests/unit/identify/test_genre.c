/* SPDX-License-Identifier: Apache-2.0 */
/* What a text is as a whole, and whether the reasons speak for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "identify/genre_signs.h"
#include "identify/identify.h"
#include "model/model.h"
#include "page_art.h"

static phw_models *models;

static int open_models(void **state)
{
    (void)state;
    return phw_models_open(PHW_TEST_BINARY_DIR "/photoward.model", &models, NULL) == PHW_OK ? 0
                                                                                            : -1;
}

static int close_models(void **state)
{
    (void)state;
    phw_models_free(&models);
    return 0;
}

static phw_genre judge(const char *text)
{
    phw_findings *findings = NULL;
    phw_genre genre = {.kind = PHW_GENRE_NONE};
    const phw_identify_with with = {.models = models, .genre = &genre};
    phw_page *page = page_art_make(text, (page_art){0, 2});
    assert_non_null(page);
    assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
    assert_int_equal(phw_identify_page_with(page, &with, findings, NULL), PHW_OK);
    phw_findings_free(&findings);
    phw_page_free(&page);
    return genre;
}

static void nothing_is_judged_where_nothing_is_read(void **state)
{
    (void)state;
    assert_int_equal(judge("").kind, PHW_GENRE_NONE);
}

/* However like a record it is set. */
static void patients_with_their_numbers_are_a_list(void **state)
{
    (void)state;
    phw_genre genre = judge("NHS No         Name            DOB          Allergies   Diagnosis\n"
                            "999 314 1593   HOLT, Michael   12/03/1965   none        pneumonia\n"
                            "999 777 8881   PATEL, Meera    01/11/1952   nuts        stroke\n"
                            "999 476 5914   OKAFOR, Grace   30/06/1941   none        sepsis\n"
                            "999 012 3454   LEWIS, Dafydd   02/02/1958   latex       asthma\n");
    assert_int_equal(genre.kind, PHW_GENRE_CLINICAL_LIST);
    assert_true(genre.confidence > 0 && genre.confidence <= 1);
}

static void reasons_speak_for_the_kind(void **state)
{
    (void)state;
    phw_genre genre = judge("Eastmere Gazette\n"
                            "Councillor Lena Marsh opened the new leisure centre yesterday.\n"
                            "Police said the road was closed for the parade.\n"
                            "Read more at www.example.org\n");
    assert_int_equal(genre.kind, PHW_GENRE_PUBLIC_TEXT);
    assert_true(genre.because_count > 0);
    for (size_t i = 0; i < genre.because_count; i++) {
        bool fits = false;
        for (int sign = 0; sign < PHW_GENRE_SIGN_COUNT; sign++) {
            const char *words = phw_genre_sign_words(
                (phw_genre_sign)sign, PHW_GENRE_PUBLIC_TEXT - PHW_GENRE_CLINICAL_RECORD);
            fits |= words && strcmp(words, genre.because[i]) == 0;
        }
        assert_true(fits);
    }
}

static void a_sign_explains_only_what_it_speaks_for(void **state)
{
    (void)state;
    for (int kind = 0; kind < PHW_GENRE_KIND_COUNT - 1; kind++) {
        assert_null(phw_genre_sign_words(PHW_GENRE_SIGN_ALWAYS, kind));
        assert_null(phw_genre_sign_words(PHW_GENRE_SIGN_MANY_WORDS, kind));
    }
    assert_non_null(phw_genre_sign_words(PHW_GENRE_SIGN_BED_ROWS, 1));
    assert_null(phw_genre_sign_words(PHW_GENRE_SIGN_BED_ROWS, 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_judged_where_nothing_is_read),
        cmocka_unit_test(patients_with_their_numbers_are_a_list),
        cmocka_unit_test(reasons_speak_for_the_kind),
        cmocka_unit_test(a_sign_explains_only_what_it_speaks_for),
    };
    return cmocka_run_group_tests(tests, open_models, close_models);
}
