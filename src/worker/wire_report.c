/* SPDX-License-Identifier: Apache-2.0 */
#include "worker/wire_report.h"

#include <stdlib.h>
#include <string.h>

/* Longest sentence, name or tag of photoward's own, in bytes. */
#define TEXT_MOST ((size_t)4096)

/* Longest value that is shown: a PDF417 carries 2,710 digits at most, a line of text hardly more.
 */
#define VALUE_MOST ((size_t)65536)

/* More than limits let a scan find; the message's own size is a limit as well. */
#define FINDINGS_MOST ((size_t)1 << 20)
#define PLANES_MOST ((size_t)1 << 20)
#define UNREAD_MOST ((size_t)1 << 20)
#define FURTHER_MOST ((size_t)1 << 16)

/* Least bytes of an item: a quad is eight numbers. */
#define QUAD_BYTES (8 * sizeof(double))
#define NUMBER_BYTES ((size_t)4)

/* Widest and highest picture: the codecs' own limit. */
#define SIDE_MOST ((uint32_t)65535)

#define ORIENTATION_COUNT 9 /* EXIF counts from 1 to 8 */
#define QUALITY_COUNT 101
#define SAMPLING_COUNT 256
#define DEPTH_COUNT 65536 /* 16 bits in TIFF, as for the channels */
#define CHANNEL_COUNT 65536

static uint32_t wire_side(phw_wire *wire, uint32_t side)
{
    side = phw_wire_below(wire, side, SIDE_MOST + 1);
    wire->failed |= side == 0;
    return side;
}

static int wire_int(phw_wire *wire, int value, uint32_t count)
{
    return (int)phw_wire_below(wire, (uint32_t)value, count);
}

static void wire_container_flags(phw_wire *wire, phw_container *c)
{
    bool *const flags[] = {&c->complete,   &c->has_alpha, &c->hidden_pixels,  &c->translucent,
                           &c->has_exif,   &c->has_gps,   &c->has_thumbnail,  &c->has_xmp,
                           &c->has_iptc,   &c->has_icc,   &c->has_camera,     &c->has_time,
                           &c->has_serial, &c->has_owner, &c->has_maker_note, &c->has_film,
                           &c->progressive};
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
        *flags[i] = phw_wire_bool(wire, *flags[i]);
}

static void wire_container_counts(phw_wire *wire, phw_container *c)
{
    uint32_t *const counts[] = {&c->coded_width,    &c->coded_height, &c->warnings, &c->text_chunks,
                                &c->other_segments, &c->extra_images, &c->page,     &c->pages,
                                &c->delay_ms,       &c->plays};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
        *counts[i] = phw_wire_u32(wire, *counts[i]);
}

static phw_container wire_container(phw_wire *wire, phw_container c)
{
    c.format = (phw_format)phw_wire_below(wire, c.format, PHW_FORMAT_COUNT);
    c.orientation = wire_int(wire, c.orientation, ORIENTATION_COUNT);
    c.trailing_bytes = (size_t)phw_wire_u64(wire, c.trailing_bytes);
    c.jpeg_quality = wire_int(wire, c.jpeg_quality, QUALITY_COUNT);
    c.jpeg_h_sampling = wire_int(wire, c.jpeg_h_sampling, SAMPLING_COUNT);
    c.jpeg_v_sampling = wire_int(wire, c.jpeg_v_sampling, SAMPLING_COUNT);
    c.bit_depth = wire_int(wire, c.bit_depth, DEPTH_COUNT);
    c.coded_channels = wire_int(wire, c.coded_channels, CHANNEL_COUNT);
    wire_container_flags(wire, &c);
    wire_container_counts(wire, &c);
    return c;
}

