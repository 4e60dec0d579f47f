/* SPDX-License-Identifier: Apache-2.0 */
/* However recognition splits or glues the digits behind a label, all of them are covered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/geometry.h"
#include "identify/identify.h"
#include "model/model.h"
#include "page_art.h"
#include "seed.h"

#define PAGES 400

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

static bool covered(const phw_findings *findings, phw_quad character)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].kind == PHW_FINDING_NHS_NUMBER &&
            phw_quad_overlap(&findings->items[i].quad, &character) >
                0.95 * phw_quad_area(&character))
            return true;
    return false;
}

static void any_split_is_covered(void **state)
{
    (void)state;
    static const char *const fronts[] = {"NHS No: ", "NHS No.", "NHS Number ",
                                         "NHS:", "DOB 1965 NHS no "};
    seed s = seed_start();
    for (int n = 0; n < PAGES; n++) {
        char text[80];
        strcpy(text, fronts[seed_next(&s, sizeof fronts / sizeof fronts[0])]);
        size_t from = strlen(text), used = from;
        for (int i = 0; i < 10; i++) {
            text[used++] = (char)('0' + seed_next(&s, 10));
            /* One gap in three, of one space: a torn number, not a table. */
            if (i < 9 && seed_next(&s, 3) == 0)
                text[used++] = ' ';
        }
        text[used] = '\0';
        phw_page *page = page_art_make(text, (page_art){seed_next(&s, 628) / 100.0, 0});
        phw_findings *findings = NULL;
        assert_non_null(page);
        assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
        assert_int_equal(phw_identify_page(page, models, findings, NULL), PHW_OK);
        size_t column = 0;
        for (size_t w = 0; w < page->word_count; w++) {
            const phw_word *word = &page->words[w];
            while (text[column] == ' ')
                column++;
            for (size_t c = 0; c < word->char_count; c++, column++)
                if (column >= from && !covered(findings, word->chars[c]))
                    fail_msg("not covered: \"%s\", column %zu", text, column);
        }
        phw_findings_free(&findings);
        phw_page_free(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_split_is_covered)};
    return cmocka_run_group_tests(tests, open_models, close_models);
}
