/* SPDX-License-Identifier: Apache-2.0 */
/** @file genre.h  What the text of a picture is as a whole. */
#ifndef PHOTOWARD_GENRE_H
#define PHOTOWARD_GENRE_H

#include <stddef.h>

#include "photoward/status.h"

PHW_BEGIN_DECLS

/** Kinds of text. The names in JSON are the lower-case tails ("clinical_record"). */
typedef enum phw_genre_kind {
    PHW_GENRE_NONE = 0,        /**< no text was read */
    PHW_GENRE_CLINICAL_RECORD, /**< one patient's: a screen, a form, a label, a wristband */
    PHW_GENRE_CLINICAL_LIST,   /**< several patients', row by row */
    PHW_GENRE_CORRESPONDENCE,  /**< a letter or an e-mail */
    PHW_GENRE_CHAT,            /**< messages to and fro */
    PHW_GENRE_PUBLIC_TEXT,     /**< for everybody: news, a poster, a page of a book */
    PHW_GENRE_OTHER            /**< none of these */
} phw_genre_kind;

#define PHW_GENRE_KIND_COUNT 7

PHW_API const char *phw_genre_name(phw_genre_kind kind);

/** Most reasons a judgement keeps. */
#define PHW_GENRE_BECAUSE_MAX 4

/** A judgement with what speaks for it. It explains; no verdict rests on it alone. */
typedef struct phw_genre {
    phw_genre_kind kind;
    double confidence;                          /**< 0 … 1 */
    const char *because[PHW_GENRE_BECAUSE_MAX]; /**< static, in plain words: "a patient's fields" */
    size_t because_count;
} phw_genre;

PHW_END_DECLS
#endif
