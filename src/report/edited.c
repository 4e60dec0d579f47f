/* SPDX-License-Identifier: Apache-2.0 */
#include "report/edited.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a person adds without saying how sure they are is sure. */
#define SURE 1.0

/* Coordinates beyond this are a slip; rasters clamp what is outside the picture. */
#define COORDINATE_MAX 1e6

static phw_status malformed(phw_error *error, const char *what, size_t index)
{
    return phw_error_set(error, PHW_ERR_FORMAT, "the edited report: finding %zu: %s", index + 1,
                         what);
}

static bool read_quad(const json_t *from, phw_quad *quad)
{
    if (!json_is_array(from) || json_array_size(from) != 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        const json_t *point = json_array_get(from, i);
        const json_t *x = json_array_get(point, 0), *y = json_array_get(point, 1);
        if (json_array_size(point) != 2 || !json_is_number(x) || !json_is_number(y))
            return false;
        quad->corner[i] = (phw_point){json_number_value(x), json_number_value(y)};
        if (!(fabs(quad->corner[i].x) <= COORDINATE_MAX &&
              fabs(quad->corner[i].y) <= COORDINATE_MAX))
            return false;
    }
    return true;
}

static bool is_nowhere(const phw_quad *quad)
{
    for (int i = 0; i < 4; i++)
        if (quad->corner[i].x != 0 || quad->corner[i].y != 0)
            return false;
    return true;
}

static bool read_kind(const json_t *from, phw_finding_kind *kind)
{
    const char *name = json_string_value(from);
    for (int i = 0; name && i < PHW_FINDING_KIND_COUNT; i++)
        if (strcmp(name, phw_finding_kind_name((phw_finding_kind)i)) == 0) {
            *kind = (phw_finding_kind)i;
            return true;
        }
    return false;
}

/* Subjects that are not known, or not said, are unknown: that covers no less. */
static phw_subject read_subject(const json_t *from)
{
    const char *name = json_string_value(from);
    for (int i = 0; name && i < PHW_SUBJECT_COUNT; i++)
        if (strcmp(name, phw_subject_name((phw_subject)i)) == 0)
            return (phw_subject)i;
    return PHW_SUBJECT_UNKNOWN;
}

/* @return whether it is one of the file's pages; nothing said is the first. */
static bool read_page(const json_t *from, const phw_edited *edited, uint32_t *page)
{
    json_int_t number = json_integer_value(from);
    if ((from && !json_is_integer(from)) || number < 0 || number >= edited->pages)
        return false;
    *page = (uint32_t)number;
    return true;
}

static phw_status read_findings(const json_t *list, phw_edited *edited, phw_error *error)
{
    phw_status status = PHW_OK;
    uint32_t page;
    for (size_t i = 0; status == PHW_OK && i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        const json_t *confidence = json_object_get(entry, "confidence");
        phw_finding finding = {.plane = PHW_NO_PLANE, .line = PHW_NO_LINE};
        if (!read_kind(json_object_get(entry, "kind"), &finding.kind))
            return malformed(error, "\"kind\" is none that photoward knows", i);
        if (!read_quad(json_object_get(entry, "quad"), &finding.quad))
            return malformed(error, "\"quad\" is not four corners [x, y]", i);
        if (!read_page(json_object_get(entry, "page"), edited, &page))
            return malformed(error, "\"page\" is none of the file's", i);
        if (is_nowhere(&finding.quad))
            continue;
        finding.subject = read_subject(json_object_get(entry, "subject"));
        finding.confidence = json_is_number(confidence) ? json_number_value(confidence) : SURE;
        phw_page_edit *edit;
        status = phw_edits_of_page(&edited->edits, page, &edit, error);
        if (status == PHW_OK)
            status = phw_findings_add(edit->findings, &finding, error);
    }
    return status;
}

