/* SPDX-License-Identifier: Apache-2.0 */
/* make_pictures DIR: writes the odd files that the command line tests look at. None has text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "drawn_face.h"
#include "image/encode.h"
#include "image/page_writer.h"

/* A soft gradient: nothing in it can be taken for writing. */
static phw_image *gradient(uint32_t width, uint32_t height)
{
    phw_image *image = NULL;
    if (phw_image_new(width, height, 3, &image, NULL) != PHW_OK)
        return NULL;
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++) {
            uint8_t *pixel = phw_image_row_mut(image, y) + (size_t)x * 3;
            pixel[0] = (uint8_t)(90 + x * 80 / width);
            pixel[1] = (uint8_t)(120 + y * 60 / height);
            pixel[2] = 170;
        }
    return image;
}

static int save(const char *folder, const char *name, const void *bytes, size_t size)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0) {
        perror(path);
        return 1;
    }
    return 0;
}

/* @param face  pixels of a drawn face's side, 0 for none. */
static int save_png(const char *folder, const char *name, uint32_t width, uint32_t height,
                    uint32_t face)
{
    phw_image *image = gradient(width, height);
    uint8_t *bytes = NULL;
    size_t size = 0;
    if (image && face)
        draw_face(image, (width - face) / 2, (height - face) / 2, face);
    int failed = !image || phw_image_encode_png(image, &bytes, &size, NULL) != PHW_OK ||
                 save(folder, name, bytes, size);
    free(bytes);
    phw_image_free(&image);
    return failed;
}

/* A whole JPEG, and one that ends in the middle. */
static int save_jpegs(const char *folder)
{
    phw_image *image = gradient(320, 240);
    const phw_jpeg_options options = PHW_JPEG_OPTIONS_DEFAULTS;
    uint8_t *bytes = NULL;
    size_t size = 0;
    int failed = !image || phw_image_encode_jpeg(image, &options, &bytes, &size, NULL) != PHW_OK ||
                 save(folder, "plain.jpg", bytes, size) ||
                 save(folder, "cut.jpg", bytes, size - size / 8) ||
                 save(folder, "header.jpg", bytes, 64);
    free(bytes);
    phw_image_free(&image);
    return failed;
}

/* Three pages or frames, of which the last looks like the first. */
static int save_pages(const char *folder, const char *name, phw_format format)
{
    phw_page_writer *writer = NULL;
    uint8_t *bytes = NULL;
    size_t size = 0;
    int failed = phw_page_writer_open(format, 3, 0, &writer, NULL) != PHW_OK;
    for (int i = 0; !failed && i < 3; i++) {
        phw_image *image = NULL;
        failed = phw_image_new(80, 60, 3, &image, NULL) != PHW_OK;
        if (!failed)
            memset(image->pixels, i == 1 ? 90 : 170, image->stride * image->height);
        failed = failed || phw_page_writer_add(writer, image, 200, NULL) != PHW_OK;
        phw_image_free(&image);
    }
    failed = failed || phw_page_writer_finish(writer, &bytes, &size, NULL) != PHW_OK ||
             save(folder, name, bytes, size);
    phw_page_writer_free(&writer);
    free(bytes);
    return failed;
}

int main(int argc, char **argv)
{
    /* PNG signature, IHDR of 50,000 × 50,000 RGB with its CRC, an empty IDAT: 2.5 gigapixels. */
    static const unsigned char bomb[] = {
        0x89, 'P',  'N',  'G',  '\r', '\n', 0x1A, '\n', 0,    0,    0,    13,   'I',  'H',  'D',
        'R',  0,    0,    0xC3, 0x50, 0,    0,    0xC3, 0x50, 8,    2,    0,    0,    0,    0xC4,
        0xCD, 0xAA, 0x9D, 0,    0,    0,    0,    'I',  'D',  'A',  'T',  0x35, 0xAF, 0x06, 0x1E,
        0,    0,    0,    0,    'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};
    static const unsigned char heic[] = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c',
                                         0, 0, 0, 0,  'm', 'i', 'f', '1', 'h', 'e', 'i', 'c'};
    if (argc != 2) {
        fputs("usage: make_pictures DIR\n", stderr);
        return 2;
    }
    const char *folder = argv[1], *text = "This is no picture.\n";
    return save_png(folder, "plain.png", 320, 240, 0) || save_png(folder, "dot.png", 1, 1, 0) ||
           save_png(folder, "line.png", 65500, 1, 0) ||
           save_png(folder, "face.png", 320, 240, 120) || save_jpegs(folder) ||
           save_pages(folder, "pages.tif", PHW_FORMAT_TIFF) ||
           save_pages(folder, "frames.gif", PHW_FORMAT_GIF) ||
           save(folder, "bomb.png", bomb, sizeof bomb) ||
           save(folder, "phone.heic", heic, sizeof heic) || save(folder, "empty.png", "", 0) ||
           save(folder, "notes.txt", text, strlen(text));
}
