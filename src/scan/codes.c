/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/codes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/payload.h"
#include "scan/code_names.h"
#include "scan/lines.h"

/* Kinds that identify a patient where a payload holds one. */
#define IDENTIFIERS                                                                                \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_NHS_NUMBER |                               \
     1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |                                  \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH |                         \
     1U << PHW_FINDING_ADDRESS | 1U << PHW_FINDING_NINO)
#define NUMBERS                                                                                    \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER)

/* Confidences. A lone number of the right shape and check digit is one in eleven parcels'. */
#define SURE_PATIENT 0.97
#define SURE_REPEATED 0.95
#define SURE_FIELDS 0.95
#define SURE_NUMBERED 0.80
#define SURE_PERSON 0.50 /* a name and a date: a ticket has them too */
#define SURE_LONE_NUMBER 0.55
#define SURE_SURFACE 0.45
#define SURE_NOBODY 0.90

/* A payload's own finding counts from here on. */
#define PAYLOAD_LEAST 0.60
/* Findings round a code count from here on. */
#define ROUND_LEAST 0.45
/* So many clinical words, wards and beds make a surface one of care; a poster with a link has fewer
 * or no patient.
 */
#define CLINICAL_MANY 3
/* An identifier of fewer letters and digits is in any payload by chance. */
#define REPEATED_LEAST 5
/* Where a code stands on no surface, findings this near count, in its longer side. */
#define NEAR 2.0

typedef struct judgement {
    phw_subject subject;
    double confidence;
    const char *tag;
    bool test_range;
} judgement;

static bool is_person(const phw_finding *finding)
{
    return finding->subject == PHW_SUBJECT_PATIENT || finding->subject == PHW_SUBJECT_RELATIVE;
}

/* A number with other fields beside it is somebody's own form about a person. */
static size_t count_lines(const phw_strbuf *lines)
{
    size_t count = 0;
    for (size_t i = 0; i < lines->length; i++)
        count += lines->text[i] == '\n';
    return count;
}

/* Numbers that are nobody's yet (see risk/evidence.c) carry this tag, and so does their code. */
#define TEST_RANGE "test-range"

static bool has_tag(const phw_finding *finding, const char *tag)
{
    for (size_t i = 0; i < finding->because_count; i++)
        if (strcmp(finding->because[i], tag) == 0)
            return true;
    return false;
}

static judgement judge_payload(phw_payload_kind kind, const phw_strbuf *lines,
                               const phw_findings *said)
{
    judgement made = {PHW_SUBJECT_PUBLIC, SURE_NOBODY, "no-identifier", false};
    double sure = 0;
    /* What a link's parts are nobody knows. */
    bool alone = count_lines(lines) < 2 || kind == PHW_PAYLOAD_LINK;
    for (size_t i = 0; i < said->count; i++) {
        const phw_finding *finding = &said->items[i];
        if (!(IDENTIFIERS & 1U << finding->kind) || !is_person(finding) ||
            finding->confidence < PAYLOAD_LEAST)
            continue;
        bool bare = NUMBERS & 1U << finding->kind && finding->confidence < SURE_FIELDS;
        sure = fmax(sure, !bare ? finding->confidence : alone ? SURE_LONE_NUMBER : SURE_FIELDS);
        made.test_range |= has_tag(finding, TEST_RANGE);
    }
    if (kind == PHW_PAYLOAD_NUMBERED)
        sure = fmax(sure, SURE_NUMBERED);
    if (kind == PHW_PAYLOAD_PERSON)
        sure = fmax(sure, SURE_PERSON);
    if (kind == PHW_PAYLOAD_PATIENT)
        made.subject = PHW_SUBJECT_PATIENT, made.confidence = SURE_PATIENT,
        made.tag = "gs1-patient";
    else if (sure > 0)
        made.subject = PHW_SUBJECT_PATIENT, made.confidence = sure, made.tag = "identifier";
    return made;
}

/* The same of a name that no label tells. */
static phw_status judge_names(const phw_code *code, phw_payload_kind kind,
                              const phw_identify_with *with, judgement *made, phw_error *error)
{
    static const double sure[PHW_CODE_NAME_COUNT] = {0, SURE_PERSON, SURE_FIELDS};
    phw_code_name named = PHW_CODE_NAME_NONE;
    if (kind != PHW_PAYLOAD_TEXT && kind != PHW_PAYLOAD_PERSON)
        return PHW_OK;
    phw_status status = phw_scan_code_names(code->text, code->length, with, &named, error);
    if (named != PHW_CODE_NAME_NONE &&
        (made->subject == PHW_SUBJECT_PUBLIC || made->confidence < sure[named]))
        *made = (judgement){PHW_SUBJECT_PATIENT, sure[named], "identifier", made->test_range};
    return status;
}

static size_t keep_significant(const char *text, size_t length, char *kept)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
            kept[count++] = c;
    }
    kept[count] = '\0';
    return count;
}

/* Whether the payload repeats what was read in the picture as a patient's. */
static phw_status find_repeated(const phw_code *code, const phw_findings *findings, bool *repeated,
                                phw_error *error)
{
    char *payload = malloc(code->length + 1);
    phw_status status = payload ? PHW_OK : PHW_ERR_NOMEM;
    *repeated = false;
    if (payload)
        keep_significant(code->text, code->length, payload);
    for (size_t i = 0; status == PHW_OK && i < findings->count && !*repeated; i++) {
        const phw_finding *finding = &findings->items[i];
        if (!finding->text || !is_person(finding) || !(IDENTIFIERS & 1U << finding->kind))
            continue;
        char *text = malloc(strlen(finding->text) + 1);
        if (!text)
            status = PHW_ERR_NOMEM;
        else if (keep_significant(finding->text, strlen(finding->text), text) >= REPEATED_LEAST)
            *repeated = strstr(payload, text) != NULL;
        free(text);
    }
    free(payload);
    return status == PHW_OK ? PHW_OK
                            : phw_error_set(error, status, "no memory to compare a barcode");
}

