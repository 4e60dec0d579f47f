/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/state_album.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "batch/state_tables.h"
#include "report/bursts.h"

#define NS_PER_SECOND 1000000000

/* One row a picture: where it stands, and the first path with its bytes. */
static const char make_tables[] =
    "DROP TABLE IF EXISTS temp.album; DROP TABLE IF EXISTS temp.burst;"
    "CREATE TEMP TABLE album(path BLOB PRIMARY KEY, shelf INTEGER, content INTEGER,"
    "  number INTEGER DEFAULT 0) WITHOUT ROWID;"
    "CREATE INDEX temp.album_content ON album(content, path);"
    "CREATE TEMP TABLE burst(content INTEGER PRIMARY KEY, number INTEGER)";

static phw_status gather(phw_state *state, phw_state_scope scope, phw_error *error)
{
    static const char fill[] =
        "INSERT INTO temp.album(path, shelf, content)"
        " SELECT path, coalesce(shelf, ?2), file.content FROM file LEFT JOIN content"
        " ON content.id = file.content WHERE (?1 = 0 OR file.run = ?1) AND skip IN (0, ?3)";
    phw_query *query = NULL;
    phw_status status = phw_database_query(state->database, fill, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_number(query, 1, scope == PHW_STATE_RUN ? state->run : 0);
    phw_query_set_number(query, 2, PHW_SHELF_ERROR);
    phw_query_set_number(query, 3, PHW_SKIP_UNREADABLE);
    return phw_query_finish(query, error);
}

/* Hashes of pictures, each content once, in the order of its first path. */
typedef struct hashes {
    uint64_t *hashes;
    int64_t *contents;
    uint32_t *numbers;
    size_t count;
} hashes;

static phw_status read_hashes(phw_state *state, hashes *all, phw_error *error)
{
    static const char find[] =
        "SELECT phash, id FROM content JOIN (SELECT content AS it, min(path) AS first"
        " FROM temp.album GROUP BY content) ON id = it WHERE phash NOT NULL ORDER BY first";
    size_t room[2] = {0, 0};
    bool row = true;
    phw_query *query = NULL;
    phw_status status = phw_database_query(state->database, find, &query, error);
    while (status == PHW_OK && row) {
        status = phw_query_step(query, &row, error);
        if (status != PHW_OK || !row)
            break;
        if (!phw_grow((void **)&all->hashes, &room[0], all->count, sizeof *all->hashes) ||
            !phw_grow((void **)&all->contents, &room[1], all->count, sizeof *all->contents)) {
            phw_query_rest(query);
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the pictures' hashes");
        }
        all->hashes[all->count] = (uint64_t)phw_query_number(query, 0);
        all->contents[all->count++] = phw_query_number(query, 1);
    }
    return status;
}

static phw_status keep_numbers(phw_state *state, const hashes *all, phw_error *error)
{
    static const char keep[] = "INSERT INTO temp.burst(content, number) VALUES(?1, ?2)";
    static const char spread[] =
        "UPDATE temp.album SET number = (SELECT number FROM temp.burst AS b"
        " WHERE b.content = album.content) WHERE content IN (SELECT content FROM temp.burst)";
    phw_status status = PHW_OK;
    phw_query *query = NULL;
    for (size_t i = 0; status == PHW_OK && i < all->count; i++) {
        if (all->numbers[i] == 0)
            continue;
        status = phw_database_query(state->database, keep, &query, error);
        if (status == PHW_OK) {
            phw_query_set_number(query, 1, all->contents[i]);
            phw_query_set_number(query, 2, all->numbers[i]);
            status = phw_query_finish(query, error);
        }
    }
    if (status == PHW_OK)
        status = phw_database_query(state->database, spread, &query, error);
    return status == PHW_OK ? phw_query_finish(query, error) : status;
}

static phw_status group_alike(phw_state *state, phw_error *error)
{
    hashes all = {NULL, NULL, NULL, 0};
    phw_status status = read_hashes(state, &all, error);
    if (status == PHW_OK && all.count) {
        all.numbers = calloc(all.count, sizeof *all.numbers);
        status = all.numbers ? phw_bursts_group(all.hashes, all.count, all.numbers, error)
                             : phw_error_set(error, PHW_ERR_NOMEM, "no memory for the hashes");
    }
    if (status == PHW_OK)
        status = keep_numbers(state, &all, error);
    free(all.hashes);
    free(all.contents);
    free(all.numbers);
    return status;
}

/* Paths are cast to texts for the NUL behind them; their bytes stay as they are. */
#define COLUMNS                                                                                    \
    "SELECT CAST(a.path AS TEXT), size, mtime, a.shelf, line, coalesce(error, why), number,"       \
    " CAST((SELECT min(path) FROM temp.album AS b WHERE b.content = a.content) AS TEXT),"          \
    " CAST(copy AS TEXT), CAST(moved AS TEXT),"                                                    \
    " CASE WHEN ?1 THEN (SELECT jpeg FROM thumbnail AS t WHERE t.content = a.content) END"         \
    " FROM temp.album AS a CROSS JOIN file ON file.path = a.path"                                  \
    " LEFT JOIN content AS c ON c.id = a.content"                                                  \
    " LEFT JOIN (SELECT path AS source, copy, content AS made_by FROM copy)"                       \
    "  ON source = a.path AND made_by = a.content"

static void fill_picture(const phw_query *query, phw_album_picture *picture)
{
    int64_t shelf = phw_query_number(query, 3);
    *picture = (phw_album_picture){.path = phw_query_text(query, 0),
                                   .size = (uint64_t)phw_query_number(query, 1),
                                   .mtime = phw_query_number(query, 2) / NS_PER_SECOND,
                                   .shelf = shelf >= 0 && shelf < PHW_SHELF_COUNT ? (phw_shelf)shelf
                                                                                  : PHW_SHELF_ERROR,
                                   .burst = (uint32_t)phw_query_number(query, 6),
                                   .duplicate_of = phw_query_text(query, 7),
                                   .output = phw_query_text(query, 8),
                                   .moved = phw_query_text(query, 9)};
    picture->thumbnail = phw_query_bytes(query, 10, &picture->thumbnail_size);
    if (picture->shelf == PHW_SHELF_ERROR)
        picture->error = phw_query_text(query, 5);
    else
        picture->line = phw_query_text(query, 4);
    if (picture->shelf == PHW_SHELF_ERROR && !picture->error)
        picture->error = "it could not be read";
    if (picture->duplicate_of && picture->path && strcmp(picture->duplicate_of, picture->path) == 0)
        picture->duplicate_of = NULL;
}

static phw_status walk(void *context, phw_album_order order, bool thumbnails,
                       phw_album_visit *visit, void *visitor, phw_error *error)
{
    static const char by_path[] = COLUMNS " ORDER BY a.path";
    static const char by_shelf[] = COLUMNS " ORDER BY a.shelf, a.number, a.path";
    phw_state_album *album = context;
    bool row = true;
    phw_query *query = NULL;
    phw_status status = phw_database_query(
        album->state->database, order == PHW_ALBUM_BY_PATH ? by_path : by_shelf, &query, error);
    if (status == PHW_OK)
        phw_query_set_number(query, 1, thumbnails);
    while (status == PHW_OK && row) {
        phw_album_picture picture;
        status = phw_query_step(query, &row, error);
        if (status != PHW_OK || !row)
            break;
        fill_picture(query, &picture);
        status = picture.path ? visit(visitor, &picture, error)
                              : phw_error_set(error, PHW_ERR_NOMEM, "no memory for a path");
        if (status != PHW_OK)
            phw_query_rest(query);
    }
    return status;
}

static phw_status read_folders(phw_state_album *album, phw_state_scope scope, phw_error *error)
{
    static const char find[] = "SELECT CAST(path AS TEXT), finished FROM folder"
                               " WHERE (?1 = 0 OR run = ?1) ORDER BY path";
    size_t room = 0;
    bool row = true;
    phw_query *query = NULL;
    phw_status status = phw_database_query(album->state->database, find, &query, error);
    if (status == PHW_OK)
        phw_query_set_number(query, 1, scope == PHW_STATE_RUN ? album->state->run : 0);
    while (status == PHW_OK && row) {
        status = phw_query_step(query, &row, error);
        if (status != PHW_OK || !row)
            break;
        const char *path = phw_query_text(query, 0);
        char *copy = path ? strdup(path) : NULL;
        if (!copy || !phw_grow((void **)&album->folders, &room, album->folder_count,
                               sizeof *album->folders)) {
            free(copy);
            phw_query_rest(query);
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the folders");
        }
        album->folders[album->folder_count++] = copy;
        album->about.unfinished |= phw_query_number(query, 1) == 0;
    }
    return status;
}

phw_status phw_state_album_make(phw_state *state, phw_state_scope scope, phw_state_album *album,
                                phw_error *error)
{
    phw_state_counts counts;
    *album = (phw_state_album){.state = state, .source = {.walk = walk, .context = album}};
    phw_status status = phw_database_run(state->database, make_tables, error);
    if (status == PHW_OK)
        status = phw_database_begin(state->database, error);
    if (status == PHW_OK)
        status = gather(state, scope, error);
    if (status == PHW_OK)
        status = group_alike(state, error);
    if (status == PHW_OK)
        status = phw_database_commit(state->database, error);
    if (status == PHW_OK)
        status = phw_database_run(
            state->database, "CREATE INDEX temp.album_shelf ON album(shelf, number, path)", error);
    if (status == PHW_OK)
        status = read_folders(album, scope, error);
    if (status == PHW_OK)
        status = phw_state_count(state, scope, &counts, error);
    if (status != PHW_OK) {
        phw_state_album_done(album);
        return status;
    }
    for (size_t i = 0; i < PHW_SKIP_COUNT; i++)
        if (i != PHW_SKIP_UNREADABLE)
            album->about.skipped += counts.skipped[i];
    album->about.folders = (const char *const *)album->folders;
    album->about.folder_count = album->folder_count;
    return PHW_OK;
}

void phw_state_album_done(phw_state_album *album)
{
    for (size_t i = 0; i < album->folder_count; i++)
        free(album->folders[i]);
    free(album->folders);
    album->folders = NULL;
    album->folder_count = 0;
}
