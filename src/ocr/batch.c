/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/batch.h"

#include <stdlib.h>

#define MOST                                                                                       \
    24 /* strips; more make reading no faster, and a deadline is looked at between batches */

struct phw_batch {
    phw_strip strips[MOST];
    phw_symbols symbols[MOST];
    size_t count;
};

phw_status phw_batch_new(phw_batch **batch, phw_error *error)
{
    phw_batch *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
    *batch = made;
    return PHW_OK;
}

bool phw_batch_is_full(const phw_batch *batch)
{
    return batch->count == MOST;
}

void phw_batch_add(phw_batch *batch, phw_strip *strip)
{
    batch->strips[batch->count++] = *strip;
    *strip = (phw_strip){0};
}

size_t phw_batch_count(const phw_batch *batch)
{
    return batch->count;
}

const phw_strip *phw_batch_strip(const phw_batch *batch, size_t index)
{
    return &batch->strips[index];
}

phw_status phw_batch_read(phw_batch *batch, const phw_reader *reader, phw_reader_care care,
                          phw_error *error)
{
    const phw_image *lines[MOST];
    for (size_t i = 0; i < batch->count; i++)
        lines[i] = batch->strips[i].pixels;
    return phw_reader_read(reader, care, lines, batch->count, batch->symbols, error);
}

phw_reading phw_batch_reading(const phw_batch *batch, size_t index)
{
    const phw_symbols *symbols = &batch->symbols[index];
    double sum = 0;
    for (size_t i = 0; i < symbols->count; i++)
        sum += (double)symbols->items[i].confidence;
    return (phw_reading){symbols->items, symbols->count,
                         symbols->count ? (float)(sum / (double)symbols->count) : 0};
}

void phw_batch_clear(phw_batch *batch)
{
    for (size_t i = 0; i < batch->count; i++)
        phw_strip_done(&batch->strips[i]);
    batch->count = 0;
}

void phw_batch_free(phw_batch **batch)
{
    if (!batch || !*batch)
        return;
    phw_batch_clear(*batch);
    for (size_t i = 0; i < MOST; i++)
        free((*batch)->symbols[i].items);
    free(*batch);
    *batch = NULL;
}
