/* SPDX-License-Identifier: Apache-2.0 */
/* Covering, and looking at what was written as if somebody else had sent it. */
#include <stdlib.h>
#include <string.h>

#include "image/bare.h"
#include "image/cover.h"
#include "image/decode.h"
#include "image/encode.h"
#include "photoward/scan.h"
#include "redact/amend.h"
#include "redact/fill.h"
#include "redact/mask.h"
#include "redact/proof.h"
#include "redact/raster.h"
#include "scan/again.h"
#include "scan/redact_pages.h"
#include "scan/scanner.h"

/* A source that has to be coded anew gets its own quality, within what is sensible. */
#define QUALITY_LEAST 50
#define QUALITY_MOST 100
#define SAMPLING_MOST 2

/* From this round on the whole line is covered on which something is still read. */
#define ROUND_OF_LINES 2

/* One attempt at a proven copy. */
typedef struct attempt {
    phw_scanner *scanner;
    phw_report *report;
    const phw_image *image;
    phw_redact_options options;
    phw_limits limits;
    phw_amended amended;
    phw_mask_plan plan;
    phw_cover_task cover; /* the file whose coding is kept, and what is covered in it */
    bool lossless;        /* it is the source */
    phw_coded *coded;     /* that file, read */
    uint8_t *recoded;     /* where it is not: made from the picture's pixels, owned */
    phw_image *mask;      /* what is to be covered, then what is */
    phw_image *last_mask; /* of the round before, with its scans; NULL in the first */
    phw_report *last_after;
    phw_report *last_again;
    phw_covered covered;
    phw_image *decoded;
    phw_container container; /* of the copy */
    phw_report *after;
    phw_report *again;         /* round the mask at another scale; NULL where all was scanned */
    phw_verdict worst_verdict; /* of all scans */
    phw_reason worst_reasons[PHW_REASON_MAX];
    size_t worst_reason_count;
    phw_proof proof;
    phw_proof_check failed;
} attempt;

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static void forget_last(attempt *a)
{
    phw_image_free(&a->last_mask);
    phw_report_free(&a->last_after);
    phw_report_free(&a->last_again);
}

static void forget_copy(attempt *a)
{
    phw_covered_done(&a->covered);
    phw_image_free(&a->decoded);
    phw_report_free(&a->after);
    phw_report_free(&a->again);
}

/* --- writing ---------------------------------------------------------------------------------- */

/* A file of the picture's pixels, for sources that cannot be kept as they are. It is covered as any
 * other, so that nothing under the mask reaches the copy. */
static phw_status recode(attempt *a, phw_error *error)
{
    const phw_container *source = &a->report->container;
    phw_jpeg_options options = PHW_JPEG_OPTIONS_DEFAULTS;
    a->lossless = false;
    phw_coded_free(&a->coded);
    a->cover = (phw_cover_task){.orientation = 1, .coded = &a->coded};
    if (source->format != PHW_FORMAT_JPEG) {
        phw_status status = phw_image_encode_png(a->image, &a->recoded, &a->cover.size, error);
        a->cover.bytes = a->recoded;
        return status;
    }
    if (source->jpeg_quality > 0)
        options.quality = clamp(source->jpeg_quality, QUALITY_LEAST, QUALITY_MOST);
    if (source->jpeg_h_sampling > 0 && source->jpeg_v_sampling > 0) {
        options.h_sampling = clamp(source->jpeg_h_sampling, 1, SAMPLING_MOST);
        options.v_sampling = clamp(source->jpeg_v_sampling, 1, SAMPLING_MOST);
    }
    options.progressive = source->progressive;
    phw_status status =
        phw_image_encode_jpeg(a->image, &options, &a->recoded, &a->cover.size, error);
    a->cover.bytes = a->recoded;
    return status;
}

static phw_status choose_source(attempt *a, const phw_redact_source *source, phw_error *error)
{
    a->lossless = source->bytes && phw_image_can_cover(&a->report->container);
    if (!a->lossless)
        return recode(a, error);
    a->cover = (phw_cover_task){.bytes = source->bytes,
                                .size = source->size,
                                .orientation = a->report->container.orientation,
                                .coded = &a->coded};
    return PHW_OK;
}

