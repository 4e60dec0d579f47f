/* SPDX-License-Identifier: Apache-2.0 */
#include "report/album.h"

#include <assert.h>

const char *phw_shelf_name(phw_shelf shelf)
{
    static const char *const names[] = {"block", "error", "review", "clear"};
    static_assert(sizeof names / sizeof names[0] == PHW_SHELF_COUNT, "a name for each shelf");
    return (unsigned)shelf < PHW_SHELF_COUNT ? names[shelf] : "unknown";
}
