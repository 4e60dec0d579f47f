/* SPDX-License-Identifier: Apache-2.0 */
/** @file strbuf.h  A string that grows. A failed call sets `failed` and later ones do nothing, so a
 *  writer checks once at the end. */
#ifndef PHW_BASE_STRBUF_H
#define PHW_BASE_STRBUF_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/status.h"

/** Embedded; start from PHW_STRBUF_INIT and end with phw_strbuf_done() or phw_strbuf_take(). */
typedef struct phw_strbuf {
    char *text;    /**< NUL-terminated once anything was added, else NULL */
    size_t length; /**< bytes without the NUL */
    size_t capacity;
    bool failed; /**< memory ran out: the content is not whole */
} phw_strbuf;

#define PHW_STRBUF_INIT                                                                            \
    {                                                                                              \
        NULL, 0, 0, false                                                                          \
    }

void phw_strbuf_add(phw_strbuf *buffer, const char *text, size_t length);
void phw_strbuf_add_text(phw_strbuf *buffer, const char *text);
void phw_strbuf_add_char(phw_strbuf *buffer, char c);
void phw_strbuf_format(phw_strbuf *buffer, const char *format, ...) PHW_PRINTF(2, 3);

/** Hands the string to the caller, who frees it with free(); NULL where it failed. */
char *phw_strbuf_take(phw_strbuf *buffer);

void phw_strbuf_done(phw_strbuf *buffer);

#endif
