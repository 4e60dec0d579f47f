/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "report/loaded.h"
#include "report/metadata.h"
#include "report/report.h"

/* The builders below give NULL where they are given NULL, because memory ran out before, so that
 * only the root is looked at. They take over what they are given. */

/* Digits of a number: six before the point and one behind it, and enough for a confidence. */
#define REAL_DIGITS 7

static json_t *put(json_t *object, const char *key, json_t *value)
{
    if (object && json_object_set_new(object, key, value) == 0)
        return object;
    if (!object)
        json_decref(value);
    json_decref(object);
    return NULL;
}

static json_t *push(json_t *array, json_t *value)
{
    if (array && json_array_append_new(array, value) == 0)
        return array;
    if (!array)
        json_decref(value);
    json_decref(array);
    return NULL;
}

static json_t *text(const char *bytes)
{
    phw_strbuf clean = PHW_STRBUF_INIT;
    size_t length = strlen(bytes);
    uint32_t code_point;
    if (phw_utf8_valid(bytes, length))
        return json_stringn(bytes, length);
    for (size_t i = 0; i < length;) {
        size_t step = phw_utf8_decode(bytes + i, length - i, &code_point);
        if (code_point == PHW_UTF8_INVALID)
            phw_strbuf_add_text(&clean, "\xEF\xBF\xBD");
        else
            phw_strbuf_add(&clean, bytes + i, step);
        i += step;
    }
    json_t *value = clean.failed ? NULL : json_stringn(clean.text, clean.length);
    phw_strbuf_done(&clean);
    return value;
}

static json_t *text_or_null(const char *bytes)
{
    return bytes ? text(bytes) : json_null();
}

static json_t *rounded(double value, double steps)
{
    double rounded = isfinite(value) ? round(value * steps) / steps : 0;
    return json_real(rounded + 0.0); /* + 0.0 turns −0 into 0 */
}

static phw_status add_line(json_t *root, phw_strbuf *out, phw_error *error)
{
    char *line = root ? json_dumps(root, JSON_COMPACT | JSON_REAL_PRECISION(REAL_DIGITS)) : NULL;
    json_decref(root);
    if (line) {
        phw_strbuf_add_text(out, line);
        phw_strbuf_add_char(out, '\n');
    }
    bool whole = line && !out->failed;
    free(line);
    return whole ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for the JSON report");
}

/* Quads have one decimal; what lies this far outside any picture is only a number to be bounded. */
#define COORDINATE_MAX 999999.9

static json_t *coordinate(double value)
{
    return rounded(isnan(value) ? 0 : fmax(-COORDINATE_MAX, fmin(COORDINATE_MAX, value)), 10);
}

static json_t *quad(const phw_quad *from)
{
    json_t *corners = json_array();
    for (size_t i = 0; i < 4; i++) {
        json_t *point = push(json_array(), coordinate(from->corner[i].x));
        corners = push(corners, push(point, coordinate(from->corner[i].y)));
    }
    return corners;
}

static json_t *reasons(const phw_report *report)
{
    json_t *list = json_array();
    for (size_t i = 0; i < report->reason_count; i++) {
        const phw_reason *reason = &report->reasons[i];
        json_t *entry = put(json_object(), "rule", text(reason->rule));
        entry = put(entry, "text", text(reason->text));
        entry = put(entry, "guidance", text_or_null(reason->guidance));
        list = push(list, entry);
    }
    return list;
}

/* Where something stands in a file of several pages: nothing is said of the first. */
static json_t *put_page(json_t *entry, const phw_report *report)
{
    uint32_t page = report->container.page;
    return page ? put(entry, "page", json_integer(page)) : entry;
}

static json_t *finding(const phw_finding *from, size_t id, bool reveal)
{
    json_t *because = json_array();
    for (size_t i = 0; i < from->because_count; i++)
        because = push(because, text(from->because[i]));
    json_t *entry = put(json_object(), "id", json_integer((json_int_t)id));
    entry = put(entry, "kind", text(phw_finding_kind_name(from->kind)));
    entry = put(entry, "subject", text(phw_subject_name(from->subject)));
    entry = put(entry, "confidence", rounded(from->confidence, 1000));
    entry = put(entry, "quad", quad(&from->quad));
    entry = put(entry, "because", because);
    if (from->rule_line)
        entry = put(entry, "rule_line", json_integer(from->rule_line));
    if (from->bits > 0)
        entry = put(entry, "bits", rounded(from->bits, 10));
    if (reveal)
        entry = put(entry, "value", text_or_null(from->text));
    return entry;
}

