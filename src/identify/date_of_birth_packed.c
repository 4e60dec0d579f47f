/* SPDX-License-Identifier: Apache-2.0 */
/* Birth dates in the corners of films, where imaging systems write eight digits in a row: the year,
 * the month, the day (DICOM PS3.5, value representation DA). */
#include <string.h>

#include "identify/digits.h"
#include "identify/recogniser.h"

#define PACKED_DIGITS 8
#define YEAR_FIRST 1895
#define YEAR_LAST 2099
/* Lines from the name down to the date: an identifier may stand between them. */
#define LINES_BELOW 2
#define SURE_PACKED 0.8

static int value_of(const char *digits, size_t count)
{
    int value = 0;
    for (size_t i = 0; i < count; i++)
        value = 10 * value + (digits[i] - '0');
    return value;
}

static bool is_packed_date(const phw_cell *cell, phw_token token)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (token.shape != PHW_TOKEN_NUMBER || token.end - token.begin != PACKED_DIGITS)
        return false;
    const char *digits = cell->text + token.begin;
    for (int i = 0; i < PACKED_DIGITS; i++)
        if (!phw_is_digit(digits[i]))
            return false;
    const int year = value_of(digits, 4), month = value_of(digits + 4, 2);
    const int day = value_of(digits + 6, 2);
    return year >= YEAR_FIRST && year <= YEAR_LAST && month >= 1 && month <= 12 && day >= 1 &&
           day <= days[month - 1];
}

/* "BRENNAN^SEAN": the caret of imaging systems between two words, or what is read in its place. */
static bool has_caret(const phw_cell *cell)
{
    static const char *const carets[] = {"^", "*", "\u00b0", "\u00ba"};
    for (size_t i = 0; i < sizeof carets / sizeof carets[0]; i++) {
        const char *at = strstr(cell->text, carets[i]);
        if (at && at > cell->text && phw_is_letter(at[-1]) && phw_is_letter(at[strlen(carets[i])]))
            return true;
    }
    return false;
}

static bool below_caret(const phw_context *context, uint32_t index)
{
    for (int i = 0; i <= LINES_BELOW && index != PHW_VIEW_NONE; i++) {
        if (has_caret(&context->view->cells[index]))
            return true;
        index = context->above[index];
    }
    return false;
}

void phw_recognise_date_of_birth_packed(phw_context *context)
{
    static const char *const tags[] = {"beside-identifier", "eight-digits", NULL};
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const phw_cell *cell = &context->view->cells[i];
        for (uint32_t t = 0; cell->digits >= PACKED_DIGITS && t < cell->token_count; t++) {
            const phw_token token = cell->tokens[t];
            if (is_packed_date(cell, token) && below_caret(context, i))
                phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT,
                                (phw_span){i, token.begin, token.end}, SURE_PACKED, tags);
        }
    }
}
