/* SPDX-License-Identifier: Apache-2.0 */
/** @file grow.h  Arrays that grow by doubling. */
#ifndef PHW_BASE_GROW_H
#define PHW_BASE_GROW_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Makes room for one more item of @p item_size bytes behind the @p count there are.
 * @param items  address of a malloc'd array pointer (NULL at first), replaced when it moves.
 * @return false where memory ran out; the array is unchanged then.
 */
bool phw_grow(void **items, size_t *capacity, size_t count, size_t item_size);

#endif
