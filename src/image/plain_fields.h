/* SPDX-License-Identifier: Apache-2.0 */
/** @file plain_fields.h  Fields that programs wrote, as lines that people would write. */
#ifndef PHW_IMAGE_PLAIN_FIELDS_H
#define PHW_IMAGE_PLAIN_FIELDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

/**
 * Adds text in which JSON's and XML's names of fields stand before their values, as in
 * "name: Amira Abbott", one a line; what stands between bars (HL7) or in quotes (CSV) follows each
 * other. Runs of bytes that are no text, or have few marks, are left out.
 * @param[in,out] text  failed where there is no memory.
 */
void phw_plain_fields_add(const uint8_t *bytes, size_t size, phw_strbuf *text);

#endif
