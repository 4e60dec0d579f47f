/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/redact_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "image/decode.h"
#include "image/page_writer.h"
#include "model/hash.h"
#include "risk/risk.h"
#include "scan/page_review.h"

/* A file's copy may take so many times what examining it may. */
#define TIME_FACTOR 2

/** A page that is proven: a PNG with its mask, or another page whose copy and mask it shares. */
typedef struct kept_page {
    uint8_t *bytes; /* NULL: as page `like` */
    size_t size;
    uint8_t *mask_bytes; /* PNG */
    size_t mask_size;
    uint32_t like;
    uint64_t hash;      /* of the source's pixels */
    uint64_t mask_hash; /* of the mask that a person gave; 0: none */
    uint32_t width, height;
    uint32_t delay_ms;
} kept_page;

typedef struct pages_copy {
    phw_scanner *scanner;
    phw_report *report;
    phw_redact_options options;
    phw_limits limits;
    int64_t deadline_ms; /* with a clock only */
    kept_page *pages;
    size_t count, capacity;
    uint32_t plays;      /* of the source */
    phw_redaction *made; /* of the first page, then of all */
    bool failed;         /* some page's proof did */
} pages_copy;

bool phw_scan_has_pages(const phw_container *container)
{
    return container->pages > 1 ||
           (container->format != PHW_FORMAT_PNG && phw_page_writer_knows(container->format));
}

/* --- each page -------------------------------------------------------------------------------- */

static uint64_t hash_of(const phw_image *image)
{
    return phw_hash64(image->pixels, image->stride * image->height);
}

/* The first page with the same pixels. @param masked  and with the same mask of a person. */
static const kept_page *find_alike(const pages_copy *copy, const kept_page *page, bool masked)
{
    for (size_t i = 0; i < copy->count; i++) {
        const kept_page *other = &copy->pages[i];
        if (other->bytes && other->hash == page->hash && other->width == page->width &&
            other->height == page->height && (!masked || other->mask_hash == page->mask_hash))
            return other;
    }
    return NULL;
}

static const phw_report *report_on(const phw_report *report, uint32_t page)
{
    for (size_t i = 0; page && i < report->further_count; i++)
        if (report->further[i]->container.page == page)
            return report->further[i];
    return page ? NULL : report;
}

static void add_proof(phw_proof *all, const phw_proof *page)
{
    all->rereads += page->rereads;
    all->lossless &= page->lossless;
    for (size_t i = 0; i < all->line_count && i < page->line_count; i++) {
        all->line[i].examined += page->line[i].examined;
        all->line[i].wrong += page->line[i].wrong;
    }
}

static phw_verdict worse(phw_verdict a, phw_verdict b)
{
    return a > b ? a : b;
}

/* Adds what one page's copy says to what is said of all. */
static void add_redaction(pages_copy *copy, phw_redaction **page)
{
    phw_redaction *all = copy->made, *one = *page;
    if (!all) {
        copy->made = one;
        *page = NULL;
        return;
    }
    all->covered += one->covered;
    all->worst = worse(all->worst, one->worst);
    all->left_over = worse(all->left_over, one->left_over);
    all->left_over_unread |= one->left_over_unread;
    if (one->proof.passed)
        add_proof(&all->proof, &one->proof);
    else
        all->proof = one->proof;
}

/* The page as a picture of its own: its findings, its verdict, no file round it. */
static phw_status redact_page(pages_copy *copy, const phw_report *report, const phw_image *image,
                              const phw_redact_options *options, phw_redaction **made,
                              phw_error *error)
{
    phw_report page = *report;
    const phw_redact_source source = {.image = image};
    page.further = NULL;
    page.further_count = 0;
    page.container = (phw_container){.format = PHW_FORMAT_UNKNOWN,
                                     .coded_width = image->width,
                                     .coded_height = image->height,
                                     .orientation = 1,
                                     .complete = report->container.complete,
                                     .pages = 1,
                                     .bit_depth = 8,
                                     .coded_channels = 3};
    phw_risk_assess(&page);
    return phw_scan_redact(copy->scanner, &page, &source, options, made, error);
}

/* Covers a page that is like no other. */
static phw_status keep_page(pages_copy *copy, phw_page_review *review, const phw_image *image,
                            kept_page *page, phw_error *error)
{
    const phw_report *report = report_on(copy->report, review->reported);
    phw_redaction *made = NULL;
    if (!report)
        return phw_error_set(error, PHW_ERR_TIMEOUT,
                             "page %u was not examined, so nothing was written: allow more time",
                             review->page + 1);
    if (review->options.fill_kind == PHW_FILL_COLOUR)
        phw_page_writer_fill(copy->report->container.format, image, review->options.fill);
    phw_status status = redact_page(copy, report, image, &review->options, &made, error);
    if (status != PHW_OK)
        return status;
    copy->failed = !made->bytes;
    page->bytes = made->bytes;
    page->size = made->size;
    page->mask_bytes = made->mask_bytes;
    page->mask_size = made->mask_size;
    made->bytes = made->mask_bytes = NULL;
    add_redaction(copy, &made);
    phw_redaction_free(&made);
    return PHW_OK;
}

