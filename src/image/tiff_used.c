/* SPDX-License-Identifier: Apache-2.0 */
#include "image/tiff_used.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "image/plain_text.h"

/* Of a stream that unpacks to so much more than is wanted nothing further is counted. */
#define SURPLUS_MOST ((uint64_t)64 << 20)

/* No picture that is decoded has so large a part: one of 220 million pixels has four samples of 32
 * bits each at most. */
#define WANTED_MOST ((uint64_t)1 << 32)

#define SCRATCH_BYTES 65536U

static phw_tiff_use all_of(const phw_tiff_coded *coded)
{
    return (phw_tiff_use){.used = coded->size};
}

static phw_tiff_use open_rows(const phw_tiff_coded *coded)
{
    return (phw_tiff_use){.used =
                              coded->wanted < coded->size ? (size_t)coded->wanted : coded->size};
}

/* --- PackBits --------------------------------------------------------------------------------- */

static phw_tiff_use runs(const phw_tiff_coded *coded, const uint8_t *bytes)
{
    enum { NOTHING = 128, REPEATED = 257 };
    uint64_t out = 0;
    size_t at = 0;
    while (at < coded->size && out < coded->wanted) {
        const unsigned head = bytes[at++];
        const uint64_t left = coded->wanted - out, count = head + 1;
        if (head < NOTHING) { /* as they are; those past the end show nowhere */
            at += (size_t)(count < left ? count : left);
            out += count;
        } else if (head > NOTHING) {
            at++;
            out += REPEATED - head;
        }
    }
    return (phw_tiff_use){.used = at < coded->size ? at : coded->size};
}

/* --- LZW -------------------------------------------------------------------------------------- */

enum { CLEAR = 256, END = 257, FIRST = 258, CODES = 4096, BITS_LEAST = 9, BITS_MOST = 12 };

/* What a code stands for is not needed, only how long that is. */
typedef struct lzw {
    const uint8_t *bytes;
    size_t size, at;
    uint32_t held;
    unsigned held_bits, bits,
        next; /* bits of a code, and the code that comes next into the table */
    uint32_t lengths[CODES];
    uint32_t before; /* length of what the last code stood for; 0: none since the table was empty */
} lzw;

static void empty_table(lzw *z)
{
    z->bits = BITS_LEAST;
    z->next = FIRST;
    z->before = 0;
}

/* @return a code, or -1 where there is none left. */
static int take_code(lzw *z)
{
    while (z->held_bits < z->bits) {
        if (z->at == z->size)
            return -1;
        z->held = z->held << 8 | z->bytes[z->at++];
        z->held_bits += 8;
    }
    z->held_bits -= z->bits;
    return (int)(z->held >> z->held_bits & ((1U << z->bits) - 1));
}

/* @return bytes that a code stands for, 0 for one that the table has not. */
static uint32_t unpack_code(lzw *z, unsigned code)
{
    if (code > z->next || code >= CODES || (code == z->next && !z->before))
        return 0;
    const uint32_t length = code < CLEAR ? 1 : code < z->next ? z->lengths[code] : z->before + 1;
    if (z->before && z->next < CODES)
        z->lengths[z->next++] = z->before + 1;
    /* One code earlier than need be (section 13). */
    z->bits += z->next >= (1U << z->bits) - 1 && z->bits < BITS_MOST;
    z->before = length;
    return length;
}

static phw_tiff_use codes(const phw_tiff_coded *coded, const uint8_t *bytes)
{
    lzw z = {.bytes = bytes, .size = coded->size};
    uint64_t out = 0;
    size_t enough_at = coded->size; /* where all that is wanted was there */
    int code;
    /* Before the format was laid down some wrote the lowest bit first; they begin so. */
    if (coded->size > 1 && !bytes[0] && bytes[1] & 1)
        return (phw_tiff_use){.used = coded->size, .unknown = true};
    empty_table(&z);
    while ((code = take_code(&z)) >= 0 && code != END && out <= coded->wanted + SURPLUS_MOST) {
        if (code == CLEAR) {
            empty_table(&z);
            continue;
        }
        const uint32_t length = unpack_code(&z, (unsigned)code);
        if (!length)
            break;
        if (out < coded->wanted && out + length >= coded->wanted)
            enough_at = z.at;
        out += length;
    }
    if (code == END && out >= coded->wanted)
        return (phw_tiff_use){.used = z.at, .surplus = out - coded->wanted};
    return (phw_tiff_use){.used = enough_at};
}

/* --- Deflate ---------------------------------------------------------------------------------- */

static phw_tiff_use stream_of(const phw_tiff_coded *coded, const uint8_t *bytes)
{
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)bytes,
                       .avail_in = coded->size > UINT32_MAX ? UINT32_MAX : (uInt)coded->size};
    phw_tiff_use use = all_of(coded);
    uint8_t *scratch = malloc(SCRATCH_BYTES);
    if (!scratch || inflateInit(&stream) != Z_OK) {
        free(scratch);
        use.unknown = true;
        return use;
    }
    uint64_t out = 0;
    size_t enough_at = coded->size; /* where all that is wanted was there */
    int result = Z_OK;
    while (result == Z_OK && out <= coded->wanted + SURPLUS_MOST) {
        const uint64_t left = out < coded->wanted ? coded->wanted - out : SCRATCH_BYTES;
        const uInt room = left < SCRATCH_BYTES ? (uInt)left : SCRATCH_BYTES;
        const bool enough = out >= coded->wanted;
        stream.next_out = scratch;
        stream.avail_out = room;
        result = inflate(&stream, Z_NO_FLUSH);
        out += room - stream.avail_out;
        if (!enough && out >= coded->wanted)
            enough_at = coded->size - stream.avail_in;
    }
    if (result == Z_STREAM_END)
        use.used = coded->size - stream.avail_in;
    else if (result == Z_DATA_ERROR) /* nobody who has the rows goes on to here */
        use.used = enough_at;
    use.surplus = out > coded->wanted ? out - coded->wanted : 0;
    use.unpacked = out;
    inflateEnd(&stream);
    free(scratch);
    return use;
}