/* The smallest surface that holds the middle of a code. */
static size_t plane_of(const phw_page *page, const phw_quad *quad)
{
    size_t best = PHW_NO_PLANE;
    double least = INFINITY;
    for (size_t i = 0; i < page->plane_count; i++) {
        double area = phw_quad_area(&page->planes[i].quad);
        if (area < least && phw_quad_contains(&page->planes[i].quad, phw_quad_centre(quad)))
            best = i, least = area;
    }
    return best;
}

/* Whether it is a ward or a bed. */
static bool is_bedside(const phw_finding *finding)
{
    for (size_t i = 0; i < finding->because_count; i++)
        if (finding->kind == PHW_FINDING_APPOINTMENT && strcmp(finding->because[i], "place") == 0)
            return true;
    return false;
}

/* Whether the surface round a code is about a patient, and how many clinical words it has. */
static bool stands_among_care(const phw_report *report, const phw_quad *quad, bool link)
{
    size_t plane = plane_of(report->page, quad);
    double reach = NEAR * fmax(phw_quad_width(quad), phw_quad_height(quad));
    phw_quad area =
        plane == PHW_NO_PLANE ? phw_quad_pad(quad, reach, reach) : report->page->planes[plane].quad;
    size_t clinical = 0, bedside = 0;
    for (size_t i = 0; i < report->findings->count; i++) {
        const phw_finding *finding = &report->findings->items[i];
        if (finding->confidence < ROUND_LEAST || finding->subject == PHW_SUBJECT_PUBLIC ||
            phw_quad_overlap(&area, &finding->quad) <= 0)
            continue;
        if (is_person(finding) && (IDENTIFIERS & 1U << finding->kind))
            return true;
        clinical += finding->kind == PHW_FINDING_CLINICAL;
        bedside += is_bedside(finding);
    }
    /* Wards and beds by themselves are those of a plan on a door. */
    return clinical > 0 && clinical + bedside >= CLINICAL_MANY && !link;
}

static phw_status judge(const phw_code *code, const phw_identify_with *with,
                        const phw_report *source, const phw_strbuf *lines, phw_payload_kind kind,
                        judgement *made, phw_error *error)
{
    phw_findings *said = NULL;
    bool repeated = false, link = kind == PHW_PAYLOAD_LINK;
    phw_status status = phw_findings_new(&said, error);
    if (status == PHW_OK)
        status = phw_scan_read_lines(lines->text, with, said, error);
    if (status == PHW_OK && kind != PHW_PAYLOAD_NONE)
        status = find_repeated(code, source->findings, &repeated, error);
    if (status == PHW_OK) {
        *made = judge_payload(kind, lines, said);
        status = judge_names(code, kind, with, made, error);
    }
    if (status == PHW_OK) {
        if (repeated && made->confidence < SURE_REPEATED + (made->subject == PHW_SUBJECT_PUBLIC))
            *made =
                (judgement){PHW_SUBJECT_PATIENT, SURE_REPEATED, "same-as-text", made->test_range};
        else if (made->subject == PHW_SUBJECT_PUBLIC && kind != PHW_PAYLOAD_GOODS &&
                 stands_among_care(source, &code->quad, link))
            *made = (judgement){PHW_SUBJECT_PATIENT, SURE_SURFACE, "clinical-surface", false};
    }
    phw_findings_free(&said);
    return status;
}

/* What a report says a code holds: its fields in one line. */
static void join_lines(phw_strbuf *lines)
{
    for (size_t i = 0; i < lines->length; i++)
        if (lines->text[i] == '\n')
            lines->text[i] = i + 1 < lines->length ? ' ' : '\0';
}

static phw_status add_code(const phw_code *code, const phw_identify_with *with,
                           const phw_report *source, phw_report *report, phw_error *error)
{
    phw_strbuf lines = PHW_STRBUF_INIT;
    judgement made = {PHW_SUBJECT_PUBLIC, 0, NULL, false};
    phw_payload_kind kind = phw_payload_lines(code, &lines);
    phw_status status = lines.failed
                            ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for a barcode")
                            : judge(code, with, source, &lines, kind, &made, error);
    if (status == PHW_OK && (kind != PHW_PAYLOAD_NONE || made.subject != PHW_SUBJECT_PUBLIC)) {
        join_lines(&lines);
        phw_finding finding = {.kind = PHW_FINDING_BARCODE,
                               .subject = made.subject,
                               .confidence = made.confidence,
                               .quad = code->quad,
                               .plane = plane_of(report->page, &code->quad),
                               .text = lines.text,
                               .line = PHW_NO_LINE};
        phw_finding_because(&finding, phw_symbology_name(code->symbology));
        phw_finding_because(&finding, made.tag);
        if (made.test_range)
            phw_finding_because(&finding, TEST_RANGE);
        status = phw_findings_add(report->findings, &finding, error);
    }
    phw_strbuf_done(&lines);
    return status;
}

phw_status phw_scan_judge_codes(const phw_codes *codes, const phw_identify_with *with,
                                const phw_report *source, phw_report *report, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; i < codes->count && status == PHW_OK; i++)
        status = add_code(&codes->items[i], with, source, report, error);
    return status;
}
