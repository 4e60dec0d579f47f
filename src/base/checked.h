/* SPDX-License-Identifier: Apache-2.0 */
/** @file checked.h  Products and sums of sizes that cannot wrap round. */
#ifndef PHW_BASE_CHECKED_H
#define PHW_BASE_CHECKED_H

#include <stdbool.h>
#include <stddef.h>

/** *result = a × b; false (and *result untouched) where it does not fit a size_t. */
static inline bool phw_checked_mul(size_t a, size_t b, size_t *result)
{
    size_t product;
    if (__builtin_mul_overflow(a, b, &product))
        return false;
    *result = product;
    return true;
}

/** *result = a + b; false (and *result untouched) where it does not fit a size_t. */
static inline bool phw_checked_add(size_t a, size_t b, size_t *result)
{
    size_t sum;
    if (__builtin_add_overflow(a, b, &sum))
        return false;
    *result = sum;
    return true;
}

#endif
