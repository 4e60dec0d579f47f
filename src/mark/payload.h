/* SPDX-License-Identifier: Apache-2.0 */
/** @file payload.h  What a code says, as lines of text that recognisers of text can read. */
#ifndef PHW_MARK_PAYLOAD_H
#define PHW_MARK_PAYLOAD_H

#include "base/strbuf.h"
#include "mark/code.h"

/** What a payload seems to be. */
typedef enum phw_payload_kind {
    PHW_PAYLOAD_NONE = 0, /**< nothing was read */
    PHW_PAYLOAD_TEXT,     /**< text, a number, fields of a form of somebody's own */
    PHW_PAYLOAD_PERSON,   /**< three fields or more, of which one is a word and one a date */
    PHW_PAYLOAD_NUMBERED, /**< the same with a field of ten digits */
    PHW_PAYLOAD_LINK,     /**< the address of a web page and nothing else */
    PHW_PAYLOAD_GOODS,    /**< names a kind of goods, its batch or its parcel */
    PHW_PAYLOAD_PATIENT   /**< carries a GS1 element string that is kept for patients */
} phw_payload_kind;

#define PHW_PAYLOAD_KIND_COUNT 7

/**
 * Works out what a payload is and writes its fields as lines, each with a newline behind: labelled
 * where the code says what a field is ("NHS number: 999 000 0018"), ten digits in the 3-3-4 shape
 * and eight digits that can be a date as one, so that they are read as print would be.
 * GS1 element strings: General Specifications, section 3; application identifier 8018 with the NHS
 * number inside, and 91 to 94 as in DCB1077 (AIDC for Patient Identification).
 * @param lines  valid UTF-8 without control characters; `failed` where memory ran out.
 */
phw_payload_kind phw_payload_lines(const phw_code *code, phw_strbuf *lines);

/** Adds one field's value as phw_payload_lines() writes it, without a newline. */
void phw_payload_add_value(phw_strbuf *lines, const char *text, size_t length);

#endif
