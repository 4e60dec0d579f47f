/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "batch/state_tables.h"

static phw_digest digest_of(const phw_query *query, int column)
{
    phw_digest digest = {{0}};
    size_t size = 0;
    const void *bytes = phw_query_bytes(query, column, &size);
    if (bytes && size == PHW_DIGEST_BYTES)
        memcpy(digest.bytes, bytes, size);
    return digest;
}

/* Numbers come from a file that anybody may have written: what makes no sense is an error. */
static phw_shelf shelf_of(const phw_query *query, int column)
{
    int64_t number = phw_query_number(query, column);
    return number >= 0 && number < PHW_SHELF_COUNT ? (phw_shelf)number : PHW_SHELF_ERROR;
}

static phw_skip skip_of(const phw_query *query, int column)
{
    int64_t number = phw_query_number(query, column);
    return number >= 0 && number < PHW_SKIP_COUNT ? (phw_skip)number : PHW_SKIP_UNREADABLE;
}

static phw_status mark_seen(phw_state *state, const char *path, phw_error *error)
{
    static const char mark[] = "UPDATE file SET run = ?2, moved = NULL WHERE path = ?1";
    phw_query *query = NULL;
    phw_status status = phw_database_begin(state->database, error);
    if (status == PHW_OK)
        status = phw_database_query(state->database, mark, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_bytes(query, 1, path, strlen(path));
    phw_query_set_number(query, 2, state->run);
    return phw_query_finish(query, error);
}

phw_status phw_state_look_up(phw_state *state, const phw_state_file *file, phw_state_known *known,
                             phw_error *error)
{
    static const char find[] =
        "SELECT size, mtime, ctime, skip, coalesce(content, 0), run, file.setup, settled,"
        "  coalesce((SELECT shelf FROM content WHERE id = file.content), ?2)"
        " FROM file WHERE path = ?1";
    bool row = false;
    phw_query *query = NULL;
    *known = (phw_state_known){.shelf = PHW_SHELF_ERROR};
    phw_status status = phw_database_query(state->database, find, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_bytes(query, 1, file->path, strlen(file->path));
    phw_query_set_number(query, 2, PHW_SHELF_ERROR);
    status = phw_query_step(query, &row, error);
    if (status != PHW_OK || !row)
        return status;
    known->skip = skip_of(query, 3);
    known->content = phw_query_number(query, 4);
    known->shelf = shelf_of(query, 8);
    bool unchanged = phw_query_number(query, 0) == (int64_t)file->size &&
                     phw_query_number(query, 1) == file->mtime_ns &&
                     phw_query_number(query, 2) == file->ctime_ns;
    known->this_run = unchanged && phw_query_number(query, 5) == state->run;
    known->same =
        unchanged && phw_query_number(query, 6) == state->setup && phw_query_number(query, 7) != 0;
    phw_query_rest(query);
    return known->same && !known->this_run ? mark_seen(state, file->path, error) : PHW_OK;
}

static phw_status put_thumbnail(phw_state *state, int64_t content, const phw_state_result *result,
                                phw_error *error)
{
    static const char put[] = "REPLACE INTO thumbnail(content, jpeg) VALUES(?1, ?2)";
    static const char drop[] = "DELETE FROM thumbnail WHERE content = ?1";
    phw_query *query = NULL;
    phw_status status =
        phw_database_query(state->database, result->thumbnail ? put : drop, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_number(query, 1, content);
    if (result->thumbnail)
        phw_query_set_bytes(query, 2, result->thumbnail, result->thumbnail_size);
    return phw_query_finish(query, error);
}

phw_status phw_state_add_result(phw_state *state, const phw_digest *digest,
                                const phw_state_result *result, int64_t *content, phw_error *error)
{
    static const char put[] =
        "INSERT INTO content(digest, setup, shelf, lasting, line, error, phash, run)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT(digest, setup) DO UPDATE SET"
        " shelf = ?3, lasting = ?4, line = ?5, error = ?6, phash = ?7, run = ?8 RETURNING id";
    bool row = false;
    int64_t id = 0;
    phw_query *query = NULL;
    phw_status status = phw_database_begin(state->database, error);
    if (status == PHW_OK)
        status = phw_database_query(state->database, put, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_bytes(query, 1, digest->bytes, PHW_DIGEST_BYTES);
    phw_query_set_number(query, 2, state->setup);
    phw_query_set_number(query, 3, result->shelf);
    phw_query_set_number(query, 4, result->lasting);
    if (result->line)
        phw_query_set_text(query, 5, result->line);
    if (result->error)
        phw_query_set_text(query, 6, result->error);
    if (result->has_phash)
        phw_query_set_number(query, 7, (int64_t)result->phash);
    phw_query_set_number(query, 8, state->run);
    status = phw_query_step(query, &row, error);
    if (status == PHW_OK && row) {
        id = phw_query_number(query, 0);
        status = phw_query_finish(query, error);
    }
    if (status == PHW_OK)
        status = put_thumbnail(state, id, result, error);
    if (status == PHW_OK)
        *content = id;
    return status;
}

phw_status phw_state_find_result(phw_state *state, const phw_digest *digest, int64_t *content,
                                 phw_shelf *shelf, phw_error *error)
{
    static const char find[] = "SELECT id, shelf FROM content WHERE digest = ?1 AND setup = ?2"
                               " AND (lasting OR run = ?3)";
    bool row = false;
    phw_query *query = NULL;
    phw_status status = phw_database_query(state->database, find, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_bytes(query, 1, digest->bytes, PHW_DIGEST_BYTES);
    phw_query_set_number(query, 2, state->setup);
    phw_query_set_number(query, 3, state->run);
    status = phw_query_step(query, &row, error);
    if (status != PHW_OK)
        return status;
    *content = row ? phw_query_number(query, 0) : 0;
    *shelf = row ? shelf_of(query, 1) : PHW_SHELF_ERROR;
    if (row)
        phw_query_rest(query);
    return PHW_OK;
}

phw_status phw_state_put(phw_state *state, const phw_state_row *row, phw_error *error)
{
    static const char put[] =
        "REPLACE INTO file(path, size, mtime, ctime, digest, content, skip, why, setup, settled,"
        " run) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
    phw_query *query = NULL;
    phw_status status = phw_database_begin(state->database, error);
    if (status == PHW_OK)
        status = phw_database_query(state->database, put, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_bytes(query, 1, row->file.path, strlen(row->file.path));
    phw_query_set_number(query, 2, (int64_t)row->file.size);
    phw_query_set_number(query, 3, row->file.mtime_ns);
    phw_query_set_number(query, 4, row->file.ctime_ns);
    if (row->digest)
        phw_query_set_bytes(query, 5, row->digest->bytes, PHW_DIGEST_BYTES);
    if (row->content)
        phw_query_set_number(query, 6, row->content);
    phw_query_set_number(query, 7, row->skip);
    if (row->why)
        phw_query_set_text(query, 8, row->why);
    phw_query_set_number(query, 9, state->setup);
    phw_query_set_number(query, 10, row->settled);
    phw_query_set_number(query, 11, state->run);
    return phw_query_finish(query, error);
}

phw_status phw_state_put_copy(phw_state *state, const char *path, const phw_state_copy *copy,
                              phw_error *error)
{
    static const char put[] = "REPLACE INTO copy(path, copy, size, mtime, ctime, options, content)"
                              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    phw_query *query = NULL;
    phw_status status = phw_database_begin(state->database, error);
    if (status == PHW_OK)
        status = phw_database_query(state->database, put, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_bytes(query, 1, path, strlen(path));
    phw_query_set_bytes(query, 2, copy->file.path, strlen(copy->file.path));
    phw_query_set_number(query, 3, (int64_t)copy->file.size);
    phw_query_set_number(query, 4, copy->file.mtime_ns);
    phw_query_set_number(query, 5, copy->file.ctime_ns);
    phw_query_set_bytes(query, 6, copy->options.bytes, PHW_DIGEST_BYTES);
    phw_query_set_number(query, 7, copy->content);
    return phw_query_finish(query, error);
}

phw_status phw_state_find_copy(phw_state *state, const char *path, phw_state_copy *copy,
                               bool *found, phw_error *error)
{
    /* As text, for the NUL behind it; SQLite takes the bytes as they are. */
    static const char find[] = "SELECT CAST(copy AS TEXT), size, mtime, ctime, options, content"
                               " FROM copy WHERE path = ?1";
    phw_query *query = NULL;
    phw_status status = phw_database_query(state->database, find, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_bytes(query, 1, path, strlen(path));
    status = phw_query_step(query, found, error);
    if (status != PHW_OK || !*found)
        return status;
    *copy = (phw_state_copy){.file = {.path = phw_query_text(query, 0),
                                      .size = (uint64_t)phw_query_number(query, 1),
                                      .mtime_ns = phw_query_number(query, 2),
                                      .ctime_ns = phw_query_number(query, 3)},
                             .options = digest_of(query, 4),
                             .content = phw_query_number(query, 5)};
    return PHW_OK;
}

phw_status phw_state_put_moved(phw_state *state, const char *path, const char *to, phw_error *error)
{
    static const char put[] = "UPDATE file SET moved = ?2 WHERE path = ?1";
    phw_query *query = NULL;
    phw_status status = phw_database_begin(state->database, error);
    if (status == PHW_OK)
        status = phw_database_query(state->database, put, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_bytes(query, 1, path, strlen(path));
    phw_query_set_bytes(query, 2, to, to ? strlen(to) : 0);
    return phw_query_finish(query, error);
}

phw_status phw_state_each(phw_state *state, phw_shelf shelf,
                          phw_status (*visit)(void *context, const phw_state_file *file,
                                              phw_error *error),
                          void *context, phw_error *error)
{
    static const char find[] =
        "SELECT CAST(path AS TEXT), size, mtime, ctime FROM file"
        " WHERE run = ?1 AND moved IS NULL AND content IN (SELECT id FROM content WHERE shelf = ?2)"
        " ORDER BY path";
    bool row = true;
    phw_query *query = NULL;
    phw_status status = phw_database_query(state->database, find, &query, error);
    if (status == PHW_OK) {
        phw_query_set_number(query, 1, state->run);
        phw_query_set_number(query, 2, shelf);
    }
    while (status == PHW_OK && row) {
        status = phw_query_step(query, &row, error);
        if (status != PHW_OK || !row)
            break;
        const phw_state_file file = {.path = phw_query_text(query, 0),
                                     .size = (uint64_t)phw_query_number(query, 1),
                                     .mtime_ns = phw_query_number(query, 2),
                                     .ctime_ns = phw_query_number(query, 3)};
        status = file.path ? visit(context, &file, error)
                           : phw_error_set(error, PHW_ERR_NOMEM, "no memory for a path");
        if (status != PHW_OK)
            phw_query_rest(query);
    }
    return status;
}

phw_status phw_state_count(phw_state *state, phw_state_scope scope, phw_state_counts *counts,
                           phw_error *error)
{
    static const char count[] =
        "SELECT skip, coalesce(shelf, ?2), count(*) FROM file LEFT JOIN content"
        " ON content.id = file.content WHERE ?1 = 0 OR file.run = ?1 GROUP BY 1, 2";
    bool row = true;
    phw_query *query = NULL;
    *counts = (phw_state_counts){{0}, {0}};
    phw_status status = phw_database_query(state->database, count, &query, error);
    if (status == PHW_OK) {
        phw_query_set_number(query, 1, scope == PHW_STATE_RUN ? state->run : 0);
        phw_query_set_number(query, 2, PHW_SHELF_ERROR);
    }
    while (status == PHW_OK && row) {
        status = phw_query_step(query, &row, error);
        if (status != PHW_OK || !row)
            break;
        phw_skip skip = skip_of(query, 0);
        uint64_t files = (uint64_t)phw_query_number(query, 2);
        if (skip == PHW_SKIP_NONE)
            counts->shelf[shelf_of(query, 1)] += files;
        else
            counts->skipped[skip] += files;
        if (skip == PHW_SKIP_UNREADABLE)
            counts->shelf[PHW_SHELF_ERROR] += files;
    }
    return status;
}
