/* SPDX-License-Identifier: Apache-2.0 */
/** @file picture.h  Test pictures, and files of every coding made from them with libjpeg and libpng
 * themselves, so that the room's own encoders do not vouch for its decoders. */
#ifndef PHW_TESTS_PICTURE_H
#define PHW_TESTS_PICTURE_H

#include "bytes.h"
#include "image/decode.h"
#include "image/encode.h"

/** Soft colours with a few blocks in it, no two corners alike. Free with phw_image_free(). */
phw_image *make_picture(uint32_t width, uint32_t height);

/** Grey, where all three channels agree. */
phw_image *make_grey_picture(uint32_t width, uint32_t height);

/** Peak signal-to-noise ratio of two pictures of one size, in dB; 99 where they are the same. */
double psnr(const phw_image *a, const phw_image *b);

/** True where all pixels agree. */
bool same_pixels(const phw_image *a, const phw_image *b);

/** What the upright picture must be where @p coded has the EXIF orientation @p orientation. Worked
 *  out pixel by pixel from the standard's words, not as the room does it. */
phw_image *turn_upright(const phw_image *coded, int orientation);

/** How the colours of a test JPEG are coded. */
typedef enum jpeg_colours {
    JPEG_YCC,
    JPEG_RGB,
    JPEG_GREY,
    JPEG_CMYK_ADOBE, /**< inverted, as Adobe writes it */
    JPEG_YCCK_ADOBE,
    JPEG_CMYK_PLAIN /**< 0 is no ink, no Adobe marker */
} jpeg_colours;

/** How its data is spread over scans. */
typedef enum jpeg_scans {
    SCANS_ONE,
    SCANS_PROGRESSIVE,
    SCANS_SEPARATE, /**< sequential, each component in a scan of its own */
    SCANS_MANY      /**< progressive, grey, 64 scans */
} jpeg_scans;

typedef struct jpeg_recipe {
    jpeg_colours colours;
    jpeg_scans scans;
    int quality; /**< 0: 95 */
    int h, v;    /**< luma sampling; 0: 1 */
    int restart; /**< MCUs between restart markers; 0: none */
    bool arithmetic;
} jpeg_recipe;

bytes make_jpeg(const phw_image *picture, const jpeg_recipe *recipe);

/** How a test PNG is coded. Its samples are random. */
typedef struct png_recipe {
    int colour_type; /**< 0, 2, 3, 4 or 6 */
    int depth;
    bool interlaced;
    bool transparent; /**< with tRNS; for types 0, 2 and 3 */
    bool flat_hidden; /**< pixels under full transparency are all black */
} png_recipe;

/** @param[out] expected  the RGB that must come out; free with phw_image_free(). */
bytes make_png(uint32_t width, uint32_t height, const png_recipe *recipe, phw_image **expected);

/** A decoding with the default limits; fails the test where it does not succeed. */
phw_image *decode_well(const bytes *file, phw_container *container);

#endif
