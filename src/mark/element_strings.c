/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/element_strings.h"

#include <string.h>

/* FNC1 as transmitted between element strings. */
#define GROUP_SEPARATOR '\x1d'

/* A Global Service Relation Number: the NHS's company prefix of seven digits, the NHS number, a
 * check digit (DCB1077). */
#define GSRN_DIGITS 18
#define GSRN_PREFIX 7
#define NHS_DIGITS 10

#define FIELDS_MOST 8

/* One element string. */
typedef struct element {
    char ai[5]; /* application identifier */
    const char *value;
    size_t length;
} element;

/* Fields inside the NHS's internal element strings. */
typedef struct parts {
    const char *text[FIELDS_MOST];
    size_t length[FIELDS_MOST];
    size_t count;
} parts;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* How many digits an identifier has, by its first two (GS1 General Specifications, 3.2). */
static size_t identifier_length(const char *text)
{
    static const char *const four[] = {"31", "32", "33", "34", "35", "36", "39",
                                       "43", "70", "72", "80", "81", "82"};
    static const char *const three[] = {"23", "24", "25", "40", "41", "42", "71"};
    for (size_t i = 0; i < sizeof four / sizeof four[0]; i++)
        if (strncmp(text, four[i], 2) == 0)
            return 4;
    for (size_t i = 0; i < sizeof three / sizeof three[0]; i++)
        if (strncmp(text, three[i], 2) == 0)
            return 3;
    return 2;
}

/* Length of identifier and value together where it is fixed, so that no separator follows (figure
 * "element strings with predefined length"); 0: up to the separator. */
static size_t fixed_length(const char *ai)
{
    static const struct {
        const char *start;
        size_t length;
    } rows[] = {{"00", 20}, {"01", 16}, {"02", 16}, {"03", 16}, {"04", 18}, {"11", 8},
                {"12", 8},  {"13", 8},  {"14", 8},  {"15", 8},  {"16", 8},  {"17", 8},
                {"18", 8},  {"19", 8},  {"20", 4},  {"31", 10}, {"32", 10}, {"33", 10},
                {"34", 10}, {"35", 10}, {"36", 10}, {"41", 16}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strncmp(ai, rows[i].start, 2) == 0)
            return rows[i].length;
    return 0;
}

static bool read_identifier(const char *text, size_t length, element *one)
{
    if (length < 2 || !is_digit(text[0]) || !is_digit(text[1]))
        return false;
    size_t size = identifier_length(text);
    if (size > length)
        return false;
    for (size_t i = 0; i < size; i++)
        if (!is_digit(text[i]))
            return false;
    memcpy(one->ai, text, size);
    one->ai[size] = '\0';
    return true;
}

/* The element string at the start of @p text; returns how many bytes it takes, 0 where none is. */
static size_t read_packed(const char *text, size_t length, element *one)
{
    if (!read_identifier(text, length, one))
        return 0;
    size_t start = strlen(one->ai), end = fixed_length(one->ai);
    if (end == 0)
        for (end = start; end < length && text[end] != GROUP_SEPARATOR;)
            end++;
    if (end > length || end == start)
        return 0;
    one->value = text + start;
    one->length = end - start;
    return end < length && text[end] == GROUP_SEPARATOR ? end + 1 : end;
}

/* The same with the identifier in brackets, as people write it. */
static size_t read_bracketed(const char *text, size_t length, element *one)
{
    if (length < 5 || text[0] != '(' || !read_identifier(text + 1, length - 1, one))
        return 0;
    size_t start = strlen(one->ai) + 1, end;
    if (start >= length || text[start] != ')')
        return 0;
    start++;
    for (end = start; end < length && text[end] != '(' && text[end] != GROUP_SEPARATOR;)
        end++;
    if (end == start)
        return 0;
    one->value = text + start;
    one->length = end - start;
    return end;
}

static void split(const element *one, parts *fields)
{
    fields->count = 0;
    for (size_t at = 0; at < one->length && fields->count < FIELDS_MOST;) {
        size_t end = at;
        while (end < one->length && one->value[end] && !strchr(",;^|~%+*", one->value[end]))
            end++;
        if (end > at) {
            fields->text[fields->count] = one->value + at;
            fields->length[fields->count++] = end - at;
        }
        at = end + 1;
    }
}

static bool all_digits(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!is_digit(text[i]))
            return false;
    return length > 0;
}

static void add_labelled(phw_strbuf *lines, const char *label, const char *text, size_t length)
{
    phw_strbuf_add_text(lines, label);
    phw_payload_add_value(lines, text, length);
    phw_strbuf_add_char(lines, '\n');
}

