/* SPDX-License-Identifier: Apache-2.0 */
/** @file jpeg_held.h  Where libjpeg keeps the coefficients of a whole JPEG. Internal to image/.
 *
 * Arrays of ours stand in for its own: they lie in huge pages of the system, each in one piece, are
 * cleared row by row as they are written, and outlive the object that read the file. */
#ifndef PHW_IMAGE_JPEG_HELD_H
#define PHW_IMAGE_JPEG_HELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct jpeg_common_struct;
struct phw_jpeg_follow;

/** One component's blocks. What libjpeg takes for a pointer to an array of its own. */
typedef struct phw_jpeg_array phw_jpeg_array;

/** Arrays in the order in which they were asked for. */
typedef struct phw_jpeg_held phw_jpeg_held;

/** NULL where there is no memory. */
phw_jpeg_held *phw_jpeg_held_new(void);

/** Has rows handed to @p follow as they are done, and only the last few kept: for files of one scan
 *  that libjpeg makes pixels of while it reads. Call it before any array is asked for. */
void phw_jpeg_held_follow(phw_jpeg_held *held, struct phw_jpeg_follow *follow);

/** Hands over what was written last. */
void phw_jpeg_held_finish(phw_jpeg_held *held);

void phw_jpeg_held_free(phw_jpeg_held **held);

/** @return NULL where there is no memory or no room for one more; else it is @p held's. */
phw_jpeg_array *phw_jpeg_held_add(phw_jpeg_held *held, uint32_t columns, uint32_t rows);

/** The array that was asked for as the @p number th, from 0; borrowed. NULL where there is none. */
phw_jpeg_array *phw_jpeg_held_at(phw_jpeg_held *held, int number);

/** Its coefficients, row after row of blocks; zeroes where none were written. @param[out] pitch
 *  blocks from one row to the next. */
int16_t *phw_jpeg_array_blocks(phw_jpeg_array *array, size_t *pitch);

/** Likewise, for one who writes all of so many columns and rows: only what is beyond them is
 *  cleared. Call it first. */
int16_t *phw_jpeg_array_to_fill(phw_jpeg_array *array, uint32_t columns, uint32_t rows,
                                size_t *pitch);

/** Whether the first coefficient of every block that libjpeg wrote is within ± @p most. They are
 *  looked at row by row as libjpeg writes them, while they are in a cache. */
bool phw_jpeg_held_first_within(phw_jpeg_held *held, int16_t most);

/**
 * Has an object of libjpeg's keep its coefficients in such arrays, or read those that it is given.
 * @param cinfo  its client_data is a struct that begins with a phw_jpeg_held *, which is not NULL
 *               where the object makes arrays. It gives up by its own error exit, with
 *               JERR_NO_BACKING_STORE where mem->max_memory_to_use is met.
 */
void phw_jpeg_held_attach(struct jpeg_common_struct *cinfo);

#endif
