/* SPDX-License-Identifier: Apache-2.0 */
#include "image/cover.h"

#include <stdlib.h>

#include "image/covers.h"
#include "image/decode.h"

static const struct {
    phw_format format;
    phw_cover_write *write;
    phw_cover_compare *compare;
} rows[] = {{PHW_FORMAT_JPEG, phw_cover_jpeg, phw_cover_compare_jpeg},
            {PHW_FORMAT_PNG, phw_cover_png, phw_cover_compare_png}};

#define ROW_COUNT (sizeof rows / sizeof rows[0])

static size_t row_of(phw_format format)
{
    size_t row = 0;
    while (row < ROW_COUNT && rows[row].format != format)
        row++;
    return row;
}

bool phw_image_can_cover(const phw_container *container)
{
    return row_of(container->format) < ROW_COUNT && container->complete && !container->has_alpha;
}

phw_status phw_image_cover(const phw_cover_task *cover, const phw_limits *limits,
                           phw_covered *covered, phw_error *error)
{
    size_t row = row_of(phw_image_sniff(cover->bytes, cover->size));
    if (row == ROW_COUNT)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED, "this format is not rewritten as it is");
    return rows[row].write(cover, limits, covered, error);
}

phw_status phw_image_cover_compare(const phw_cover_task *source, const phw_cover_task *copy,
                                   const phw_limits *limits, phw_cover_comparison *comparison,
                                   phw_error *error)
{
    phw_format format = phw_image_sniff(source->bytes, source->size);
    size_t row = row_of(format);
    *comparison = (phw_cover_comparison){.orientation = 1};
    if (row == ROW_COUNT || phw_image_sniff(copy->bytes, copy->size) != format)
        return PHW_OK;
    return rows[row].compare(source, copy, limits, comparison, error);
}

void phw_coded_free(phw_coded **coded)
{
    if (!coded || !*coded)
        return;
    phw_jpeg_blocks_done(&(*coded)->blocks);
    phw_png_samples_done(&(*coded)->samples);
    free(*coded);
    *coded = NULL;
}

void phw_covered_done(phw_covered *covered)
{
    free(covered->bytes);
    covered->bytes = NULL;
    phw_image_free(&covered->mask);
    phw_image_free(&covered->touched);
}
