/* SPDX-License-Identifier: Apache-2.0 */
#include "image/hidden_colours.h"

#include <math.h>
#include <stdlib.h>

#include "image/codec.h"
#include "image/hidden_strokes.h"
#include "image/same.h"

enum { RGB = 3 };

/* A stored colour differs from the one seen by more than this, and from one that stands so near by
 * more than that, in this many pixels, before it counts as something hidden: fewer are no letter.
 * The edges of a photo's letters are as wide as that. */
#define UNSEEN_LEAST 40
#define EDGE_PIXELS 8U
#define CONTRAST_LEAST 24
#define UNSEEN_PIXELS 64U

/* The brightest of 8 bits, of a picture that has 16: 12-bit scans are brighter. */
#define DARK_BELOW 12

/* Letters that the picture does not show, on a dark ground with a step this high: so many steps in
 * a row (three letters of two strokes have twice as many, a shape's outline two or four), in as
 * many rows as the lowest print that is read has. */
#define LIGHT_LEAST 60
#define LETTER_EDGES 6U
#define LETTER_ROWS 6U
/* In a place where something was found, however it is turned: what two letters have, apart from the
 * two edges in a row that a shape's outline has, or the rim of a window's shadow. */
#define WORD_EDGES 12U
#define OUTLINE_EDGES 2U
#define SOFT_RIM 1U

typedef struct search {
    const phw_hidden_file *file;
    phw_image *seen;        /* of a further page, what is seen of it */
    bool translucent;       /* some page is */
    const phw_image *other; /* is compared with the first page */
    bool same;
} search;

static bool differ(const uint8_t *a, const uint8_t *b, int by)
{
    for (int c = 0; c < RGB; c++)
        if (abs(a[c] - b[c]) > by)
            return true;
    return false;
}

typedef struct edges {
    uint32_t from, to; /* columns */
    int by;            /* so high at least */
    uint32_t soft;     /* pixels by which the seen one may begin later: a letter's soft rim is
                          stored as dark as the letter */
} edges;

/* Edges of a row's part that the seen row has not. From the last edge on, so that one which is
 * spread over many pixels counts as well. */
static uint32_t count_edges(const uint8_t *here, const uint8_t *there, const edges *of)
{
    uint32_t count = 0;
    size_t last = (size_t)of->from * RGB;
    for (size_t at = last + RGB; at < (size_t)of->to * RGB; at += RGB) {
        const size_t ahead = at + (size_t)of->soft * RGB;
        if (differ(there + at, there + last, CONTRAST_LEAST)) {
            last = at;
        } else if (differ(here + at, here + last, of->by)) {
            count += ahead >= (size_t)of->to * RGB ||
                     !differ(there + ahead, there + last, CONTRAST_LEAST);
            last = at;
        }
    }
    return count;
}

/* @param by  how high its edges are at least. */
static bool shows_letters(const phw_image *image, const phw_image *seen, int by)
{
    const edges of = {.to = image->width, .by = by};
    uint32_t rows = 0;
    if (image->width != seen->width || image->height != seen->height)
        return true;
    for (uint32_t y = 0; y < image->height && rows < LETTER_ROWS; y++) {
        rows += count_edges(phw_image_row(image, y), phw_image_row(seen, y), &of) >= LETTER_EDGES;
    }
    return rows >= LETTER_ROWS;
}

bool phw_hidden_shows_letters(const phw_image *image, const phw_image *seen)
{
    return shows_letters(image, seen, CONTRAST_LEAST);
}

/* Whether the stored colours have edges where the seen ones are another. */
static bool shows_more(const phw_image *stored, const phw_image *shown)
{
    size_t count = 0;
    if (stored->width != shown->width || stored->height != shown->height)
        return true;
    for (uint32_t y = 0; y < stored->height; y++) {
        const uint8_t *here = phw_image_row(stored, y), *seen = phw_image_row(shown, y);
        for (uint32_t x = 1; x < stored->width; x++) {
            const uint8_t *pixel = here + (size_t)x * RGB;
            const uint32_t before = x < EDGE_PIXELS ? 0 : x - EDGE_PIXELS;
            if (!differ(pixel, seen + (size_t)x * RGB, UNSEEN_LEAST))
                continue;
            count += differ(pixel, here + (size_t)before * RGB, CONTRAST_LEAST);
        }
    }
    return count >= UNSEEN_PIXELS;
}

static uint32_t pixel_of(double at, uint32_t size)
{
    return (uint32_t)fmin(fmax(at, 0), size);
}

