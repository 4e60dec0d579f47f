/* SPDX-License-Identifier: Apache-2.0 */
#include "photoward/finding.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/grow.h"

struct phw_findings_store {
    phw_arena arena;
    size_t capacity;
};

const char *phw_finding_kind_name(phw_finding_kind kind)
{
    static const char *const names[] = {
        "patient_name", "relative_name",   "staff_name",    "nhs_number",     "chi_number",
        "hc_number",    "hospital_number", "date_of_birth", "address",        "postcode",
        "phone",        "email",           "nino",          "trust_name",     "trust_logo",
        "clinical",     "appointment",     "barcode",       "face",           "vehicle_plate",
        "gps",          "thumbnail",       "trailing_data", "weak_redaction", "custom",
        "name_badge",   "hidden_text"};
    static_assert(sizeof names / sizeof names[0] == PHW_FINDING_KIND_COUNT, "a name for each kind");
    return (unsigned)kind < PHW_FINDING_KIND_COUNT ? names[kind] : "unknown";
}

const char *phw_subject_name(phw_subject subject)
{
    static const char *const names[] = {"unknown", "patient",      "relative",
                                        "staff",   "organisation", "public"};
    static_assert(sizeof names / sizeof names[0] == PHW_SUBJECT_COUNT, "a name for each subject");
    return (unsigned)subject < PHW_SUBJECT_COUNT ? names[subject] : "unknown";
}

phw_status phw_findings_new(phw_findings **findings, phw_error *error)
{
    phw_findings *made = calloc(1, sizeof *made);
    struct phw_findings_store *store = calloc(1, sizeof *store);
    if (!made || !store) {
        free(made);
        free(store);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for findings");
    }
    made->store = store;
    *findings = made;
    return PHW_OK;
}

phw_status phw_findings_add(phw_findings *findings, const phw_finding *finding, phw_error *error)
{
    char *text = NULL;
    if (finding->text) {
        text = phw_arena_copy_text(&findings->store->arena, finding->text, strlen(finding->text));
        if (!text)
            return phw_error_set(error, PHW_ERR_NOMEM, "no memory for another finding");
    }
    if (!phw_grow((void **)&findings->items, &findings->store->capacity, findings->count,
                  sizeof *finding))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for another finding");
    findings->items[findings->count] = *finding;
    findings->items[findings->count].text = text;
    findings->count++;
    return PHW_OK;
}

void phw_finding_because(phw_finding *finding, const char *tag)
{
    for (size_t i = 0; i < finding->because_count; i++)
        if (strcmp(finding->because[i], tag) == 0)
            return;
    if (finding->because_count < PHW_BECAUSE_MAX)
        finding->because[finding->because_count++] = tag;
}

void phw_findings_free(phw_findings **findings)
{
    if (!findings || !*findings)
        return;
    phw_arena_done(&(*findings)->store->arena);
    free((*findings)->store);
    free((*findings)->items);
    free(*findings);
    *findings = NULL;
}
