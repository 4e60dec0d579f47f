/* SPDX-License-Identifier: Apache-2.0 */
#include "base/grow.h"

#include <stdlib.h>

#include "base/checked.h"

#define FIRST_CAPACITY 16

bool phw_grow(void **items, size_t *capacity, size_t count, size_t item_size)
{
    size_t wanted, bytes;
    if (count < *capacity)
        return true;
    if (!phw_checked_mul(*capacity, 2, &wanted))
        return false;
    if (wanted < FIRST_CAPACITY)
        wanted = FIRST_CAPACITY;
    if (!phw_checked_mul(wanted, item_size, &bytes))
        return false;
    void *grown = realloc(*items, bytes);
    if (!grown)
        return false;
    *items = grown;
    *capacity = wanted;
    return true;
}
