/* SPDX-License-Identifier: Apache-2.0 */
/** @file album_tally.h  What is counted over a whole album before its page is written. */
#ifndef PHW_REPORT_ALBUM_TALLY_H
#define PHW_REPORT_ALBUM_TALLY_H

#include "report/album.h"
#include "report/album_facts.h"

/** Folders beyond this many share one entry in the page's list of folders. */
#define PHW_ALBUM_FOLDERS_MAX 400

/** The counts. Embedded; phw_album_tally_done() frees. */
typedef struct phw_album_tally {
    uint64_t pictures;
    uint64_t shelf[PHW_SHELF_COUNT];
    uint64_t kind[PHW_FINDING_KIND_COUNT]; /**< pictures with at least one */
    uint64_t unread;                       /**< pictures with a part that could not be read */
    uint64_t copies;                       /**< blocked pictures with a redacted copy */
    uint64_t duplicates;
    char *folder[PHW_ALBUM_FOLDERS_MAX]; /**< in the order in which they were met; "" for none */
    uint64_t in_folder[PHW_ALBUM_FOLDERS_MAX];
    size_t folder_count;
    uint64_t elsewhere; /**< pictures in folders beyond the last one kept */
} phw_album_tally;

/** Counts over one walk. @param[out] tally  to be freed, also after an error. */
PHW_MUST_USE phw_status phw_album_count(const phw_album_source *source, phw_album_tally *tally,
                                        phw_error *error);

void phw_album_tally_done(phw_album_tally *tally);

/** Which of the folders a path lies in; PHW_ALBUM_FOLDERS_MAX: in none that was kept. */
size_t phw_album_folder_of(const phw_album_tally *tally, const char *path);

/** How many bytes of a path are its folder, without the slash behind it; 0: it names none. */
size_t phw_album_folder_length(const char *path);

#endif
