/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/hidden.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "image/hidden.h"
#include "scan/lines.h"
#include "scan/unseen.h"

/* How sure a finding is, in the terms of risk/weights.c: notable from 0.5 on. */
#define SURE_PATIENT 0.95 /* a hidden picture in which a patient can be identified */
#define SURE_OTHER 0.80   /* a hidden picture or file that was not to be seen */
#define SURE_TEXT 0.50    /* that words in the file are about a patient, at least */
#define SURE_NOBODYS 0.85 /* that it is, at most, by a number that is nobody's yet */
#define SURE_PADDING 0.35 /* a few bytes: phones and editors leave some of their own */

/* Bytes behind a picture's end that can hold another one. */
#define BYTES_LEAST 1024U

typedef struct hidden_scan {
    phw_scanner *scanner;
    phw_report *report;
} hidden_scan;

/* Static tags for phw_finding.because. */
static const char *const kind_tags[] = {[PHW_HIDDEN_PICTURE] = "other-picture",
                                        [PHW_HIDDEN_COLOURS] = "stored-colours",
                                        [PHW_HIDDEN_FRAMES] = "not-examined",
                                        [PHW_HIDDEN_PREVIEW] = "not-examined",
                                        [PHW_HIDDEN_FILM] = "film",
                                        [PHW_HIDDEN_ARCHIVE] = "archive",
                                        [PHW_HIDDEN_DOCUMENT] = "document",
                                        [PHW_HIDDEN_BYTES] = "unknown-bytes",
                                        [PHW_HIDDEN_TEXT] = "text"};
static_assert(sizeof kind_tags / sizeof kind_tags[0] == PHW_HIDDEN_KIND_COUNT, "a tag for each");

static phw_finding_kind finding_kind(const phw_hidden *hidden)
{
    if (hidden->kind == PHW_HIDDEN_COLOURS)
        return PHW_FINDING_WEAK_REDACTION;
    if (hidden->kind == PHW_HIDDEN_TEXT)
        return PHW_FINDING_HIDDEN_TEXT;
    return hidden->behind_end ? PHW_FINDING_TRAILING_DATA : PHW_FINDING_THUMBNAIL;
}

static phw_status add(phw_report *report, phw_finding_kind kind, double sure, bool patient,
                      const char *const tags[3], phw_error *error)
{
    phw_finding finding = {.kind = kind,
                           .subject = patient ? PHW_SUBJECT_PATIENT : PHW_SUBJECT_UNKNOWN,
                           .confidence = sure,
                           .plane = PHW_NO_PLANE,
                           .line = PHW_NO_LINE};
    for (int i = 0; i < 3; i++)
        if (tags[i])
            phw_finding_because(&finding, tags[i]);
    return phw_findings_add(report->findings, &finding, error);
}

/* The hidden picture's own verdict; what was not examined is at least review. Of colours that are
 * not seen only what is found where they are counts: the rest is the picture's own. */
static phw_status judge_picture(hidden_scan *scan, const phw_hidden *hidden, phw_verdict *verdict,
                                phw_error *error)
{
    phw_report *found = NULL;
    *verdict = PHW_VERDICT_REVIEW;
    if (phw_scanner_time_is_spent(scan->scanner)) {
        scan->report->complete = false;
        return PHW_OK;
    }
    phw_status status =
        phw_scan_pixels(scan->scanner, scan->report->file, hidden->image, NULL, &found, error);
    if (status != PHW_OK)
        return status;
    *verdict =
        !hidden->seen || phw_scan_has_unseen(found, hidden->image, hidden->seen, hidden->faint)
            ? found->verdict
            : PHW_VERDICT_CLEAR;
    phw_report_free(&found);
    return PHW_OK;
}

/* --- what is written -------------------------------------------------------------------------- */

/* Kinds that identify a patient where a file's text holds one. */
#define IDENTIFIERS                                                                                \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME |                            \
     1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH | 1U << PHW_FINDING_NINO)

static bool has_tag(const phw_finding *finding, const char *tag)
{
    for (size_t i = 0; i < finding->because_count; i++)
        if (strcmp(finding->because[i], tag) == 0)
            return true;
    return false;
}

/* How sure it is that lines tell of a patient; 0 where they do not. A number without a label may be
 * anything's in a file. */
static phw_status judge_text(hidden_scan *scan, const char *lines, double *sure, phw_error *error)
{
    const phw_identify_with with = {scan->scanner->models, scan->scanner->rules,
                                    &scan->report->rules, NULL, NULL};
    phw_findings *said = NULL;
    phw_status status = phw_findings_new(&said, error);
    *sure = 0;
    if (status == PHW_OK)
        status = phw_scan_read_lines(lines, &with, said, error);
    for (size_t i = 0; status == PHW_OK && i < said->count; i++) {
        const phw_finding *found = &said->items[i];
        if (IDENTIFIERS & 1U << found->kind &&
            (found->subject == PHW_SUBJECT_PATIENT || found->subject == PHW_SUBJECT_RELATIVE))
            *sure = fmax(*sure, has_tag(found, "test-range") ? fmin(found->confidence, SURE_NOBODYS)
                                                             : found->confidence);
    }
    phw_findings_free(&said);
    return status;
}

static phw_status take_text(hidden_scan *scan, const phw_hidden *hidden, phw_error *error)
{
    const char *const tags[3] = {hidden->where, "text", "names-a-patient"};
    double sure;
    phw_status status = judge_text(scan, hidden->text, &sure, error);
    return status == PHW_OK && sure >= SURE_TEXT
               ? add(scan->report, PHW_FINDING_HIDDEN_TEXT, sure, true, tags, error)
               : status;
}

static phw_status take_hidden(void *context, const phw_hidden *hidden, phw_error *error)
{
    hidden_scan *scan = context;
    phw_verdict verdict = PHW_VERDICT_CLEAR;
    double sure = SURE_OTHER;
    if (hidden->kind == PHW_HIDDEN_TEXT)
        return take_text(scan, hidden, error);
    if (hidden->same)
        return PHW_OK; /* it is named among what the file carries */
    if (hidden->image) {
        phw_status status = judge_picture(scan, hidden, &verdict, error);
        if (status != PHW_OK)
            return status;
        if (hidden->derived && verdict == PHW_VERDICT_CLEAR)
            return PHW_OK;
    }
    bool patient = verdict == PHW_VERDICT_BLOCK;
    if (hidden->kind == PHW_HIDDEN_BYTES && hidden->bytes < BYTES_LEAST)
        sure = SURE_PADDING;
    const char *const tags[3] = {hidden->where, kind_tags[hidden->kind],
                                 patient ? "shows-a-patient" : NULL};
    return add(scan->report, finding_kind(hidden), patient ? SURE_PATIENT : sure, patient, tags,
               error);
}

phw_status phw_scan_hidden(phw_scanner *scanner, const uint8_t *bytes, size_t size,
                           const phw_image *shown, phw_report *report, phw_error *error)
{
    hidden_scan scan = {scanner, report};
    phw_status status = PHW_OK;
    if (report->container.has_gps) {
        static const char *const tags[3] = {"metadata", NULL, NULL};
        status = add(report, PHW_FINDING_GPS, 1, false, tags, error);
    }
    if (status == PHW_OK)
        status = phw_image_look_behind(bytes, size, &scanner->options.limits, shown,
                                       &report->container, take_hidden, &scan, error);
    return status;
}
