/* SPDX-License-Identifier: Apache-2.0 */
#include "image/cover.h"

#include <stdlib.h>
#include <string.h>

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

/* The pixels of a copy and how it is coded, from one reading or, so that not both are held at once,
 * from one each. */
static phw_status read_whole(const phw_cover_task *source, const uint8_t *bytes, size_t size,
                             const phw_limits *limits, phw_cover_reading *reading, phw_error *error)
{
    const bool apart = (size_t)source->mask->width * source->mask->height > PHW_CODED_KEPT_MOST;
    phw_coded *read = NULL;
    phw_cover_task copy = {.bytes = bytes, .size = size, .coded = &read};
    phw_status status = PHW_OK;
    if (apart)
        status = phw_image_cover_compare(source, &copy, limits, &reading->comparison, error);
    if (status == PHW_OK)
        status = phw_image_decode_coded(bytes, size, limits, &reading->image, &reading->container,
                                        apart ? NULL : &read, error);
    if (status == PHW_OK && !apart)
        status = phw_image_cover_compare(source, &copy, limits, &reading->comparison, error);
    phw_coded_free(&read);
    reading->comparison.same_form &=
        reading->container.orientation == reading->comparison.orientation;
    return status;
}

phw_status phw_image_cover_read(const phw_cover_task *source, const uint8_t *bytes, size_t size,
                                const phw_limits *limits, bool every_row,
                                phw_cover_reading *reading, phw_error *error)
{
    *reading = (phw_cover_reading){.image = NULL};
    if (phw_cover_follow_jpeg(source, bytes, size, limits, every_row, reading, NULL) == PHW_OK)
        return PHW_OK;
    phw_status status = read_whole(source, bytes, size, limits, reading, error);
    if (status != PHW_OK)
        phw_cover_reading_done(reading);
    return status;
}

void phw_cover_reading_done(phw_cover_reading *reading)
{
    phw_image_free(&reading->image);
    free(reading->as_source);
    reading->as_source = NULL;
}

/* Sums that are made side by side, since each waits for its own last step. */
#define LANES 4U

static uint64_t add_word(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15); /* 2^64 over the golden ratio */
    return sum ^ sum >> 32;
}

/* @param[in,out] sums  LANES of them */
static void add_bytes(uint64_t *sums, const uint8_t *bytes, size_t size)
{
    uint64_t words[LANES];
    size_t at = 0;
    for (; size - at >= sizeof words; at += sizeof words) {
        memcpy(words, bytes + at, sizeof words);
        for (unsigned i = 0; i < LANES; i++)
            sums[i] = add_word(sums[i], words[i]);
    }
    memset(words, 0, sizeof words);
    memcpy(words, bytes + at, size - at);
    for (unsigned i = 0; i < LANES; i++)
        sums[i] = add_word(sums[i], words[i]);
}

uint64_t phw_coded_sum(const phw_image *image)
{
    uint64_t sums[LANES] = {0}, sum = image->width;
    for (uint32_t y = 0; y < image->height; y += PHW_COVER_ROWS)
        add_bytes(sums, phw_image_row(image, y), (size_t)image->width * image->channels);
    for (unsigned i = 0; i < LANES; i++)
        sum = add_word(sum, sums[i]);
    return sum ? sum : 1;
}

bool phw_coded_is_of(const phw_coded *coded, const phw_image *image)
{
    return coded && coded->pixels && coded->pixels == phw_coded_sum(image);
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
