/* SPDX-License-Identifier: Apache-2.0 */
/** @file flush.h  Lines that begin below each other or run alike, as those of a text do and tiles
 * and grain do not. */
#ifndef PHW_SCAN_FLUSH_H
#define PHW_SCAN_FLUSH_H

#include <stdbool.h>

#include "photoward/page.h"

/**
 * Whether a line that was not read is of a text too blurred to read: on a screen, a sheet, a label
 * or a screenshot others that were not read either begin above or below it, run its way (within 4°)
 * and are of its height, and several of them look like text.
 * @param line  of the page.
 * @return false for lines that were read or not tried, and off such surfaces. Pure.
 */
bool phw_scan_is_set_flush(const phw_page *page, const phw_line *line);

/**
 * Whether all that looks like lines on a surface runs the same way (within 4°), and enough of it
 * looks like text: a screen or a sheet too blurred for its lines to be told apart.
 * @param plane  of the page; false for blocks. Lines on it that were read are not looked at. Pure.
 */
bool phw_scan_runs_alike(const phw_page *page, size_t plane);

#endif
