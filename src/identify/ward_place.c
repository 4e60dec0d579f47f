/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/ward_place.h"

#include <stdlib.h>
#include <string.h>

/* A bay's letter and number, a room's: bays are few, and so are the beds of one. */
#define CODE_NUMBER_MOST 12
#define BED_NUMBER_MOST 60
#define CODE_LETTERS "abcdefgh"

/* Where patients lie and nobody else sleeps or stands; and what others have as well. */
#define WARD_PLACES " bed cot cub cubicle hdu icu itu maj majors resus sideroom sr "
#define SHARED_PLACES " bay chair pod rm room station "
#define CODED_PLACES " trolley "

static long number_up_to(const char *digits, long most)
{
    char *end;
    const long number = strtol(digits, &end, 10);
    return *digits >= '0' && *digits <= '9' && *end == '\0' && number <= most ? number : 0;
}

long phw_ward_place_number(const char *digits)
{
    return number_up_to(digits, BED_NUMBER_MOST);
}

/* "C4", "B1-02" at token @p at. */
static phw_ward_place code_at(const phw_name_line *line, size_t at)
{
    const phw_name_token *token = &line->tokens[at], *next = token + 1;
    phw_ward_place found = {.kind = PHW_PLACE_NONE, .end = at};
    const long number =
        strchr(CODE_LETTERS, token->key[0]) ? number_up_to(token->key + 1, CODE_NUMBER_MOST) : 0;
    if (number == 0)
        return found;
    found = (phw_ward_place){PHW_PLACE_CODED, at + 1, token->key[0], number};
    if (at + 1 < line->count && (next->before & PHW_GAP_DASH) && next->letters == PHW_CASE_NUMBER) {
        found.number = number_up_to(next->key, BED_NUMBER_MOST) * (CODE_NUMBER_MOST + 1) + number;
        found.end = at + 2;
    }
    return found;
}

bool phw_ward_place_is_dressing_room(const phw_name_line *line, size_t at)
{
    return at + 1 < line->count && phw_name_token_is(&line->tokens[at], "dressing") &&
           phw_name_token_in(&line->tokens[at + 1], " room rooms ");
}

phw_ward_place phw_ward_place_at(const phw_name_line *line, size_t at)
{
    phw_ward_place found = {.kind = PHW_PLACE_NONE, .end = at};
    at += phw_ward_place_is_dressing_room(line, at);
    if (at >= line->count)
        return found;
    const phw_name_token *token = &line->tokens[at];
    const size_t letters = strcspn(token->key, "0123456789");
    if (phw_name_token_is_bed(token))
        return (phw_ward_place){PHW_PLACE_WARD, at + 1, 0,
                                number_up_to(token->key + letters, BED_NUMBER_MOST)};
    const phw_place_kind kind = phw_name_token_in(token, WARD_PLACES)     ? PHW_PLACE_WARD
                                : phw_name_token_in(token, SHARED_PLACES) ? PHW_PLACE_SHARED
                                : phw_name_token_in(token, CODED_PLACES)  ? PHW_PLACE_CODED
                                                                          : PHW_PLACE_NONE;
    if (kind == PHW_PLACE_NONE)
        return token->letters == PHW_CASE_NUMBER ? code_at(line, at) : found;
    if (at + 1 >= line->count)
        return found;
    const phw_name_token *next = token + 1;
    const long number = number_up_to(next->key, BED_NUMBER_MOST);
    if (number > 0)
        return (phw_ward_place){kind, at + 2, 0, number};
    /* "Bed C4". */
    const phw_ward_place code = code_at(line, at + 1);
    return code.kind == PHW_PLACE_NONE ? found
                                       : (phw_ward_place){kind, code.end, code.letter, code.number};
}
