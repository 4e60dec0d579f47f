/* SPDX-License-Identifier: Apache-2.0 */
/** @file charset.h  What the labels of a model stand for. */
#ifndef PHW_OCR_CHARSET_H
#define PHW_OCR_CHARSET_H

#include "base/cursor.h"
#include "photoward/error.h"

/** Bytes of a label's text, with its end. */
#define PHW_CHARSET_TEXT 12

typedef struct phw_charset phw_charset;

/**
 * Takes a plain list of labels: the bytes of each and its UTF-8. Label 0 stands for nothing and has
 * none, the others have some.
 * @param[in,out] list  the cursor ends behind the list.
 * @return PHW_OK, PHW_ERR_NOMEM, PHW_ERR_MODEL.
 */
PHW_MUST_USE phw_status phw_charset_take(phw_cursor *list, size_t labels, phw_charset **charset,
                                         phw_error *error);

/** UTF-8 of a label; "" for one that stands for nothing, " " for a space. */
const char *phw_charset_text(const phw_charset *charset, size_t label);

/** Frees it; NULL is fine. */
void phw_charset_free(phw_charset **charset);

#endif
