/* SPDX-License-Identifier: Apache-2.0 */
/* Writes the seeds of fuzz_image: tiny files of every coding, with every kind of segment and chunk
 * that the room looks into. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "picture.h"

static void save(const char *folder, const char *name, bytes *file)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *out = fopen(path, "wb");
    if (!out || fwrite(file->at, 1, file->size, out) != file->size || fclose(out) != 0) {
        fprintf(stderr, "cannot write %s\n", path);
        exit(1);
    }
    bytes_free(file);
}

static void add_exif_segment(bytes *jpeg, int orientation)
{
    bytes payload = {0}, tiff = make_exif(&(exif_recipe){.orientation = orientation,
                                                         .gps = true,
                                                         .thumbnail = true,
                                                         .big_endian = orientation % 2});
    bytes_add(&payload, "Exif\0\0", 6);
    bytes_add(&payload, tiff.at, tiff.size);
    insert_segment(jpeg, 0xE1, payload.at, payload.size);
    bytes_free(&payload);
    bytes_free(&tiff);
}

static void add_all_segments(bytes *jpeg)
{
    static const struct {
        int marker;
        size_t size;
        const char *payload;
    } segments[] = {
        {0xFE, 4, "note"},
        {0xED, 28, "Photoshop 3.0\0008BIM\4\4\0\0\0\0\0\2xy"},
        {0xE2, 16, "ICC_PROFILE\0\1\1xy"},
        {0xE1, 47, "http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude/>"},
        {0xE0, 6, "JFXX\0\x10"},
    };
    bytes payload = {0}, tiff = make_mpf(2, true);
    bytes_add(&payload, "MPF\0", 4);
    bytes_add(&payload, tiff.at, tiff.size);
    insert_segment(jpeg, 0xE2, payload.at, payload.size);
    for (size_t i = 0; i < sizeof segments / sizeof segments[0]; i++)
        insert_segment(jpeg, segments[i].marker, segments[i].payload, segments[i].size);
    bytes_free(&payload);
    bytes_free(&tiff);
}

static void save_jpegs(const char *folder)
{
    static const struct {
        const char *name;
        jpeg_recipe recipe;
    } jpegs[] = {
        {"baseline.jpg", {JPEG_YCC, .quality = 50, .h = 2, .v = 2}},
        {"progressive.jpg", {JPEG_YCC, SCANS_PROGRESSIVE, .quality = 50, .h = 2, .v = 1}},
        {"separate.jpg", {JPEG_YCC, SCANS_SEPARATE, .quality = 50}},
        {"grey.jpg", {JPEG_GREY, .quality = 50}},
        {"cmyk.jpg", {JPEG_CMYK_ADOBE, .quality = 50, .arithmetic = true}},
        {"ycck.jpg", {JPEG_YCCK_ADOBE, SCANS_PROGRESSIVE, .quality = 50, .h = 1, .v = 1}},
        {"restart.jpg", {JPEG_YCC, .quality = 50, .restart = 1, .arithmetic = true}},
    };
    phw_image *picture = make_picture(20, 18);
    for (size_t i = 0; i < sizeof jpegs / sizeof jpegs[0]; i++) {
        bytes file = make_jpeg(picture, &jpegs[i].recipe);
        if (i % 2 == 0)
            add_exif_segment(&file, (int)i + 2);
        save(folder, jpegs[i].name, &file);
    }
    bytes file = make_jpeg(picture, &(jpeg_recipe){JPEG_GREY, .arithmetic = true});
    add_all_segments(&file);
    bytes_add(&file, "trailing", 8);
    save(folder, "segments.jpg", &file);
    phw_image_free(&picture);
}

static void save_pngs(const char *folder)
{
    static const struct {
        const char *name;
        png_recipe recipe;
    } pngs[] = {
        {"rgb.png", {2, 8}},
        {"rgba-interlaced.png", {6, 8, .interlaced = true}},
        {"palette.png", {3, 4, .transparent = true}},
        {"palette-interlaced.png", {3, 2, .interlaced = true}},
        {"grey16-keyed.png", {0, 16, .transparent = true}},
        {"grey1.png", {0, 1, .interlaced = true}},
        {"grey-alpha16.png", {4, 16}},
    };
    for (size_t i = 0; i < sizeof pngs / sizeof pngs[0]; i++) {
        bytes file = make_png(9, 8, &pngs[i].recipe, NULL);
        save(folder, pngs[i].name, &file);
    }
    static const uint8_t control[26] = {0};
    bytes file = make_png(9, 10, &(png_recipe){0, 2}, NULL);
    bytes tiff = make_exif(&(exif_recipe){.orientation = 6, .gps = true});
    insert_chunk(&file, "IDAT", "tEXt", "Author\0A. Nother", 16);
    insert_chunk(&file, "IDAT", "iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x/>", 26);
    insert_chunk(&file, "IDAT", "iCCP", "name\0\0x", 7);
    insert_chunk(&file, "IEND", "eXIf", tiff.at, tiff.size);
    insert_chunk(&file, "IEND", "fcTL", control, sizeof control);
    bytes_add(&file, "trailing", 8);
    save(folder, "chunks.png", &file);
    bytes_free(&tiff);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    save_jpegs(argv[1]);
    save_pngs(argv[1]);
    bytes heif = {0};
    bytes_add(&heif,
              "\0\0\0\x18"
              "ftypmif1\0\0\0\0mif1heic",
              24);
    save(argv[1], "start.heic", &heif);
    return 0;
}
