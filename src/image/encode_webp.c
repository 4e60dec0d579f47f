/* SPDX-License-Identifier: Apache-2.0 */
/* Lossless WebP; each frame of an animation is a whole picture. */
#include <stdlib.h>

#include <webp/encode.h>
#include <webp/mux.h>

#include "image/page_format.h"

/* libwebp's scale from 0 (fast) to 9 (small). Measured with libwebp 1.2.4 on a photographed letter
 * of 4 megapixels at 1, 3 and 6: 0.8, 1.2 and 2.0 s of processor time, 2.06, 1.53 and 1.53 MB. */
#define LOSSLESS_LEVEL 3

#define WHITE 0xFFFFFFFFU

/* What the container has room for: 16 bits and 24. */
#define PLAYS_MAX 0xFFFFU
#define DELAY_MAX 0xFFFFFFU

typedef struct webp {
    uint32_t pages, plays;
    WebPMux *mux;     /* of an animation */
    phw_strbuf still; /* of one picture */
} webp;

static phw_status out_of_memory(phw_error *error)
{
    return phw_error_set(error, PHW_ERR_NOMEM, "no memory to write a WebP");
}

static phw_status open_webp(uint32_t pages, uint32_t plays, void **state, phw_error *error)
{
    webp *w = calloc(1, sizeof *w);
    if (!w)
        return out_of_memory(error);
    w->pages = pages;
    w->plays = plays;
    w->mux = pages > 1 ? WebPMuxNew() : NULL;
    if (pages > 1 && !w->mux) {
        free(w);
        return out_of_memory(error);
    }
    *state = w;
    return PHW_OK;
}

static phw_status encode_picture(const phw_image *image, WebPMemoryWriter *written,
                                 phw_error *error)
{
    WebPConfig config;
    WebPPicture picture;
    if (image->width > WEBP_MAX_DIMENSION || image->height > WEBP_MAX_DIMENSION)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED,
                             "a WebP has at most %d pixels a side: the picture is too large",
                             WEBP_MAX_DIMENSION);
    if (!WebPConfigInit(&config) || !WebPPictureInit(&picture) ||
        !WebPConfigLosslessPreset(&config, LOSSLESS_LEVEL))
        return phw_error_set(error, PHW_ERR_INTERNAL, "libwebp is of another version");
    config.exact = 1;
    picture.use_argb = 1;
    picture.width = (int)image->width;
    picture.height = (int)image->height;
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = written;
    bool encoded = WebPPictureImportRGB(&picture, image->pixels, (int)image->stride) &&
                   WebPEncode(&config, &picture);
    bool memory = picture.error_code == VP8_ENC_ERROR_OUT_OF_MEMORY ||
                  picture.error_code == VP8_ENC_ERROR_BITSTREAM_OUT_OF_MEMORY;
    WebPPictureFree(&picture);
    if (encoded)
        return PHW_OK;
    return memory ? out_of_memory(error)
                  : phw_error_set(error, PHW_ERR_INTERNAL, "libwebp refused to write a WebP");
}

static phw_status add_webp(void *state, const phw_image *image, uint32_t delay_ms, phw_error *error)
{
    webp *w = state;
    WebPMemoryWriter written;
    WebPMemoryWriterInit(&written);
    phw_status status = encode_picture(image, &written, error);
    if (status == PHW_OK && w->mux) {
        const WebPMuxFrameInfo frame = {.bitstream = {written.mem, written.size},
                                        .duration =
                                            (int)(delay_ms < DELAY_MAX ? delay_ms : DELAY_MAX),
                                        .id = WEBP_CHUNK_ANMF,
                                        .dispose_method = WEBP_MUX_DISPOSE_NONE,
                                        .blend_method = WEBP_MUX_NO_BLEND};
        if (WebPMuxPushFrame(w->mux, &frame, 1) != WEBP_MUX_OK)
            status = out_of_memory(error);
    } else if (status == PHW_OK) {
        phw_strbuf_add(&w->still, (const char *)written.mem, written.size);
    }
    WebPMemoryWriterClear(&written);
    return status;
}

static phw_status finish_webp(void *state, phw_strbuf *out, phw_error *error)
{
    webp *w = state;
    if (!w->mux) {
        *out = w->still;
        w->still = (phw_strbuf)PHW_STRBUF_INIT;
        return PHW_OK;
    }
    const WebPMuxAnimParams animation = {
        .bgcolor = WHITE, .loop_count = (int)(w->plays < PLAYS_MAX ? w->plays : PLAYS_MAX)};
    WebPData data = {NULL, 0};
    if (WebPMuxSetAnimationParams(w->mux, &animation) != WEBP_MUX_OK ||
        WebPMuxAssemble(w->mux, &data) != WEBP_MUX_OK)
        return phw_error_set(error, PHW_ERR_INTERNAL, "libwebp refused to write a WebP");
    phw_strbuf_add(out, (const char *)data.bytes, data.size);
    WebPDataClear(&data);
    return PHW_OK;
}

static void close_webp(void *state)
{
    webp *w = state;
    WebPMuxDelete(w->mux);
    phw_strbuf_done(&w->still);
    free(w);
}

const phw_page_format phw_webp_pages = {open_webp, add_webp, finish_webp, close_webp, NULL};
