/* SPDX-License-Identifier: Apache-2.0 */
#include "image/plain_fields.h"

#include <stdbool.h>
#include <string.h>

/* Sentences have a quotation now and then. */
#define MARKS_LEAST 4U

/* Coded data have a control character among so many bytes. */
#define RUN_LEAST 24U

/* No name of a field is longer. */
#define NAME_MOST 64U

/* Text on its way. */
typedef struct fields {
    const uint8_t *bytes;
    size_t size, at;
    phw_strbuf *text;
    bool named; /* the line begins with a field's name */
} fields;

static void end_line(fields *f)
{
    phw_strbuf_add_char(f->text, '\n');
    f->named = false;
}

static bool is_space(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The first byte from @p at on that is no space; 0 where there is none. */
static uint8_t next_mark(const fields *f, size_t at)
{
    while (at < f->size && is_space(f->bytes[at]))
        at++;
    return at < f->size ? f->bytes[at] : 0;
}

static bool ends_name(uint8_t c)
{
    return is_space(c) || c == '>' || c == '/' || c == '=' || c == '<' || c < ' ';
}

static bool is_list(const uint8_t *name, const uint8_t *end)
{
    static const char prefix[] = "rdf:";
    return (size_t)(end - name) >= sizeof prefix - 1 && !memcmp(name, prefix, sizeof prefix - 1);
}

/* An element's name or an attribute's, without the prefix of its space of names. Those of lists
 * (RDF) name nothing. */
static void take_name(fields *f)
{
    const uint8_t *first = f->bytes + f->at;
    size_t start = f->at;
    while (f->at < f->size && !ends_name(f->bytes[f->at])) {
        if (f->bytes[f->at] == ':')
            start = f->at + 1;
        f->at++;
    }
    const size_t length = f->at > start ? f->at - start : 0;
    if (!length || length > NAME_MOST || is_list(first, f->bytes + f->at))
        return;
    end_line(f);
    phw_strbuf_add(f->text, (const char *)f->bytes + start, length);
    phw_strbuf_add_text(f->text, ": ");
    f->named = true;
}

/* An attribute's value, up to the quote that it began with. */
static void take_value(fields *f)
{
    const uint8_t quote = f->bytes[f->at++];
    const uint8_t *end = memchr(f->bytes + f->at, quote, f->size - f->at);
    const size_t length = end ? (size_t)(end - f->bytes) - f->at : 0;
    phw_strbuf_add(f->text, (const char *)f->bytes + f->at, length);
    f->at += length + (end != NULL);
}

/* From '<' on; what an element holds comes behind its own name. */
static void take_tag(fields *f)
{
    const uint8_t first = ++f->at < f->size ? f->bytes[f->at] : 0;
    if (first == '/' || first == '?' || first == '!') {
        const uint8_t *end = memchr(f->bytes + f->at, '>', f->size - f->at);
        f->at = end ? (size_t)(end - f->bytes) + 1 : f->size;
        end_line(f);
        return;
    }
    const size_t name = f->at;
    take_name(f);
    bool attributes = false;
    while (f->at < f->size && f->bytes[f->at] != '>' && f->bytes[f->at] >= '\t') {
        const uint8_t c = f->bytes[f->at];
        if (c == '"' || c == '\'') {
            take_value(f);
        } else if (ends_name(c)) {
            f->at++;
        } else {
            take_name(f);
            attributes = true;
        }
    }
    const size_t end = f->at;
    if (attributes) {
        f->at = name;
        take_name(f);
    }
    f->at = end < f->size ? end + 1 : end;
}

/* A quote is left out; between one that ends and the next that begins stand colons and commas. */
static void take_quote(fields *f)
{
    f->at++;
    const uint8_t next = next_mark(f, f->at);
    if (next == ':') {
        f->at += (size_t)((const uint8_t *)memchr(f->bytes + f->at, ':', f->size - f->at) -
                          (f->bytes + f->at)) +
                 1;
        phw_strbuf_add_text(f->text, ": ");
        f->named = true;
    } else if (next == ',' && f->named) {
        end_line(f);
    }
}

static bool is_text(uint8_t c)
{
    return c >= ' ' || is_space(c);
}

static void add_run(const uint8_t *bytes, size_t size, phw_strbuf *text)
{
    fields f = {.bytes = bytes, .size = size, .text = text};
    while (f.at < size && !text->failed) {
        const uint8_t c = bytes[f.at];
        if (c == '<') {
            take_tag(&f);
        } else if (c == '"') {
            take_quote(&f);
        } else {
            if (c == '{' || c == '}' || c == '\n' || c == '\r')
                end_line(&f);
            else
                phw_strbuf_add_char(text, c == '|' ? ' ' : (char)c);
            f.at++;
        }
    }
    end_line(&f);
}

void phw_plain_fields_add(const uint8_t *bytes, size_t size, phw_strbuf *text)
{
    for (size_t at = 0, end; at < size && !text->failed; at = end + 1) {
        size_t marks = 0;
        for (end = at; end < size && is_text(bytes[end]); end++)
            marks += bytes[end] == '"' || bytes[end] == '<' || bytes[end] == '|';
        if (marks >= MARKS_LEAST && end - at >= RUN_LEAST)
            add_run(bytes + at, end - at, text);
    }
}
