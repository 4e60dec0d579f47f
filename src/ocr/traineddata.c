/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/traineddata.h"

#define MOST_PARTS 64 /* the format has 24 */

/* 64-bit offsets; −1, too, comes out as one that is larger than any file. */
static uint64_t offset_of(phw_cursor *table)
{
    uint64_t low = phw_cursor_u32le(table);
    return low | (uint64_t)phw_cursor_u32le(table) << 32;
}

phw_status phw_traineddata_view(const uint8_t *bytes, size_t size, phw_traineddata_part part,
                                phw_cursor *view, phw_error *error)
{
    phw_cursor table = phw_cursor_view(bytes, size);
    uint64_t offsets[MOST_PARTS], end = size;
    uint32_t count = phw_cursor_u32le(&table);
    if (count > MOST_PARTS)
        return phw_error_set(error, PHW_ERR_MODEL, "the reader's model is no traineddata file");
    for (uint32_t i = 0; i < count; i++)
        offsets[i] = offset_of(&table);
    if (table.overrun || (uint32_t)part >= count || offsets[part] >= size)
        return phw_error_set(error, PHW_ERR_MODEL,
                             "the reader's model lacks a part: reinstall tesseract-ocr-eng");
    for (uint32_t i = 0; i < count; i++)
        if (offsets[i] > offsets[part] && offsets[i] < end)
            end = offsets[i];
    *view = phw_cursor_view(bytes + offsets[part], (size_t)(end - offsets[part]));
    return PHW_OK;
}
