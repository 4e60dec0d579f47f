/* SPDX-License-Identifier: Apache-2.0 */
#include "worker/wire_job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Longest path of a model, in bytes. */
#define PATH_MOST ((size_t)4096)

/* What one person marks in one picture; the frame's own size is a limit as well. */
#define EDITS_MOST ((size_t)1 << 20)

#define QUAD_BYTES (8 * sizeof(double))

/* A page on which nothing is edited: its number and two empty lists. */
#define EDIT_BYTES (3 * sizeof(uint32_t))

static phw_limits wire_limits(phw_wire *wire, phw_limits limits)
{
    limits.file_bytes = (size_t)phw_wire_u64(wire, limits.file_bytes);
    limits.width = phw_wire_u32(wire, limits.width);
    limits.height = phw_wire_u32(wire, limits.height);
    limits.pixels = phw_wire_u64(wire, limits.pixels);
    limits.scans = phw_wire_u32(wire, limits.scans);
    limits.chunks = phw_wire_u32(wire, limits.chunks);
    limits.chunk_bytes = (size_t)phw_wire_u64(wire, limits.chunk_bytes);
    limits.pages = phw_wire_u32(wire, limits.pages);
    limits.lines = phw_wire_u32(wire, limits.lines);
    limits.words = phw_wire_u32(wire, limits.words);
    limits.milliseconds = phw_wire_u32(wire, limits.milliseconds);
    limits.memory_bytes = (size_t)phw_wire_u64(wire, limits.memory_bytes);
    return limits;
}

/* The text of the user's rules, which holds no NUL: one with any is no rules file. */
static phw_rules_text wire_rules(phw_wire *wire, phw_rules_text rules)
{
    char *copy = NULL;
    if (!phw_wire_reads(wire) && rules.text) {
        copy = strndup(rules.text, rules.size);
        wire->failed |= !copy || strlen(copy) != rules.size;
    }
    const char *text = phw_wire_foreign(wire, copy, PHW_RULES_BYTES_MAX);
    if (phw_wire_reads(wire))
        rules = (phw_rules_text){text, text ? strlen(text) : 0};
    free(copy);
    return rules;
}

void phw_wire_setup_pass(phw_wire *wire, phw_wire_setup *setup)
{
    setup->models.tables = phw_wire_foreign(wire, setup->models.tables, PATH_MOST);
    setup->scan.limits = wire_limits(wire, setup->scan.limits);
    setup->scan.no_faces = phw_wire_bool(wire, setup->scan.no_faces);
    setup->scan.quick = phw_wire_bool(wire, setup->scan.quick);
    setup->scan.cover_faces = phw_wire_bool(wire, setup->scan.cover_faces);
    setup->scan.rules = wire_rules(wire, setup->scan.rules);
    setup->memory_bytes = (size_t)phw_wire_u64(wire, setup->memory_bytes);
    setup->output_bytes = (size_t)phw_wire_u64(wire, setup->output_bytes);
    setup->no_sandbox = phw_wire_bool(wire, setup->no_sandbox);
    setup->equipped = phw_wire_bool(wire, setup->equipped);
    wire->failed |= !setup->models.tables;
}

unsigned phw_wire_outputs(unsigned wants)
{
    unsigned outputs = 0;
    if (wants & PHW_WANT_REDACTION)
        outputs |= 1U << PHW_OUTPUT_COPY | 1U << PHW_OUTPUT_MASK;
    if (wants & PHW_WANT_OVERLAY)
        outputs |= 1U << PHW_OUTPUT_OVERLAY;
    if (wants & PHW_WANT_THUMBNAIL)
        outputs |= 1U << PHW_OUTPUT_THUMBNAIL;
    return outputs;
}

/* What a person changed: kind and place of findings, and surfaces. */
static phw_finding wire_edited(phw_wire *wire, phw_finding finding)
{
    finding.kind = (phw_finding_kind)phw_wire_below(wire, finding.kind, PHW_FINDING_KIND_COUNT);
    finding.subject = (phw_subject)phw_wire_below(wire, finding.subject, PHW_SUBJECT_COUNT);
    finding.confidence = phw_wire_within(wire, finding.confidence, 0, 1);
    finding.quad = phw_wire_quad(wire, finding.quad);
    return finding;
}

static void write_edit(phw_wire *wire, const phw_redact_edit *edit)
{
    phw_wire_u32(wire, edit->page);
    phw_wire_count(wire, edit->findings->count, EDITS_MOST, QUAD_BYTES);
    for (size_t i = 0; i < edit->findings->count; i++)
        wire_edited(wire, edit->findings->items[i]);
    phw_wire_count(wire, edit->records ? edit->record_count : 0, EDITS_MOST, QUAD_BYTES);
    for (size_t i = 0; edit->records && i < edit->record_count; i++)
        phw_wire_quad(wire, edit->records[i]);
}

