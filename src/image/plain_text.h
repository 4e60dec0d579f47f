/* SPDX-License-Identifier: Apache-2.0 */
/** @file plain_text.h  Sentences in bytes of any kind: comments, descriptions, private tags. */
#ifndef PHW_IMAGE_PLAIN_TEXT_H
#define PHW_IMAGE_PLAIN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

/** Most bytes of lines that are taken from one place, and as many of fields. */
#define PHW_PLAIN_TEXT_MOST ((size_t)1 << 16)

/**
 * Adds what somebody wrote in a run of bytes, a line each: UTF-8, and UTF-16 of either order as
 * Windows and EXIF's comments have it (of which letters outside ASCII end a line). Markup and
 * quotes end a line as well; fields that programs wrote follow with their names (plain_fields.h).
 * What is no writing – coded data, base64, identifiers – is left out.
 * @param[in,out] lines  valid UTF-8 without control characters but a newline behind each line.
 * @return false where there was more than PHW_PLAIN_TEXT_MOST.
 */
bool phw_plain_text_add(const uint8_t *bytes, size_t size, phw_strbuf *lines);

/**
 * How many bytes at the end of a decoder's data may be words that it does not use: packed data that
 * end in eight printable characters by chance are one in thousands. Zeroes behind them, and between
 * them, do not matter.
 * @return 0 where there are none, else at most PHW_PLAIN_TAIL_MOST.
 */
size_t phw_plain_text_tail(const uint8_t *bytes, size_t size);

/** More bytes than these are told of whatever they are. */
#define PHW_PLAIN_TAIL_MOST ((size_t)1024)

#endif
