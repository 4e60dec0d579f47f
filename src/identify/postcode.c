/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/postcode.h"
#include "identify/contact.h"
#include "identify/digits.h"

#include <string.h>

#define SURE_LABEL 0.97
#define SURE_DISTRICT 0.92
#define SURE_MENDED 0.78
#define SURE_AREA 0.60
#define POSTCODE_LABEL (PHW_LABEL_BIT(PHW_LABEL_POSTCODE) | PHW_LABEL_BIT(PHW_LABEL_ADDRESS))

/* Forms of the outward code: A letter, 9 digit (BS 7666 and Royal Mail PAF). */
static const char *const forms[] = {"AA99", "AA9A", "A9A", "AA9", "A99", "A9"};

/* The capital that a letter is or a digit looks like; 0 where there is none. */
static char letter_like(char c)
{
    static const char digits[] = {
        ['0'] = 'O', ['1'] = 'I', ['2'] = 'Z', ['5'] = 'S', ['6'] = 'G', ['8'] = 'B', ['9'] = 0};
    if (c >= 'a' && c <= 'z')
        return (char)(c - 32);
    if (c >= 'A' && c <= 'Z')
        return c;
    return phw_is_digit(c) ? digits[(unsigned char)c] : 0;
}

/* Bytes of the shortest code without its blank, and of the longest with it. */
#define CODE_LEAST 5U
#define CODE_MOST 8U

typedef struct reading {
    char code[8]; /* as meant, without the space */
    uint32_t length;
    uint32_t mended;
    bool lower;
} reading;

static bool take(const phw_cell *cell, uint32_t at, char form, reading *read)
{
    if (at >= cell->length)
        return false;
    char c = cell->text[at];
    char meant = form == 'A' ? letter_like(c) : phw_digit_like(c);
    /* "lP3": a small L among capitals was none. */
    if (form == 'A' && (c == 'l' || c == 'i') && at + 1 < cell->length &&
        cell->text[at + 1] >= 'A' && cell->text[at + 1] <= 'Z') {
        read->code[read->length++] = 'I';
        read->mended++;
        return true;
    }
    if (!meant)
        return false;
    read->lower |= c >= 'a' && c <= 'z';
    read->mended += form == 'A' ? phw_is_digit(c) : !phw_is_digit(c);
    read->code[read->length++] = meant;
    return true;
}

static bool read_form(const phw_cell *cell, uint32_t at, const char *form, reading *read,
                      uint32_t *end)
{
    *read = (reading){{0}, 0, 0, false};
    for (; *form; form++)
        if (!take(cell, at++, *form, read))
            return false;
    uint32_t outward = read->length;
    if (at < cell->length && cell->text[at] == ' ')
        at++;
    static const char inward[] = "9AA";
    for (const char *p = inward; *p; p++)
        if (!take(cell, at++, *p, read))
            return false;
    /* The inward letters never are C I K M O V; an O was a D. */
    for (uint32_t i = outward + 1; i < read->length; i++)
        if (read->code[i] == 'O') {
            read->code[i] = 'D';
            read->mended++;
        }
    if (strchr("CIKMOV", read->code[outward + 1]) || strchr("CIKMOV", read->code[outward + 2]))
        return false;
    *end = at;
    return at >= cell->length || (!phw_is_letter(cell->text[at]) && !phw_is_digit(cell->text[at]));
}

static bool known(const phw_context *context, const reading *read, phw_table table,
                  uint32_t letters_only)
{
    uint32_t outward = read->length - 3;
    if (letters_only) {
        outward = 0;
        while (outward < read->length && !phw_is_digit(read->code[outward]))
            outward++;
    }
    char key[8];
    size_t length = phw_models_fold(read->code, outward, key, sizeof key);
    return phw_models_lookup(context->models, table, key, length, NULL);
}

/* Two places of a code are digits: where neither was read as one, a label must vouch for both. */
static bool may_hold_digits(const phw_context *context, uint32_t index, uint32_t at)
{
    const phw_cell *cell = &context->view->cells[index];
    uint32_t end = at + CODE_MOST < cell->length ? at + CODE_MOST : cell->length;
    for (uint32_t i = at; i < end; i++)
        if (phw_is_digit(cell->text[i]))
            return true;
    return phw_labels_link(context->labels, (phw_span){index, at, end}, POSTCODE_LABEL) != NULL;
}