static bool add_relation(const char *digits, size_t length, phw_strbuf *lines)
{
    if (length < GSRN_DIGITS || !all_digits(digits, GSRN_DIGITS))
        return false;
    add_labelled(lines, "NHS number: ", digits + GSRN_PREFIX, NHS_DIGITS);
    return true;
}

/* 91: the provider's code, the local patient identifier, a location. */
static void add_hospital(const element *one, phw_strbuf *lines)
{
    parts fields;
    split(one, &fields);
    for (size_t i = 0; i < fields.count; i++)
        add_labelled(lines, i == 1 ? "Hospital number: " : "", fields.text[i], fields.length[i]);
}

/* 92 and 93: family name, given name, then dates, times and numbers. */
static void add_names(const element *one, const char *label, phw_strbuf *lines)
{
    parts fields;
    size_t names = 0;
    split(one, &fields);
    for (size_t i = 0; i < fields.count; i++) {
        bool digits = is_digit(fields.text[i][0]);
        if (digits) {
            bool date = all_digits(fields.text[i], fields.length[i]);
            phw_strbuf_add_text(lines, names ? "\n" : "");
            names = 0;
            add_labelled(lines, date ? "Date of birth: " : "", fields.text[i], fields.length[i]);
        } else {
            phw_strbuf_add_text(lines, names ? ", " : label);
            phw_payload_add_value(lines, fields.text[i], fields.length[i]);
            names++;
        }
    }
    if (names)
        phw_strbuf_add_char(lines, '\n');
}

/* Adds one element string's lines and says what it makes of the payload. */
static phw_payload_kind add_element(const element *one, phw_strbuf *lines)
{
    static const char *const goods[] = {"00", "01", "02"};
    if (strcmp(one->ai, "8018") == 0 && add_relation(one->value, one->length, lines))
        return PHW_PAYLOAD_PATIENT;
    if (strcmp(one->ai, "94") == 0 && one->length == GSRN_DIGITS + 2 &&
        add_relation(one->value + 2, one->length - 2, lines))
        return PHW_PAYLOAD_PATIENT;
    for (size_t i = 0; i < sizeof goods / sizeof goods[0]; i++)
        if (strcmp(one->ai, goods[i]) == 0)
            return PHW_PAYLOAD_GOODS;
    if (strcmp(one->ai, "91") == 0)
        add_hospital(one, lines);
    else if (strcmp(one->ai, "92") == 0)
        add_names(one, "Mother: ", lines);
    else if (strcmp(one->ai, "93") == 0)
        add_names(one, "Patient name: ", lines);
    else
        add_labelled(lines, "", one->value, one->length);
    return PHW_PAYLOAD_TEXT;
}

/* The symbology identifiers (ISO/IEC 15424) of symbols that carry element strings. */
static size_t skip_mark(const char *text, size_t length, bool *marked)
{
    static const char *const marks[] = {"]d2", "]C1", "]Q3", "]e0", "]J1"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (length > 3 && memcmp(text, marks[i], 3) == 0) {
            *marked = true;
            return 3;
        }
    }
    return 0;
}

bool phw_element_strings_lines(const phw_code *code, phw_strbuf *lines, phw_payload_kind *kind)
{
    phw_strbuf read = PHW_STRBUF_INIT;
    phw_payload_kind whole = PHW_PAYLOAD_TEXT;
    bool marked = code->gs1 || code->symbology == PHW_SYMBOLOGY_DATABAR;
    size_t at = skip_mark(code->text, code->length, &marked);
    if (at < code->length && code->text[at] == GROUP_SEPARATOR)
        marked = true, at++;
    if (!marked && code->text[0] != '(')
        return false;
    bool bracketed = code->text[at < code->length ? at : 0] == '(';
    while (at < code->length) {
        element one = {.value = NULL};
        size_t used =
            (bracketed ? read_bracketed : read_packed)(code->text + at, code->length - at, &one);
        if (used == 0) {
            phw_strbuf_done(&read);
            return false;
        }
        phw_payload_kind made = add_element(&one, &read);
        whole = made > whole ? made : whole;
        at += used;
    }
    /* What numbers a pack, its batch or its parcel has are nobody's: one in eleven serial numbers
     * of ten digits is a valid NHS number. */
    if (whole != PHW_PAYLOAD_GOODS)
        phw_strbuf_add(lines, read.text ? read.text : "", read.length);
    lines->failed |= read.failed;
    phw_strbuf_done(&read);
    *kind = whole;
    return true;
}
