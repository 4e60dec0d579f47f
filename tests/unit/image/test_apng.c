/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "image/decode.h"
#include "image/png_chunk.h"

#define SIDE 16U
#define PAGES_MAX 8

enum { NONE = 0, BACKGROUND = 1, PREVIOUS = 2 };
enum { SOURCE = 0, OVER = 1 };

/* One frame: a rectangle of one colour. */
typedef struct drawn {
    uint32_t left, top, width, height;
    uint8_t rgba[4];
    uint8_t dispose, blend;
} drawn;

static const uint8_t red[3] = {255, 0, 0}, white[3] = {255, 255, 255}, green[3] = {0, 255, 0};

/* --- a writer of its own ---------------------------------------------------------------------- */

static void put_header(phw_strbuf *out, uint32_t frames)
{
    uint8_t header[PHW_PNG_HEADER_BYTES] = {0}, counts[8] = {0};
    phw_png_put32(header, SIDE);
    phw_png_put32(header + 4, SIDE);
    header[8] = 8;
    header[9] = 6;
    phw_png_put32(counts, frames);
    phw_strbuf_add(out, PHW_PNG_SIGNATURE, PHW_PNG_SIGNATURE_BYTES);
    phw_png_chunk_put(out, "IHDR", header, sizeof header);
    phw_png_chunk_put(out, "acTL", counts, sizeof counts);
}

static void put_control(phw_strbuf *out, uint32_t sequence, const drawn *f)
{
    uint8_t c[26] = {0};
    phw_png_put32(c, sequence);
    phw_png_put32(c + 4, f->width);
    phw_png_put32(c + 8, f->height);
    phw_png_put32(c + 12, f->left);
    phw_png_put32(c + 16, f->top);
    phw_png_put16(c + 20, 3);
    phw_png_put16(c + 22, 10);
    c[24] = f->dispose;
    c[25] = f->blend;
    phw_png_chunk_put(out, "fcTL", c, sizeof c);
}

/* @param sequence  NULL: as IDAT. */
static void put_data(phw_strbuf *out, uint32_t *sequence, const drawn *f)
{
    uint8_t raw[SIDE * (1 + SIDE * 4)] = {0}, packed[4 + sizeof raw + 64];
    uLongf size = sizeof packed - 4;
    size_t at = 0;
    for (uint32_t y = 0; y < f->height; y++) {
        raw[at++] = 0;
        for (uint32_t x = 0; x < f->width; x++, at += 4)
            memcpy(raw + at, f->rgba, 4);
    }
    assert_int_equal(compress(packed + 4, &size, raw, at), Z_OK);
    if (!sequence) {
        phw_png_chunk_put(out, "IDAT", packed + 4, size);
        return;
    }
    phw_png_put32(packed, (*sequence)++);
    phw_png_chunk_put(out, "fdAT", packed, size + 4);
}

/* @param still  a picture that is no frame, or NULL. */
static phw_strbuf animation(const drawn *still, const drawn *frames, uint32_t count)
{
    phw_strbuf out = PHW_STRBUF_INIT;
    uint32_t sequence = 0;
    put_header(&out, count);
    if (still)
        put_data(&out, NULL, still);
    for (uint32_t i = 0; i < count; i++) {
        put_control(&out, sequence++, &frames[i]);
        put_data(&out, i || still ? &sequence : NULL, &frames[i]);
    }
    phw_png_chunk_put(&out, "IEND", NULL, 0);
    assert_false(out.failed);
    return out;
}

/* --- reading ---------------------------------------------------------------------------------- */

typedef struct reading {
    uint32_t count;
    phw_image *page[PAGES_MAX];
    phw_container facts[PAGES_MAX];
} reading;

static phw_status take(void *context, phw_image **image, const phw_container *facts,
                       phw_error *error)
{
    reading *r = context;
    (void)error;
    assert_true(r->count < PAGES_MAX);
    r->page[r->count] = *image;
    r->facts[r->count++] = *facts;
    *image = NULL;
    return PHW_OK;
}

