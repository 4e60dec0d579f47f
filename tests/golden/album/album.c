/* SPDX-License-Identifier: Apache-2.0 */
/* album html|csv|jsonl [COUNT]: writes the report on an invented album. Without COUNT it is a small
 * one with every kind of trouble in its names, whose output is compared with files; with COUNT it
 * is a camera folder of that many pictures, with drawn thumbnails, to see how a page of that size
 * does. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "image/encode.h"
#include "report/album.h"

#define LINE(verdict, reasons, rest)                                                               \
    "{\"schema\":\"photoward.report/1\",\"file\":\"of another name\",\"width\":4032,"              \
    "\"height\":3024,\"verdict\":\"" verdict "\",\"complete\":true,\"reasons\":[" reasons          \
    "]," rest ",\"mask\":null,\"output\":null,\"proof\":null}"

static const char block_line[] = LINE(
    "block",
    "{\"rule\":\"patient-number\",\"text\":\"A patient's number can be read. Cover it.\","
    "\"guidance\":\"HCPC 5.1\"},{\"rule\":\"patient-identified\",\"text\":\"A name can be read "
    "<here> "
    "& there.\",\"guidance\":null}",
    "\"findings\":[{\"id\":1,\"kind\":\"nhs_number\",\"subject\":\"patient\",\"confidence\":0.99,"
    "\"quad\":[[1.5,2],[3,2],[3,4],[1,4]],\"because\":[\"mod11\"]},{\"id\":2,\"kind\":\"nhs_"
    "number\"},"
    "{\"id\":3,\"kind\":\"patient_name\"}],\"planes\":[],\"unread\":[],\"metadata\":[]");
static const char review_line[] =
    LINE("review",
         "{\"rule\":\"unread-part\",\"text\":\"A part looks like writing but could not be "
         "read.\",\"guidance\":\"HCPC 5.1\"}",
         "\"findings\":[],\"planes\":[],\"unread\":[{\"quad\":[],\"why\":\"unreadable\"}],"
         "\"metadata\":[{\"kind\":\"gps\"}]");
static const char clear_line[] =
    LINE("clear", "{\"rule\":\"nothing-found\",\"text\":\"Nothing.\",\"guidance\":\"HCPC 5.1\"}",
         "\"findings\":[],\"planes\":[],\"unread\":[],\"metadata\":[]");

/* Bytes that stand for a thumbnail: no picture, so that no library's version shows in the output.
 */
static const uint8_t token[] = {0xFF, 0xD8, 0xFF, 0xD9};

/* By path. The shelves, bursts and duplicates are what a scan would say of such a folder. */
static const phw_album_picture small_album[] = {
    {.path = "\"><script>alert(1)</script>.jpg",
     .size = 1234567,
     .mtime = 1700000000,
     .shelf = PHW_SHELF_BLOCK,
     .line = block_line,
     .thumbnail = token,
     .thumbnail_size = 4,
     .output = "copies/\"><script>alert(1)</script>.jpg"},
    {.path = "' onerror='alert(1)",
     .size = 999,
     .mtime = 0,
     .shelf = PHW_SHELF_ERROR,
     .error = "a JPEG \"that\" <ends> after its header"},
    {.path = "-rf",
     .size = 5000000,
     .mtime = 1700000100,
     .shelf = PHW_SHELF_REVIEW,
     .line = review_line,
     .thumbnail = token,
     .thumbnail_size = 3},
    {.path = "=cmd|' /C calc'!A0.png",
     .size = 2,
     .mtime = -1,
     .shelf = PHW_SHELF_CLEAR,
     .line = clear_line,
     .thumbnail = token,
     .thumbnail_size = 2},
    {.path = "@SUM(1;2).png", .size = 3, .shelf = PHW_SHELF_CLEAR, .line = clear_line, .burst = 7},
    {.path = "burst/1.jpg",
     .size = 4000000,
     .mtime = 1700000200,
     .shelf = PHW_SHELF_BLOCK,
     .line = block_line,
     .burst = 3},
    {.path = "burst/2.jpg",
     .size = 4000000,
     .mtime = 1700000201,
     .shelf = PHW_SHELF_BLOCK,
     .line = block_line,
     .burst = 3,
     .moved = "quarantine/2.jpg"},
    {.path = "burst/copy of 1.jpg",
     .size = 4000000,
     .mtime = 1700000200,
     .shelf = PHW_SHELF_BLOCK,
     .line = block_line,
     .burst = 3,
     .duplicate_of = "burst/1.jpg"},
    {.path = "new\nline, tab\tand\rreturn.jpg",
     .size = 12,
     .shelf = PHW_SHELF_CLEAR,
     .line = clear_line},
    {.path = "not \xFF\xFE UTF-8 \xC3.jpg",
     .size = 12,
     .shelf = PHW_SHELF_CLEAR,
     .line = clear_line},
    {.path = "turned \xE2\x80\xAEgpj.exe",
     .size = 12,
     .shelf = PHW_SHELF_CLEAR,
     .line = clear_line},
    {.path = "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D & \xC3\xA9t\xC3\xA9 100%#?.jpg",
     .size = 12,
     .shelf = PHW_SHELF_CLEAR,
     .line = clear_line},
};

