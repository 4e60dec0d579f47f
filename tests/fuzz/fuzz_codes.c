/* SPDX-License-Identifier: Apache-2.0 */
/* Modules painted as a picture, with any bits in them: whatever the readers make of it lies in the
 * picture and has a payload that holds together. */
#include <stdlib.h>
#include <string.h>

#include "base/geometry.h"
#include "mark/detector.h"
#include "modules.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Ends the program where the sanitizers and libFuzzer see it. */
static void must(bool holds)
{
    if (!holds)
        abort();
}

static void check_code(const phw_image *image, const phw_code *code)
{
    phw_box box = phw_quad_bounds(&code->quad);
    double reach = image->width + image->height;
    must((unsigned)code->symbology < PHW_SYMBOLOGY_COUNT);
    must((code->text == NULL) == (code->symbology == PHW_SYMBOLOGY_UNREAD));
    must(!code->text || code->text[code->length] == '\0');
    must(box.left > -reach && box.top > -reach && box.right < 2 * reach && box.bottom < 2 * reach);
    must(box.right > box.left && box.bottom > box.top);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    modules_style style = modules_style_of(bytes, size);
    phw_image *image = modules_paint(bytes, size, &style);
    phw_pyramid pyramid;
    phw_codes codes = PHW_CODES_INIT;
    if (!image)
        return 0;
    must(phw_pyramid_build(image, 40, &pyramid, NULL) == PHW_OK);
    const phw_mark_scene scene = {image, &pyramid, NULL, NULL};
    phw_mark_found found = {NULL, &codes};
    must(phw_mark_find_barcodes(&scene, &found, NULL) == PHW_OK);
    for (size_t i = 0; i < codes.count; i++)
        check_code(image, &codes.items[i]);
    phw_codes_done(&codes);
    phw_pyramid_done(&pyramid);
    phw_image_free(&image);
    return 0;
}
