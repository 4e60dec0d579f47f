/* SPDX-License-Identifier: Apache-2.0 */
#include "picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

/* libjpeg's own error manager ends the program, which is what a test's helper wants. */

#define COMPONENTS_MAX 4

static bool is_cmyk(jpeg_colours colours)
{
    return colours == JPEG_CMYK_ADOBE || colours == JPEG_YCCK_ADOBE || colours == JPEG_CMYK_PLAIN;
}

/* Full use of black: the lightest of the three decides, and the colours are relative to it. */
static void to_cmyk(const uint8_t *rgb, uint8_t *cmyk, size_t width, bool inverted)
{
    for (size_t x = 0; x < width; x++, rgb += 3, cmyk += 4) {
        unsigned light = rgb[0] > rgb[1] ? rgb[0] : rgb[1];
        light = light > rgb[2] ? light : rgb[2];
        for (int c = 0; c < 3; c++)
            cmyk[c] = (uint8_t)(light ? (rgb[c] * 255U + light / 2) / light : 255);
        cmyk[3] = (uint8_t)light;
        for (int c = 0; c < 4 && !inverted; c++)
            cmyk[c] = (uint8_t)(255 - cmyk[c]);
    }
}

static void choose_colours(struct jpeg_compress_struct *cinfo, const jpeg_recipe *recipe)
{
    static const J_COLOR_SPACE coded[] = {JCS_YCbCr, JCS_RGB,  JCS_GRAYSCALE,
                                          JCS_CMYK,  JCS_YCCK, JCS_CMYK};
    bool cmyk = is_cmyk(recipe->colours);
    cinfo->input_components = cmyk ? 4 : 3;
    cinfo->in_color_space = cmyk ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(cinfo);
    jpeg_set_colorspace(cinfo, coded[recipe->colours]);
    cinfo->write_Adobe_marker = recipe->colours != JPEG_CMYK_PLAIN && cinfo->write_Adobe_marker;
    if (recipe->colours != JPEG_GREY && recipe->h) {
        cinfo->comp_info[0].h_samp_factor = recipe->h;
        cinfo->comp_info[0].v_samp_factor = recipe->v;
        if (recipe->colours == JPEG_YCCK_ADOBE) {
            cinfo->comp_info[3].h_samp_factor = recipe->h;
            cinfo->comp_info[3].v_samp_factor = recipe->v;
        }
    }
}

static void choose_scans(struct jpeg_compress_struct *cinfo, const jpeg_recipe *recipe,
                         jpeg_scan_info *script)
{
    switch (recipe->scans) {
    case SCANS_ONE:
        break;
    case SCANS_PROGRESSIVE:
        jpeg_simple_progression(cinfo);
        break;
    case SCANS_SEPARATE:
        for (int i = 0; i < cinfo->num_components; i++)
            script[i] = (jpeg_scan_info){1, {i}, 0, 63, 0, 0};
        cinfo->scan_info = script;
        cinfo->num_scans = cinfo->num_components;
        break;
    case SCANS_MANY:
        for (int i = 0; i < 64; i++)
            script[i] = (jpeg_scan_info){1, {0}, i, i, 0, 0};
        cinfo->scan_info = script;
        cinfo->num_scans = 64;
        break;
    }
}

bytes make_jpeg(const phw_image *picture, const jpeg_recipe *recipe)
{
    struct jpeg_compress_struct cinfo;
    struct jpeg_error_mgr errors;
    jpeg_scan_info script[64];
    unsigned char *made = NULL;
    unsigned long size = 0;
    uint8_t *row = malloc((size_t)picture->width * COMPONENTS_MAX);
    if (!row)
        abort();
    cinfo.err = jpeg_std_error(&errors);
    jpeg_create_compress(&cinfo);
    jpeg_mem_dest(&cinfo, &made, &size);
    cinfo.image_width = picture->width;
    cinfo.image_height = picture->height;
    choose_colours(&cinfo, recipe);
    jpeg_set_quality(&cinfo, recipe->quality ? recipe->quality : 95, TRUE);
    choose_scans(&cinfo, recipe, script);
    cinfo.restart_interval = (unsigned)recipe->restart;
    cinfo.arith_code = recipe->arithmetic;
    jpeg_start_compress(&cinfo, TRUE);
    for (uint32_t y = 0; y < picture->height; y++) {
        if (is_cmyk(recipe->colours))
            to_cmyk(phw_image_row(picture, y), row, picture->width,
                    recipe->colours != JPEG_CMYK_PLAIN);
        else
            memcpy(row, phw_image_row(picture, y), (size_t)picture->width * 3);
        jpeg_write_scanlines(&cinfo, &row, 1);
    }
    jpeg_finish_compress(&cinfo);
    jpeg_destroy_compress(&cinfo);
    bytes file = {0};
    bytes_add(&file, made, size);
    free(made);
    free(row);
    return file;
}
