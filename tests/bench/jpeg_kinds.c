/* SPDX-License-Identifier: Apache-2.0 */
/* jpeg_kinds make PICTURE COUNT SEED DIR: JPEGs of every kind, cut out of a picture.
 * jpeg_kinds compare SOURCE COPY MASK.png: how many blocks no covered pixel lies in, and how many
 * of these differ, by their coefficients and by a comparison that shares nothing with photoward's.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "coefficients.h"
#include "files.h"
#include "image/decode.h"
#include "picture.h"

/* Room for letters, and yet few blocks: each is compared with every pixel of the mask. */
enum { SIDE_LEAST = 200, SIDE_RANGE = 121 };

static uint32_t next(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (*seed >> 16) % below;
}

static phw_image *read_picture(const char *path, bytes *file, phw_container *facts)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    phw_error error = PHW_ERROR_INIT;
    phw_image *image = NULL;
    file->at = bench_read(path, &file->size);
    file->capacity = file->size;
    bench_must(phw_image_decode(file->at, file->size, &limits, &image, facts, &error), &error);
    return image;
}

static phw_image *cut(const phw_image *from, uint32_t *seed)
{
    phw_image *part = NULL;
    phw_error error = PHW_ERROR_INIT;
    const uint32_t width = SIDE_LEAST + next(seed, SIDE_RANGE);
    const uint32_t height = SIDE_LEAST + next(seed, SIDE_RANGE);
    const uint32_t left = next(seed, from->width - width + 1);
    const uint32_t top = next(seed, from->height - height + 1);
    bench_must(phw_image_new(width, height, 3, &part, &error), &error);
    for (uint32_t y = 0; y < height; y++)
        memcpy(phw_image_row_mut(part, y), phw_image_row(from, top + y) + (size_t)left * 3,
               (size_t)width * 3);
    return part;
}

static void add_orientation(bytes *jpeg, int orientation)
{
    bytes tiff = make_exif(&(exif_recipe){.orientation = orientation, .gps = true});
    bytes segment = {0};
    bytes_add(&segment, "Exif\0", 6);
    bytes_add(&segment, tiff.at, tiff.size);
    insert_segment(jpeg, 0xE1, segment.at, segment.size);
    bytes_free(&tiff);
    bytes_free(&segment);
}

static void make(const char *picture, uint32_t count, uint32_t seed, const char *folder)
{
    static const int samplings[][2] = {{1, 1}, {2, 1}, {1, 2}, {2, 2}, {4, 1}, {1, 4}};
    bytes file = {0};
    phw_container facts;
    phw_image *whole = read_picture(picture, &file, &facts);
    for (uint32_t i = 0; i < count; i++) {
        const int *sampling = samplings[next(&seed, 6)];
        const jpeg_recipe recipe = {.colours = (jpeg_colours)(i % 6),
                                    .scans = (jpeg_scans)(i / 6 % 3),
                                    .quality = (int)(40 + next(&seed, 60)),
                                    .h = sampling[0],
                                    .v = sampling[1],
                                    .restart = (int)next(&seed, 3) * 5,
                                    .arithmetic = next(&seed, 4) == 0};
        const int orientation = next(&seed, 2) ? 1 : (int)next(&seed, 8) + 1;
        phw_image *part = cut(whole, &seed);
        bytes jpeg = make_jpeg(part, &recipe);
        char path[4096];
        add_orientation(&jpeg, orientation);
        snprintf(path, sizeof path, "%s/%03u-colours%d-scans%d-%dx%d%s%s-turn%d.jpg", folder, i,
                 (int)recipe.colours, (int)recipe.scans, recipe.h, recipe.v,
                 recipe.restart ? "-restart" : "", recipe.arithmetic ? "-arithmetic" : "",
                 orientation);
        FILE *out = fopen(path, "wb");
        if (!out || fwrite(jpeg.at, 1, jpeg.size, out) != jpeg.size || fclose(out) != 0) {
            perror(path);
            exit(2);
        }
        bytes_free(&jpeg);
        phw_image_free(&part);
    }
    phw_image_free(&whole);
    bytes_free(&file);
}

static void compare(const char *source, const char *copy, const char *mask)
{
    bytes from = {0}, to = {0}, covered = {0};
    phw_container from_facts, to_facts, facts;
    phw_error error = PHW_ERROR_INIT;
    phw_image *one = read_picture(source, &from, &from_facts);
    phw_image *other = read_picture(copy, &to, &to_facts);
    phw_image *rgb = read_picture(mask, &covered, &facts), *grey = NULL;
    size_t kept = 0;
    bench_must(phw_image_new(rgb->width, rgb->height, 1, &grey, &error), &error);
    for (uint32_t y = 0; y < rgb->height; y++)
        for (uint32_t x = 0; x < rgb->width; x++)
            phw_image_row_mut(grey, y)[x] = phw_image_row(rgb, y)[(size_t)x * 3];
    size_t wrong =
        coefficients_differ(&from, from_facts.orientation, &to, to_facts.orientation, grey, &kept);
    printf("%zu %zu\n", kept, wrong);
    phw_image_free(&one);
    phw_image_free(&other);
    phw_image_free(&rgb);
    phw_image_free(&grey);
    bytes_free(&from);
    bytes_free(&to);
    bytes_free(&covered);
}

int main(int argc, char **argv)
{
    if (argc == 6 && !strcmp(argv[1], "make")) {
        make(argv[2], (uint32_t)strtoul(argv[3], NULL, 10), (uint32_t)strtoul(argv[4], NULL, 10),
             argv[5]);
    } else if (argc == 5 && !strcmp(argv[1], "compare")) {
        compare(argv[2], argv[3], argv[4]);
    } else {
        fputs("usage: jpeg_kinds make PICTURE COUNT SEED DIR\n"
              "       jpeg_kinds compare SOURCE COPY MASK.png\n",
              stderr);
        return 2;
    }
    return 0;
}