bool phw_hidden_shows_more_at(const phw_image *image, const phw_image *seen, phw_box place)
{
    if (image->width != seen->width || image->height != seen->height)
        return true;
    const edges of = {pixel_of(place.left, image->width), pixel_of(ceil(place.right), image->width),
                      CONTRAST_LEAST, SOFT_RIM};
    const uint32_t bottom = pixel_of(ceil(place.bottom), image->height);
    size_t count = 0;
    for (uint32_t y = pixel_of(place.top, image->height); y < bottom; y++) {
        const uint32_t here = count_edges(phw_image_row(image, y), phw_image_row(seen, y), &of);
        count += here > OUTLINE_EDGES ? here - OUTLINE_EDGES : 0;
    }
    return count >= WORD_EDGES;
}

static phw_status give_colours(search *s, const char *where, bool faint, const phw_image *image,
                               const phw_image *seen, phw_error *error)
{
    const phw_hidden found = {.kind = PHW_HIDDEN_COLOURS,
                              .where = where,
                              .derived = true,
                              .faint = faint,
                              .image = image,
                              .seen = seen};
    return s->file->take(s->file->context, &found, error);
}

/* What is faint as well. @param shows  whether the view shows more than is seen without that. */
static phw_status give_view(search *s, const char *where, bool shows, const phw_image *image,
                            const phw_image *seen, phw_error *error)
{
    phw_image *strokes = NULL;
    phw_status status = shows ? give_colours(s, where, false, image, seen, error) : PHW_OK;
    if (status == PHW_OK)
        status = phw_hidden_strokes(image, seen, &strokes, error);
    if (strokes)
        status = give_colours(s, where, true, strokes, seen, error);
    phw_image_free(&strokes);
    return status;
}

static phw_status take_stored(void *context, phw_image **image, const phw_container *container,
                              phw_error *error)
{
    search *s = context;
    const phw_image *seen = s->seen ? s->seen : container->page ? NULL : s->file->shown;
    s->translucent |= container->translucent;
    return *image && seen
               ? give_view(s, "transparency", shows_more(*image, seen), *image, seen, error)
               : PHW_OK;
}

/* Viewers with a dark ground show what white swallows. */
static phw_status take_dark(void *context, phw_image **image, const phw_container *container,
                            phw_error *error)
{
    search *s = context;
    const phw_image *seen = s->seen ? s->seen : container->page ? NULL : s->file->shown;
    return *image && seen ? give_view(s, "on-dark-ground", shows_letters(*image, seen, LIGHT_LEAST),
                                      *image, seen, error)
                          : PHW_OK;
}

static phw_status look_at_view(search *s, phw_image_view view, phw_image_take *take,
                               phw_error *error)
{
    phw_error fault = PHW_ERROR_INIT;
    phw_codec_job job = {.bytes = s->file->bytes,
                         .size = s->file->size,
                         .limits = s->file->limits,
                         .view = view,
                         .take = take,
                         .context = s,
                         .seen = s->file->container->pages > 1 ? &s->seen : NULL};
    phw_status status = phw_codec_run(&job, &fault);
    phw_image_free(&s->seen);
    return status == PHW_OK ? PHW_OK : phw_error_set(error, status, "%s", fault.message);
}

static phw_status take_same(void *context, phw_image **image, const phw_container *container,
                            phw_error *error)
{
    search *s = context;
    (void)error;
    if (*image && !container->page)
        s->same = phw_image_shows_same(*image, s->other);
    return PHW_OK;
}

phw_status phw_hidden_shows_same(const phw_hidden_file *file, const phw_image *image, bool *same,
                                 phw_error *error)
{
    search s = {.file = file, .other = image};
    phw_status status = PHW_OK;
    s.same = phw_image_shows_same(file->shown, image);
    if (!s.same && file->container->translucent)
        status = look_at_view(&s, PHW_VIEW_DARK, take_same, error);
    if (status == PHW_OK)
        *same = s.same;
    return status;
}

phw_status phw_hidden_look_under_transparency(const phw_hidden_file *file, phw_error *error)
{
    const phw_container *container = file->container;
    search s = {.file = file};
    if (!container->translucent &&
        (container->pages <= 1 || (!container->has_alpha && container->format == PHW_FORMAT_GIF)))
        return PHW_OK;
    phw_status status = look_at_view(&s, PHW_VIEW_STORED, take_stored, error);
    /* Long documents are not unpacked once more for nothing. */
    return status == PHW_OK && s.translucent ? look_at_view(&s, PHW_VIEW_DARK, take_dark, error)
                                             : status;
}

bool phw_image_is_too_dark(const phw_container *container, const phw_image *shown)
{
    uint8_t most = 0;
    if (container->bit_depth <= 8)
        return false;
    for (uint32_t y = 0; y < shown->height && most < DARK_BELOW; y++) {
        const uint8_t *row = phw_image_row(shown, y);
        for (size_t i = 0; i < (size_t)shown->width * RGB; i++)
            most = row[i] > most ? row[i] : most;
    }
    return most > 0 && most < DARK_BELOW;
}
