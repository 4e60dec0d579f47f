/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/address_line.h"

#include <string.h>

#include "identify/digits.h"
#include "identify/postcode.h"
#include "identify/street.h"
#include "identify/terms.h"

/* Words between a house number and the kind of street, at most. */
#define STREET_WORDS 4
#define PLACE_LETTERS 3
#define ABBREVIATION_LETTERS 3
/* Digits of either half of "2/1", as flats in Scotland are counted. */
#define FLAT_DIGITS 2
/* Uses in a million words of English up to which a word with a capital may name a town, and the
 * words of a town's name. */
#define TOWN_USES 5.0F
#define TOWN_WORDS 2

static const char *const articles[] = {"the"};

/* Places that have an article and are nobody's home. */
static const char *const open_to_all[] = {"clinic",   "hospital", "pharmacy",
                                          "practice", "school",   "surgery"};
static const char *const flat_words[] = {"flat", "apartment", "apt", "unit", "room", "fflat"};

/* "8 GiB Hard Drive", "2 TB Drive": so much of something, no house. */
static const char *const measures[] = {"kb",  "mb",  "gb",  "tb",  "kib",
                                       "mib", "gib", "tib", "mhz", "ghz"};

static bool token_in(const phw_cell *cell, phw_token token, const char *const *list, size_t count)
{
    char key[16];
    if (token.end - token.begin >= sizeof key - 1)
        return false;
    phw_models_fold(cell->text + token.begin, token.end - token.begin, key, sizeof key);
    for (size_t i = 0; i < count; i++)
        if (key[0] == list[i][0] && strcmp(key, list[i]) == 0)
            return true;
    return false;
}

static bool is_kind(const phw_cell *cell, phw_token token)
{
    return token.shape != PHW_TOKEN_LOWER &&
           phw_street_kind(cell->text + token.begin, token.end - token.begin);
}

static bool is_flat(const phw_cell *cell, phw_token token)
{
    return token_in(cell, token, flat_words, sizeof flat_words / sizeof flat_words[0]);
}

/* "Gaedens", "Hll": a kind of street but for one letter, and no word or name by itself. */
static bool is_kind_nearly(const phw_context *context, const phw_cell *cell, phw_token token)
{
    static const phw_table others[] = {PHW_TABLE_WORDS, PHW_TABLE_SURNAMES, PHW_TABLE_FORENAMES};
    const char *text = cell->text + token.begin;
    size_t length = token.end - token.begin;
    if ((token.shape != PHW_TOKEN_TITLE && token.shape != PHW_TOKEN_UPPER &&
         !(token.shape == PHW_TOKEN_MIXED && phw_is_digit(text[0]))) ||
        !phw_street_kind_nearly(text, length))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (phw_term_is(context->models, text, length, others[i], NULL))
            return false;
    return true;
}

/* 12, 12a, 12-14, and I2, whose one was misread: a house's number. */
static bool is_house_number(const phw_cell *cell, phw_token token)
{
    uint32_t at = token.begin, digits = 0;
    if (at + 1 < token.end && (cell->text[at] == 'I' || cell->text[at] == 'l'))
        at++;
    while (at < token.end && phw_is_digit(cell->text[at])) {
        at++;
        digits++;
    }
    if (!digits || digits > 4)
        return false;
    return at == token.end || (at + 1 == token.end && phw_is_letter(cell->text[at]));
}

/* "11:30 Rose Cottage": the minutes of an hour, and no house's number. */
static bool is_minutes(const phw_cell *cell, phw_token token)
{
    return token.begin > 1 && cell->text[token.begin - 1] == ':' &&
           phw_is_digit(cell->text[token.begin - 2]);
}

/* A full stop behind a word too long to be an abbreviation: "16 Doctors. Dr Holt …". */
static bool sentence_ends(const phw_cell *cell, phw_token token)
{
    return token.end - token.begin > ABBREVIATION_LETTERS && token.end < cell->length &&
           cell->text[token.end] == '.';
}