/* Files that decode well and still cannot be rewritten are rare: odd tables, too little memory. */
static bool may_recode(const attempt *a, phw_status status)
{
    return a->lossless &&
           (status == PHW_ERR_FORMAT || status == PHW_ERR_UNSUPPORTED || status == PHW_ERR_LIMIT);
}

static phw_status write_copy(attempt *a, phw_error *error)
{
    phw_error reason = PHW_ERROR_INIT;
    a->cover.mask = a->mask;
    phw_redact_fill_colour(&a->amended.report, a->image, &a->options, a->cover.fill);
    phw_status status = phw_image_cover(&a->cover, &a->limits, &a->covered, &reason);
    if (may_recode(a, status)) {
        status = recode(a, error);
        a->cover.mask = a->mask;
        phw_redact_fill_colour(&a->amended.report, a->image, &a->options, a->cover.fill);
        if (status == PHW_OK)
            status = phw_image_cover(&a->cover, &a->limits, &a->covered, error);
    } else if (status != PHW_OK) {
        phw_error_set(error, status, "%s", reason.message);
    }
    if (status != PHW_OK)
        return status;
    phw_image_free(&a->mask);
    a->mask = a->covered.mask;
    a->covered.mask = NULL;
    return PHW_OK;
}

/* --- reading afresh --------------------------------------------------------------------------- */

/* What is covered and was not in the round before. */
static phw_status find_changed(const attempt *a, phw_image **changed, phw_error *error)
{
    phw_status status = phw_image_copy(a->mask, changed, error);
    for (uint32_t y = 0; status == PHW_OK && a->last_mask && y < a->mask->height; y++)
        for (uint32_t x = 0; x < a->mask->width; x++)
            if (phw_image_row(a->last_mask, y)[x])
                phw_image_row_mut(*changed, y)[x] = 0;
    return status;
}

/* Where nothing but the cover changed, what is known elsewhere is kept; else all is scanned: a JPEG
 * that was coded anew differs everywhere. */
static phw_status scan_copy(attempt *a, phw_error *error)
{
    phw_image *changed = NULL;
    if (!a->lossless && a->container.format == PHW_FORMAT_JPEG)
        return phw_scan_copy(a->scanner, a->report, a->decoded, &a->container, &a->after, error);
    phw_status status = find_changed(a, &changed, error);
    phw_again again = {.source = a->report,
                       .before = a->last_after ? a->last_after : a->report,
                       .image = a->decoded,
                       .container = &a->container,
                       .covering = {a->mask, changed},
                       .scale = 1,
                       .marks = true};
    if (status == PHW_OK)
        status = phw_scan_again(a->scanner, &again, &a->after, error);
    again.before = a->last_again ? a->last_again : a->report;
    again.scale = PHW_AGAIN_SCALE;
    again.marks = false;
    if (status == PHW_OK)
        status = phw_scan_again(a->scanner, &again, &a->again, error);
    phw_image_free(&changed);
    return status;
}

static phw_status reread(attempt *a, phw_proof_case *made, phw_error *error)
{
    phw_limits limits = a->limits;
    limits.file_bytes = a->covered.size > limits.file_bytes ? a->covered.size : limits.file_bytes;
    phw_coded *read = NULL;
    phw_status status = phw_image_decode_coded(a->covered.bytes, a->covered.size, &limits,
                                               &a->decoded, &a->container, &read, error);
    if (status != PHW_OK)
        return status;
    const phw_cover_task copy = {.bytes = a->covered.bytes,
                                 .size = a->covered.size,
                                 .orientation = a->container.orientation,
                                 .coded = &read};
    a->cover.mask = a->mask;
    phw_cover_comparison coded = {.same_form = false};
    status = phw_image_cover_compare(&a->cover, &copy, &limits, &coded, error);
    phw_coded_free(&read);
    made->coded = (phw_proof_coded){coded.same_form, coded.kept, coded.kept_wrong, coded.covered,
                                    coded.covered_wrong};
    made->bare = phw_image_is_bare(a->covered.bytes, a->covered.size, &made->extra);
    return status == PHW_OK ? scan_copy(a, error) : status;
}

