/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_page.h"

#include <ctype.h>
#include <string.h>

#include "identify/clinical_term.h"
#include "identify/name_kin.h"
#include "identify/page_words.h"

/* What a page earns: for each kind of patient's number on it, for patients' fields with values,
 * for terms (thinned out on long pages: a novel mentions many things), for beds and bays. */
#define EACH_NUMBER_KIND 2.0F
#define FIELDS_MOST 2.0F
#define TERMS_MOST 4.0F
#define TERMS_FULL_WORDS 120.0F
/* Words of small or blurred writing that the reader gives less than this are as often wrong as
 * right; clear ones have 0.97 and more. */
#define READ_SURE 0.9F

/* Letters of a surname in capitals before a comma. */
#define SURNAME_LETTERS 4U
#define BED_LETTERS 3 /* "Bay 12", "Bed B6"; "bay 1830" is shelving */
#define HOUR_DIGITS 2
#define EACH_BED 0.6F
#define BEDS_MOST 1.8F
#define AGE_WORTH 0.5F
#define CLINICAL_MOST 10.0F
/* What an invoice, an order or a program loses. */
#define COMMERCE_COST 2.0F

/* Distinct terms that are counted; more prove nothing more. */
#define TERMS_COUNTED 64

/* Roles are on badges, doors and payslips too. */
#define ROLE_SHARE 0.3F

/* Bytes of a label that is a heading or a field of a form; "Patient" and "Resident" begin
 * sentences, too. */
#define FORM_LETTERS 12

#define NUMBER_SURE 0.5
#define NUMBER_KINDS                                                                               \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |   \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH)

/* Cells read before and after that count as near. */
#define NEAR_CELLS 3
#define NEAR_SHARE 0.5F
#define ROW_REACH 8

static bool is_key(const phw_name_token *token, const char *key)
{
    return phw_name_token_is(token, key);
}

/* "Off to bed 22:41": when a message came, not "Bed 22: 41 years". */
bool phw_name_page_is_time(const phw_name_line *line, size_t at)
{
    return at + 1 < line->count && line->tokens[at].letters == PHW_CASE_NUMBER &&
           line->tokens[at].key_length == HOUR_DIGITS &&
           line->tokens[at + 1].letters == PHW_CASE_NUMBER &&
           line->tokens[at + 1].key_length == HOUR_DIGITS &&
           line->tokens[at + 1].before == PHW_GAP_COLON &&
           line->tokens[at + 1].from == line->tokens[at].to + 1;
}

/* "bed 4", "Bed: 15", "bay C", "side room 2", "ward 7": a place a patient lies in. */
static bool is_bed(const phw_name_line *line, size_t at)
{
    static const char *const nouns[] = {"bed", "bay", "ward", "room", "sr", "sideroom", "cubicle"};
    if (phw_name_token_is_bed(&line->tokens[at]))
        return true;
    if (at + 1 >= line->count)
        return false;
    const phw_name_token *noun = &line->tokens[at], *number = &line->tokens[at + 1];
    if ((number->letters != PHW_CASE_NUMBER && number->letters != PHW_CASE_INITIAL) ||
        number->key_length > BED_LETTERS || (number->before & ~(unsigned)PHW_GAP_COLON) ||
        phw_name_page_is_time(line, at + 1))
        return false;
    if (is_key(noun, "room") && (at == 0 || !is_key(noun - 1, "side")))
        return false;
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++) {
        if (is_key(noun, nouns[i]))
            return true;
    }
    return false;
}

bool phw_name_page_label_says_patient(const phw_context *context, const phw_label *label)
{
    const char *text = context->view->cells[label->span.cell].text;
    char key[48];
    phw_models_fold(text + label->span.begin, label->span.end - label->span.begin, key, sizeof key);
    return strstr(key, "patient") || strncmp(key, "pt ", 3) == 0 || strcmp(key, "pt") == 0 ||
           strstr(key, "service user") || strstr(key, "resident") || strstr(key, "claf") ||
           strstr(key, "deceased") || strstr(key, "to be called");
}

/* "Patient's details" over boxes, "I like to be called" under "My name is": what a name's own label
 * does not say another one on the page does. */
static bool is_patients_form(const phw_context *context)
{
    for (uint32_t i = 0; i < context->labels->label_count; i++) {
        const phw_label *label = &context->labels->labels[i];
        if ((label->types & PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME)) && label->span.begin == 0 &&
            label->span.end - label->span.begin >= FORM_LETTERS &&
            phw_name_page_label_says_patient(context, label))
            return true;
    }
    return false;
}

/* Tells of which tokens the reader was not sure. */
static void mark_unsure(const phw_context *context, const phw_cell *cell, phw_name_token *tokens,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const uint32_t word = cell->origins[tokens[i].from].word;
        tokens[i].unsure =
            word != PHW_VIEW_NONE && context->page->words[word].confidence < READ_SURE;
    }
}

