/* SPDX-License-Identifier: Apache-2.0 */
/* What a machine at the bedside, a station that watches many beds and a ward's television show of
 * whose they are: "HDU 12  BIELAK, Stanislaw  16-50-71" over waves, "E Mac Giolla  999 333 3336"
 * over an infusion, "H Ng" right of "BED 1", "K Lau" over "76y CAP"; and the ticket of a bed's
 * tray. The words of the machine say that whoever is named is a patient, however little the name
 * looks like one: colleagues are not on it. Run before the names, for which the numbers speak. */
#include <string.h>

#include "identify/dates.h"
#include "identify/digits.h"
#include "identify/name_page.h"
#include "identify/page_words.h"

/* Words of machines' displays: one that nothing else says, and those of any display with alarms. */
#define MEASURES                                                                                   \
    " abp bpd cmh2o conductivity efw etco2 fev1 fio2 fvc ibw mmhg mmol nibp peep pleth qrs qtc "   \
    "simv spo2 "                                                                                   \
    "vtbi "
#define BUTTONS                                                                                    \
    " adult alarm alarms batt bpm crl ga hr infusion low high main mv neo operator paced pr pump " \
    "qc "                                                                                          \
    "remaining "                                                                                   \
    "resp results review rhythm rr setup silence sinus tib tis trend trends unconfirmed zero "
/* Different words of displays of a machine at the bedside, a measure counted twice. */
#define MEASURE_WORTH 2
#define DISPLAY_WORTH 3
/* Words of a name, and how surely one that is in the tables is a name's. */
#define NAME_WORDS_MOST 6
#define CALLED_LEAST 0.2F
#define LONE_LETTERS 2U
#define MIXED_LETTERS 5U
#define GIVEN_LEAST 0.2F
/* Tokens that may stand between a name and its number. */
#define BETWEEN_MOST 3
#define BETWEEN " adult paed paediatric neo paced off m f male female id mrn pid nhs hosp no dob "
/* What stands where a name would, of nobody. */
#define STATES                                                                                     \
    " admit admitted afib apnea apnoea asystole available brady clean closed desat discharged "    \
    "empty isolation leads off offline paused pvc standby tachy vacant vfib vtach "
#define BED_DIGITS 2
#define BEDS " bed bay cot cubicle hdu icu itu nicu picu sr resus chair "
/* Digits and bytes of a local number beside a name; letters that may lead it. */
#define NUMBER_DIGITS 5U
#define NUMBER_BYTES 13U
#define NUMBER_LETTERS 3U
#define HEALTH_DIGITS 10U
/* No birth date is younger than this here: recent dates are when things were measured. */
#define YEAR_LATEST (PHW_THIS_YEAR - 6)
/* Lines below a name that may still tell of its bearer. */
#define BELOW_MOST 3
/* Words of the ticket of a meal's tray, at least. */
#define MEALS                                                                                      \
    " allergy breakfast diabetic diet dinner lunch nuts pie pudding puree residue soup supper "
#define MEALS_LEAST 3
/* Names over ages on a ward's display, at least; oldest. */
#define TILES_LEAST 3U
#define OLDEST 115
/* As sure as what may be said of a colleague's name by its form, which it must outweigh. */
#define SURE_NAME 0.96
#define SURE_LONE 0.66 /* a name with nothing beside it: somebody looks */
#define LONE_NAME_LETTERS 4U
#define SURE_NUMBER 0.85

typedef struct bedside {
    phw_name_page page;
    bool measures; /* a display with a measure on it */
    bool display;  /* one of a machine at the bedside */
} bedside;

/* "WARD Basil": many are called so, and no ward in capitals has a given name behind it. */
static bool is_ward_surname(const phw_name_line *line, size_t at, size_t first)
{
    return at == first && at + 1 < line->count && phw_name_token_is(&line->tokens[at], "ward") &&
           line->tokens[at].letters == PHW_CASE_UPPER &&
           line->tokens[at + 1].letters == PHW_CASE_TITLE &&
           line->tokens[at + 1].given >= GIVEN_LEAST;
}

/* The token from which on there may be more: the end of the name that begins at token @p at; @p at:
 * there is none. */
