/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/name_block.h"

#include <math.h>

#include "base/geometry.h"

/* A name fills so much of its line. */
#define OF_LINE 0.85
#define SURE_NAME 0.5
/* The ends of a name are no words of it if they are so short and doubtful: an emblem read as
 * letters. */
#define STRAY_LETTERS 3
#define LETTER_WIDEST 2.2 /* of an emblem read as one letter, in its heights */
/* Lines of one name: their distance in heights of letters, and how they differ in height. */
#define LINE_GAP 1.0
#define LINE_TIMES 1.6
/* Of a list of names, the next one is this far at most, in heights of letters, and begins where it
 * does. */
#define LIST_GAP 5.0
#define LIST_ALIGNED 1.0
#define LIST_TIMES 1.4

/* Words of the page, the last one inside. */
typedef struct words {
    size_t first, last;
} words;

/* Whether a word at a name's end is a stray of so many letters: no name begins or ends with a
 * letter by itself, however sure; but a long word may be misread as one. */
static bool is_stray(const phw_word *word, size_t letters)
{
    if (word->char_count == 1)
        return phw_quad_width(&word->quad) <= LETTER_WIDEST * phw_quad_height(&word->quad);
    return word->char_count <= letters && word->confidence < PHW_NAME_WORD_SURE;
}

/* The words of a name without such strays at its ends. False where nothing is left. */
static bool words_of(const phw_page *page, const phw_finding *finding, size_t letters, words *of)
{
    size_t from = finding->first_word, to = finding->last_word + 1;
    while (from < to && is_stray(&page->words[from], letters))
        from++;
    while (to > from && is_stray(&page->words[to - 1], letters))
        to--;
    *of = (words){from, to - 1};
    return to > from;
}

static phw_quad quad_of_words(const phw_page *page, const phw_finding *finding, const words *of)
{
    phw_quad quad = page->words[of->first].quad;
    for (size_t i = of->first + 1; i <= of->last; i++) {
        const phw_quad both[2] = {quad, page->words[i].quad};
        quad = phw_quad_union(both, 2, page->lines[finding->line].angle);
    }
    return quad;
}

/* Whether a name is all that its line says, but for strays. */
static bool fills_line(const phw_page *page, const phw_finding *finding, const words *of)
{
    const phw_line *line = &page->lines[finding->line];
    double all = 0, own = 0;
    for (size_t i = line->first_word; i < line->first_word + line->word_count; i++) {
        const double letters = (double)page->words[i].char_count;
        const bool in = i >= of->first && i <= of->last;
        own += in ? letters : 0;
        all += in || letters > STRAY_LETTERS || page->words[i].confidence >= PHW_NAME_WORD_SURE
                   ? letters
                   : 0;
    }
    return own >= OF_LINE * all;
}

static bool begins(const phw_page *page, const phw_finding *finding)
{
    words of;
    return finding->kind == PHW_FINDING_TRUST_NAME && finding->line < page->line_count &&
           finding->confidence >= SURE_NAME && finding->last_word < page->word_count &&
           words_of(page, finding, STRAY_LETTERS, &of) && fills_line(page, finding, &of);
}

/* Begins a name with one finding. */
static phw_name_block name_of(const phw_page *page, const phw_findings *findings, size_t index)
{
    const phw_finding *finding = &findings->items[index];
    words own, told;
    (void)words_of(page, finding, STRAY_LETTERS, &own); /* begins() knows that there are some */
    (void)words_of(page, finding, 1, &told);
    const phw_quad quad = quad_of_words(page, finding, &own);
    return (phw_name_block){.lines = {finding->line},
                            .finding = {index},
                            .count = 1,
                            .quad = quad,
                            .told = quad_of_words(page, finding, &told),
                            .unit = phw_quad_height(&quad),
                            .confidence = finding->confidence};
}

phw_name_frame phw_name_block_frame(const phw_name_block *of)
{
    const phw_point *c = of->quad.corner;
    const double width = phw_quad_width(&of->quad), height = phw_quad_height(&of->quad);
    const double along = of->unit / fmax(width, 1) / 2, down = of->unit / fmax(height, 1) / 2;
    return (phw_name_frame){.origin = c[0],
                            .along = {(c[1].x + c[2].x - c[0].x - c[3].x) * along,
                                      (c[1].y + c[2].y - c[0].y - c[3].y) * along},
                            .down = {(c[3].x + c[2].x - c[0].x - c[1].x) * down,
                                     (c[3].y + c[2].y - c[0].y - c[1].y) * down},
                            .width = width / of->unit,
                            .height = height / of->unit};
}

