/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "image/hidden.h"
#include "image/png_chunk.h"
#include "picture.h"

#define MOST 8

/* What one search found. */
typedef struct found {
    phw_hidden items[MOST];
    size_t count;
    size_t writing; /* bytes of words, which are counted apart */
    const char *where;
} found;

static phw_status keep(void *context, const phw_hidden *hidden, phw_error *error)
{
    found *f = context;
    (void)error;
    if (hidden->kind == PHW_HIDDEN_TEXT) {
        assert_int_equal(strlen(hidden->text), hidden->bytes);
        f->writing += hidden->bytes;
        f->where = hidden->where;
        return PHW_OK;
    }
    assert_true(f->count < MOST);
    f->items[f->count++] = *hidden;
    return PHW_OK;
}

static found look_within(const bytes *file, const phw_limits *limits)
{
    phw_container facts;
    found f = {.count = 0};
    phw_image *image = decode_well(file, &facts);
    assert_int_equal(
        phw_image_look_behind(file->at, file->size, limits, image, &facts, keep, &f, NULL), PHW_OK);
    phw_image_free(&image);
    return f;
}

static found look(const bytes *file)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    return look_within(file, &limits);
}

static bytes jpeg_of(phw_image *picture)
{
    bytes file = make_jpeg(picture, &(jpeg_recipe){0});
    phw_image_free(&picture);
    return file;
}

static phw_image *other_picture(void)
{
    phw_image *other = make_picture(96, 64);
    for (size_t i = 0; i < other->stride * other->height; i++)
        other->pixels[i] = (uint8_t)((i / 30 % 2 ? 255 - i % 97 : i % 251));
    return other;
}

static void test_a_bare_file_hides_nothing(void **state)
{
    (void)state;
    bytes file = jpeg_of(make_picture(96, 64));
    assert_int_equal(look(&file).count, 0);
    bytes_free(&file);
    file = make_png(40, 30, &(png_recipe){.colour_type = 2, .depth = 8}, NULL);
    assert_int_equal(look(&file).count, 0);
    bytes_free(&file);
}

/* Junk between a JPEG's segments, which readers pass over. */
static void test_words_between_segments(void **state)
{
    (void)state;
    static const char junk[] = "Patient: Amira Abbott, bed 4";
    bytes file = jpeg_of(make_picture(96, 64)), more = {NULL, 0};
    const size_t behind = 4 + ((size_t)file.at[4] << 8 | file.at[5]); /* of the first segment */
    bytes_add(&more, file.at, behind);
    bytes_add(&more, junk, sizeof junk);
    bytes_add(&more, file.at + behind, file.size - behind);
    const found f = look(&more);
    assert_int_equal(f.count, 0);
    assert_string_equal(f.where, "between");
    assert_int_equal(f.writing, sizeof junk);
    bytes_free(&file);
    bytes_free(&more);
}

/* What a limit keeps from being looked at is told. */
static void test_what_was_left_out_is_told(void **state)
{
    (void)state;
    phw_limits limits = PHW_LIMITS_DEFAULTS;
    bytes file = jpeg_of(make_picture(96, 64));
    limits.chunks = 0;
    found f = look_within(&file, &limits);
    assert_int_equal(f.count, 1);
    assert_int_equal(f.items[0].kind, PHW_HIDDEN_PREVIEW);
    bytes_free(&file);
}

/* So is a HEIC in a segment that nobody here can decode. */
static void test_a_heic_that_cannot_be_decoded_is_told(void **state)
{
    (void)state;
    static const char heic[] = "\0\0\0\x18"
                               "ftypmif1\0\0\0\0mif1heic";
    bytes file = jpeg_of(make_picture(96, 64));
    insert_segment(&file, 0xE5, heic, sizeof heic - 1);
    found f = look(&file);
    assert_int_equal(f.count, 1);
    assert_int_equal(f.items[0].kind, PHW_HIDDEN_PREVIEW);
    bytes_free(&file);
}

