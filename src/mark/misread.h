/* SPDX-License-Identifier: Apache-2.0 */
/** @file misread.h  How far what was read is from what a mark may say. */
#ifndef PHW_MARK_MISREAD_H
#define PHW_MARK_MISREAD_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Letters changed, lost or added between a text and words that may be meant.
 * @param most    0 … 6; more are not counted. The time grows as 3 to this power.
 * @param begins  how the text begins is enough; what follows does not count.
 * @return 0 … most, or most + 1 where it is more.
 */
size_t phw_mark_changes(const char *text, const char *words, size_t most, bool begins);

#endif
