/* SPDX-License-Identifier: Apache-2.0 */
/** @file surround.h  The lines that stand together with one line. */
#ifndef PHW_REDACT_SURROUND_H
#define PHW_REDACT_SURROUND_H

#include "photoward/page.h"

/**
 * The smallest rectangle in a line's direction round it and all lines that stand with it: those of
 * no plane whose distance to one of the group is at most PHW_SURROUND_GAP heights, of like angle.
 * @param line       index of a line of the page.
 * @param[out] hull  written on success only.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_surround_lines(const phw_page *page, size_t line, phw_quad *hull,
                                           phw_error *error);

/** In heights of the larger of two lines. */
#define PHW_SURROUND_GAP 1.5

#endif
