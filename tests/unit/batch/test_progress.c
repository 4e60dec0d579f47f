/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "batch/progress.h"

static void words(void **state)
{
    phw_run_progress progress = {.files = 20000, .done = 1204, .known = 1000};
    phw_pace pace = {0};
    phw_strbuf text = PHW_STRBUF_INIT;
    (void)state;
    progress.shelf[PHW_SHELF_BLOCK] = 2;
    progress.shelf[PHW_SHELF_CLEAR] = 1202;
    phw_progress_words(&progress, &pace, 5000, &text);
    assert_string_equal(text.text, "1,204 of 20,000 files: 2 block, 1,202 clear");
    phw_strbuf_done(&text);
    phw_pace_note(&pace, &progress, 1000);
    progress.done += 50;
    phw_progress_words(&progress, &pace, 11000, &text); /* 50 in 10 s */
    assert_string_equal(text.text, "1,254 of 20,000 files, 5.0 a second, 1 h 02 min left: 2 block, "
                                   "1,202 clear");
    phw_strbuf_done(&text);
    progress.files = 0; /* a list, whose length nobody knows */
    phw_progress_words(&progress, &pace, 11000, &text);
    assert_string_equal(text.text, "1,254 files, 5.0 a second: 2 block, 1,202 clear");
    phw_strbuf_done(&text);
}

static void skipped(void **state)
{
    uint64_t counts[PHW_SKIP_COUNT] = {0};
    phw_strbuf text = PHW_STRBUF_INIT;
    (void)state;
    counts[PHW_SKIP_LINK] = 3;
    counts[PHW_SKIP_ARCHIVE] = 1000;
    counts[PHW_SKIP_UNREADABLE] = 5; /* stands on a shelf */
    phw_progress_skipped(counts, &text);
    assert_string_equal(text.text,
                        "3 symbolic links, not followed; 1,000 archives, not looked into");
    phw_strbuf_done(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words), cmocka_unit_test(skipped)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