static reading read_pages(const phw_strbuf *file, phw_image_view view)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    reading r = {0};
    phw_error error = PHW_ERROR_INIT;
    assert_int_equal(phw_image_decode_pages((const uint8_t *)file->text, file->length, &limits,
                                            view, take, &r, &error),
                     PHW_OK);
    return r;
}

static void assert_pixel(const reading *r, uint32_t page, uint32_t x, uint32_t y,
                         const uint8_t colour[3])
{
    assert_non_null(r->page[page]);
    assert_memory_equal(phw_image_row(r->page[page], y) + (size_t)x * 3, colour, 3);
}

static void done(reading *r, phw_strbuf *file)
{
    for (uint32_t i = 0; i < r->count; i++)
        phw_image_free(&r->page[i]);
    phw_strbuf_done(file);
}

static void test_what_frames_leave(void **state)
{
    (void)state;
    const drawn frames[] = {
        {0, 0, SIDE, SIDE, {255, 0, 0, 255}, NONE, SOURCE},
        {4, 4, 4, 4, {0, 255, 0, 255}, PREVIOUS, OVER},
        {8, 8, 8, 8, {0, 0, 0, 0}, NONE, OVER}, /* leaves what it is laid over */
        {0, 8, 4, 4, {0, 255, 0, 255}, BACKGROUND, OVER},
        {12, 0, 4, 4, {0, 0, 0, 0}, NONE, SOURCE}, /* cuts a hole */
        {12, 4, 4, 4, {0, 255, 0, 128}, NONE, OVER},
    };
    const uint8_t half[3] = {127, 128, 0};
    phw_strbuf file = animation(NULL, frames, 6);
    reading r = read_pages(&file, PHW_VIEW_SEEN);
    assert_int_equal(r.count, 6);
    for (uint32_t i = 0; i < 6; i++) {
        assert_int_equal(r.facts[i].pages, 6);
        assert_int_equal(r.facts[i].page, i);
        assert_int_equal(r.facts[i].delay_ms, 300);
        assert_int_equal(r.facts[i].extra_images, 0);
        assert_true(r.facts[i].complete);
        assert_int_equal(r.page[i]->width, SIDE);
    }
    assert_pixel(&r, 0, 5, 5, red);
    assert_pixel(&r, 1, 5, 5, green);
    assert_pixel(&r, 2, 5, 5, red);
    assert_pixel(&r, 2, 9, 9, red);
    assert_pixel(&r, 3, 1, 9, green);
    assert_pixel(&r, 4, 1, 9, white);
    assert_pixel(&r, 4, 13, 1, white);
    assert_pixel(&r, 5, 13, 5, half);
    done(&r, &file);
}

/* Viewers that know no animation show it, the others never do. */
static void test_a_still_picture_that_is_no_frame(void **state)
{
    (void)state;
    const drawn still = {0, 0, SIDE, SIDE, {0, 255, 0, 255}, NONE, SOURCE};
    const drawn frames[] = {{0, 0, SIDE, SIDE, {255, 0, 0, 255}, NONE, SOURCE}};
    phw_strbuf file = animation(&still, frames, 1);
    reading r = read_pages(&file, PHW_VIEW_SEEN);
    assert_int_equal(r.count, 2);
    assert_int_equal(r.facts[0].delay_ms, 0);
    assert_int_equal(r.facts[1].delay_ms, 300);
    assert_pixel(&r, 0, 3, 3, green);
    assert_pixel(&r, 1, 3, 3, red);
    done(&r, &file);
}

static void test_stored_colours_are_the_frame_s_own(void **state)
{
    (void)state;
    const drawn frames[] = {{0, 0, SIDE, SIDE, {255, 255, 255, 255}, NONE, SOURCE},
                            {2, 2, 8, 8, {0, 255, 0, 0}, NONE, OVER}};
    phw_strbuf file = animation(NULL, frames, 2);
    reading r = read_pages(&file, PHW_VIEW_STORED);
    assert_int_equal(r.count, 2);
    assert_int_equal(r.page[1]->width, 8);
    assert_pixel(&r, 1, 0, 0, green);
    done(&r, &file);
}

