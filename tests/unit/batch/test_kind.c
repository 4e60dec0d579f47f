/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "batch/kind.h"

static phw_skip kind(const char *name, const char *bytes)
{
    return phw_kind_of(name, (const uint8_t *)bytes, strlen(bytes));
}

static void kinds(void **state)
{
    char tar[PHW_KIND_BYTES] = {0};
    (void)state;
    assert_int_equal(kind("a", "\xff\xd8\xff\xe0...."), PHW_SKIP_NONE); /* a JPEG without a name */
    assert_int_equal(kind("a.JPG", "text"), PHW_SKIP_NONE);             /* becomes an error */
    assert_int_equal(kind("a.png", ""), PHW_SKIP_NONE);
    assert_int_equal(kind("a.txt", "text"), PHW_SKIP_NO_PICTURE);
    assert_int_equal(kind("a", ""), PHW_SKIP_NO_PICTURE);
    assert_int_equal(kind("a.zip", "PK\x03\x04"), PHW_SKIP_ARCHIVE);
    assert_int_equal(kind("a.pdf.bin", "%PDF-1.7\n"), PHW_SKIP_NONE);
    assert_int_equal(kind("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                     PHW_SKIP_DRAWING);
    memcpy(tar + 257, "ustar", 5);
    assert_int_equal(phw_kind_of("a", (const uint8_t *)tar, sizeof tar), PHW_SKIP_ARCHIVE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(kinds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