static phw_status cover_page(pages_copy *copy, const phw_image *image,
                             const phw_container *container, phw_error *error)
{
    kept_page page = {.hash = hash_of(image),
                      .width = image->width,
                      .height = image->height,
                      .delay_ms = container->delay_ms};
    phw_page_review review = {.page = container->page, .options = copy->options};
    /* A page that looks like an earlier one has no report of its own, and shares what is edited. */
    const kept_page *alike = find_alike(copy, &page, false);
    review.reported = alike ? (uint32_t)(alike - copy->pages) : container->page;
    phw_status status = phw_page_review_take(&review, error);
    if (review.options.mask)
        page.mask_hash = hash_of(review.options.mask);
    alike = review.own ? NULL : find_alike(copy, &page, true);
    if (status == PHW_OK && alike)
        page.like = (uint32_t)(alike - copy->pages);
    else if (status == PHW_OK)
        status = keep_page(copy, &review, image, &page, error);
    phw_page_review_done(&review);
    copy->plays = container->plays;
    if (status == PHW_OK)
        copy->pages[copy->count++] = page;
    return status;
}

static phw_status take_page(void *context, phw_image **image, const phw_container *container,
                            phw_error *error)
{
    pages_copy *copy = context;
    const phw_clock *clock = phw_scanner_clock(copy->scanner);
    if (!*image)
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "page %u cannot be decoded, so that no copy of all pages can be made",
                             container->page + 1);
    if (clock && clock->now_ms(clock->context) > copy->deadline_ms)
        return phw_error_set(error, PHW_ERR_TIMEOUT,
                             "%zu of %u pages could be covered in the time allowed, so nothing was "
                             "written: allow more time",
                             copy->count, container->pages);
    if (!phw_grow((void **)&copy->pages, &copy->capacity, copy->count, sizeof *copy->pages))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a redacted copy");
    phw_status status = cover_page(copy, *image, container, error);
    return status == PHW_OK && copy->failed ? PHW_ERR_CANCELLED : status;
}

/* --- all in one file -------------------------------------------------------------------------- */

/* @param mask  its mask instead of its copy. */
static phw_status decode_kept(const pages_copy *copy, uint32_t number, bool mask, phw_image **image,
                              phw_error *error)
{
    const kept_page *page = &copy->pages[number];
    phw_limits limits = copy->limits;
    phw_container ignored;
    if (!page->bytes)
        page = &copy->pages[page->like];
    const uint8_t *bytes = mask ? page->mask_bytes : page->bytes;
    const size_t size = mask ? page->mask_size : page->size;
    limits.file_bytes = size > limits.file_bytes ? size : limits.file_bytes;
    return phw_image_decode(bytes, size, &limits, image, &ignored, error);
}

static phw_status write_all(pages_copy *copy, phw_format format, phw_error *error)
{
    phw_page_writer *writer = NULL;
    phw_status status =
        phw_page_writer_open(format, (uint32_t)copy->count, copy->plays, &writer, error);
    for (uint32_t i = 0; status == PHW_OK && i < copy->count; i++) {
        phw_image *image = NULL;
        status = decode_kept(copy, i, false, &image, error);
        if (status == PHW_OK)
            status = phw_page_writer_add(writer, image, copy->pages[i].delay_ms, error);
        phw_image_free(&image);
    }
    if (status == PHW_OK)
        status = phw_page_writer_finish(writer, &copy->made->bytes, &copy->made->size, error);
    phw_page_writer_free(&writer);
    copy->made->format = format;
    return status;
}

/* A mask is decoded as RGB; its three channels are one. */
static phw_status add_mask(const pages_copy *copy, uint32_t number, phw_page_writer *writer,
                           phw_error *error)
{
    phw_image *decoded = NULL, *mask = NULL;
    phw_status status = decode_kept(copy, number, true, &decoded, error);
    if (status == PHW_OK)
        status = phw_image_new(decoded->width, decoded->height, 1, &mask, error);
    for (uint32_t y = 0; status == PHW_OK && y < mask->height; y++)
        for (uint32_t x = 0; x < mask->width; x++)
            phw_image_row_mut(mask, y)[x] =
                phw_image_row(decoded, y)[(size_t)x * decoded->channels];
    if (status == PHW_OK)
        status = phw_page_writer_add(writer, mask, 0, error);
    phw_image_free(&decoded);
    phw_image_free(&mask);
    return status;
}

/* One picture with the masks of all pages; that of a single page is what it was. */
static phw_status write_masks(pages_copy *copy, phw_error *error)
{
    phw_redaction *made = copy->made;
    phw_page_writer *writer = NULL;
    if (copy->count == 1) {
        made->mask_bytes = copy->pages[0].mask_bytes;
        made->mask_size = copy->pages[0].mask_size;
        copy->pages[0].mask_bytes = NULL;
        return PHW_OK;
    }
    phw_status status =
        phw_page_writer_open(PHW_FORMAT_TIFF, (uint32_t)copy->count, 0, &writer, error);
    for (uint32_t i = 0; status == PHW_OK && i < copy->count; i++)
        status = add_mask(copy, i, writer, error);
    if (status == PHW_OK)
        status = phw_page_writer_finish(writer, &made->mask_bytes, &made->mask_size, error);
    phw_page_writer_free(&writer);
    made->mask_format = PHW_FORMAT_TIFF;
    return status;
}