/* What viewers make of these is unsure: nothing of the kind is whole. */
static void test_broken_animations(void **state)
{
    (void)state;
    const drawn good[] = {{0, 0, SIDE, SIDE, {255, 0, 0, 255}, NONE, SOURCE},
                          {2, 2, 8, 8, {0, 255, 0, 255}, NONE, SOURCE}};
    const drawn outside[] = {good[0], {10, 10, 8, 8, {0, 255, 0, 255}, NONE, SOURCE}};
    const drawn unknown[] = {good[0], {2, 2, 8, 8, {0, 255, 0, 255}, 3, SOURCE}};
    const drawn *const wrong[] = {outside, unknown};
    for (size_t i = 0; i < 2; i++) {
        phw_strbuf file = animation(NULL, wrong[i], 2);
        reading r = read_pages(&file, PHW_VIEW_SEEN);
        assert_int_equal(r.count, 2);
        assert_null(r.page[1]);
        assert_false(r.facts[1].complete);
        done(&r, &file);
    }
    /* The first frame is the picture that others show: it cannot be a part of it. */
    const drawn small[] = {{0, 0, SIDE, 9, {255, 0, 0, 255}, NONE, SOURCE}, good[1]};
    phw_strbuf part = animation(NULL, small, 2);
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    reading still = {0};
    assert_int_equal(phw_image_decode_pages((const uint8_t *)part.text, part.length, &limits,
                                            PHW_VIEW_SEEN, take, &still, NULL),
                     PHW_OK);
    assert_int_equal(still.count, 1);
    assert_int_equal(still.facts[0].extra_images, 1);
    assert_false(still.facts[0].complete);
    done(&still, &part);
    /* Fewer or more frames than are counted; a number left out; data before any control. */
    for (int i = 0; i < 4; i++) {
        phw_strbuf file = PHW_STRBUF_INIT;
        uint32_t sequence = i == 2 ? 7 : i == 3 ? 0 : 1;
        put_header(&file, i == 0 ? 1 : i == 1 ? 3 : 2);
        if (i == 3)
            put_data(&file, &sequence, &good[1]);
        put_control(&file, i == 3 ? sequence++ : 0, &good[0]);
        put_data(&file, NULL, &good[0]);
        put_control(&file, sequence++, &good[1]);
        put_data(&file, &sequence, &good[1]);
        phw_png_chunk_put(&file, "IEND", NULL, 0);
        reading r = read_pages(&file, PHW_VIEW_SEEN);
        assert_int_equal(r.count, 2);
        assert_false(r.facts[1].complete);
        done(&r, &file);
    }
}

/* Cut anywhere, it is never whole, and nothing is read that is not there. */
static void test_cut_animations(void **state)
{
    (void)state;
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    const drawn frames[] = {{0, 0, SIDE, SIDE, {255, 0, 0, 255}, NONE, SOURCE},
                            {2, 2, 8, 8, {0, 255, 0, 255}, NONE, SOURCE}};
    phw_strbuf file = animation(NULL, frames, 2);
    for (size_t size = PHW_PNG_SIGNATURE_BYTES; size < file.length; size++) {
        uint8_t *cut = malloc(size); /* its own, so that reading past it is noticed */
        reading r = {0};
        assert_non_null(cut);
        memcpy(cut, file.text, size);
        if (phw_image_decode_pages(cut, size, &limits, PHW_VIEW_SEEN, take, &r, NULL) == PHW_OK)
            assert_false(r.facts[r.count - 1].complete);
        for (uint32_t i = 0; i < r.count; i++)
            phw_image_free(&r.page[i]);
        free(cut);
    }
    phw_strbuf_done(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_frames_leave),
        cmocka_unit_test(test_a_still_picture_that_is_no_frame),
        cmocka_unit_test(test_stored_colours_are_the_frame_s_own),
        cmocka_unit_test(test_broken_animations),
        cmocka_unit_test(test_cut_animations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