/* "Heol y Bryn", "Ffordd Penrhyn": in Welsh the kind comes first; up to the part's end. */
static bool welsh_street(const phw_cell *cell, uint32_t from, uint32_t to, uint32_t *last)
{
    static const char *const kinds[] = {"clos", "ffordd", "heol", "lon", "maes", "rhodfa", "stryd"};
    static const char *const small[] = {"y", "yr", "yn", "ar"};
    uint32_t at = from + 1;
    if (at >= to || cell->tokens[from].shape == PHW_TOKEN_LOWER ||
        !token_in(cell, cell->tokens[from], kinds, sizeof kinds / sizeof kinds[0]))
        return false;
    for (; at < to && at <= from + STREET_WORDS; at++)
        if (cell->tokens[at].shape == PHW_TOKEN_NUMBER ||
            (cell->tokens[at].shape == PHW_TOKEN_LOWER &&
             !token_in(cell, cell->tokens[at], small, sizeof small / sizeof small[0])))
            break;
    *last = at - 1;
    return at > from + 1;
}

/* "2/1", "Flat 2/1": so many tokens before a house's number that say which flat it is. */
static uint32_t flat_before(const phw_cell *cell, uint32_t from, uint32_t house)
{
    uint32_t first = house;
    if (first >= from + 2 && cell->text[cell->tokens[first - 2].end] == '/' &&
        cell->tokens[first - 1].begin == cell->tokens[first - 2].end + 1 &&
        cell->tokens[first].begin == cell->tokens[first - 1].end + 1 &&
        cell->tokens[first - 1].end - cell->tokens[first - 1].begin <= FLAT_DIGITS &&
        cell->tokens[first - 2].end - cell->tokens[first - 2].begin <= FLAT_DIGITS &&
        is_house_number(cell, cell->tokens[first - 1]) &&
        is_house_number(cell, cell->tokens[first - 2]))
        first -= 2;
    return first > from && is_flat(cell, cell->tokens[first - 1]) ? first - 1 : first;
}

/* The street in tokens [from, to): a number, words, a kind. False where there is none. */
static bool numbered_street(const phw_context *context, const phw_cell *cell, uint32_t from,
                            uint32_t to, uint32_t *first, uint32_t *last)
{
    for (uint32_t i = from; i < to; i++) {
        if (!is_house_number(cell, cell->tokens[i]) || is_minutes(cell, cell->tokens[i]) ||
            (i + 1 < to &&
             token_in(cell, cell->tokens[i + 1], measures, sizeof measures / sizeof measures[0])))
            continue;
        bool found = welsh_street(cell, i + 1, to, last);
        for (uint32_t k = i + 1; !found && k < to && k <= i + STREET_WORDS; k++) {
            phw_token_shape shape = cell->tokens[k].shape;
            if (shape == PHW_TOKEN_LOWER || shape == PHW_TOKEN_NUMBER ||
                sentence_ends(cell, cell->tokens[k - 1]))
                break;
            /* "14 The Paddocks" has no kind of street. */
            if (k == i + 2 && token_in(cell, cell->tokens[i + 1], articles, 1)) {
                *last = k;
                found = true;
            }
            if (k > i + 1 && (is_kind(cell, cell->tokens[k]) ||
                              (!found && is_kind_nearly(context, cell, cell->tokens[k])))) {
                *last = k;
                found = true;
            }
        }
        if (found) {
            *first = flat_before(cell, from, i);
            return true;
        }
    }
    return false;
}

/* A town or another place, as the whole of tokens [from, to).
 * @param small  behind a street its capital may have been misread. */
