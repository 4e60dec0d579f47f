/* SPDX-License-Identifier: Apache-2.0 */
/* Lines without a label of their own that only make sense together: a name in the form SURNAME,
 * Given or SURNAME^GIVEN, an old date, ten digits with their check digit, a local number, an
 * address. So they stand in the corners of X-ray pictures, on tubes and on wristbands. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "identify/address_line.h"
#include "identify/block_care.h"
#include "identify/dates.h"
#include "identify/hospital_number.h"
#include "identify/page_words.h"
#include "identify/terms.h"
#include "identify/view_grid.h"

/* What a kind of line is worth, and what a block must be worth. */
#define WORTH_NAME 1.0
#define WORTH_CARET 0.5 /* of a name's caret, which only machines that take pictures write */
#define WORTH_BED 0.6   /* of the bed before a name, on a page of care */
#define WORTH_PLAIN 0.6 /* "Ines de la Cruz" and nothing else in the line, on a page of care */
#define WORTH_NHS 1.0
#define WORTH_DATE 0.7
#define WORTH_SEX 0.55 /* of the sex right beside a date, "03 OCT 1932   Female" … */
#define WORTH_LOCAL 0.6
#define WORTH_LABEL 0.5 /* of a local number behind "ID" or "Acc" */
#define WORTH_HOME 0.6  /* under a name: a street with a house's number, or a postcode */
#define WORTH_STUDY 0.5 /* "Chest PA", "CT": what the picture below shows */
#define WORTH_CARE 0.5  /* … and of that where care is spoken of and no name is near */
#define WORTH_MAYBE 1.6 /* of what is a date of birth rather than not */
#define WORTH_FORM 0.6  /* of a number and a date on a page that asks who somebody is … */
#define FORM_FIELDS 2   /* … in so many fields */
#define WORTH_ROLL 0.6  /* of a name over a number, where a page of care has them so often … */
#define ROLL_LEAST 3    /* … one under the other */
#define WORTH_ENOUGH 2.2
/* Letters of either word of "SMITH John". */
#define PAIR_LETTERS 3
#define LONE_LETTERS 4
/* Letters of "BED", and digits of the number of one. */
#define BED_LETTERS 3
#define BED_DIGITS 2
/* Words of a name in small letters, and letters of "van", "bint". */
#define NAME_WORDS 5
#define PARTICLE_LETTERS 4
/* Capitals behind a small letter that make it one misread. */
#define CAPITALS_MISREAD 4
/* Bytes of the longest word that is looked up, and of what is put round it. */
#define PADDED_ROOM 16
/* Bytes of "999 123 4567". */
#define HEALTH_BYTES 12
/* A line that says what a picture is of is short, and says so at its beginning. */
#define STUDY_WORDS 3
#define STUDY_TOKENS 8
/* Words of a line of an address at most; what is longer is prose. */
#define HOME_TOKENS 8
/* Cells to either side, and heights above and below, about three lines, that make a block; the
 * heights of its lines differ by less than this factor. */
#define REACH 3
#define NEAR_HEIGHTS 5.5
#define ALIKE 2.2
#define SURE_BLOCK 0.76
#define SURE_MAYBE 0.56 /* a date and a sex alone */
#define HEALTH_NUMBERS                                                                             \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER)
/* No birth date is younger than this here: recent dates are when things were done. */
#define YEAR_LATEST (PHW_THIS_YEAR - 6)

typedef struct line_parts {
    bool name, label, study, home;
    bool sex;                  /* stands right beside the date */
    bool told;                 /* a health number that was found */
    bool bed;                  /* the line begins with somebody's bed */
    bool caret;                /* the name is written "SMITH^JOHN" */
    bool plain;                /* the line may be a name, in small letters */
    bool capitals;             /* the name is a pair that stands by itself: "LONG FRANK" */
    bool lone;                 /* one word that may be a name: "WULANDARI" */
    phw_span nhs, date, local; /* empty where there is none */
} line_parts;

