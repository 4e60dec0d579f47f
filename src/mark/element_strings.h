/* SPDX-License-Identifier: Apache-2.0 */
/** @file element_strings.h  GS1 element strings: application identifiers and what follows them. */
#ifndef PHW_MARK_ELEMENT_STRINGS_H
#define PHW_MARK_ELEMENT_STRINGS_H

#include "mark/payload.h"

/**
 * Reads a payload as GS1 element strings, marked as such by its symbol, by a symbology identifier
 * ("]d2", "]C1", "]Q3", "]e0") or written with its identifiers in brackets.
 * @param lines  as in phw_payload_lines(); unchanged where the answer is false.
 * @return false where the payload is something else.
 */
bool phw_element_strings_lines(const phw_code *code, phw_strbuf *lines, phw_payload_kind *kind);

#endif
