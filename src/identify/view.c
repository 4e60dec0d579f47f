/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/view.h"

#include <math.h>
#include <string.h>

#include "base/geometry.h"
#include "base/utf8.h"
#include "identify/view_grid.h"

/* A gap between words this many character advances wide, and this share of the height, ends a
 * cell: one space of a monospaced font is 1.2 advances, two are 2.2. */
#define CELL_GAP_ADVANCES 1.7
#define CELL_GAP_HEIGHTS 0.6
/* A cell has so many words at most, three times what the widest screen has in a line of prose: each
 * is held against the others of its cell. */
#define CELL_WORDS 128
/* A line is between these many character advances tall. */
#define HEIGHT_LEAST 1.3
#define HEIGHT_MOST 3.4
/* Characters' boxes that are joined in one step. */
#define QUADS_AT_ONCE 32
/* No code point gives more bytes than this when normalised. */
#define NORMAL_BYTES_MAX 4

typedef struct replacement {
    uint32_t code_point;
    const char *text;
} replacement;

static const replacement replacements[] = {
    {0x00A0, " "},   {0x00AD, ""},   {0x00B4, "'"},  {0x02B9, "'"},   {0x02BC, "'"},
    {0x2010, "-"},   {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"},   {0x2014, "-"},
    {0x2015, "-"},   {0x2018, "'"},  {0x2019, "'"},  {0x201A, ","},   {0x201B, "'"},
    {0x201C, "\""},  {0x201D, "\""}, {0x201E, "\""}, {0x2026, "..."}, {0x2032, "'"},
    {0x2033, "\""},  {0x200B, ""},   {0x200C, ""},   {0x200D, ""},    {0x200E, ""},
    {0x200F, ""},    {0x202F, " "},  {0x2043, "-"},  {0x2116, "No"},  {0x2212, "-"},
    {0x3000, " "},   {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"},  {0xFB03, "ffi"},
    {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"}, {0xFEFF, ""},    {0x00A6, "|"},
};

/* The normalised form of one code point in at most NORMAL_BYTES_MAX bytes; returns their number. */
static size_t normalise(uint32_t c, char *bytes)
{
    if (c == '`') {
        bytes[0] = '\'';
        return 1;
    }
    if (c < 0x80) {
        bytes[0] = (char)(c < ' ' ? ' ' : c);
        return 1;
    }
    if (c >= 0xFF01 && c <= 0xFF5E)
        return phw_utf8_encode(c - 0xFF01 + '!', bytes);
    if (c >= 0x2000 && c <= 0x200A) {
        bytes[0] = ' ';
        return 1;
    }
    for (size_t i = 0; i < sizeof replacements / sizeof replacements[0]; i++) {
        if (replacements[i].code_point == c) {
            size_t length = strlen(replacements[i].text);
            memcpy(bytes, replacements[i].text, length);
            return length;
        }
    }
    return phw_utf8_encode(c == PHW_UTF8_INVALID ? 0xFFFD : c, bytes);
}

static phw_point mid(phw_point a, phw_point b)
{
    return (phw_point){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

static double dot(phw_point a, phw_point b)
{
    return a.x * b.x + a.y * b.y;
}

static phw_point minus(phw_point a, phw_point b)
{
    return (phw_point){a.x - b.x, a.y - b.y};
}

static double word_gap(const phw_word *a, const phw_word *b, phw_point along)
{
    phw_point end = mid(a->quad.corner[1], a->quad.corner[2]);
    phw_point start = mid(b->quad.corner[0], b->quad.corner[3]);
    return dot(minus(start, end), along);
}

static phw_token_shape shape_of(bool digit, bool upper, bool lower, bool first_upper)
{
    if (digit)
        return upper || lower ? PHW_TOKEN_MIXED : PHW_TOKEN_NUMBER;
    if (!lower)
        return PHW_TOKEN_UPPER;
    if (!upper)
        return PHW_TOKEN_LOWER;
    return first_upper ? PHW_TOKEN_TITLE : PHW_TOKEN_MIXED;
}

static phw_token_shape token_shape(const char *text, uint32_t begin, uint32_t end)
{
    bool digit = false, upper = false, lower = false, first_upper = false, first = true;
    for (uint32_t i = begin; i < end;) {
        uint32_t c = (unsigned char)text[i];
        i += c < 0x80 ? 1 : (uint32_t)phw_utf8_decode(text + i, end - i, &c);
        bool capital = (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
                       (c >= 0x100 && c < 0x180 && !(c & 1));
        if (c >= '0' && c <= '9')
            digit = true;
        else if (capital)
            upper = true;
        else if (c != '\'' && c != '-')
            lower = true;
        if (first)
            first_upper = capital;
        first = false;
    }
    return shape_of(digit, upper, lower, first_upper);
}

/* What most of a text is: a letter or digit of ASCII, as bits; 0: something else. */
enum { PLAIN_DIGIT = 1, PLAIN_CAPITAL = 2, PLAIN_SMALL = 4 };

static unsigned plain_of(char c)
{
    if (c >= 'a' && c <= 'z')
        return PLAIN_SMALL;
    if (c >= 'A' && c <= 'Z')
        return PLAIN_CAPITAL;
    return c >= '0' && c <= '9' ? PLAIN_DIGIT : 0;
}

/* Whether what is not plain stands in a token. */
static bool in_token(const char *text, uint32_t length, uint32_t at)
{
    unsigned char c = (unsigned char)text[at];
    if (c >= 0x80) {
        uint32_t code_point;
        if ((c & 0xC0) == 0x80)
            return true;
        phw_utf8_decode(text + at, length - at, &code_point);
        return code_point >= 0xC0 && code_point != 0xD7 && code_point != 0xF7 &&
               (code_point < 0x2000 || code_point >= 0x2C00);
    }
    if ((c != '\'' && c != '-') || at == 0 || at + 1 >= length)
        return false;
    unsigned char before = (unsigned char)text[at - 1], after = (unsigned char)text[at + 1];
    bool letter_before = (before | 32) >= 'a' && (before | 32) <= 'z';
    bool letter_after = (after | 32) >= 'a' && (after | 32) <= 'z';
    return (letter_before || before >= 0x80) && (letter_after || after >= 0x80);
}

bool phw_view_tokenise(phw_cell *cell, phw_arena *arena)
{
    phw_token *tokens = phw_arena_alloc_array(arena, cell->length / 2 + 1, sizeof *tokens);
    if (!tokens)
        return false;
    const char *text = cell->text;
    uint32_t count = 0;
    cell->digits = 0;
    for (uint32_t at = 0; at < cell->length; at++)
        cell->digits += text[at] >= '0' && text[at] <= '9';
    for (uint32_t at = 0; at < cell->length;) {
        unsigned first = plain_of(text[at]), all = first;
        if (!first &&
            (!in_token(text, cell->length, at) || ((unsigned char)text[at] & 0xC0) == 0x80)) {
            at++;
            continue;
        }
        uint32_t begin = at;
        bool plain = true;
        for (; at < cell->length; at++) {
            unsigned kind = plain_of(text[at]);
            if (!kind && !in_token(text, cell->length, at))
                break;
            plain &= kind != 0;
            all |= kind;
        }
        tokens[count++] = (phw_token){begin, at,
                                      plain ? shape_of(all & PLAIN_DIGIT, all & PLAIN_CAPITAL,
                                                       all & PLAIN_SMALL, first == PLAIN_CAPITAL)
                                            : token_shape(text, begin, at)};
    }
    cell->tokens = tokens;
    cell->token_count = count;
    return true;
}

/* Bytes that a word takes up at most when it is normalised: no more than it has where all of it is
 * ASCII, as nearly all words are. */
static size_t normal_room(const phw_word *word)
{
    for (size_t i = 0; i < word->length; i++)
        if ((unsigned char)word->text[i] >= 0x80)
            return word->length * NORMAL_BYTES_MAX;
    return word->length;
}

/* Joins words first … last of a line into the cell's text. */
static bool make_text(const phw_page *page, phw_cell *cell, phw_arena *arena)
{
    size_t room = 1;
    for (size_t w = cell->first_word; w <= cell->last_word; w++)
        room += normal_room(&page->words[w]) + 1;
    char *text = phw_arena_alloc(arena, room);
    phw_view_origin *origins = phw_arena_alloc_array(arena, room, sizeof *origins);
    if (!text || !origins || room > UINT32_MAX)
        return false;
    uint32_t used = 0;
    for (uint32_t w = cell->first_word; w <= cell->last_word; w++) {
        const phw_word *word = &page->words[w];
        if (used && text[used - 1] != ' ') {
            origins[used] = (phw_view_origin){PHW_VIEW_NONE, 0};
            text[used++] = ' ';
        }
        uint32_t character = 0;
        for (size_t at = 0; at < word->length; character++) {
            char bytes[NORMAL_BYTES_MAX];
            if (plain_of(word->text[at])) {
                origins[used] = (phw_view_origin){w, character};
                text[used++] = word->text[at++];
                continue;
            }
            uint32_t c;
            at += phw_utf8_decode(word->text + at, word->length - at, &c);
            size_t count = normalise(c, bytes);
            for (size_t k = 0; k < count; k++) {
                if (bytes[k] == ' ' && (used == 0 || text[used - 1] == ' '))
                    continue;
                origins[used] = (phw_view_origin){w, character};
                text[used++] = bytes[k];
            }
        }
    }
    text[used] = '\0';
    cell->text = cell->read = text;
    cell->origins = origins;
    cell->length = used;
    return phw_view_tokenise(cell, arena);
}

bool phw_cell_text_new(phw_arena *arena, size_t letters, phw_cell_text *made)
{
    *made = (phw_cell_text){.text = phw_arena_alloc(arena, letters + 1),
                            .read = phw_arena_alloc(arena, letters + 1),
                            .origins =
                                phw_arena_alloc_array(arena, letters + 1, sizeof *made->origins)};
    return made->text && made->read && made->origins;
}

void phw_cell_text_put(phw_cell_text *made, phw_cell *cell)
{
    made->text[made->length] = made->read[made->length] = '\0';
    cell->text = made->text;
    cell->read = made->read;
    cell->origins = made->origins;
    cell->length = made->length;
}

static phw_span trim(const phw_cell *cell, phw_span span)
{
    while (span.begin < span.end && cell->text[span.begin] == ' ')
        span.begin++;
    while (span.begin < span.end && cell->text[span.end - 1] == ' ')
        span.end--;
    return span;
}

/* Where the letters of a span begin and end; false where it is nothing but blanks. */
static bool ends_of(const phw_page *page, const phw_cell *cell, phw_span span, phw_point *left,
                    phw_point *right)
{
    phw_span inner = trim(cell, span);
    if (inner.begin >= inner.end)
        return false;
    phw_view_origin first = cell->origins[inner.begin], last = cell->origins[inner.end - 1];
    if (first.word == PHW_VIEW_NONE || last.word == PHW_VIEW_NONE)
        return false;
    const phw_quad *a = &page->words[first.word].chars[first.character];
    const phw_quad *b = &page->words[last.word].chars[last.character];
    *left = mid(a->corner[0], a->corner[3]);
    *right = mid(b->corner[1], b->corner[2]);
    return true;
}

static void make_geometry(const phw_page *page, const double *widths, phw_cell *cell)
{
    const phw_line *line = &page->lines[cell->page_line];
    const phw_quad *first = &page->words[cell->first_word].quad;
    const phw_quad *last = &page->words[cell->last_word].quad;
    cell->left = mid(first->corner[0], first->corner[3]);
    cell->right = mid(last->corner[1], last->corner[2]);
    cell->head = cell->left;
    cell->tail = cell->right;
    (void)ends_of(page, cell, (phw_span){0, 0, cell->length}, &cell->head, &cell->tail);
    cell->along = (phw_point){cos(line->angle), sin(line->angle)};
    cell->down = line->mirrored ? (phw_point){cell->along.y, -cell->along.x}
                                : (phw_point){-cell->along.y, cell->along.x};
    /* Turned text that is also mirrored can have either winding: believe the boxes. */
    phw_point drop =
        minus(mid(first->corner[2], first->corner[3]), mid(first->corner[0], first->corner[1]));
    if (dot(drop, cell->down) < 0)
        cell->down = (phw_point){-cell->down.x, -cell->down.y};
    /* A line's box may be far too tall or too flat where letters touch a rule or were lost: the
     * width of its letters bounds what its height can be. */
    size_t characters = 0;
    double width = 0;
    for (size_t w = cell->first_word; w <= cell->last_word; w++) {
        characters += page->words[w].char_count;
        width += widths[w];
    }
    double advance = characters ? width / (double)characters : 0;
    cell->height = fmin(fmax(line->height, HEIGHT_LEAST * advance), HEIGHT_MOST * advance);
    if (!(cell->height > 1))
        cell->height = 1;
}

/* Of a line: the gap that ends a cell, and its direction. */
typedef struct line_gaps {
    double wide;
    phw_point along;
} line_gaps;

static line_gaps gaps_of(const phw_page *page, const double *widths, const phw_line *line)
{
    double width = 0;
    size_t characters = 0;
    for (size_t i = 0; i < line->word_count; i++) {
        width += widths[line->first_word + i];
        characters += page->words[line->first_word + i].char_count;
    }
    double advance = characters ? width / (double)characters : 0;
    return (line_gaps){fmax(CELL_GAP_ADVANCES * advance, CELL_GAP_HEIGHTS * line->height),
                       {cos(line->angle), sin(line->angle)}};
}

static bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* "…, seen by | the ward team …": whether a cell may be cut between two words. What identifies
 * somebody has capitals and digits. */
static bool may_part(const phw_word *before, const phw_word *behind)
{
    return before->length > 1 && is_small_letter(before->text[0]) &&
           is_small_letter(before->text[before->length - 1]) && is_small_letter(behind->text[0]);
}

/* The last word of the cell that begins with word @p first of a line. */
static size_t last_of_cell(const phw_page *page, const phw_line *line, line_gaps gaps, size_t first)
{
    size_t last = first, end = line->first_word + line->word_count, part = first;
    for (; last + 1 < end && last - first + 1 < CELL_WORDS; last++) {
        const phw_word *word = &page->words[last];
        if (word_gap(word, word + 1, gaps.along) > gaps.wide)
            return last;
        if (may_part(word, word + 1))
            part = last;
    }
    bool cut = last + 1 < end &&
               word_gap(&page->words[last], &page->words[last + 1], gaps.along) <= gaps.wide;
    return cut && part - first >= CELL_WORDS / 2 ? part : last;
}

/* Cells of all lines, those without a letter too. */
static size_t count_cells(const phw_page *page, const double *widths)
{
    size_t count = 0;
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_line *line = &page->lines[i];
        line_gaps gaps = gaps_of(page, widths, line);
        size_t end = line->first_word + line->word_count;
        for (size_t word = line->first_word; word < end; count++)
            word = last_of_cell(page, line, gaps, word) + 1;
    }
    return count;
}

static bool add_line(phw_view *view, phw_arena *arena, const double *widths, uint32_t index)
{
    const phw_page *page = view->page;
    const phw_line *line = &page->lines[index];
    line_gaps gaps = gaps_of(page, widths, line);
    size_t end = line->first_word + line->word_count;
    for (size_t first = line->first_word, last; first < end; first = last + 1) {
        last = last_of_cell(page, line, gaps, first);
        phw_cell *cell = &view->cells[view->cell_count];
        *cell = (phw_cell){.page_line = index,
                           .first_word = (uint32_t)first,
                           .last_word = (uint32_t)last,
                           .next = PHW_VIEW_NONE,
                           .previous = PHW_VIEW_NONE};
        if (!make_text(page, cell, arena))
            return false;
        make_geometry(page, widths, cell);
        if (cell->length)
            view->cell_count++;
    }
    return true;
}

bool phw_view_build(const phw_page *page, phw_arena *arena, phw_view *view)
{
    *view = (phw_view){.page = page};
    if (page->word_count >= UINT32_MAX || page->line_count >= UINT32_MAX)
        return false;
    double *widths = phw_arena_alloc_array(arena, page->word_count + 1, sizeof *widths);
    if (!widths)
        return false;
    for (size_t i = 0; i < page->word_count; i++)
        widths[i] = phw_quad_width(&page->words[i].quad);
    view->cells = phw_arena_alloc_array(arena, count_cells(page, widths) + 1, sizeof *view->cells);
    if (!view->cells)
        return false;
    for (uint32_t i = 0; i < page->line_count; i++)
        if (!add_line(view, arena, widths, i))
            return false;
    if (!phw_view_grid_build(view, arena))
        return false;
    phw_view_link_rows(view);
    return true;
}

phw_span phw_view_whole(const phw_view *view, uint32_t cell)
{
    return (phw_span){cell, 0, view->cells[cell].length};
}

phw_token phw_view_between_blanks(const phw_cell *cell, phw_token token)
{
    while (token.begin > 0 && cell->text[token.begin - 1] != ' ')
        token.begin--;
    while (token.end < cell->length && cell->text[token.end] != ' ')
        token.end++;
    return token;
}

phw_span phw_view_trim(const phw_view *view, phw_span span)
{
    return trim(&view->cells[span.cell], span);
}

phw_quad phw_view_quad(const phw_view *view, phw_span span)
{
    const phw_cell *cell = &view->cells[span.cell];
    double angle = atan2(cell->along.y, cell->along.x);
    phw_quad all;
    phw_quad some[QUADS_AT_ONCE];
    size_t count = 0;
    phw_view_origin before = {PHW_VIEW_NONE, 0};
    for (uint32_t i = span.begin; i < span.end && i < cell->length; i++) {
        phw_view_origin from = cell->origins[i];
        if (from.word == PHW_VIEW_NONE ||
            (from.word == before.word && from.character == before.character))
            continue;
        before = from;
        if (count == QUADS_AT_ONCE) {
            some[0] = phw_quad_union(some, count, angle);
            count = 1;
        }
        some[count++] = view->page->words[from.word].chars[from.character];
    }
    all = count ? phw_quad_union(some, count, angle) : view->page->words[cell->first_word].quad;
    if (dot(cell->down, (phw_point){-cell->along.y, cell->along.x}) < 0) {
        /* Mirrored: the text's own top is the other long edge. */
        phw_quad turned = {{all.corner[3], all.corner[2], all.corner[1], all.corner[0]}};
        all = turned;
    }
    return all;
}

bool phw_view_is_covered(const phw_view *view, phw_span span)
{
    const phw_view_origin *origins = view->cells[span.cell].origins;
    for (uint32_t i = span.begin; i < span.end; i++)
        if (origins[i].word != PHW_VIEW_NONE && view->page->words[origins[i].word].covered)
            return true;
    return false;
}

bool phw_view_words(const phw_view *view, phw_span span, size_t *first_word, size_t *last_word)
{
    const phw_cell *cell = &view->cells[span.cell];
    bool any = false;
    for (uint32_t i = span.begin; i < span.end; i++) {
        uint32_t word = cell->origins[i].word;
        if (word == PHW_VIEW_NONE)
            continue;
        if (!any)
            *first_word = word;
        *last_word = word;
        any = true;
    }
    return any;
}

static phw_extent in_frame(const phw_cell *axes, phw_point left, phw_point right)
{
    phw_point l = minus(left, axes->left), r = minus(right, axes->left);
    double lu = dot(l, axes->along), ru = dot(r, axes->along);
    return (phw_extent){lu < ru ? lu : ru, lu < ru ? ru : lu,
                        (dot(l, axes->down) + dot(r, axes->down)) / 2};
}

phw_extent phw_view_extent_of(const phw_cell *axes, const phw_cell *cell)
{
    return in_frame(axes, cell->head, cell->tail);
}

phw_extent phw_view_extent(const phw_view *view, uint32_t frame, phw_span span)
{
    const phw_cell *axes = &view->cells[frame], *cell = &view->cells[span.cell];
    if (span.begin == 0 && span.end == cell->length)
        return phw_view_extent_of(axes, cell);
    phw_point left = cell->left, right = cell->right;
    (void)ends_of(view->page, cell, span, &left, &right);
    return in_frame(axes, left, right);
}
