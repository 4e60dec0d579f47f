/* SPDX-License-Identifier: Apache-2.0 */
/* The table of signs round a name: in the order in which it is searched, of every place, and for
 * each side. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "identify/bearer_signs.h"

#define PLACES ".<>=LRABp"

static void signs_are_in_order_and_of_every_place(void **state)
{
    (void)state;
    char row[192], sign[128] = "", before[128] = "";
    int weight, rows = 0, patients = 0, others = 0, of_place[PHW_BEARER_PLACE_COUNT] = {0};
    FILE *file = fopen(PHW_TEST_SOURCE_DIR "/models/bearers/weights.inc", "r");
    assert_int_equal(strlen(PLACES), PHW_BEARER_PLACE_COUNT);
    assert_non_null(file);
    while (fgets(row, sizeof row, file)) {
        if (sscanf(row, " {\"%127[^\"]\", %d}", sign, &weight) != 2)
            continue;
        assert_true(strcmp(before, sign) < 0);
        assert_true(strlen(sign) <= PHW_BEARER_KEY_ROOM);
        assert_non_null(strchr(PLACES, sign[0]));
        of_place[strchr(PLACES, sign[0]) - PLACES]++;
        patients += weight > 0;
        others += weight < 0;
        rows++;
        memcpy(before, sign, sizeof before);
    }
    assert_int_equal(fclose(file), 0);
    assert_true(rows > 1000);
    assert_true(patients > rows / 4 && others > rows / 4);
    for (int place = 0; place < PHW_BEARER_PLACE_COUNT; place++)
        assert_true(of_place[place] > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(signs_are_in_order_and_of_every_place)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