static void wire_reasons(phw_wire *wire, phw_report *report)
{
    report->reason_count =
        phw_wire_count(wire, report->reason_count, PHW_REASON_MAX, 3 * NUMBER_BYTES);
    for (size_t i = 0; i < report->reason_count; i++) {
        phw_reason *reason = &report->reasons[i];
        reason->rule = phw_wire_text(wire, reason->rule, TEXT_MOST);
        reason->text = phw_wire_text(wire, reason->text, TEXT_MOST);
        reason->guidance = phw_wire_text(wire, reason->guidance, TEXT_MOST);
        wire->failed |= !reason->rule || !reason->text; /* guidance there may be none */
    }
}

static void wire_proof(phw_wire *wire, phw_proof *proof)
{
    proof->done = phw_wire_bool(wire, proof->done);
    proof->passed = phw_wire_bool(wire, proof->passed);
    proof->lossless = phw_wire_bool(wire, proof->lossless);
    proof->rereads = phw_wire_u32(wire, proof->rereads);
    proof->check = phw_wire_text(wire, proof->check, TEXT_MOST);
    proof->line_count =
        phw_wire_count(wire, proof->line_count, PHW_PROOF_LINES_MAX, 3 * NUMBER_BYTES);
    for (size_t i = 0; i < proof->line_count; i++) {
        phw_proof_line *line = &proof->line[i];
        line->check = phw_wire_text(wire, line->check, TEXT_MOST);
        line->text = phw_wire_text(wire, line->text, TEXT_MOST);
        line->unit = phw_wire_text(wire, line->unit, TEXT_MOST);
        line->outcome =
            (phw_proof_outcome)phw_wire_below(wire, line->outcome, PHW_PROOF_OUTCOME_COUNT);
        line->examined = phw_wire_u64(wire, line->examined);
        line->wrong = phw_wire_u64(wire, line->wrong);
        wire->failed |= !line->check || !line->text || !line->unit;
    }
}

static phw_genre wire_genre(phw_wire *wire, phw_genre genre)
{
    genre.kind = (phw_genre_kind)phw_wire_below(wire, genre.kind, PHW_GENRE_KIND_COUNT);
    genre.confidence = phw_wire_within(wire, genre.confidence, 0, 1);
    genre.because_count =
        phw_wire_count(wire, genre.because_count, PHW_GENRE_BECAUSE_MAX, NUMBER_BYTES);
    for (size_t i = 0; i < genre.because_count; i++) {
        genre.because[i] = phw_wire_text(wire, genre.because[i], TEXT_MOST);
        wire->failed |= !genre.because[i];
    }
    return genre;
}

static void wire_signs(phw_wire *wire, phw_report *report)
{
    report->bits = phw_wire_number(wire, report->bits);
    report->sign_count = phw_wire_count(wire, report->sign_count, PHW_SIGNS_MAX, 2 * NUMBER_BYTES);
    for (size_t i = 0; i < report->sign_count; i++) {
        report->signs[i].what = phw_wire_text(wire, report->signs[i].what, TEXT_MOST);
        report->signs[i].bits = phw_wire_number(wire, report->signs[i].bits);
        wire->failed |= !report->signs[i].what;
    }
}

static void wire_rules(phw_wire *wire, phw_rules_use *rules)
{
    rules->used = phw_wire_bool(wire, rules->used);
    rules->hash = phw_wire_u64(wire, rules->hash);
    rules->count = phw_wire_u32(wire, rules->count);
    for (int kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++)
        rules->policy[kind] =
            (phw_policy_answer)phw_wire_below(wire, rules->policy[kind], PHW_POLICY_ANSWER_COUNT);
    rules->stopped_count =
        phw_wire_count(wire, rules->stopped_count, PHW_RULES_STOPPED_MAX, NUMBER_BYTES);
    for (size_t i = 0; i < rules->stopped_count; i++)
        rules->stopped[i] = phw_wire_u32(wire, rules->stopped[i]);
}

