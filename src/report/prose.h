/* SPDX-License-Identifier: Apache-2.0 */
/** @file prose.h  Text for a terminal: safe to print, wrapped, coloured where that is wanted. */
#ifndef PHW_REPORT_PROSE_H
#define PHW_REPORT_PROSE_H

#include "base/strbuf.h"

/** Columns a line may fill. */
#define PHW_PROSE_WIDTH 80

/** How a piece of text stands out. */
typedef enum phw_prose_tone {
    PHW_TONE_PLAIN = 0,
    PHW_TONE_HEAD, /**< bold */
    PHW_TONE_FAINT,
    PHW_TONE_RED, /**< the verdict's three colours: white on red, black on yellow, … on green */
    PHW_TONE_AMBER,
    PHW_TONE_GREEN
} phw_prose_tone;

#define PHW_PROSE_TONE_COUNT 6

/** Where prose goes. Embedded. */
typedef struct phw_prose {
    phw_strbuf *out;
    bool colour; /**< ANSI escapes */
} phw_prose;

/** Adds text of our own in a tone; no escape where colour is off. */
void phw_prose_tone_text(const phw_prose *prose, phw_prose_tone tone, const char *text);

/** Adds bytes from outside (a file name, a recognised value): control characters, direction
 *  overrides and bytes that are not UTF-8 become "?", so that they cannot drive the terminal. */
void phw_prose_foreign(const phw_prose *prose, const char *text);

/** Adds @p text as lines of at most PHW_PROSE_WIDTH columns: the first begins after @p column
 *  columns that are written already, the others are indented by @p indent. Ends in a newline. */
void phw_prose_wrap(const phw_prose *prose, size_t column, size_t indent, const char *text);

/** Adds spaces. */
void phw_prose_space(const phw_prose *prose, size_t count);

#endif
