/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/database.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Different statements of the room; a static table is enough. */
#define QUERIES_MAX 64

/* Pages in memory, in KiB as SQLite counts them below zero: the parent stays small however large
 * the file grows. */
#define SETTINGS                                                                                   \
    "PRAGMA cache_size = -2048; PRAGMA temp_store = FILE; PRAGMA foreign_keys = ON;"               \
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000;"

struct phw_query {
    const char *sql;
    sqlite3_stmt *statement;
    int failed; /* what a value could not be set for */
};

struct phw_database {
    sqlite3 *handle;
    phw_query queries[QUERIES_MAX];
    size_t count;
    bool open;    /* a transaction */
    bool durable; /* commits are synced */
};

static phw_status explain(int code, phw_error *error)
{
    switch (code & 0xFF) { /* without SQLite's extension */
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return phw_error_set(error, PHW_ERR_IO,
                             "another photoward is at work with it: wait until that has ended, or "
                             "name another file with --state");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "it is damaged, or no state of photoward: move it away and scan anew");
    case SQLITE_NOMEM:
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the state");
    case SQLITE_FULL:
        return phw_error_set(error, PHW_ERR_IO, "the disk is full: make room and run it again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return phw_error_set(error, PHW_ERR_IO,
                             "you may not write it: check its permissions and its folder's");
    case SQLITE_CANTOPEN:
        return phw_error_set(error, PHW_ERR_IO, "cannot open it: check its folder and permissions");
    default: /* the codes SQLite adds belong here as well */
        return phw_error_set(error, PHW_ERR_IO, "cannot read or write it: %s",
                             sqlite3_errstr(code));
    }
}

/* SQLite would take a file of a few bytes for an empty one, and write over it. */
static phw_status check_beginning(int descriptor, phw_error *error)
{
    static const char magic[] = "SQLite format 3"; /* with its NUL, as the format says */
    char bytes[sizeof magic];
    ssize_t got = pread(descriptor, bytes, sizeof bytes, 0);
    if (got == 0 || (got == sizeof bytes && memcmp(bytes, magic, sizeof magic) == 0))
        return PHW_OK;
    return got < 0 ? phw_error_set(error, PHW_ERR_IO, "cannot read it: %s", strerror(errno))
                   : explain(SQLITE_NOTADB, error);
}

/* Makes the file before SQLite does, with permissions that do not hang on the umask: paths and
 * thumbnails are nobody else's business. SQLite's other files take them over. */
static phw_status touch(const char *path, bool create, phw_error *error)
{
    int opened = open(path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (create ? O_CREAT : 0),
                      S_IRUSR | S_IWUSR);
    if (opened < 0 && errno == ENOENT && !create)
        return phw_error_set(error, PHW_ERR_IO, "there is no such file");
    if (opened < 0)
        return phw_error_set(error, PHW_ERR_IO, "cannot open it: %s", strerror(errno));
    phw_status status = check_beginning(opened, error);
    close(opened);
    return status;
}