enum { SMALL = sizeof small_album / sizeof small_album[0], DRAWN = 64 };

static int by_shelf(const void *left, const void *right)
{
    const phw_album_picture *a = left, *b = right;
    if (a->shelf != b->shelf)
        return a->shelf < b->shelf ? -1 : 1;
    if (a->burst != b->burst)
        return a->burst < b->burst ? -1 : 1;
    return strcmp(a->path, b->path);
}

static phw_status walk_small(void *context, phw_album_order order, bool thumbnails,
                             phw_album_visit *visit, void *visitor, phw_error *error)
{
    phw_album_picture pictures[SMALL];
    (void)context;
    memcpy(pictures, small_album, sizeof pictures);
    if (order == PHW_ALBUM_BY_SHELF)
        qsort(pictures, SMALL, sizeof *pictures, by_shelf);
    for (size_t i = 0; i < SMALL; i++) {
        if (!thumbnails)
            pictures[i].thumbnail = NULL;
        phw_status status = visit(visitor, &pictures[i], error);
        if (status != PHW_OK)
            return status;
    }
    return PHW_OK;
}

/* A large album: 3 % block, 6 % review, 0.5 % could not be examined. */
typedef struct camera {
    unsigned count;
    uint8_t *thumbnail[DRAWN];
    size_t size[DRAWN];
} camera;

static phw_shelf shelf_at(unsigned i)
{
    unsigned of = i % 200;
    return of < 6     ? PHW_SHELF_BLOCK
           : of < 18  ? PHW_SHELF_REVIEW
           : of == 18 ? PHW_SHELF_ERROR
                      : PHW_SHELF_CLEAR;
}

static phw_status visit_at(const camera *from, unsigned i, phw_album_visit *visit, void *visitor,
                           phw_error *error)
{
    static const char *const lines[] = {block_line, NULL, review_line, clear_line};
    phw_shelf shelf = shelf_at(i);
    char path[80];
    snprintf(path, sizeof path, "Pictures/%u/%s/IMG_%06u.jpg", 2010 + i / 2500,
             i / 40 % 3 ? "Camera" : "Chats", i);
    const phw_album_picture picture = {
        .path = path,
        .size = 300000 + i * 7919ULL % 5000000,
        .mtime = 1262304000 + i * 25000LL,
        .shelf = shelf,
        .line = lines[shelf],
        .error = shelf == PHW_SHELF_ERROR ? "the JPEG ends after its header" : NULL,
        .thumbnail = from->thumbnail[i % DRAWN],
        .thumbnail_size = from->size[i % DRAWN],
        .burst = i % 50 < 4 ? i / 50 + 1 : 0};
    return visit(visitor, &picture, error);
}

