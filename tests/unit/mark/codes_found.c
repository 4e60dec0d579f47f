/* SPDX-License-Identifier: Apache-2.0 */
#include "codes_found.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/pyramid.h"
#include "mark/detector.h"

void find_codes(const phw_image *image, phw_codes *codes)
{
    phw_pyramid pyramid;
    const phw_mark_scene scene = {image, &pyramid, NULL, NULL};
    phw_mark_found found = {NULL, codes};
    assert_int_equal(phw_pyramid_build(image, 40, &pyramid, NULL), PHW_OK);
    assert_int_equal(phw_mark_find_barcodes(&scene, &found, NULL), PHW_OK);
    phw_pyramid_done(&pyramid);
}
