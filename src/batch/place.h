/* SPDX-License-Identifier: Apache-2.0 */
/** @file place.h  A place in a folder of photoward's own, and nowhere else. */
#ifndef PHW_BATCH_PLACE_H
#define PHW_BATCH_PLACE_H

#include "batch/walk.h"

/** A folder that is filled, and its name. Embedded; start from PHW_PLACE_INIT. */
typedef struct phw_place {
    int descriptor;
    char *path; /**< absolute */
    phw_identity identity;
} phw_place;

#define PHW_PLACE_INIT                                                                             \
    {                                                                                              \
        .descriptor = -1                                                                           \
    }

/**
 * Opens a folder that photoward fills and makes it where there is none (for its owner alone). One
 * that is there must be empty or hold the file @p mark, which is put there: what is in it may be
 * replaced, and nothing that is somebody else's may be.
 * @return PHW_OK; PHW_ERR_ARGUMENT (it holds other files), PHW_ERR_IO, PHW_ERR_NOMEM. Messages do
 *         not name the folder.
 */
PHW_MUST_USE phw_status phw_place_open(const char *path, const char *mark, phw_place *place,
                                       phw_error *error);

void phw_place_done(phw_place *place);

/**
 * Opens the folder of a file below a place, making folders that are missing. No link is followed,
 * so that nothing leads outside; `..` is refused.
 * @param relative  of the file; slashes at its beginning are passed over.
 * @param[out] folder  a descriptor, which the caller closes.
 * @param[out] name    the file's name in it, borrowed from @p relative.
 * @return PHW_OK, PHW_ERR_ARGUMENT, PHW_ERR_IO.
 */
PHW_MUST_USE phw_status phw_place_enter(const phw_place *place, const char *relative, int *folder,
                                        const char **name, phw_error *error);

/** Whether one of the folders above @p path, or @p path itself, is the place. */
bool phw_place_is_above(const phw_place *place, const char *path);

#endif
