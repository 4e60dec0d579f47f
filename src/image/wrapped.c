/* SPDX-License-Identifier: Apache-2.0 */
#include "image/wrapped.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/strbuf.h"
#include "base/utf8.h"

/* Shorter runs are words, paths and numbers; what they stood for would hold no name and number. */
#define BASE64_LEAST 24U
#define HEX_LEAST 32U

/* Writing has an ampersand now and then; what is escaped has many. */
#define ESCAPES_LEAST 3U

/* Packed data of fewer bytes is chance. */
#define UNPACKED_LEAST 8U

/* Places at which two bytes look like the start of packed data, by chance one in 16,000: those of a
 * gigabyte. What has more is built to hide one among them. */
#define STARTS_MOST (1U << 16)

/* All of them together may unpack to so many times what one may. */
#define UNPACKED_TIMES 4U

typedef struct walk {
    const uint8_t *bytes;
    size_t size, most;
    phw_wrapped_visit *visit;
    void *context;
    bool *all;
} walk;

static phw_status give(const walk *w, phw_strbuf *inside, phw_error *error)
{
    phw_status status = PHW_OK;
    if (inside->failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for what the file hides");
    else if (inside->length)
        status = w->visit(w->context, (const uint8_t *)inside->text, inside->length, error);
    phw_strbuf_done(inside);
    return status;
}

/* --- letters and digits ----------------------------------------------------------------------- */

static int base64_digit(uint8_t c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (c == '-' || c == '_') /* the alphabet for names of files */
        return c == '-' ? 62 : 63;
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* Ends of lines within a run, as XMP writes them too. @return its bytes, or 0. */
static size_t line_end(const uint8_t *at, size_t left)
{
    static const char escaped[] = "&#xA;";
    if (*at != '\n' && *at != '\r')
        return left >= sizeof escaped - 1 && !memcmp(at, escaped, sizeof escaped - 1)
                   ? sizeof escaped - 1
                   : 0;
    size_t count = 1;
    while (count < left && strchr(" \t\r\n", at[count]) && at[count])
        count++;
    return count;
}

/* @return behind it. */
static size_t take_base64(const walk *w, size_t at, phw_strbuf *inside)
{
    uint32_t held = 0;
    unsigned bits = 0;
    while (at < w->size) {
        const int digit = base64_digit(w->bytes[at]);
        const size_t end = digit < 0 ? line_end(w->bytes + at, w->size - at) : 0;
        if (digit < 0 && !end)
            break;
        at += digit < 0 ? end : 1;
        if (digit < 0)
            continue;
        held = held << 6 | (uint32_t)digit;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            phw_strbuf_add_char(inside, (char)(held >> bits & 0xFF));
        }
    }
    return at;
}

static phw_status walk_base64(const walk *w, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t at = 0; status == PHW_OK && at < w->size;) {
        size_t run = 0;
        while (at + run < w->size && run < BASE64_LEAST && base64_digit(w->bytes[at + run]) >= 0)
            run++;
        if (run < BASE64_LEAST) {
            at += run + 1;
            continue;
        }
        phw_strbuf inside = PHW_STRBUF_INIT;
        at = take_base64(w, at, &inside);
        status = give(w, &inside, error);
    }
    return status;
}

static int hex_digit(uint8_t c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static phw_status walk_hex(const walk *w, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t at = 0; status == PHW_OK && at < w->size;) {
        size_t run = 0;
        while (at + run < w->size && hex_digit(w->bytes[at + run]) >= 0)
            run++;
        if (run >= HEX_LEAST) {
            phw_strbuf inside = PHW_STRBUF_INIT;
            for (size_t i = 0; i + 1 < run; i += 2)
                phw_strbuf_add_char(&inside, (char)(hex_digit(w->bytes[at + i]) << 4 |
                                                    hex_digit(w->bytes[at + i + 1])));
            status = give(w, &inside, error);
        }
        at += run + 1;
    }
    return status;
}

/* --- escapes ---------------------------------------------------------------------------------- */

/* A number of so many digits at most. @return how many it has. */
static size_t take_number(const uint8_t *at, size_t left, bool hex, size_t digits, uint32_t *number)
{
    size_t count = 0;
    *number = 0;
    for (; count < digits && count < left; count++) {
        const int digit = hex_digit(at[count]);
        if (digit < 0 || (!hex && digit > 9))
            break;
        *number = *number * (hex ? 16 : 10) + (uint32_t)digit;
    }
    return count;
}

/* What an entity of XML stands for. @return its bytes, or 0. */
static size_t take_entity(const uint8_t *at, size_t left, uint32_t *point)
{
    static const struct {
        char name[7];
        char means;
    } names[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    enum { DIGITS_MOST = 7 };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const size_t length = strlen(names[i].name);
        if (left >= length && !memcmp(at, names[i].name, length)) {
            *point = (uint8_t)names[i].means;
            return length;
        }
    }
    if (left < 4 || at[1] != '#')
        return 0;
    const bool hex = at[2] == 'x' || at[2] == 'X';
    const size_t head = hex ? 3 : 2;
    const size_t count = take_number(at + head, left - head, hex, DIGITS_MOST, point);
    return count && head + count < left && at[head + count] == ';' ? head + count + 1 : 0;
}

/* @param[out] byte  whether @p point is a byte, which may be a part of a letter.
 * @return its bytes, or 0 where there is no escape. */
