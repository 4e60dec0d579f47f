/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/bearer_signs.h"

#include <math.h>
#include <stdio.h>

/* What is written as names are and is more a name than a word (uses per million): the model must
 * not learn who people are. */
#define NAME_LEAST 0.25F
#define NAME_WORD_MOST 150.0F
#define ANY_NAME "*name"
#define ANY_LETTER "*letter"
#define MIXED_LONGEST 7U
#define DIGITS_MOST 4

/* Words that count: of a cell beside the name, and of its own on either side. */
#define WORDS_BESIDE 12U
#define WORDS_EACH_WAY 8U
#define ROW_REACH 5
#define TOP_CELLS 3U
#define WORD_KINDS 12
#define FULL_MOST 3U
#define LIKE_MOST 1.5F
#define LOCAL_MOST 2.0F
#define LONG_CELL 10.0F
/* Of traits that are sums: what counts as one, and the most that counts. */
#define CLINICAL_UNIT 10.0F
#define SUM_UNIT 2.0F
#define TRAIT_MOST 3.0F
#define PAGE_WORDS_UNIT 6.0F
#define PAGE_NAMES_UNIT 3.0F
/* log(1 + uses per million) of the commonest words is about twice this. */
#define WORD_UNIT 6.0F
/* How sure another finding must be to be a sign. */
#define FOUND_LEAST 0.45

/* The findings that are signs: nobody's name but a colleague's is among them, so that the model
 * does not say what other rules said. */
#define SIGN_KINDS                                                                                 \
    (1U << PHW_FINDING_STAFF_NAME | 1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER |  \
     1U << PHW_FINDING_HC_NUMBER | 1U << PHW_FINDING_HOSPITAL_NUMBER |                             \
     1U << PHW_FINDING_DATE_OF_BIRTH | 1U << PHW_FINDING_ADDRESS | 1U << PHW_FINDING_POSTCODE |    \
     1U << PHW_FINDING_PHONE | 1U << PHW_FINDING_EMAIL | 1U << PHW_FINDING_TRUST_NAME |            \
     1U << PHW_FINDING_CLINICAL | 1U << PHW_FINDING_APPOINTMENT)

typedef struct teller {
    phw_bearer_hear *hear;
    void *closure;
} teller;

static void tell(const teller *to, const char *key, float value)
{
    if (value != 0)
        to->hear(to->closure, PHW_BEARER_PLAIN, key, value);
}

static void tell_number(const teller *to, const char *stem, int number)
{
    char key[PHW_BEARER_KEY_ROOM];
    snprintf(key, sizeof key, "%s %d", stem, number);
    tell(to, key, 1);
}

static void tell_bits(const teller *to, const char *stem, uint64_t bits)
{
    for (int bit = 0; bits >> bit && bit < 64; bit++)
        if (bits >> bit & 1)
            tell_number(to, stem, bit);
}

static float least_of(float value, float most)
{
    return value < most ? value : most;
}

/* A number by how many digits it has, and with letters by those: "#mg", "#2". */
static void number_key(const phw_name_token *token, char *key)
{
    size_t length = 0;
    int digits = 0;
    bool plain = true;
    for (uint32_t i = 0; i < token->key_length; i++) {
        const char c = token->key[i];
        const bool digit = c >= '0' && c <= '9';
        digits += digit;
        plain &= digit || c == '.' || c == ',';
        if (!digit || length == 0 || key[length - 1] != '#')
            key[length++] = digit ? '#' : c;
    }
    key[length] = '\0';
    if (plain)
        snprintf(key, PHW_BEARER_KEY_ROOM, "#%d", digits < DIGITS_MOST ? digits : DIGITS_MOST);
    else if (length > MIXED_LONGEST)
        memcpy(key, "#mix", sizeof "#mix");
}

static bool is_name(const phw_name_token *token)
{
    return token->letters != PHW_CASE_LOWER &&
           ((phw_name_token_best(token) >= NAME_LEAST && token->word < NAME_WORD_MOST) ||
            (!token->known &&
             (token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER)));
}

static void word_key(const phw_name_token *token, char *key)
{
    if (token->letters == PHW_CASE_NUMBER)
        number_key(token, key);
    else if (token->letters == PHW_CASE_INITIAL)
        memcpy(key, ANY_LETTER, sizeof ANY_LETTER);
    else if (is_name(token))
        memcpy(key, ANY_NAME, sizeof ANY_NAME);
    else
        memcpy(key, token->key, (size_t)token->key_length + 1);
}

static void tell_word(const teller *to, phw_bearer_place place, const phw_name_token *token)
{
    char key[PHW_BEARER_KEY_ROOM];
    word_key(token, key);
    to->hear(to->closure, place, key, 1);
}

