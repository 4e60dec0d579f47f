/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "ocr/vocabulary.h"

/* Labels: nothing, then the printable characters of ASCII. */
enum { FIRST = ' ', LAST = '~', LABELS = LAST - FIRST + 2, PIXELS = 4, MOST_COLUMNS = 256 };

#define LIKELY 0.6f  /* of a letter that is read */
#define NEARLY 0.3f  /* of one that is not */
#define RATHER 0.95f /* of words that are taken as they are */
#define SURELY 0.99f /* of all of a line that is clear */

static phw_charset *characters(void)
{
    uint8_t bytes[2 * LABELS] = {0};
    phw_charset *made = NULL;
    for (size_t i = 1; i < LABELS; i++) {
        bytes[2 * i - 1] = 1;
        bytes[2 * i] = (uint8_t)(FIRST + i - 1);
    }
    phw_cursor list = phw_cursor_view(bytes, sizeof bytes);
    assert_int_equal(phw_charset_take(&list, LABELS, &made, NULL), PHW_OK);
    return made;
}

typedef struct line {
    phw_label_scores scores;
    phw_symbols symbols;
} line;

/* A line on which each letter stands in a column of its own, with one of nothing behind it.
 * @param second  what each letter could be nearly as well; as long as @p read. */
static line make(const char *read, const char *second, float likely)
{
    line made = {{NULL, 0, LABELS, PIXELS}, {NULL, 0, 0}};
    bool starts = true;
    made.scores.values = calloc(MOST_COLUMNS, LABELS * sizeof(float));
    made.symbols.capacity = strlen(read);
    made.symbols.items = calloc(made.symbols.capacity, sizeof *made.symbols.items);
    assert_true(made.scores.values && made.symbols.items && strlen(second) == strlen(read));
    for (size_t i = 0; read[i]; i++) {
        float *column = made.scores.values + made.scores.columns * LABELS;
        const int middle = (int)(made.scores.columns * PIXELS + PIXELS / 2);
        column[second[i] - FIRST + 1] = NEARLY;
        column[read[i] - FIRST + 1] = likely;
        column[LABELS] = SURELY; /* nothing, of the next column */
        made.scores.columns += 2;
        if (read[i] != ' ')
            made.symbols.items[made.symbols.count++] =
                (phw_symbol){{read[i]}, likely, middle, middle, starts, false};
        starts = read[i] == ' ';
    }
    return made;
}

static void check(const char *read, const char *second, float likely, const char *mended)
{
    phw_charset *set = characters();
    line made = make(read, second, likely);
    char text[MOST_COLUMNS] = "";
    size_t length = 0;
    bool any = false;
    assert_int_equal(phw_vocabulary_mend(&made.scores, 0, set, &made.symbols, NULL), PHW_OK);
    for (size_t i = 0; i < made.symbols.count; i++) {
        const phw_symbol *symbol = &made.symbols.items[i];
        if (i > 0 && symbol->starts_word)
            text[length++] = ' ';
        text[length++] = symbol->text[0];
        if (i > 0)
            assert_true(symbol->left > symbol[-1].right);
        assert_true(symbol->right < (int)(made.scores.columns * PIXELS));
        any |= symbol->mended;
    }
    text[length] = '\0';
    assert_int_equal(any, strcmp(read, mended) != 0);
    assert_string_equal(text, mended);
    free(made.symbols.items);
    free(made.scores.values);
    phw_charset_free(&set);
}

static void test_words_that_are_nearly_as_likely(void **state)
{
    (void)state;
    check("Thornmoor Hos2utal", "Thornmoor Hospital", LIKELY, "Thornmoor Hospital");
    check("Beyal lefrrmavy at", "Royal Infirmary at", LIKELY, "Royal Infirmary at");
    check("x NH5 Fearuadeon foast", "x NHS Foundation Trust", LIKELY, "x NHS Foundation Trust");
}

/* A blank is lost, and one is read where there is none. */
static void test_blanks_that_were_misread(void **state)
{
    (void)state;
    check("KoyalxlnfiNvary", "Royal Infirmary", LIKELY, "Royal Infirmary");
    check("Weelth Ce tre", "Health Centre", LIKELY, "Health Centre");
    check("Health B ord", "Health Board", LIKELY, "Health Board");
}

static void test_what_is_clear_stays(void **state)
{
    (void)state;
    check("Thornmoor Hospitable", "Thornmoor Hospitals ", SURELY, "Thornmoor Hospitable");
    check("Hospitex", "Hospital", SURELY, "Hospitex");
}

/* No word has a stroke or a stop in it, however sure the letters round it are. */
static void test_signs_within_words(void **state)
{
    (void)state;
    check("Hosp/tal", "Hospital", RATHER, "Hospital");
    check("Hosp:taX", "Hospital", RATHER, "Hospital");
    check("Hosp/nal", "Hospxnal", RATHER, "Hosp/nal");
    check("HospXtal", "Hospital", RATHER, "HospXtal");
}

/* Other letters, that the network did not see. */
static void test_what_is_no_such_word_stays(void **state)
{
    (void)state;
    check("Garden Centaur", "Cardan Camtoar", LIKELY, "Garden Centaur");
    check("Health Records", "Health Nacondo", LIKELY, "Health Records");
    check("Northmere", "Morfhwara", LIKELY, "Northmere");
}

static void test_nothing_to_mend(void **state)
{
    (void)state;
    check("", "", LIKELY, "");
    check("a", "b", LIKELY, "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words_that_are_nearly_as_likely),
                                       cmocka_unit_test(test_blanks_that_were_misread),
                                       cmocka_unit_test(test_what_is_clear_stays),
                                       cmocka_unit_test(test_signs_within_words),
                                       cmocka_unit_test(test_what_is_no_such_word_stays),
                                       cmocka_unit_test(test_nothing_to_mend)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
