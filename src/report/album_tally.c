/* SPDX-License-Identifier: Apache-2.0 */
#include "report/album_tally.h"

#include <stdlib.h>
#include <string.h>

size_t phw_album_folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + (slash == path) : 0;
}

size_t phw_album_folder_of(const phw_album_tally *tally, const char *path)
{
    size_t length = phw_album_folder_length(path);
    /* From the end: pictures come sorted by path, and most are in the folder met last. */
    for (size_t i = tally->folder_count; i-- > 0;)
        if (strncmp(tally->folder[i], path, length) == 0 && tally->folder[i][length] == '\0')
            return i;
    return PHW_ALBUM_FOLDERS_MAX;
}

static phw_status count_folder(phw_album_tally *tally, const char *path, phw_error *error)
{
    size_t at = phw_album_folder_of(tally, path);
    if (at == PHW_ALBUM_FOLDERS_MAX && tally->folder_count < PHW_ALBUM_FOLDERS_MAX) {
        char *name = strndup(path, phw_album_folder_length(path));
        if (!name)
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
        at = tally->folder_count++;
        tally->folder[at] = name;
    }
    if (at == PHW_ALBUM_FOLDERS_MAX)
        tally->elsewhere++;
    else
        tally->in_folder[at]++;
    return PHW_OK;
}

static phw_status count_picture(void *visitor, const phw_album_picture *picture, phw_error *error)
{
    phw_album_tally *tally = visitor;
    phw_album_facts facts;
    phw_status status = phw_album_facts_read(picture, &facts, error);
    if (status == PHW_OK)
        status = count_folder(tally, picture->path, error);
    if (status == PHW_OK) {
        tally->pictures++;
        tally->shelf[picture->shelf]++;
        tally->unread += facts.unread > 0;
        tally->duplicates += picture->duplicate_of != NULL;
        tally->copies += picture->shelf == PHW_SHELF_BLOCK && picture->output;
        for (unsigned kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++)
            tally->kind[kind] += facts.kinds[kind] > 0;
    }
    phw_album_facts_done(&facts);
    return status;
}

phw_status phw_album_count(const phw_album_source *source, phw_album_tally *tally, phw_error *error)
{
    *tally = (phw_album_tally){0};
    return source->walk(source->context, PHW_ALBUM_BY_PATH, false, count_picture, tally, error);
}

void phw_album_tally_done(phw_album_tally *tally)
{
    for (size_t i = 0; i < tally->folder_count; i++)
        free(tally->folder[i]);
    tally->folder_count = 0;
}