/* The kinds of what was found in a cell, as bits. */
static unsigned found_in(const phw_context *context, uint32_t cell)
{
    unsigned kinds = 0;
    for (uint32_t i = phw_context_next_in_cell(context, cell, PHW_VIEW_NONE); i != PHW_VIEW_NONE;
         i = phw_context_next_in_cell(context, cell, i))
        if (context->candidates[i].confidence >= FOUND_LEAST)
            kinds |= 1U << context->candidates[i].kind;
    return kinds & SIGN_KINDS;
}

static bool has_whole_name(const phw_name_line *line)
{
    phw_name_run run;
    for (size_t at = 0; at < line->count;) {
        const bool match = phw_name_run_match(line, at, &run);
        if (match && phw_name_run_is_whole(&run))
            return true;
        at = match ? run.end : at + 1;
    }
    return false;
}

static void tell_form(const teller *to, const phw_name_page *page, uint32_t cell,
                      const phw_name_run *run)
{
    const phw_name_line *line = &page->lines[cell];
    const float words = (float)(run->end - run->first);
    float listed = 0, given = 0, family = 0, common = 0, unknown = 0;
    bool capitals = true, upper = false, title = false;
    unsigned kinds = 0;
    for (size_t at = run->first; at < run->end; at++) {
        const phw_name_token *token = &line->tokens[at];
        listed += phw_name_token_best(token);
        given = fmaxf(given, token->given);
        family = fmaxf(family, token->family);
        common += log1pf(token->word);
        unknown += !token->known;
        upper |= token->letters == PHW_CASE_UPPER;
        title |= token->letters == PHW_CASE_TITLE;
        capitals &= token->letters == PHW_CASE_UPPER || token->letters == PHW_CASE_INITIAL;
        kinds |= token->kinds;
    }
    tell(to, "titled", run->titled);
    tell(to, "comma", run->comma);
    tell(to, "initial", run->initial);
    tell(to, "whole", phw_name_run_is_whole(run));
    tell(to, "eponym", phw_name_run_is_eponym(page, cell, run));
    tell_number(to, "full", (int)(run->full < FULL_MOST ? run->full : FULL_MOST));
    tell(to, "like", least_of(run->like, LIKE_MOST));
    tell(to, "capitals", capitals);
    tell(to, "upper and title", upper && title);
    tell(to, "listed", listed / words);
    tell(to, "given", given);
    tell(to, "family", family);
    tell(to, "common", least_of(common / words / WORD_UNIT, 1));
    tell(to, "unknown", unknown / words);
    tell_bits(to, "name is", kinds);
}

static void tell_place(const teller *to, const phw_name_page *page, uint32_t cell,
                       const phw_name_run *run)
{
    const phw_view *view = page->context->view;
    const phw_name_line *line = &page->lines[cell];
    const uint64_t labels = phw_labels_types(
        page->context->labels, phw_name_page_span(page, cell, run->first, run->end - 1));
    const bool left = view->cells[cell].previous != PHW_VIEW_NONE,
               right = view->cells[cell].next != PHW_VIEW_NONE;
    tell_bits(to, "label", labels);
    tell(to, "labelled", labels != 0);
    tell(to, "alone", run->first == 0 && run->end == line->count);
    tell(to, "starts", run->first == 0);
    tell(to, "ends", run->end == line->count);
    tell(to, "heads row", run->first == 0 && !left);
    tell(to, "row alone", !left && !right);
    tell(to, "first", cell == 0);
    tell(to, "last", cell + 1 == view->cell_count);
    tell(to, "top", cell < TOP_CELLS);
    tell(to, "local", least_of(line->local, LOCAL_MOST));
}

static void tell_line(const teller *to, const phw_name_line *line, const phw_name_run *run)
{
    if (run->first > 0) {
        const phw_name_token *before = &line->tokens[run->first - 1];
        tell_number(to, "gap before", (int)line->tokens[run->first].before);
        tell_number(to, "case before", (int)before->letters);
        tell_bits(to, "before is", before->kinds);
        tell_word(to, PHW_BEARER_BEFORE, before);
    }
    if (run->end < line->count) {
        const phw_name_token *behind = &line->tokens[run->end];
        tell_number(to, "gap behind", (int)behind->before);
        tell_number(to, "case behind", (int)behind->letters);
        tell_bits(to, "behind is", behind->kinds);
        tell_word(to, PHW_BEARER_BEHIND, behind);
    }
    for (size_t i = 0; i < WORDS_EACH_WAY; i++) {
        if (i < run->first)
            tell_word(to, PHW_BEARER_LINE, &line->tokens[run->first - 1 - i]);
        if (run->end + i < line->count)
            tell_word(to, PHW_BEARER_LINE, &line->tokens[run->end + i]);
    }
}