/* "82F", "71M", "68y": age and sex, as lists of patients have them. */
static bool is_age_or_sex(const phw_name_token *token)
{
    if (token->letters != PHW_CASE_NUMBER)
        return false;
    size_t digits = strspn(token->key, "0123456789");
    return digits >= 1 && digits <= 3 && digits + 1 == token->key_length &&
           strchr("fmy", token->key[digits]) &&
           !(token->before & ~(unsigned)(PHW_GAP_EDGE | PHW_GAP_OPEN | PHW_GAP_OTHER));
}

typedef struct seen_terms {
    const phw_name_token *first[TERMS_COUNTED];
    size_t count;
} seen_terms;

static bool seen_before(seen_terms *seen, const phw_name_token *token)
{
    for (size_t i = 0; i < seen->count; i++) {
        if (phw_name_token_same(seen->first[i], token))
            return true;
    }
    if (seen->count < TERMS_COUNTED)
        seen->first[seen->count++] = token;
    return false;
}

/* Sums up a cell's terms; *fresh grows by those not met before on the page. */
static void weigh_terms(phw_context *context, const char *text, phw_name_token *tokens,
                        phw_name_line *line, seen_terms *seen, float *fresh)
{
    for (size_t i = 0; i < line->count;) {
        phw_clinical_term term;
        if (!phw_clinical_term_match(context->models, text, tokens, line->count, i, &term)) {
            tokens[i++].no_term = true; /* nor with those behind it */
            continue;
        }
        float worth = term.strength * (term.about == PHW_TERM_ROLE ? ROLE_SHARE : 1);
        line->terms += worth;
        if (!seen_before(seen, &line->tokens[i]))
            *fresh += worth;
        i = term.last + 1;
    }
}

/* Cyrillic and Greek are read as the Latin letters that they resemble, which are capitals as often
 * as not: "HanautyBaHHR". Of our own words few are so, however they were misread. */
#define FOREIGN_LETTERS 4U
#define FOREIGN_LEAST 5U
#define FOREIGN_SHARE 0.3
/* Codes of births that tell what each of them is. */
#define BIRTHS_LEAST 2U

typedef struct letters_seen {
    size_t words, odd; /* of enough letters; of these, with a capital behind a small letter */
} letters_seen;

/* "McDonald" has one as well, and is no word of another script. */
static bool has_late_capital(const char *word, size_t length)
{
    bool late = false;
    for (size_t i = 1; i < length; i++)
        late |= isupper((unsigned char)word[i]) && islower((unsigned char)word[i - 1]);
    return late && strncmp(word, "Mc", 2) != 0 && strncmp(word, "Mac", 3) != 0;
}

static void look_at_letters(const phw_cell *cell, letters_seen *seen)
{
    for (size_t i = 0, end; i < cell->length; i = end + 1) {
        for (end = i; end < cell->length && isalpha((unsigned char)cell->text[end]);)
            end++;
        if (end - i < FOREIGN_LETTERS)
            continue;
        seen->words++;
        seen->odd += has_late_capital(cell->text + i, end - i);
    }
}

static float at_most(float value, float most)
{
    return value < most ? value : most;
}

static float weigh_numbers(const phw_context *context)
{
    float worth = 0;
    unsigned met = 0;
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        unsigned kind = 1U << candidate->kind;
        if ((kind & NUMBER_KINDS) && candidate->confidence >= NUMBER_SURE && !(met & kind)) {
            met |= kind;
            worth += EACH_NUMBER_KIND;
        }
    }
    return worth;
}