/* One small letter at the beginning, behind which are CAPITALS_MISREAD others, was misread. */
static bool caps(const char *text, uint32_t begin, uint32_t end)
{
    uint32_t letters = 0, small = 0;
    for (uint32_t i = begin; i < end; i++) {
        bool is_small = text[i] >= 'a' && text[i] <= 'z';
        if (is_small && i > begin)
            return false;
        small += is_small;
        letters += phw_is_letter(text[i]);
    }
    return small ? letters > CAPITALS_MISREAD : letters >= 2;
}

/* Whether a token is one of the words, which stand in capitals with spaces round each. */
static bool is_word(const phw_cell *cell, const phw_token *token, const char *words)
{
    char padded[PADDED_ROOM];
    size_t length = token->end - token->begin;
    if (length + 3 > sizeof padded)
        return false;
    padded[0] = padded[length + 1] = ' ';
    padded[length + 2] = '\0';
    for (size_t i = 0; i < length; i++)
        padded[i + 1] = (char)toupper((unsigned char)cell->text[token->begin + i]);
    return strstr(words, padded) != NULL;
}

/* What an X-ray or a scan is of, and how it was taken, as it is written beside the picture. */
static bool names_study(const phw_cell *cell)
{
    static const char words[] = " CHEST ABDO ABDOMEN PELVIS SPINE SKULL KNEE HIP "
                                "WRIST ANKLE SHOULDER ELBOW FEMUR TIBIA CT MR MRI XR CR DX US NM ";
    for (uint32_t i = 0; i < cell->token_count && i < STUDY_WORDS; i++)
        if (cell->token_count <= STUDY_TOKENS && is_word(cell, &cell->tokens[i], words))
            return true;
    return false;
}

/* "SMITH John", "John SMITH": two words of which one is in capitals, as records tell the surname.
 */
static bool pair_shape(const phw_cell *cell, uint32_t from)
{
    const phw_token *one = &cell->tokens[from], *two = &cell->tokens[from + 1];
    bool upper_one = one->shape == PHW_TOKEN_UPPER, upper_two = two->shape == PHW_TOKEN_UPPER;
    return two->begin - one->end == 1 && cell->text[one->end] == ' ' && upper_one != upper_two &&
           (upper_one || one->shape == PHW_TOKEN_TITLE) &&
           (upper_two || two->shape == PHW_TOKEN_TITLE) && one->end - one->begin >= PAIR_LETTERS &&
           two->end - two->begin >= PAIR_LETTERS;
}

/* "LONG FRANK", "FRANK LONG" and nothing else in the line: as printers without small letters write
 * it. One of the two must be a given name, for headings are written so as well. */
static bool capital_pair(const phw_context *context, const phw_cell *cell)
{
    bool given = false;
    if (cell->token_count != 2 || cell->tokens[0].begin > 0 ||
        cell->tokens[1].end != cell->length || cell->tokens[1].begin - cell->tokens[0].end != 1 ||
        cell->text[cell->tokens[0].end] != ' ')
        return false;
    for (uint32_t t = 0; t < 2; t++) {
        const phw_token *token = &cell->tokens[t];
        const uint32_t length = token->end - token->begin;
        if (token->shape != PHW_TOKEN_UPPER || length < PAIR_LETTERS)
            return false;
        given |= phw_term_is(context->models, cell->text + token->begin, length,
                             PHW_TABLE_FORENAMES, NULL);
    }
    return given;
}

/* "WULANDARI", "WULANDARI F" and nothing else in the line: one name, as some peoples have and as
 * labels have the surname. Words of any dictionary head other lines. */
