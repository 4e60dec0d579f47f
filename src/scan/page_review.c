/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/page_review.h"

#include <stdlib.h>
#include <string.h>

static bool is_animation(const phw_container *container)
{
    return container->format == PHW_FORMAT_GIF || container->format == PHW_FORMAT_WEBP ||
           container->format == PHW_FORMAT_PNG;
}

phw_status phw_page_review_check(const phw_container *container, const phw_redact_options *options,
                                 phw_error *error)
{
    const size_t masks = options->mask ? options->further_mask_count + 1 : 0;
    const uint32_t pages = container->pages > 1 ? container->pages : 1;
    if (!masks || masks == pages || (masks == 1 && is_animation(container)))
        return PHW_OK;
    return phw_error_set(error, PHW_ERR_ARGUMENT,
                         "the file has %u pages, the mask given %zu: give a picture with as many, "
                         "as redact writes it",
                         pages, masks);
}

static const phw_redact_edit *edit_of(const phw_redact_edit *edit, uint32_t page)
{
    if (page == edit->page)
        return edit;
    for (size_t i = 0; i < edit->further_count; i++)
        if (edit->further[i].page == page)
            return &edit->further[i];
    return NULL;
}

static phw_status no_memory(phw_error *error)
{
    return phw_error_set(error, PHW_ERR_NOMEM, "no memory for an edited report");
}

static phw_status add_findings(phw_page_review *review, const phw_redact_edit *edit,
                               phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t i = 0; edit && status == PHW_OK && i < edit->findings->count; i++)
        status = phw_findings_add(review->findings, &edit->findings->items[i], error);
    return status;
}

static void add_records(phw_page_review *review, const phw_redact_edit *edit)
{
    if (!edit || !edit->record_count)
        return;
    memcpy(review->records + review->edit.record_count, edit->records,
           edit->record_count * sizeof *edit->records);
    review->edit.record_count += edit->record_count;
}

static phw_status take_edit(phw_page_review *review, phw_error *error)
{
    const phw_redact_edit *first = review->options.edit;
    const phw_redact_edit *reported = edit_of(first, review->reported), *own = NULL;
    if (review->page != review->reported)
        own = edit_of(first, review->page);
    review->own = own != NULL;
    review->edit = (phw_redact_edit){.page = review->page};
    phw_status status = phw_findings_new(&review->findings, error);
    if (status == PHW_OK)
        status = add_findings(review, reported, error);
    if (status == PHW_OK)
        status = add_findings(review, own, error);
    if (status == PHW_OK && first->records) {
        review->records =
            calloc((reported ? reported->record_count : 0) + (own ? own->record_count : 0) + 1,
                   sizeof *review->records);
        if (!review->records)
            return no_memory(error);
        add_records(review, reported);
        add_records(review, own);
    }
    review->edit.findings = review->findings;
    review->edit.records = review->records;
    review->options.edit = &review->edit;
    return status;
}

phw_status phw_page_review_take(phw_page_review *review, phw_error *error)
{
    phw_redact_options *options = &review->options;
    if (options->mask && review->page > 0 && options->further_mask_count > 0)
        options->mask = review->page <= options->further_mask_count
                            ? options->further_masks[review->page - 1]
                            : NULL;
    options->further_masks = NULL;
    options->further_mask_count = 0;
    return options->edit ? take_edit(review, error) : PHW_OK;
}

void phw_page_review_done(phw_page_review *review)
{
    phw_findings_free(&review->findings);
    free(review->records);
    review->records = NULL;
}