static void test_previews_in_any_segment(void **state)
{
    (void)state;
    static const struct {
        int marker;
        size_t size;
        const char *start;
        const char *where;
    } rows[] = {
        {0xE1, 20, "Exif\0\0II*\0\x8\0\0\0\0\0\0\0\0\0", "exif"},
        {0xE0, 6, "JFXX\0\x10", "jfif"},
        {0xED, 26, "Photoshop 3.0\0008BIM\4\x0C\0\0\0\0\0\0", "photoshop"},
        {0xE4, 8, "Maker\0\1\2", "segment"},
        {0xFE, 5, "note ", "comment"},
    };
    for (int same = 0; same < 2; same++) {
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
            bytes file = jpeg_of(make_picture(96, 64)), payload = {0};
            bytes inner = jpeg_of(same ? make_picture(96, 64) : other_picture());
            bytes_add(&payload, rows[i].start, rows[i].size);
            bytes_add(&payload, inner.at, inner.size);
            insert_segment(&file, rows[i].marker, payload.at, payload.size);
            found f = look(&file);
            assert_int_equal(f.count, 1);
            assert_int_equal(f.items[0].kind, PHW_HIDDEN_PICTURE);
            assert_string_equal(f.items[0].where, rows[i].where);
            assert_int_equal(f.items[0].same, same);
            assert_false(f.items[0].behind_end);
            bytes_free(&inner);
            bytes_free(&payload);
            bytes_free(&file);
        }
    }
}

static void test_a_preview_in_base64(void **state)
{
    (void)state;
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes file = jpeg_of(make_picture(96, 64)), inner = jpeg_of(other_picture());
    bytes packet = {0};
    bytes_add(&packet, "http://ns.adobe.com/xap/1.0/\0<xmpGImg:image>", 44);
    while (inner.size % 3)
        bytes_add(&inner, "", 1);
    for (size_t i = 0; i < inner.size; i += 3) {
        uint32_t three = (uint32_t)inner.at[i] << 16 | inner.at[i + 1] << 8 | inner.at[i + 2];
        for (int shift = 18; shift >= 0; shift -= 6)
            bytes_add(&packet, &digits[three >> shift & 63], 1);
        if (i % 57 == 54)
            bytes_add(&packet, "&#xA;", 5);
    }
    bytes_add(&packet, "</xmpGImg:image>", 16);
    insert_segment(&file, 0xE1, packet.at, packet.size);
    found f = look(&file);
    assert_int_equal(f.count, 1);
    assert_string_equal(f.items[0].where, "xmp");
    assert_false(f.items[0].same);
    bytes_free(&packet);
    bytes_free(&inner);
    bytes_free(&file);
}

static void test_a_raw_thumbnail(void **state)
{
    (void)state;
    bytes file = jpeg_of(make_picture(96, 64)), payload = {0};
    uint8_t pixels[24 * 16 * 3];
    for (size_t i = 0; i < sizeof pixels; i++)
        pixels[i] = (uint8_t)(i % 7 ? 200 - i % 151 : 20);
    bytes_add(&payload, "JFXX\0\x13\x18\x10", 8); /* 24 x 16, RGB */
    bytes_add(&payload, pixels, sizeof pixels);
    insert_segment(&file, 0xE0, payload.at, payload.size);
    found f = look(&file);
    assert_int_equal(f.count, 1);
    assert_int_equal(f.items[0].kind, PHW_HIDDEN_PICTURE);
    bytes_free(&payload);
    bytes_free(&file);
}

static void test_a_thumbnail_that_cannot_be_read_is_told(void **state)
{
    (void)state;
    bytes file = jpeg_of(make_picture(96, 64)), payload = {0};
    bytes tiff = make_exif(&(exif_recipe){.thumbnail = true});
    bytes_add(&payload, "Exif\0\0", 6);
    bytes_add(&payload, tiff.at, tiff.size);
    insert_segment(&file, 0xE1, payload.at, payload.size);
    found f = look(&file);
    assert_int_equal(f.count, 1);
    assert_int_equal(f.items[0].kind, PHW_HIDDEN_PREVIEW);
    bytes_free(&tiff);
    bytes_free(&payload);
    bytes_free(&file);
}

