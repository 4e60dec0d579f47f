/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_value.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mark/weak_inside.h"
#include "model/model.h"

#define BIT(type) (1ULL << (PHW_LABEL_##type))
#define PERSONAL                                                                                   \
    (BIT(PERSON_NAME) | BIT(NHS_NUMBER) | BIT(HOSPITAL_NUMBER) | BIT(DATE_OF_BIRTH) |              \
     BIT(ADDRESS) | BIT(POSTCODE) | BIT(TELEPHONE) | BIT(EMAIL) | BIT(NEXT_OF_KIN))
#define LABEL_WORDS 4
#define KEY_ROOM 64
#define LABEL_SURE 0.8F /* of a label's words */
#define VALUE_SURE 0.9F /* and of a value's */
#define UNSURE 0.25F

/* What is so far off the paper is none: grey levels, and of the usual range. */
#define OFF 20.0
#define OFF_OF 0.15

/* In heights of the label. */
#define BEHIND 0.3   /* so far behind it a value begins at least */
#define LONGEST 14.0 /* and ends at most */
#define UNDER 0.2    /* so far under it one may begin, */
#define FAR_UNDER 1.6
#define HIGH 1.1     /* and is so high */
#define PARTED 2.5   /* what is farther off than that is another value */
#define SHORTEST 3.2 /* of a value */
#define COLON 0.3    /* so wide is one at most that was not read, with so much room behind it */
#define HIGHER 1.1   /* than the usual lines: what was laid on it makes it so */
#define BEYOND 0.6   /* what goes on so far above or below is no word */

#define FRAME 3         /* pixels: a run as narrow may be a frame's */
#define FEWEST 3        /* runs of ink: a bar is one */
#define UNLIKE 1.5      /* times as wide as the narrowest is the widest */
#define THICK 0.35      /* of the label's height: no letter's stroke */
#define THICK_LEAST 5.0 /* pixels */
#define BARE 0.15       /* so high is what a pen took out, */
#define HALF_INKED 0.08 /* and so many columns have ink in a row above it and one below */
#define COLUMNS_MAX 1024
#define LETTER 0.5     /* of the label's height is the highest */
#define READ_SHARE 0.5 /* of a value is read */
#define TALL_SHARE 0.3 /* of its columns go on above it, or below */

/* The words of a label that a line begins with: all of it, or as far as a colon, or as what nobody
 * is sure of. 0: none. */
static size_t label_words(const phw_weak_fields *f, const phw_line *line, uint64_t types,
                          bool *colon)
{
    char text[KEY_ROOM], key[KEY_ROOM];
    size_t length = 0;
    for (size_t i = 0; i < line->word_count && i < LABEL_WORDS; i++) {
        const phw_word *word = &f->page->words[line->first_word + i];
        const bool last = i + 1 == line->word_count || word[1].confidence < LABEL_SURE;
        phw_entry label;
        if (word->confidence < LABEL_SURE || length + word->length + 2 > sizeof text)
            return 0;
        if (i > 0)
            text[length++] = ' ';
        memcpy(text + length, word->text, word->length);
        length += word->length;
        *colon = text[length - 1] == ':';
        if (!*colon && !last)
            continue;
        const size_t used = phw_models_fold(text, length - *colon, key, sizeof key);
        *colon |= i + 1 < line->word_count;
        return isupper((unsigned char)text[0]) &&
                       phw_models_lookup(f->models, PHW_TABLE_RECORD_LABELS, key, used, &label) &&
                       (label.types & types)
                   ? i + 1
                   : 0;
    }
    return 0;
}

/* Runs of columns with ink. */
typedef struct ink {
    int left, right; /* of all of them */
    int runs, narrowest, widest;
    int least_gap, widest_gap; /* between two of them */
    int tallest;               /* rows from the first to the last of a column */
    bool colon;                /* one stood before them that was not read */
} ink;

static bool is_off(const phw_image *luma, int x, int y, double paper, double off)
{
    return fabs(phw_image_row(luma, (uint32_t)y)[x] - paper) >= off;
}

/* Rows from the first to the last of a column that have ink. */
static int ink_in(const phw_image *luma, int x, const phw_weak_box *in, double paper, double off)
{
    int top = in->top, bottom = in->bottom;
    while (top < bottom && !is_off(luma, x, top, paper, off))
        top++;
    while (bottom > top && !is_off(luma, x, bottom - 1, paper, off))
        bottom--;
    return bottom - top;
}

static void add_run(ink *of, int from, int to, int tall)
{
    const int wide = to - from, gap = from - of->right;
    if (wide >= FRAME) {
        of->narrowest = of->narrowest == 0 || wide < of->narrowest ? wide : of->narrowest;
        of->widest = wide > of->widest ? wide : of->widest;
        of->tallest = tall > of->tallest ? tall : of->tallest;
    }
    if (of->runs > 0) {
        of->least_gap = of->least_gap == 0 || gap < of->least_gap ? gap : of->least_gap;
        of->widest_gap = gap > of->widest_gap ? gap : of->widest_gap;
    }
    of->right = to;
    of->runs++;
}