static phw_status walk_camera(void *context, phw_album_order order, bool thumbnails,
                              phw_album_visit *visit, void *visitor, phw_error *error)
{
    const camera *from = context;
    phw_status status = PHW_OK;
    (void)thumbnails;
    if (order == PHW_ALBUM_BY_PATH)
        for (unsigned i = 0; status == PHW_OK && i < from->count; i++)
            status = visit_at(from, i, visit, visitor, error);
    /* Single pictures first, then those in bursts, as the header asks. */
    for (unsigned shelf = 0; order == PHW_ALBUM_BY_SHELF && shelf < PHW_SHELF_COUNT; shelf++)
        for (unsigned bursts = 0; bursts < 2; bursts++)
            for (unsigned i = 0; status == PHW_OK && i < from->count; i++)
                if (shelf_at(i) == shelf && (i % 50 < 4) == bursts)
                    status = visit_at(from, i, visit, visitor, error);
    return status;
}

/* Soft colours and grain: about as many bytes as a photo's thumbnail has. */
static phw_status draw(camera *into, phw_error *error)
{
    const phw_jpeg_options options = {
        .quality = 62, .h_sampling = 2, .v_sampling = 2, .optimise = true};
    uint32_t seed = 1;
    for (uint32_t i = 0; i < DRAWN; i++) {
        phw_image *image = NULL;
        phw_status status = phw_image_new(240, 180, 3, &image, error);
        for (uint32_t y = 0; status == PHW_OK && y < image->height; y++)
            for (uint32_t x = 0; x < image->width * 3; x++) {
                seed = seed * 1664525 + 1013904223;
                phw_image_row_mut(image, y)[x] = (uint8_t)(x * (i % 7) / 9 + y * (x % 3 + 1) / 4 +
                                                           (seed >> 27) + x / 60 * 13 % 31);
            }
        if (status == PHW_OK)
            status =
                phw_image_encode_jpeg(image, &options, &into->thumbnail[i], &into->size[i], error);
        phw_image_free(&image);
        if (status != PHW_OK)
            return status;
    }
    return PHW_OK;
}

static phw_status print(void *context, const char *bytes, size_t size, phw_error *error)
{
    return fwrite(bytes, 1, size, context) == size
               ? PHW_OK
               : phw_error_set(error, PHW_ERR_IO, "cannot write the report");
}

static phw_status write_album(const char *form, const phw_album_source *source, phw_error *error)
{
    static const char *const folders[] = {"Pictures & <more>"};
    const phw_album_about about = {.folders = folders,
                                   .folder_count = 1,
                                   .when = "25 November 2026",
                                   .root = "/home/sarah/My #1 pictures",
                                   .skipped = 2,
                                   .unfinished = true};
    const phw_album_sink sink = {print, stdout};
    if (strcmp(form, "html") == 0)
        return phw_album_write_html(source, &about, &sink, error);
    if (strcmp(form, "csv") == 0)
        return phw_album_write_csv(source, &sink, error);
    return phw_album_write_jsonl(source, &sink, error);
}

int main(int argc, char **argv)
{
    phw_error error = PHW_ERROR_INIT;
    camera from = {0};
    if (argc < 2) {
        fputs("usage: album html|csv|jsonl [COUNT]\n", stderr);
        return 2;
    }
    phw_album_source source = {walk_small, NULL};
    phw_status status = PHW_OK;
    if (argc > 2) {
        from.count = (unsigned)strtoul(argv[2], NULL, 10);
        source = (phw_album_source){walk_camera, &from};
        status = draw(&from, &error);
    }
    if (status == PHW_OK)
        status = write_album(argv[1], &source, &error);
    for (size_t i = 0; i < DRAWN; i++)
        free(from.thumbnail[i]);
    if (status != PHW_OK)
        fprintf(stderr, "album: %s\n", error.message);
    return status == PHW_OK && fflush(stdout) == 0 ? 0 : 2;
}
