/* SPDX-License-Identifier: Apache-2.0 */
/** @file plate_form.h  Whether letters and digits have the form of a UK vehicle registration. */
#ifndef PHW_MARK_PLATE_FORM_H
#define PHW_MARK_PLATE_FORM_H

#include <stddef.h>

#include "photoward/page.h"

/** Forms by age (DVLA INF104, vehicle registration numbers and number plates). */
typedef enum phw_plate_form {
    PHW_PLATE_NONE = 0,
    PHW_PLATE_CURRENT, /**< AB51 ABC, since September 2001 */
    PHW_PLATE_PREFIX,  /**< A123 ABC, 1983 to 2001 */
    PHW_PLATE_SUFFIX,  /**< ABC 123A, 1963 to 1983 */
    PHW_PLATE_NORTHERN /**< ABZ 1234, Northern Ireland */
} phw_plate_form;

/** Characters of the longest. */
#define PHW_PLATE_MOST 7

/**
 * Matches a registration without spaces.
 * @param text  @p length bytes, capitals and digits as read.
 * @param[out] mended  how many characters had to be taken for the one they look like (O for 0, I
 *                     for 1, S for 5, B for 8, Z for 2), 0 where it matched as it is; NULL is fine.
 * @return the form that needs the fewest, PHW_PLATE_NONE where more than one would be needed, or
 * any at all for a form that is not the current one.
 */
phw_plate_form phw_plate_match(const char *text, size_t length, int *mended);

/**
 * The registration that some words make. Small letters that look like their capitals (c, o, s, v,
 * w, x, z, and j, k, p, u, y) are taken for them. A bar or a bracket at either end is the plate's
 * edge; one more character there is its edge too, or part of the band with the country's letters,
 * where what is left is of the current form as it stands.
 * @param[out] text  the registration without spaces, NUL-terminated; written where there is one.
 * @param[out] mended  as phw_plate_match(); NULL is fine.
 */
phw_plate_form phw_plate_read(const phw_word *words, size_t count, char text[PHW_PLATE_MOST + 1],
                              int *mended);

#endif
