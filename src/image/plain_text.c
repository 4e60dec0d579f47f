/* SPDX-License-Identifier: Apache-2.0 */
#include "image/plain_text.h"

#include <string.h>

#include "base/utf8.h"
#include "image/plain_fields.h"

/* A name, or a number with its spaces. */
#define CHARACTERS_LEAST 8U
/* Longer words are base64 and hexadecimal numbers. */
#define WORD_MOST 48U
/* Of all characters so many are letters, digits and what stands in sentences. */
#define PLAIN_OF_TEN 8U
/* Flat colours are runs of few letters. */
#define KINDS_LEAST 5U

static bool is_letter_or_digit(uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_plain(uint8_t c)
{
    return is_letter_or_digit(c) || c >= 0x80 || (c && strchr(" ,.:;'/()-^&", c));
}

/* Writing has several words, or a word and a number, and none of them is endless. */
static bool is_writing(const char *line, size_t length)
{
    bool seen[256] = {false};
    size_t plain = 0, words = 0, word = 0, kinds = 0;
    for (size_t i = 0; i < length; i++) {
        const uint8_t c = (uint8_t)line[i];
        plain += is_plain(c);
        kinds += !seen[c];
        seen[c] = true;
        word = c == ' ' || c == '^' ? 0 : word + 1;
        words += word == 2;
        if (word > WORD_MOST)
            return false;
    }
    return length >= CHARACTERS_LEAST && words >= 2 && kinds >= KINDS_LEAST &&
           plain * 10 >= length * PLAIN_OF_TEN;
}

/* One line on its way. */
typedef struct collector {
    phw_strbuf *lines;
    size_t start; /* of the line, in lines->text */
    bool more;
    bool once;    /* no line twice */
    size_t first; /* of its lines */
} collector;

static bool is_known(const collector *c)
{
    const phw_strbuf *lines = c->lines;
    const size_t length = lines->length - c->start;
    for (size_t at = c->first; at + length < c->start; at++)
        if (lines->text[at + length] == '\n' && (at == c->first || lines->text[at - 1] == '\n') &&
            !memcmp(lines->text + at, lines->text + c->start, length))
            return true;
    return false;
}

static void end_line(collector *c)
{
    phw_strbuf *lines = c->lines;
    if (lines->length == c->start)
        return;
    while (lines->length > c->start && lines->text[lines->length - 1] == ' ')
        lines->length--;
    if (lines->failed || !is_writing(lines->text + c->start, lines->length - c->start) ||
        (c->once && is_known(c)))
        lines->length = c->start;
    else
        phw_strbuf_add_char(lines, '\n');
    lines->text[lines->length] = '\0';
    c->start = lines->length;
}

/* DICOM parts names by '^'; a tab is a space. */
static void add_character(collector *c, const char *bytes, size_t count)
{
    const bool space = *bytes == '\t' || *bytes == ' ' || *bytes == '^';
    if (c->lines->length - c->first >= PHW_PLAIN_TEXT_MOST)
        c->more = true;
    else if (!space)
        phw_strbuf_add(c->lines, bytes, count);
    else if (c->lines->length > c->start)
        phw_strbuf_add_char(c->lines, ' ');
}

static bool is_printable(uint8_t c)
{
    return (c >= ' ' && c < 0x7F && !strchr("<>\"{}|", c)) || c == '\t';
}

/* A space at which no line may be broken, which pages have between a number's groups. */
static bool is_fixed_space(const char *bytes, size_t count)
{
    static const char fixed[] = "\xC2\xA0", narrow[] = "\xE2\x80\xAF";
    return (count == 2 && !memcmp(bytes, fixed, count)) ||
           (count == 3 && !memcmp(bytes, narrow, count));
}

static void add_bytes(collector *c, const uint8_t *bytes, size_t size)
{
    for (size_t at = 0; at < size && !c->lines->failed;) {
        uint32_t point;
        const char *here = (const char *)bytes + at;
        const size_t count = bytes[at] < 0x80 ? 1 : phw_utf8_decode(here, size - at, &point);
        if (is_fixed_space(here, count))
            add_character(c, " ", 1);
        else if (count > 1 || (count == 1 && is_printable(bytes[at])))
            add_character(c, here, count);
        else
            end_line(c);
        at += count ? count : 1;
    }
    end_line(c);
}

/* @param low  where in each pair the letter stands. */
static void add_pairs(collector *c, const uint8_t *bytes, size_t size, size_t low)
{
    for (size_t at = 0; at + 1 < size && !c->lines->failed;) {
        if (!bytes[at + 1 - low] && is_printable(bytes[at + low])) {
            add_character(c, (const char *)bytes + at + low, 1);
            at += 2;
        } else {
            end_line(c);
            at++;
        }
    }
    end_line(c);
}

/* Of the wrong order one reads the same but for a letter: the longer is right. */
static void add_utf16(collector *c, const uint8_t *bytes, size_t size)
{
    phw_strbuf *lines = c->lines;
    const size_t before = lines->length;
    add_pairs(c, bytes, size, 0);
    const size_t middle = lines->length, first = middle - before;
    add_pairs(c, bytes, size, 1);
    const size_t second = lines->length - middle;
    if (lines->failed || !second)
        return;
    if (second > first)
        memmove(lines->text + before, lines->text + middle, second);
    lines->length = before + (second > first ? second : first);
    lines->text[lines->length] = '\0';
    c->start = lines->length;
}

/* What programs wrote, with the fields' names before their values. Lists of what was done to a
 * picture say the same again and again. @return false where there was too much. */
static bool add_fields(phw_strbuf *lines, const uint8_t *bytes, size_t size)
{
    collector c = {.lines = lines, .start = lines->length, .first = lines->length, .once = true};
    phw_strbuf fields = PHW_STRBUF_INIT;
    phw_plain_fields_add(bytes, size, &fields);
    if (fields.length && !fields.failed)
        add_bytes(&c, (const uint8_t *)fields.text, fields.length);
    lines->failed |= fields.failed;
    phw_strbuf_done(&fields);
    return !c.more;
}

bool phw_plain_text_add(const uint8_t *bytes, size_t size, phw_strbuf *lines)
{
    collector c = {.lines = lines, .start = lines->length};
    add_bytes(&c, bytes, size);
    add_utf16(&c, bytes, size);
    return add_fields(lines, bytes, size) && !c.more;
}

size_t phw_plain_text_tail(const uint8_t *bytes, size_t size)
{
    size_t seen = 0;
    for (size_t at = size; at > 0 && seen < CHARACTERS_LEAST; at--) {
        const uint8_t c = bytes[at - 1];
        if (c && !is_printable(c) && c != '\n' && c != '\r' && c < 0x80)
            return 0;
        seen += c != 0;
    }
    const size_t most = size < PHW_PLAIN_TAIL_MOST ? size : PHW_PLAIN_TAIL_MOST;
    return seen < CHARACTERS_LEAST ? 0 : most;
}