static bool lone_capitals(const phw_context *context, const phw_cell *cell)
{
    static const phw_table others[] = {
        PHW_TABLE_WORDS,         PHW_TABLE_DRUGS,          PHW_TABLE_DRUG_BRANDS,
        PHW_TABLE_CONDITIONS,    PHW_TABLE_LAB_TESTS,      PHW_TABLE_WARD_TERMS,
        PHW_TABLE_TOWNS,         PHW_TABLE_CLINICAL_ROLES, PHW_TABLE_RECORD_LABELS,
        PHW_TABLE_ORGANISATIONS, PHW_TABLE_EPR_SYSTEMS};
    const phw_token *token = &cell->tokens[0];
    const uint32_t length = cell->token_count ? token->end - token->begin : 0;
    if (cell->token_count < 1 || cell->token_count > 2 || token->begin > 0 ||
        token->shape != PHW_TOKEN_UPPER || length < LONE_LETTERS ||
        (cell->token_count == 2 && !is_word(cell, &cell->tokens[1], " M F ")))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (phw_term_is(context->models, cell->text, length, others[i], NULL))
            return false;
    return true;
}

/* "BED07", "Bed 11", "ICU-4": so many tokens at a line's start that say in which bed somebody is.
 */
static uint32_t bed_tokens(const phw_context *context, const phw_cell *cell)
{
    static const char words[] = " BED BAY SIDEROOM CUBICLE CHAIR ";
    if (cell->token_count < 2 || cell->tokens[0].begin > 0)
        return 0;
    const phw_token *place = &cell->tokens[0], *number = &cell->tokens[1];
    if (place->end - place->begin > BED_LETTERS && memcmp(cell->text, "BED", BED_LETTERS) == 0 &&
        phw_is_digit(cell->text[BED_LETTERS]))
        return 1;
    const bool named = is_word(cell, place, words) ||
                       (place->shape == PHW_TOKEN_UPPER &&
                        phw_term_is(context->models, cell->text, place->end - place->begin,
                                    PHW_TABLE_WARD_TERMS, NULL));
    return named && number->shape == PHW_TOKEN_NUMBER && number->end - number->begin <= BED_DIGITS
               ? 2
               : 0;
}

/* "SMITH, John" or "SMITH^JOHN" (the caret is also read as a star or a quote) at the cell's start,
 * or behind a bed.
 * @param from  the first token of the name. */
static bool name_shape(const phw_cell *cell, uint32_t from)
{
    if (cell->token_count < from + 2)
        return false;
    const phw_token *one = &cell->tokens[from], *two = &cell->tokens[from + 1];
    if ((from > 0 || one->begin == 0) && pair_shape(cell, from))
        return true;
    /* "NI DHOMHNAILL, Caoimhe": a family's name of two words. */
    if (cell->token_count > from + 2 && two->begin == one->end + 1 && cell->text[one->end] == ' ' &&
        caps(cell->text, one->begin, one->end) && caps(cell->text, two->begin, two->end) &&
        cell->text[two->end] == ',' && cell->tokens[from + 2].shape == PHW_TOKEN_TITLE)
        return from > 0 || one->begin == 0;
    if (!caps(cell->text, one->begin, one->end) || (from == 0 && one->begin > 2) ||
        two->begin - one->end > 2 ||
        (two->shape != PHW_TOKEN_TITLE && two->shape != PHW_TOKEN_UPPER) ||
        two->end - two->begin < 2)
        return false;
    return cell->text[one->end] && strchr(",^*", cell->text[one->end]);
}

/* "Bed 11  FATIMA ZAHRA EL IDRISSI  ID …": words of one case, one a given name, as far as a number
 * or its label. */
static bool bedded_name(const phw_context *context, const phw_cell *cell, uint32_t from)
{
    bool given = false;
    uint32_t t = from;
    for (; t < cell->token_count && cell->tokens[t].shape == cell->tokens[from].shape &&
           !is_word(cell, &cell->tokens[t], " ID MRN PID NHS NO HOSP ");
         t++)
        given |=
            phw_term_is(context->models, cell->text + cell->tokens[t].begin,
                        cell->tokens[t].end - cell->tokens[t].begin, PHW_TABLE_FORENAMES, NULL);
    return given && t - from >= 2 && t - from <= NAME_WORDS;
}