/* --- JPEG ------------------------------------------------------------------------------------- */

static phw_tiff_use jpeg(const phw_tiff_coded *coded, const uint8_t *bytes)
{
    enum { STUFFED = 0, EOI = 0xD9, TEM = 1, RST0 = 0xD0, SOI = 0xD8, FILL = 0xFF };
    size_t at = 0;
    while (at + 1 < coded->size) {
        const uint8_t *found = memchr(bytes + at, 0xFF, coded->size - at - 1);
        if (!found)
            break;
        at = (size_t)(found - bytes) + 1;
        const unsigned marker = bytes[at];
        if (marker == FILL)
            continue;
        at++;
        if (marker == EOI)
            return (phw_tiff_use){.used = at};
        if (marker == STUFFED || marker == TEM || (marker >= RST0 && marker <= SOI))
            continue;
        if (coded->size - at < 2)
            break;
        at += (size_t)bytes[at] << 8 | bytes[at + 1];
    }
    return all_of(coded);
}

/* --- T.6 -------------------------------------------------------------------------------------- */

/* EOFB, which no code's bits can make up: twice eleven zeros and a one. */
static phw_tiff_use fax(const phw_tiff_coded *coded, const uint8_t *bytes)
{
    const uint32_t end_of_block = 0x001001, mask = 0xFFFFFF;
    uint32_t held = mask;
    for (size_t at = 0; at < coded->size; at++)
        for (unsigned i = 0; i < 8; i++) {
            held = (held << 1 | (bytes[at] >> (coded->lowest_first ? i : 7 - i) & 1)) & mask;
            if (held == end_of_block)
                return (phw_tiff_use){.used = at + 1};
        }
    return all_of(coded);
}

bool phw_tiff_is_filling(const uint8_t *bytes, size_t size, uint64_t row)
{
    enum { PERIOD_A = 6, PERIOD_B = 8 }; /* of two pixels of RGB, and of what else there is */
    enum { TOLD_APART = 64 };            /* shorter rows are taken together */
    size_t step = row && row < size ? (size_t)row : size;
    while (step && step < TOLD_APART)
        step *= 2;
    for (size_t at = 0; at < size; at += step) {
        const uint8_t *here = bytes + at;
        const size_t count = step < size - at ? step : size - at;
        const bool again =
            at ? !memcmp(here, here - step, count)
               : row && row < count && !memcmp(here, here + row, count - (size_t)row);
        const size_t samples = count > PERIOD_B ? count - PERIOD_B : 0;
        if (!again && memcmp(here, here + PERIOD_A, samples) != 0 &&
            memcmp(here, here + PERIOD_B, samples) != 0)
            return false;
    }
    return true;
}

static phw_tiff_use use_of(const phw_tiff_coded *coded, const uint8_t *bytes)
{
    switch (coded->compression) { /* a number from the file, not one of our enums */
    case PHW_TIFF_UNCOMPRESSED:
        return open_rows(coded);
    case PHW_TIFF_PACKBITS:
        return runs(coded, bytes);
    case PHW_TIFF_LZW:
        return codes(coded, bytes);
    case PHW_TIFF_DEFLATE:
    case PHW_TIFF_OLD_DEFLATE:
        return stream_of(coded, bytes);
    default: /* of other codecs only words behind the data are seen */
        return (phw_tiff_use){.used = coded->size - phw_plain_text_tail(bytes, coded->size)};
    }
}

static uint8_t reverse(uint8_t byte)
{
    unsigned made = 0;
    for (unsigned i = 0; i < 8; i++)
        made = made << 1 | (byte >> i & 1U);
    return (uint8_t)made;
}

/* Codecs but the fax's know bytes of one order only. */
static phw_tiff_use use_of_reversed(const phw_tiff_coded *coded, const uint8_t *bytes)
{
    uint8_t *reversed = malloc(coded->size ? coded->size : 1);
    if (!reversed)
        return (phw_tiff_use){.used = coded->size, .unknown = true};
    for (size_t i = 0; i < coded->size; i++)
        reversed[i] = reverse(bytes[i]);
    const phw_tiff_use use = use_of(coded, reversed);
    free(reversed);
    return use;
}

phw_tiff_use phw_tiff_used(const phw_tiff_coded *coded, const uint8_t *bytes)
{
    if (coded->compression == PHW_TIFF_JPEG)
        return jpeg(coded, bytes);
    if (coded->compression == PHW_TIFF_T6)
        return fax(coded, bytes);
    if (coded->wanted > WANTED_MOST)
        return (phw_tiff_use){.used = coded->size, .unknown = true};
    if (!coded->wanted)
        return all_of(coded);
    return coded->lowest_first ? use_of_reversed(coded, bytes) : use_of(coded, bytes);
}
