/* SPDX-License-Identifier: Apache-2.0 */
/* both_masks TABLES PICTURE DIRECTORY: one scan, both masks, no proof: check.json,
 * record.png and identifiers.png in DIRECTORY. What `score --quick` runs instead of the program. */
#include <stdio.h>
#include <stdlib.h>

#include "files.h"
#include "photoward/redact.h"
#include "photoward/scan.h"

static void draw(const phw_report *report, phw_redact_scope scope, const char *directory)
{
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_image *mask = NULL;
    options.scope = scope;
    bench_must(phw_redact_mask(report, &options, &mask, &error), &error);
    bench_write_mask(directory, phw_redact_scope_name(scope), mask);
    phw_image_free(&mask);
}

int main(int argc, char **argv)
{
    phw_scan_options options = PHW_SCAN_OPTIONS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_scanner *scanner = NULL;
    phw_report *report = NULL;
    size_t size = 0;
    if (argc != 4) {
        fputs("usage: both_masks TABLES PICTURE DIRECTORY\n", stderr);
        return 2;
    }
    phw_model_paths paths = {.tables = argv[1]};
    uint8_t *bytes = bench_read(argv[2], &size);
    bench_must(phw_scanner_open(&paths, &options, &scanner, &error), &error);
    bench_must(phw_scan_bytes(scanner, argv[2], bytes, size, &report, NULL, &error), &error);
    bench_write_report(argv[3], "check", report);
    draw(report, PHW_SCOPE_RECORD, argv[3]);
    draw(report, PHW_SCOPE_IDENTIFIERS, argv[3]);
    phw_report_free(&report);
    phw_scanner_free(&scanner);
    free(bytes);
    return 0;
}
