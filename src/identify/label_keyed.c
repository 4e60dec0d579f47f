/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/label_keyed.h"

#include <string.h>

#include "identify/digits.h"

#define BIT(type) ((uint64_t)1 << (type))
/* What a key may say; notes and dates of other things have no keys of their own here. */
#define KEYED                                                                                      \
    (BIT(PHW_LABEL_NHS_NUMBER) | BIT(PHW_LABEL_HOSPITAL_NUMBER) | BIT(PHW_LABEL_DATE_OF_BIRTH) |   \
     BIT(PHW_LABEL_PERSON_NAME) | BIT(PHW_LABEL_POSTCODE) | BIT(PHW_LABEL_NEXT_OF_KIN) |           \
     BIT(PHW_LABEL_ADDRESS) | BIT(PHW_LABEL_TELEPHONE))
/* Longest key, in bytes, and the room it takes once its words are parted. */
#define KEY_MOST 32U
#define PARTED_ROOM 72
/* Bytes of quotes and brackets between a key and its value at most. */
#define CLOSING_MOST 8U

/* Whose numbers an HL7 document's identifiers are: the NHS number's root (NHS data dictionary). */
#define NHS_NUMBER_OID "2.16.840.1.113883.2.1.4.1"

/* Words that stand before what a key is of. */
static const char *const owners[] = {"patient ", "usual ", "subject ", "person ", "other "};

/* Keys of messages and of the elements of images, as the labels they mean. */
static const struct alias {
    const char *key;
    const char *label;
} aliases[] = {
    {"family", "surname"},
    {"given", "forename"},
    {"fore", "forename"},
    {"sur", "surname"},
    {"birth time", "date of birth"},
    {"birth", "date of birth"},
    {"birth dt", "date of birth"},
    {"birthdate", "date of birth"},
    {"postal code", "postcode"},
    {"birthtime", "date of birth"},
    {"pcode", "postcode"},
    {"nhsno", "nhs number"},
    {"nhsnumber", "nhs number"},
    {"id", "hospital number"},
    {"extension", "hospital number"},
    {"dateofbirth", "date of birth"},
    /* DICOM PS3.6, group 0010. */
    {"addrl", "address"},
    {"0010,0010", "patient name"},
    {"0010,0020", "hospital number"},
    {"0010,0030", "date of birth"},
    {"0010,1000", "hospital number"},
};

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool in_key(char c)
{
    return phw_is_letter(c) || phw_is_digit(c) || c == '_';
}

/* "dateOfBirth", "date_of_birth" in small letters, in words. @return bytes. */
static size_t part(const char *text, size_t length, char *parted)
{
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        bool hump = i > 0 && is_capital(text[i]) && !is_capital(text[i - 1]);
        if (text[i] == '_' || hump)
            parted[used++] = ' ';
        /* "date0fBirth": a letter between letters, misread. */
        bool misread = text[i] == '0' && i > 0 && i + 1 < length && phw_is_letter(text[i - 1]) &&
                       phw_is_letter(text[i + 1]);
        if (misread)
            parted[used++] = 'o';
        else if (text[i] != '_')
            parted[used++] = is_capital(text[i]) ? (char)(text[i] | 32) : text[i];
    }
    return used;
}

static uint64_t look_up(const phw_models *models, const char *key, size_t length)
{
    phw_entry entry;
    for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
        if (strlen(aliases[i].key) == length && memcmp(aliases[i].key, key, length) == 0)
            return look_up(models, aliases[i].label, strlen(aliases[i].label));
    if (!phw_models_lookup(models, PHW_TABLE_RECORD_LABELS, key, length, &entry))
        return 0;
    return entry.types & KEYED;
}

uint64_t phw_label_key_types(const phw_models *models, const char *text, size_t length)
{
    char parted[PARTED_ROOM];
    if (length < 2 || length > KEY_MOST)
        return 0;
    size_t used = part(text, length, parted);
    uint64_t types = look_up(models, parted, used);
    for (size_t i = 0; !types && i < sizeof owners / sizeof owners[0]; i++) {
        size_t n = strlen(owners[i]);
        if (used > n && memcmp(parted, owners[i], n) == 0)
            types = look_up(models, parted + n, used - n);
    }
    return types;
}

/* "name" by itself says nothing: files and colours have one. */
static uint64_t types_of(const phw_models *models, const char *text, size_t length)
{
    bool name = length == 4 && memcmp(text, "name", length) == 0;
    return name ? 0 : phw_label_key_types(models, text, length);
}

static bool is_any(char c, const char *of)
{
    return c && strchr(of, c);
}

static uint32_t past(const phw_cell *cell, uint32_t at, const char *some)
{
    uint32_t most = at + CLOSING_MOST;
    while (at < cell->length && at < most && is_any(cell->text[at], some))
        at++;
    return at;
}

/* Behind quotes and brackets that open a value: '["', '{ "value": "'. */
static uint32_t opened(const phw_cell *cell, uint32_t at)
{
    static const char inner[] = "value\"";
    at = past(cell, at, " \"'[{");
    if (at + sizeof inner < cell->length && memcmp(cell->text + at, inner, sizeof inner - 1) == 0)
        at = past(cell, at + sizeof inner - 1, " :\"");
    return at;
}

