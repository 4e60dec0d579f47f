/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "batch/digest.h"

static void expect(const void *bytes, size_t size, const char *wanted)
{
    phw_digesting digesting;
    char text[2 * PHW_DIGEST_BYTES + 1];
    phw_digest_start(&digesting);
    phw_digest_add(&digesting, bytes, size);
    phw_digest digest = phw_digest_end(&digesting);
    for (int i = 0; i < PHW_DIGEST_BYTES; i++)
        snprintf(text + 2 * i, 3, "%02x", digest.bytes[i]);
    assert_string_equal(text, wanted);
}

/* Made with Python's hashlib.blake2b(digest_size=32). */
static void known_digests(void **state)
{
    (void)state;
    uint8_t bytes[1000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i * 7);
    expect(NULL, 0, "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    expect("abc", 3, "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    expect(bytes, 127, "4ff62e7c4c43fe101a078479c48836be4907d9d498dcc577ca89d694b2c11f9b");
    expect(bytes, 128, "14696d2a98d9f8a280da8b132b1045b345e1033759c6b02fcc4ee885c8ae7c37");
    expect(bytes, 129, "3934215260b1039be9d9d2b073b059bcd50120c327a22af93eb4d98cf821c14c");
    expect(bytes, 256, "3d0cb2693dfbac42af5a6cc960953fea8714aa39c4bcd054ef61d6b5e98ade4a");
    expect(bytes, 1000, "6ac4bea923678eb024090384d6e767b5870f849057dc19b172d8d9f2df30bf8e");
}

/* Whatever pieces it comes in. */
static void pieces(void **state)
{
    (void)state;
    uint8_t bytes[700];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)(i * i);
    phw_digesting whole, parts;
    phw_digest_start(&whole);
    phw_digest_add(&whole, bytes, sizeof bytes);
    const phw_digest wanted = phw_digest_end(&whole);
    for (size_t step = 1; step < 300; step += 13) {
        phw_digest_start(&parts);
        for (size_t at = 0; at < sizeof bytes; at += step)
            phw_digest_add(&parts, bytes + at, sizeof bytes - at < step ? sizeof bytes - at : step);
        const phw_digest got = phw_digest_end(&parts);
        assert_memory_equal(&got, &wanted, sizeof got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(known_digests), cmocka_unit_test(pieces)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
