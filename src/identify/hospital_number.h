/* SPDX-License-Identifier: Apache-2.0 */
/** @file hospital_number.h  What local numbers of hospitals, laboratories and episodes look like.
 */
#ifndef PHW_IDENTIFY_HOSPITAL_NUMBER_H
#define PHW_IDENTIFY_HOSPITAL_NUMBER_H

#include "identify/digits.h"
#include "identify/recogniser.h"

/** The shape of a token that may be a local number. */
typedef enum phw_local_shape {
    PHW_LOCAL_NONE = 0,
    PHW_LOCAL_DIGITS,   /**< 1456275: six to ten digits */
    PHW_LOCAL_LETTERED, /**< 332224D, A299008, RQK0515153, NCV688551303, WX-290745 */
    PHW_LOCAL_PARTED,   /**< 48/90217, PRITG/66529 */
    PHW_LOCAL_NAMED     /**< MRN72799139: says itself what it is */
} phw_local_shape;

/** The shape of text[begin … end), which holds no space. */
phw_local_shape phw_local_number_shape(const char *text, uint32_t begin, uint32_t end);

/** Where a local number text[begin … end) ends with the letter that some have behind a space
 * ("592097 A"); @p end where there is none, or where it is a sex ("592097 M"). Nothing at or behind
 * text[stop] is read. */
uint32_t phw_local_number_end(const char *text, uint32_t begin, uint32_t end, uint32_t stop);

#endif