/* "LLEWELLYN^EIRLYS" as it is, in the first two words of a line. */
static bool caret_shape(const phw_cell *cell)
{
    if (cell->token_count < 2)
        return false;
    const phw_token *one = &cell->tokens[0], *two = &cell->tokens[1];
    return one->begin == 0 && one->end - one->begin >= PAIR_LETTERS &&
           two->end - two->begin >= PAIR_LETTERS && two->begin == one->end + 1 &&
           cell->text[one->end] == '^' && caps(cell->text, one->begin, one->end) &&
           caps(cell->text, two->begin, two->end);
}

/* "Penhaligon, Joan", "Ines de la Cruz": words with capitals and what is written small between
 * them, of which the one before all others or behind the comma is a given name.
 * @param[out] comma  whether the surname stands first. */
static bool small_name(const phw_context *context, const phw_cell *cell, bool *comma)
{
    uint32_t given = 0;
    *comma = false;
    if (cell->token_count < 2 || cell->token_count > NAME_WORDS || cell->digits > 0)
        return false;
    for (uint32_t t = 0; t < cell->token_count; t++) {
        const phw_token *token = &cell->tokens[t];
        const bool edge = t == 0 || t + 1 == cell->token_count;
        const uint32_t gap = t ? token->begin - cell->tokens[t - 1].end : token->begin;
        if (t > 0 && cell->text[cell->tokens[t - 1].end] == ',' && !*comma) {
            *comma = true;
            given = t;
        }
        if ((edge && token->shape != PHW_TOKEN_TITLE) || gap > 2 ||
            (token->shape != PHW_TOKEN_TITLE && token->shape != PHW_TOKEN_LOWER) ||
            (token->shape == PHW_TOKEN_LOWER && token->end - token->begin > PARTICLE_LETTERS))
            return false;
    }
    return cell->tokens[cell->token_count - 1].end == cell->length &&
           phw_term_is(context->models, cell->text + cell->tokens[given].begin,
                       cell->tokens[given].end - cell->tokens[given].begin, PHW_TABLE_FORENAMES,
                       NULL);
}

/* "ID:", "Card no.": what stands right before a number says that it is one. */
static bool number_word_before(const phw_cell *cell, uint32_t at)
{
    const phw_token *word = NULL;
    for (uint32_t t = 0; t < cell->token_count && cell->tokens[t].end <= at; t++)
        word = &cell->tokens[t];
    return word && at - word->end <= 2 && is_word(cell, word, " ID NO NUMBER ");
}

/* Where a number begins in a word: behind "ID:". */
static uint32_t behind_colon(const phw_cell *cell, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i < end && phw_is_letter(cell->text[i]); i++)
        if (cell->text[i + 1] == ':')
            return i + 2;
    return at;
}

/* Labels of words: the first of a form from which most labels are lost heads a column that it does
 * not speak of. */
#define OF_WORDS                                                                                   \
    (PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME) | PHW_LABEL_BIT(PHW_LABEL_ADDRESS) |                     \
     PHW_LABEL_BIT(PHW_LABEL_POSTCODE) | PHW_LABEL_BIT(PHW_LABEL_SEX) |                            \
     PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN))

/* Whether no field asks for it. @param other  types of labels that cannot mean it. */
static bool free_text(const phw_context *context, phw_span span, uint64_t other)
{
    const phw_label_link *link = phw_labels_link(context->labels, span, ~other);
    return !link || !context->labels->labels[link->label].sure;
}

/* "909 579 0084": grouped as health numbers are, whether or not the check digit is right, since a
 * digit may be misread. */
static phw_span grouped_number(const phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    for (uint32_t at = 0; at + HEALTH_BYTES <= cell->length; at++) {
        if (!phw_is_digit(cell->text[at]) || cell->text[at] < '3' ||
            (at > 0 && cell->text[at - 1] != ' '))
            continue;
        phw_digit_run run = phw_digits_read(cell->text, at, cell->length, " )", 10, true);
        phw_span span = {index, run.begin, run.end};
        bool ends = run.end == cell->length || strchr(" ,;)", cell->text[run.end]);
        if (run.count == 10 && run.group_count == 3 && run.groups[0] == 3 && run.groups[1] == 3 &&
            run.mended <= 1 && ends &&
            free_text(context, span, OF_WORDS | PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH)))
            return span;
    }
    return (phw_span){index, 0, 0};
}