/* The runs from the first of a box on, as far as a gap. */
static ink runs_of(const phw_image *luma, const phw_weak_box *in, double high, double paper,
                   double off)
{
    ink of = {.left = -1};
    int from = -1, tallest = 0;
    for (int x = in->left; x < in->right; x++) {
        const int tall = ink_in(luma, x, in, paper, off);
        if (tall > 0) {
            tallest = from < 0 || tall > tallest ? tall : tallest;
            from = from < 0 ? x : from;
            of.left = of.left < 0 ? x : of.left;
            continue;
        }
        if (from >= 0)
            add_run(&of, from, x, tallest);
        else if (of.runs == 1 && of.right - of.left <= COLON * high && x - of.right > COLON * high)
            of = (ink){.left = -1, .colon = true};
        else if (of.left >= 0 && x - of.right > PARTED * high)
            break;
        from = -1;
    }
    return of; /* without one that the box's end cuts */
}

/* Whether many columns of it go on beyond it: a picture, a frame, or the rows of another text. */
static bool goes_on(const phw_image *luma, const ink *of, const phw_weak_box *in, double high,
                    double paper, double off)
{
    const int far = (int)(BEYOND * high);
    int above = 0, below = 0;
    if (in->top < far || in->bottom + far > (int)luma->height)
        return true;
    for (int x = of->left; x < of->right; x++) {
        int up = 0, down = 0;
        while (up < far && is_off(luma, x, in->top - 1 - up, paper, off))
            up++;
        while (down < far && is_off(luma, x, in->bottom + down, paper, off))
            down++;
        above += up == far;
        below += down == far;
    }
    return fmax(above, below) > TALL_SHARE * (of->right - of->left);
}

/* How much of a row's part was read, pixels. @param sure  of the words, at least */
static double read_in(const phw_page *page, const ink *of, double middle, float sure)
{
    double read = 0;
    for (size_t i = 0; i < page->word_count; i++) {
        const phw_box word = phw_quad_bounds(&page->words[i].quad);
        if (page->words[i].confidence >= sure && word.top < middle && word.bottom > middle)
            read += fmax(0, fmin(word.right, of->right) - fmax(word.left, of->left));
    }
    return read;
}

/* Whether it is several signs, as high as letters and of several widths or so far apart as words
 * are: a bar is one, and dots, circles and stripes are alike. Of two a reader made words. */
static bool is_several(const phw_page *page, const ink *of, double middle, double high)
{
    const bool unlike =
        of->widest > UNLIKE * of->narrowest + 1 || of->widest_gap > UNLIKE * of->least_gap + 1;
    return of->tallest >= LETTER * high &&
           (of->runs >= FEWEST ? unlike : of->runs > 1 && read_in(page, of, middle, UNSURE) > 0);
}

/* Whether something thicker than strokes lies there: an emoji, a sticker, a pen's stroke. */
static bool has_thick(const phw_image *luma, const phw_weak_box *in, double high, double paper,
                      double off)
{
    const int least = (int)fmax(THICK_LEAST, THICK * high);
    int sides[COLUMNS_MAX] = {0}; /* of the largest square of ink that ends in a row's column */
    for (int y = in->top; y < in->bottom; y++) {
        int before = 0, corner = 0;
        for (int x = in->left; x < in->right && x - in->left < COLUMNS_MAX; x++) {
            const int above = sides[x - in->left];
            const int most = above < before ? above : before;
            const bool inked = is_off(luma, x, y, paper, off);
            before = inked ? (most < corner ? most : corner) + 1 : 0;
            corner = above;
            sides[x - in->left] = before;
            if (before >= least)
                return true;
        }
    }
    return false;
}

/* Whether a stroke of the paper's colour parts all that stands there into an upper and a lower
 * half. */
static bool is_parted(const phw_image *luma, const phw_weak_box *in, double high, double paper,
                      double off)
{
    int bare = 0, upper = 0;
    for (int y = in->top; y < in->bottom; y++) {
        int inked = 0;
        for (int x = in->left; x < in->right; x++)
            inked += is_off(luma, x, y, paper, off);
        if (inked >= HALF_INKED * (in->right - in->left)) {
            if (upper > 0 && bare >= BARE * high)
                return true;
            upper++;
        }
        bare = inked ? 0 : bare + 1;
    }
    return false;
}

