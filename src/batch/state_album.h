/* SPDX-License-Identifier: Apache-2.0 */
/** @file state_album.h  What a state knows, as an album for reports. */
#ifndef PHW_BATCH_STATE_ALBUM_H
#define PHW_BATCH_STATE_ALBUM_H

#include "batch/state.h"

/** Pictures, sorted in temporary tables of the state. Embedded; start from zeroes and end with
 *  phw_state_album_done(). The state must outlive it, and nothing may be written to it meanwhile.
 */
typedef struct phw_state_album {
    phw_state *state;
    phw_album_source source; /**< for the writers of report/album.h */
    phw_album_about about;   /**< folders, what was skipped and whether a scan was stopped; the rest
                                is   the caller's */
    char **folders;
    size_t folder_count;
} phw_state_album;

/**
 * Orders a state's pictures and groups those that look alike. What could not be read is a picture
 * that could not be examined; other files that were left out are counted.
 * @return PHW_OK, PHW_ERR_NOMEM, or an error of reading the state.
 */
PHW_MUST_USE phw_status phw_state_album_make(phw_state *state, phw_state_scope scope,
                                             phw_state_album *album, phw_error *error);

void phw_state_album_done(phw_state_album *album);

#endif
