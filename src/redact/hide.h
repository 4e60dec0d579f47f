/* SPDX-License-Identifier: Apache-2.0 */
/** @file hide.h  A mask for small pictures that others may see: everything that tells of anybody,
 *  whatever the verdict. */
#ifndef PHW_REDACT_HIDE_H
#define PHW_REDACT_HIDE_H

#include "photoward/report.h"

/**
 * Covers more than a redacted copy does: every finding that has a place (faces, staff, the public,
 * doubtful ones too), every record and every surface with clinical or unread writing, all writing
 * that could not be read, and every line that is so large that it could still be read after the
 * picture was made smaller.
 * @param legible  lines at least so high are covered, in pixels of the picture, > 0.
 * @param[out] mask  of the picture's size, 255 covered, 0 kept; written on success only, freed with
 *                   phw_image_free().
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_redact_hide(const phw_report *report, double legible, phw_image **mask,
                                        phw_error *error);

#endif
