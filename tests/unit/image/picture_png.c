/* SPDX-License-Identifier: Apache-2.0 */
#include "picture.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>

/* libpng's own error handler ends the program where there is no setjmp, as a helper should. */

#define SAMPLES_MAX 4

/** One picture on its way into a PNG. */
typedef struct making {
    const png_recipe *recipe;
    uint32_t width;
    uint32_t height;
    int samples; /**< a pixel as coded */
    uint16_t *values;
    png_color palette[256];
    png_byte palette_alpha[256];
    png_color_16 key;
    phw_image *expected;
} making;

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static uint32_t largest(const making *m)
{
    return (1U << m->recipe->depth) - 1;
}

/* Rounds half up, in floating point: not the integer arithmetic that is being tested. */
static double to_eight(double value, double most)
{
    return (double)(int)(value * 255 / most + 0.5);
}

static double on_white(double value, double alpha)
{
    return (double)(int)((value * alpha + 255 * (255 - alpha)) / 255 + 0.5);
}

static void expect_pixel(making *m, const uint16_t *v, uint8_t *rgb)
{
    double most = largest(m), colour[3], alpha = 255;
    int type = m->recipe->colour_type;
    for (int c = 0; c < 3; c++)
        colour[c] = to_eight(v[m->samples >= 3 ? c : 0], most);
    if (type == PNG_COLOR_TYPE_PALETTE) {
        colour[0] = m->palette[v[0]].red;
        colour[1] = m->palette[v[0]].green;
        colour[2] = m->palette[v[0]].blue;
        if (m->recipe->transparent)
            alpha = m->palette_alpha[v[0]];
    } else if (type & PNG_COLOR_MASK_ALPHA) {
        alpha = to_eight(v[m->samples - 1], most);
    } else if (m->recipe->transparent) {
        bool keyed = type == PNG_COLOR_TYPE_GRAY
                         ? v[0] == m->key.gray
                         : v[0] == m->key.red && v[1] == m->key.green && v[2] == m->key.blue;
        alpha = keyed ? 0 : 255;
    }
    for (int c = 0; c < 3; c++)
        rgb[c] = (uint8_t)on_white(colour[c], alpha);
}

static void make_values(making *m)
{
    uint32_t seed = 12345U + (uint32_t)m->recipe->colour_type * 99U + (uint32_t)m->recipe->depth;
    for (int i = 0; i < 256; i++) {
        m->palette[i] = (png_color){(png_byte)next_random(&seed), (png_byte)next_random(&seed),
                                    (png_byte)next_random(&seed)};
        m->palette_alpha[i] = (png_byte)(i % 3 == 0 ? 0 : i % 3 == 1 ? 255 : next_random(&seed));
    }
    bool alpha = m->recipe->colour_type & PNG_COLOR_MASK_ALPHA;
    for (uint32_t y = 0; y < m->height; y++) {
        for (uint32_t x = 0; x < m->width; x++) {
            uint16_t *v = m->values + ((size_t)y * m->width + x) * (size_t)m->samples;
            for (int s = 0; s < m->samples; s++)
                v[s] = (uint16_t)(next_random(&seed) & largest(m));
            if (alpha && (x / 2 + y) % 3 == 0) /* a third, in pairs, is fully transparent */
                v[m->samples - 1] = 0;
            for (int s = 0; m->recipe->flat_hidden && s < m->samples; s++)
                v[s] = alpha && v[m->samples - 1] == 0 ? 0 : v[s];
        }
    }
    m->key = (png_color_16){.red = m->values[0], .gray = m->values[0]};
    if (m->samples >= 3) {
        m->key.green = m->values[1];
        m->key.blue = m->values[2];
    }
}

static void write_to_bytes(png_structp png, png_bytep from, size_t count)
{
    bytes_add(png_get_io_ptr(png), from, count);
}

static void flush(png_structp png)
{
    (void)png;
}

static void write_rows(const making *m, png_structp png)
{
    int depth = m->recipe->depth, passes = png_set_interlace_handling(png);
    size_t per_row = (size_t)m->width * (size_t)m->samples;
    png_byte *row = malloc(per_row * 2);
    if (!row)
        abort();
    for (int pass = 0; pass < passes; pass++) {
        for (uint32_t y = 0; y < m->height; y++) {
            for (size_t i = 0; i < per_row; i++) {
                uint16_t value = m->values[y * per_row + i];
                if (depth == 16) {
                    row[2 * i] = (png_byte)(value >> 8);
                    row[2 * i + 1] = (png_byte)value;
                } else {
                    row[i] = (png_byte)value;
                }
            }
            png_write_row(png, row);
        }
    }
    free(row);
}

static bytes write_png(making *m)
{
    bytes file = {0};
    const png_recipe *recipe = m->recipe;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &file, write_to_bytes, flush);
    png_set_IHDR(png, info, m->width, m->height, recipe->depth, recipe->colour_type,
                 recipe->interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (recipe->colour_type == PNG_COLOR_TYPE_PALETTE) {
        int colours = 1 << recipe->depth;
        png_set_PLTE(png, info, m->palette, colours);
        if (recipe->transparent)
            png_set_tRNS(png, info, m->palette_alpha, colours, NULL);
    } else if (recipe->transparent) {
        png_set_tRNS(png, info, NULL, 0, &m->key);
    }
    png_write_info(png, info);
    if (recipe->depth < 8)
        png_set_packing(png);
    write_rows(m, png);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    return file;
}

bytes make_png(uint32_t width, uint32_t height, const png_recipe *recipe, phw_image **expected)
{
    static const int samples[7] = {1, 0, 3, 1, 2, 0, 4};
    making m = {.recipe = recipe,
                .width = width,
                .height = height,
                .samples = samples[recipe->colour_type]};
    m.values = calloc((size_t)width * height * (size_t)m.samples, sizeof *m.values);
    phw_image *image = NULL;
    if (!m.values || phw_image_new(width, height, 3, &image, NULL) != PHW_OK)
        abort();
    make_values(&m);
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++)
            expect_pixel(&m, m.values + ((size_t)y * width + x) * (size_t)m.samples,
                         phw_image_row_mut(image, y) + (size_t)x * 3);
    bytes file = write_png(&m);
    free(m.values);
    if (expected)
        *expected = image;
    else
        phw_image_free(&image);
    return file;
}
