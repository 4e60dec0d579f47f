/* SPDX-License-Identifier: Apache-2.0 */
/* A whole file: every page or frame of it is examined, each picture once. */
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "image/decode.h"
#include "model/hash.h"
#include "risk/risk.h"
#include "scan/file.h"
#include "scan/hidden.h"
#include "scan/scanner.h"

/* Tells one page from another; two different ones agree once in 2^64 times. */
typedef struct fingerprint {
    uint64_t hash;
    uint32_t width, height;
} fingerprint;

/* One file on its way. */
typedef struct file_scan {
    phw_scanner *scanner;
    const char *name;
    bool one_page;      /* is asked for */
    phw_report *report; /* on the first page */
    phw_image *first;
    fingerprint *seen;
    size_t seen_count, seen_capacity, further_capacity;
    uint32_t pages;   /* that were examined or known already */
    bool broken;      /* some page could not be decoded */
    bool out_of_time; /* pages were left out */
    bool enough;      /* likewise, because what was seen is enough */
} file_scan;

static fingerprint fingerprint_of(const phw_image *image)
{
    return (fingerprint){phw_hash64(image->pixels, image->stride * image->height), image->width,
                         image->height};
}

static bool is_known(const file_scan *scan, const fingerprint *print)
{
    for (size_t i = 0; i < scan->seen_count; i++)
        if (scan->seen[i].hash == print->hash && scan->seen[i].width == print->width &&
            scan->seen[i].height == print->height)
            return true;
    return false;
}

static phw_status add_further(file_scan *scan, phw_report *made, phw_error *error)
{
    if (!phw_grow((void **)&scan->report->further, &scan->further_capacity,
                  scan->report->further_count, sizeof *scan->report->further)) {
        phw_report_free(&made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    }
    scan->report->further[scan->report->further_count++] = made;
    return PHW_OK;
}

static phw_status scan_page(file_scan *scan, const phw_image *image, const phw_container *container,
                            phw_error *error)
{
    phw_report *made = NULL;
    phw_status status = phw_scan_pixels(scan->scanner, scan->name, image, container, &made, error);
    if (status != PHW_OK)
        return status;
    scan->enough = made->stopped_early;
    if (scan->report)
        return add_further(scan, made, error);
    scan->report = made;
    return PHW_OK;
}

static phw_status take_page(void *context, phw_image **image, const phw_container *container,
                            phw_error *error)
{
    file_scan *scan = context;
    if (scan->one_page && container->pages > 1)
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "the mask of a file with several pages is a TIFF with as many: its "
                             "name has to end in .tif");
    if (!*image) {
        scan->broken = true;
        return PHW_OK;
    }
    if (scan->enough)
        return PHW_ERR_CANCELLED;
    if (scan->report && phw_scanner_time_is_spent(scan->scanner)) {
        scan->out_of_time = true;
        return PHW_ERR_CANCELLED;
    }
    scan->pages++;
    if (container->pages > 1) {
        fingerprint print = fingerprint_of(*image);
        if (is_known(scan, &print))
            return PHW_OK;
        if (!phw_grow((void **)&scan->seen, &scan->seen_capacity, scan->seen_count,
                      sizeof *scan->seen))
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
        scan->seen[scan->seen_count++] = print;
    }
    bool is_first = !scan->report;
    phw_status status = scan_page(scan, *image, container, error);
    if (status == PHW_OK && is_first) {
        scan->first = *image;
        *image = NULL;
    }
    return status;
}

/* A pattern that met a limit on any page is named once. */
static void note_stopped(phw_rules_use *rules, const phw_rules_use *page)
{
    for (size_t i = 0; i < page->stopped_count; i++) {
        bool known = false;
        for (size_t k = 0; k < rules->stopped_count; k++)
            known |= rules->stopped[k] == page->stopped[i];
        if (!known && rules->stopped_count < PHW_RULES_STOPPED_MAX)
            rules->stopped[rules->stopped_count++] = page->stopped[i];
    }
}

/* What was left out is said, so that the file is never clear. */
static void note_missing(file_scan *scan)
{
    phw_report *report = scan->report;
    if (scan->broken)
        report->container.complete = false;
    report->stopped_early = scan->enough;
    if (scan->broken || scan->out_of_time || scan->pages < report->container.pages)
        report->complete = false;
    for (size_t i = 0; i < report->further_count; i++) {
        report->complete &= report->further[i]->complete;
        note_stopped(&report->rules, &report->further[i]->rules);
    }
}

phw_status phw_scan_bytes_coded(phw_scanner *scanner, const phw_scan_file *file,
                                phw_report **report, phw_image **image, phw_coded **coded,
                                phw_error *error)
{
    const uint8_t *bytes = file->bytes;
    const size_t size = file->size;
    file_scan scan = {.scanner = scanner, .name = file->name, .one_page = file->one_page};
    phw_scanner_start_time(scanner);
    phw_status status = phw_image_decode_pages_coded(bytes, size, &scanner->options.limits,
                                                     take_page, &scan, coded, error);
    if (status == PHW_ERR_CANCELLED && (scan.out_of_time || scan.enough))
        status = PHW_OK;
    if (status == PHW_OK && !scan.report)
        status = phw_error_set(error, PHW_ERR_FORMAT, "no page of the file can be read");
    if (status == PHW_OK && !scan.enough)
        status = phw_scan_hidden(scanner, bytes, size, scan.first, scan.report, error);
    if (status == PHW_OK) {
        note_missing(&scan);
        phw_risk_assess(scan.report);
        *report = scan.report;
        scan.report = NULL;
        if (image) {
            *image = scan.first;
            scan.first = NULL;
        }
    }
    phw_report_free(&scan.report);
    phw_image_free(&scan.first);
    free(scan.seen);
    if (status != PHW_OK && coded)
        phw_coded_free(coded);
    return status;
}

phw_status phw_scan_bytes(phw_scanner *scanner, const char *name, const uint8_t *bytes, size_t size,
                          phw_report **report, phw_image **image, phw_error *error)
{
    const phw_scan_file file = {.name = name, .bytes = bytes, .size = size};
    return phw_scan_bytes_coded(scanner, &file, report, image, NULL, error);
}
