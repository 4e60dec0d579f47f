/* SPDX-License-Identifier: Apache-2.0 */
#include "image/gif_lzw.h"

#include <string.h>

/* GIF89a, appendix F: codes grow to 12 bits at most. */
#define CODE_BITS_MAX 12U
#define CODES (1U << CODE_BITS_MAX)
#define INDEX_BITS_MAX 8U
#define NO_CODE CODES
#define BLOCK_MAX 255U

size_t phw_gif_skip_blocks(phw_cursor *cursor)
{
    size_t held = 0, length;
    while ((length = phw_cursor_u8(cursor)) > 0 && !cursor->overrun) {
        phw_cursor_skip(cursor, length);
        held += length;
    }
    return held;
}

/* --- unpacking -------------------------------------------------------------------------------- */

/** Codes from a chain of sub-blocks. */
typedef struct code_source {
    phw_cursor *cursor;
    size_t block_left; /* bytes */
    uint32_t held;     /* bits that were read and not used, the first in the lowest place */
    unsigned bits;
    bool ended;
} code_source;

static unsigned next_code(code_source *from, unsigned width)
{
    while (from->bits < width && !from->ended) {
        if (!from->block_left)
            from->block_left = phw_cursor_u8(from->cursor);
        if (!from->block_left || from->cursor->overrun) {
            from->ended = true;
            return NO_CODE;
        }
        from->held |= (uint32_t)phw_cursor_u8(from->cursor) << from->bits;
        from->bits += 8;
        from->block_left--;
    }
    unsigned code = from->held & ((1U << width) - 1);
    from->held >>= width;
    from->bits -= width;
    return code;
}

/* Goes to the end of the chain, whether or not the picture needed all of it. @return the bytes that
 * it did not need. */
static size_t leave_blocks(code_source *from)
{
    if (from->ended && !from->block_left)
        return 0;
    phw_cursor_skip(from->cursor, from->block_left);
    return from->block_left + phw_gif_skip_blocks(from->cursor);
}

/** Each code stands for an earlier code and one more index. */
typedef struct dictionary {
    uint16_t before[CODES];
    uint8_t last[CODES];
    uint8_t first[CODES];
    uint16_t length[CODES];
    unsigned next;  /* the code that is made next */
    unsigned width; /* bits of a code now */
} dictionary;

static void start_over(dictionary *d, unsigned least)
{
    d->next = (1U << least) + 2;
    d->width = least + 1;
}

static void learn(dictionary *d, unsigned before, uint8_t last)
{
    if (d->next >= CODES)
        return;
    d->before[d->next] = (uint16_t)before;
    d->last[d->next] = last;
    d->first[d->next] = d->first[before];
    d->length[d->next] = (uint16_t)(d->length[before] + 1);
    d->next++;
    if (d->next == 1U << d->width && d->width < CODE_BITS_MAX)
        d->width++;
}

static size_t spell(const dictionary *d, unsigned code, uint8_t *indices, size_t count)
{
    size_t length = d->length[code];
    for (size_t at = length; at-- > 0; code = d->before[code])
        if (at < count)
            indices[at] = d->last[code];
    return length < count ? length : count;
}

size_t phw_gif_lzw_unpack(phw_cursor *cursor, uint8_t *indices, size_t count, size_t *surplus)
{
    dictionary d;
    unsigned least = phw_cursor_u8(cursor), clear, before = NO_CODE;
    code_source from = {.cursor = cursor};
    size_t done = 0;
    if (least < 1 || least > INDEX_BITS_MAX) {
        *surplus = phw_gif_skip_blocks(cursor);
        return 0;
    }
    clear = 1U << least;
    for (unsigned code = 0; code < clear; code++) {
        d.last[code] = d.first[code] = (uint8_t)code;
        d.length[code] = 1;
        d.before[code] = 0;
    }
    start_over(&d, least);
    while (done < count) {
        unsigned code = next_code(&from, d.width);
        if (from.ended || code == clear + 1)
            break;
        if (code == clear) {
            start_over(&d, least);
            before = NO_CODE;
            continue;
        }
        /* Only the code that is just being made may be used before it is known. */
        if (code > d.next || (code == d.next && before == NO_CODE) || code >= CODES)
            break;
        if (before != NO_CODE)
            learn(&d, before, code < d.next ? d.first[code] : d.first[before]);
        if (code >= d.next)
            break;
        done += spell(&d, code, indices + done, count - done);
        before = code;
    }
    *surplus = leave_blocks(&from);
    return done;
}

/* --- packing ---------------------------------------------------------------------------------- */

/** Codes into sub-blocks. */
typedef struct code_sink {
    phw_strbuf *out;
    uint8_t block[BLOCK_MAX];
    size_t filled;
    uint32_t held;
    unsigned bits;
} code_sink;

static void flush_block(code_sink *to)
{
    if (!to->filled)
        return;
    phw_strbuf_add_char(to->out, (char)to->filled);
    phw_strbuf_add(to->out, (const char *)to->block, to->filled);
    to->filled = 0;
}

static void put_byte(code_sink *to)
{
    to->block[to->filled++] = (uint8_t)to->held;
    to->held >>= 8;
    to->bits -= to->bits < 8 ? to->bits : 8;
    if (to->filled == BLOCK_MAX)
        flush_block(to);
}

static void put_code(code_sink *to, unsigned code, unsigned width)
{
    to->held |= code << to->bits;
    to->bits += width;
    while (to->bits >= 8)
        put_byte(to);
}

/* Open addressing over (code before, index): a prime well above the 4,096 codes there can be. */
#define SLOTS 9001U

typedef struct slots {
    uint32_t key[SLOTS]; /* 0: free; else before << 8 | index, plus 1 */
    uint16_t code[SLOTS];
} slots;

static size_t find_slot(const slots *known, uint32_t key)
{
    size_t at = (key * 2654435761U) % SLOTS; /* Knuth, TAOCP 3, 6.4 */
    while (known->key[at] && known->key[at] != key)
        at = at + 1 < SLOTS ? at + 1 : 0;
    return at;
}

void phw_gif_lzw_pack(const uint8_t *indices, size_t count, unsigned bits, phw_strbuf *out)
{
    slots known;
    code_sink to = {.out = out};
    unsigned least = bits < 2 ? 2 : bits, clear = 1U << least; /* appendix F: 2 at least */
    unsigned next = clear + 2, width = least + 1;
    unsigned before = count ? indices[0] : 0;
    memset(known.key, 0, sizeof known.key);
    phw_strbuf_add_char(out, (char)least);
    put_code(&to, clear, width);
    for (size_t i = 1; i < count; i++) {
        uint32_t key = ((uint32_t)before << 8 | indices[i]) + 1;
        size_t slot = find_slot(&known, key);
        if (known.key[slot]) {
            before = known.code[slot];
            continue;
        }
        put_code(&to, before, width);
        before = indices[i];
        if (next < CODES) {
            known.key[slot] = key;
            known.code[slot] = (uint16_t)next;
            if (next == 1U << width)
                width++;
            next++;
        } else {
            put_code(&to, clear, width);
            memset(known.key, 0, sizeof known.key);
            next = clear + 2;
            width = least + 1;
        }
    }
    if (count)
        put_code(&to, before, width);
    if (next == 1U << width && width < CODE_BITS_MAX)
        width++;
    put_code(&to, clear + 1, width);
    if (to.bits)
        put_byte(&to);
    flush_block(&to);
    phw_strbuf_add_char(out, 0);
}