/* A word starts, or capitals behind small letters ("LutonLU4 9RP"). */
static bool may_start(const char *text, uint32_t at)
{
    if (at == 0)
        return true;
    char before = text[at - 1];
    return (!phw_is_letter(before) && !phw_is_digit(before)) ||
           (before >= 'a' && before <= 'z' && text[at] >= 'A' && text[at] <= 'Z');
}

/* Whether a code may begin at a byte, behind which two more stand. */
static bool may_begin_code(const char *text, uint32_t at)
{
    return letter_like(text[at]) && may_start(text, at) &&
           (phw_digit_like(text[at + 1]) || phw_digit_like(text[at + 2]));
}

static bool read_at(const phw_context *context, uint32_t index, uint32_t at, uint32_t *end,
                    double *worth)
{
    const phw_cell *cell = &context->view->cells[index];
    /* "LutonLU4 9RP": glued to a town, capitals show where it starts. */
    bool glued = at > 0 && cell->text[at - 1] >= 'a' && cell->text[at - 1] <= 'z' &&
                 cell->text[at] >= 'A' && cell->text[at] <= 'Z';
    *worth = 0;
    if (at + CODE_LEAST > cell->length || !may_begin_code(cell->text, at) ||
        !may_hold_digits(context, index, at))
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        reading read;
        uint32_t stop;
        if (!read_form(cell, at, forms[i], &read, &stop))
            continue;
        bool label =
            phw_labels_link(context->labels, (phw_span){index, at, stop}, POSTCODE_LABEL) != NULL;
        /* Words in capitals turn into codes where every letter may be a digit. */
        if (read.mended > (glued ? 0U : label ? 2U : 1U))
            continue;
        bool district = known(context, &read, PHW_TABLE_POSTCODE_DISTRICTS, false);
        bool area = known(context, &read, PHW_TABLE_POSTCODE_AREAS, true);
        double value = 0;
        if (district && !read.mended && !read.lower)
            value = label ? SURE_LABEL : SURE_DISTRICT;
        else if (district && !read.lower)
            value = SURE_MENDED;
        else if (district && label && !read.mended) /* "89 Old Quay" is none */
            value = SURE_MENDED;
        else if (area && !read.mended && !read.lower)
            value = label ? SURE_MENDED : SURE_AREA;
        if (value > *worth) {
            *worth = value;
            *end = stop;
        }
    }
    return *worth > 0;
}

bool phw_postcode_next(const phw_context *context, phw_span within, phw_postcode *found)
{
    const phw_cell *cell = &context->view->cells[within.cell];
    bool vouched = phw_labels_link(context->labels, phw_view_whole(context->view, within.cell),
                                   POSTCODE_LABEL) != NULL;
    uint32_t next = within.begin; /* where the next digit is */
    if (!vouched && cell->digits == 0)
        return false;
    for (uint32_t at = within.begin; at + CODE_LEAST <= within.end; at++) {
        while (next < cell->length && (next < at || !phw_is_digit(cell->text[next])))
            next++;
        if (!vouched && next - at >= CODE_MOST) {
            at = next - CODE_MOST; /* nothing up to there reaches the digit */
            continue;
        }
        if (!read_at(context, within.cell, at, &found->end, &found->worth))
            continue;
        found->begin = at;
        return true;
    }
    return false;
}

bool phw_postcode_at(const phw_context *context, uint32_t cell, uint32_t at, phw_postcode *found)
{
    return phw_postcode_next(context, (phw_span){cell, at, at + CODE_LEAST}, found);
}

void phw_recognise_postcode(phw_context *context)
{
    static const char *const shape[] = {"shape", "gazetteer", NULL};
    static const char *const labelled[] = {"label", "shape", NULL};
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        phw_span rest = phw_view_whole(context->view, i);
        phw_postcode found;
        for (; phw_postcode_next(context, rest, &found); rest.begin = found.end + 1) {
            phw_span span = {i, found.begin, found.end};
            bool label = phw_labels_link(context->labels, span, POSTCODE_LABEL) != NULL;
            phw_context_add(context, PHW_FINDING_POSTCODE, phw_contact_subject(context, span), span,
                            found.worth, label ? labelled : shape);
        }
    }
}