static size_t take_escape(const uint8_t *at, size_t left, uint32_t *point, bool *byte)
{
    *byte = *at == '%';
    if (*at == '%')
        return take_number(at + 1, left - 1, true, 2, point) == 2 ? 3 : 0;
    if (*at == '&')
        return take_entity(at, left, point);
    if (*at == '\\' && left > 1 && at[1] == 'u')
        return take_number(at + 2, left - 2, true, 4, point) == 4 ? 6 : 0;
    return 0;
}

static void add_point(phw_strbuf *to, uint32_t point)
{
    char letter[4];
    const size_t count = phw_utf8_encode(point, letter);
    phw_strbuf_add(to, letter, count);
}

/* Text without its escapes, where there are enough. */
static phw_status give_unescaped(const walk *w, size_t from, size_t to, phw_error *error)
{
    phw_strbuf inside = PHW_STRBUF_INIT;
    size_t escapes = 0;
    for (size_t at = from; at < to && !inside.failed;) {
        uint32_t point;
        bool byte;
        const size_t count = take_escape(w->bytes + at, to - at, &point, &byte);
        escapes += count > 0 && point >= ' '; /* ends of lines hide nothing */
        if (!count || byte)
            phw_strbuf_add_char(&inside, (char)(count ? point : w->bytes[at]));
        else
            add_point(&inside, point);
        at += count ? count : 1;
    }
    if (escapes < ESCAPES_LEAST)
        inside.length = 0;
    return give(w, &inside, error);
}

static bool is_text(uint8_t c)
{
    return c >= ' ' || c == '\n' || c == '\r' || c == '\t';
}

static phw_status walk_escapes(const walk *w, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t at = 0, end; status == PHW_OK && at < w->size; at = end + 1) {
        size_t marks = 0;
        for (end = at; end < w->size && is_text(w->bytes[end]); end++)
            marks += w->bytes[end] == '%' || w->bytes[end] == '&' || w->bytes[end] == '\\';
        if (marks >= ESCAPES_LEAST)
            status = give_unescaped(w, at, end, error);
    }
    return status;
}

/* --- packed data ------------------------------------------------------------------------------ */

enum { RAW = -MAX_WBITS, ZLIB_OR_GZIP = MAX_WBITS + 32 };

/* @param[out] used  how much of it was packed data; 0 where that has no end. */
static void unpack(const walk *w, size_t at, int form, phw_strbuf *inside, size_t *used)
{
    enum { STEP = 16384 };
    const size_t left = w->size - at;
    char part[STEP];
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)(w->bytes + at),
                       .avail_in = left > UINT32_MAX ? UINT32_MAX : (uInt)left};
    int code = inflateInit2(&stream, form);
    *used = 0;
    if (code != Z_OK)
        return;
    while (code == Z_OK && inside->length < w->most) {
        stream.next_out = (Bytef *)part;
        stream.avail_out = STEP;
        code = inflate(&stream, Z_NO_FLUSH);
        phw_strbuf_add(inside, part, STEP - stream.avail_out);
    }
    *used = code == Z_STREAM_END ? stream.total_in : 0;
    inflateEnd(&stream);
}

/* RFC 1950, 2.2, without a dictionary; RFC 1952, 2.3. */
static bool is_start(const uint8_t *at, size_t left)
{
    enum { DEFLATE_32K = 0x78, DICTIONARY = 0x20, CHECK = 31 };
    if (left < 3)
        return false;
    return (at[0] == DEFLATE_32K && !(at[1] & DICTIONARY) && (at[0] << 8 | at[1]) % CHECK == 0) ||
           (at[0] == 0x1F && at[1] == 0x8B && at[2] == 8);
}

/* Chance starts come to nothing within some bytes; those built to unpack to much are not all tried.
 */
static phw_status walk_packed(const walk *w, phw_error *error)
{
    phw_status status = PHW_OK;
    unsigned starts = 0;
    size_t unpacked = 0;
    for (size_t at = 0; status == PHW_OK && at < w->size; at++) {
        const bool start = is_start(w->bytes + at, w->size - at);
        size_t used;
        if (at && !start)
            continue;
        if (starts++ == STARTS_MOST || unpacked / UNPACKED_TIMES >= w->most) {
            *w->all = false;
            break;
        }
        phw_strbuf inside = PHW_STRBUF_INIT;
        unpack(w, at, start ? ZLIB_OR_GZIP : RAW, &inside, &used);
        unpacked += inside.length;
        *w->all &= inside.length < w->most;
        /* Nothing tells raw data from chance but that it ends where it must. */
        if (inside.length < UNPACKED_LEAST || (!start && used != w->size))
            inside.length = 0;
        else if (used)
            at += used - 1;
        status = give(w, &inside, error);
    }
    return status;
}

phw_status phw_wrapped_walk(const uint8_t *bytes, size_t size, size_t most,
                            phw_wrapped_visit *visit, void *context, bool *all, phw_error *error)
{
    typedef phw_status walk_one(const walk *w, phw_error *error);
    static walk_one *const walks[] = {walk_base64, walk_hex, walk_escapes, walk_packed};
    const walk w = {bytes, size, most, visit, context, all};
    phw_status status = PHW_OK;
    *all = true;
    for (size_t i = 0; status == PHW_OK && i < sizeof walks / sizeof walks[0]; i++)
        status = walks[i](&w, error);
    return status;
}
