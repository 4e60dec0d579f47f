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
#include "image/jpeg_follow.h"

/* Where rows are followed: room for so many times the rows that libjpeg writes at once. It makes
 * pixels of those it wrote last, and begins with the next before it is done with them. */
#define FOLLOWED_ROOM 4U

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
    phw_jpeg_follow *follow;
    JDIMENSION followed[PHW_JPEG_COMPONENTS]; /* rows that were handed to it */
};

phw_jpeg_held *phw_jpeg_held_new(void)
{
    return calloc(1, sizeof(phw_jpeg_held));
}

void phw_jpeg_held_follow(phw_jpeg_held *held, phw_jpeg_follow *follow)
{
    held->follow = follow;
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

/* @param room   rows that there is memory for: each row stands in that of the one so many before.
 * @param clear  it is zeroes, which new memory of the system's is already. */
static phw_jpeg_array *add(phw_jpeg_held *held, JDIMENSION columns, JDIMENSION rows,
                           JDIMENSION room, bool clear)
{
    const size_t bytes = size_of(columns, room);
    if (held->count == PHW_JPEG_COMPONENTS || bytes == SIZE_MAX)
        return NULL;
    phw_jpeg_array made = {.rows = malloc(((size_t)rows + 1) * sizeof *made.rows),
                           .blocks = clear ? phw_pages_new(bytes) : phw_pages_new_unset(bytes),
                           .row_count = rows,
                           .columns = columns,
                           .cleared = clear ? room : 0};
    if (!made.rows || !made.blocks) {
        free(made.rows);
        free(made.blocks);
        return NULL;
    }
    for (JDIMENSION y = 0; y < rows; y++)
        made.rows[y] = made.blocks + (size_t)(y % room) * columns;
    held->bytes += bytes;
    held->arrays[held->count] = made;
    return &held->arrays[held->count++];
}

phw_jpeg_array *phw_jpeg_held_add(phw_jpeg_held *held, uint32_t columns, uint32_t rows)
{
    return add(held, columns, rows, rows, false);
}

phw_jpeg_array *phw_jpeg_held_at(phw_jpeg_held *held, int number)
{
    return number < held->count ? &held->arrays[number] : NULL;
}

/* Clears the rows before @p end that are not yet: just before they are written to, so that they are
 * in a cache then. */
static void clear_rows(phw_jpeg_array *array, JDIMENSION end)
{
    for (; array->cleared < end; array->cleared++)
        memset(array->rows[array->cleared], 0, array->columns * sizeof(JBLOCK));
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

/* Hands over the rows before @p end that were not yet. */
static void hand_over(phw_jpeg_held *held, const phw_jpeg_array *array, JDIMENSION end)
{
    const int number = (int)(array - held->arrays);
    for (; held->followed[number] < end; held->followed[number]++)
        phw_jpeg_follow_row(held->follow, number, held->followed[number],
                            array->rows[held->followed[number]][0]);
}

void phw_jpeg_held_finish(phw_jpeg_held *held)
{
    for (int i = 0; i < held->count; i++)
        hand_over(held, &held->arrays[i], held->arrays[i].cleared);
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
    const JDIMENSION room = at_once * FOLLOWED_ROOM;
    if (most > 0 && (bytes > (size_t)most || held->bytes > (size_t)most - bytes))
        ERREXIT(cinfo, JERR_NO_BACKING_STORE);
    phw_jpeg_array *made =
        add(held, columns, rows, held->follow && room < rows ? room : rows, !held->follow);
    if (!made)
        ERREXIT1(cinfo, JERR_OUT_OF_MEMORY, 0);
    return (jvirt_barray_ptr)made;
}

static JBLOCKARRAY access_rows(j_common_ptr cinfo, jvirt_barray_ptr array, JDIMENSION first,
                               JDIMENSION count, boolean write)
{
    phw_jpeg_array *of = (phw_jpeg_array *)array;
    phw_jpeg_held *held = *(phw_jpeg_held **)cinfo->client_data;
    if (first > of->row_count || count > of->row_count - first)
        ERREXIT(cinfo, JERR_BAD_VIRTUAL_ACCESS);
    const bool follows = held && held->follow;
    if (write && follows) /* what stands before is done, and still in a cache */
        hand_over(held, of, first);
    clear_rows(of, first + count);
    if (write && !follows)
        note_first(of, first);
    return of->rows + first;
}

void phw_jpeg_held_attach(j_common_ptr cinfo)
{
    cinfo->mem->request_virt_barray = request;
    cinfo->mem->access_virt_barray = access_rows;
}
