/* SPDX-License-Identifier: Apache-2.0 */
/** @file utf8.h  UTF-8 by the rules of RFC 3629: no overlong forms, no surrogates. */
#ifndef PHW_BASE_UTF8_H
#define PHW_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** What phw_utf8_decode() gives for bytes that are not UTF-8. */
#define PHW_UTF8_INVALID ((uint32_t)0xFFFFFFFF)

/**
 * Decodes one code point.
 * @param text,length  at least one byte.
 * @param[out] code_point  PHW_UTF8_INVALID where the bytes are wrong.
 * @return bytes used, 1 … 4 (1 for an invalid byte), never more than @p length.
 */
size_t phw_utf8_decode(const char *text, size_t length, uint32_t *code_point);

/** Writes @p code_point as UTF-8 into @p bytes (room for 4). @return bytes used, 0 where invalid.
 */
size_t phw_utf8_encode(uint32_t code_point, char *bytes);

/** Code points in valid UTF-8; every invalid byte counts as one. */
size_t phw_utf8_count(const char *text, size_t length);

bool phw_utf8_valid(const char *text, size_t length);

#endif