/* --- rounds ----------------------------------------------------------------------------------- */

/* Notes the gravest verdict that any scan gave, with its reasons: these static texts outlive it. */
static void raise(attempt *a, const phw_report *scanned)
{
    if (!scanned)
        return;
    if (scanned->verdict > a->plan.verdict)
        a->plan.verdict = scanned->verdict;
    if (scanned->verdict <= a->worst_verdict)
        return;
    a->worst_verdict = scanned->verdict;
    memcpy(a->worst_reasons, scanned->reasons, sizeof a->worst_reasons);
    a->worst_reason_count = scanned->reason_count;
}

static phw_status widen(attempt *a, uint32_t round, phw_error *error)
{
    forget_last(a);
    phw_status status = phw_image_copy(a->mask, &a->last_mask, error);
    if (status != PHW_OK)
        return status;
    a->plan.growth = round + 1;
    a->plan.whole_lines = round >= ROUND_OF_LINES;
    if (a->failed == PHW_PROOF_MASK) /* the verdict has risen: what it covers has changed */
        status = phw_mask_draw(&a->amended.report, &a->plan, a->mask, error);
    if (status == PHW_OK)
        status = phw_mask_draw_left(a->after, a->amended.left, &a->plan, a->mask, error);
    if (status == PHW_OK && a->again)
        status = phw_mask_draw_left(a->again, a->amended.left, &a->plan, a->mask, error);
    a->last_after = a->after;
    a->last_again = a->again;
    a->after = a->again = NULL;
    return status;
}

/* One round. @p *proven tells whether the copy stands. */
static phw_status try_once(attempt *a, uint32_t round, bool *proven, phw_error *error)
{
    phw_proof_case made = {
        .source = a->image, .before = &a->amended.report, .left = a->amended.left};
    phw_status status = write_copy(a, error);
    if (status == PHW_OK)
        status = reread(a, &made, error);
    if (status != PHW_OK)
        return status;
    raise(a, a->after);
    raise(a, a->again);
    made.mask = a->mask;
    memcpy(made.fill, a->covered.fill, sizeof made.fill);
    made.verdict = a->plan.verdict;
    made.decoded = a->decoded;
    made.container = a->container;
    made.lossless = a->lossless;
    made.after = a->after;
    made.again = a->again;
    *proven = phw_proof_make(&made, &a->proof, &a->failed);
    a->proof.rereads = round;
    return PHW_OK;
}

static bool may_help(phw_proof_check failed)
{
    return failed == PHW_PROOF_LEGIBLE || failed == PHW_PROOF_AGAIN || failed == PHW_PROOF_MASK;
}

/* --- the end ---------------------------------------------------------------------------------- */

/* What the scan of a copy saw and the first scan did not was in the picture all the time. */
static void tell_report(attempt *a)
{
    phw_report *report = a->report;
    report->proof = a->proof;
    if (a->worst_verdict <= report->verdict)
        return;
    report->verdict = a->worst_verdict;
    memcpy(report->reasons, a->worst_reasons, sizeof report->reasons);
    report->reason_count = a->worst_reason_count;
}

/* Hands over the proven copy, or the proof that failed. */
static phw_status finish(attempt *a, bool proven, phw_redaction **redaction, phw_error *error)
{
    phw_redaction *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a redacted copy");
    phw_status status = PHW_OK;
    if (proven)
        status = phw_image_encode_png(a->mask, &made->mask_bytes, &made->mask_size, error);
    if (status != PHW_OK) {
        phw_redaction_free(&made);
        return status;
    }
    tell_report(a);
    made->format =
        a->report->container.format == PHW_FORMAT_JPEG ? PHW_FORMAT_JPEG : PHW_FORMAT_PNG;
    memcpy(made->fill, a->covered.fill, sizeof made->fill);
    made->proof = a->proof;
    made->worst = a->report->verdict;
    made->left_over = a->after->verdict;
    made->left_over_unread = !a->after->complete || a->after->unread_count > 0;
    if (proven) {
        made->covered = phw_raster_count(a->mask);
        made->mask_format = PHW_FORMAT_PNG;
        made->size = a->covered.size;
        made->bytes = a->covered.bytes;
        made->mask = a->mask;
        a->covered.bytes = NULL;
        a->mask = NULL;
    }
    *redaction = made;
    return PHW_OK;
}