bool phw_name_page_build(phw_context *context, phw_name_page *page)
{
    const phw_view *view = context->view;
    /* The recognisers that ask for it add no numbers, so it stays true between them. */
    if (context->name_page) {
        *page = *context->name_page;
        return true;
    }
    seen_terms seen = {.count = 0};
    letters_seen letters = {.words = 0};
    float fresh = 0, beds = 0;
    size_t words = 0, births = 0;
    bool gravida = false;
    *page = (phw_name_page){.context = context, .my_kin_cell = PHW_VIEW_NONE};
    page->lines =
        phw_arena_alloc_array(context->arena, (size_t)view->cell_count + 1, sizeof *page->lines);
    if (!page->lines) {
        context->failed = true;
        return false;
    }
    for (uint32_t i = 0; i < view->cell_count; i++) {
        const phw_cell *cell = &view->cells[i];
        phw_name_line *line = &page->lines[i];
        phw_name_token *tokens;
        if (phw_name_tokens(cell->text, cell->length, context->words, &tokens, &line->count,
                            NULL) != PHW_OK) {
            context->failed = true;
            return false;
        }
        line->tokens = tokens;
        look_at_letters(cell, &letters);
        mark_unsure(context, cell, tokens, line->count);
        line->numbers = phw_context_in_cell(context, i, NUMBER_KINDS, NUMBER_SURE);
        weigh_terms(context, cell->text, tokens, line, &seen, &fresh);
        for (size_t at = 0; at < line->count; at++) {
            if (page->my_kin_cell == PHW_VIEW_NONE && phw_name_kin_is_mine(line, at))
                page->my_kin_cell = i;
            bool age = is_age_or_sex(&line->tokens[at]);
            beds += age || is_bed(line, at) ? EACH_BED : 0;
            line->terms += age ? AGE_WORTH : 0;
            births += phw_name_token_may_be_gravida(&tokens[at]);
            gravida |= phw_name_token_may_be_gravida(&tokens[at]) && tokens[at].key[0] == 'g';
        }
        line->local = line->terms + (line->numbers ? 1.0F : 0);
        for (size_t at = 0; at < line->count; at++)
            line->local += is_bed(line, at) ? EACH_BED : 0;
        words += line->count;
    }
    float thin = words > TERMS_FULL_WORDS ? TERMS_FULL_WORDS / (float)words : 1;
    float numbers = weigh_numbers(context);
    page->numbers = numbers / EACH_NUMBER_KIND;
    page->beds = beds / EACH_BED;
    page->terms = fresh * thin;
    page->births = gravida && births >= BIRTHS_LEAST;
    page->patients_form = is_patients_form(context);
    page->foreign = letters.odd >= FOREIGN_LEAST &&
                    (double)letters.odd >= FOREIGN_SHARE * (double)letters.words;
    page->somebody = numbers > 0 || beds > 0 || context->evidence.patient_fields > 0;
    page->clinical = numbers + at_most(beds, BEDS_MOST) + at_most(fresh * thin, TERMS_MOST) +
                     FIELDS_MOST * (float)context->evidence.clinical;
    page->clinical -= COMMERCE_COST * (float)context->evidence.commercial;
    page->clinical = at_most(page->clinical, CLINICAL_MOST);
    context->name_page = phw_arena_alloc(context->arena, sizeof *page);
    if (!context->name_page) {
        context->failed = true;
        return false;
    }
    *context->name_page = *page;
    return true;
}

float phw_name_page_local(const phw_name_page *page, uint32_t cell)
{
    uint32_t count = page->context->view->cell_count;
    uint32_t first = cell > NEAR_CELLS ? cell - NEAR_CELLS : 0;
    uint32_t last = cell + NEAR_CELLS < count ? cell + NEAR_CELLS : count - 1;
    float sum = 0;
    for (uint32_t i = first; i <= last; i++)
        sum += page->lines[i].local * (i == cell ? 1 : NEAR_SHARE);
    return sum;
}

bool phw_name_page_row_numbers(const phw_name_page *page, uint32_t cell)
{
    return phw_context_in_row(page->context, cell, NUMBER_KINDS, NUMBER_SURE, ROW_REACH);
}

bool phw_name_page_says(const phw_name_page *page, const char *words)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++)
            if (phw_name_token_in(&page->lines[cell].tokens[at], words))
                return true;
    return false;
}

size_t phw_name_page_words(const phw_name_page *page)
{
    size_t words = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        words += page->lines[cell].count;
    return words;
}

/* Of "O'SHAUGHNESSY, Padraig CPA" a given name and what looks like a surname may be told for the
 * whole, and what stands before the comma is the name's all the same. */
static bool stands_as_surname(const phw_name_token *before, const phw_name_token *first)
{
    return first->before == PHW_GAP_COMMA && first->letters == PHW_CASE_TITLE &&
           before->letters == PHW_CASE_UPPER && before->key_length >= SURNAME_LETTERS &&
           !before->kinds && before->word <= 0;
}

phw_span phw_name_page_span(const phw_name_page *page, uint32_t cell, size_t first, size_t last)
{
    const phw_name_token *tokens = page->lines[cell].tokens;
    /* "wojCIK": what was parted from a name and is no word of anything is the name's beginning. */
    while (first > 0 && (tokens[first].before & PHW_GAP_GLUED) && !tokens[first - 1].known &&
           tokens[first - 1].letters != PHW_CASE_NUMBER)
        first--;
    if (first > 0 && first <= last && stands_as_surname(&tokens[first - 1], &tokens[first]))
        first--;
    phw_span span = {cell, (uint32_t)tokens[first].from, (uint32_t)tokens[last].to};
    /* "(Mr)": what was opened inside is closed inside. */
    if (last > first && (tokens[last].before & PHW_GAP_OPEN) &&
        page->context->view->cells[cell].text[span.end] == ')')
        span.end++;
    return span;
}