static void test_behind_the_end(void **state)
{
    (void)state;
    static const struct {
        phw_hidden_kind kind;
        size_t size;
        const char *bytes;
    } rows[] = {
        {PHW_HIDDEN_ARCHIVE, 8, "..PK\3\4.."},
        {PHW_HIDDEN_DOCUMENT, 8, "%PDF-1.7"},
        {PHW_HIDDEN_FILM, 20, "MotionPhoto_Data\0\0\0\x18"},
        {PHW_HIDDEN_BYTES, 7, "nothing"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bytes file = jpeg_of(make_picture(96, 64));
        bytes_add(&file, rows[i].bytes, rows[i].size);
        if (rows[i].kind == PHW_HIDDEN_FILM)
            bytes_add(&file, "ftypmp42\0\0\0\0", 12);
        found f = look(&file);
        assert_int_equal(f.count, 1);
        assert_int_equal(f.items[0].kind, rows[i].kind);
        assert_true(f.items[0].behind_end);
        bytes_free(&file);
    }
    bytes file = jpeg_of(make_picture(96, 64)), inner = jpeg_of(other_picture());
    bytes_add(&file, inner.at, inner.size);
    bytes_add(&file, "and more", 8);
    found f = look(&file);
    assert_int_equal(f.count, 2);
    assert_int_equal(f.items[0].kind, PHW_HIDDEN_PICTURE);
    assert_int_equal(f.items[1].kind, PHW_HIDDEN_BYTES);
    assert_int_equal(f.items[1].bytes, 8);
    bytes_free(&inner);
    bytes_free(&file);
}

/* A camera has no use for them within its picture. */
static void test_files_in_segments(void **state)
{
    (void)state;
    enum { SIZE = 3000 };
    static const struct {
        phw_hidden_kind kind;
        size_t size;
        const char *bytes;
    } rows[] = {
        {PHW_HIDDEN_ARCHIVE, 6, "..PK\3\4"},
        {PHW_HIDDEN_DOCUMENT, 8, "%PDF-1.7"},
        {PHW_HIDDEN_FILM, 12,
         "\0\0\0\x18"
         "ftypmp42"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        bytes file = jpeg_of(make_picture(96, 64));
        uint8_t payload[SIZE] = {0};
        memcpy(payload, rows[i].bytes, rows[i].size);
        insert_segment(&file, 0xE8, payload, sizeof payload);
        found f = look(&file);
        assert_int_equal(f.count, 1);
        assert_int_equal(f.items[0].kind, rows[i].kind);
        assert_false(f.items[0].behind_end);
        bytes_free(&file);
    }
}

static void test_colours_under_transparency(void **state)
{
    (void)state;
    /* make_png() writes random samples: with alpha, most of them are hidden in part. */
    bytes file = make_png(40, 30, &(png_recipe){.colour_type = 6, .depth = 8}, NULL);
    found f = look(&file);
    assert_int_equal(f.count, 1);
    assert_int_equal(f.items[0].kind, PHW_HIDDEN_COLOURS);
    bytes_free(&file);
}

/* White twice, black, and what is nearly white. */
static const uint8_t twins_palette[] = {255, 255, 255, 255, 255, 255, 0, 0, 0, 246, 246, 246};

typedef struct png_shape {
    uint32_t width, height;
    uint8_t colour_type; /* 3: with the palette of twins */
    uint8_t opacity[4];  /* of its entries */
} png_shape;

/* @param raw  rows of 8-bit samples, each behind its filter. */
static bytes png_around(const png_shape *shape, const uint8_t *raw, size_t size)
{
    uint8_t packed[16384], header[PHW_PNG_HEADER_BYTES] = {0};
    uLongf packed_size = sizeof packed;
    phw_strbuf out = PHW_STRBUF_INIT;
    assert_int_equal(compress(packed, &packed_size, raw, (uLong)size), Z_OK);
    phw_png_put32(header, shape->width);
    phw_png_put32(header + 4, shape->height);
    header[8] = 8;
    header[9] = shape->colour_type;
    phw_strbuf_add(&out, PHW_PNG_SIGNATURE, PHW_PNG_SIGNATURE_BYTES);
    phw_png_chunk_put(&out, "IHDR", header, sizeof header);
    if (shape->colour_type == 3)
        phw_png_chunk_put(&out, "PLTE", twins_palette, sizeof twins_palette);
    if (shape->opacity[0])
        phw_png_chunk_put(&out, "tRNS", shape->opacity, sizeof shape->opacity);
    phw_png_chunk_put(&out, "IDAT", packed, packed_size);
    phw_png_chunk_put(&out, "IEND", NULL, 0);
    assert_false(out.failed);
    return (bytes){.at = (uint8_t *)out.text, .size = out.length};
}

/* Bars that stand beside each other, 16 pixels apart: in white on nothing or, where they are
 * erased, in black on white under full transparency. */
typedef struct bars {
    uint32_t count;
    bool soft; /* as far as bars can be */
    bool erased;
} bars;

static uint8_t bar_at(const bars *how, uint32_t x, uint32_t y)
{
    enum { BAR = 16, STEP = 32 };
    const uint32_t in = x % BAR, edge = in < BAR / 2 ? in + 1 : BAR - in;
    if (y < 6 || y > 15 || x / BAR % 2 == 0 || x / BAR / 2 >= how->count)
        return 0;
    return (uint8_t)(how->soft && edge * STEP < 255 ? edge * STEP : 255);
}

static bytes bars_of(const bars *how)
{
    enum { WIDTH = 160, HEIGHT = 24 };
    uint8_t raw[HEIGHT * (1 + WIDTH * 4)];
    for (uint32_t y = 0; y < HEIGHT; y++) {
        uint8_t *row = raw + y * (1 + WIDTH * 4);
        row[0] = 0;
        for (uint32_t x = 0; x < WIDTH; x++) {
            const uint8_t bar = bar_at(how, x, y);
            memset(row + 1 + x * 4, how->erased ? 255 - bar : 255, 3);
            row[1 + x * 4 + 3] = how->erased ? 0 : bar;
        }
    }
    return png_around(&(png_shape){.width = WIDTH, .height = HEIGHT, .colour_type = 6}, raw,
                      sizeof raw);
}

/* A dark viewer shows it; an outline alone is no letter. */
static void test_white_on_nothing(void **state)
{
    (void)state;
    for (int soft = 0; soft < 2; soft++) {
        bytes letters = bars_of(&(bars){.count = 4, .soft = soft});
        found f = look(&letters);
        assert_int_equal(f.count, 1);
        assert_int_equal(f.items[0].kind, PHW_HIDDEN_COLOURS);
        assert_string_equal(f.items[0].where, "on-dark-ground");
        assert_true(f.items[0].derived);
        bytes_free(&letters);
    }
    bytes outline = bars_of(&(bars){.count = 1});
    assert_int_equal(look(&outline).count, 0);
    bytes_free(&outline);
}

/* Editors lay what is transparent on black before they make a thumbnail of it. */
static void test_a_thumbnail_on_black(void **state)
{
    (void)state;
    bytes letters = bars_of(&(bars){.count = 2});
    for (int ground = 0; ground < 2; ground++) {
        phw_image *small = make_picture(160, 24);
        for (uint32_t y = 0; y < small->height; y++)
            for (uint32_t x = 0; x < small->width; x++)
                memset(phw_image_row_mut(small, y) + (size_t)x * 3,
                       ground ? 255 - bar_at(&(bars){.count = 2}, 159 - x, y)
                              : bar_at(&(bars){.count = 2}, x, y),
                       3);
        bytes file = bytes_copy(&letters), thumbnail = jpeg_of(small);
        insert_chunk(&file, "IEND", "eXIf", thumbnail.at, thumbnail.size);
        found f = look(&file);
        assert_int_not_equal(f.count, 0);
        assert_int_equal(f.items[0].kind, PHW_HIDDEN_PICTURE);
        assert_int_equal(f.items[0].same, ground == 0);
        bytes_free(&thumbnail);
        bytes_free(&file);
    }
    bytes_free(&letters);
}

/* Each costs a decoding of the whole: a file with many is told of, not looked at for minutes. */
static void test_many_thumbnails_on_black(void **state)
{
    enum { COMPARED = 4 };
    (void)state;
    bytes file = bars_of(&(bars){.count = 2});
    phw_image *small = make_picture(160, 24);
    for (uint32_t y = 0; y < small->height; y++)
        for (uint32_t x = 0; x < small->width; x++)
            memset(phw_image_row_mut(small, y) + (size_t)x * 3, bar_at(&(bars){.count = 2}, x, y),
                   3);
    bytes thumbnail = jpeg_of(small);
    for (int i = 0; i <= COMPARED; i++)
        bytes_add(&file, thumbnail.at, thumbnail.size);
    found f = look(&file);
    size_t pictures = 0;
    for (size_t i = 0; i < f.count; i++)
        if (f.items[i].kind == PHW_HIDDEN_PICTURE)
            assert_int_equal(f.items[i].same, pictures++ < COMPARED);
    assert_int_equal(pictures, COMPARED + 1);
    bytes_free(&thumbnail);
    bytes_free(&file);
}

/* A photo's edges are no steps from pixel to pixel. */
static void test_erased_colours_with_soft_edges(void **state)
{
    (void)state;
    for (int soft = 0; soft < 2; soft++) {
        bytes erased = bars_of(&(bars){.count = 4, .soft = soft, .erased = true});
        found f = look(&erased);
        assert_int_equal(f.count, 1);
        assert_string_equal(f.items[0].where, "transparency");
        bytes_free(&erased);
    }
}

enum { TWINS_WIDTH = 90, TWINS_HEIGHT = 24 };

/* Bars of the second white on the first. */
typedef enum twins {
    TWINS_HIDDEN, /* nobody sees them */
    TWINS_AMONG,  /* nobody sees them, under much that is black on white */
    TWINS_EDGED,  /* by chance: all have black edges … */
    TWINS_SEEN    /* … or stand on what is nearly white */
} twins;

static uint8_t twin_at(twins how, uint32_t x, uint32_t y)
{
    enum { BAR = 5, BLACK = 2, NEARLY = 3 };
    if (how == TWINS_AMONG && y > 18)
        return (x + y) % 2 ? BLACK : 0;
    if (y < 6 || y > 15 || x / BAR % 2 == 0)
        return how == TWINS_SEEN && y > 2 ? NEARLY : 0;
    return how == TWINS_EDGED && (x % BAR == 0 || x % BAR == 4) ? BLACK : 1;
}

/* @param opacity  of the palette's entries. */
static bytes twin_png(twins how, const uint8_t opacity[4])
{
    uint8_t raw[TWINS_HEIGHT * (1 + TWINS_WIDTH)] = {0};
    for (uint32_t y = 0; y < TWINS_HEIGHT; y++)
        for (uint32_t x = 0; x < TWINS_WIDTH; x++)
            raw[y * (1 + TWINS_WIDTH) + 1 + x] = twin_at(how, x, y);
    png_shape shape = {.width = TWINS_WIDTH, .height = TWINS_HEIGHT, .colour_type = 3};
    memcpy(shape.opacity, opacity, sizeof shape.opacity);
    return png_around(&shape, raw, sizeof raw);
}

/* A frame in codes of three bits, with the table cleared before it could need a fourth. */
static void add_gif_frame(bytes *file, bool drawn, twins how)
{
    enum { CLEAR = 4, END = 5, BITS = 3, EACH = 2 };
    static const uint8_t descriptor[] = {0x2C, 0, 0, 0, 0, TWINS_WIDTH, 0, TWINS_HEIGHT, 0, 0, 2};
    static uint8_t codes[TWINS_WIDTH * TWINS_HEIGHT * 2];
    size_t count = 0, bit = 0;
    uint8_t packed[sizeof codes] = {0};
    for (uint32_t i = 0; i < TWINS_WIDTH * TWINS_HEIGHT; i++) {
        if (i % EACH == 0)
            codes[count++] = CLEAR;
        codes[count++] = drawn ? twin_at(how, i % TWINS_WIDTH, i / TWINS_WIDTH) : 0;
    }
    codes[count++] = END;
    for (size_t i = 0; i < count; i++)
        for (int b = 0; b < BITS; b++, bit++)
            packed[bit / 8] |= (uint8_t)((codes[i] >> b & 1) << bit % 8);
    bytes_add(file, descriptor, sizeof descriptor);
    for (size_t at = 0, left = (bit + 7) / 8; left; left -= left < 255 ? left : 255, at += 255) {
        const uint8_t block = (uint8_t)(left < 255 ? left : 255);
        bytes_add(file, &block, 1);
        bytes_add(file, packed + at, block);
    }
    bytes_add(file, "", 1);
}

/* @param frames  of which the last has the bars. */
static bytes twin_gif(twins how, int frames)
{
    static const uint8_t head[] = {'G', 'I',          'F', '8',  '9', 'a', TWINS_WIDTH,
                                   0,   TWINS_HEIGHT, 0,   0x81, 0,   0};
    bytes file = {NULL, 0};
    bytes_add(&file, head, sizeof head);
    bytes_add(&file, twins_palette, sizeof twins_palette);
    for (int i = 1; i <= frames; i++)
        add_gif_frame(&file, i == frames, how);
    bytes_add(&file, ";", 1);
    return file;
}

static size_t count_twins(bytes file)
{
    found f = look(&file);
    size_t count = 0; /* what stands on other ground shows what shines through */
    for (size_t i = 0; i < f.count; i++)
        count += f.items[i].kind == PHW_HIDDEN_PICTURE && f.items[i].derived;
    bytes_free(&file);
    return count;
}

/* Programs that lessen a picture's colours often leave one twice. */
static void test_colours_that_a_palette_has_twice(void **state)
{
    static const uint8_t opacities[][4] = {{0}, {255, 255, 255, 254}};
    (void)state;
    for (size_t i = 0; i < sizeof opacities / sizeof opacities[0]; i++) {
        assert_int_equal(count_twins(twin_png(TWINS_HIDDEN, opacities[i])), 1);
        assert_int_equal(count_twins(twin_png(TWINS_AMONG, opacities[i])), 1);
        assert_int_equal(count_twins(twin_png(TWINS_EDGED, opacities[i])), 0);
        assert_int_equal(count_twins(twin_png(TWINS_SEEN, opacities[i])), 0);
    }
    for (int frames = 1; frames < 3; frames++)
        assert_int_equal(count_twins(twin_gif(TWINS_HIDDEN, frames)), 1);
    assert_int_equal(count_twins(twin_gif(TWINS_EDGED, 1)), 0);
}

/* Letters with soft edges have many entries of one colour, of which each shines through. */
static void test_colours_that_differ_in_opacity(void **state)
{
    static const uint8_t opacity[] = {255, 96, 255, 255};
    (void)state;
    assert_int_equal(count_twins(twin_png(TWINS_HIDDEN, opacity)), 0);
}

static void test_what_is_too_dark(void **state)
{
    (void)state;
    phw_image *image = NULL;
    const phw_container deep = {.bit_depth = 16}, usual = {.bit_depth = 8};
    assert_int_equal(phw_image_new(9, 9, 3, &image, NULL), PHW_OK);
    assert_false(phw_image_is_too_dark(&deep, image)); /* black is black */
    phw_image_row_mut(image, 8)[26] = 3;
    assert_true(phw_image_is_too_dark(&deep, image));
    assert_false(phw_image_is_too_dark(&usual, image));
    phw_image_row_mut(image, 0)[0] = 15;
    assert_false(phw_image_is_too_dark(&deep, image));
    phw_image_free(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_bare_file_hides_nothing),
        cmocka_unit_test(test_words_between_segments),
        cmocka_unit_test(test_what_was_left_out_is_told),
        cmocka_unit_test(test_a_heic_that_cannot_be_decoded_is_told),
        cmocka_unit_test(test_previews_in_any_segment),
        cmocka_unit_test(test_a_preview_in_base64),
        cmocka_unit_test(test_a_raw_thumbnail),
        cmocka_unit_test(test_a_thumbnail_that_cannot_be_read_is_told),
        cmocka_unit_test(test_behind_the_end),
        cmocka_unit_test(test_files_in_segments),
        cmocka_unit_test(test_colours_under_transparency),
        cmocka_unit_test(test_white_on_nothing),
        cmocka_unit_test(test_a_thumbnail_on_black),
        cmocka_unit_test(test_many_thumbnails_on_black),
        cmocka_unit_test(test_erased_colours_with_soft_edges),
        cmocka_unit_test(test_colours_that_a_palette_has_twice),
        cmocka_unit_test(test_colours_that_differ_in_opacity),
        cmocka_unit_test(test_what_is_too_dark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