/* "03 OCT 1932   Female", "21/06/2021 M": a sex in the words right beside a date, which is then one
 * of birth, a child's where it is late. */
static bool sex_beside(const phw_context *context, const phw_cell *cell, const phw_date *date)
{
    static const char sexes[] = " M F MALE FEMALE (M) (F) ";
    const phw_token *before = NULL, *behind = NULL;
    for (uint32_t t = 0; t < cell->token_count; t++) {
        const phw_token *token = &cell->tokens[t];
        if (token->end <= date->begin)
            before = token;
        if (!behind && token->begin >= date->end)
            behind = token;
    }
    const phw_cell *left =
        cell->previous == PHW_VIEW_NONE ? NULL : &context->view->cells[cell->previous];
    const phw_cell *right = cell->next == PHW_VIEW_NONE ? NULL : &context->view->cells[cell->next];
    if (before || !left || left->token_count == 0)
        left = NULL;
    if (behind || !right || right->token_count == 0)
        right = NULL;
    return (before && is_word(cell, before, sexes)) || (behind && is_word(cell, behind, sexes)) ||
           (left && is_word(left, &left->tokens[left->token_count - 1], sexes)) ||
           (right && is_word(right, &right->tokens[0], sexes));
}

static line_parts read_line(const phw_context *context, uint32_t index, bool care)
{
    const phw_cell *cell = &context->view->cells[index];
    static const char numbered[] = " ID PID MRN ACC ACCN ACCESSION ";
    bool comma;
    const uint32_t bed = bed_tokens(context, cell);
    line_parts parts = {.name =
                            name_shape(cell, bed) || (bed > 0 && bedded_name(context, cell, bed)),
                        .bed = bed > 0,
                        .caret = caret_shape(cell),
                        .plain = care && small_name(context, cell, &comma),
                        .capitals = care && capital_pair(context, cell),
                        .lone = care && lone_capitals(context, cell),
                        .study = names_study(cell)};
    parts.name |= parts.capitals || (parts.plain && comma);
    uint32_t dates;
    const phw_date *date = phw_page_dates_of(context->dates, index, &dates);
    if (dates > 0 &&
        (phw_date_full_year(date, PHW_THIS_YEAR) <= YEAR_LATEST ||
         sex_beside(context, cell, date)) &&
        free_text(context, (phw_span){index, date->begin, date->end}, OF_WORDS))
        parts.date = (phw_span){index, date->begin, date->end};
    parts.sex = parts.date.end && sex_beside(context, cell, date);
    for (uint32_t at = 0; at < cell->length;) {
        uint32_t end = at;
        while (end < cell->length && cell->text[end] != ' ')
            end++;
        at = behind_colon(cell, at, end);
        phw_local_shape shape = phw_local_number_shape(cell->text, at, end);
        phw_span span = {index, at, end};
        bool ten = shape == PHW_LOCAL_DIGITS && end - at == 10;
        if (ten && phw_mod11_valid(cell->text + at) && cell->text[at] >= '3' &&
            free_text(context, span, OF_WORDS | PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH)))
            parts.nhs = span;
        else if (shape != PHW_LOCAL_NONE && !ten &&
                 free_text(context, span, OF_WORDS | PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH)))
            parts.local =
                (phw_span){index, at, phw_local_number_end(cell->text, at, end, cell->length)};
        at = end + 1;
    }
    if (cell->digits > 0 && cell->token_count <= HOME_TOKENS) {
        phw_address_line address =
            phw_address_line_read(context, phw_view_whole(context->view, index));
        parts.home = address.numbered || address.postcode;
    }
    if (!parts.nhs.end)
        parts.nhs = grouped_number(context, index);
    parts.told = phw_context_in_cell(context, index, HEALTH_NUMBERS, SURE_BLOCK);
    parts.label =
        parts.local.end && cell->token_count > 1 &&
        (is_word(cell, &cell->tokens[0], numbered) || number_word_before(cell, parts.local.begin));
    return parts;
}

