/* SPDX-License-Identifier: Apache-2.0 */
/* Covering, and looking at what was written as if somebody else had sent it. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "image/bare.h"
#include "image/decode.h"
#include "image/encode.h"
#include "photoward/scan.h"
#include "redact/raster.h"
#include "scan/attempt.h"
#include "scan/kept.h"
#include "scan/redact_pages.h"
#include "scan/scanner.h"

/* From this round on the whole line is covered on which something is still read. */
#define ROUND_OF_LINES 2

/* A letter of which so much is covered is read as another, or not at all. */
#define CUT_LETTER 0.3

static_assert(PHW_COVER_ROWS == PHW_DIFFER_UNIT, "rows are left out by whole units");

/* --- reading afresh --------------------------------------------------------------------------- */

/* The copy as it is coded and its pixels, of those that are coded alike only where that makes them
 * the picture's: they were decoded of the file that is covered. */
static phw_status read_copy(phw_attempt *a, const phw_limits *limits, phw_cover_comparison *coded,
                            phw_error *error)
{
    phw_cover_reading read;
    const phw_coded *kept = a->cover.coded ? *a->cover.coded : NULL;
    const bool every_row = !a->lossless || !phw_coded_is_of(kept, a->image);
    a->cover.mask = a->mask;
    phw_status status = phw_image_cover_read(&a->cover, a->covered.bytes, a->covered.size, limits,
                                             every_row, &read, error);
    if (status != PHW_OK)
        return status;
    a->decoded = read.image;
    a->as_source = read.as_source;
    a->container = read.container;
    *coded = read.comparison;
    return PHW_OK;
}

static phw_status reread(phw_attempt *a, phw_proof_case *made, phw_error *error)
{
    phw_limits limits = a->limits;
    phw_cover_comparison coded = {.same_form = false};
    limits.file_bytes = a->covered.size > limits.file_bytes ? a->covered.size : limits.file_bytes;
    phw_status status = read_copy(a, &limits, &coded, error);
    if (status != PHW_OK)
        return status;
    made->coded = (phw_proof_coded){coded.same_form, coded.kept, coded.kept_wrong, coded.covered,
                                    coded.covered_wrong};
    made->bare = phw_image_is_bare(a->covered.bytes, a->covered.size, &made->extra);
    phw_differ_done(&a->differ);
    if (a->decoded->width == a->image->width && a->decoded->height == a->image->height)
        status = phw_differ_find(a->decoded, a->image, a->as_source, &a->differ, error);
    if (status != PHW_OK)
        return status;
    return phw_attempt_look_at_copy(a, error);
}

/* --- rounds ----------------------------------------------------------------------------------- */

/* Notes the gravest verdict that any scan gave, with its reasons: these static texts outlive it. */
static void raise(phw_attempt *a, const phw_report *scanned)
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

static phw_status widen(phw_attempt *a, uint32_t round, phw_error *error)
{
    phw_status status = PHW_OK;
    phw_attempt_keep_look(a);
    a->settled = false;
    a->plan.growth = round + 1;
    a->plan.whole_lines = round >= ROUND_OF_LINES;
    if (a->failed == PHW_PROOF_MASK) /* the verdict has risen: what it covers has changed */
        status = phw_mask_draw(&a->amended.report, &a->plan, a->mask, error);
    if (status == PHW_OK)
        status = phw_mask_draw_left(a->last_after, a->amended.left, &a->plan, a->mask, error);
    if (status == PHW_OK && a->last_again)
        status = phw_mask_draw_left(a->last_again, a->amended.left, &a->plan, a->mask, error);
    return status;
}

/* What the proof looks at: the copy where there is one, else the looks at the mask alone. */
static phw_proof_case case_of(phw_attempt *a)
{
    phw_proof_case made = {.source = a->image,
                           .before = &a->amended.report,
                           .left = a->amended.left,
                           .mask = a->mask,
                           .verdict = a->plan.verdict,
                           .decoded = a->decoded,
                           .as_source = a->as_source,
                           .differ = &a->differ,
                           .container = a->container,
                           .lossless = a->lossless,
                           .after = a->after,
                           .again = a->again};
    memcpy(made.fill, a->covered.fill, sizeof made.fill);
    return made;
}

static bool may_help(phw_proof_check failed)
{
    return failed == PHW_PROOF_LEGIBLE || failed == PHW_PROOF_AGAIN || failed == PHW_PROOF_MASK;
}

/* Covers what it can be foreseen that a look would find left. */
static phw_status foresee(phw_attempt *a, phw_error *error)
{
    phw_report *told = NULL;
    phw_status status = phw_attempt_foresee(a, &told, error);
    const phw_proof_case made = case_of(a);
    bool left = false;
    for (size_t i = 0; status == PHW_OK && i < told->findings->count; i++)
        left |= phw_proof_is_left(&made, &told->findings->items[i]);
    if (left)
        status = phw_mask_draw_left(told, a->amended.left, &a->plan, a->mask, error);
    phw_report_free(&told);
    return status;
}

