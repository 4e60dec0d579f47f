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
    PHW_SCOPE_IDENTIFIERS /**< identifiers alone */
} phw_redact_scope;

#define PHW_REDACT_SCOPE_COUNT 2

PHW_API const char *phw_redact_scope_name(phw_redact_scope scope);

typedef struct phw_redact_options {
    phw_redact_scope scope;
    uint8_t fill[3]; /**< RGB of the cover */
} phw_redact_options;

#define PHW_REDACT_OPTIONS_DEFAULTS                                                                \
    {                                                                                              \
        .scope = PHW_SCOPE_RECORD, .fill = { 0, 0, 0 }                                             \
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
    uint8_t *bytes;    /**< the copy, encoded from pixels alone */
    size_t size;
    uint8_t *mask_bytes; /**< the mask as an 8-bit grey PNG of the same size */
    size_t mask_size;
    phw_image *mask;       /**< the same mask decoded: 255 covered, 0 kept */
    uint64_t covered;      /**< pixels covered */
    phw_proof proof;       /**< passed is true */
    phw_verdict worst;     /**< of the source's verdict and those on all copies that were tried: a
                                copy's scan may see what the source's did not */
    phw_verdict left_over; /**< the verdict on the copy: what is left once it is covered */
    bool left_over_unread; /**< a part of the copy could not be examined */
} phw_redaction;

/** Frees *redaction and all it owns, and nulls it. NULL and a NULL inside are fine. */
PHW_API void phw_redaction_free(phw_redaction **redaction);

PHW_END_DECLS
#endif
