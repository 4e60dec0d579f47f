/* SPDX-License-Identifier: Apache-2.0 */
#include "report/album_facts.h"

#include <jansson.h>
#include <string.h>

#include "report/report.h"

static const char *string_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static uint32_t number_of(const json_t *object, const char *key)
{
    json_int_t value = json_integer_value(json_object_get(object, key));
    return value > 0 && value <= UINT32_MAX ? (uint32_t)value : 0;
}

static void take_reasons(const json_t *root, phw_album_facts *facts)
{
    size_t at;
    json_t *reason;
    json_array_foreach(json_object_get(root, "reasons"), at, reason)
    {
        const char *rule = string_of(reason, "rule"), *text = string_of(reason, "text");
        if (facts->reason_count < PHW_REASON_MAX && rule && text)
            facts->reasons[facts->reason_count++] =
                (phw_reason){rule, text, string_of(reason, "guidance")};
    }
}

static void count_kinds(const json_t *root, phw_album_facts *facts)
{
    size_t at;
    json_t *finding;
    json_array_foreach(json_object_get(root, "findings"), at, finding)
    {
        const char *name = string_of(finding, "kind");
        for (unsigned kind = 0; name && kind < PHW_FINDING_KIND_COUNT; kind++)
            facts->kinds[kind] += strcmp(name, phw_finding_kind_name((phw_finding_kind)kind)) == 0;
    }
}

phw_status phw_album_facts_read(const phw_album_picture *picture, phw_album_facts *facts,
                                phw_error *error)
{
    *facts = (phw_album_facts){.pages = 1};
    if (!picture->line)
        return PHW_OK;
    json_error_t fault;
    json_t *root = json_loads(picture->line, 0, &fault);
    facts->store = root;
    if (!root && json_error_code(&fault) == json_error_out_of_memory)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a line of the report");
    const char *schema = string_of(root, "schema");
    if (!schema || strcmp(schema, PHW_REPORT_SCHEMA) != 0)
        return phw_error_set(error, PHW_ERR_FORMAT, "a line of the album is no report: scan again");
    facts->width = number_of(root, "width");
    facts->height = number_of(root, "height");
    facts->pages = number_of(root, "pages") ? number_of(root, "pages") : 1;
    facts->complete = json_is_true(json_object_get(root, "complete"));
    facts->unread = (uint32_t)json_array_size(json_object_get(root, "unread"));
    take_reasons(root, facts);
    count_kinds(root, facts);
    return PHW_OK;
}

void phw_album_facts_done(phw_album_facts *facts)
{
    json_decref(facts->store);
    facts->store = NULL;
}