static void tell_beside(const teller *to, const phw_name_page *page, uint32_t cell,
                        phw_bearer_place place)
{
    static const struct {
        const char *none, *name, *length, *number, *label, *found;
    } signs[PHW_BEARER_PLACE_COUNT] = {
        [PHW_BEARER_LEFT] = {"none left", "name left", "length left", "number left", "label left",
                             "found left"},
        [PHW_BEARER_RIGHT] = {"none right", "name right", "length right", "number right",
                              "label right", "found right"},
        [PHW_BEARER_ABOVE] = {"none above", "name above", "length above", "number above",
                              "label above", "found above"},
        [PHW_BEARER_BELOW] = {"none below", "name below", "length below", "number below",
                              "label below", "found below"},
    };
    if (cell == PHW_VIEW_NONE) {
        tell(to, signs[place].none, 1);
        return;
    }
    const phw_name_line *line = &page->lines[cell];
    uint64_t labels = 0;
    for (size_t at = 0; at < line->count; at++) {
        const phw_label *label =
            phw_labels_at(page->context->labels, phw_name_page_span(page, cell, at, at));
        labels |= label ? label->types : 0;
        if (at < WORDS_BESIDE)
            tell_word(to, place, &line->tokens[at]);
    }
    tell(to, signs[place].name, has_whole_name(line));
    tell(to, signs[place].length, least_of((float)line->count / LONG_CELL, 1));
    tell(to, signs[place].number, line->count > 0 && line->tokens[0].letters == PHW_CASE_NUMBER);
    tell_bits(to, signs[place].label, labels);
    tell_bits(to, signs[place].found, found_in(page->context, cell));
}

static void tell_row(const teller *to, const phw_context *context, uint32_t cell)
{
    const phw_cell *cells = context->view->cells;
    uint32_t left = cell, right = cell;
    unsigned found = 0;
    for (int i = 0; i < ROW_REACH; i++) {
        left = left == PHW_VIEW_NONE ? left : cells[left].previous;
        right = right == PHW_VIEW_NONE ? right : cells[right].next;
        found |= left == PHW_VIEW_NONE ? 0 : found_in(context, left);
        found |= right == PHW_VIEW_NONE ? 0 : found_in(context, right);
    }
    tell_bits(to, "found on row", found);
    tell_bits(to, "found here", found_in(context, cell));
}

void phw_bearer_name_signs(const phw_name_page *page, uint32_t cell, const phw_name_run *run,
                           phw_bearer_hear *hear, void *closure)
{
    const phw_context *context = page->context;
    const teller to = {hear, closure};
    tell_form(&to, page, cell, run);
    tell_place(&to, page, cell, run);
    tell_line(&to, &page->lines[cell], run);
    tell_beside(&to, page, context->view->cells[cell].previous, PHW_BEARER_LEFT);
    tell_beside(&to, page, context->view->cells[cell].next, PHW_BEARER_RIGHT);
    tell_beside(&to, page, context->rows.above[cell], PHW_BEARER_ABOVE);
    tell_beside(&to, page, context->rows.below[cell], PHW_BEARER_BELOW);
    tell_row(&to, context, cell);
}

void phw_bearer_page_signs(const phw_name_page *page, const phw_name_traits *traits,
                           phw_bearer_hear *hear, void *closure)
{
    const phw_context *context = page->context;
    const teller to = {hear, closure};
    unsigned found = 0;
    float words = 0, names = 0;
    for (uint32_t cell = 0; cell < context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++)
            tell_word(&to, PHW_BEARER_PAGE, &line->tokens[at]);
        words += (float)line->count;
        names += has_whole_name(line);
        found |= found_in(context, cell);
    }
    const struct {
        const char *key;
        float value;
    } told[] = {{"page care", traits->care},
                {"page open", traits->open_to_all},
                {"page speech", traits->speech / SUM_UNIT},
                {"page cared for", traits->cared_for / SUM_UNIT},
                {"page staff", traits->staff},
                {"page list", traits->list},
                {"page chat", traits->chat},
                {"page organisation", traits->organisation},
                {"page clinical", page->clinical / CLINICAL_UNIT},
                {"page terms", page->terms / SUM_UNIT},
                {"page numbers", page->numbers / SUM_UNIT},
                {"page beds", page->beds / SUM_UNIT},
                {"page record", (float)context->evidence.clinical},
                {"page sells", (float)context->evidence.commercial},
                {"page rota", traits->rota},
                {"page scores", traits->scores},
                {"page form", page->patients_form},
                {"page words", log1pf(words) / PAGE_WORDS_UNIT},
                {"page names", log1pf(names) / PAGE_NAMES_UNIT}};
    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++)
        tell(&to, told[i].key, fmaxf(least_of(told[i].value, TRAIT_MOST), -TRAIT_MOST));
    tell_bits(&to, "found", found);
}
