/* SPDX-License-Identifier: Apache-2.0 */
/** @file redact.h  A mask over what a report found, and pixels in which it is gone. */
#ifndef PHOTOWARD_REDACT_H
#define PHOTOWARD_REDACT_H

#include <stdint.h>

#include "photoward/image.h"
#include "photoward/report.h"

PHW_BEGIN_DECLS

/** How much is covered. */
typedef enum phw_redact_scope {
    PHW_SCOPE_RECORD = 0, /**< identifiers, and the whole record or sheet they stand on */
    PHW_SCOPE_IDENTIFIERS /**< identifiers alone, and the strip of a banner on which two stand */
} phw_redact_scope;

#define PHW_REDACT_SCOPE_COUNT 2

PHW_API const char *phw_redact_scope_name(phw_redact_scope scope);

/** What a person made of a report: some findings dropped, others added. Borrowed. */
typedef struct phw_redact_edit {
    const phw_findings
        *findings;           /**< those that are to be covered. One with the kind and the place
                                  (to a pixel) of a finding of the report is that finding; every
                                  other was added and is covered whatever its kind; findings of
                                  the report that are not here stay as they are in the copy */
    const phw_quad *records; /**< surfaces to be covered whole in the scope PHW_SCOPE_RECORD; NULL:
                                  those that the report says are records */
    size_t record_count;
    uint32_t page; /**< which page or frame of the file this is about; 0: the first, or the only */
    const struct phw_redact_edit *further; /**< on the first: those of further pages, in any order;
                                                nothing is covered on a page that has none */
    size_t further_count;
} phw_redact_edit;

/** How the covered pixels look. Never blurred, never a mosaic: both can be undone. */
typedef enum phw_redact_fill {
    PHW_FILL_COLOUR = 0, /**< one colour */
    PHW_FILL_MEAN /**< the mean of the surfaces on which something is covered (of the picture where
                       it stands on none), in steps so coarse that nothing can be told from it */
} phw_redact_fill;

typedef struct phw_redact_options {
    phw_redact_scope scope;
    phw_redact_fill fill_kind;
    uint8_t fill[3];             /**< RGB of the cover, for PHW_FILL_COLOUR */
    const phw_redact_edit *edit; /**< NULL: the report as it is */
    const phw_image *mask; /**< a person's own mask of the picture's size, 1 channel, 0 is kept: it
                                takes the place of one drawn for the report. Findings that it
                              touches are proven to be covered, the others are left. NULL: none */
    const phw_image *const *further_masks; /**< with @c mask and a file of several pages: those of
                                                the pages behind the first, in order. In an
                                                animation @c mask alone is that of every frame */
    size_t further_mask_count;
} phw_redact_options;

#define PHW_REDACT_OPTIONS_DEFAULTS                                                                \
    {                                                                                              \
        .scope = PHW_SCOPE_RECORD, .fill_kind = PHW_FILL_COLOUR, .fill = {0, 0, 0}, .edit = NULL,  \
        .mask = NULL, .further_masks = NULL                                                        \
    }

/**
 * Draws the mask for a report: 8-bit grey of the picture's size, 255 covered, 0 kept.
 * @param[out] mask  written only on success; free with phw_image_free().
 */
PHW_API PHW_MUST_USE phw_status phw_redact_mask(const phw_report *report,
                                                const phw_redact_options *options, phw_image **mask,
                                                phw_error *error);

/** A copy of @p image with every masked pixel set to the fill. Sizes must agree. */
PHW_API PHW_MUST_USE phw_status phw_redact_apply(const phw_image *image, const phw_image *mask,
                                                 const phw_redact_options *options,
                                                 phw_image **redacted, phw_error *error);

/** A redacted copy as a file's bytes, with its mask and what was measured on it. */
typedef struct phw_redaction {
    phw_format format; /**< of the copy: the source's where it can be written, else PNG */
    uint8_t *bytes;    /**< the copy; NULL where the proof failed */
    size_t size;
    uint8_t *mask_bytes; /**< the mask as an 8-bit grey PNG of the same size, of several pages as a
                              TIFF with as many, grey as well; NULL likewise */
    size_t mask_size;
    phw_format mask_format; /**< PHW_FORMAT_PNG or PHW_FORMAT_TIFF */
    phw_image *mask;       /**< the first page's mask decoded: 255 covered, 0 kept; NULL likewise */
    uint8_t fill[3];       /**< colour of the covered pixels as they are decoded */
    uint64_t covered;      /**< pixels covered */
    phw_proof proof;       /**< its lines; only where it passed is there a copy */
    phw_verdict worst;     /**< of the source's verdict and those on all copies that were tried: a
                                copy's scan may see what the source's did not */
    phw_verdict left_over; /**< the verdict on the copy: what is left once it is covered */
    bool left_over_unread; /**< a part of the copy could not be examined */
} phw_redaction;

/** Frees *redaction and all it owns, and nulls it. NULL and a NULL inside are fine. */
PHW_API void phw_redaction_free(phw_redaction **redaction);

PHW_END_DECLS
#endif
