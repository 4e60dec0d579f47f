/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as the line reader's model: refused with a sentence, or a network that reads a line. */
#include <stdlib.h>
#include <string.h>

#include "ocr/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* A narrow line: a bar of ink on its ground. */
static void read_line(const phw_reader *reader)
{
    enum { WIDTH = 11 };
    phw_image *line = NULL;
    phw_symbols symbols = {NULL, 0, 0};
    if (phw_image_new(WIDTH, phw_reader_height(reader), 1, &line, NULL) != PHW_OK)
        return;
    for (uint32_t y = 0; y < line->height; y++) {
        memset(phw_image_row_mut(line, y), 240, WIDTH);
        memset(phw_image_row_mut(line, y) + 3, 16, 4);
    }
    const phw_image *lines[] = {line};
    must(phw_reader_read(reader, PHW_READER_QUICK, lines, 1, &symbols, NULL) == PHW_OK);
    for (size_t i = 0; i < symbols.count; i++)
        must(symbols.items[i].text[0] && symbols.items[i].left >= 0 &&
             symbols.items[i].right <= WIDTH);
    free(symbols.items);
    phw_image_free(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    phw_reader *reader = NULL;
    phw_error error = PHW_ERROR_INIT;
    /* Of the exact size, so that the sanitizers see what reads on. */
    uint8_t *file = malloc(size + !size);
    must(file != NULL);
    if (size)
        memcpy(file, bytes, size);
    phw_status status = phw_reader_open(file, size, phw_tile_fastest(), &reader, &error);
    free(file);
    must(status == PHW_OK || status == PHW_ERR_MODEL);
    must((status == PHW_OK) == (reader != NULL));
    must(status == PHW_OK || error.message[0] != '\0');
    if (reader)
        read_line(reader);
    phw_reader_free(&reader);
    return 0;
}
