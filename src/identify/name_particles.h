/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_particles.h  "Ludo van der Meer", "Huda bin Salman", "Mavis St. Clair". */
#ifndef PHW_IDENTIFY_NAME_PARTICLES_H
#define PHW_IDENTIFY_NAME_PARTICLES_H

#include "identify/name_shape.h"

/**
 * A given name or two at token @p at, one to three particles behind them, and a family's name.
 * @param[out] span  written only where the answer is true.
 */
bool phw_name_particles_match(const phw_name_token *tokens, size_t count, size_t at,
                              phw_name_span *span);

#endif
