/* SPDX-License-Identifier: Apache-2.0 */
/** @file street.h  Kinds of street: "Road", "Close", "Heol". Pure functions. */
#ifndef PHW_IDENTIFY_STREET_H
#define PHW_IDENTIFY_STREET_H

#include <stdbool.h>
#include <stddef.h>

/** Whether a word, in whatever case, is a kind of street. */
bool phw_street_kind(const char *text, size_t length);

/**
 * Whether one letter of a word was misread, lost or gained and it was a kind of street: "Gaedens",
 * "Hll", "Trrace". Kinds of three letters are too like other words.
 */
bool phw_street_kind_nearly(const char *text, size_t length);

#endif
