/* SPDX-License-Identifier: Apache-2.0 */
/** @file view.h  The page as recognisers see it: cells of normalised text with a map back to every
 *  character's box, tokens, and neighbours by geometry. */
#ifndef PHW_IDENTIFY_VIEW_H
#define PHW_IDENTIFY_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "photoward/page.h"

/** In a cell's links: there is none. In a byte's word: a space that joins two words. */
#define PHW_VIEW_NONE ((uint32_t)-1)

/** Which page character a byte of normalised text came from. */
typedef struct phw_view_origin {
    uint32_t word;      /**< index into phw_page.words, or PHW_VIEW_NONE for a joining space */
    uint32_t character; /**< index into that word's chars */
} phw_view_origin;

/** What a token is made of. */
typedef enum phw_token_shape {
    PHW_TOKEN_LOWER = 0, /**< john */
    PHW_TOKEN_TITLE,     /**< John, O'Neil, McDonald: first letter capital, some lower case */
    PHW_TOKEN_UPPER,     /**< SMITH, and single capitals */
    PHW_TOKEN_NUMBER,    /**< 1965 */
    PHW_TOKEN_MIXED      /**< letters and digits, iPhone */
} phw_token_shape;

/** A run of letters, digits, and apostrophes or hyphens inside it. */
typedef struct phw_token {
    uint32_t begin; /**< first byte in the cell's text */
    uint32_t end;   /**< behind the last */
    phw_token_shape shape;
} phw_token;

/**
 * A run of words of one page line without a wide gap inside: a table's cell, a label, a line of
 * prose. Text is normalised: plain quotes and hyphens, single spaces, no ligatures, no full-width
 * forms.
 */
typedef struct phw_cell {
    const char *text;               /**< NUL-terminated */
    const char *read;               /**< text as it was read, byte for byte, before anything in it
                                         was mended; '\\0' where a blank was put in */
    const phw_view_origin *origins; /**< one a byte of text */
    uint32_t length;                /**< bytes of text */
    uint32_t digits;                /**< how many of them are digits */
    uint32_t page_line;             /**< index into phw_page.lines */
    uint32_t first_word;            /**< index into phw_page.words */
    uint32_t last_word;             /**< inclusive */
    const phw_token *tokens;
    uint32_t token_count;
    uint32_t next;     /**< cell to the right in the same visual row, or PHW_VIEW_NONE */
    uint32_t previous; /**< cell to the left, or PHW_VIEW_NONE */
    phw_point left;    /**< middle of the left end */
    phw_point right;   /**< middle of the right end */
    phw_point head;    /**< middle of the first letter's left edge */
    phw_point tail;    /**< middle of the last letter's right edge */
    phw_point along;   /**< unit vector in reading direction */
    phw_point down;    /**< unit vector from the letters' heads to their feet */
    double height;     /**< pixels, > 0 */
    bool spaced;       /**< its letters stood apart, and are joined in its text */
} phw_cell;

/** Bytes [begin, end) of one cell. */
typedef struct phw_span {
    uint32_t cell;
    uint32_t begin;
    uint32_t end;
} phw_span;

/** Where a span lies in the frame of some cell: pixels along and down from that cell's left end. */
typedef struct phw_extent {
    double left;
    double right;
    double middle; /**< down */
} phw_extent;

struct phw_view_grid;

typedef struct phw_view {
    const phw_page *page;
    phw_cell *cells; /**< in the page's order of lines */
    uint32_t cell_count;
    struct phw_view_grid *grid; /**< where cells are; internal */
} phw_view;

/** Makes the view of a page in @p arena. False where memory ran out. The page is borrowed. */
PHW_MUST_USE bool phw_view_build(const phw_page *page, phw_arena *arena, phw_view *view);

/** What a cell's text is made anew of: @p read and @p origins as in phw_cell, of each letter. */
typedef struct phw_cell_text {
    char *text, *read;
    phw_view_origin *origins;
    uint32_t length; /**< so far; text and read have room for one more than the letters asked for */
} phw_cell_text;

/** Room for so many letters. @return false where there is no memory. */
PHW_MUST_USE bool phw_cell_text_new(phw_arena *arena, size_t letters, phw_cell_text *made);

/** Adds a letter of a cell as it is. */
static inline void phw_cell_text_add(phw_cell_text *made, const phw_cell *cell, uint32_t at)
{
    made->text[made->length] = cell->text[at];
    made->read[made->length] = cell->read[at];
    made->origins[made->length++] = cell->origins[at];
}

/** Ends the text and puts it in the place of a cell's; its words are for the caller to find anew.
 */
void phw_cell_text_put(phw_cell_text *made, phw_cell *cell);

/** Cuts a cell's text into its tokens. False where memory ran out. */
PHW_MUST_USE bool phw_view_tokenise(phw_cell *cell, phw_arena *arena);

/** The whole of a cell. */
phw_span phw_view_whole(const phw_view *view, uint32_t cell);

/** A token with what hangs together with it up to the next blanks, "e.g." and "a@b.uk" whole. */
phw_token phw_view_between_blanks(const phw_cell *cell, phw_token token);

/** Drops white space from both ends. */
phw_span phw_view_trim(const phw_view *view, phw_span span);

/** The smallest quad in the reading direction round the characters of a span that is not empty. */
phw_quad phw_view_quad(const phw_view *view, phw_span span);

/** Whether somebody laid something over any of a span that does not hide it. */
bool phw_view_is_covered(const phw_view *view, phw_span span);

/** First and last page word a span touches. False for a span of nothing but joining spaces. */
bool phw_view_words(const phw_view *view, phw_span span, size_t *first_word, size_t *last_word);

/** Where the whole of a cell lies in the frame of the cell @p axes. */
phw_extent phw_view_extent_of(const phw_cell *axes, const phw_cell *cell);

/** Where @p span lies in the frame of cell @p frame. */
phw_extent phw_view_extent(const phw_view *view, uint32_t frame, phw_span span);

/**
 * The nearest text under @p span whose left edge, centre or right edge agrees with the span's,
 * allowing for tilt. Where the text below runs over several columns, the part under the span.
 * @param right_bound  pixels along from the span cell's left end where the column ends; INFINITY
 *                     where unknown.
 * @param reach        how far down to look, in heights of the span's cell.
 * @return false where there is none.
 */
bool phw_view_below(const phw_view *view, phw_span span, double right_bound, double reach,
                    phw_span *found);

/** The left-most cell of the row a cell stands in. */
uint32_t phw_view_row_start(const phw_view *view, uint32_t cell);

#endif
