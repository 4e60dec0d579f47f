/* SPDX-License-Identifier: Apache-2.0 */
/* Covering, and looking at what was written as if somebody else had sent it. */
#include <stdlib.h>

#include "image/decode.h"
#include "image/encode.h"
#include "photoward/scan.h"
#include "redact/mask.h"
#include "redact/proof.h"
#include "redact/raster.h"
#include "scan/scanner.h"

/* Below this the blocks of a JPEG ring so far that covered pixels could not be held to the fill
 * (see proof.c); a source of lower quality only gets a somewhat larger copy. */
#define QUALITY_LEAST 50
#define QUALITY_MOST 100
#define SAMPLING_MOST 2

/* From this round on the whole line is covered on which something is still read. */
#define ROUND_OF_LINES 2

/* One attempt at a proven copy. */
typedef struct attempt {
    phw_scanner *scanner;
    const phw_report *report;
    const phw_image *image;
    phw_redact_options options;
    phw_mask_plan plan;
    phw_image *mask;
    uint8_t *bytes;
    size_t size;
    phw_image *decoded;
    phw_report *after;
    phw_proof_check failed;
} attempt;

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static phw_status encode(attempt *a, const phw_image *redacted, phw_error *error)
{
    const phw_container *source = &a->report->container;
    if (source->format != PHW_FORMAT_JPEG)
        return phw_image_encode_png(redacted, &a->bytes, &a->size, error);
    phw_jpeg_options options = PHW_JPEG_OPTIONS_DEFAULTS;
    if (source->jpeg_quality > 0)
        options.quality = clamp(source->jpeg_quality, QUALITY_LEAST, QUALITY_MOST);
    if (source->jpeg_h_sampling > 0 && source->jpeg_v_sampling > 0) {
        options.h_sampling = clamp(source->jpeg_h_sampling, 1, SAMPLING_MOST);
        options.v_sampling = clamp(source->jpeg_v_sampling, 1, SAMPLING_MOST);
    }
    options.progressive = source->progressive;
    return phw_image_encode_jpeg(redacted, &options, &a->bytes, &a->size, error);
}

static void forget_copy(attempt *a)
{
    free(a->bytes);
    a->bytes = NULL;
    phw_image_free(&a->decoded);
    phw_report_free(&a->after);
}

/* Writes the copy and reads it again: from its bytes alone, as anybody who gets it would. */
static phw_status write_and_reread(attempt *a, phw_container *container, phw_error *error)
{
    phw_image *redacted = NULL;
    phw_limits limits = a->scanner->options.limits;
    phw_status status = phw_redact_apply(a->image, a->mask, &a->options, &redacted, error);
    if (status == PHW_OK)
        status = encode(a, redacted, error);
    phw_image_free(&redacted);
    if (status != PHW_OK)
        return status;
    limits.file_bytes = a->size > limits.file_bytes ? a->size : limits.file_bytes;
    status = phw_image_decode(a->bytes, a->size, &limits, &a->decoded, container, error);
    if (status == PHW_OK)
        status = phw_scan_copy(a->scanner, a->report, a->decoded, container, &a->after, error);
    return status;
}

/* One round. @p *proven tells whether the copy stands; where it does not, the mask has grown. */
static phw_status try_once(attempt *a, uint32_t round, bool *proven, phw_error *error)
{
    phw_container container = {0};
    phw_status status = write_and_reread(a, &container, error);
    if (status != PHW_OK)
        return status;
    if (a->after->verdict > a->plan.verdict)
        a->plan.verdict = a->after->verdict;
    const phw_proof_case proof = {
        .source = a->image,
        .before = a->report,
        .mask = a->mask,
        .fill = {a->options.fill[0], a->options.fill[1], a->options.fill[2]},
        .verdict = a->plan.verdict,
        .decoded = a->decoded,
        .container = container,
        .after = a->after};
    *proven = phw_proof_make(&proof, &a->failed);
    if (*proven)
        return PHW_OK;
    a->plan.growth = round + 1;
    a->plan.whole_lines = round >= ROUND_OF_LINES;
    if (a->failed == PHW_PROOF_MASK) /* the verdict has risen: what it covers has changed */
        status = phw_mask_draw(a->report, &a->plan, a->mask, error);
    if (status == PHW_OK)
        status = phw_mask_draw(a->after, &a->plan, a->mask, error);
    return status;
}

static bool may_help(phw_proof_check failed)
{
    return failed == PHW_PROOF_LEGIBLE || failed == PHW_PROOF_MASK;
}

static phw_status give_up(const attempt *a, phw_error *error)
{
    if (a->failed == PHW_PROOF_EXAMINED)
        return phw_error_set(error, PHW_ERR_TIMEOUT,
                             "the redacted copy could not be examined in the time allowed, so "
                             "nothing was written: allow more time");
    return phw_error_set(error, PHW_ERR_INTERNAL,
                         "the redacted copy did not pass its proof (%s), so nothing was written: "
                         "cut the picture or cover it by hand",
                         phw_proof_check_name(a->failed));
}

/* Hands the proven copy over. */
static phw_status finish(attempt *a, uint32_t rounds, phw_redaction **redaction, phw_error *error)
{
    phw_redaction *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a redacted copy");
    phw_status status = phw_image_encode_png(a->mask, &made->mask_bytes, &made->mask_size, error);
    if (status != PHW_OK) {
        phw_redaction_free(&made);
        return status;
    }
    made->format =
        a->report->container.format == PHW_FORMAT_JPEG ? PHW_FORMAT_JPEG : PHW_FORMAT_PNG;
    made->covered = phw_raster_count(a->mask);
    made->proof = (phw_proof){.done = true, .passed = true, .rereads = rounds};
    made->worst = a->plan.verdict;
    made->left_over = a->after->verdict;
    made->left_over_unread = !a->after->complete;
    made->size = a->size;
    made->bytes = a->bytes;
    made->mask = a->mask;
    a->bytes = NULL;
    a->mask = NULL;
    *redaction = made;
    return PHW_OK;
}

phw_status phw_scan_redact(phw_scanner *scanner, const phw_report *report, const phw_image *image,
                           const phw_redact_options *options, phw_redaction **redaction,
                           phw_error *error)
{
    const phw_redact_options defaults = PHW_REDACT_OPTIONS_DEFAULTS;
    attempt a = {.scanner = scanner,
                 .report = report,
                 .image = image,
                 .options = options ? *options : defaults};
    if (report->width != image->width || report->height != image->height || image->channels != 3)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "the report is about another picture");
    if (report->container.pages > 1)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED,
                             "the file has %u pages or frames, and a copy of them all cannot be "
                             "made: save each as a picture of its own",
                             report->container.pages);
    a.plan = (phw_mask_plan){.scope = a.options.scope, .verdict = report->verdict, .growth = 1};
    phw_status status = phw_redact_mask(report, &a.options, &a.mask, error);
    bool proven = false;
    for (uint32_t round = 1; status == PHW_OK && !proven; round++) {
        if (round > PHW_REDACT_ROUNDS || (round > 1 && !may_help(a.failed))) {
            status = give_up(&a, error);
            break;
        }
        forget_copy(&a);
        status = try_once(&a, round, &proven, error);
        if (status == PHW_OK && proven)
            status = finish(&a, round, redaction, error);
    }
    forget_copy(&a);
    phw_image_free(&a.mask);
    return status;
}
