/* SPDX-License-Identifier: Apache-2.0 */
/** @file compile_table.h  From a text file of models/ to a table of the compiled file. Build time
 * only. */
#ifndef PHW_MODEL_COMPILE_TABLE_H
#define PHW_MODEL_COMPILE_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/format.h"
#include "photoward/error.h"

/** One key with what its table says of it. */
typedef struct phw_compile_row {
    const char *key; /**< folded, in the arena */
    size_t length;
    phw_entry entry;
} phw_compile_row;

/** The rows of one table, sorted by key, no key twice. */
typedef struct phw_compile_rows {
    phw_compile_row *items;
    size_t count;
    size_t capacity;
} phw_compile_rows;

/** A finished table; both arrays are the caller's to free(). */
typedef struct phw_compile_table {
    uint8_t *slots; /**< slot_count × 4 bytes */
    uint8_t *pool;
    uint32_t slot_count;
    uint32_t pool_size;
    uint32_t rows;
    uint32_t longest_key;
} phw_compile_table;

/**
 * Reads a table's text: UTF-8, a row a line, tab between columns; the shape says which columns.
 * @param table  what the rows are for; surnames and forenames of several parts are also keyed
 *               without their spaces, as registers write them (DESILVA).
 * @param[in,out] rows  empty before; on success sorted and free of repeats; free(items) either way.
 * @return PHW_OK, PHW_ERR_NOMEM, or PHW_ERR_FORMAT naming the line that is wrong.
 */
PHW_MUST_USE phw_status phw_compile_read(phw_table table, const char *text, size_t size,
                                         phw_arena *arena, phw_compile_rows *rows,
                                         phw_error *error);

/** Lays rows out as slots and pool. @return PHW_OK, PHW_ERR_NOMEM or PHW_ERR_LIMIT. */
PHW_MUST_USE phw_status phw_compile_build(const phw_compile_rows *rows, phw_model_shape shape,
                                          phw_compile_table *table, phw_error *error);

#endif