static phw_status read_records(const json_t *list, phw_edited *edited, phw_error *error)
{
    phw_status status = PHW_OK;
    edited->edits.names_records = json_is_array(list);
    for (size_t i = 0; status == PHW_OK && i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        phw_page_edit *edit;
        phw_quad quad;
        uint32_t page;
        if (!json_is_true(json_object_get(entry, "record")))
            continue;
        if (!read_quad(json_object_get(entry, "quad"), &quad))
            return phw_error_set(
                error, PHW_ERR_FORMAT,
                "the edited report: plane %zu: \"quad\" is not four corners [x, y]", i + 1);
        if (!read_page(json_object_get(entry, "page"), edited, &page))
            return phw_error_set(error, PHW_ERR_FORMAT,
                                 "the edited report: plane %zu: \"page\" is none of the file's",
                                 i + 1);
        status = phw_edits_of_page(&edited->edits, page, &edit, error);
        if (status == PHW_OK)
            status = phw_page_edit_add_record(edit, &quad, error);
    }
    return status;
}

static phw_status read_report(const json_t *report, phw_edited *edited, phw_error *error)
{
    const json_t *findings = json_object_get(report, "findings");
    json_int_t width = json_integer_value(json_object_get(report, "width"));
    json_int_t height = json_integer_value(json_object_get(report, "height"));
    const json_t *pages = json_object_get(report, "pages");
    json_int_t page_count = pages ? json_integer_value(pages) : 1;
    if (!json_is_array(findings) || width < 1 || height < 1 || width > UINT32_MAX ||
        height > UINT32_MAX)
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "the edited report lacks \"width\", \"height\" or \"findings\"");
    if (json_is_true(json_object_get(report, "stopped_early")))
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "the edited report is one of a quick look, which lacks what was not "
                             "looked at: make it without --quick");
    edited->width = (uint32_t)width;
    edited->height = (uint32_t)height;
    if (page_count < 1 || page_count > UINT32_MAX)
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "the edited report: \"pages\" is no number of pages");
    edited->pages = (uint32_t)page_count;
    phw_status status = read_findings(findings, edited, error);
    return status == PHW_OK ? read_records(json_object_get(report, "planes"), edited, error)
                            : status;
}

static bool is_report(const json_t *value)
{
    const char *schema = json_string_value(json_object_get(value, "schema"));
    return schema && strcmp(schema, PHW_REPORT_SCHEMA) == 0;
}

static bool is_blank(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (!strchr(" \t\r\n", text[i]) || text[i] == '\0')
            return false;
    return true;
}

/* The report about a file, or the only one. A new reference in *found, or none. */
static phw_status choose(const char *text, size_t size, const char *file, json_t **found,
                         phw_error *error)
{
    json_t *named = NULL, *last = NULL;
    phw_status status = PHW_OK;
    size_t count = 0;
    for (size_t at = 0; status == PHW_OK && !is_blank(text + at, size - at); count++) {
        json_error_t where;
        json_t *value = json_loadb(text + at, size - at,
                                   JSON_DISABLE_EOF_CHECK | JSON_REJECT_DUPLICATES, &where);
        if (!is_report(value)) {
            status = phw_error_set(error, PHW_ERR_FORMAT,
                                   "the edited report is not JSON of the schema " PHW_REPORT_SCHEMA
                                   " (report %zu, line %d)",
                                   count + 1, value ? 1 : where.line);
            json_decref(value);
            break;
        }
        at += (size_t)where.position;
        const char *name = json_string_value(json_object_get(value, "file"));
        if (name && strcmp(name, file) == 0 && !named)
            named = json_incref(value);
        json_decref(last);
        last = value;
    }
    if (status == PHW_OK && !named && count == 1)
        named = json_incref(last);
    if (status == PHW_OK && !named)
        status = phw_error_set(error, PHW_ERR_FORMAT,
                               "the edited report holds nothing about this picture");
    json_decref(last);
    if (status == PHW_OK)
        *found = named;
    else
        json_decref(named);
    return status;
}

phw_status phw_edited_read(const char *text, size_t size, const char *file, phw_edited *edited,
                           phw_error *error)
{
    phw_edited made = {.pages = 1};
    json_t *report = NULL;
    phw_status status = choose(text, size, file, &report, error);
    if (status == PHW_OK)
        status = read_report(report, &made, error);
    json_decref(report);
    if (status == PHW_OK)
        *edited = made;
    else
        phw_edited_done(&made);
    return status;
}

void phw_edited_done(phw_edited *edited)
{
    phw_edits_done(&edited->edits);
}
