/* SPDX-License-Identifier: Apache-2.0 */
/* Pages that are laid out as records are, of somebody or something that is no patient: a school's
 * transcript or timetable, an animal's card, the parts of a play, the programme of a conference, a
 * life in an encyclopedia, a race, a study of many, books, a feast's tables, an actor's part in an
 * examination. What looks like a patient's there may be one's, and is no more sure than that. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "identify/age.h"
#include "identify/contest.h"
#include "identify/name_page.h"
#include "identify/name_run.h"
#include "identify/other_trade_rows.h"
#include "identify/past_page.h"
#include "identify/pedigree.h"
#include "identify/play_parts.h"
#include "identify/treatise.h"
#include "identify/word_lists.h"

/* Less than what blocks where care is spoken of, enough to ask for a second look; and, where it is
 * not spoken of at all, less than that. */
#define POSSIBLE_MOST 0.49
#define NOBODYS_MOST 0.29
/* Strengths of clinical terms, summed, that speak of no care yet: "anatomy" is taught as well. */
#define TERMS_MOST 0.3F

/* A heading or a field has no more words; those of prose tell of anything. */
#define HEADING_WORDS 8

/* Letters of the shortest word of which one may be misread. */
#define MISREAD_LETTERS 4

#define ORGANISATION_SURE 0.55
#define NUMBER_SURE 0.5

/* Prose about an illness and the many who have it, whose headings were not read. A note of one
 * patient may speak of others, too: names in it stay worth a look. */
static const phw_other_trade textbook = {.least = 0};

/* Who plays whom, where no word of a theatre was read, or few: so many parts as nobody at work is
 * called, or, where there are some, so many parts. */
#define CALLED_LEAST 3
#define PARTS_LEAST 3
static const phw_other_trade play = {.least = 0, .has = PHW_TRADE_MEDICINE | PHW_TRADE_STAFF};

/* Dogs by their fathers and mothers, who won what, whom an obituary is of, and the long dead. */
static const phw_other_trade shown = {.has = PHW_TRADE_BIRTHS | PHW_TRADE_STAFF |
                                             PHW_TRADE_MEDICINE | PHW_TRADE_BEDS};
static const phw_other_trade mourned = {.has = PHW_TRADE_BIRTHS | PHW_TRADE_STAFF |
                                               PHW_TRADE_MEDICINE | PHW_TRADE_PLACES |
                                               PHW_TRADE_DOUBTFUL};
static const phw_other_trade past = {.has = PHW_TRADE_BIRTHS | PHW_TRADE_STAFF |
                                            PHW_TRADE_MEDICINE | PHW_TRADE_PLACES};

/* Where guests sit: tables with numbers, so many different ones of them. */
#define TABLES_LEAST 3
#define TABLES_MOST 32 /* numbers that are told apart */
static const phw_other_trade guests = {.least = 0, .has = PHW_TRADE_DIETS | PHW_TRADE_STAFF};

/* What a patient's record has and none of these pages. */
#define OF_A_PATIENT                                                                               \
    (PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER) |              \
     PHW_LABEL_BIT(PHW_LABEL_SAMPLE_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_ALLERGIES) |                 \
     PHW_LABEL_BIT(PHW_LABEL_GP) | PHW_LABEL_BIT(PHW_LABEL_LENGTH_OF_STAY))
/* … and this only with a colon: the words stand on other pages as well. */
#define OF_CARE                                                                                    \
    (PHW_LABEL_BIT(PHW_LABEL_WARD) | PHW_LABEL_BIT(PHW_LABEL_BED) |                                \
     PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) | PHW_LABEL_BIT(PHW_LABEL_DIAGNOSIS) |                     \
     PHW_LABEL_BIT(PHW_LABEL_MEDICATION) | PHW_LABEL_BIT(PHW_LABEL_HISTORY) |                      \
     PHW_LABEL_BIT(PHW_LABEL_EXAMINATION) | PHW_LABEL_BIT(PHW_LABEL_OBSERVATIONS) |                \
     PHW_LABEL_BIT(PHW_LABEL_PLAN))