phw_status phw_database_open(const char *path, bool create, phw_database **database,
                             phw_error *error)
{
    phw_status status = touch(path, create, error);
    phw_database *made = status == PHW_OK ? calloc(1, sizeof *made) : NULL;
    if (!made)
        return status != PHW_OK ? status
                                : phw_error_set(error, PHW_ERR_NOMEM, "no memory for the state");
    int code = sqlite3_open_v2(path, &made->handle, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(made->handle, "PRAGMA locking_mode = EXCLUSIVE;" SETTINGS, NULL, NULL,
                            NULL);
    /* The lock is taken by the first write. */
    if (code == SQLITE_OK)
        code = sqlite3_exec(made->handle, "BEGIN EXCLUSIVE; COMMIT;", NULL, NULL, NULL);
    made->durable = true;
    if (code != SQLITE_OK) {
        status = explain(code, error);
        phw_database_free(&made);
        return status;
    }
    *database = made;
    return PHW_OK;
}

void phw_database_free(phw_database **database)
{
    if (!database || !*database)
        return;
    for (size_t i = 0; i < (*database)->count; i++)
        sqlite3_finalize((*database)->queries[i].statement);
    sqlite3_close((*database)->handle);
    free(*database);
    *database = NULL;
}

phw_status phw_database_run(phw_database *database, const char *sql, phw_error *error)
{
    int code = sqlite3_exec(database->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? PHW_OK : explain(code, error);
}

phw_status phw_database_begin(phw_database *database, phw_error *error)
{
    if (database->open)
        return PHW_OK;
    phw_status status = phw_database_run(database, "BEGIN IMMEDIATE", error);
    database->open = status == PHW_OK;
    return status;
}

phw_status phw_database_commit(phw_database *database, phw_error *error)
{
    if (!database->open)
        return PHW_OK;
    phw_status status = phw_database_run(database, "COMMIT", error);
    database->open = status != PHW_OK;
    return status;
}

phw_status phw_database_set_durable(phw_database *database, bool durable, phw_error *error)
{
    if (database->durable == durable)
        return PHW_OK;
    database->durable = durable;
    return phw_database_run(
        database, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", error);
}

void phw_database_roll_back(phw_database *database)
{
    if (!database)
        return;
    if (database->open)
        sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
    database->open = false;
}

int64_t phw_database_last_row(const phw_database *database)
{
    return sqlite3_last_insert_rowid(database->handle);
}

phw_status phw_database_query(phw_database *database, const char *sql, phw_query **query,
                              phw_error *error)
{
    for (size_t i = 0; i < database->count; i++)
        if (database->queries[i].sql == sql) {
            *query = &database->queries[i];
            phw_query_rest(*query);
            return PHW_OK;
        }
    if (database->count == QUERIES_MAX)
        return phw_error_set(error, PHW_ERR_INTERNAL, "too many kinds of statement");
    phw_query *made = &database->queries[database->count];
    int code = sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                  &made->statement, NULL);
    if (code != SQLITE_OK)
        return explain(code, error);
    made->sql = sql;
    made->failed = SQLITE_OK;
    database->count++;
    *query = made;
    return PHW_OK;
}

static void note(phw_query *query, int code)
{
    if (code != SQLITE_OK && query->failed == SQLITE_OK)
        query->failed = code;
}

void phw_query_set_number(phw_query *query, int at, int64_t value)
{
    note(query, sqlite3_bind_int64(query->statement, at, value));
}

void phw_query_set_bytes(phw_query *query, int at, const void *bytes, size_t size)
{
    note(query, sqlite3_bind_blob64(query->statement, at, bytes, size, SQLITE_TRANSIENT));
}

void phw_query_set_text(phw_query *query, int at, const char *text)
{
    note(query, sqlite3_bind_text(query->statement, at, text, -1, SQLITE_TRANSIENT));
}

phw_status phw_query_step(phw_query *query, bool *row, phw_error *error)
{
    int code = query->failed != SQLITE_OK ? query->failed : sqlite3_step(query->statement);
    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW)
        return PHW_OK;
    phw_query_rest(query);
    return code == SQLITE_DONE ? PHW_OK : explain(code, error);
}

phw_status phw_query_finish(phw_query *query, phw_error *error)
{
    bool row = false;
    phw_status status = phw_query_step(query, &row, error);
    if (row)
        phw_query_rest(query);
    return status;
}

void phw_query_rest(phw_query *query)
{
    sqlite3_reset(query->statement);
    sqlite3_clear_bindings(query->statement);
    query->failed = SQLITE_OK;
}

int64_t phw_query_number(const phw_query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

bool phw_query_is_null(const phw_query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

const void *phw_query_bytes(const phw_query *query, int column, size_t *size)
{
    const void *bytes = sqlite3_column_blob(query->statement, column);
    *size = (size_t)sqlite3_column_bytes(query->statement, column);
    return bytes;
}

const char *phw_query_text(const phw_query *query, int column)
{
    return (const char *)sqlite3_column_text(query->statement, column);
}
