/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/contact.h"

#include <string.h>

/* Lines of a block that are looked at, above and below, and cells to the left on the row. */
#define LINES_ABOVE 5
#define LINES_BELOW 2
#define CELLS_LEFT 3
#define NAME_SURE 0.5

#define OFFICE_LABELS                                                                              \
    (PHW_LABEL_BIT(PHW_LABEL_GP) | PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) |                            \
     PHW_LABEL_BIT(PHW_LABEL_WARD) | PHW_LABEL_BIT(PHW_LABEL_ADMINISTRATIVE) |                     \
     PHW_LABEL_BIT(PHW_LABEL_PROFESSIONAL_REGISTRATION))
#define PERSON_LABELS                                                                              \
    (PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME) | PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) |                  \
     PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER))

/* Words of offices, folded and sorted. */
static const char *const office_words[] = {
    "appointments", "bleep",    "bookings",   "centre",   "charity",    "clinic",    "college",
    "company",      "council",  "department", "dept",     "enquiries",  "fax",       "foundation",
    "helpdesk",     "helpline", "hospice",    "hospital", "hospitals",  "infirmary", "laboratory",
    "limited",      "ltd",      "nhs",        "office",   "pharmacy",   "plc",       "practice",
    "reception",    "school",   "secretary",  "service",  "services",   "sister",    "surgery",
    "switchboard",  "team",     "theatre",    "trust",    "university", "www",
};

static bool is_office_word(const phw_cell *cell, phw_token token)
{
    char key[16];
    if (token.end - token.begin >= sizeof key - 1)
        return false;
    phw_models_fold(cell->text + token.begin, token.end - token.begin, key, sizeof key);
    for (size_t i = 0; i < sizeof office_words / sizeof office_words[0]; i++)
        if (strcmp(key, office_words[i]) == 0)
            return true;
    return false;
}

bool phw_contact_office(const phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    if (phw_context_in_cell(context, index, 1U << PHW_FINDING_TRUST_NAME, NAME_SURE))
        return true;
    for (uint32_t t = 0; t < cell->token_count; t++)
        if (is_office_word(cell, cell->tokens[t]))
            return true;
    return false;
}

/* What one cell says of the contact details near it. */
static phw_subject hint(const phw_context *context, uint32_t cell)
{
    if (phw_context_in_cell(context, cell, 1U << PHW_FINDING_RELATIVE_NAME, NAME_SURE))
        return PHW_SUBJECT_RELATIVE;
    uint32_t patient = 1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_NHS_NUMBER |
                       1U << PHW_FINDING_DATE_OF_BIRTH | 1U << PHW_FINDING_CHI_NUMBER |
                       1U << PHW_FINDING_HC_NUMBER | 1U << PHW_FINDING_HOSPITAL_NUMBER;
    if (phw_context_in_cell(context, cell, patient, NAME_SURE))
        return PHW_SUBJECT_PATIENT;
    if (phw_contact_office(context, cell))
        return PHW_SUBJECT_ORGANISATION;
    if (phw_context_in_cell(context, cell, 1U << PHW_FINDING_STAFF_NAME, NAME_SURE))
        return PHW_SUBJECT_STAFF;
    uint32_t first = context->labels->first_label[cell];
    if (first < context->labels->first_label[cell + 1]) {
        uint64_t types = context->labels->labels[first].types;
        if (types & PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN))
            return PHW_SUBJECT_RELATIVE;
        if (types & PERSON_LABELS)
            return PHW_SUBJECT_PATIENT;
        if (types & (PHW_LABEL_BIT(PHW_LABEL_GP) | PHW_LABEL_BIT(PHW_LABEL_CLINICIAN)))
            return PHW_SUBJECT_STAFF;
    }
    return PHW_SUBJECT_UNKNOWN;
}

phw_subject phw_contact_subject(const phw_context *context, phw_span span)
{
    const phw_view *view = context->view;
    const phw_label_link *link =
        phw_labels_link(context->labels, span,
                        OFFICE_LABELS | PERSON_LABELS | PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN));
    if (link && link->how != PHW_LINK_COLUMN) {
        uint64_t types = context->labels->labels[link->label].types;
        if (types & PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN))
            return PHW_SUBJECT_RELATIVE;
        if (types & OFFICE_LABELS && !(types & PHW_LABEL_BIT(PHW_LABEL_TELEPHONE)))
            return types & (PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) | PHW_LABEL_BIT(PHW_LABEL_GP))
                       ? PHW_SUBJECT_STAFF
                       : PHW_SUBJECT_ORGANISATION;
    }
    phw_subject found = hint(context, span.cell);
    uint32_t cell = span.cell;
    for (int i = 0; found == PHW_SUBJECT_UNKNOWN && i < CELLS_LEFT; i++) {
        cell = view->cells[cell].previous;
        if (cell == PHW_VIEW_NONE)
            break;
        found = hint(context, cell);
    }
    cell = span.cell;
    for (int i = 0; found == PHW_SUBJECT_UNKNOWN && i < LINES_ABOVE; i++) {
        cell = context->above[cell];
        if (cell == PHW_VIEW_NONE)
            break;
        found = hint(context, cell);
    }
    cell = span.cell;
    for (int i = 0; found == PHW_SUBJECT_UNKNOWN && i < LINES_BELOW; i++) {
        cell = context->below[cell];
        if (cell == PHW_VIEW_NONE)
            break;
        found = hint(context, cell);
    }
    if (found == PHW_SUBJECT_UNKNOWN && context->evidence.clinical >= PHW_CLINICAL_ENOUGH)
        return PHW_SUBJECT_PATIENT;
    return found;
}
