/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/state_merge.h"

#include <string.h>

#include "batch/state_tables.h"

/* The number that a setup of the other state has here. */
#define SETUP_HERE(number)                                                                         \
    "(SELECT m.id FROM main.setup AS m JOIN other.setup AS o ON m.key = o.key WHERE o.id "         \
    "= " number ")"

/* The same of a result. */
#define CONTENT_HERE(number)                                                                       \
    "(SELECT m.id FROM main.content AS m JOIN other.content AS o ON m.digest = o.digest"           \
    " AND m.setup = " SETUP_HERE("o.setup") " WHERE o.id = " number ")"

/* Shelves count upwards from the gravest. A result that more time could change gives way to one
 * that it could not. */
static const char *const steps[] = {
    "INSERT INTO main.setup(key, words) SELECT key, words FROM other.setup WHERE true"
    " ON CONFLICT(key) DO NOTHING",

    "INSERT INTO main.content(digest, setup, shelf, lasting, run, line, error, phash)"
    " SELECT digest, " SETUP_HERE(
        "c.setup") ", shelf, lasting, 1, line, error, phash"
                   " FROM other.content AS c WHERE true ON CONFLICT(digest, setup) DO UPDATE SET"
                   " shelf = excluded.shelf, lasting = excluded.lasting, line = excluded.line,"
                   " error = excluded.error, phash = excluded.phash WHERE excluded.lasting > "
                   "lasting"
                   " OR (excluded.lasting = lasting AND (excluded.shelf < shelf"
                   "  OR (excluded.shelf = shelf AND coalesce(excluded.line, excluded.error, '')"
                   "   < coalesce(line, error, ''))))",

    "REPLACE INTO main.thumbnail(content, jpeg) SELECT h.id, t.jpeg FROM other.thumbnail AS t"
    " JOIN other.content AS c ON c.id = t.content"
    " JOIN main.content AS h ON h.id = " CONTENT_HERE("c.id") " AND h.line IS c.line",

    "INSERT INTO main.file(path, size, mtime, ctime, digest, content, skip, why, setup, settled,"
    " run, moved) SELECT path, size, mtime, ctime, digest, " CONTENT_HERE(
        "f.content") ", skip, why,"
                     " " SETUP_HERE("f.setup") ", settled, 1, moved FROM other.file AS f WHERE true"
                                               " ON CONFLICT(path) DO UPDATE SET size = "
                                               "excluded.size, mtime = excluded.mtime,"
                                               " ctime = excluded.ctime, digest = excluded.digest, "
                                               "content = excluded.content,"
                                               " skip = excluded.skip, why = excluded.why, setup = "
                                               "excluded.setup,"
                                               " settled = excluded.settled, moved = "
                                               "coalesce(moved, excluded.moved)"
                                               " WHERE excluded.ctime > ctime OR (excluded.ctime = "
                                               "ctime AND excluded.content NOT NULL"
                                               "  AND (content IS NULL OR (SELECT shelf FROM "
                                               "main.content WHERE id = excluded.content)"
                                               "   < (SELECT shelf FROM main.content WHERE id = "
                                               "file.content)))",

    "REPLACE INTO main.copy(path, copy, size, mtime, ctime, options, content)"
    " SELECT path, copy, size, mtime, ctime, options, " CONTENT_HERE(
        "p.content") " FROM other.copy AS p WHERE " CONTENT_HERE("p.content") " NOT NULL",

    "INSERT INTO main.folder(path, run, finished) SELECT path, 1, finished FROM other.folder"
    " WHERE true ON CONFLICT(path) DO UPDATE SET finished = min(finished, excluded.finished)",

    "INSERT INTO main.run(id, setup) SELECT 1, min(id) FROM main.setup HAVING min(id) NOT NULL"
    " ON CONFLICT(id) DO NOTHING"};

static phw_status attach(phw_state *state, const char *path, phw_error *error)
{
    static const char sql[] = "ATTACH ?1 AS other";
    phw_query *query = NULL;
    phw_status status = phw_database_query(state->database, sql, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_text(query, 1, path);
    return phw_query_finish(query, error);
}

static phw_status take_over(phw_state *state, phw_error *error)
{
    phw_status status = phw_database_begin(state->database, error);
    for (size_t i = 0; status == PHW_OK && i < sizeof steps / sizeof steps[0]; i++)
        status = phw_database_run(state->database, steps[i], error);
    if (status == PHW_OK)
        status = phw_state_commit(state, error);
    else
        phw_database_roll_back(state->database);
    return status;
}

phw_status phw_state_merge(phw_state *state, const char *path, phw_error *error)
{
    /* Opened once by itself: that checks what it is, and brings the log of a scan that was killed
     * into the file. */
    phw_state *other = NULL;
    phw_status status = phw_state_open(path, false, &other, error);
    phw_state_free(&other);
    if (status == PHW_OK)
        status = phw_state_commit(state, error);
    if (status == PHW_OK)
        status = attach(state, path, error);
    if (status != PHW_OK)
        return status;
    status = take_over(state, error);
    phw_error later = PHW_ERROR_INIT;
    phw_status detached =
        phw_database_run(state->database, "DETACH other", status == PHW_OK ? error : &later);
    if (status == PHW_OK)
        state->run = 1;
    return status == PHW_OK ? detached : status;
}
