/* SPDX-License-Identifier: Apache-2.0 */
#include "report/edits.h"

#include <stdlib.h>

#include "base/grow.h"

static phw_status no_memory(phw_error *error)
{
    return phw_error_set(error, PHW_ERR_NOMEM, "no memory for an edited report");
}

phw_status phw_edits_of_page(phw_edits *edits, uint32_t page, phw_page_edit **edit,
                             phw_error *error)
{
    for (size_t i = edits->count; i > 0; i--) /* reports name pages in order: the last is likely */
        if (edits->pages[i - 1].page == page) {
            *edit = &edits->pages[i - 1];
            return PHW_OK;
        }
    phw_page_edit made = {.page = page};
    if (!phw_grow((void **)&edits->pages, &edits->capacity, edits->count, sizeof *edits->pages))
        return no_memory(error);
    phw_status status = phw_findings_new(&made.findings, error);
    if (status != PHW_OK)
        return status;
    edits->pages[edits->count] = made;
    *edit = &edits->pages[edits->count++];
    return PHW_OK;
}

phw_status phw_page_edit_add_record(phw_page_edit *edit, const phw_quad *record, phw_error *error)
{
    if (!phw_grow((void **)&edit->records, &edit->record_capacity, edit->record_count,
                  sizeof *edit->records))
        return no_memory(error);
    edit->records[edit->record_count++] = *record;
    return PHW_OK;
}

phw_status phw_edits_view(phw_edits *edits, const phw_redact_edit **view, phw_error *error)
{
    static const phw_quad none = {{{0, 0}, {0, 0}, {0, 0}, {0, 0}}};
    phw_page_edit *first;
    phw_status status = phw_edits_of_page(edits, 0, &first, error);
    if (status != PHW_OK)
        return status;
    free(edits->view);
    edits->view = calloc(edits->count, sizeof *edits->view);
    if (!edits->view)
        return no_memory(error);
    size_t next = 1;
    for (size_t i = 0; i < edits->count; i++) {
        const phw_page_edit *from = &edits->pages[i];
        phw_redact_edit *to = from->page ? &edits->view[next++] : edits->view;
        *to = (phw_redact_edit){.findings = from->findings, .page = from->page};
        if (edits->names_records) {
            to->records = from->records ? from->records : &none;
            to->record_count = from->record_count;
        }
    }
    edits->view->further = edits->view + 1;
    edits->view->further_count = edits->count - 1;
    *view = edits->view;
    return PHW_OK;
}

void phw_edits_done(phw_edits *edits)
{
    for (size_t i = 0; i < edits->count; i++) {
        phw_findings_free(&edits->pages[i].findings);
        free(edits->pages[i].records);
    }
    free(edits->pages);
    free(edits->view);
    *edits = (phw_edits){0};
}
