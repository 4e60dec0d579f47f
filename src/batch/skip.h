/* SPDX-License-Identifier: Apache-2.0 */
/** @file skip.h  Why something in a folder was not looked at. */
#ifndef PHW_BATCH_SKIP_H
#define PHW_BATCH_SKIP_H

#include <stdbool.h>

/** A cause. The numbers stand in state files: add at the end only. */
typedef enum phw_skip {
    PHW_SKIP_NONE = 0,   /**< it is looked at */
    PHW_SKIP_LINK,       /**< a symbolic link, or a broken one */
    PHW_SKIP_LOOP,       /**< a folder that was walked already: a loop, or a second way to it */
    PHW_SKIP_PIPE,       /**< a named pipe */
    PHW_SKIP_SOCKET,     /**< a socket */
    PHW_SKIP_DEVICE,     /**< a device */
    PHW_SKIP_MOUNT,      /**< on another file system, and not asked for */
    PHW_SKIP_DEEP,       /**< a folder below PHW_WALK_DEPTH_MAX others */
    PHW_SKIP_OWN,        /**< photoward's own: its state, its copies */
    PHW_SKIP_EXCLUDED,   /**< by --exclude, or not by --include */
    PHW_SKIP_OLDER,      /**< by --since */
    PHW_SKIP_SHARD,      /**< another shard's share */
    PHW_SKIP_NO_PICTURE, /**< neither its bytes nor its name are a picture's */
    PHW_SKIP_ARCHIVE,    /**< an archive: nothing is unpacked */
    PHW_SKIP_DRAWING,    /**< SVG: drawn, not photographed */
    PHW_SKIP_UNREADABLE  /**< may not be opened or read: an error */
} phw_skip;

#define PHW_SKIP_COUNT 16

/** A stable name: "link". Static storage. */
const char *phw_skip_name(phw_skip skip);

/** What a person is told, behind a number: "symbolic links". Static storage. */
const char *phw_skip_words(phw_skip skip);

/** Whether each one is kept in the state and named in reports. Those that the user left out are
 *  counted only. */
bool phw_skip_is_kept(phw_skip skip);

#endif
