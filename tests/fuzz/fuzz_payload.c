/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a code's payload: what becomes of it is text in lines. The first byte says of what
 * kind the code is. */
#include <stdlib.h>

#include "base/utf8.h"
#include "mark/payload.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    /* Of the exact size, so that the sanitizers see what reads on. */
    char *text = malloc(size);
    must(text != NULL);
    for (size_t i = 1; i < size; i++)
        text[i - 1] = (char)bytes[i];
    text[size - 1] = '\0';
    const phw_code code = {.symbology = (phw_symbology)(bytes[0] % PHW_SYMBOLOGY_COUNT),
                           .gs1 = bytes[0] & 0x80U,
                           .text = text,
                           .length = size - 1};
    phw_strbuf lines = PHW_STRBUF_INIT;
    phw_payload_kind kind = phw_payload_lines(&code, &lines);
    must((unsigned)kind < PHW_PAYLOAD_KIND_COUNT && !lines.failed);
    must(phw_utf8_valid(lines.text ? lines.text : "", lines.length));
    must(lines.length == 0 || lines.text[lines.length - 1] == '\n');
    for (size_t i = 0; i < lines.length; i++)
        must((unsigned char)lines.text[i] >= ' ' || lines.text[i] == '\n');
    phw_strbuf_done(&lines);
    free(text);
    return 0;
}
