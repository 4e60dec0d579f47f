/* SPDX-License-Identifier: Apache-2.0 */
/** @file scan.h  Bytes in, report out. */
#ifndef PHOTOWARD_SCAN_H
#define PHOTOWARD_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"
#include "photoward/image.h"
#include "photoward/limits.h"
#include "photoward/redact.h"
#include "photoward/report.h"

PHW_BEGIN_DECLS

/** Tells the time, so that limits on it can be tested. NULL in the options: no time limit. */
typedef struct phw_clock {
    int64_t (*now_ms)(void *context); /**< milliseconds from any fixed point, never backwards */
    void *context;
} phw_clock;

/** Where the models are and what one scan may cost. */
typedef struct phw_scan_options {
    phw_limits limits;
    const phw_clock
        *clock; /**< borrowed for the scanner's life; NULL means limits.milliseconds is ignored */
} phw_scan_options;

#define PHW_SCAN_OPTIONS_DEFAULTS                                                                  \
    {                                                                                              \
        .limits = PHW_LIMITS_DEFAULTS, .clock = NULL                                               \
    }

/** Model files by path. */
typedef struct phw_model_paths {
    const char *tables;   /**< the compiled look-up tables (photoward.model) */
    const char *language; /**< Tesseract's eng.traineddata */
} phw_model_paths;

/**
 * Loaded models and one reading engine. One scanner serves one thread at a time; several may exist.
 */
typedef struct phw_scanner phw_scanner;

/** Opens the models and starts the engine. @return PHW_OK, PHW_ERR_IO, PHW_ERR_MODEL,
 * PHW_ERR_NOMEM. */
PHW_API PHW_MUST_USE phw_status phw_scanner_open(const phw_model_paths *paths,
                                                 const phw_scan_options *options,
                                                 phw_scanner **scanner, phw_error *error);

/** Frees *scanner and nulls it. NULL is fine. */
PHW_API void phw_scanner_free(phw_scanner **scanner);

/**
 * Examines one encoded picture.
 * @param name    what the report calls it; copied.
 * @param bytes   the file's bytes, borrowed for the call.
 * @param[out] report  written only on success; free with phw_report_free().
 * @param[out] image   the upright picture, for overlays and redaction; NULL where it is not wanted;
 *                     free with phw_image_free().
 * @return PHW_OK whatever the verdict; an error where the picture could not be examined at all.
 */
PHW_API PHW_MUST_USE phw_status phw_scan_bytes(phw_scanner *scanner, const char *name,
                                               const uint8_t *bytes, size_t size,
                                               phw_report **report, phw_image **image,
                                               phw_error *error);

/** Examines pixels that are already decoded; container facts may be NULL. Else as phw_scan_bytes().
 */
PHW_API PHW_MUST_USE phw_status phw_scan_image(phw_scanner *scanner, const char *name,
                                               const phw_image *image,
                                               const phw_container *container, phw_report **report,
                                               phw_error *error);

/** Rounds of covering, encoding, decoding and scanning anew that phw_scan_redact() tries. */
#define PHW_REDACT_ROUNDS 4

/**
 * Makes a redacted copy and proves it: the copy is encoded, decoded again, compared with the source
 * pixel by pixel, looked through for metadata, and scanned anew. What the new scan still finds is
 * covered as well, in at most PHW_REDACT_ROUNDS rounds.
 * @param report   what phw_scan_bytes() or phw_scan_image() said of @p image; its container tells
 *                 the format, JPEG quality and sampling to write.
 * @param image    the upright picture that report is about.
 * @param options  NULL: PHW_REDACT_OPTIONS_DEFAULTS.
 * @param[out] redaction  written on success only, and then proven; free with phw_redaction_free().
 * @return PHW_OK; PHW_ERR_ARGUMENT (sizes differ); PHW_ERR_TIMEOUT (the time allowed was spent
 *         before the copy was examined); PHW_ERR_INTERNAL (no copy could be proven: the message
 *         names the check that failed); or what encoding and scanning return.
 */
PHW_API PHW_MUST_USE phw_status phw_scan_redact(phw_scanner *scanner, const phw_report *report,
                                                const phw_image *image,
                                                const phw_redact_options *options,
                                                phw_redaction **redaction, phw_error *error);

PHW_END_DECLS
#endif
