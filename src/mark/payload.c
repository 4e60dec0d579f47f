/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/payload.h"

#include <string.h>

#include "base/this_year.h"
#include "base/utf8.h"
#include "mark/contact_card.h"
#include "mark/element_strings.h"

/* Between the fields of payloads that are somebody's own form. */
#define SEPARATORS "|^;,~%\t\n\r\x1c\x1d\x1e\x1f"

/* A form about a person has at least so many fields. */
#define FORM_FIELDS 3

#define NHS_DIGITS 10
#define DATE_DIGITS 8

/* A part of a link with so many digits, and letters, may be somebody's number. */
#define LINK_DIGITS 5
#define LINK_LETTERS 3
/* "^^^&" stands behind the number in IHE's patient identifiers (HL7's CX). */
#define LINK_PARTS "/?&=#:;,^|"

/* Nobody is born later: tickets are for a day to come. */
#define BORN_LATEST PHW_THIS_YEAR

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

/* "28/01/1965", "1965-01-28", "28-JAN-1965", "28012026": whether somebody can be born then. */
static bool is_birth(const char *text, size_t length)
{
    int numbers[3] = {0, 0, 0}, digits[3] = {0, 0, 0}, part = 0;
    size_t letters = 0;
    if (length == DATE_DIGITS && all_digits(text, length)) {
        const int last = number(text + 4, 4), first = number(text, 4);
        return could_be_date(number(text, 2), number(text + 2, 2), last)
                   ? last <= BORN_LATEST
                   : could_be_date(number(text + 6, 2), number(text + 4, 2), first) &&
                         first <= BORN_LATEST;
    }
    for (size_t i = 0; i < length; i++) {
        if (is_digit(text[i])) {
            numbers[part] = numbers[part] * 10 + (text[i] - '0');
            if (++digits[part] > 4)
                return false;
        } else if (strchr("/-. ", text[i])) {
            if (++part > 2)
                return false;
        } else if (part == 1 && (text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z') {
            letters++;
        } else {
            return false;
        }
    }
    const int year = digits[0] == 4 ? numbers[0] : numbers[2];
    const int day = digits[0] == 4 ? numbers[2] : numbers[0];
    return part == 2 && (digits[0] == 4) != (digits[2] == 4) && year <= BORN_LATEST &&
           (letters ? letters >= 3 && digits[1] == 0 : true) &&
           could_be_date(day, letters ? 1 : numbers[1], year);
}

/* What the fields of somebody's own form are. */
typedef struct form {
    size_t fields, words, dates, numbers;
} form;

static void count_field(form *counts, const char *text, size_t length)
{
    bool digits = all_digits(text, length), letters = true;
    for (size_t i = 0; i < length; i++)
        letters &= ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z') ||
                   (unsigned char)text[i] >= 0x80 || strchr(" '-", text[i]);
    counts->fields++;
    counts->words += letters && length >= 2;
    counts->numbers += digits && length == NHS_DIGITS;
    counts->dates += is_birth(text, length);
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
        !starts_with(text, length, "www.") && !starts_with(text, length, "urn:"))
        return false;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] <= ' ')
            return false;
    return true;
}

/* Whether what follows a part of a link's path is somebody's number: "/patients/K123456". The last
 * is the root under which the NHS number is registered (IHE's and HL7's assigning authority). */
static bool names_patients(const char *text, size_t length)
{
    static const char *const words[] = {
        "patient", "patients", "patientid", "mrn",
        "nhs",     "chi",      "pid",       "2.16.840.1.113883.2.1.4.1"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (length == strlen(words[i]) && starts_with(text, length, words[i]))
            return true;
    return false;
}

/* "K123456" may be somebody's number, "leaflets-2024" is none. */
static bool is_number(const char *text, size_t length)
{
    size_t digits = 0;
    for (size_t i = 0; i < length; i++) {
        const char letter = (char)(text[i] | 0x20);
        if (is_digit(text[i]))
            digits++;
        else if (letter < 'a' || letter > 'z')
            return false;
    }
    return digits >= LINK_DIGITS && length - digits <= LINK_LETTERS;
}

/* What a link asks for may be somebody's number: "?nhs=9990000018". A part that says what the next
 * one is stands in one line with it. */
static void add_link(phw_strbuf *lines, const char *text, size_t length)
{
    bool named = false;
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && !strchr(LINK_PARTS, text[end]))
            end++;
        if (end > at) {
            const bool patient = names_patients(text + at, end - at);
            const size_t rest = end < length ? length - end - 1 : 0;
            size_t next = 0;
            while (next < rest && !strchr(LINK_PARTS, text[end + 1 + next]))
                next++;
            const bool numbered =
                patient && next > 0 && strchr("/:", text[end]) && is_number(text + end + 1, next);
            if (!named && numbered)
                phw_strbuf_add_text(lines, "Patient number");
            else
                phw_payload_add_value(lines, text + at, end - at);
            named = numbered || (next > 0 && text[end] == '=');
            phw_strbuf_add_text(lines, named ? ": " : "\n");
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
    if (phw_contact_card_lines(code->text, code->length, lines))
        return PHW_PAYLOAD_TEXT;
    return add_fields(lines, code->text, code->length);
}
