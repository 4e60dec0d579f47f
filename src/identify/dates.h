/* SPDX-License-Identifier: Apache-2.0 */
/** @file dates.h  Calendar dates as they are written on records. Pure functions. */
#ifndef PHW_IDENTIFY_DATES_H
#define PHW_IDENTIFY_DATES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/this_year.h"

/** A date that was read. */
typedef struct phw_date {
    uint32_t begin; /**< first byte */
    uint32_t end;   /**< behind the last */
    int year;       /**< four digits as written, or two: then short_year */
    int month;      /**< 1 … 12 */
    int day;        /**< 1 … 31 */
    bool short_year;
    bool mended; /**< letters taken for digits, or a slash read as a digit */
    bool named;  /**< the month is a word */
} phw_date;

/**
 * Reads a date that starts at byte @p begin: 12/03/1965, 12-Mar-1965, 12 March 65, 1965-03-12,
 * March 12, 1965, 12.3.65.
 * @param mend  accept digits read as letters and spaces for separators (beside a label only).
 */
bool phw_date_read(const char *text, uint32_t begin, uint32_t end, bool mend, phw_date *date);

/**
 * A date of figures of which one or two were misread, or whose stroke was: "31/08/)953",
 * "13-041941", "06/08°2015". phw_date_read() asks for it where it finds no other.
 */
bool phw_date_misread(const char *text, uint32_t begin, uint32_t end, phw_date *date);

/** Every date keeps at least this many digits, however badly it was read. */
#define PHW_DATE_DIGITS 2U

/** The next date in text[begin … end), none of whose neighbours is a digit. */
bool phw_date_next(const char *text, uint32_t begin, uint32_t end, bool mend, phw_date *date);

/** A year with its century: the latest one that is not after @p latest. */
int phw_date_full_year(const phw_date *date, int latest);

#endif
