/* SPDX-License-Identifier: Apache-2.0 */
/** @file copies.h  A tree of redacted copies beside the tree of pictures. */
#ifndef PHW_BATCH_COPIES_H
#define PHW_BATCH_COPIES_H

#include "batch/digest.h"
#include "batch/place.h"
#include "batch/state.h"
#include "photoward/redact.h"

/** The file that marks a folder of copies. */
#define PHW_COPIES_MARK ".photoward-copies"

/** Where copies go and how they are made. Embedded; start from PHW_COPIES_INIT. */
typedef struct phw_copies {
    phw_place place;
    bool whole_paths; /**< by the pictures' absolute paths: there are several roots, or a list */
    phw_redact_options redact;
    phw_digest options; /**< of all that decides what a copy looks like */
} phw_copies;

#define PHW_COPIES_INIT                                                                            \
    {                                                                                              \
        .place = PHW_PLACE_INIT, .redact = PHW_REDACT_OPTIONS_DEFAULTS                             \
    }

/**
 * Opens a folder for copies as phw_place_open() does.
 * @param redact  how copies are made; its edit and mask must be NULL.
 * @param faces   every face is covered.
 */
PHW_MUST_USE phw_status phw_copies_open(const char *folder, const phw_redact_options *redact,
                                        bool faces, phw_copies *copies, phw_error *error);

void phw_copies_done(phw_copies *copies);

/** Whether a picture has a copy already: made of this result, with these options, in this folder,
 *  and as it was written. */
PHW_MUST_USE phw_status phw_copies_has(const phw_copies *copies, phw_state *state, const char *path,
                                       int64_t content, bool *has, phw_error *error);

/** A copy to be written. Borrowed. */
typedef struct phw_copy {
    const char *path;     /**< the picture, absolute */
    const char *relative; /**< to its root */
    int64_t content;
    const phw_redaction *redaction; /**< with bytes */
} phw_copy;

/**
 * Writes a copy and notes it in the state. It stands under the picture's relative path; where its
 * format is another one than the name tells of, that format's extension is added: a.heic becomes
 * a.heic.png, and a.heic.2.png where a picture a.heic.png stands beside it. A file of this name
 * from an earlier run is replaced. Nothing is written outside the folder.
 */
PHW_MUST_USE phw_status phw_copies_write(const phw_copies *copies, phw_state *state,
                                         const phw_copy *copy, phw_error *error);

#endif