phw_box phw_name_box_in(const phw_name_frame *frame, const phw_quad *quad)
{
    const double area = frame->along.x * frame->down.y - frame->along.y * frame->down.x;
    phw_quad seen;
    for (int i = 0; i < 4; i++) {
        const double x = quad->corner[i].x - frame->origin.x,
                     y = quad->corner[i].y - frame->origin.y;
        seen.corner[i] = (phw_point){(x * frame->down.y - y * frame->down.x) / area,
                                     (y * frame->along.x - x * frame->along.y) / area};
    }
    return phw_quad_bounds(&seen);
}

phw_quad phw_name_quad_of(const phw_name_frame *frame, const phw_box *box)
{
    phw_quad quad = phw_quad_from_box(*box);
    for (int i = 0; i < 4; i++) {
        const phw_point p = quad.corner[i];
        quad.corner[i] = (phw_point){frame->origin.x + p.x * frame->along.x + p.y * frame->down.x,
                                     frame->origin.y + p.x * frame->along.y + p.y * frame->down.y};
    }
    return quad;
}

double phw_name_gap(double a_from, double a_to, double b_from, double b_to)
{
    return fmax(b_from - a_to, a_from - b_to);
}

/* How far the next line is up or down from all of a name, where it may go on with it. */
static bool goes_on(const phw_name_block *of, const phw_name_block *next)
{
    const phw_name_frame frame = phw_name_block_frame(of);
    const phw_box box = phw_name_box_in(&frame, &next->quad);
    return phw_name_gap(0, frame.height, box.top, box.bottom) <= LINE_GAP &&
           phw_name_gap(0, frame.width, box.left, box.right) < 0 &&
           fmax(of->unit, next->unit) <= LINE_TIMES * fmin(of->unit, next->unit);
}

/* Adds the other lines that a name is set on. False where they are too many: a list. */
static bool gather_lines(const phw_page *page, const phw_findings *findings, phw_name_block *of)
{
    for (size_t i = 0; i < findings->count; i++) {
        bool known = false;
        for (size_t k = 0; k < of->count; k++)
            known |= of->finding[k] == i || of->lines[k] == findings->items[i].line;
        if (known || !begins(page, &findings->items[i]))
            continue;
        const phw_name_block next = name_of(page, findings, i);
        if (!goes_on(of, &next))
            continue;
        if (of->count == PHW_NAME_LINES_MOST)
            return false;
        const phw_quad both[2] = {of->quad, next.quad};
        const phw_quad told[2] = {of->told, next.told};
        of->quad = phw_quad_union(both, 2, phw_quad_angle(&of->quad));
        of->told = phw_quad_union(told, 2, phw_quad_angle(&of->quad));
        of->unit = fmax(of->unit, next.unit);
        of->confidence = fmax(of->confidence, next.confidence);
        of->lines[of->count] = next.lines[0];
        of->finding[of->count++] = i;
        i = (size_t)-1; /* the larger one may be near any other: from the first again */
    }
    return true;
}

static bool holds(const phw_name_block *of, size_t line)
{
    for (size_t i = 0; i < of->count; i++)
        if (of->lines[i] == line)
            return true;
    return false;
}

/* Whether another name stands below or above it as in a list. */
bool phw_name_block_is_listed(const phw_page *page, const phw_findings *findings,
                              const phw_name_block *of)
{
    const phw_name_frame frame = phw_name_block_frame(of);
    for (size_t i = 0; i < findings->count; i++) {
        if (!begins(page, &findings->items[i]) || holds(of, findings->items[i].line))
            continue;
        const phw_name_block other = name_of(page, findings, i);
        const phw_box box = phw_name_box_in(&frame, &other.quad);
        if (phw_name_gap(0, frame.height, box.top, box.bottom) <= LIST_GAP &&
            fabs(box.left) <= LIST_ALIGNED &&
            fmax(of->unit, other.unit) <= LIST_TIMES * fmin(of->unit, other.unit))
            return true;
    }
    return false;
}

bool phw_name_block_has_word(const phw_page *page, const phw_findings *findings,
                             const phw_name_block *of, size_t word)
{
    for (size_t i = 0; i < of->count; i++) {
        words own;
        if (words_of(page, &findings->items[of->finding[i]], STRAY_LETTERS, &own) &&
            word >= own.first && word <= own.last)
            return true;
    }
    return false;
}

bool phw_name_block_gather(const phw_page *page, const phw_findings *findings, size_t index,
                           phw_name_block *block)
{
    if (!begins(page, &findings->items[index]))
        return false;
    phw_name_block made = name_of(page, findings, index);
    if (!gather_lines(page, findings, &made))
        return false;
    for (size_t i = 0; i < made.count; i++)
        if (made.finding[i] < index)
            return false;
    *block = made;
    return true;
}
