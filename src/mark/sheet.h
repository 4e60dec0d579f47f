/* SPDX-License-Identifier: Apache-2.0 */
/** @file sheet.h  Planes that end where their text ends, widened to the sheet the text stands on.
 */
#ifndef PHW_MARK_SHEET_H
#define PHW_MARK_SHEET_H

#include "mark/mark.h"

/**
 * Layout finds the edges of what is full of text; on a form, a label or a drawing that is half
 * empty it sees the blocks of text. Here each plane becomes the sheet, card or display that its
 * lines' even ground is, with all lines and findings on it, those of other planes too. Nothing is
 * done where the ground is no sheet, or is one flat colour of a screenshot.
 * @param findings  their `plane` follows.
 * @param[out] large  how many became a twentieth of the picture or more and tell that it is a
 * photograph: what looks like a screenshot may have upright ones. Written on success only.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_mark_widen_planes(const phw_mark_scene *scene, phw_findings *findings,
                                              size_t *large, phw_error *error);

#endif