/* @return whether ink stands in a place. @param[out] unread  whether it was not read. */
static bool look_in(const phw_weak_fields *f, phw_box place, double high, double paper,
                    phw_box *found, bool *unread)
{
    const phw_weak_box in = {(int)fmax(0, place.left), (int)fmax(0, place.top),
                             (int)fmin(f->luma->width, place.right),
                             (int)fmin(f->luma->height, place.bottom)};
    *unread = false;
    if (phw_weak_box_is_empty(&in))
        return false;
    const double off = fmax(OFF, OFF_OF * f->usual_range);
    const ink of = runs_of(f->luma, &in, high, paper, off);
    if (of.runs == 0)
        return of.colon;
    const double middle = (place.top + place.bottom) / 2, wide = of.right - of.left;
    *unread = wide >= SHORTEST * high && is_several(f->page, &of, middle, high) &&
              !goes_on(f->luma, &of, &in, high, paper, off) &&
              read_in(f->page, &of, middle, VALUE_SURE) < READ_SHARE * wide;
    const phw_weak_box all = {of.left, in.top, of.right, in.bottom};
    *unread = *unread && (has_thick(f->luma, &all, high, paper, off) ||
                          is_parted(f->luma, &all, high, paper, off));
    *found = (phw_box){all.left, all.top, all.right, all.bottom};
    return true;
}

/* The first row with ink under a label. @return below 0: there is none near it. */
static int first_row(const phw_weak_fields *f, const phw_box *label, double high, double paper)
{
    const phw_weak_box in = {(int)fmax(0, label->left), (int)(label->bottom + UNDER * high),
                             (int)fmin(f->luma->width, label->left + SHORTEST * high),
                             (int)fmin(f->luma->height, label->bottom + FAR_UNDER * high)};
    if (phw_weak_box_is_empty(&in))
        return -1;
    const double off = fmax(OFF, OFF_OF * f->usual_range);
    for (int y = in.top; y < in.bottom; y++)
        for (int x = in.left; x < in.right; x++)
            if (is_off(f->luma, x, y, paper, off))
                return y;
    return -1;
}

/* Where the next line that was surely read begins in a place's row. */
static double next_line(const phw_weak_fields *f, size_t self, const phw_box *place)
{
    const double middle = (place->top + place->bottom) / 2;
    double next = place->right;
    for (size_t i = 0; i < f->page->line_count; i++) {
        const phw_box *own = &f->boxes[i];
        const phw_line *line = &f->page->lines[i];
        bool colon;
        if (i != self && own->top < middle && own->bottom > middle && own->left > place->left &&
            line->state == PHW_LINE_READ && label_words(f, line, PERSONAL, &colon) > 0)
            next = fmin(next, own->left);
    }
    return next;
}

/* Whether the next field stands in a place, of whatever. */
static bool begins_with_label(const phw_weak_fields *f, const phw_box *place)
{
    const double middle = (place->top + place->bottom) / 2;
    for (size_t i = 0; i < f->page->line_count; i++) {
        const phw_box *own = &f->boxes[i];
        bool colon;
        if (own->top < middle && own->bottom > middle && own->left < place->right &&
            own->right > place->left && label_words(f, &f->page->lines[i], UINT64_MAX, &colon) > 0)
            return true;
    }
    return false;
}

bool phw_weak_value_is_unread(const phw_weak_fields *fields, size_t number, phw_box *found)
{
    const phw_line *line = &fields->page->lines[number];
    const phw_box own = fields->boxes[number];
    const double high = fmin(line->height, HIGHER * fields->usual_height);
    bool colon = false, unread = false;
    const size_t words = fields->models ? label_words(fields, line, PERSONAL, &colon) : 0;
    if (words == 0)
        return false;
    const phw_box last = phw_quad_bounds(&fields->page->words[line->first_word + words - 1].quad);
    const phw_weak_box label = {(int)fmax(0, own.left), (int)fmax(0, own.top),
                                (int)fmin(fields->luma->width, last.right),
                                (int)fmin(fields->luma->height, own.bottom)};
    if (phw_weak_box_is_empty(&label))
        return false;
    const double paper = phw_weak_levels_inside(fields->luma, &label).ground;
    phw_box place = {last.right + BEHIND * high, own.top, last.right + LONGEST * high, own.bottom};
    place.right = next_line(fields, number, &place);
    if (look_in(fields, place, high, paper, found, &unread) || colon)
        return unread;
    const int top = first_row(fields, &own, high, paper);
    if (top < 0)
        return false;
    place = (phw_box){own.left - BEHIND * high, top, own.left + LONGEST * high, top + HIGH * high};
    place.right = next_line(fields, number, &place);
    return !begins_with_label(fields, &place) &&
           look_in(fields, place, high, paper, found, &unread) && unread;
}

phw_status phw_weak_value_look(phw_weak_search *search, size_t line, phw_error *error)
{
    const phw_mark_scene *of = search->scene;
    const phw_weak_fields fields = {.luma = of->pyramid->level[0],
                                    .page = of->page,
                                    .models = of->models,
                                    .boxes = search->boxes,
                                    .usual_range = search->usual_range,
                                    .usual_height = search->usual_height};
    phw_box found;
    return phw_weak_value_is_unread(&fields, line, &found)
               ? phw_weak_search_tell(search, found, PHW_WEAK_SURE_VALUE, "unread-value",
                                      &of->page->lines[line], error)
               : PHW_OK;
}
