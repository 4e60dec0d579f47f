/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as the network that finds faces: refused with a sentence, or one that looks at a
 * picture and finds what lies in numbers. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mark/face_look.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void look(phw_face_net *net)
{
    enum { SIDE = 32 };
    phw_face_seen seen[PHW_FACES_SEEN_MOST];
    phw_image *image = NULL;
    size_t count = 0;
    if (phw_image_new(SIDE, SIDE - 5, 3, &image, NULL) != PHW_OK)
        return;
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 0; x < 3 * SIDE; x++)
            phw_image_row_mut(image, y)[x] = (uint8_t)(x * 7 + y * 13);
    must(phw_faces_look(image, net, SIDE, seen, &count, NULL) == PHW_OK);
    must(count <= PHW_FACES_SEEN_MOST);
    for (size_t i = 0; i < count; i++)
        must(isfinite(seen[i].box.left) && isfinite(seen[i].box.bottom));
    phw_image_free(&image);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    phw_face_model model = PHW_FACE_MODEL_INIT;
    phw_error error = PHW_ERROR_INIT;
    /* Of the exact size, so that the sanitizers see what reads on. */
    uint8_t *file = malloc(size + !size);
    must(file != NULL);
    if (size)
        memcpy(file, bytes, size);
    phw_status status = phw_face_model_parse(file, size, &model, &error);
    free(file);
    must(status == PHW_OK || status == PHW_ERR_MODEL);
    must(status == PHW_OK || error.message[0] != '\0');
    if (status == PHW_OK) {
        phw_face_net net;
        must(phw_face_net_init(&model, &net, NULL) == PHW_OK);
        look(&net);
        phw_face_net_done(&net);
    }
    phw_face_model_done(&model);
    return 0;
}