/* A person's mask: whatever is not black in it is covered. */
static phw_status take_mask(attempt *a, phw_error *error)
{
    phw_status status = phw_image_copy(a->options.mask, &a->mask, error);
    for (uint32_t y = 0; status == PHW_OK && y < a->mask->height; y++)
        for (uint32_t x = 0; x < a->mask->width; x++)
            if (phw_image_row(a->mask, y)[x])
                phw_image_row_mut(a->mask, y)[x] = PHW_MASK_COVERED;
    return status;
}

static phw_status first_mask(attempt *a, phw_error *error)
{
    if (a->mask)
        return PHW_OK;
    phw_status status = phw_image_new(a->report->width, a->report->height, 1, &a->mask, error);
    return status == PHW_OK ? phw_mask_draw(&a->amended.report, &a->plan, a->mask, error) : status;
}

static phw_status attempt_all(attempt *a, phw_redaction **redaction, phw_error *error)
{
    phw_status status = first_mask(a, error);
    bool proven = false;
    uint32_t round = 0;
    while (status == PHW_OK && !proven) {
        status = try_once(a, ++round, &proven, error);
        if (status != PHW_OK || proven || round == PHW_REDACT_ROUNDS || !may_help(a->failed))
            break;
        status = widen(a, round, error);
        forget_copy(a);
    }
    if (status == PHW_OK && !proven && a->failed == PHW_PROOF_EXAMINED)
        return phw_error_set(error, PHW_ERR_TIMEOUT,
                             "the redacted copy could not be examined in the time allowed, so "
                             "nothing was written: allow more time");
    return status == PHW_OK ? finish(a, proven, redaction, error) : status;
}

phw_status phw_scan_redact(phw_scanner *scanner, phw_report *report,
                           const phw_redact_source *source, const phw_redact_options *options,
                           phw_redaction **redaction, phw_error *error)
{
    const phw_redact_options defaults = PHW_REDACT_OPTIONS_DEFAULTS;
    const phw_image *image = source->image;
    attempt a = {.scanner = scanner,
                 .report = report,
                 .image = image,
                 .options = options ? *options : defaults,
                 .limits = scanner->options.limits};
    if (report->width != image->width || report->height != image->height || image->channels != 3)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "the report is about another picture");
    if (source->bytes && phw_scan_has_pages(&report->container))
        return phw_scan_redact_pages(scanner, report, source, options, redaction, error);
    if (a.options.further_mask_count)
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "the mask given has %zu pages, and the file is one picture",
                             a.options.further_mask_count + 1);
    /* Frames that no viewer shows and nobody can cover. */
    if (report->container.format == PHW_FORMAT_PNG && report->container.extra_images)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED,
                             "the PNG is a broken animation, whose frames cannot be covered: save "
                             "it as a picture or as a GIF");
    phw_status status = a.options.mask ? take_mask(&a, error) : PHW_OK;
    a.options.mask = a.mask;
    if (status == PHW_OK)
        status = phw_amend(report, &a.options, &a.amended, error);
    if (status != PHW_OK) {
        phw_image_free(&a.mask);
        return status;
    }
    /* A person's mask is drawn already: only what it cuts is drawn round it. */
    a.worst_verdict = report->verdict;
    a.plan = (phw_mask_plan){.scope = a.mask ? PHW_SCOPE_IDENTIFIERS : a.options.scope,
                             .verdict = a.amended.report.verdict,
                             .growth = 1};
    status = choose_source(&a, source, error);
    if (status == PHW_OK)
        status = attempt_all(&a, redaction, error);
    forget_copy(&a);
    forget_last(&a);
    phw_image_free(&a.mask);
    phw_amended_done(&a.amended);
    phw_coded_free(&a.coded);
    free(a.recoded);
    return status;
}
