/* SPDX-License-Identifier: Apache-2.0 */
/** @file state_merge.h  Several states as one: what shards found, joined. */
#ifndef PHW_BATCH_STATE_MERGE_H
#define PHW_BATCH_STATE_MERGE_H

#include "batch/state.h"

/**
 * Takes over all that another state knows. A file that both know counts once: as it was changed
 * last, and of the same file the graver answer is kept, one that was examined before one that could
 * not be. Folders whose scan was stopped in either stay unfinished. The order of several merges
 * does not matter.
 * @param path  of the other state; nobody may be at work with it.
 * @return PHW_OK; otherwise as phw_state_open(), with @p state as it was.
 */
PHW_MUST_USE phw_status phw_state_merge(phw_state *state, const char *path, phw_error *error);

#endif