static phw_finding wire_finding(phw_wire *wire, phw_finding finding, size_t plane_count)
{
    finding.kind = (phw_finding_kind)phw_wire_below(wire, finding.kind, PHW_FINDING_KIND_COUNT);
    finding.subject = (phw_subject)phw_wire_below(wire, finding.subject, PHW_SUBJECT_COUNT);
    finding.confidence = phw_wire_within(wire, finding.confidence, 0, 1);
    finding.quad = phw_wire_quad(wire, finding.quad);
    finding.plane = phw_wire_index(wire, finding.plane, plane_count, PHW_NO_PLANE);
    finding.bits = phw_wire_number(wire, finding.bits);
    finding.asked = phw_wire_bool(wire, finding.asked);
    finding.rule_line = phw_wire_u32(wire, finding.rule_line);
    finding.text = phw_wire_foreign(wire, finding.text, VALUE_MOST);
    finding.because_count =
        phw_wire_count(wire, finding.because_count, PHW_BECAUSE_MAX, NUMBER_BYTES);
    for (size_t i = 0; i < finding.because_count; i++) {
        finding.because[i] = phw_wire_text(wire, finding.because[i], TEXT_MOST);
        wire->failed |= !finding.because[i];
    }
    return finding;
}

static phw_plane wire_plane(phw_wire *wire, phw_plane plane)
{
    plane.kind = (phw_plane_kind)phw_wire_below(wire, plane.kind, PHW_PLANE_KIND_COUNT);
    plane.quad = phw_wire_quad(wire, plane.quad);
    plane.score = phw_wire_number(wire, plane.score);
    plane.clinical = phw_wire_bool(wire, plane.clinical);
    plane.record = phw_wire_bool(wire, plane.record);
    return plane;
}

/* All but what lists hold. */
static void wire_facts(phw_wire *wire, phw_report *report)
{
    report->width = wire_side(wire, report->width);
    report->height = wire_side(wire, report->height);
    report->verdict = (phw_verdict)phw_wire_below(wire, report->verdict, PHW_VERDICT_COUNT);
    report->complete = phw_wire_bool(wire, report->complete);
    report->stopped_early = phw_wire_bool(wire, report->stopped_early);
    report->jigsaw = phw_wire_number(wire, report->jigsaw);
    report->container = wire_container(wire, report->container);
    wire_reasons(wire, report);
    wire_proof(wire, &report->proof);
    wire_rules(wire, &report->rules);
    wire_signs(wire, report);
    report->genre = wire_genre(wire, report->genre);
}

/* --- writing ---------------------------------------------------------------------------------- */

static void write_one(phw_wire *wire, const phw_report *report, bool values)
{
    phw_report facts = *report; /* for its plain members: what it points to stays its own */
    const phw_page *page = report->page;
    const phw_findings *findings = report->findings;
    wire_facts(wire, &facts);
    phw_wire_bool(wire, page->complete);
    phw_wire_count(wire, page->plane_count, PLANES_MOST, QUAD_BYTES);
    for (size_t i = 0; i < page->plane_count; i++)
        wire_plane(wire, page->planes[i]);
    phw_wire_count(wire, findings->count, FINDINGS_MOST, QUAD_BYTES);
    for (size_t i = 0; i < findings->count; i++) {
        phw_finding finding = findings->items[i];
        if (!values)
            finding.text = NULL;
        wire_finding(wire, finding, page->plane_count);
    }
    phw_wire_count(wire, report->unread_count, UNREAD_MOST, QUAD_BYTES);
    for (size_t i = 0; i < report->unread_count; i++) {
        phw_wire_quad(wire, report->unread[i].quad);
        phw_wire_text(wire, report->unread[i].why, TEXT_MOST);
    }
}

void phw_wire_write_report(phw_wire *wire, const phw_report *report, bool values)
{
    write_one(wire, report, values);
    phw_wire_count(wire, report->further_count, FURTHER_MOST, QUAD_BYTES);
    for (size_t i = 0; i < report->further_count; i++)
        write_one(wire, report->further[i], values);
}

/* --- reading ---------------------------------------------------------------------------------- */

