/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/contact_card.h"

#include <string.h>

#include "mark/payload.h"

/* A card on which a day of birth stands is no business card. */
#define BIRTH "BDAY"

typedef struct field {
    const char *name, *value;
    size_t name_length, length;
} field;

/* How a card is written: what parts its fields. */
typedef struct form {
    const char *start;
    char end;
} form;

static const form forms[] = {{"BEGIN:VCARD", '\n'}, {"MECARD:", ';'}};

static bool has_start(const char *text, size_t length, const char *start)
{
    const size_t size = strlen(start);
    if (length < size)
        return false;
    for (size_t i = 0; i < size; i++)
        if ((text[i] >= 'a' && text[i] <= 'z' ? text[i] - 'a' + 'A' : text[i]) != start[i])
            return false;
    return true;
}

/* The field that begins at @p at; gives where the next one does. A backslash takes the meaning from
 * what follows it. */
static size_t next_field(const form *how, const char *text, size_t length, size_t at, field *one)
{
    size_t end = at, colon = 0;
    while (end < length && text[end] != how->end) {
        if (text[end] == ':' && !colon)
            colon = end;
        end += text[end] == '\\' && end + 1 < length ? 2 : 1;
    }
    const size_t name_end = colon ? colon : at;
    *one = (field){text + at, text + (colon ? colon + 1 : at), 0, end - (colon ? colon + 1 : at)};
    /* "ADR;TYPE=HOME" is an address. */
    while (at + one->name_length < name_end && text[at + one->name_length] != ';')
        one->name_length++;
    while (one->length > 0 &&
           (one->value[one->length - 1] == '\r' || one->value[one->length - 1] == ' '))
        one->length--;
    return end + 1;
}

static bool is_named(const field *one, const char *name)
{
    return one->name_length == strlen(name) && has_start(one->name, one->name_length, name);
}

/* The parts of a value, "HOLT;Jean;;;" or "HOLT,Jean", with commas between. */
static void add_parts(const field *one, phw_strbuf *lines)
{
    size_t parts = 0;
    for (size_t at = 0; at < one->length;) {
        size_t end = at;
        while (end < one->length && one->value[end] != ';' && one->value[end] != ',')
            end++;
        if (end > at) {
            phw_strbuf_add_text(lines, parts++ ? ", " : "");
            phw_payload_add_value(lines, one->value + at, end - at);
        }
        at = end + 1;
    }
}

/* A day as it is written in a card: "1965-01-28", "19650128", with a time behind or not. */
static void add_day(const field *one, phw_strbuf *lines)
{
    char digits[8];
    size_t count = 0;
    for (size_t i = 0; i < one->length && count < sizeof digits; i++) {
        if (one->value[i] >= '0' && one->value[i] <= '9')
            digits[count++] = one->value[i];
        else if (one->value[i] != '-')
            break;
    }
    if (count == sizeof digits)
        phw_payload_add_value(lines, digits, count);
    else
        phw_payload_add_value(lines, one->value, one->length);
}

static bool is_form(const field *one)
{
    static const char *const names[] = {"BEGIN", "END", "VERSION", "PRODID", "REV", "UID"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (is_named(one, names[i]))
            return true;
    return false;
}

static void add_field(const field *one, bool born, phw_strbuf *lines)
{
    if (one->length == 0 || is_form(one))
        return;
    if (is_named(one, BIRTH)) {
        phw_strbuf_add_text(lines, "Date of birth: ");
        add_day(one, lines);
    } else if (is_named(one, "N") || is_named(one, "FN")) {
        phw_strbuf_add_text(lines, born ? "Name: " : "");
        add_parts(one, lines);
    } else if (is_named(one, "ADR")) {
        phw_strbuf_add_text(lines, born ? "Address: " : "");
        add_parts(one, lines);
    } else {
        phw_payload_add_value(lines, one->value, one->length);
    }
    phw_strbuf_add_char(lines, '\n');
}

bool phw_contact_card_lines(const char *text, size_t length, phw_strbuf *lines)
{
    const form *how = NULL;
    size_t start = 0;
    bool born = false;
    field one;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0] && !how; i++)
        if (has_start(text, length, forms[i].start))
            how = &forms[i], start = strlen(forms[i].start);
    if (!how)
        return false;
    for (size_t at = start; at < length;) {
        at = next_field(how, text, length, at, &one);
        born |= is_named(&one, BIRTH) && one.length > 0;
    }
    for (size_t at = start; at < length;) {
        at = next_field(how, text, length, at, &one);
        add_field(&one, born, lines);
    }
    return true;
}
