/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/digits.h"

#include <string.h>

char phw_digit_like(char c)
{
    static const char digits[128] = {
        ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
        ['7'] = '7', ['8'] = '8', ['9'] = '9', ['O'] = '0', ['o'] = '0', ['Q'] = '0', ['D'] = '0',
        ['@'] = '0', ['I'] = '1', ['L'] = '1', ['l'] = '1', ['i'] = '1', ['|'] = '1', ['!'] = '1',
        ['Z'] = '2', ['z'] = '2', ['A'] = '4', ['S'] = '5', ['s'] = '5', ['G'] = '6', ['b'] = '6',
        ['T'] = '7', ['B'] = '8', ['g'] = '9', ['q'] = '9'};
    return (unsigned char)c < 128 ? digits[(unsigned char)c] : 0;
}

/* A group is a run of digits, or of digits and letters that look like them. */
static uint32_t group_end(const char *text, uint32_t at, uint32_t end, bool mend, bool *real)
{
    *real = false;
    while (at < end && (phw_is_digit(text[at]) || (mend && phw_digit_like(text[at])))) {
        *real |= phw_is_digit(text[at]);
        at++;
    }
    return at;
}

phw_digit_run phw_digits_read(const char *text, uint32_t begin, uint32_t end,
                              const char *separators, uint8_t most, bool mend)
{
    phw_digit_run run = {.begin = begin, .end = begin};
    if (most > PHW_DIGITS_MAX)
        most = PHW_DIGITS_MAX;
    for (uint32_t at = begin; at < end && run.count < most;) {
        bool real;
        uint32_t stop = group_end(text, at, end, mend, &real);
        if (stop == at || !real)
            break;
        uint8_t in_group = 0;
        for (; at < stop && run.count < PHW_DIGITS_MAX; at++, in_group++) {
            run.mended += !phw_is_digit(text[at]);
            run.digits[run.count++] = phw_digit_like(text[at]);
        }
        run.groups[run.group_count++] = in_group;
        run.end = at;
        if (at < stop)
            break;
        uint32_t gap = at;
        while (gap < end && gap - at < 2 && text[gap] && strchr(separators, text[gap]))
            gap++;
        if (gap == at || run.count >= most)
            break;
        bool next_real;
        if (group_end(text, gap, end, mend, &next_real) == gap || !next_real)
            break;
        run.spaced |= text[at] == ' ';
        at = gap;
    }
    run.digits[run.count] = '\0';
    return run;
}

bool phw_mod11_valid(const char digits[10])
{
    int sum = 0;
    for (int i = 0; i < 9; i++)
        sum += (digits[i] - '0') * (10 - i);
    int check = 11 - sum % 11;
    if (check == 11)
        check = 0;
    return check < 10 && check == digits[9] - '0';
}