#define PATIENT_NUMBERS                                                                            \
    (1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER)

/* Letters that the reader takes for one another: "DQrm", "5pay". */
static bool look_alike(char a, char b)
{
    static const char *const alike[] = {"o0q", "il1", "s5", "b8", "ce"};
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++)
        if (strchr(alike[i], a) && strchr(alike[i], b))
            return true;
    return false;
}

/* Whether a token is a word, of which one letter may be misread where it is no other word. */
static bool is_word(const phw_name_token *token, const char *word)
{
    size_t misread = 0, i = 0;
    if (phw_name_token_is(token, word))
        return true;
    if (token->known || token->key_length < MISREAD_LETTERS)
        return false;
    for (; i < token->key_length && word[i]; i++) {
        if (token->key[i] == word[i])
            continue;
        if (++misread > 1 || !look_alike(token->key[i], word[i]))
            return false;
    }
    return i == token->key_length && !word[i];
}

static uint32_t bits_of(const phw_name_token *token, const char *const words[PHW_TRADE_WORDS_MOST])
{
    for (unsigned i = 0; i < PHW_TRADE_WORDS_MOST && words[i]; i++)
        if (is_word(token, words[i]))
            return 1U << i;
    return 0;
}

/* A word with a capital in a short line, before a colon or "by", or by itself before a paragraph.
 * @param small  in small letters, too. */
static bool is_heading(const phw_name_line *line, size_t at, bool small)
{
    const phw_letter_case letters = line->tokens[at].letters;
    const unsigned behind = at + 1 < line->count ? line->tokens[at + 1].before : 0;
    const bool credit = at + 1 < line->count && phw_name_token_is(&line->tokens[at + 1], "by");
    const bool field = credit || (behind & PHW_GAP_COLON) || (at == 0 && (behind & PHW_GAP_STOP));
    return (small || letters == PHW_CASE_TITLE || letters == PHW_CASE_UPPER ||
            letters == PHW_CASE_MIXED) &&
           (field || line->count <= HEADING_WORDS);
}

static bool is_of_trade(const phw_name_page *page, const phw_other_trade *trade)
{
    uint32_t sure = 0, more = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++) {
            if (!(trade->has & PHW_TRADE_STEPS) &&
                !is_heading(line, at, trade->has & PHW_TRADE_INSCRIBED))
                continue;
            sure |= bits_of(&line->tokens[at], trade->sure);
            more |= bits_of(&line->tokens[at], trade->more);
        }
    }
    const unsigned sures = (unsigned)__builtin_popcount(sure);
    return sures >= trade->least_sure && sures + (unsigned)__builtin_popcount(more) >= trade->least;
}

/* "Table 1", "Table 2", …: of a feast, or of a paper. */
static bool has_tables(const phw_name_page *page)
{
    uint32_t seen = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at + 1 < line->count; at++) {
            const phw_name_token *next = &line->tokens[at + 1];
            if (!phw_name_token_is(&line->tokens[at], "table") || !is_heading(line, at, false) ||
                next->letters != PHW_CASE_NUMBER)
                continue;
            const char *text = page->context->view->cells[cell].text;
            const unsigned long number = strtoul(text + next->from, NULL, 10);
            seen |= number < TABLES_MOST ? 1U << number : 0;
        }
    }
    return __builtin_popcount(seen) >= TABLES_LEAST;
}

/* A seat's letters: "1F" beside "1A" is no girl of one. */
static bool is_seat(const phw_name_page *page, const phw_name_token *token)
{
    static const char beside[] = "abcde";
    const size_t digits = token->key_length - 1;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        const phw_name_token *first = line->count > 0 ? &line->tokens[0] : NULL;
        if (first && first->key_length == token->key_length &&
            memcmp(first->key, token->key, digits) == 0 && first->key[digits] &&
            strchr(beside, first->key[digits]))
            return true;
    }
    return false;
}

/* "78F": whoever is written of so is a patient, a teacher of drama with a cast as well.
 * @param small  "78f" too, which a length may be. */
