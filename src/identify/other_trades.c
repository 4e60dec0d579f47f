/* SPDX-License-Identifier: Apache-2.0 */
/* Pages that are laid out as records are, of somebody or something that is no patient: a school's
 * transcript or timetable, an animal's card, the parts of a play, the programme of a conference, a
 * life in an encyclopedia. What looks like a patient's there may be one's, and is no more sure than
 * that. */
#include <math.h>

#include "identify/age.h"
#include "identify/name_page.h"
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
#define WORDS_MOST 16 /* of a trade */

#define ORGANISATION_SURE 0.55
#define NUMBER_SURE 0.5

/* Words that head pages of a trade, folded: so many different ones must stand on a page, and one of
 * those that no record of a patient is headed with. The rest stand on such records as well. */
static const struct trade {
    unsigned least;
    bool births;   /* its pages have dates of birth */
    bool medicine; /* they speak of illnesses, and of whoever found or treats them */
    const char *sure[WORDS_MOST];
    const char *more[WORDS_MOST];
} trades[] = {
    {4,
     true,
     false,
     {"module", "modules", "credits", "semester", "transcript", "bsc", "msc", "coursework",
      "undergraduate", "pupil", "headteacher"},
     {"university", "college", "school", "student", "students", "programme", "subject", "grade",
      "grades", "mark", "marks", "class", "degree", "tutor", "attendance", "effort"}},
    {4,
     false,
     false,
     {"timetable", "maths", "geography", "physics", "computing", "homework"},
     {"english", "history", "french", "spanish", "german", "biology", "chemistry", "art", "music",
      "drama", "period", "registration", "lesson", "lunch", "year", "week"}},
    {3,
     true,
     false,
     {"species", "breed", "microchip", "veterinary", "mrcvs", "kennel", "worming"},
     {"animal", "owner", "dog", "cat", "vet", "vaccine", "neutered", "colour"}},
    {2,
     false,
     false,
     {"drama", "starring", "screenplay", "comedy", "thriller", "actor", "actress", "soundtrack",
      "sitcom"},
     {"episode", "cast", "director", "directed", "producer", "season", "series", "characters",
      "film", "act", "scene"}},
    {3,
     false,
     false,
     {"speaker", "speakers", "keynote", "conference", "delegates", "symposium", "plenary"},
     {"session", "sessions", "programme", "workshop", "workshops", "lunch", "coffee", "study",
      "annual", "posters", "chair"}},
    {4,
     true,
     false,
     {"loving", "beloved", "cherished", "memoriam"},
     {"memory", "born", "died", "aged", "rest", "peace", "wife", "husband", "also", "sadly"}},
    {4,
     true,
     false,
     {"encyclopedia", "encyclopaedia", "career", "legacy", "filmography", "discography",
      "bibliography"},
     {"born", "died", "occupation", "spouse", "children", "nationality", "education", "early",
      "later", "references", "works", "awards", "parents"}},
    {5,
     false,
     true,
     {"encyclopedia", "encyclopaedia", "epidemiology", "pathophysiology", "etymology", "talk",
      "wikipedia"},
     {"article", "read", "edit", "specialty", "symptoms", "signs", "causes", "duration",
      "frequency", "prevention", "mechanism", "prognosis", "references", "treatment", "history",
      "method"}},
};

/* Prose about an illness and the many who have it, whose headings were not read. A note of one
 * patient may speak of others, too: names in it stay worth a look. */
static const struct trade textbook = {.least = 0};

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

static uint32_t bits_of(const phw_name_token *token, const char *const words[WORDS_MOST])
{
    for (unsigned i = 0; i < WORDS_MOST && words[i]; i++)
        if (phw_name_token_is(token, words[i]))
            return 1U << i;
    return 0;
}

/* A word with a capital in a short line or before a colon. */
static bool is_heading(const phw_name_line *line, size_t at)
{
    const phw_letter_case letters = line->tokens[at].letters;
    const bool field = at + 1 < line->count && (line->tokens[at + 1].before & PHW_GAP_COLON) != 0;
    return (letters == PHW_CASE_TITLE || letters == PHW_CASE_UPPER || letters == PHW_CASE_MIXED) &&
           (field || line->count <= HEADING_WORDS);
}

static bool is_of_trade(const phw_name_page *page, const struct trade *trade)
{
    uint32_t sure = 0, more = 0;
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++) {
        const phw_name_line *line = &page->lines[cell];
        for (size_t at = 0; at < line->count; at++) {
            if (!is_heading(line, at))
                continue;
            sure |= bits_of(&line->tokens[at], trade->sure);
            more |= bits_of(&line->tokens[at], trade->more);
        }
    }
    return sure && (unsigned)(__builtin_popcount(sure) + __builtin_popcount(more)) >= trade->least;
}

/* "78F": whoever is written of so is a patient, a teacher of drama with a cast as well. */
static bool has_clinical_age(const phw_name_page *page)
{
    for (uint32_t cell = 0; cell < page->context->view->cell_count; cell++)
        for (size_t at = 0; at < page->lines[cell].count; at++)
            if (phw_age_is_clinical(&page->lines[cell].tokens[at]))
                return true;
    return false;
}

/* Whether a patient's field, number or hospital is on the page, or a program for records. */
static bool has_patient(const phw_context *context)
{
    const phw_labels *labels = context->labels;
    for (uint32_t i = 0; i < labels->label_count; i++) {
        const phw_label *label = &labels->labels[i];
        if ((label->sure && (label->types & OF_A_PATIENT)) ||
            (label->colon && (label->types & OF_CARE)))
            return true;
    }
    return context->evidence.systems > 0 ||
           phw_context_on_page(context, PATIENT_NUMBERS, NUMBER_SURE) ||
           phw_context_on_page(context, 1U << PHW_FINDING_TRUST_NAME, ORGANISATION_SURE);
}

/* "Mark" over a column: a name that is one of the trade's own words. */
static bool is_word_of(const phw_name_page *page, const phw_candidate *candidate,
                       const struct trade *trade)
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
static bool speaks_of_care(const phw_name_page *page)
{
    const phw_name_token *first = NULL;
    if (page->beds > 0 || page->terms > TERMS_MOST)
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

void phw_recognise_other_trades(phw_context *context)
{
    phw_name_page page;
    const struct trade *trade = NULL;
    if (context->candidate_count == 0 || !phw_name_page_build(context, &page) ||
        has_patient(context) || has_clinical_age(&page))
        return;
    const bool born = phw_context_on_page(context, 1U << PHW_FINDING_DATE_OF_BIRTH, NUMBER_SURE);
    for (size_t i = 0; !trade && i < sizeof trades / sizeof trades[0]; i++)
        trade = (!born || trades[i].births) && is_of_trade(&page, &trades[i]) ? &trades[i] : NULL;
    if (!trade && !born && phw_treatise_is_of_many(&page))
        trade = &textbook;
    const double most =
        trade && !trade->medicine && speaks_of_care(&page) ? POSSIBLE_MOST : NOBODYS_MOST;
    for (size_t i = 0; trade && i < context->candidate_count; i++) {
        phw_candidate *candidate = &context->candidates[i];
        const bool person = candidate->subject == PHW_SUBJECT_PATIENT ||
                            candidate->subject == PHW_SUBJECT_RELATIVE ||
                            (trade->medicine && candidate->kind == PHW_FINDING_STAFF_NAME);
        if (is_word_of(&page, candidate, trade))
            candidate->confidence = fmin(candidate->confidence, NOBODYS_MOST);
        else if (person)
            candidate->confidence = fmin(candidate->confidence, most);
    }
}
