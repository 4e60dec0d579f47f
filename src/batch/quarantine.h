/* SPDX-License-Identifier: Apache-2.0 */
/** @file quarantine.h  Pictures that show a patient are moved out of the way. */
#ifndef PHW_BATCH_QUARANTINE_H
#define PHW_BATCH_QUARANTINE_H

#include "batch/place.h"
#include "batch/state.h"

/** A script in the quarantine that moves everything back: `sh undo.sh`. It marks the folder, too.
 */
#define PHW_QUARANTINE_UNDO "undo.sh"

/** What was moved. */
typedef struct phw_quarantine_count {
    uint64_t moved;
    uint64_t failed;
} phw_quarantine_count;

/**
 * Moves each file of the state's last run that is on the shelf `block` into a folder, under its
 * absolute path there. The way back is on the disk before a file is moved; nothing is overwritten,
 * neither there (a second file of the same path gets a number) nor on the way back; a file that has
 * changed since it was examined stays. Across file systems it is copied, synced and compared before
 * the original goes.
 * @param place   opened with the mark PHW_QUARANTINE_UNDO.
 * @param failed  called for each file that cannot be moved; may be NULL.
 * @return PHW_OK also where some failed; an error where the state or the script cannot be written.
 */
PHW_MUST_USE phw_status phw_quarantine_move(const phw_place *place, phw_state *state,
                                            void (*failed)(void *context, const char *path,
                                                           const char *why),
                                            void *context, phw_quarantine_count *count,
                                            phw_error *error);

#endif
