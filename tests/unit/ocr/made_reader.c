/* SPDX-License-Identifier: Apache-2.0 */
#include "made_reader.h"

#include <math.h>
#include <string.h>

#define MOST_WEIGHT 127
#define TWO_BYTES 80 /* the first label that is of U+00C0 … */
#define SPREAD 0.6f  /* root mean square of numbers spread evenly over −1 … 1, about */

const made_layer made_reader_medium[MADE_READER_LAYERS] = {
    {{1, 16, 3, 3, 2, 1, 1, 1, 1, 1}},
    {{16, 32, 3, 3, 2, 3, 1, 1, 1, 1}},
    {{32, 48, 3, 3, 2, 1, 1, 1, 1, 1}},
    {{48, 64, 3, 3, 1, 1, 1, 1, 1, 1}},
    {{64, 96, 3, 3, 2, 1, 1, 1, 1, 1}},
    {{96, 128, 3, 3, 1, 1, 0, 1, 1, 1}},
    {{128, 128, 1, 3, 1, 1, 0, 1, 1, 3}},
    {{128, 128, 1, 3, 1, 1, 0, 2, 2, 3}},
    {{128, 128, 1, 3, 1, 1, 0, 4, 4, 3}},
    {{128, 128, 1, 3, 1, 1, 0, 1, 1, 3}},
    {{128, 128, 1, 3, 1, 1, 0, 2, 2, 3}},
    {{128, 128, 1, 3, 1, 1, 0, 4, 4, 3}},
    {{128, MADE_READER_LABELS, 1, 1, 1, 1, 0, 0, 1, 0}}};

const made_layer made_reader_small[MADE_READER_SMALL_LAYERS] = {
    {{1, 5, 3, 3, 3, 1, 1, 1, 1, 1}},
    {{5, 12, 4, 3, 4, 3, 1, 1, 1, 1}},
    {{12, 19, 3, 3, 1, 1, 0, 1, 1, 1}},
    {{19, 19, 1, 3, 1, 1, 0, 2, 2, 3}},
    {{19, MADE_READER_LABELS, 1, 1, 1, 1, 0, 0, 1, 0}}};

uint32_t made_reader_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static void add_u32(phw_strbuf *out, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        phw_strbuf_add_char(out, (char)(value >> (8 * i) & 0xFF));
}

/* The null label, a space, then letters of one and two bytes. */
static void add_labels(phw_strbuf *out)
{
    phw_strbuf_add_char(out, 0);
    phw_strbuf_add(out, "\1 ", 2);
    for (unsigned char i = 2; i < MADE_READER_LABELS; i++) {
        if (i >= TWO_BYTES)
            phw_strbuf_add(out, "\2\xC3", 2);
        else
            phw_strbuf_add_char(out, 1);
        phw_strbuf_add_char(out, (char)(i >= TWO_BYTES ? 0x80 + i - TWO_BYTES : '!' + i - 2));
    }
}

/* Scales keep activations about as large as they come in, so that they neither die nor are cut. */
static void add_layer(phw_strbuf *out, const made_layer *layer, uint32_t *seed)
{
    const uint32_t *n = layer->numbers;
    size_t inputs = (size_t)n[0] * n[2] * n[3];
    for (size_t i = 0; i < 10; i++)
        add_u32(out, n[i]);
    for (size_t i = 0; i < n[1]; i++) {
        uint32_t bits;
        float scale = 1.5f / (MOST_WEIGHT * SPREAD * sqrtf((float)inputs));
        scale *= n[9] ? 1 : 0.05f; /* scores, not activations */
        memcpy(&bits, &scale, sizeof bits);
        add_u32(out, bits);
    }
    for (size_t i = 0; i < n[1]; i++)
        add_u32(out, made_reader_next(seed) % 4001 - 2000);
    for (size_t i = 0; i < inputs * n[1]; i++)
        phw_strbuf_add_char(
            out, (char)((int)(made_reader_next(seed) % (2 * MOST_WEIGHT + 1)) - MOST_WEIGHT));
}

void made_reader_write(const made_layer *layers, size_t count, uint32_t seed, phw_strbuf *out)
{
    phw_strbuf_add(out, "PHWREAD2", 8);
    add_u32(out, MADE_READER_HEIGHT);
    add_u32(out, MADE_READER_LABELS);
    add_labels(out);
    add_u32(out, 2);
    for (int network = 0; network < 2; network++) {
        add_u32(out, (uint32_t)count);
        for (size_t i = 0; i < count; i++)
            add_layer(out, &layers[i], &seed);
    }
}
