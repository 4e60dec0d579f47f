/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "identify/digits.h"
#include "identify/recogniser.h"

#define LETTERS_AND_DIGITS 9
#define SURE_LABEL 0.97
#define SURE_SHAPE 0.85
#define SURE_MENDED 0.85

/* HMRC National Insurance Manual NIM39110: prefixes never issued. */
static const char *const never[] = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};

static char letter_like(char c)
{
    static const char looks[] = "0O1I2Z5S6G8B4A";
    if (c >= 'a' && c <= 'z')
        c = (char)(c - 32);
    if (c >= 'A' && c <= 'Z')
        return c;
    for (const char *p = looks; c && *p; p += 2)
        if (*p == c)
            return p[1];
    return 0;
}

/* Two letters, six digits, a letter A to D, with single spaces or hyphens anywhere. */
static bool read_nino(const phw_cell *cell, uint32_t begin, uint32_t end, bool mend, uint32_t *stop)
{
    char read[LETTERS_AND_DIGITS];
    uint32_t at = begin, mended = 0;
    for (int i = 0; i < LETTERS_AND_DIGITS; i++) {
        if (i && at < end && (cell->text[at] == ' ' || cell->text[at] == '-'))
            at++;
        if (at >= end)
            return false;
        char c = cell->text[at++];
        bool digit = i >= 2 && i < 8;
        read[i] = digit ? phw_digit_like(c) : letter_like(c);
        bool same = digit ? phw_is_digit(c) : c >= 'A' && c <= 'Z';
        mended += !same;
        if (!read[i] || (!same && !mend))
            return false;
    }
    if (mended > 3 || strchr("DFIQUV", read[0]) || strchr("DFIOQUV", read[1]) ||
        !strchr("ABCD", read[8]))
        return false;
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
        if (memcmp(read, never[i], 2) == 0)
            return false;
    *stop = at;
    return at >= cell->length || (!phw_is_letter(cell->text[at]) && !phw_is_digit(cell->text[at]));
}

void phw_recognise_nino(phw_context *context)
{
    static const char *const shape[] = {"shape", NULL};
    static const char *const labelled[] = {"label", "shape", NULL};
    static const char *const mended[] = {"label", "mended", NULL};
    uint64_t label = PHW_LABEL_BIT(PHW_LABEL_NATIONAL_IDENTIFIER);
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        for (uint32_t at = 0; at + LETTERS_AND_DIGITS <= cell->length; at++) {
            char before = at ? cell->text[at - 1] : ' ';
            uint32_t stop;
            if (phw_is_digit(before) || phw_is_letter(before))
                continue;
            phw_span span = {i, at, at + LETTERS_AND_DIGITS};
            bool link = phw_labels_link(context->labels, span, label) != NULL;
            if (read_nino(cell, at, cell->length, false, &stop))
                phw_context_add(context, PHW_FINDING_NINO, PHW_SUBJECT_PATIENT,
                                (phw_span){i, at, stop}, link ? SURE_LABEL : SURE_SHAPE,
                                link ? labelled : shape);
            else if (link && read_nino(cell, at, cell->length, true, &stop))
                phw_context_add(context, PHW_FINDING_NINO, PHW_SUBJECT_PATIENT,
                                (phw_span){i, at, stop}, SURE_MENDED, mended);
            else
                continue;
            at = stop;
        }
    }
}
