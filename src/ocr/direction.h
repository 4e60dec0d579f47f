/* SPDX-License-Identifier: Apache-2.0 */
/** @file direction.h  Which way round lines are to be read: turned, mirrored, leaning. */
#ifndef PHW_OCR_DIRECTION_H
#define PHW_OCR_DIRECTION_H

#include "ocr/run.h"

/**
 * Decides for the groups of lines that @p some lines belong to, by reading a few of each: lines of
 * one plane that run alike are read alike. The looks of the groups' lines are set; what was read on
 * the way is kept as the first look at those lines.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_directions_decide(phw_run *run, const size_t *some, size_t count,
                                              phw_error *error);

#endif