static bool is_place(const phw_context *context, const phw_cell *cell, uint32_t from, uint32_t to,
                     uint32_t stop, bool small)
{
    if (from >= to || to - from > 5)
        return false;
    for (uint32_t i = from; i < to; i++)
        if (cell->tokens[i].end <= stop &&
            (cell->tokens[i].shape == PHW_TOKEN_NUMBER || cell->tokens[i].shape == PHW_TOKEN_MIXED))
            return false;
    const char *text = cell->text + cell->tokens[from].begin;
    if (cell->tokens[from].shape == PHW_TOKEN_LOWER && !small)
        return false;
    uint32_t end = cell->tokens[to - 1].end < stop ? cell->tokens[to - 1].end : stop;
    size_t length = end - cell->tokens[from].begin;
    return length >= PLACE_LETTERS &&
           (phw_term_is(context->models, text, length, PHW_TABLE_TOWNS, NULL) ||
            phw_term_is(context->models, text, length, PHW_TABLE_PLACES, NULL));
}

static bool is_title(const phw_cell *cell, phw_token token)
{
    static const char *const titles[] = {"mr", "mrs", "miss", "ms", "dr", "prof"};
    return token_in(cell, token, titles, sizeof titles / sizeof titles[0]);
}

/* A word with a capital that no dictionary and no list of medicine has: as towns are that no list
 * of towns has. */
static bool may_be_town(const phw_context *context, const phw_cell *cell, phw_token token)
{
    static const phw_table others[] = {
        PHW_TABLE_DRUGS,      PHW_TABLE_DRUG_BRANDS,    PHW_TABLE_CONDITIONS,   PHW_TABLE_LAB_TESTS,
        PHW_TABLE_WARD_TERMS, PHW_TABLE_CLINICAL_ROLES, PHW_TABLE_RECORD_LABELS};
    const char *text = cell->text + token.begin;
    size_t length = token.end - token.begin;
    phw_entry word = {.weight = 0};
    /* "lpsich": a capital I is read as a small letter. */
    bool capital = token.shape == PHW_TOKEN_TITLE || token.shape == PHW_TOKEN_UPPER ||
                   (token.shape == PHW_TOKEN_LOWER && (text[0] == 'l' || text[0] == 'i'));
    if (!capital || length <= PLACE_LETTERS || is_title(cell, token) ||
        (phw_term_is(context->models, text, length, PHW_TABLE_WORDS, &word) &&
         word.weight > TOWN_USES))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (phw_term_is(context->models, text, length, others[i], NULL))
            return false;
    return true;
}

/* "Marram Bay", "Oakley Green": what the second half of a town's name often is. */
static bool is_lie_of_land(const phw_cell *cell, phw_token token)
{
    static const char *const words[] = {
        "abbey", "bay",  "beach", "bridge", "castle", "common",  "cove",  "cross", "end",
        "ferry", "ford", "gate",  "green",  "hall",   "harbour", "heath", "hill",  "hills",
        "hythe", "isle", "lake",  "magna",  "mill",   "mills",   "moor",  "park",  "parva",
        "point", "port", "sands", "spa",    "vale",   "valley",  "water", "wells", "wood"};
    return token.shape != PHW_TOKEN_LOWER &&
           token_in(cell, token, words, sizeof words / sizeof words[0]);
}

uint32_t phw_address_town(const phw_context *context, uint32_t index, uint32_t from)
{
    const phw_cell *cell = &context->view->cells[index];
    uint32_t count = 0;
    while (
        from + count < cell->token_count && count < TOWN_WORDS &&
        (may_be_town(context, cell, cell->tokens[from + count]) ||
         (count > 0 && is_lie_of_land(cell, cell->tokens[from + count]))) &&
        (count == 0 || cell->tokens[from + count].begin == cell->tokens[from + count - 1].end + 1))
        count++;
    return count;
}

/* Widens an address by tokens first … last. */
static void include(phw_address_line *line, const phw_cell *cell, uint32_t first, uint32_t last)
{
    if (line->span.begin == line->span.end)
        line->span.begin = cell->tokens[first].begin;
    line->span.end = cell->tokens[last].end;
}

