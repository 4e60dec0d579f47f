/* SPDX-License-Identifier: Apache-2.0 */
/* Colleagues who are patients by what else the page tells. "Cardiology   Zhao, Xiulan": by what the
 * cell before says, in a column of patients who are written alike; a column is of one kind, and the
 * cells before it say only who wrote. "Ms Pound -> A. Wrobel": by nothing but how the name is
 * written, in a line with a patient, on a page of patients where no title, role or field makes a
 * colleague of anybody. Run after all that tells of names. */
#include <string.h>

#include "identify/name_column.h"
#include "identify/name_run.h"
#include "identify/name_traits.h"

/* Names looked at on one page: bounds the comparing of each with each. */
#define LISTED_MAX 300
/* Patients in the column at least, and of how many names one may pass for a colleague. */
#define PATIENTS_LEAST 3
#define COLLEAGUES_ONE_IN 3
#define TOLD_SURE 0.45
#define SURE_OF_COLUMN 0.60
#define PATIENT_SURE 0.60
#define SURE_OF_FORM 0.50
#define COLLEAGUES_OWN                                                                             \
    (PHW_WORD_STAFF_TITLE | PHW_WORD_ROLE | PHW_WORD_ORGANISATION | PHW_WORD_CLINICAL)

/* A name that is told of and fills its cell, behind the row's number or hour. */
typedef struct filled_cell {
    phw_candidate *told;
    uint32_t cell;
    bool comma; /* "Zhao, Xiulan" */
} filled_cell;

static bool is_colleague(const filled_cell *name)
{
    return name->told->kind == PHW_FINDING_STAFF_NAME;
}

static bool says_colleague(const phw_name_line *line, const phw_name_run *run)
{
    for (size_t i = run->first; i < run->end; i++)
        if (line->tokens[i].kinds & COLLEAGUES_OWN)
            return true;
    return false;
}

/* The surest name that is told of in a cell of nothing else. */
static bool read_cell(const phw_name_page *page, uint32_t cell, filled_cell *name)
{
    phw_context *context = page->context;
    const phw_name_line *line = &page->lines[cell];
    phw_name_run run;
    *name = (filled_cell){.cell = cell};
    if (!phw_name_run_match(line, phw_name_row_prefix(line), &run) || run.end < line->count ||
        !phw_name_run_is_whole(&run))
        return false;
    for (uint32_t i = phw_context_next_in_cell(context, cell, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, cell, i)) {
        phw_candidate *told = &context->candidates[i];
        if ((told->kind == PHW_FINDING_PATIENT_NAME || told->kind == PHW_FINDING_STAFF_NAME) &&
            told->confidence >= TOLD_SURE &&
            (!name->told || told->confidence > name->told->confidence))
            name->told = told;
    }
    name->comma = run.comma;
    return name->told && !(is_colleague(name) && says_colleague(line, &run));
}

/* Whether what heads its column says that it is one of colleagues. */
static bool is_headed(const phw_context *context, uint32_t cell)
{
    const phw_label_link *link = phw_labels_link(
        context->labels, phw_view_whole(context->view, cell), PHW_LABEL_BIT(PHW_LABEL_CLINICIAN));
    return link && link->how != PHW_LINK_LEFT;
}

static bool is_among_patients(const phw_context *context, const filled_cell *names, size_t count,
                              size_t at)
{
    size_t patients = 0, all = 1;
    for (size_t i = 0; i < count; i++) {
        if (i == at || names[i].comma != names[at].comma ||
            !phw_name_column_same(context->view, names[at].cell, names[i].cell))
            continue;
        patients += !is_colleague(&names[i]);
        all++;
    }
    return patients >= PATIENTS_LEAST && (all - patients) * COLLEAGUES_ONE_IN <= all &&
           !is_headed(context, names[at].cell);
}

/* Whether nothing but the way in which it and the lines beside it are written makes a colleague of
 * somebody. */
static bool is_by_form(const phw_candidate *told)
{
    static const char *const forms[] = {"title", "lines-alike", "listed", "second-on-row"};
    for (size_t i = 0; i < told->because_count; i++) {
        bool form = false;
        for (int k = 0; !form && k < PHW_NAME_FORM_COUNT; k++)
            form = strcmp(told->because[i], phw_name_form_tag((phw_name_form)k)) == 0;
        for (size_t k = 0; !form && k < sizeof forms / sizeof forms[0]; k++)
            form = strcmp(told->because[i], forms[k]) == 0;
        if (!form)
            return false;
    }
    return true;
}

static void become_patient(phw_candidate *told, double sure, const char *why)
{
    *told = (phw_candidate){.span = told->span,
                            .kind = PHW_FINDING_PATIENT_NAME,
                            .subject = PHW_SUBJECT_PATIENT,
                            .confidence = sure,
                            .because = {why},
                            .because_count = 1};
}

/* @return false where memory ran out. */
static bool mend_columns(const phw_name_page *page)
{
    phw_context *context = page->context;
    size_t count = 0;
    filled_cell *names = phw_arena_alloc_array(context->arena, LISTED_MAX, sizeof *names);
    bool *change = phw_arena_alloc_array(context->arena, LISTED_MAX, sizeof *change);
    if (!names || !change)
        return false;
    for (uint32_t cell = 0; cell < context->view->cell_count && count < LISTED_MAX; cell++)
        count += read_cell(page, cell, &names[count]);
    /* All are weighed before any changes: none draws the next after it. */
    for (size_t i = 0; i < count; i++)
        change[i] = is_colleague(&names[i]) && is_among_patients(context, names, count, i);
    for (size_t i = 0; i < count; i++)
        if (change[i])
            become_patient(names[i].told, SURE_OF_COLUMN, "column-of-names");
    return true;
}

static bool is_single(const phw_candidate *told)
{
    const char *single = phw_name_form_tag(PHW_NAME_SINGLE);
    for (size_t i = 0; i < told->because_count; i++)
        if (strcmp(told->because[i], single) == 0)
            return true;
    return false;
}

/* "Ms Pound -> A. Wrobel": one behind the other in a line. */
static void mend_forms(phw_context *context)
{
    const uint32_t patient = 1U << PHW_FINDING_PATIENT_NAME;
    size_t patients = 0;
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *told = &context->candidates[i];
        if (told->kind == PHW_FINDING_STAFF_NAME && told->confidence >= TOLD_SURE &&
            !is_by_form(told))
            return;
        patients += told->kind == PHW_FINDING_PATIENT_NAME && told->confidence >= PATIENT_SURE;
    }
    for (size_t i = 0; patients >= PATIENTS_LEAST && i < context->candidate_count; i++) {
        phw_candidate *told = &context->candidates[i];
        if (told->kind == PHW_FINDING_STAFF_NAME && !is_single(told) &&
            phw_context_in_cell(context, told->span.cell, patient, TOLD_SURE))
            become_patient(told, SURE_OF_FORM, "beside-patient");
    }
}

void phw_recognise_unlikely_colleague(phw_context *context)
{
    phw_name_page page;
    if (!phw_context_on_page(context, 1U << PHW_FINDING_PATIENT_NAME, TOLD_SURE) ||
        !phw_context_on_page(context, 1U << PHW_FINDING_STAFF_NAME, TOLD_SURE) ||
        !phw_name_page_build(context, &page))
        return;
    if (mend_columns(&page))
        mend_forms(context);
    else
        context->failed = true;
}
