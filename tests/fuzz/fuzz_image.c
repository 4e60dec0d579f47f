/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes into the decoder: what comes out is a picture within the limits or a clean error, and a
 * picture survives being written and read again. */
#include <stdlib.h>
#include <string.h>

#include "image/bare.h"
#include "image/cover.h"
#include "image/decode.h"
#include "image/encode.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Ends the program where the sanitizers and libFuzzer see it. */
static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_facts(const phw_image *image, const phw_container *facts,
                        const phw_limits *limits, size_t size)
{
    bool turned = facts->orientation >= 5;
    must(facts->page < facts->pages && facts->page < limits->pages);
    must(facts->orientation >= 1 && facts->orientation <= 8);
    must(image->channels == 3 && image->stride >= (size_t)image->width * 3);
    must(image->width == (turned ? facts->coded_height : facts->coded_width));
    must(image->height == (turned ? facts->coded_width : facts->coded_height));
    must((uint64_t)image->width * image->height <= limits->pixels);
    must(facts->trailing_bytes < size);
    must(facts->jpeg_quality >= 0 && facts->jpeg_quality <= 100);
    must(facts->format >= PHW_FORMAT_JPEG && facts->format <= PHW_FORMAT_AVIF);
}

static void check_round_trip(const phw_image *image, const phw_limits *limits)
{
    uint8_t *written = NULL;
    size_t size = 0;
    phw_image *again = NULL;
    phw_container facts;
    must(phw_image_encode_png(image, &written, &size, NULL) == PHW_OK);
    must(phw_image_decode(written, size, limits, &again, &facts, NULL) == PHW_OK);
    must(facts.complete && !facts.warnings && !facts.trailing_bytes && !facts.text_chunks);
    must(again->width == image->width && again->height == image->height);
    for (uint32_t y = 0; y < image->height; y++)
        must(memcmp(phw_image_row(image, y), phw_image_row(again, y), (size_t)image->width * 3) ==
             0);
    phw_image_free(&again);
    free(written);
}

/* What the pages of one input were seen with. */
typedef struct visit {
    const phw_limits *limits;
    size_t size;
    uint32_t pages;
} visit;

static phw_status take_page(void *context, phw_image **image, const phw_container *container,
                            phw_error *error)
{
    visit *v = context;
    (void)error;
    if (*image) {
        check_facts(*image, container, v->limits, v->size);
        if (!v->pages && (*image)->width >= PHW_IMAGE_SIDE_MIN &&
            (*image)->height >= PHW_IMAGE_SIDE_MIN) /* frames as they are stored may be smaller */
            check_round_trip(*image, v->limits);
        v->pages++;
    } else {
        must(container->page > 0);
    }
    return PHW_OK;
}

static void decode(const uint8_t *bytes, size_t size, const phw_limits *limits, phw_image_view view)
{
    visit v = {limits, size, 0};
    phw_error error = PHW_ERROR_INIT;
    phw_status status = phw_image_decode_pages(bytes, size, limits, view, take_page, &v, &error);
    must(status == error.status);
    if (status == PHW_OK)
        return;
    must(status == PHW_ERR_FORMAT || status == PHW_ERR_UNSUPPORTED || status == PHW_ERR_LIMIT);
    must(error.message[0] != '\0');
}

/* A file that decodes well can be covered as it is, or not; a copy is bare, and compares. */
static void check_cover(const uint8_t *bytes, size_t size, const phw_limits *limits)
{
    phw_image *image = NULL, *mask = NULL, *copy = NULL;
    phw_container facts, told;
    phw_covered covered = PHW_COVERED_INIT;
    phw_cover_comparison comparison;
    size_t extra = 0;
    if (phw_image_decode(bytes, size, limits, &image, &facts, NULL) != PHW_OK)
        return;
    must(phw_image_new(image->width, image->height, 1, &mask, NULL) == PHW_OK);
    for (uint32_t y = image->height / 3; y < image->height / 2; y++)
        memset(phw_image_row_mut(mask, y) + image->width / 4, 255, image->width / 3);
    phw_cover_task task = {
        .bytes = bytes, .size = size, .orientation = facts.orientation, .mask = mask};
    if (phw_image_can_cover(&facts) && phw_image_cover(&task, limits, &covered, NULL) == PHW_OK) {
        must(phw_image_is_bare(covered.bytes, covered.size, &extra) && extra == 0);
        if (phw_image_decode(covered.bytes, covered.size, limits, &copy, &told, NULL) == PHW_OK) {
            const phw_cover_task again = {
                .bytes = covered.bytes, .size = covered.size, .orientation = told.orientation};
            task.mask = covered.mask;
            must(copy->width == image->width && copy->height == image->height);
            if (phw_image_cover_compare(&task, &again, limits, &comparison, NULL) == PHW_OK)
                must(comparison.same_form && !comparison.kept_wrong && !comparison.covered_wrong);
        }
    }
    phw_image_free(&copy);
    phw_covered_done(&covered);
    phw_image_free(&mask);
    phw_image_free(&image);
}

/* A copy is read row by row as it is read whole, and so is the file itself, in which nothing is
 * covered. */
static void check_reading(const uint8_t *bytes, size_t size, const phw_limits *limits)
{
    phw_image *image = NULL, *mask = NULL, *copy = NULL;
    phw_container facts, told;
    phw_coded *coded = NULL;
    phw_covered covered = PHW_COVERED_INIT;
    phw_cover_reading read = {.image = NULL};
    if (phw_image_decode_coded(bytes, size, limits, &image, &facts, &coded, NULL) != PHW_OK)
        return;
    must(phw_image_new(image->width, image->height, 1, &mask, NULL) == PHW_OK);
    memset(phw_image_row_mut(mask, image->height / 3) + image->width / 4, 255, image->width / 3);
    phw_cover_task task = {.bytes = bytes,
                           .size = size,
                           .orientation = facts.orientation,
                           .mask = mask,
                           .coded = &coded};
    if (phw_image_can_cover(&facts) && phw_image_cover(&task, limits, &covered, NULL) == PHW_OK) {
        task.mask = covered.mask;
        if (phw_image_cover_read(&task, bytes, size, limits, false, &read, NULL) == PHW_OK)
            phw_cover_reading_done(&read);
        if (phw_image_cover_read(&task, covered.bytes, covered.size, limits, false, &read, NULL) ==
            PHW_OK) {
            must(!read.comparison.kept_wrong && !read.comparison.covered_wrong);
            must(phw_image_decode(covered.bytes, covered.size, limits, &copy, &told, NULL) ==
                 PHW_OK);
            for (uint32_t y = 0; y < copy->height; y++)
                must((read.as_source && read.as_source[y / PHW_COVER_ROWS]) ||
                     memcmp(phw_image_row(read.image, y), phw_image_row(copy, y), copy->stride) ==
                         0);
            phw_cover_reading_done(&read);
        }
    }
    phw_image_free(&copy);
    phw_covered_done(&covered);
    phw_coded_free(&coded);
    phw_image_free(&mask);
    phw_image_free(&image);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    /* Small enough that one input takes milliseconds. */
    phw_limits limits = PHW_LIMITS_DEFAULTS;
    limits.width = limits.height = 4096;
    limits.pixels = 64 * 1024;
    limits.pages = 8;
    limits.scans = 20;
    limits.memory_bytes = (size_t)8 << 20;
    decode(bytes, size, &limits, PHW_VIEW_SEEN);
    decode(bytes, size, &limits, PHW_VIEW_STORED);
    check_cover(bytes, size, &limits);
    check_reading(bytes, size, &limits);
    return 0;
}