/* One of the report's lists, made of the entries of every page. */
typedef json_t *add_entries(json_t *list, const phw_report *page, bool reveal);

static json_t *of_all_pages(const phw_report *report, add_entries *add, bool reveal)
{
    json_t *list = add(json_array(), report, reveal);
    for (size_t i = 0; i < report->further_count; i++)
        list = add(list, report->further[i], reveal);
    return list;
}

static json_t *add_findings(json_t *list, const phw_report *report, bool reveal)
{
    for (size_t i = 0; report->findings && i < report->findings->count; i++) {
        size_t id = json_array_size(list) + 1;
        list = push(list, put_page(finding(&report->findings->items[i], id, reveal), report));
    }
    return list;
}

static json_t *add_planes(json_t *list, const phw_report *report, bool reveal)
{
    (void)reveal;
    for (size_t i = 0; report->page && i < report->page->plane_count; i++) {
        const phw_plane *plane = &report->page->planes[i];
        json_t *entry = put(json_object(), "kind", text(phw_plane_kind_name(plane->kind)));
        entry = put(entry, "quad", quad(&plane->quad));
        entry = put(entry, "record", json_boolean(plane->record));
        list = push(list, put_page(entry, report));
    }
    return list;
}

static json_t *add_unread(json_t *list, const phw_report *report, bool reveal)
{
    (void)reveal;
    for (size_t i = 0; i < report->unread_count; i++) {
        json_t *entry = put(json_object(), "quad", quad(&report->unread[i].quad));
        entry = put(entry, "why", text(report->unread[i].why));
        list = push(list, put_page(entry, report));
    }
    return list;
}

static json_t *metadata(const phw_report *report)
{
    phw_metadata_fact facts[PHW_METADATA_MAX];
    size_t count = phw_metadata_list(&report->container, facts);
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++) {
        json_t *entry = put(json_object(), "kind", text(facts[i].kind));
        if (facts[i].unit)
            entry = put(entry, facts[i].unit, json_integer((json_int_t)facts[i].amount));
        list = push(list, entry);
    }
    return list;
}

static json_t *proof_line(const phw_proof_line *from)
{
    json_t *entry = put(json_object(), "check", text(from->check));
    if (from->outcome == PHW_PROOF_NOT_MADE)
        return put(entry, "passed", json_null());
    entry = put(entry, "passed", json_boolean(from->outcome == PHW_PROOF_PASSED));
    entry = put(entry, "unit", text(from->unit));
    entry = put(entry, "examined", json_integer((json_int_t)from->examined));
    return put(entry, "wrong", json_integer((json_int_t)from->wrong));
}

static json_t *proof(const phw_proof *from)
{
    json_t *lines = json_array();
    if (!from->done) {
        json_decref(lines);
        return json_null();
    }
    for (size_t i = 0; i < from->line_count; i++)
        lines = push(lines, proof_line(&from->line[i]));
    json_t *entry = put(json_object(), "passed", json_boolean(from->passed));
    entry = put(entry, "rereads", json_integer(from->rereads));
    entry = put(entry, "lossless", json_boolean(from->lossless));
    if (!from->passed)
        entry = put(entry, "check", text_or_null(from->check));
    return put(entry, "checks", lines);
}

/* 64 bits do not fit a JSON number that other programs keep exact: sixteen hexadecimal digits. */
static json_t *hash_text(uint64_t hash)
{
    char digits[17];
    snprintf(digits, sizeof digits, "%016" PRIx64, hash);
    return json_string(digits);
}

