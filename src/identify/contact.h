/* SPDX-License-Identifier: Apache-2.0 */
/** @file contact.h  Whose telephone, address or mailbox is this? */
#ifndef PHW_IDENTIFY_CONTACT_H
#define PHW_IDENTIFY_CONTACT_H

#include "identify/recogniser.h"

/**
 * Judges by the labels of a span, then by what stands nearest: on its row, in the lines above it in
 * its block, below it. Needs names and organisations to have been looked for.
 */
phw_subject phw_contact_subject(const phw_context *context, phw_span span);

/** Whether the text of a cell speaks of an office: "Surgery", "switchboard", "Ltd". */
bool phw_contact_office(const phw_context *context, uint32_t cell);

#endif