/* Whether what is covered takes a part of a word, or of one of its letters. */
static bool is_cut(const phw_image *taken, const phw_word *word)
{
    const double share = phw_raster_share(taken, &word->quad);
    bool cut = share >= PHW_KEPT_SLIVER;
    for (size_t i = 0; share > 0 && !cut && i < word->char_count; i++)
        cut = phw_raster_share(taken, &word->chars[i]) >= CUT_LETTER;
    return cut && share < 1;
}

/* Covers those of a line's words whole of which a cover's margin, or the file's blocks, take a
 * part. */
static void cover_cut_words(const phw_page *page, const phw_line *line, phw_attempt *a)
{
    for (size_t i = line->first_word; i < line->first_word + line->word_count; i++)
        if (is_cut(a->touched, &page->words[i])) {
            (void)phw_raster_quad(a->mask, &page->words[i].quad);
            a->settled = false;
        }
}

/* What a cover leaves of a word that it cuts is no word: it may be taken for a name, here and by
 * whoever checks the copy, and has to be read again. Where a person chose, only that is covered. */
static phw_status round_to_words(phw_attempt *a, phw_error *error)
{
    const phw_page *page = a->report->page;
    if (a->options.mask || (a->amended.left && a->amended.left->count) || !page)
        return PHW_OK;
    const phw_status status = phw_attempt_settle(a, error);
    for (size_t i = 0; status == PHW_OK && i < page->line_count; i++)
        if (page->lines[i].state == PHW_LINE_READ)
            cover_cut_words(page, &page->lines[i], a);
    return status;
}

/* Settles the mask before anything is written: writing and reading a file costs more than looking
 * round a mask. @param[out] rounds  how many masks were looked at; 0 where that cannot be done. */
static phw_status rehearse(phw_attempt *a, uint32_t *rounds, phw_error *error)
{
    bool clean = false;
    for (uint32_t round = 1;; round++) {
        phw_status status = phw_attempt_settle(a, error);
        if (status != PHW_OK || !phw_attempt_is_known(a))
            return status;
        status = phw_attempt_look(a, error);
        if (status != PHW_OK)
            return status;
        *rounds = round;
        raise(a, a->after);
        raise(a, a->again);
        const phw_proof_case made = case_of(a);
        clean = phw_proof_look(&made, &a->failed);
        if (clean || round == PHW_REDACT_ROUNDS || !may_help(a->failed)) {
            phw_attempt_keep_look(a);
            return PHW_OK;
        }
        status = widen(a, round, error);
        if (status != PHW_OK)
            return status;
    }
}

/* One round with a file. @p *proven tells whether the copy stands. */
static phw_status try_once(phw_attempt *a, uint32_t round, bool *proven, phw_error *error)
{
    phw_proof_case read = {.bare = false};
    phw_status status = phw_attempt_write(a, error);
    if (status == PHW_OK)
        status = reread(a, &read, error);
    if (status != PHW_OK)
        return status;
    raise(a, a->after);
    raise(a, a->again);
    phw_proof_case made = case_of(a);
    made.coded = read.coded;
    made.bare = read.bare;
    made.extra = read.extra;
    *proven = phw_proof_make(&made, &a->proof, &a->failed);
    a->proof.rereads = round;
    return PHW_OK;
}

/* --- the end ---------------------------------------------------------------------------------- */

/* What the scan of a copy saw and the first scan did not was in the picture all the time. */
static void tell_report(phw_attempt *a)
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
static phw_status finish(phw_attempt *a, bool proven, phw_redaction **redaction, phw_error *error)
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
        made->covered = a->proof.line[PHW_PROOF_COVERED].examined; /* pixel by pixel */
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
static phw_status take_mask(phw_attempt *a, phw_error *error)
{
    phw_status status = phw_image_copy(a->options.mask, &a->mask, error);
    for (uint32_t y = 0; status == PHW_OK && y < a->mask->height; y++)
        for (uint32_t x = 0; x < a->mask->width; x++)
            if (phw_image_row(a->mask, y)[x])
                phw_image_row_mut(a->mask, y)[x] = PHW_MASK_COVERED;
    return status;
}

static phw_status first_mask(phw_attempt *a, phw_error *error)
{
    if (a->mask)
        return PHW_OK;
    phw_status status = phw_image_new(a->report->width, a->report->height, 1, &a->mask, error);
    return status == PHW_OK ? phw_mask_draw(&a->amended.report, &a->plan, a->mask, error) : status;
}

static phw_status attempt_all(phw_attempt *a, phw_redaction **redaction, phw_error *error)
{
    bool proven = false;
    uint32_t round = 0; /* the last mask that was looked at is the first that is written */
    phw_status status = first_mask(a, error);
    if (status == PHW_OK)
        status = foresee(a, error);
    if (status == PHW_OK)
        status = round_to_words(a, error);
    if (status == PHW_OK)
        status = rehearse(a, &round, error);
    round -= round > 0;
    while (status == PHW_OK && !proven) {
        phw_attempt_forget(a);
        status = try_once(a, ++round, &proven, error);
        if (status != PHW_OK || proven || round == PHW_REDACT_ROUNDS || !may_help(a->failed))
            break;
        status = widen(a, round, error);
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
    phw_attempt a = {.scanner = scanner,
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
    status = phw_attempt_open(&a, source, error);
    if (status == PHW_OK)
        status = attempt_all(&a, redaction, error);
    phw_attempt_done(&a);
    return status;
}