/* What the text is as a whole. */
static json_t *genre(const phw_genre *from)
{
    json_t *because = json_array();
    for (size_t i = 0; i < from->because_count; i++)
        because = push(because, text(from->because[i]));
    json_t *entry = put(json_object(), "kind", text(phw_genre_name(from->kind)));
    entry = put(entry, "confidence", rounded(from->confidence, 100));
    return put(entry, "because", because);
}

/* What narrows down whom the picture can be about; one bit halves the people. */
static json_t *jigsaw(const phw_report *report)
{
    json_t *signs = json_array();
    for (size_t i = 0; i < report->sign_count; i++) {
        json_t *sign = put(json_object(), "what", text(report->signs[i].what));
        signs = push(signs, put(sign, "bits", rounded(report->signs[i].bits, 10)));
    }
    json_t *entry = put(json_object(), "score", rounded(report->jigsaw, 1000));
    entry = put(entry, "bits", rounded(report->bits, 10));
    return put(entry, "signs", signs);
}

/* The user's own rules: which file it was, what it says of kinds, what could not be searched for.
 */
static json_t *own_rules(const phw_rules_use *from)
{
    json_t *policy = json_object(), *stopped = json_array();
    for (int kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++)
        if (from->policy[kind] != PHW_POLICY_NONE)
            policy = put(policy, phw_finding_kind_name((phw_finding_kind)kind),
                         text(phw_policy_answer_name(from->policy[kind])));
    for (size_t i = 0; i < from->stopped_count; i++)
        stopped = push(stopped, json_integer(from->stopped[i]));
    json_t *entry = put(json_object(), "hash", hash_text(from->hash));
    entry = put(entry, "count", json_integer(from->count));
    entry = put(entry, "policy", policy);
    return put(entry, "stopped", stopped);
}

phw_status phw_report_json(const phw_report *report, const phw_report_style *style, phw_strbuf *out,
                           phw_error *error)
{
    json_t *root = put(json_object(), "schema", text(PHW_REPORT_SCHEMA));
    root = put(root, "file", text_or_null(report->file));
    root = put(root, "width", json_integer(report->width));
    root = put(root, "height", json_integer(report->height));
    root = put(root, "verdict", text(phw_verdict_name(report->verdict)));
    root = put(root, "complete", json_boolean(report->complete));
    if (report->stopped_early)
        root = put(root, "stopped_early", json_true());
    root = put(root, "reasons", reasons(report));
    if (report->container.pages > 1)
        root = put(root, "pages", json_integer(report->container.pages));
    root = put(root, "findings", of_all_pages(report, add_findings, style->reveal));
    root = put(root, "planes", of_all_pages(report, add_planes, style->reveal));
    root = put(root, "unread", of_all_pages(report, add_unread, style->reveal));
    root = put(root, "metadata", metadata(report));
    if (report->genre.kind != PHW_GENRE_NONE)
        root = put(root, "text", genre(&report->genre));
    if (report->sign_count > 0)
        root = put(root, "jigsaw", jigsaw(report));
    if (report->rules.used)
        root = put(root, "rules", own_rules(&report->rules));
    root = put(root, "mask", text_or_null(report->mask));
    root = put(root, "output", text_or_null(report->output));
    if (report->backup)
        root = put(root, "backup", text(report->backup));
    root = put(root, "proof", proof(&report->proof));
    return add_line(root, out, error);
}

static json_t *file_json(const phw_loaded_file *file)
{
    json_t *entry = put(json_object(), "path", text(file->path));
    return put(entry, "hash", hash_text(file->hash));
}

phw_status phw_report_loaded_json(const phw_loaded *loaded, phw_strbuf *out, phw_error *error)
{
    json_t *list = json_array();
    for (size_t i = 0; i < loaded->table_count; i++) {
        const phw_loaded_table *table = &loaded->table[i];
        json_t *entry = put(json_object(), "name", text(table->name));
        entry = put(entry, "rows", json_integer((json_int_t)table->rows));
        entry = put(entry, "licence", text(table->licence));
        list = push(list, entry);
    }
    json_t *root = put(json_object(), "schema", text(PHW_LOADED_SCHEMA));
    root = put(root, "version", text(loaded->version));
    root = put(root, "tables", file_json(&loaded->tables));
    root = put(root, "sources", list);
    return add_line(root, out, error);
}
