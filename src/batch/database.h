/* SPDX-License-Identifier: Apache-2.0 */
/** @file database.h  One SQLite file for one process, and nothing of SQLite in its face. */
#ifndef PHW_BATCH_DATABASE_H
#define PHW_BATCH_DATABASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"

/** An open file. Not thread-safe. */
typedef struct phw_database phw_database;

/** A statement with its values. Borrowed from the database, one for each SQL text. */
typedef struct phw_query phw_query;

/**
 * Opens a file and locks it until it is freed, so that no other process reads or writes it. It has
 * a write-ahead log: whenever it is cut off, it is as it was after some commit.
 * @param create  make the file, readable for its owner alone, where there is none.
 * @return PHW_OK; PHW_ERR_IO (not there, no permission, another process has it), PHW_ERR_FORMAT (it
 *         is no database, or damaged), PHW_ERR_NOMEM. Messages do not name the file.
 */
PHW_MUST_USE phw_status phw_database_open(const char *path, bool create, phw_database **database,
                                          phw_error *error);

/** Drops what is not committed. Frees *database and nulls it. NULL and a NULL inside are fine. */
void phw_database_free(phw_database **database);

/** Runs statements that take no values. */
PHW_MUST_USE phw_status phw_database_run(phw_database *database, const char *sql, phw_error *error);

/** Begins a transaction unless one is open. */
PHW_MUST_USE phw_status phw_database_begin(phw_database *database, phw_error *error);

/** Commits the open transaction, if there is one: what is in it survives the process. */
PHW_MUST_USE phw_status phw_database_commit(phw_database *database, phw_error *error);

/** Between transactions: whether commits from now on wait until they, and all before them, are on
 *  the disk, so that they survive a power failure. They do at first. */
PHW_MUST_USE phw_status phw_database_set_durable(phw_database *database, bool durable,
                                                 phw_error *error);

/** Drops the open transaction, if there is one. NULL is fine. */
void phw_database_roll_back(phw_database *database);

/** The number of the row that was added last. */
int64_t phw_database_last_row(const phw_database *database);

/**
 * The statement for an SQL text, ready to take values.
 * @param sql  a string constant: statements are known by its address.
 * @param[out] query  written on success only.
 */
PHW_MUST_USE phw_status phw_database_query(phw_database *database, const char *sql,
                                           phw_query **query, phw_error *error);

/** Values for the statement's ?1, ?2 … Bytes are copied; NULL becomes SQL's NULL. A failure shows
 * at the next step. */
void phw_query_set_number(phw_query *query, int at, int64_t value);
void phw_query_set_bytes(phw_query *query, int at, const void *bytes, size_t size);
void phw_query_set_text(phw_query *query, int at, const char *text);

/** Goes to the next row. @param[out] row  false after the last one; the statement is then at rest.
 */
PHW_MUST_USE phw_status phw_query_step(phw_query *query, bool *row, phw_error *error);

/** Runs a statement that gives no rows, and puts it to rest. */
PHW_MUST_USE phw_status phw_query_finish(phw_query *query, phw_error *error);

/** Puts a statement to rest before its last row. */
void phw_query_rest(phw_query *query);

/** Values of the row, from column 0 on; borrowed until the next step. */
int64_t phw_query_number(const phw_query *query, int column);
bool phw_query_is_null(const phw_query *query, int column);
const void *phw_query_bytes(const phw_query *query, int column, size_t *size);
const char *phw_query_text(const phw_query *query, int column);

#endif
