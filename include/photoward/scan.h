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
#include "photoward/rules.h"

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
    bool no_faces;        /**< faces are not looked for */
    bool quick;           /**< a picture is examined no further than to a sure *block*:
                             phw_report.stopped_early.           Such a report is not for phw_scan_redact() */
    bool cover_faces;     /**< copies have every face covered that is found, whatever the verdict */
    phw_rules_text rules; /**< the user's rules file; borrowed for phw_scanner_open() only */
} phw_scan_options;

#define PHW_SCAN_OPTIONS_DEFAULTS                                                                  \
    {                                                                                              \
        .limits = PHW_LIMITS_DEFAULTS, .clock = NULL                                               \
    }

/** Model files by path. */
typedef struct phw_model_paths {
    const char *tables; /**< the compiled look-up tables and networks (photoward.model) */
} phw_model_paths;

/**
 * Loaded models and one reading engine. One scanner serves one thread at a time; several may exist.
 */
typedef struct phw_scanner phw_scanner;

/** Opens the models, reads the rules and starts the engine. @return PHW_OK, PHW_ERR_IO,
 * PHW_ERR_MODEL, PHW_ERR_NOMEM, and for the rules what phw_rules_check() returns. */
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

/** Rounds of covering, writing, decoding and scanning anew that phw_scan_redact() tries: the first
 *  and up to three in which the mask is widened. */
#define PHW_REDACT_ROUNDS 4

/** The picture that is redacted. Borrowed. */
typedef struct phw_redact_source {
    const uint8_t *bytes; /**< the file; NULL: from pixels alone, which makes a PNG, or a JPEG where
                               the report's container tells of one */
    size_t size;
    const phw_image *image;   /**< the upright picture */
    struct phw_coded **coded; /**< NULL, or what scanning kept of the same bytes, which may be NULL
                                   as well; it stays the caller's */
} phw_redact_source;

/**
 * Makes a redacted copy and proves it: the copy is written, read afresh, compared with the source
 * block by block and, but where nothing goes into its pixels that is not coded as in the source,
 * pixel by pixel, looked through for whatever is no picture, and scanned anew.
 * Pixels well outside the mask are proven to be those of the source, so that what was read there
 * keeps its reading; around the mask lines are found and read anew, at two scales. What is still
 * found is covered as well, in at most PHW_REDACT_ROUNDS rounds. Where the pixels of a copy are
 * known before it is written, the mask is settled on the picture with its cover drawn in, and only
 * what differs from that in the file is looked at once more.
 * @param report   what phw_scan_bytes() or phw_scan_image() said of the picture. Where a scan of a
 *                 copy sees more of the picture than the first one did, its verdict rises, with a
 *                 reason; its proof is set.
 * @param options  NULL: PHW_REDACT_OPTIONS_DEFAULTS.
 * @param[out] redaction  written on success only; free with phw_redaction_free(). Where no copy
 *                 could be proven it has no bytes, and its proof says which check failed.
 * @return PHW_OK whatever the proof says; PHW_ERR_ARGUMENT (sizes differ); PHW_ERR_TIMEOUT (the
 * time allowed was spent before the copy was examined); or what encoding and scanning return.
 */
PHW_API PHW_MUST_USE phw_status phw_scan_redact(phw_scanner *scanner, phw_report *report,
                                                const phw_redact_source *source,
                                                const phw_redact_options *options,
                                                phw_redaction **redaction, phw_error *error);

PHW_END_DECLS
#endif