/* A GIF that cannot hold all colours of a frame becomes a WebP; pictures of a HEIC a TIFF. */
static phw_status choose_and_write(pages_copy *copy, phw_error *error)
{
    phw_format format = copy->report->container.format;
    phw_error reason = PHW_ERROR_INIT;
    if (!phw_page_writer_knows(format))
        return write_all(copy, PHW_FORMAT_TIFF, error);
    phw_status status = write_all(copy, format, &reason);
    if (status == PHW_ERR_UNSUPPORTED && format == PHW_FORMAT_GIF)
        return write_all(copy, PHW_FORMAT_WEBP, error);
    return status == PHW_OK ? PHW_OK : phw_error_set(error, status, "%s", reason.message);
}

typedef struct comparison {
    const pages_copy *copy;
    uint32_t pages;
} comparison;

static phw_status compare_page(void *context, phw_image **image, const phw_container *container,
                               phw_error *error)
{
    comparison *with = context;
    phw_image *proven = NULL;
    bool same = *image && phw_container_is_bare(container) &&
                container->pages == with->copy->count && with->pages < with->copy->count;
    phw_status status = same ? decode_kept(with->copy, with->pages, false, &proven, error) : PHW_OK;
    if (status != PHW_OK)
        return status;
    same = same && proven->width == (*image)->width && proven->height == (*image)->height;
    for (uint32_t y = 0; same && y < proven->height; y++)
        same =
            !memcmp(phw_image_row(proven, y), phw_image_row(*image, y), (size_t)proven->width * 3);
    phw_image_free(&proven);
    with->pages++;
    return same ? PHW_OK
                : phw_error_set(error, PHW_ERR_INTERNAL,
                                "page %u of the copy is not what was proven, so nothing was "
                                "written: save the pages as pictures of their own",
                                with->pages);
}

static phw_status prove_all(const pages_copy *copy, phw_error *error)
{
    comparison with = {copy, 0};
    phw_limits limits = copy->limits;
    limits.file_bytes = copy->made->size > limits.file_bytes ? copy->made->size : limits.file_bytes;
    limits.pages = (uint32_t)copy->count + 1;
    limits.chunks += (uint32_t)copy->count;
    phw_status status = phw_image_decode_pages(copy->made->bytes, copy->made->size, &limits,
                                               PHW_VIEW_SEEN, compare_page, &with, error);
    if (status == PHW_OK && with.pages != copy->count)
        return phw_error_set(error, PHW_ERR_INTERNAL,
                             "the copy has not as many pages as the file, so nothing was written");
    return status;
}

static phw_status redact_all(pages_copy *copy, const phw_redact_source *source, phw_error *error)
{
    const phw_clock *clock = phw_scanner_clock(copy->scanner);
    if (clock)
        copy->deadline_ms =
            clock->now_ms(clock->context) + (int64_t)TIME_FACTOR * copy->limits.milliseconds;
    phw_status status = phw_image_decode_pages(source->bytes, source->size, &copy->limits,
                                               PHW_VIEW_SEEN, take_page, copy, error);
    if (copy->failed) { /* the proof says so, and there is no copy */
        phw_image_free(&copy->made->mask);
        return PHW_OK;
    }
    if (status == PHW_OK && copy->count < copy->report->container.pages)
        return phw_error_set(error, PHW_ERR_LIMIT,
                             "the file has %u pages or frames; at most %u are examined: save them "
                             "in several files",
                             copy->report->container.pages, copy->limits.pages);
    if (status == PHW_OK)
        status = choose_and_write(copy, error);
    if (status == PHW_OK)
        status = prove_all(copy, error);
    return status == PHW_OK ? write_masks(copy, error) : status;
}

phw_status phw_scan_redact_pages(phw_scanner *scanner, phw_report *report,
                                 const phw_redact_source *source, const phw_redact_options *options,
                                 phw_redaction **redaction, phw_error *error)
{
    const phw_redact_options defaults = PHW_REDACT_OPTIONS_DEFAULTS;
    pages_copy copy = {.scanner = scanner,
                       .report = report,
                       .options = options ? *options : defaults,
                       .limits = scanner->options.limits};
    phw_status status = phw_page_review_check(&report->container, &copy.options, error);
    if (status == PHW_OK)
        status = redact_all(&copy, source, error);
    if (status == PHW_OK) {
        report->proof = copy.made->proof;
        report->verdict = worse(report->verdict, copy.made->worst);
        copy.made->worst = report->verdict;
        *redaction = copy.made;
        copy.made = NULL;
    }
    phw_redaction_free(&copy.made);
    for (size_t i = 0; i < copy.count; i++) {
        free(copy.pages[i].bytes);
        free(copy.pages[i].mask_bytes);
    }
    free(copy.pages);
    return status;
}