static bool has_clinical_age(const phw_name_page *page, bool small)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            const phw_name_token *token = &page->lines[cell].tokens[at];
            const char last = page->context->view->cells[cell].text[token->to - 1];
            if (phw_age_is_clinical(token) && (small || last < 'a' || last > 'z') &&
                !is_seat(page, token))
                return true;
        }
    return false;
}

/* Whether a date is one of birth by more than a name beside it. */
static bool says_born(const phw_context *context)
{
    for (size_t i = 0; i < context->candidate_count; i++) {
        const phw_candidate *candidate = &context->candidates[i];
        if (candidate->kind == PHW_FINDING_DATE_OF_BIRTH && candidate->confidence >= NUMBER_SURE &&
            (candidate->because_count == 0 ||
             strcmp(candidate->because[0], "beside-identifier") != 0))
            return true;
    }
    return phw_labels_sure(context->labels, PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH));
}

static bool is_possible(const phw_context *context, const phw_other_trade *trade, bool born,
                        bool aged)
{
    const bool days = (trade->has & PHW_TRADE_DAYS) && !says_born(context);
    return (!born || (trade->has & PHW_TRADE_BIRTHS) || days) &&
           (!aged || (trade->has & PHW_TRADE_LENGTHS));
}

/* The fields that a page of a trade may have as well are left out. */
static uint64_t of_a_patient(const phw_other_trade *trade)
{
    uint64_t types = OF_A_PATIENT;
    /* A guest or a driver may be called Day, which heads days of stay. */
    if (trade->has & (PHW_TRADE_MEANS | PHW_TRADE_BEDS))
        types &= ~(uint64_t)PHW_LABEL_BIT(PHW_LABEL_LENGTH_OF_STAY);
    if (trade->has & PHW_TRADE_DIETS)
        types &= ~(uint64_t)PHW_LABEL_BIT(PHW_LABEL_ALLERGIES);
    if (trade->has & PHW_TRADE_COUNTED)
        types &= ~(uint64_t)PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER);
    return types;
}

static uint64_t of_care(const phw_other_trade *trade)
{
    uint64_t types = OF_CARE;
    if (trade->has & PHW_TRADE_BEDS)
        types &= ~(uint64_t)(PHW_LABEL_BIT(PHW_LABEL_WARD) | PHW_LABEL_BIT(PHW_LABEL_BED));
    return types;
}

/* Whether a patient's field, number or hospital is on the page, or a program for records. */
static bool has_patient(const phw_context *context, const phw_other_trade *trade)
{
    const phw_labels *labels = context->labels;
    const bool leads =
        trade->has & PHW_TRADE_STAFF; /* "Chair: Professor Adams", where a patient sits, too */
    for (uint32_t i = 0; i < labels->label_count; i++)
        if (labels->labels[i].colon && (labels->labels[i].types & of_care(trade)) &&
            !(leads && (labels->labels[i].types & PHW_LABEL_BIT(PHW_LABEL_CLINICIAN))))
            return true;
    return phw_labels_sure(labels, of_a_patient(trade)) || context->evidence.systems > 0 ||
           phw_context_on_page(context, PATIENT_NUMBERS, NUMBER_SURE) ||
           (!(trade->has & PHW_TRADE_PLACES) &&
            phw_context_on_page(context, 1U << PHW_FINDING_TRUST_NAME, ORGANISATION_SURE));
}

/* "Mark" over a column: a name that is one of the trade's own words. */
static bool is_word_of(const phw_name_page *page, const phw_candidate *candidate,
                       const phw_other_trade *trade)
{
    const phw_name_line *line = &page->lines[candidate->span.cell];
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        if (token->from == candidate->span.begin && token->to == candidate->span.end)
            return bits_of(token, trade->sure) || bits_of(token, trade->more);
    }
    return false;
}

/* Beds, terms of medicine, or two different words of care: one may be a course's ("nursing
 * research"). */
