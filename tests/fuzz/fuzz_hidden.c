/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes into the search for what a file hides: it ends, within the limits, and says no more
 * than there is. */
#include <stdlib.h>

#include "image/decode.h"
#include "image/hidden.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static phw_status take(void *context, const phw_hidden *hidden, phw_error *error)
{
    const size_t *size = context;
    (void)error;
    must((unsigned)hidden->kind < PHW_HIDDEN_KIND_COUNT && hidden->where && hidden->bytes <= *size);
    bool picture = hidden->kind == PHW_HIDDEN_PICTURE || hidden->kind == PHW_HIDDEN_COLOURS;
    must(picture == (hidden->image != NULL));
    return PHW_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    phw_limits limits = PHW_LIMITS_DEFAULTS;
    limits.width = limits.height = 4096;
    limits.pixels = 64 * 1024;
    limits.pages = 8;
    limits.scans = 20;
    limits.memory_bytes = (size_t)8 << 20;
    limits.chunk_bytes = 64 * 1024;
    phw_image *image = NULL;
    phw_container facts;
    if (phw_image_decode(bytes, size, &limits, &image, &facts, NULL) == PHW_OK)
        must(phw_image_look_behind(bytes, size, &limits, image, &facts, take, &size, NULL) ==
             PHW_OK);
    phw_image_free(&image);
    return 0;
}