/* One part between commas: tokens [from, to). Returns whether all of it is address. */
static bool read_part(const phw_context *context, const phw_cell *cell, uint32_t from, uint32_t to,
                      uint32_t stop, phw_address_line *line)
{
    uint32_t first, last;
    if (numbered_street(context, cell, from, to, &first, &last)) {
        line->numbered = true;
        /* "86, was admitted from 14 Larch Grove": what came before is none of it. */
        if (first > from)
            line->span.begin = line->span.end;
        include(line, cell, first, last);
        bool town = last + 1 < to && line->postcode && cell->tokens[to - 1].end <= stop &&
                    to - last - 1 <= TOWN_WORDS;
        for (uint32_t i = last + 1; town && i < to; i++)
            town = may_be_town(context, cell, cell->tokens[i]);
        if (town || (last + 1 < to && is_place(context, cell, last + 1, to, stop, false))) {
            line->place = true;
            include(line, cell, first, to - 1);
            last = to - 1;
        }
        return first == from && last + 1 == to;
    }
    bool flat = is_flat(cell, cell->tokens[from]) && to - from <= 3 && from + 1 < to;
    bool titled = true;
    for (uint32_t i = from; i < to; i++)
        titled &=
            cell->tokens[i].shape == PHW_TOKEN_TITLE || cell->tokens[i].shape == PHW_TOKEN_UPPER;
    bool street = to - from >= 2 && to - from <= STREET_WORDS && titled &&
                  is_kind(cell, cell->tokens[to - 1]) && !is_title(cell, cell->tokens[from]);
    /* "14 Larch Grove. Mother Tina Marsh, 32": an age where the address has ended. */
    bool number = to - from == 1 && is_house_number(cell, cell->tokens[from]) &&
                  (line->whole || line->span.begin == line->span.end);
    bool place = !street && is_place(context, cell, from, to, stop, line->numbered);
    /* Behind an address a sentence may go on: "…, West Yorkshire today". */
    for (last = to; !place && !street && line->span.begin < line->span.end && --last > from;) {
        if (is_place(context, cell, from, last, stop, false)) {
            line->place = true;
            include(line, cell, from, last - 1);
            return false;
        }
    }
    uint32_t town = line->numbered && !line->place && !(flat || street || place || number)
                        ? phw_address_town(context, line->span.cell, from)
                        : 0;
    if (town > 0 && from + town <= to) {
        line->place = true;
        include(line, cell, from, from + town - 1);
        return from + town == to;
    }
    line->street |= flat || street;
    line->place |= place;
    if (flat || street || place || number) {
        include(line, cell, from, to - 1);
        return true;
    }
    return false;
}

/* A few words in capitals, as a house's name is. */
static bool may_name_house(const phw_cell *cell, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (cell->tokens[i].shape != PHW_TOKEN_TITLE && cell->tokens[i].shape != PHW_TOKEN_UPPER)
            return false;
    return to - from <= 3 && !is_title(cell, cell->tokens[from]);
}

/* "The Old Forge, 73 Station Road": a house that has a name as well as a number. A name without its
 * article may be somebody's who lives there. */
static bool begins_with_article(const phw_cell *cell, uint32_t from)
{
    return token_in(cell, cell->tokens[from], articles, sizeof articles / sizeof articles[0]);
}

/* "The Old Forge", but not "The Surgery". */
static bool is_named_home(const phw_cell *cell, uint32_t from, uint32_t to)
{
    return to > from + 1 && begins_with_article(cell, from) &&
           !token_in(cell, cell->tokens[to - 1], open_to_all,
                     sizeof open_to_all / sizeof open_to_all[0]);
}