static uint32_t until(const phw_cell *cell, uint32_t at, const char *closing)
{
    while (at < cell->length && !is_any(cell->text[at], closing))
        at++;
    return at;
}

/* '<birthTime value="': what stands before the value of a tag that ends at @p end. */
static bool opens_attribute(const phw_cell *cell, uint32_t end, uint32_t *value)
{
    static const char attribute[] = " value=";
    size_t n = sizeof attribute - 1;
    if (end + n >= cell->length || memcmp(cell->text + end, attribute, n) != 0)
        return false;
    *value = end + (uint32_t)n;
    return true;
}

/* 'usualPostcode' or '{"family' at the end of a cell whose value stands in the next. */
static bool ends_cell(const phw_cell *cell, uint32_t begin, uint32_t end)
{
    bool joined = false;
    for (uint32_t at = begin + 1; at < end; at++)
        joined |= cell->text[at] == '_' ||
                  (is_capital(cell->text[at]) && !is_capital(cell->text[at - 1]));
    uint32_t behind = past(cell, end, " \"':=[{");
    bool quoted = (begin && is_any(cell->text[begin - 1], "\"'")) ||
                  (end < cell->length && is_any(cell->text[end], "\"'"));
    return behind == cell->length && (quoted || (begin == 0 && joined));
}

/* Whether what stands round [begin, end) makes it a key; then where its value lies. */
static bool is_keyed(const phw_cell *cell, uint32_t begin, uint32_t end, phw_label_key *key)
{
    const char *text = cell->text;
    char before = begin ? text[begin - 1] : ' ', behind = text[end];
    if (before == '<' && (behind == '>' || opens_attribute(cell, end, &key->value_begin))) {
        bool tag = behind == '>';
        key->value_begin = opened(cell, tag ? end + 1 : key->value_begin);
        key->value_end = until(cell, key->value_begin, tag ? "<" : "\"/>");
    } else if (behind == '=') {
        key->value_begin = opened(cell, end + 1);
        bool quoted = key->value_begin > end + 1;
        key->value_end = until(cell, key->value_begin, quoted ? "\"'" : "&;| ");
    } else if (is_any(before, "\"'") && is_any(behind, "\"'")) {
        uint32_t colon = end + 1;
        while (colon < cell->length && text[colon] == ' ')
            colon++;
        if (text[colon] != ':')
            return false;
        key->value_begin = opened(cell, colon + 1);
        key->value_end = until(cell, key->value_begin, "\"'}]");
    } else if (ends_cell(cell, begin, end)) {
        key->begin = begin;
        key->value_begin = key->value_end = cell->length;
        return true;
    } else {
        return false;
    }
    key->begin = begin;
    return key->value_end > key->value_begin;
}

/* "(0010,0030) DA [19570808]": an element of an image, its value in brackets. */
static bool is_element(const phw_cell *cell, uint32_t begin, const phw_models *models,
                       phw_label_key *key)
{
    enum { TAG = 9 }; /* bytes of "0010,0030" */
    const char *text = cell->text;
    if (!begin || text[begin - 1] != '(' || begin + TAG >= cell->length || text[begin + 4] != ',' ||
        text[begin + TAG] != ')')
        return false;
    key->types = look_up(models, text + begin, TAG);
    uint32_t bracket = until(cell, begin + TAG, "[");
    key->begin = begin;
    key->value_begin = bracket + 1;
    key->value_end = until(cell, bracket, "]");
    return key->types && bracket - begin - TAG <= CLOSING_MOST && key->value_end > bracket + 1;
}

bool phw_label_key_next(const phw_cell *cell, uint32_t at, const phw_models *models,
                        phw_label_key *key)
{
    uint32_t end;
    for (; at < cell->length; at = end) {
        end = at + 1;
        if (!in_key(cell->text[at]))
            continue;
        if (is_element(cell, at, models, key))
            return true;
        while (end < cell->length && in_key(cell->text[end]))
            end++;
        if (is_keyed(cell, at, end, key) &&
            (key->types = types_of(models, cell->text + at, end - at)) != 0)
            return true;
    }
    return false;
}

/* Whether a cell has @p word, of small letters, in whatever letters. */
static bool holds(const phw_cell *cell, const char *word)
{
    size_t n = strlen(word);
    for (uint32_t at = 0; at + n <= cell->length; at++) {
        size_t same = 0;
        while (same < n && (cell->text[at + same] | 32) == word[same])
            same++;
        if (same == n)
            return true;
    }
    return false;
}

bool phw_label_keys_of_patients(const phw_view *view)
{
    for (uint32_t i = 0; i < view->cell_count; i++) {
        const phw_cell *cell = &view->cells[i];
        bool programs = strpbrk(cell->text, "=<\"{[(/") != NULL;
        if (programs &&
            (holds(cell, "nhsn") || holds(cell, "nhs_n") || holds(cell, "patient") ||
             holds(cell, "0010,00") || holds(cell, "birthtime") || holds(cell, NHS_NUMBER_OID)))
            return true;
    }
    return false;
}
