/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/state.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/strbuf.h"
#include "batch/state_tables.h"

/* "phwd", in the header of the file: file(1) and we know it by that. */
#define APPLICATION "1885894500"

#define TEXT_OF(number) TEXT(number)
#define TEXT(number) #number

/* Paths are blobs: they may be no UTF-8, and blobs compare by bytes. Rows of files know the setup
 * they were judged by, because a later program may know more formats. */
const char phw_state_schema[] =
    "CREATE TABLE setup(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, words TEXT NOT NULL);"
    "CREATE TABLE run(id INTEGER PRIMARY KEY, setup INTEGER NOT NULL REFERENCES setup);"
    "CREATE TABLE folder(path BLOB PRIMARY KEY, run INTEGER NOT NULL, finished INTEGER NOT NULL)"
    "  WITHOUT ROWID;"
    "CREATE TABLE content(id INTEGER PRIMARY KEY, digest BLOB NOT NULL,"
    "  setup INTEGER NOT NULL REFERENCES setup, shelf INTEGER NOT NULL, lasting INTEGER NOT NULL,"
    "  run INTEGER NOT NULL, line TEXT, error TEXT, phash INTEGER, UNIQUE(digest, setup));"
    "CREATE TABLE thumbnail(content INTEGER PRIMARY KEY REFERENCES content ON DELETE CASCADE,"
    "  jpeg BLOB NOT NULL);"
    "CREATE TABLE file(path BLOB PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL,"
    "  ctime INTEGER NOT NULL, digest BLOB, content INTEGER REFERENCES content,"
    "  skip INTEGER NOT NULL, why TEXT, setup INTEGER NOT NULL REFERENCES setup,"
    "  settled INTEGER NOT NULL, run INTEGER NOT NULL, moved BLOB) WITHOUT ROWID;"
    "CREATE INDEX file_content ON file(content);"
    "CREATE TABLE copy(path BLOB PRIMARY KEY, copy BLOB NOT NULL, size INTEGER NOT NULL,"
    "  mtime INTEGER NOT NULL, ctime INTEGER NOT NULL, options BLOB NOT NULL,"
    "  content INTEGER NOT NULL) WITHOUT ROWID;"
    "PRAGMA application_id = " APPLICATION "; PRAGMA user_version = " TEXT_OF(PHW_STATE_VERSION);

static phw_status read_number(phw_database *database, const char *sql, int64_t *value,
                              phw_error *error)
{
    bool row = false;
    phw_query *query = NULL;
    phw_status status = phw_database_query(database, sql, &query, error);
    if (status == PHW_OK)
        status = phw_query_step(query, &row, error);
    if (status == PHW_OK && row) {
        *value = phw_query_number(query, 0);
        phw_query_rest(query);
    }
    return status;
}

/* An empty file becomes a state; any other must be one, of this version. */
static phw_status check_kind(phw_database *database, bool create, phw_error *error)
{
    static const char ask_tables[] = "SELECT count(*) FROM sqlite_schema";
    static const char ask_kind[] = "PRAGMA application_id", ask_version[] = "PRAGMA user_version";
    int64_t tables = 0, kind = 0, version = 0;
    phw_status status = read_number(database, ask_tables, &tables, error);
    if (status == PHW_OK)
        status = read_number(database, ask_kind, &kind, error);
    if (status == PHW_OK)
        status = read_number(database, ask_version, &version, error);
    if (status != PHW_OK)
        return status;
    if (tables == 0 && kind == 0 && create) {
        status = phw_database_begin(database, error);
        if (status == PHW_OK)
            status = phw_database_run(database, phw_state_schema, error);
        return status == PHW_OK ? phw_database_commit(database, error) : status;
    }
    if (kind != strtoll(APPLICATION, NULL, 10))
        return phw_error_set(error, PHW_ERR_FORMAT, "it is no state of photoward: name another");
    if (version != PHW_STATE_VERSION)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED,
                             "it was made by %s photoward: use that one, or move the file away and "
                             "scan anew",
                             version > PHW_STATE_VERSION ? "a newer" : "an older");
    return PHW_OK;
}

phw_status phw_state_open(const char *path, bool create, phw_state **state, phw_error *error)
{
    static const char last_run[] = "SELECT coalesce(max(id), 0) FROM run";
    phw_state *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the state");
    phw_status status = phw_database_open(path, create, &made->database, error);
    if (status == PHW_OK)
        status = check_kind(made->database, create, error);
    if (status == PHW_OK)
        status = read_number(made->database, last_run, &made->run, error);
    if (status != PHW_OK)
        phw_state_free(&made);
    else
        *state = made;
    return status;
}

void phw_state_free(phw_state **state)
{
    if (!state || !*state)
        return;
    phw_database_roll_back((*state)->database);
    phw_database_free(&(*state)->database);
    free(*state);
    *state = NULL;
}

phw_status phw_state_commit(phw_state *state, phw_error *error)
{
    return phw_database_commit(state->database, error);
}

phw_status phw_state_set_durable(phw_state *state, bool durable, phw_error *error)
{
    return phw_database_set_durable(state->database, durable, error);
}