static size_t name_end(const phw_name_line *line, size_t at)
{
    const unsigned never = PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET |
                           PHW_WORD_ROLE | PHW_WORD_STAFF_TITLE | PHW_WORD_CALENDAR |
                           PHW_WORD_RELATION;
    bool comma = false, called = false, full = false;
    size_t end = at;
    for (; end < line->count && end < at + NAME_WORDS_MOST; end++) {
        const phw_name_token *token = &line->tokens[end];
        /* "J d'Aubigny", "Jean-Luc dAubigny". */
        const bool small = token->letters == PHW_CASE_MIXED && end > at &&
                           (!token->known || phw_name_token_best(token) >= CALLED_LEAST) &&
                           token->key_length >= MIXED_LETTERS;
        const bool capital = token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER ||
                             token->letters == PHW_CASE_INITIAL || small;
        const bool joined =
            !(token->before & ~(unsigned)(PHW_GAP_COMMA | PHW_GAP_STOP | PHW_GAP_CARET));
        const bool saint = (phw_name_token_is(token, "st") && token->letters == PHW_CASE_TITLE) ||
                           is_ward_surname(line, end, at);
        comma |= end > at && (token->before & (PHW_GAP_COMMA | PHW_GAP_CARET));
        if ((end > at && !joined) || ((token->kinds & never) && !saint) ||
            phw_name_token_in(token, BETWEEN STATES) ||
            !(capital || (token->kinds & PHW_WORD_PARTICLE)))
            break;
        const bool like = !token->known || phw_name_token_best(token) >= CALLED_LEAST;
        if (!like && !comma && !saint && token->letters != PHW_CASE_INITIAL &&
            !(token->kinds & (PHW_WORD_PARTICLE | PHW_WORD_TITLE)))
            return at;
        called |= like && token->letters != PHW_CASE_INITIAL;
        full |= token->key_length >= LONE_LETTERS && !(token->kinds & PHW_WORD_TITLE);
    }
    return called && full ? end : at;
}

/* "16-50-71", "HH-2951315", "M18/23366", "525415A" from token @p at on: the bytes of a word that is
 * a hospital's number by its shape; empty: it is none. */
static phw_span local_number(const bedside *b, uint32_t cell, size_t at)
{
    const phw_cell *text = &b->page.context->view->cells[cell];
    const phw_name_line *line = &b->page.lines[cell];
    phw_span none = {cell, 0, 0};
    if (at >= line->count)
        return none;
    const uint32_t begin = line->tokens[at].from;
    uint32_t end = begin, digits = 0, letters = 0, parts = 0;
    for (; end < text->length && text->text[end] != ' '; end++) {
        const char c = text->text[end];
        if (phw_is_digit(c))
            digits++;
        else if (c >= 'A' && c <= 'Z')
            letters++;
        else if ((c == '-' || c == '/') && end > begin)
            parts++;
        else
            return none;
    }
    return digits >= NUMBER_DIGITS && end - begin <= NUMBER_BYTES && letters <= NUMBER_LETTERS &&
                   parts <= 2
               ? (phw_span){cell, begin, end}
               : none;
}

static uint32_t local_digits(const phw_context *context, phw_span span)
{
    uint32_t digits = 0;
    for (uint32_t at = span.begin; at < span.end; at++)
        digits += phw_is_digit(context->view->cells[span.cell].text[at]) != 0;
    return digits;
}

/* Whether a health number or a date of birth begins at token @p at. */
static bool is_told(const bedside *b, uint32_t cell, size_t at)
{
    const phw_name_line *line = &b->page.lines[cell];
    const phw_span span = {cell, at < line->count ? line->tokens[at].from : 0,
                           at < line->count ? line->tokens[at].from + 1 : 0};
    static const phw_finding_kind kinds[] = {PHW_FINDING_NHS_NUMBER, PHW_FINDING_CHI_NUMBER,
                                             PHW_FINDING_HC_NUMBER, PHW_FINDING_DATE_OF_BIRTH,
                                             PHW_FINDING_HOSPITAL_NUMBER};
    for (size_t i = 0; at < line->count && i < sizeof kinds / sizeof kinds[0]; i++)
        if (phw_context_at(b->page.context, span, kinds[i]))
            return true;
    return false;
}

/* Adds the local number or the birth date that begins at token @p at. @return whether somebody's
 * number or date stands there. */
static bool add_number(const bedside *b, uint32_t cell, size_t at)
{
    static const char *const tags[] = {"beside-name", NULL};
    phw_context *context = b->page.context;
    uint32_t dates;
    const phw_date *date = phw_page_dates_of(context->dates, cell, &dates);
    if (is_told(b, cell, at))
        return true;
    if (at >= b->page.lines[cell].count)
        return false;
    const uint32_t from = b->page.lines[cell].tokens[at].from;
    for (uint32_t i = 0; i < dates; i++)
        if (date[i].begin <= from && date[i].end > from) {
            const bool birth = phw_date_full_year(&date[i], PHW_THIS_YEAR) <= YEAR_LATEST;
            if (birth)
                phw_context_add(context, PHW_FINDING_DATE_OF_BIRTH, PHW_SUBJECT_PATIENT,
                                (phw_span){cell, date[i].begin, date[i].end}, SURE_NUMBER, tags);
            return birth;
        }
    const phw_span number = local_number(b, cell, at);
    const bool health = number.end - number.begin == HEALTH_DIGITS &&
                        local_digits(context, number) == HEALTH_DIGITS &&
                        phw_mod11_valid(context->view->cells[cell].text + number.begin);
    if (number.end)
        phw_context_add(context, health ? PHW_FINDING_NHS_NUMBER : PHW_FINDING_HOSPITAL_NUMBER,
                        PHW_SUBJECT_PATIENT, number, SURE_NUMBER, tags);
    return number.end > 0;
}