static void join(line_parts *all, const line_parts *more)
{
    all->name |= more->name;
    all->caret |= more->caret;
    all->plain |= more->plain;
    all->label |= more->label;
    all->study |= more->study;
    all->told |= more->told;
    all->home |= more->home;
    all->sex |= more->sex;
    if (more->nhs.end)
        all->nhs = more->nhs;
    if (more->date.end)
        all->date = more->date;
    if (more->local.end)
        all->local = more->local;
}

/* The parts of the cells above and below one. Links from cell to cell would break where a line
 * between was read in part and is indented. */
static void gather_column(const phw_context *context, const line_parts *parts, uint32_t index,
                          line_parts *all)
{
    const phw_cell *cell = &context->view->cells[index];
    double reach = NEAR_HEIGHTS * cell->height;
    double width = hypot(cell->right.x - cell->left.x, cell->right.y - cell->left.y);
    uint32_t near[PHW_VIEW_NEAR_MAX];
    phw_box box = {
        fmin(cell->left.x, cell->right.x) - reach, fmin(cell->left.y, cell->right.y) - reach,
        fmax(cell->left.x, cell->right.x) + reach, fmax(cell->left.y, cell->right.y) + reach};
    size_t count = phw_view_near(context->view, box, near);
    for (size_t i = 0; i < count; i++) {
        const phw_cell *other = &context->view->cells[near[i]];
        phw_extent at =
            phw_view_extent(context->view, index, phw_view_whole(context->view, near[i]));
        if (near[i] != index && fabs(at.middle) <= reach && at.left < width && at.right > 0 &&
            other->height < ALIKE * cell->height && cell->height < ALIKE * other->height)
            join(all, &parts[near[i]]);
    }
}

static void gather_row(const phw_context *context, const line_parts *parts, uint32_t cell,
                       line_parts *all)
{
    uint32_t left = cell, right = cell;
    for (int i = 0; i < REACH; i++) {
        left = left == PHW_VIEW_NONE ? left : context->view->cells[left].previous;
        right = right == PHW_VIEW_NONE ? right : context->view->cells[right].next;
        if (left != PHW_VIEW_NONE)
            join(all, &parts[left]);
        if (right != PHW_VIEW_NONE)
            join(all, &parts[right]);
    }
}

/* A name or a health number over or under the first cell of the row, or an address under it, where
 * a date and a number stand apart. */
static void gather_at_start(const phw_context *context, const line_parts *parts, uint32_t cell,
                            line_parts *row)
{
    line_parts start = {0};
    uint32_t first = phw_view_row_start(context->view, cell);
    if (first != cell)
        gather_column(context, parts, first, &start);
    row->home |= start.home;
    row->name |= start.name;
    row->told |= start.told;
}

/* Under a name what stands right of the first cell of the next row, too. */
static void gather_under(const phw_context *context, const line_parts *parts, uint32_t cell,
                         line_parts *all)
{
    uint32_t below = context->below[cell];
    if (below != PHW_VIEW_NONE && (parts[cell].name || parts[cell].lone))
        gather_row(context, parts, below, all);
}

/* Whether the page has fields that say who somebody is. They need not be those of the
 * number and the date: small grey labels are lost where what stands in them is read. */
static bool is_form(const phw_context *context)
{
    const uint64_t asked = PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME) |
                           PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH) |
                           PHW_LABEL_BIT(PHW_LABEL_ADDRESS) | PHW_LABEL_BIT(PHW_LABEL_POSTCODE) |
                           PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN) | PHW_LABEL_BIT(PHW_LABEL_SEX) |
                           PHW_LABEL_BIT(PHW_LABEL_GP) | PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER);
    size_t there = 0;
    for (uint32_t i = 0; i < context->labels->label_count; i++)
        there += context->labels->labels[i].sure && (context->labels->labels[i].types & asked);
    return there >= FORM_FIELDS;
}

