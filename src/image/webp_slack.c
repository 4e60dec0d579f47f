/* SPDX-License-Identifier: Apache-2.0 */
#include "image/webp_slack.h"

#include <stdlib.h>
#include <string.h>

#include <webp/decode.h>

/* RFC 9649: widths and heights are written in so many bits. */
#define SIDE_BITS 14
#define SIDE_MOST ((uint32_t)1 << SIDE_BITS)

bool phw_webp_has_slack(const uint8_t *bytes, size_t size)
{
    const size_t sure = size > PHW_WEBP_SLACK_MOST ? size - PHW_WEBP_SLACK_MOST : 0;
    if (!sure)
        return false;
    WebPIDecoder *decoder = WebPINewDecoder(NULL);
    const VP8StatusCode code =
        decoder ? WebPIAppend(decoder, bytes, sure) : VP8_STATUS_OUT_OF_MEMORY;
    WebPIDelete(decoder);
    return code == VP8_STATUS_OK || code == VP8_STATUS_OUT_OF_MEMORY;
}

static void put_le32(uint8_t *to, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        to[i] = (uint8_t)(value >> 8 * i);
}

/* The plane is packed as a lossless picture without its header: with one it is such a picture. */
static bool lossless_has_slack(const uint8_t *bytes, size_t size, uint32_t width, uint32_t height)
{
    enum { HEAD = 25, CHUNK = 12, CODED = 20, SIGNATURE = 0x2F };
    if (size > UINT32_MAX - HEAD)
        return true;
    uint8_t *file = malloc(HEAD + size);
    if (!file)
        return true;
    memcpy(file, "RIFF....WEBPVP8L....", CODED);
    put_le32(file + 4, (uint32_t)(HEAD + size - 8));
    put_le32(file + CHUNK + 4, (uint32_t)(HEAD + size - CODED));
    file[CODED] = SIGNATURE;
    put_le32(file + CODED + 1, (width - 1) | (height - 1) << SIDE_BITS);
    memcpy(file + HEAD, bytes, size);
    const bool slack = phw_webp_has_slack(file, HEAD + size);
    free(file);
    return slack;
}

bool phw_webp_alpha_has_slack(const uint8_t *bytes, size_t size, uint32_t width, uint32_t height)
{
    enum { METHOD = 3, RAW = 0 };
    if (!size || !width || !height || width > SIDE_MOST || height > SIDE_MOST)
        return size != 0;
    if ((bytes[0] & METHOD) == RAW)
        return size - 1 > (size_t)width * height + PHW_WEBP_SLACK_MOST;
    return lossless_has_slack(bytes + 1, size - 1, width, height);
}
