/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/skip.h"

#include <assert.h>

static const struct {
    const char *name;
    const char *words;
    bool kept;
} rows[] = {
    [PHW_SKIP_NONE] = {"none", "nothing", false},
    [PHW_SKIP_LINK] = {"link", "symbolic links, not followed", true},
    [PHW_SKIP_LOOP] = {"loop", "folders that were walked already", true},
    [PHW_SKIP_PIPE] = {"pipe", "pipes", true},
    [PHW_SKIP_SOCKET] = {"socket", "sockets", true},
    [PHW_SKIP_DEVICE] = {"device", "devices", true},
    [PHW_SKIP_MOUNT] = {"mount", "on another file system", true},
    [PHW_SKIP_DEEP] = {"deep", "folders too deep", true},
    [PHW_SKIP_OWN] = {"own", "photoward's own files and folders", false},
    [PHW_SKIP_EXCLUDED] = {"excluded", "left out by pattern", false},
    [PHW_SKIP_OLDER] = {"older", "older than asked for", false},
    [PHW_SKIP_SHARD] = {"shard", "for other shards", false},
    [PHW_SKIP_NO_PICTURE] = {"no-picture", "no pictures", true},
    [PHW_SKIP_ARCHIVE] = {"archive", "archives, not looked into", true},
    [PHW_SKIP_DRAWING] = {"drawing", "drawings (SVG), not looked into", true},
    [PHW_SKIP_UNREADABLE] = {"unreadable", "that could not be read", true},
};

static_assert(sizeof rows / sizeof rows[0] == PHW_SKIP_COUNT, "a row for each cause");

const char *phw_skip_name(phw_skip skip)
{
    return rows[skip].name;
}

const char *phw_skip_words(phw_skip skip)
{
    return rows[skip].words;
}

bool phw_skip_is_kept(phw_skip skip)
{
    return rows[skip].kept;
}
