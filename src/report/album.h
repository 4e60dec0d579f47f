/* SPDX-License-Identifier: Apache-2.0 */
/** @file album.h  What became of many pictures, and how it is written: HTML, JSON Lines, CSV.
 *
 * An album is read, never held: the source hands over one picture after the other, as often as a
 * writer asks, so that a hundred thousand of them need no more memory than one. */
#ifndef PHW_REPORT_ALBUM_H
#define PHW_REPORT_ALBUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/error.h"
#include "photoward/report.h"

/** Where a picture stands, the gravest first: a verdict, or that there is none. */
typedef enum phw_shelf {
    PHW_SHELF_BLOCK = 0,
    PHW_SHELF_ERROR, /**< could not be examined at all: nobody knows what it shows */
    PHW_SHELF_REVIEW,
    PHW_SHELF_CLEAR
} phw_shelf;

#define PHW_SHELF_COUNT 4

/** "block", "error", "review", "clear". Static storage. */
const char *phw_shelf_name(phw_shelf shelf);

/** One picture. Everything is borrowed for the call. */
typedef struct phw_album_picture {
    const char *path; /**< the file's name as bytes: may be no UTF-8, may hold newlines */
    uint64_t size;    /**< bytes */
    int64_t mtime;    /**< seconds since 1970, UTC */
    phw_shelf shelf;
    const char *line;  /**< what phw_report_json() printed for a file with these bytes, without
                            values; it may carry another file's name. NULL on the shelf of errors */
    const char *error; /**< why it could not be examined; NULL on the other shelves */
    const uint8_t *thumbnail; /**< a JPEG in which nobody can be recognised; NULL: none */
    size_t thumbnail_size;
    uint32_t burst; /**< pictures that look alike share a number (bursts.h); 0: no others */
    const char *duplicate_of; /**< path of the picture with the same bytes that stands for it; NULL:
                                   this is the one */
    const char *output;       /**< path of the redacted copy, or NULL */
    const char *moved;        /**< where quarantine took the file, or NULL */
} phw_album_picture;

/** What a writer needs next. */
typedef enum phw_album_order {
    PHW_ALBUM_BY_PATH = 0, /**< byte order of paths */
    PHW_ALBUM_BY_SHELF /**< shelf, then burst (0 first), then path; a duplicate stands behind its
                            original or anywhere on the same shelf */
} phw_album_order;

#define PHW_ALBUM_ORDER_COUNT 2

/** Takes one picture. What is not PHW_OK ends the walk and is its result. */
typedef phw_status phw_album_visit(void *visitor, const phw_album_picture *picture,
                                   phw_error *error);

/** Where pictures come from. Every walk must hand over the same ones. */
typedef struct phw_album_source {
    /** Hands every picture to @p visit. @param thumbnails  false: they may be left NULL. */
    phw_status (*walk)(void *context, phw_album_order order, bool thumbnails,
                       phw_album_visit *visit, void *visitor, phw_error *error);
    void *context;
} phw_album_source;

/** Where the bytes go: called with a few kilobytes at a time. What is not PHW_OK ends the writing.
 */
typedef struct phw_album_sink {
    phw_status (*write)(void *context, const char *bytes, size_t size, phw_error *error);
    void *context;
} phw_album_sink;

/** What is said of the whole. All may be NULL or 0. Borrowed for the call. */
typedef struct phw_album_about {
    const char *const *folders; /**< what was scanned, as the user named it */
    size_t folder_count;
    const char *when; /**< the day and time of the scan, for a person; nothing here reads a clock */
    const char *root; /**< absolute directory to which relative paths belong: pictures are linked
                           (file:). NULL: they are named only */
    uint64_t skipped; /**< files that are no pictures and were left out */
    bool unfinished;  /**< the scan was stopped before its end: said at the top */
} phw_album_about;

/** One self-contained page. */
PHW_MUST_USE phw_status phw_album_write_html(const phw_album_source *source,
                                             const phw_album_about *about,
                                             const phw_album_sink *sink, phw_error *error);

/**
 * One line a picture, as `check --format json` prints it, values hidden, with the file's own name;
 * besides, where there is one, `duplicate_of`, `output` and `moved`. A picture that could not be
 * examined is
 * {"schema":…,"file":…,"verdict":null,"complete":false,"error":…}.
 */
PHW_MUST_USE phw_status phw_album_write_jsonl(const phw_album_source *source,
                                              const phw_album_sink *sink, phw_error *error);

/** RFC 4180 with a header line, UTF-8; no field can be taken for a formula by a spreadsheet. */
PHW_MUST_USE phw_status phw_album_write_csv(const phw_album_source *source,
                                            const phw_album_sink *sink, phw_error *error);

#endif
