/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/code.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"

const char *phw_symbology_name(phw_symbology symbology)
{
    static const char *const names[] = {
        "unread",  "ean",     "code-128", "code-39", "code-93",    "codabar", "interleaved-2-of-5",
        "databar", "pdf-417", "aztec",    "qr",      "data-matrix"};
    static_assert(sizeof names / sizeof names[0] == PHW_SYMBOLOGY_COUNT, "a name for each");
    return (unsigned)symbology < PHW_SYMBOLOGY_COUNT ? names[symbology] : "unknown";
}

phw_status phw_codes_add(phw_codes *codes, const phw_code *code, phw_error *error)
{
    char *text = NULL;
    void *items = codes->items;
    bool room = phw_grow(&items, &codes->capacity, codes->count, sizeof *codes->items);
    codes->items = items;
    if (room && code->text && (text = malloc(code->length + 1))) {
        memcpy(text, code->text, code->length);
        text[code->length] = '\0';
    }
    if (!room || (code->text && !text))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a barcode");
    codes->items[codes->count] = *code;
    codes->items[codes->count].text = text;
    codes->items[codes->count++].length = text ? code->length : 0;
    return PHW_OK;
}

void phw_codes_done(phw_codes *codes)
{
    for (size_t i = 0; i < codes->count; i++)
        free((void *)(uintptr_t)codes->items[i].text);
    free(codes->items);
    *codes = (phw_codes)PHW_CODES_INIT;
}
