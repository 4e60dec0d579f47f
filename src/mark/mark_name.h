/* SPDX-License-Identifier: Apache-2.0 */
/** @file mark_name.h  The organisation's name that is set with a mark, by where it stands. */
#ifndef PHW_MARK_MARK_NAME_H
#define PHW_MARK_MARK_NAME_H

#include "model/model.h"
#include "photoward/finding.h"
#include "photoward/page.h"

/**
 * Adds the lines as a trust_name that stand where the NHS sets names: under the mark with an edge
 * in common, or before it, up to three of them; each a finding of its own, with the text where it
 * could be read, and without where it is too small or blurred; and elsewhere on its sign what ends
 * as the first lines of such names do ("Mental Health"). Lines that something was found on and
 * lines that say something else (numbers, sentences) are left alone, and what begins with a
 * forename alone on its line is a badge's name. Source: NHS Identity
 * Guidelines, "Organisational logos" (names right-aligned under the lozenge; before 2017 left of
 * it).
 * @param mark  a lozenge, corners clockwise from its own top left, picture pixels.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_mark_add_names(const phw_page *page, const phw_models *models,
                                           const phw_quad *mark, phw_findings *findings,
                                           phw_error *error);

#endif