/* "74 Canal View. Swindon.": a comma that was read as a full stop. */
static void take_town_behind_stop(const phw_context *context, const phw_cell *cell, uint32_t stop,
                                  phw_address_line *line)
{
    uint32_t at = line->span.end, from = 0;
    if (!line->numbered || line->place || at + 1 >= stop || cell->text[at] != '.' ||
        cell->text[at + 1] != ' ')
        return;
    while (from < cell->token_count && cell->tokens[from].begin < at)
        from++;
    for (uint32_t to = from + 1; to <= cell->token_count && to <= from + TOWN_WORDS; to++) {
        uint32_t end = cell->tokens[to - 1].end;
        bool closed = end >= stop || strchr(".,;)", cell->text[end]);
        if (closed && (is_place(context, cell, from, to, stop, true) ||
                       (line->postcode && phw_address_town(context, line->span.cell, from) > 0))) {
            line->place = true;
            line->span.end = end < stop ? end : stop;
            return;
        }
        if (closed)
            return;
    }
}

/* " - ": what stands behind it is no more of the address. */
static bool is_dash(const char *text)
{
    static const char *const dashes[] = {" - ", " \u2013 "};
    return strncmp(text, dashes[0], strlen(dashes[0])) == 0 ||
           strncmp(text, dashes[1], strlen(dashes[1])) == 0;
}

phw_address_line phw_address_line_read(const phw_context *context, phw_span span)
{
    const phw_cell *cell = &context->view->cells[span.cell];
    phw_address_line line = {.span = {span.cell, span.begin, span.begin}, .whole = true};
    uint32_t stop = span.end;
    phw_postcode code;
    for (phw_span rest = span; phw_postcode_next(context, rest, &code);
         rest.begin = code.begin + 1) {
        if (code.end > span.end)
            continue;
        line.postcode = true;
        line.whole = code.end + 2 >= span.end;
        stop = code.begin;
        break;
    }
    uint32_t t = 0, before = 0, house_at = 0;
    bool house = false;
    while (t < cell->token_count && cell->tokens[t].begin < span.begin)
        t++;
    if (t + 1 < cell->token_count && is_minutes(cell, cell->tokens[t + 1]))
        t += 2; /* "11:30 Rose Cottage, Church Lane" */
    before = t;
    while (t < cell->token_count && cell->tokens[t].begin < stop) {
        uint32_t from = t;
        bool comma = false;
        while (t < cell->token_count && cell->tokens[t].begin < stop && !comma) {
            uint32_t next = t + 1 < cell->token_count ? cell->tokens[t + 1].begin : stop;
            for (uint32_t i = cell->tokens[t].end; i < next && i < stop; i++)
                comma |= cell->text[i] == ',' || cell->text[i] == ';' || cell->text[i] == '|' ||
                         is_dash(cell->text + i);
            t++;
        }
        /* Another address in the same line: whoever asks looks there next. */
        uint32_t first, last;
        if (line.numbered && !line.whole && numbered_street(context, cell, from, t, &first, &last))
            break;
        bool had = line.street, had_number = line.numbered;
        bool all = read_part(context, cell, from, t, stop, &line);
        if (house && line.street && !had) {
            /* "Oak Cottage, Church Rise": the name belongs to the street behind it. */
            line.span.begin = cell->tokens[house_at].begin;
            line.house = all;
            line.whole = house_at == before ? all : line.whole && all;
        } else if (house && all && line.numbered && !had_number &&
                   begins_with_article(cell, house_at)) {
            line.span.begin = cell->tokens[house_at].begin;
            line.whole |= house_at == before;
        } else {
            /* "Rose Cottage, Church Lane": either is a kind of street. */
            line.house |=
                had && all && !line.place && !line.numbered && is_kind(cell, cell->tokens[t - 1]);
            line.whole &= all;
        }
        /* "Frank Long, The Old Forge, 13 Mill Lane": behind whoever lives there. */
        house = !all && comma && (from == before || is_named_home(cell, from, t)) &&
                may_name_house(cell, from, t);
        house_at = from;
    }
    take_town_behind_stop(context, cell, stop, &line);
    if (line.span.end > stop)
        line.span.end = stop;
    if (line.span.begin < line.span.end && line.span.end < stop && cell->text[line.span.end] == '.')
        line.span.end++;
    return line;
}