static phw_status find_setup(phw_state *state, const phw_state_setup *setup, phw_error *error)
{
    /* Changed to what it is, so that the row is returned whether it is new or not. */
    static const char find[] = "INSERT INTO setup(key, words) VALUES(?1, ?2)"
                               " ON CONFLICT(key) DO UPDATE SET words = words RETURNING id";
    bool row = false;
    phw_query *query = NULL;
    phw_status status = phw_database_query(state->database, find, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_bytes(query, 1, setup->key.bytes, PHW_DIGEST_BYTES);
    phw_query_set_text(query, 2, setup->words);
    status = phw_query_step(query, &row, error);
    if (status == PHW_OK && row) {
        state->setup = phw_query_number(query, 0);
        status = phw_query_finish(query, error);
    }
    return status;
}

static phw_status add_folder(phw_state *state, const char *folder, phw_error *error)
{
    static const char add[] = "REPLACE INTO folder(path, run, finished) VALUES(?1, ?2, 0)";
    phw_query *query = NULL;
    phw_status status = phw_database_query(state->database, add, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_bytes(query, 1, folder, strlen(folder));
    phw_query_set_number(query, 2, state->run);
    return phw_query_finish(query, error);
}

phw_status phw_state_begin_run(phw_state *state, const phw_state_setup *setup,
                               const char *const *folders, size_t count, phw_error *error)
{
    static const char add[] = "INSERT INTO run(setup) VALUES(?1)";
    phw_query *query = NULL;
    phw_status status = phw_database_begin(state->database, error);
    if (status == PHW_OK)
        status = find_setup(state, setup, error);
    if (status == PHW_OK)
        status = phw_database_query(state->database, add, &query, error);
    if (status != PHW_OK)
        return status;
    phw_query_set_number(query, 1, state->setup);
    status = phw_query_finish(query, error);
    state->run = phw_database_last_row(state->database);
    for (size_t i = 0; status == PHW_OK && i < count; i++)
        status = add_folder(state, folders[i], error);
    return status == PHW_OK ? phw_state_commit(state, error) : status;
}

/* The row of a file that is gone; or that of a folder, which says no more than that it could not be
 * walked then. */
static bool is_stale(const char *path, size_t length)
{
    struct stat facts;
    bool stale = false;
    char *copy = strndup(path, length);
    if (copy && lstat(copy, &facts) == 0)
        stale = S_ISDIR(facts.st_mode);
    else if (copy)
        stale = errno == ENOENT || errno == ENOTDIR;
    free(copy);
    return stale;
}

/* What lies in a folder sorts between "folder/" and "folder0", since 0 follows the slash. */
static phw_status bind_folder(phw_query *query, const char *folder, size_t length, phw_error *error)
{
    phw_strbuf bound = PHW_STRBUF_INIT;
    size_t end = length && folder[length - 1] == '/' ? length - 1 : length;
    phw_strbuf_add(&bound, folder, end);
    phw_strbuf_add_char(&bound, '/');
    if (!bound.failed) {
        phw_query_set_bytes(query, 1, bound.text, bound.length);
        bound.text[end] = '/' + 1;
        phw_query_set_bytes(query, 2, bound.text, bound.length);
    }
    bool failed = bound.failed;
    phw_strbuf_done(&bound);
    return failed ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for a path") : PHW_OK;
}

static phw_status forget(phw_state *state, const char *path, size_t length, phw_error *error)
{
    static const char file[] = "DELETE FROM file WHERE path = ?1";
    static const char copy[] = "DELETE FROM copy WHERE path = ?1";
    static const char *const removals[] = {file, copy};
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < 2; i++) {
        phw_query *query = NULL;
        status = phw_database_query(state->database, removals[i], &query, error);
        if (status == PHW_OK) {
            phw_query_set_bytes(query, 1, path, length);
            status = phw_query_finish(query, error);
        }
    }
    return status;
}

/* Forgets files of one folder that the run has not met and that are there no more; those that are
 * there were left out by the user this time. */
static phw_status forget_in(phw_state *state, const char *folder, size_t length, phw_error *error)
{
    static const char find[] = "SELECT path FROM file WHERE path >= ?1 AND path < ?2 AND run <> ?3";
    bool row = true;
    phw_query *query = NULL;
    phw_status status = phw_database_query(state->database, find, &query, error);
    if (status == PHW_OK)
        status = bind_folder(query, folder, length, error);
    if (status == PHW_OK)
        phw_query_set_number(query, 3, state->run);
    while (status == PHW_OK && row) {
        size_t size = 0;
        status = phw_query_step(query, &row, error);
        const char *path = status == PHW_OK && row ? phw_query_bytes(query, 0, &size) : NULL;
        if (path && is_stale(path, size))
            status = forget(state, path, size, error);
    }
    return status;
}

static phw_status forget_gone(phw_state *state, phw_error *error)
{
    static const char folders[] = "SELECT path FROM folder WHERE run = ?1";
    bool row = true;
    phw_query *query = NULL;
    phw_status status = phw_database_query(state->database, folders, &query, error);
    if (status == PHW_OK)
        phw_query_set_number(query, 1, state->run);
    while (status == PHW_OK && row) {
        size_t size = 0;
        status = phw_query_step(query, &row, error);
        const char *folder = status == PHW_OK && row ? phw_query_bytes(query, 0, &size) : NULL;
        if (folder)
            status = forget_in(state, folder, size, error);
    }
    return status;
}

phw_status phw_state_end_run(phw_state *state, phw_error *error)
{
    static const char tidy[] =
        "UPDATE folder SET finished = 1 WHERE run = (SELECT max(id) FROM run);"
        "DELETE FROM run WHERE id < (SELECT max(id) FROM run);"
        "DELETE FROM content WHERE id NOT IN (SELECT content FROM file WHERE content NOT NULL);"
        "DELETE FROM setup WHERE id NOT IN (SELECT setup FROM run UNION SELECT setup FROM file"
        "  UNION SELECT setup FROM content)";
    phw_status status = phw_state_commit(state, error);
    if (status == PHW_OK)
        status = phw_state_set_durable(state, true, error);
    if (status == PHW_OK)
        status = phw_database_begin(state->database, error);
    if (status == PHW_OK)
        status = forget_gone(state, error);
    if (status == PHW_OK)
        status = phw_database_run(state->database, tidy, error);
    return status == PHW_OK ? phw_state_commit(state, error) : status;
}
