/* SPDX-License-Identifier: Apache-2.0 */
/** @file pages.h  Large pieces of memory. */
#ifndef PHW_BASE_PAGES_H
#define PHW_BASE_PAGES_H

#include <stddef.h>

/**
 * Takes cleared memory and asks for huge pages under it where it is large: taking a photo's memory
 * from the system page by page costs as much time as decoding it.
 * @return NULL where there is none; else free with free().
 */
void *phw_pages_new(size_t size);

/** Likewise, with whatever stood in it before: for one who writes to all of it. */
void *phw_pages_new_unset(size_t size);

#endif