static phw_status read_planes(phw_wire *wire, phw_report *report, phw_error *error)
{
    phw_status status = phw_page_new(report->width, report->height, &report->page, error);
    if (status != PHW_OK)
        return status;
    report->page->complete = phw_wire_bool(wire, false);
    size_t count = phw_wire_count(wire, 0, PLANES_MOST, QUAD_BYTES);
    for (size_t i = 0; status == PHW_OK && i < count && !wire->failed; i++) {
        const phw_plane plane = wire_plane(wire, (phw_plane){0});
        status = phw_page_add_plane(report->page, &plane, error);
    }
    return status;
}

static phw_status read_findings(phw_wire *wire, phw_report *report, phw_error *error)
{
    const phw_finding none = {.line = PHW_NO_LINE};
    phw_status status = phw_findings_new(&report->findings, error);
    size_t count = phw_wire_count(wire, 0, FINDINGS_MOST, QUAD_BYTES);
    for (size_t i = 0; status == PHW_OK && i < count && !wire->failed; i++) {
        const phw_finding finding = wire_finding(wire, none, report->page->plane_count);
        if (!wire->failed)
            status = phw_findings_add(report->findings, &finding, error);
    }
    return status;
}

static phw_status read_unread(phw_wire *wire, phw_report *report, phw_error *error)
{
    size_t count = phw_wire_count(wire, 0, UNREAD_MOST, QUAD_BYTES);
    if (count == 0)
        return PHW_OK;
    report->unread = calloc(count, sizeof *report->unread);
    if (!report->unread)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    report->unread_count = count;
    for (size_t i = 0; i < count && !wire->failed; i++) {
        report->unread[i].quad = phw_wire_quad(wire, (phw_quad){0});
        report->unread[i].why = phw_wire_text(wire, NULL, TEXT_MOST);
        wire->failed |= !report->unread[i].why;
    }
    return PHW_OK;
}

static phw_status read_one(phw_wire *wire, const char *name, phw_report **report, phw_error *error)
{
    phw_report *made = calloc(1, sizeof *made);
    if (!made || !(made->file = strdup(name))) {
        free(made);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    }
    wire_facts(wire, made);
    phw_status status = wire->failed ? PHW_ERR_INTERNAL : read_planes(wire, made, error);
    if (status == PHW_OK)
        status = read_findings(wire, made, error);
    if (status == PHW_OK)
        status = read_unread(wire, made, error);
    if (status == PHW_OK && wire->failed)
        status = PHW_ERR_INTERNAL;
    if (status == PHW_OK)
        *report = made;
    else
        phw_report_free(&made);
    return status;
}

static phw_status read_further(phw_wire *wire, phw_report *report, phw_error *error)
{
    phw_status status = PHW_OK;
    size_t count = phw_wire_count(wire, 0, FURTHER_MOST, QUAD_BYTES);
    if (count == 0)
        return PHW_OK;
    report->further = calloc(count, sizeof(phw_report *));
    if (!report->further)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    for (size_t i = 0; status == PHW_OK && i < count; i++) {
        status = read_one(wire, report->file, &report->further[i], error);
        report->further_count += status == PHW_OK;
    }
    return status;
}

phw_status phw_wire_read_report(phw_wire *wire, const char *name, phw_report **report,
                                phw_error *error)
{
    phw_report *made = NULL;
    phw_arena *strings = calloc(1, sizeof *strings);
    if (!strings)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    phw_arena *const before = wire->texts;
    wire->texts = strings;
    phw_status status = read_one(wire, name, &made, error);
    if (status == PHW_OK) {
        made->strings = strings;
        status = read_further(wire, made, error);
    } else {
        phw_arena_done(strings);
        free(strings);
    }
    wire->texts = before;
    if (status == PHW_OK && wire->failed)
        status = PHW_ERR_INTERNAL;
    if (status == PHW_OK) {
        *report = made;
        return PHW_OK;
    }
    phw_report_free(&made);
    return phw_error_set(error, status, "what the worker said makes no sense");
}
