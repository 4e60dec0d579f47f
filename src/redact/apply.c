/* SPDX-License-Identifier: Apache-2.0 */
#include "photoward/redact.h"

#include <assert.h>
#include <stdlib.h>

#include "redact/raster.h"

const char *phw_redact_scope_name(phw_redact_scope scope)
{
    static const char *const names[] = {"record", "identifiers"};
    static_assert(sizeof names / sizeof names[0] == PHW_REDACT_SCOPE_COUNT, "a name for each");
    return (unsigned)scope < PHW_REDACT_SCOPE_COUNT ? names[scope] : "unknown";
}

static void fill_row(const uint8_t *mask, uint8_t *pixels, uint32_t width, uint32_t channels,
                     const uint8_t fill[3])
{
    for (uint32_t x = 0; x < width; x++)
        if (mask[x])
            for (uint32_t c = 0; c < channels; c++)
                pixels[(size_t)x * channels + c] = fill[c];
}

phw_status phw_redact_apply(const phw_image *image, const phw_image *mask,
                            const phw_redact_options *options, phw_image **redacted,
                            phw_error *error)
{
    const phw_redact_options defaults = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_image *copy = NULL;
    if (mask->channels != 1 || mask->width != image->width || mask->height != image->height)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "mask and picture differ in size");
    phw_status status = phw_image_copy(image, &copy, error);
    if (status != PHW_OK)
        return status;
    for (uint32_t y = 0; y < copy->height; y++)
        fill_row(phw_image_row(mask, y), phw_image_row_mut(copy, y), copy->width, copy->channels,
                 options ? options->fill : defaults.fill);
    *redacted = copy;
    return PHW_OK;
}

void phw_redaction_free(phw_redaction **redaction)
{
    if (!redaction || !*redaction)
        return;
    free((*redaction)->bytes);
    free((*redaction)->mask_bytes);
    phw_image_free(&(*redaction)->mask);
    free(*redaction);
    *redaction = NULL;
}