static phw_status read_edit(phw_wire *wire, phw_edits *edits, phw_error *error)
{
    const phw_finding none = {.line = PHW_NO_LINE, .plane = PHW_NO_PLANE};
    phw_page_edit *edit;
    phw_status status = phw_edits_of_page(edits, phw_wire_u32(wire, 0), &edit, error);
    size_t count = phw_wire_count(wire, 0, EDITS_MOST, QUAD_BYTES);
    for (size_t i = 0; status == PHW_OK && i < count; i++) {
        const phw_finding finding = wire_edited(wire, none);
        status = phw_findings_add(edit->findings, &finding, error);
    }
    count = phw_wire_count(wire, 0, EDITS_MOST, QUAD_BYTES);
    for (size_t i = 0; status == PHW_OK && i < count; i++) {
        const phw_quad record = phw_wire_quad(wire, (phw_quad){0});
        status = phw_page_edit_add_record(edit, &record, error);
    }
    return status;
}

static void write_edits(phw_wire *wire, const phw_redact_edit *edit)
{
    phw_wire_bool(wire, edit->records != NULL);
    phw_wire_count(wire, edit->further_count, EDITS_MOST, EDIT_BYTES);
    write_edit(wire, edit);
    for (size_t i = 0; i < edit->further_count; i++)
        write_edit(wire, &edit->further[i]);
}

static phw_status read_edits(phw_wire *wire, phw_wire_job *job, phw_error *error)
{
    job->edits.names_records = phw_wire_bool(wire, false);
    size_t further = phw_wire_count(wire, 0, EDITS_MOST, EDIT_BYTES);
    phw_status status = read_edit(wire, &job->edits, error);
    for (size_t i = 0; status == PHW_OK && i < further; i++)
        status = read_edit(wire, &job->edits, error);
    return status == PHW_OK ? phw_edits_view(&job->edits, &job->redact.edit, error) : status;
}

phw_status phw_wire_job_pass(phw_wire *wire, phw_wire_job *job, phw_error *error)
{
    phw_status status = PHW_OK;
    job->wants = phw_wire_below(wire, job->wants, PHW_WANT_ALL + 1);
    job->has_mask = phw_wire_bool(wire, job->has_mask);
    job->has_edit = phw_wire_bool(wire, job->has_edit);
    job->redact.scope =
        (phw_redact_scope)phw_wire_below(wire, job->redact.scope, PHW_SCOPE_IDENTIFIERS + 1);
    job->redact.fill_kind =
        (phw_redact_fill)phw_wire_below(wire, job->redact.fill_kind, PHW_FILL_MEAN + 1);
    for (int c = 0; c < 3; c++)
        job->redact.fill[c] = (uint8_t)phw_wire_below(wire, job->redact.fill[c], UINT8_MAX + 1);
    job->edit_width = phw_wire_u32(wire, job->edit_width);
    job->edit_height = phw_wire_u32(wire, job->edit_height);
    job->edit_pages = phw_wire_u32(wire, job->edit_pages);
    job->one_page = phw_wire_bool(wire, job->one_page);
    if (job->has_edit && phw_wire_reads(wire))
        status = read_edits(wire, job, error);
    else if (job->has_edit)
        write_edits(wire, job->redact.edit);
    return status;
}

void phw_wire_job_done(phw_wire_job *job)
{
    phw_edits_done(&job->edits);
}

static void wire_redaction(phw_wire *wire, phw_redaction *made)
{
    made->format = (phw_format)phw_wire_below(wire, made->format, PHW_FORMAT_COUNT);
    for (int c = 0; c < 3; c++)
        made->fill[c] = (uint8_t)phw_wire_below(wire, made->fill[c], UINT8_MAX + 1);
    made->mask_format = (phw_format)phw_wire_below(wire, made->mask_format, PHW_FORMAT_COUNT);
    made->covered = phw_wire_u64(wire, made->covered);
    made->worst = (phw_verdict)phw_wire_below(wire, made->worst, PHW_VERDICT_COUNT);
    made->left_over = (phw_verdict)phw_wire_below(wire, made->left_over, PHW_VERDICT_COUNT);
    made->left_over_unread = phw_wire_bool(wire, made->left_over_unread);
}

/* A message may name a file, and a file's name may hold anything. */
static void wire_error(phw_wire *wire, phw_error *failure)
{
    failure->status = (phw_status)phw_wire_below(wire, failure->status, PHW_STATUS_COUNT);
    const char *message = phw_wire_foreign(wire, failure->message, sizeof failure->message - 1);
    if (!phw_wire_reads(wire))
        return;
    snprintf(failure->message, sizeof failure->message, "%s", message ? message : "");
    for (char *c = failure->message; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            *c = '?';
}

void phw_wire_answer_pass(phw_wire *wire, phw_wire_answer *answer)
{
    wire_error(wire, &answer->error);
    answer->has_phash = phw_wire_bool(wire, answer->has_phash);
    answer->phash = phw_wire_u64(wire, answer->phash);
    for (int i = 0; i < PHW_OUTPUT_COUNT; i++)
        answer->output_size[i] = phw_wire_u64(wire, answer->output_size[i]);
    answer->redacted = phw_wire_bool(wire, answer->redacted);
    wire_redaction(wire, &answer->redaction);
}