/* Whether a number or a birth date stands behind token @p at of a cell, or of the next. */
static bool number_follows(const bedside *b, uint32_t cell, size_t at)
{
    for (size_t i = 0; i <= BETWEEN_MOST; i++, at++) {
        if (at >= b->page.lines[cell].count) {
            cell = b->page.context->view->cells[cell].next;
            at = 0;
            if (cell == PHW_VIEW_NONE)
                return false;
        }
        if (add_number(b, cell, at))
            return true;
        if (at >= b->page.lines[cell].count ||
            !phw_name_token_in(&b->page.lines[cell].tokens[at], BETWEEN))
            return false;
    }
    return false;
}

/* Whether one stands at the head of the line below, which may be a paragraph of its own, or behind
 * what says that it is one. */
static bool number_below(const bedside *b, uint32_t cell)
{
    const phw_context *context = b->page.context;
    bool found = false;
    for (int i = 0; i < BELOW_MOST; i++) {
        cell = context->rows.below[cell];
        if (cell == PHW_VIEW_NONE || b->page.lines[cell].count == 0)
            return found;
        const phw_name_line *line = &b->page.lines[cell];
        size_t at = 0;
        while (at + 1 < line->count &&
               phw_name_token_in(&line->tokens[at], " card dob id no number "))
            at++;
        if (!add_number(b, cell, at))
            return found;
        found = true;
    }
    return found;
}

/* "BED 1", "HDU 12", "BED07" at a cell's head: the token behind it; 0: none. */
static size_t behind_bed(const phw_name_line *line)
{
    if (line->count > 0 && phw_name_token_is_bed(&line->tokens[0]))
        return 1;
    return line->count > 1 && phw_name_token_in(&line->tokens[0], BEDS) &&
                   line->tokens[1].letters == PHW_CASE_NUMBER &&
                   line->tokens[1].key_length <= BED_DIGITS
               ? 2
               : 0;
}

static void add_so_sure(const bedside *b, uint32_t cell, size_t at, size_t end, double sure)
{
    static const char *const tags[] = {"bedside", NULL};
    phw_context_add(b->page.context, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT,
                    phw_name_page_span(&b->page, cell, at, end - 1), sure, tags);
}

static void add_name(const bedside *b, uint32_t cell, size_t at, size_t end)
{
    add_so_sure(b, cell, at, end, SURE_NAME);
}

/* "Mukanya T" and nothing else in its row, on a pump: a surname and a letter. */
static void look_at_lone(const bedside *b, uint32_t cell)
{
    const phw_name_line *line = &b->page.lines[cell];
    const phw_view *view = b->page.context->view;
    if (line->count == 2 && line->tokens[0].letters == PHW_CASE_TITLE &&
        line->tokens[0].key_length >= LONE_NAME_LETTERS &&
        !(line->tokens[0].kinds & PHW_WORD_CLINICAL) &&
        line->tokens[1].letters == PHW_CASE_INITIAL && name_end(line, 0) == 2 &&
        view->cells[cell].previous == PHW_VIEW_NONE)
        add_so_sure(b, cell, 0, 2, SURE_LONE);
}

/* Who lies in the bed that a cell begins with, on a display that watches it. */
static void look_behind_bed(const bedside *b, uint32_t cell)
{
    const phw_name_line *line = &b->page.lines[cell];
    size_t at = behind_bed(line);
    if (!at)
        return;
    if (at == line->count) {
        cell = b->page.context->view->cells[cell].next;
        at = 0;
        if (cell == PHW_VIEW_NONE)
            return;
        line = &b->page.lines[cell];
    }
    const size_t end = name_end(line, at);
    if (end == at)
        return;
    const bool number = number_follows(b, cell, end);
    if (number || (b->measures && end == line->count))
        add_name(b, cell, at, end);
}

/* A name at a cell's head and its bearer's number beside or below it. */
static void look_beside_number(const bedside *b, uint32_t cell)
{
    const phw_name_line *line = &b->page.lines[cell];
    const size_t from =
        line->count > 1 && phw_name_token_in(&line->tokens[0], " pt patient name ") ? 1 : 0;
    const size_t end = name_end(line, from);
    if (end < from + 2)
        return;
    if (number_follows(b, cell, end) || (end == line->count && number_below(b, cell)))
        add_name(b, cell, from, end);
}

