/* SPDX-License-Identifier: Apache-2.0 */
/** @file page.h  What is written in a picture and where: planes, lines, words, characters. */
#ifndef PHOTOWARD_PAGE_H
#define PHOTOWARD_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"
#include "photoward/geometry.h"

PHW_BEGIN_DECLS

/** What a flat thing in the picture seems to be. */
typedef enum phw_plane_kind {
    PHW_PLANE_SCREEN = 0, /**< a monitor, laptop, tablet or phone display */
    PHW_PLANE_SHEET,      /**< paper, whiteboard, sign, poster */
    PHW_PLANE_LABEL,      /**< wristband, tube, badge */
    PHW_PLANE_BLOCK,      /**< lines that stand together where no edge of a surface was found */
    PHW_PLANE_PAGE        /**< the picture itself: a screenshot or a scan */
} phw_plane_kind;

#define PHW_PLANE_KIND_COUNT 5

PHW_API const char *phw_plane_kind_name(phw_plane_kind kind);

/** A flat thing with text on it. */
typedef struct phw_plane {
    phw_plane_kind kind;
    phw_quad quad; /**< corners, may reach past the picture's edge */
    double score;  /**< 0 … 1, how sure layout is */
    bool clinical; /**< mark judged by its fields, terms and marks that it is a clinical record */
    bool record;   /**< risk judged it to be a patient's record, list or letter */
} phw_plane;

/** In phw_line.plane and phw_finding.plane: on no plane. */
#define PHW_NO_PLANE ((size_t)-1)

typedef enum phw_polarity {
    PHW_POLARITY_DARK_ON_LIGHT = 0,
    PHW_POLARITY_LIGHT_ON_DARK
} phw_polarity;

/** What became of a line. */
typedef enum phw_line_state {
    PHW_LINE_READ = 0, /**< read; its words are believable */
    PHW_LINE_UNREAD,   /**< looks like text, but its words, if there are any, are guesses */
    PHW_LINE_SKIPPED,  /**< not tried: a limit or the time allowed was met */
    PHW_LINE_NOISE     /**< texture, not text: by its look, or read as nothing */
} phw_line_state;

#define PHW_LINE_STATE_COUNT 4

/** One line of text (a run of words on one baseline; columns make separate lines). */
typedef struct phw_line {
    phw_quad quad; /**< from ascender to descender, clockwise from the text's own top left */
    double height; /**< pixels from top to bottom edge at the middle, > 0 */
    double angle;  /**< reading direction in radians, (−π, π], 0 = left to right, y down */
    double bend; /**< pixels by which its middle lies lower than its ends, down being to the quad's
                      bottom edge; 0: it is straight; the quad holds all of it */
    phw_polarity polarity;
    bool mirrored; /**< the letters are mirror images */
    size_t plane;  /**< index into phw_page.planes or PHW_NO_PLANE */
    phw_line_state state;
    size_t first_word; /**< index into phw_page.words */
    size_t word_count;
} phw_line;

/** One word in reading order within its line. Recognised text is personal data: never log it. */
typedef struct phw_word {
    const char *text;      /**< UTF-8, NUL-terminated, owned by the page */
    size_t length;         /**< bytes, at least 1 */
    size_t char_count;     /**< code points in text */
    const phw_quad *chars; /**< char_count quads in image pixels, owned by the page */
    float confidence;      /**< 0 … 1 */
    phw_quad quad;
    size_t line;  /**< index into phw_page.lines */
    bool covered; /**< somebody laid something over it that does not hide it */
} phw_word;

/** Everything that was found written in one picture. Not thread-safe while it is being filled. */
typedef struct phw_page {
    uint32_t width; /**< of the upright picture, pixels */
    uint32_t height;
    phw_plane *planes;
    size_t plane_count;
    phw_line *lines;
    size_t line_count;
    phw_word *words;
    size_t word_count;
    bool complete; /**< false: a limit or the time allowed was met before everything was seen */
    struct phw_page_store *store; /**< memory; internal */
} phw_page;

/** An empty page. Free with phw_page_free(). */
PHW_API PHW_MUST_USE phw_status phw_page_new(uint32_t width, uint32_t height, phw_page **page,
                                             phw_error *error);

/** Copies *plane to the end; its index is plane_count − 1 afterwards. The page is unchanged on
 * error. */
PHW_API PHW_MUST_USE phw_status phw_page_add_plane(phw_page *page, const phw_plane *plane,
                                                   phw_error *error);

/** Copies *line to the end, with no words yet. The page is unchanged on error. */
PHW_API PHW_MUST_USE phw_status phw_page_add_line(phw_page *page, const phw_line *line,
                                                  phw_error *error);

/**
 * Adds a word to the last line, with deep copies of text and chars; length, char_count and line
 * are worked out from @p text and the page. The page is unchanged on error.
 * @param word  text must be valid UTF-8 of at least one byte; chars must hold one quad a code
 * point.
 */
PHW_API PHW_MUST_USE phw_status phw_page_add_word(phw_page *page, const phw_word *word,
                                                  phw_error *error);

/** Frees *page and all it owns, and nulls it. NULL and a NULL inside are fine. */
PHW_API void phw_page_free(phw_page **page);

PHW_END_DECLS
#endif
