/* SPDX-License-Identifier: Apache-2.0 */
/** @file emblem.h  Marks of the four health services that are words: NHSScotland, HSC of Northern
 *  Ireland, GIG Cymru NHS Wales, and "NHS" alone on a line of its own. */
#ifndef PHW_MARK_EMBLEM_H
#define PHW_MARK_EMBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/finding.h"
#include "photoward/page.h"

/**
 * Looks whether a line that was read is such a mark: its letters stand alone, or with the words
 * that go under or behind them on another line.
 * @param[out] emblem  a trust_logo without text, written where it is.
 */
bool phw_emblem_on_line(const phw_page *page, size_t line, phw_finding *emblem);

#endif