/* "76y CAP", "31 yrs", "(44y)": whether a line begins with an age. */
static bool begins_with_age(const phw_name_line *line)
{
    if (line->count == 0 || line->tokens[0].letters != PHW_CASE_NUMBER)
        return false;
    const char *key = line->tokens[0].key;
    size_t digits = strspn(key, "0123456789");
    int age = 0;
    for (size_t i = 0; i < digits && i < 4; i++)
        age = age * 10 + (key[i] - '0');
    const char *unit = key[digits] || line->count < 2 ? key + digits : line->tokens[1].key;
    return digits > 0 && digits <= 3 && age <= OLDEST &&
           (strcmp(unit, "y") == 0 || strcmp(unit, "yr") == 0 || strcmp(unit, "yrs") == 0 ||
            strcmp(unit, "yo") == 0);
}

/* "K Lau" over "76y CAP, 4L O2": tiles of a ward's display, each of a patient. */
static void look_at_tiles(const bedside *b)
{
    const phw_context *context = b->page.context;
    uint32_t tiles = 0;
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < context->view->cell_count; i++) {
            const uint32_t below = context->below[i];
            const size_t end = below != PHW_VIEW_NONE && begins_with_age(&b->page.lines[below])
                                   ? name_end(&b->page.lines[i], 0)
                                   : 0;
            if (end == 0 || end != b->page.lines[i].count)
                continue;
            tiles += round == 0;
            if (round == 1)
                add_name(b, i, 0, end);
        }
        if (tiles < TILES_LEAST)
            return;
    }
}

/* "AMU   BED 21" over "WARD Basil" on the ticket of a tray: a row of nothing but a name right under
 * a row with a bed. */
static void look_under_bed(const bedside *b, uint32_t cell)
{
    const phw_context *context = b->page.context;
    const phw_view *view = context->view;
    uint32_t bed = phw_view_row_start(view, cell), row = context->below[bed];
    while (bed != PHW_VIEW_NONE && !behind_bed(&b->page.lines[bed]))
        bed = view->cells[bed].next;
    if (bed == PHW_VIEW_NONE || row == PHW_VIEW_NONE)
        return;
    for (uint32_t at = row; at != PHW_VIEW_NONE; at = view->cells[at].next)
        if (name_end(&b->page.lines[at], 0) != b->page.lines[at].count)
            return;
    for (; row != PHW_VIEW_NONE; row = view->cells[row].next)
        add_name(b, row, 0, b->page.lines[row].count);
}

/* "Ward 12 / Bed 29 / Bogle" on such a ticket. */
static void look_along(const bedside *b, uint32_t cell)
{
    const phw_name_line *line = &b->page.lines[cell];
    for (size_t at = 0; at + 2 < line->count; at++) {
        const size_t name = at + 2;
        if (phw_name_token_in(&line->tokens[at], BEDS) &&
            line->tokens[at + 1].letters == PHW_CASE_NUMBER &&
            (line->tokens[name].before & (PHW_GAP_SLASH | PHW_GAP_DASH | PHW_GAP_COMMA)) &&
            name_end(line, name) == line->count)
            add_name(b, cell, name, line->count);
    }
}

/* How many different words of a list the page says. */
static int count_words(const phw_context *context, const char *list)
{
    int count = 0;
    for (uint32_t i = 0; i < context->words->slot_count; i++) {
        const struct phw_page_word *word = context->words->slots[i];
        count += word && phw_name_token_in(&word->token, list);
    }
    return count;
}

void phw_recognise_bedside(phw_context *context)
{
    bedside b = {.display = false};
    const size_t before = context->candidate_count;
    if (!phw_name_page_build(context, &b.page))
        return;
    const int measures = count_words(context, MEASURES);
    b.measures = measures > 0;
    b.display = MEASURE_WORTH * measures + count_words(context, BUTTONS) >= DISPLAY_WORTH;
    for (uint32_t i = 0; b.display && i < context->view->cell_count; i++) {
        look_behind_bed(&b, i);
        if (b.measures) {
            look_beside_number(&b, i);
            look_at_lone(&b, i);
        }
    }
    const bool meal = count_words(context, MEALS) >= MEALS_LEAST;
    for (uint32_t i = 0; meal && i < context->view->cell_count; i++) {
        look_along(&b, i);
        if (context->view->cells[i].previous == PHW_VIEW_NONE)
            look_under_bed(&b, i);
    }
    if (phw_name_page_says(&b.page, " ward bed beds bay "))
        look_at_tiles(&b);
    if (context->candidate_count > before)
        context->name_page = NULL; /* numbers tell of patients: it is weighed anew */
}
