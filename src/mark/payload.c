/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/payload.h"

#include <string.h>

#include "base/utf8.h"
#include "mark/element_strings.h"

/* Between the fields of payloads that are somebody's own form. */
#define SEPARATORS "|^;,~%\t\n\r\x1c\x1d\x1e\x1f"

/* A form about a person has at least so many fields. */
#define FORM_FIELDS 3

#define NHS_DIGITS 10
#define DATE_DIGITS 8

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool all_digits(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!is_digit(text[i]))
            return false;
    return length > 0;
}

/* Any bytes as UTF-8 in one line. */
static void add_clean(phw_strbuf *lines, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t code_point;
        size_t used = phw_utf8_decode(text + at, length - at, &code_point);
        if (code_point == PHW_UTF8_INVALID)
            phw_strbuf_add_char(lines, '?');
        else if (code_point < ' ' || code_point == 0x7F)
            phw_strbuf_add_char(lines, ' ');
        else
            phw_strbuf_add(lines, text + at, used);
        at += used ? used : 1;
    }
}

static int number(const char *digits, size_t count)
{
    int value = 0;
    for (size_t i = 0; i < count; i++)
        value = value * 10 + (digits[i] - '0');
    return value;
}

static bool could_be_date(int day, int month, int year)
{
    return day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 1900 && year < 2100;
}

/* Eight digits as a date, the year last or first. */
static bool add_date(phw_strbuf *lines, const char *d)
{
    int day = number(d, 2), month = number(d + 2, 2), year = number(d + 4, 4);
    if (!could_be_date(day, month, year)) {
        year = number(d, 4), month = number(d + 4, 2), day = number(d + 6, 2);
        if (!could_be_date(day, month, year))
            return false;
    }
    phw_strbuf_format(lines, "%02d/%02d/%04d", day, month, year);
    return true;
}

void phw_payload_add_value(phw_strbuf *lines, const char *text, size_t length)
{
    bool digits = all_digits(text, length);
    if (digits && length == NHS_DIGITS)
        phw_strbuf_format(lines, "%.3s %.3s %.4s", text, text + 3, text + 6);
    else if (!(digits && length == DATE_DIGITS && add_date(lines, text)))
        add_clean(lines, text, length);
}

/* What the fields of somebody's own form are. */
typedef struct form {
    size_t fields, words, dates, numbers;
} form;

static void count_field(form *counts, const char *text, size_t length)
{
    phw_strbuf date = PHW_STRBUF_INIT;
    bool digits = all_digits(text, length), letters = true;
    for (size_t i = 0; i < length; i++)
        letters &= ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z') ||
                   (unsigned char)text[i] >= 0x80 || strchr(" '-", text[i]);
    counts->fields++;
    counts->words += letters && length >= 2;
    counts->numbers += digits && length == NHS_DIGITS;
    counts->dates += digits && length == DATE_DIGITS && add_date(&date, text);
    phw_strbuf_done(&date);
}

/* Fields of text, one a line. */
static phw_payload_kind add_fields(phw_strbuf *lines, const char *text, size_t length)
{
    form counts = {0, 0, 0, 0};
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && text[end] && !strchr(SEPARATORS, text[end]))
            end++;
        size_t from = at, to = end;
        while (from < to && text[from] == ' ')
            from++;
        while (to > from && text[to - 1] == ' ')
            to--;
        if (to > from) {
            count_field(&counts, text + from, to - from);
            phw_payload_add_value(lines, text + from, to - from);
            phw_strbuf_add_char(lines, '\n');
        }
        at = end + 1;
    }
    if (counts.fields < FORM_FIELDS || !counts.words || !counts.dates)
        return PHW_PAYLOAD_TEXT;
    return counts.numbers ? PHW_PAYLOAD_NUMBERED : PHW_PAYLOAD_PERSON;
}

static bool starts_with(const char *text, size_t length, const char *start)
{
    size_t size = strlen(start);
    for (size_t i = 0; i < size; i++)
        if (i >= length || (text[i] | 0x20) != start[i])
            return false;
    return true;
}

static bool is_link(const char *text, size_t length)
{
    if (!starts_with(text, length, "http://") && !starts_with(text, length, "https://") &&
        !starts_with(text, length, "www."))
        return false;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] <= ' ')
            return false;
    return true;
}

/* What a link asks for may be somebody's number: "?nhs=9990000018". */
static void add_link(phw_strbuf *lines, const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && !strchr("/?&=#:;,", text[end]))
            end++;
        if (end > at) {
            phw_payload_add_value(lines, text + at, end - at);
            phw_strbuf_add_char(lines, '\n');
        }
        at = end + 1;
    }
}

phw_payload_kind phw_payload_lines(const phw_code *code, phw_strbuf *lines)
{
    if (!code->text || code->length == 0)
        return PHW_PAYLOAD_NONE;
    if (code->symbology == PHW_SYMBOLOGY_EAN)
        return PHW_PAYLOAD_GOODS;
    phw_payload_kind kind;
    if (phw_element_strings_lines(code, lines, &kind))
        return kind;
    if (is_link(code->text, code->length)) {
        add_link(lines, code->text, code->length);
        return PHW_PAYLOAD_LINK;
    }
    return add_fields(lines, code->text, code->length);
}
