/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_beside.h"

#include <ctype.h>
#include <math.h>

#include "mark/weak_inside.h"

#define LOWEST 9.0 /* of lines that have a shape to compare, pixels */

/* A line that could not be read is compared with one that was, where it is this near and of like
 * height. */
#define NEAR 6.0 /* of its heights */
#define HEIGHTS_ALIKE 0.6
#define COVER_HIGH 2.4 /* of that line's height */

/* A word stands at something where it ends so near it, in its height. */
#define WORD_NEAR 0.3

/* Words that were written on something are so high, of its height; so wide is a letter at most, of
 * its line's height. */
#define WRITTEN_HIGH 0.45
#define LETTER_WIDE 0.9

#define SURE_SHARE 0.4 /* of a box has sure words */
#define READ_SHARE 0.3 /* of a line that was read lies so much where letters are whole */

/* What is left of letters is so high at most, of the line before it, and stands in its row but for
 * so much of its height, so many heights behind it at most. */
#define CUT_HEIGHT 0.62
#define CUT_WITHIN 0.35
#define BEHIND 14.0

/* Where the grain of a line's paper is measured: so high, as far above it, in its heights, and so
 * long, in pixels. */
#define GRAIN_HIGH 0.25
#define GRAIN_LONG 256.0

bool phw_weak_is_level(const phw_line *line)
{
    return line->height >= LOWEST && fabs(line->angle) <= PHW_WEAK_LEVEL_WITHIN && !line->mirrored;
}

const phw_line *phw_weak_nearest_read(const phw_page *page, const phw_line *line)
{
    const phw_line *nearest = NULL;
    double least = INFINITY;
    phw_point centre = phw_quad_centre(&line->quad);
    for (size_t i = 0; i < page->line_count; i++) {
        phw_point other = phw_quad_centre(&page->lines[i].quad);
        double off = hypot(other.x - centre.x, other.y - centre.y);
        if (page->lines[i].state == PHW_LINE_READ && phw_weak_is_level(&page->lines[i]) &&
            off < least) {
            least = off;
            nearest = &page->lines[i];
        }
    }
    return nearest;
}

static bool is_near(const phw_line *line, const phw_line *other)
{
    phw_box a = phw_quad_bounds(&line->quad), b = phw_quad_bounds(&other->quad);
    const double reach = NEAR * other->height;
    return a.left < b.right + reach && b.left < a.right + reach && a.top < b.bottom + reach &&
           b.top < a.bottom + reach;
}

bool phw_weak_is_like(const phw_line *line, const phw_line *other)
{
    return line->height >= HEIGHTS_ALIKE * other->height &&
           other->height >= HEIGHTS_ALIKE * line->height && is_near(line, other);
}

bool phw_weak_is_higher(const phw_line *line, const phw_line *other)
{
    return line->height > other->height / HEIGHTS_ALIKE &&
           line->height <= COVER_HIGH * other->height && is_near(line, other);
}

bool phw_weak_reads_whole(const phw_page *page, const phw_line *line)
{
    float sure = 0;
    for (size_t i = 0; i < line->word_count; i++)
        sure += page->words[line->first_word + i].confidence;
    return line->state == PHW_LINE_READ && sure >= PHW_WEAK_WHOLE_SURE * (float)line->word_count;
}

bool phw_weak_is_read_at(const phw_page *page, phw_box box)
{
    const phw_quad quad = phw_quad_from_box(box);
    for (size_t i = 0; i < page->line_count; i++)
        if (phw_weak_reads_whole(page, &page->lines[i]) &&
            phw_quad_overlap(&page->lines[i].quad, &quad) >=
                READ_SHARE * phw_quad_area(&page->lines[i].quad))
            return true;
    return false;
}

bool phw_weak_is_surely_read(const phw_page *page, phw_box box)
{
    const phw_quad quad = phw_quad_from_box(box);
    double sure = 0;
    for (size_t i = 0; i < page->word_count; i++)
        if (page->words[i].confidence >= PHW_WEAK_WHOLE_SURE)
            sure += phw_quad_overlap(&page->words[i].quad, &quad);
    return sure >= SURE_SHARE * phw_quad_area(&quad);
}

static bool has_letters(const phw_word *word)
{
    for (size_t i = 0; i < word->length; i++)
        if (isalnum((unsigned char)word->text[i]) || (unsigned char)word->text[i] >= 0x80)
            return true;
    return false;
}

bool phw_weak_is_beside_word(const phw_page *page, phw_box box, float sure)
{
    const double middle = (box.top + box.bottom) / 2;
    for (size_t i = 0; i < page->word_count; i++) {
        const phw_box word = phw_quad_bounds(&page->words[i].quad);
        const double near = WORD_NEAR * (word.bottom - word.top);
        if (word.top < middle && word.bottom > middle && page->words[i].confidence >= sure &&
            has_letters(&page->words[i]) &&
            ((word.left < box.left - near && word.right > box.left - near) ||
             (word.right > box.right + near && word.left < box.right + near)))
            return true;
    }
    return false;
}

/* Whether a word's letters may be written on a box: as high as that, and in its midst. */
static bool may_be_written_on(const phw_word *word, phw_box box, float sure)
{
    const double high = box.bottom - box.top, middle = (box.top + box.bottom) / 2;
    const phw_box own = phw_quad_bounds(&word->quad);
    return own.top <= middle && own.bottom >= middle && word->confidence >= sure &&
           own.bottom - own.top >= WRITTEN_HIGH * high && has_letters(word);
}

/* Whether an earlier word may be written there, too: lines may be read twice. */
static bool was_read_before(const phw_page *page, size_t number, double x, phw_box box, float sure)
{
    for (size_t i = 0; i < number; i++) {
        const phw_box own = phw_quad_bounds(&page->words[i].quad);
        if (own.left < x && own.right > x && may_be_written_on(&page->words[i], box, sure))
            return true;
    }
    return false;
}

bool phw_weak_is_written_on(const phw_page *page, phw_box box, float sure)
{
    double written = 0;
    for (size_t i = 0; i < page->word_count; i++) {
        const phw_word *word = &page->words[i];
        const phw_box own = phw_quad_bounds(&word->quad);
        if (!may_be_written_on(word, box, sure))
            continue;
        for (size_t k = 0; k < word->char_count; k++) {
            const double x = phw_quad_centre(&word->chars[k]).x;
            if (x > box.left && x < box.right && !was_read_before(page, i, x, box, sure))
                written += LETTER_WIDE * (own.bottom - own.top);
        }
    }
    return written >= box.right - box.left;
}

bool phw_weak_stands_behind(const phw_line *line, const phw_line *label)
{
    if (label->state != PHW_LINE_READ || line->height > CUT_HEIGHT * label->height)
        return false;
    const phw_box own = phw_quad_bounds(&line->quad), other = phw_quad_bounds(&label->quad);
    const double h = label->height, within = CUT_WITHIN * h;
    return phw_weak_is_level(label) && own.left > other.right &&
           own.left < other.right + BEHIND * h && own.top > other.top - within &&
           own.bottom < other.bottom + within;
}

double phw_weak_grain_above(const phw_image *luma, const phw_line *line)
{
    const phw_box own = phw_quad_bounds(&line->quad);
    const double high = GRAIN_HIGH * line->height;
    const phw_weak_box above = {(int)fmax(0, own.left), (int)fmax(0, own.top - 2 * high),
                                (int)fmin(luma->width, fmin(own.right, own.left + GRAIN_LONG)),
                                (int)fmin(luma->height, own.top - high)};
    return phw_weak_paper_grain(luma, &above, 1);
}
