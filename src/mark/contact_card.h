/* SPDX-License-Identifier: Apache-2.0 */
/** @file contact_card.h  Contact cards in codes: vCard (RFC 6350) and MECARD (NTT Docomo). */
#ifndef PHW_MARK_CONTACT_CARD_H
#define PHW_MARK_CONTACT_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/**
 * Reads a payload as a contact card and writes one line for each of its fields that say something
 * of somebody: labelled where it is a day of birth or an address, for these are a patient's own;
 * names, telephones and the rest as they are, as a business card has them.
 * @param text  any bytes, @p length of them; borrowed for the call.
 * @param lines  as in phw_payload_lines(); unchanged where the answer is false.
 * @return false where the payload is something else.
 */
bool phw_contact_card_lines(const char *text, size_t length, phw_strbuf *lines);

#endif
