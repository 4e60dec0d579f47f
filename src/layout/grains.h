/* SPDX-License-Identifier: Apache-2.0 */
/** @file grains.h  Lines of a picture that is full of texture. */
#ifndef PHW_LAYOUT_GRAINS_H
#define PHW_LAYOUT_GRAINS_H

#include "layout/candidates.h"

/**
 * Where most of very many lines are grains of texture by what was measured of them (strokes of a
 * brush, fibres of wood), marks those that no clear line stands by and none like them above or
 * below, which among very many are stacked by chance: reading all of them would take ten times as
 * long as all else. The time grows as the grains times the lines.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_candidates_mark_grains(phw_candidates *lines, phw_error *error);

#endif