static bool speaks_of_care(const phw_name_page *page, const phw_other_trade *trade)
{
    const phw_name_token *first = NULL;
    const bool beds = trade->has & PHW_TRADE_BEDS ? phw_name_page_says(page, " cubicle ward wards ")
                      : trade->has & PHW_TRADE_LENGTHS
                          ? phw_name_page_says(page, " bed bay cubicle ward ")
                          : page->beds > 0; /* "100m" counts as one */
    /* An allergy of a guest's is a term, however many have it. */
    const bool diets =
        (trade->has & PHW_TRADE_DIETS) && phw_name_page_says(page, " allergy allergies ");
    /* … and so are "PID" and "STD". */
    if (beds || page->terms > TERMS_MOST + (diets || (trade->has & PHW_TRADE_COUNTED) ? 1 : 0))
        return true;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++) {
            const phw_name_token *token = &page->lines[cell].tokens[at];
            if (!(token->lists & PHW_LIST_CARE))
                continue;
            if (first && !phw_name_token_same(first, token))
                return true;
            first = token;
        }
    return false;
}

/* A drama's parts are played; by its words alone it may be one that a ward shows to its patients.
 */
static const phw_other_trade *trade_of_parts(const phw_name_page *page,
                                             const phw_other_trade *trade)
{
    const phw_play_parts parts = phw_play_parts_count(page);
    const bool drama = trade && (trade->has & PHW_TRADE_PLAYED);
    return parts.cast || parts.called >= CALLED_LEAST || (drama && parts.rows >= PARTS_LEAST)
               ? &play
               : trade;
}

/* "He is survived by his wife": an obituary, or a family's history, so that somebody looks. */
static bool is_obituary(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 2; at <= page->lines[cell].count; at++)
            if (phw_name_run_behind(&page->lines[cell], at, "survived by"))
                return true;
    return false;
}

/* What is told by how it is set out, and by few words. */
static const phw_other_trade *trade_of_shape(const phw_name_page *page, bool born, bool aged)
{
    if (phw_past_page_is(page))
        return &past;
    if (is_obituary(page))
        return &mourned;
    return !aged && (phw_pedigree_is(page) || (!born && phw_contest_is(page))) ? &shown : NULL;
}

void phw_recognise_other_trades(phw_context *context)
{
    phw_name_page page;
    const phw_other_trade *trade = NULL;
    size_t count;
    const phw_other_trade *rows = phw_other_trade_rows(&count);
    if (context->candidate_count == 0 || !phw_name_page_build(context, &page) ||
        has_clinical_age(&page, false))
        return;
    const bool aged = has_clinical_age(&page, true);
    const bool born = phw_context_on_page(context, 1U << PHW_FINDING_DATE_OF_BIRTH, NUMBER_SURE);
    trade = trade_of_shape(&page, born, aged);
    for (size_t i = 0; !trade && i < count; i++)
        trade = is_possible(context, &rows[i], born, aged) && is_of_trade(&page, &rows[i])
                    ? &rows[i]
                    : NULL;
    if (!born && !aged)
        trade = trade_of_parts(&page, trade);
    if (!trade && !born && !aged && phw_treatise_is_of_many(&page))
        trade = &textbook;
    if (!trade && !born && !aged && has_tables(&page) && !speaks_of_care(&page, &guests))
        trade = &guests;
    if (!trade || has_patient(context, trade))
        return;
    const bool care = !(trade->has & PHW_TRADE_MEDICINE) && speaks_of_care(&page, trade);
    /* A ward has meals, roses and housekeeping as well, and beds that nobody else has told of. */
    if (care && (trade->has & PHW_TRADE_BEDS))
        return;
    const double most = (trade->has & PHW_TRADE_DOUBTFUL) || care ? POSSIBLE_MOST : NOBODYS_MOST;
    for (size_t i = 0; i < context->candidate_count; i++) {
        phw_candidate *candidate = &context->candidates[i];
        const bool person =
            candidate->subject == PHW_SUBJECT_PATIENT ||
            candidate->subject == PHW_SUBJECT_RELATIVE ||
            ((trade->has & PHW_TRADE_STAFF) && candidate->kind == PHW_FINDING_STAFF_NAME);
        if (is_word_of(&page, candidate, trade))
            candidate->confidence = fmin(candidate->confidence, NOBODYS_MOST);
        else if (person)
            candidate->confidence = fmin(candidate->confidence, most);
    }
}
