/* SPDX-License-Identifier: Apache-2.0 */
/** @file codes_found.h  The codes that a picture shows, as tests ask for them. */
#ifndef PHW_TESTS_MARK_CODES_FOUND_H
#define PHW_TESTS_MARK_CODES_FOUND_H

#include "mark/code.h"
#include "photoward/image.h"

/** Looks for codes alone; fails the test where that cannot be done. */
void find_codes(const phw_image *image, phw_codes *codes);

#endif