static double worth_of(const line_parts *parts)
{
    return (parts->name                       ? WORTH_NAME
            : parts->plain && parts->date.end ? WORTH_PLAIN
                                              : 0) +
           (parts->caret ? WORTH_CARET : 0) + (parts->sex && parts->name ? WORTH_SEX : 0) +
           (parts->bed && parts->name ? WORTH_BED : 0) +
           (parts->nhs.end || parts->told ? WORTH_NHS : 0) + (parts->date.end ? WORTH_DATE : 0) +
           (parts->local.end ? WORTH_LOCAL : 0) + (parts->label ? WORTH_LABEL : 0) +
           (parts->study ? WORTH_STUDY : 0) + (parts->home && parts->name ? WORTH_HOME : 0);
}

/* What a date and a sex are worth without a name, where care is spoken of. */
static double worth_of_sex(const line_parts *parts, bool care)
{
    return parts->sex && care && !parts->name ? WORTH_SEX + WORTH_CARE : 0;
}

/* What it is worth more on a form. */
static double worth_of_form(const line_parts *parts)
{
    return parts->nhs.end && parts->date.end ? WORTH_FORM : 0;
}

/* Whether a page of care has names with a number right under each. */
static bool is_roll(const phw_context *context, const line_parts *parts)
{
    uint32_t names = 0;
    for (uint32_t i = 0; i < context->view->cell_count; i++) {
        const uint32_t below = context->below[i];
        names += parts[i].name && below != PHW_VIEW_NONE && parts[below].local.end &&
                 parts[below].local.begin == 0;
    }
    return names >= ROLL_LEAST;
}

static void add(phw_context *context, phw_finding_kind kind, phw_span span, double sure)
{
    static const char *const tags[] = {"identity-block", NULL};
    if (span.end && !phw_context_at(context, span, kind))
        phw_context_add(context, kind, PHW_SUBJECT_PATIENT, span, sure, tags);
}

void phw_recognise_identity_block(phw_context *context)
{
    uint32_t count = context->view->cell_count;
    if (phw_evidence_sells(&context->evidence))
        return;
    line_parts *parts = phw_arena_alloc_array(context->arena, (size_t)count + 1, sizeof *parts);
    if (!parts) {
        context->failed = true;
        return;
    }
    const bool form = is_form(context), care = phw_block_cares(context);
    const bool slip = phw_block_is_slip(context);
    for (uint32_t i = 0; i < count; i++)
        parts[i] = read_line(context, i, care);
    const double roll = care && is_roll(context, parts) ? WORTH_ROLL : 0;
    for (uint32_t i = 0; i < count; i++) {
        if (worth_of(&parts[i]) <= 0 && !parts[i].lone)
            continue;
        line_parts column = parts[i], row = parts[i];
        gather_column(context, parts, i, &column);
        gather_under(context, parts, i, &column);
        gather_row(context, parts, i, &row);
        row.home |= column.home;
        row.name |= column.name;
        row.told |= column.told;
        gather_at_start(context, parts, i, &row);
        const double most =
            fmax(worth_of(&column) + (form ? worth_of_form(&column) : 0) +
                     (column.name && column.local.end ? roll : 0) + worth_of_sex(&column, slip),
                 worth_of(&row) + (form ? worth_of_form(&row) : 0) + worth_of_sex(&row, slip));
        if (parts[i].sex && most >= WORTH_MAYBE && most < WORTH_ENOUGH)
            add(context, PHW_FINDING_DATE_OF_BIRTH, parts[i].date, SURE_MAYBE);
        if (most < WORTH_ENOUGH)
            continue;
        if (parts[i].capitals || (parts[i].lone && column.date.end))
            add(context, PHW_FINDING_PATIENT_NAME, phw_view_whole(context->view, i), SURE_BLOCK);
        add(context, PHW_FINDING_NHS_NUMBER, parts[i].nhs, SURE_BLOCK);
        add(context, PHW_FINDING_DATE_OF_BIRTH, parts[i].date, SURE_BLOCK);
        add(context, PHW_FINDING_HOSPITAL_NUMBER, parts[i].local, SURE_BLOCK);
    }
}
