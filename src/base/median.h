/* SPDX-License-Identifier: Apache-2.0 */
/** @file median.h  The middle one of some numbers. */
#ifndef PHW_BASE_MEDIAN_H
#define PHW_BASE_MEDIAN_H

#include <stddef.h>

/** The median, of an even number the greater one of the two in the middle; 0 of none. Sorts them
 *  in place, the least first. None may be a NaN. */
double phw_median(double *values, size_t count);

#endif
