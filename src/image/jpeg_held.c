/* SPDX-License-Identifier: Apache-2.0 */
#include "image/jpeg_held.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jerror.h>
#include <jpeglib.h>

#include "base/checked.h"
#include "base/pages.h"
#include "image/jpeg_blocks.h"

struct phw_jpeg_array {
    JBLOCKROW *rows; /* one after the other in memory */
    JBLOCKROW blocks;
    JDIMENSION row_count, columns;
    JDIMENSION cleared; /* rows that are, or were written to */
    JDIMENSION noted;   /* rows whose first coefficients are within these two */
    int16_t least, most;
};

struct phw_jpeg_held {
    phw_jpeg_array arrays[PHW_JPEG_COMPONENTS];
    int count;
    size_t bytes; /* of all blocks */
};

phw_jpeg_held *phw_jpeg_held_new(void)
{
    return calloc(1, sizeof(phw_jpeg_held));
}

void phw_jpeg_held_free(phw_jpeg_held **held)
{
    if (!*held)
        return;
    for (int i = 0; i < (*held)->count; i++) {
        free((*held)->arrays[i].rows);
        free((*held)->arrays[i].blocks);
    }
    free(*held);
    *held = NULL;
}

static size_t size_of(JDIMENSION columns, JDIMENSION rows)
{
    size_t count, bytes;
    return phw_checked_mul(columns, rows, &count) && phw_checked_mul(count, sizeof(JBLOCK), &bytes)
               ? bytes
               : SIZE_MAX;
}

phw_jpeg_array *phw_jpeg_held_add(phw_jpeg_held *held, uint32_t columns, uint32_t rows)
{
    const size_t bytes = size_of(columns, rows);
    if (held->count == PHW_JPEG_COMPONENTS || bytes == SIZE_MAX)
        return NULL;
    phw_jpeg_array made = {.rows = malloc(((size_t)rows + 1) * sizeof *made.rows),
                           .blocks = phw_pages_new_unset(bytes),
                           .row_count = rows,
                           .columns = columns};
    if (!made.rows || !made.blocks) {
        free(made.rows);
        free(made.blocks);
        return NULL;
    }
    for (JDIMENSION y = 0; y < rows; y++)
        made.rows[y] = made.blocks + (size_t)y * columns;
    held->bytes += bytes;
    held->arrays[held->count] = made;
    return &held->arrays[held->count++];
}

phw_jpeg_array *phw_jpeg_held_at(phw_jpeg_held *held, int number)
{
    return number < held->count ? &held->arrays[number] : NULL;
}

/* Clears the rows before @p end that are not yet: just before they are written to, so that they are
 * in a cache then. */
static void clear_rows(phw_jpeg_array *array, JDIMENSION end)
{
    if (array->cleared >= end)
        return;
    memset(array->rows[array->cleared], 0,
           (size_t)(end - array->cleared) * array->columns * sizeof(JBLOCK));
    array->cleared = end;
}

int16_t *phw_jpeg_array_blocks(phw_jpeg_array *array, size_t *pitch)
{
    clear_rows(array, array->row_count);
    *pitch = array->columns;
    return array->blocks[0];
}

int16_t *phw_jpeg_array_to_fill(phw_jpeg_array *array, uint32_t columns, uint32_t rows,
                                size_t *pitch)
{
    for (JDIMENSION y = 0; y < array->row_count; y++) {
        const JDIMENSION from = y < rows ? columns : 0;
        memset(array->rows[y] + from, 0, (size_t)(array->columns - from) * sizeof(JBLOCK));
    }
    array->cleared = array->row_count;
    return phw_jpeg_array_blocks(array, pitch);
}

/* Notes the rows before @p end that are not noted yet. */
static void note_first(phw_jpeg_array *array, JDIMENSION end)
{
    for (; array->noted < end; array->noted++) {
        const JBLOCK *row = array->rows[array->noted];
        for (JDIMENSION x = 0; x < array->columns; x++) {
            array->least = row[x][0] < array->least ? row[x][0] : array->least;
            array->most = row[x][0] > array->most ? row[x][0] : array->most;
        }
    }
}

bool phw_jpeg_held_first_within(phw_jpeg_held *held, int16_t most)
{
    bool within = true;
    for (int i = 0; i < held->count; i++) {
        clear_rows(&held->arrays[i], held->arrays[i].row_count);
        note_first(&held->arrays[i], held->arrays[i].row_count);
        within = within && held->arrays[i].least >= -most && held->arrays[i].most <= most;
    }
    return within;
}

/* In the place of libjpeg's methods. */

static jvirt_barray_ptr request(j_common_ptr cinfo, int pool, boolean clear, JDIMENSION columns,
                                JDIMENSION rows, JDIMENSION at_once)
{
    phw_jpeg_held *held = *(phw_jpeg_held **)cinfo->client_data;
    const size_t bytes = size_of(columns, rows);
    const long most = cinfo->mem->max_memory_to_use;
    (void)pool;
    (void)clear; /* it always is */
    (void)at_once;
    if (most > 0 && (bytes > (size_t)most || held->bytes > (size_t)most - bytes))
        ERREXIT(cinfo, JERR_NO_BACKING_STORE);
    phw_jpeg_array *made = phw_jpeg_held_add(held, columns, rows);
    if (!made)
        ERREXIT1(cinfo, JERR_OUT_OF_MEMORY, 0);
    return (jvirt_barray_ptr)made;
}

static JBLOCKARRAY access_rows(j_common_ptr cinfo, jvirt_barray_ptr array, JDIMENSION first,
                               JDIMENSION count, boolean write)
{
    phw_jpeg_array *of = (phw_jpeg_array *)array;
    if (first > of->row_count || count > of->row_count - first)
        ERREXIT(cinfo, JERR_BAD_VIRTUAL_ACCESS);
    clear_rows(of, first + count);
    if (write) /* what stands before is done, and still in a cache */
        note_first(of, first);
    return of->rows + first;
}

void phw_jpeg_held_attach(j_common_ptr cinfo)
{
    cinfo->mem->request_virt_barray = request;
    cinfo->mem->access_virt_barray = access_rows;
}
