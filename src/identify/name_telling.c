/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_telling.h"

#include <math.h>
#include <string.h>

#include "identify/name_slip.h"

/* … where a page says less: a thin one, one that no patient's number, field or bed is on, and that
 * with words of care. */
#define THIN_LEAST 0.65F
#define NOBODY_LEAST 0.93F
#define NOBODY_CARED_LEAST 0.80F
#define NOBODY_LISTED_LEAST 0.75F
#define CARE_ENOUGH 0.5F
/* Strengths of clinical terms that say as much in a message as a word of care: a medicine. */
#define TERMS_ENOUGH 0.8F
#define BADGE_LEAST 0.45F
#define NEVER_TOLD 2.0F
/* The share of a clinical page's worth from which on a page speaks of care. */
#define CONTEXT_LEAST 0.5F
#define PROBABLE_MOST 0.99F
/* Where care is only hinted at: how likely a name must be, and how sure it may be at most, less
 * than what blocks by itself. How many clinical terms count as much as four words of care. */
#define HINTED_LEAST 0.75F
#define LISTED_LEAST 0.55F
/* A title and a name over an address, from a hospital: the place tells what the words do not. */
#define ADDRESSED_LEAST 0.15F
#define ADDRESSED_COMMERCE_MOST 0.5F /* "If undelivered return to", "2nd class" */
/* One word behind a bed's number that no dictionary has: names of many peoples are in no table. */
#define BEDDED_LEAST 0.04F
#define BED_DIGITS 2
#define PLAIN_LEAST 0.50F /* in a jotting that speaks of nothing else */
#define HINTED_MOST 0.74F
#define HINTS_OF_TERMS 4.0F
/* Words, as a share of what counts as long, of a jotting: one word of care says much in it, and in
 * a page of a novel nothing. */
#define JOTTING_MOST 0.2F

/* Strengths of terms that are a word of medicine, and how much of what the words of a page say of
 * care counts for each name. */
#define LITTLE_TERMS 0.3F
#define LITTLE_LISTED 0.2F /* beside a name with its number or date */
#define SPEECH_SHARE 0.5F

/* Of a name's strength, what the patient's field of a form and an envelope's window are worth. */
#define PLACE_SHARE 0.9F
/* And what whole names are in the field of a form that asks for a patient's number and birth. */
#define FORM_WORTH 0.80F
#define FORM_LEAST 0.2F
#define LABEL_ROOM 48 /* bytes of a folded label */

/* Whom a place of care writes to, and somebody with a title on a slip of it: likely though the form
 * is all that speaks for the name. */
#define ADDRESSEE_LEAST 0.2F
#define SLIP_LEAST 0.08F
/* "ABIOLA, Ruth" on one: people are filed so. */
#define FILED_LEAST 0.25F

/* The parts of a name over its box: how many at least, in a line of so many words at most, and how
 * likely the name must be. */
#define PARTS_LEAST 2
#define PARTS_WORDS 5
#define PARTS_NAME_LEAST 0.2F /* with a title it needs to be no likelier than it is */
#define PARTS_WORTH 0.60F
/* … and words of the trades that look after people, where no other word of care was read. */
#define CARED_FOR " clinic dental dentist nhs optician optometrist patient patients treatment "

/* Beside others that are told: how likely a name must be. */
#define AMONG_LEAST 0.35F
/* A list of people with their dates or numbers that somebody of a trade has signed. */
#define SIGNED_LIST_LEAST 0.70F
/* Whole names with commas between that a line of nothing else has at least. */
#define BYLINE_LEAST 3

/* A label of next of kin that a name stands right beside or under, and patients' fields with
 * values that a form has beside it. */
#define KIN_FIELD 0.7F
#define KIN_FIELDS 3
/* Letters of a word in it that no table has, and how likely a name that must be: "sper Ouartev". */
#define KIN_LETTERS 4U
#define KIN_WORD_LEAST 0.1F
/* A label of names that a name stands right beside, under or in the column of. */
#define FIRM_FIELD 0.7F

/* Words of looking after somebody and of medicine: is care spoken of, though no patient's number,
 * field or bed says so? Jottings and chats between colleagues have nothing else. */
static bool hints_at_care(const phw_name_page *page, const phw_name_traits *traits, float local)
{
    return traits->care + (page->terms + local) / HINTS_OF_TERMS > traits->open_to_all &&
           !phw_evidence_sells(&page->context->evidence);
}

/* A name as lists and notes of patients have them, and prose about medicine has not. */
static bool is_one_of_a_list(const phw_name_features *features)
{
    static const phw_name_feature signs[] = {
        PHW_FEATURE_AGE_BEHIND, PHW_FEATURE_DATE_BEHIND,  PHW_FEATURE_NUMBER_BEHIND,
        PHW_FEATURE_BED_BEHIND, PHW_FEATURE_BED_BEFORE,   PHW_FEATURE_TIMED,
        PHW_FEATURE_NUMBERED,   PHW_FEATURE_PATIENT_WORD, PHW_FEATURE_SENDER};
    return phw_name_features_any(features, signs, sizeof signs / sizeof signs[0]);
}

/* "08:35 Theo Lund 13/09/1946 …", three times, and "Vaccinator …" under them. */
static bool is_signed_list(const phw_name_page *page, const phw_name_traits *traits,
                           const float *value)
{
    return value[PHW_FEATURE_ALIKE_NUMBER] > 0 &&
           (value[PHW_FEATURE_DATE_BEHIND] > 0 || value[PHW_FEATURE_NUMBER_BEHIND] > 0) &&
           traits->staff > 0 && traits->open_to_all == 0 &&
           !phw_evidence_sells(&page->context->evidence);
}

/* "Usha Dhillon, Owen Wojcik, Zofia Kaur" and nothing else in the line: who wrote a paper, played a
 * part or came to a meeting. */
static bool is_byline(const phw_name_line *line)
{
    size_t people = 0, words = 0;
    for (size_t at = 0; at < line->count; at++) {
        const phw_name_token *token = &line->tokens[at];
        bool last = phw_name_token_is(token, "and");
        bool plain = token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER ||
                     token->letters == PHW_CASE_INITIAL;
        bool parted = (token->before & PHW_GAP_COMMA) || last;
        if ((!plain && !last) || (parted && words < 2))
            return false;
        people += parted;
        words = parted ? !last : words + 1;
    }
    return people + 1 >= BYLINE_LEAST && words >= 2;
}

/* "Mrs Ann Holt" over her address on a letter or an envelope from a hospital: whom it is for. */
static bool is_addressed(const phw_name_page *page, const phw_name_traits *traits,
                         const phw_name_mention *mention)
{
    const phw_name_span *name = &mention->name;
    return name->form == PHW_NAME_TITLED && name->first == 0 &&
           !(page->lines[mention->cell].tokens[name->title].kinds & PHW_WORD_STAFF_TITLE) &&
           mention->features.value[PHW_FEATURE_ADDRESS_BELOW] > 0 && traits->organisation > 0 &&
           page->context->evidence.commercial < ADDRESSED_COMMERCE_MOST;
}

/* "Cedar Unit / Bed 25 / Bekele" to the line's end: who lies in it. */
static bool is_in_bed(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    const phw_name_span *name = &mention->name;
    if (name->form != PHW_NAME_SINGLE || name->first < 2 || name->last + 1 < line->count ||
        page->context->evidence.commercial > 0)
        return false;
    const phw_name_token *word = &line->tokens[name->first];
    const phw_name_token *number = &line->tokens[name->first - 1];
    return word->word == 0 && !word->kinds && word->letters == PHW_CASE_TITLE &&
           number->letters == PHW_CASE_NUMBER && number->key_length <= BED_DIGITS &&
           phw_name_token_is(&line->tokens[name->first - 2], "bed");
}

/* "Miss Mirza's daughter": in a message about care, the one who is cared for. */
static bool has_kin(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_line *line = &page->lines[mention->cell];
    const size_t behind = mention->name.last + 1;
    return mention->name.form == PHW_NAME_TITLED &&
           mention->features.value[PHW_FEATURE_POSSESSIVE] > 0 && behind < line->count &&
           (line->tokens[behind].kinds & PHW_WORD_RELATION);
}

/* "Mrs Ezinne Nnamdi" over her address, on an envelope that goes back to a hospital's outpatients:
 * whom a place of care writes to. */
static bool is_addressee(const phw_name_traits *traits, const phw_name_features *features)
{
    const float *value = features->value;
    return value[PHW_FEATURE_ADDRESS_BELOW] > 0 && value[PHW_FEATURE_PLAIN_TITLE] > 0 &&
           traits->organisation > 0 && traits->care > 0 && traits->care >= traits->open_to_all &&
           !phw_name_model_staff_sign(features);
}

/* What a form fills in as its patient's name. */
static bool in_patients_field(const phw_name_features *features)
{
    return features->value[PHW_FEATURE_PATIENT_LABEL] > 0 &&
           features->value[PHW_FEATURE_NAME_LABEL] >= FIRM_FIELD &&
           !phw_name_model_staff_sign(features);
}

/* "Patient name   John Smith": whole, in a field that says so in so many words, whatever else the
 * page sells. A resident may be a street's. */
static bool is_called_patient(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_span *name = &mention->name;
    const phw_span span = phw_name_page_span(page, mention->cell, name->first, name->last);
    const phw_labels *labels = page->context->labels;
    const phw_label_link *link =
        phw_labels_link(labels, span, PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME));
    if (!link || name->form == PHW_NAME_SINGLE || !in_patients_field(&mention->features))
        return false;
    const phw_span label = labels->labels[link->label].span;
    char key[LABEL_ROOM];
    phw_models_fold(page->context->view->cells[label.cell].text + label.begin,
                    label.end - label.begin, key, sizeof key);
    return strstr(key, "patient") != NULL;
}

/* Read through a cover: somebody did not want it to be seen. */
static bool was_covered(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_span *name = &mention->name;
    const phw_span span = phw_name_page_span(page, mention->cell, name->first, name->last);
    return phw_view_is_covered(page->context->view, span) && name->form != PHW_NAME_SINGLE;
}

/* "Name   Gwen Hussain" over "NHS number:" and "Date of birth:", whose values are covered or cannot
 * be read: forms of patients alone ask for all three. */
static bool fills_patients_form(const phw_name_page *page, const phw_name_mention *mention)
{
    const uint64_t numbers =
        PHW_LABEL_BIT(PHW_LABEL_NHS_NUMBER) | PHW_LABEL_BIT(PHW_LABEL_HOSPITAL_NUMBER);
    const phw_labels *labels = page->context->labels;
    return mention->features.value[PHW_FEATURE_NAME_LABEL] >= FIRM_FIELD &&
           mention->name.form != PHW_NAME_SINGLE && phw_labels_sure(labels, numbers) &&
           phw_labels_sure(labels, PHW_LABEL_BIT(PHW_LABEL_DATE_OF_BIRTH)) &&
           !phw_name_model_staff_sign(&mention->features);
}

/* "Title, forename, surname" over a whole name that has its line to itself, each word a letter off
 * at most ("Tifle forename sumame"): the box of a form, which speaks of care anywhere. */
static bool is_under_name_parts(const phw_name_page *page, const phw_name_traits *traits,
                                const phw_name_mention *mention)
{
    static const char *const parts[] = {"title",   "forename", "forenames", "forenarne",
                                        "surname", "sumame",   "sumarne"};
    const phw_context *context = page->context;
    const uint32_t above = context->above[mention->cell];
    size_t found = 0;
    if (mention->name.form == PHW_NAME_SINGLE || mention->name.first > 0 ||
        mention->name.last + 1 != page->lines[mention->cell].count || above == PHW_VIEW_NONE ||
        page->lines[above].count > PARTS_WORDS || context->evidence.commercial > 0)
        return false;
    for (size_t at = 0; at < page->lines[above].count; at++) {
        const phw_name_token *token = &page->lines[above].tokens[at];
        for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
            if (phw_name_key_nearly(parts[i], strlen(parts[i]), token->key, token->key_length)) {
                found++;
                break;
            }
    }
    return found >= PARTS_LEAST &&
           (traits->care + page->terms / HINTS_OF_TERMS > traits->open_to_all ||
            (traits->open_to_all == 0 && phw_name_page_says(page, CARED_FOR)));
}

float phw_name_place_worth(const phw_name_page *page, const phw_name_traits *traits,
                           const phw_name_mention *mention)
{
    if (is_under_name_parts(page, traits, mention))
        return PARTS_WORTH;
    bool worth = in_patients_field(&mention->features) || is_addressee(traits, &mention->features);
    float place = worth ? PLACE_SHARE * mention->name.strength : 0;
    if (fills_patients_form(page, mention) || was_covered(page, mention))
        place = fmaxf(place, FORM_WORTH);
    return fmaxf(place, phw_name_slip_worth(page, traits, mention));
}

/* "Mrs Entwistle" on a permit of a hospital's "for patients in treatment": on little paper of a
 * place of care. */
static bool is_on_slip_of_care(const phw_name_page *page, const phw_name_traits *traits,
                               const phw_name_mention *mention)
{
    return mention->name.form == PHW_NAME_TITLED && traits->longish < JOTTING_MOST &&
           mention->features.value[PHW_FEATURE_PLAIN_TITLE] > 0 && traits->organisation > 0 &&
           traits->care > 0 && traits->open_to_all == 0 &&
           !phw_evidence_sells(&page->context->evidence);
}

/* "ABIOLA, Ruth" on the label of a bag of medicines: the form of lists and files, on little paper
 * that speaks of care and of nothing else. */
static bool is_filed_on_slip(const phw_name_page *page, const phw_name_traits *traits,
                             const phw_name_mention *mention)
{
    const phw_name_token *family = &page->lines[mention->cell].tokens[mention->name.first];
    return mention->name.form == PHW_NAME_COMMA && mention->name.first == 0 &&
           (family->letters == PHW_CASE_UPPER || family->letters == PHW_CASE_TITLE) &&
           traits->longish < JOTTING_MOST && traits->care > 0 && traits->open_to_all == 0 &&
           !phw_evidence_sells(&page->context->evidence);
}

/* "Mr Derek Farrow" and below it what is wrong with him: a title and a name that have a line to
 * themselves on little paper that speaks of illness more than of anything else. */
static bool is_titled_line(const phw_name_page *page, const phw_name_traits *traits,
                           const phw_name_mention *mention)
{
    return mention->name.form == PHW_NAME_TITLED && mention->name.first == 0 &&
           mention->name.last + 1 == page->lines[mention->cell].count &&
           mention->features.value[PHW_FEATURE_PLAIN_TITLE] > 0 && !page->somebody &&
           traits->longish < JOTTING_MOST && traits->care > traits->open_to_all &&
           (traits->care >= CARE_ENOUGH ||
            page->clinical >= CONTEXT_LEAST * PHW_NAME_CLINICAL_ENOUGH) &&
           !phw_evidence_sells(&page->context->evidence);
}

/* A little page with a word of medicine or of care and none of the world: the more its words speak
 * of care all together, the less likely a whole name on it must be. */
static float least_on_little_page(const phw_name_page *page, const phw_name_traits *traits,
                                  const phw_name_mention *mention)
{
    if (mention->owner != PHW_OWNER_PATIENT || mention->name.form == PHW_NAME_SINGLE ||
        traits->longish >= JOTTING_MOST || traits->open_to_all > 0 ||
        page->context->evidence.commercial > 0 || traits->speech <= 0 ||
        (traits->care == 0 &&
         page->terms < (is_one_of_a_list(&mention->features) ? LITTLE_LISTED : LITTLE_TERMS)))
        return NEVER_TOLD;
    return 1 / (1 + expf(SPEECH_SHARE * traits->speech));
}

/* What stands in the field of the next of kin of a form with a patient's fields is a name, also
 * where a reader left no more of it than a word that nobody is called. */
static float least_of_kin(const phw_name_page *page, const phw_name_mention *mention)
{
    const phw_name_token *last = &page->lines[mention->cell].tokens[mention->name.last];
    return last->known || last->key_length < KIN_LETTERS ? PHW_NAME_REPORT_LEAST : KIN_WORD_LEAST;
}

static phw_name_telling alone(const phw_name_page *page, const phw_name_traits *traits,
                              const phw_name_mention *mention)
{
    const float *value = mention->features.value;
    float context = page->clinical / PHW_NAME_CLINICAL_ENOUGH;
    float local = phw_name_page_local(page, mention->cell);
    bool imaging = value[PHW_FEATURE_CARET] > 0;
    if (is_addressee(traits, &mention->features))
        return (phw_name_telling){.least = ADDRESSEE_LEAST, .most = PROBABLE_MOST};
    if (value[PHW_FEATURE_KIN_LABEL] >= KIN_FIELD &&
        page->context->evidence.patient_fields >= KIN_FIELDS)
        return (phw_name_telling){.least = least_of_kin(page, mention), .most = PROBABLE_MOST};
    if (fills_patients_form(page, mention) || was_covered(page, mention))
        return (phw_name_telling){.least = FORM_LEAST, .most = PROBABLE_MOST};
    if (is_called_patient(page, mention))
        return (phw_name_telling){.least = FORM_LEAST, .most = PROBABLE_MOST};
    if (is_under_name_parts(page, traits, mention))
        return (phw_name_telling){.least =
                                      mention->name.form == PHW_NAME_TITLED ? 0 : PARTS_NAME_LEAST,
                                  .most = PROBABLE_MOST};
    if (is_in_bed(page, mention))
        return (phw_name_telling){.least = BEDDED_LEAST, .most = HINTED_MOST};
    if (is_titled_line(page, traits, mention))
        return (phw_name_telling){.least = LISTED_LEAST, .most = HINTED_MOST};
    if (!page->somebody && is_byline(&page->lines[mention->cell]))
        return (phw_name_telling){.least = NOBODY_LEAST, .most = HINTED_MOST};
    /* "Name: DEMIR, Mehmet   Bed: 15". */
    bool bedded = value[PHW_FEATURE_NAME_LABEL] >= FIRM_FIELD &&
                  (value[PHW_FEATURE_BED_BEHIND] > 0 || value[PHW_FEATURE_BED_BEFORE] > 0);
    if (value[PHW_FEATURE_PATIENT_LABEL] > 0 || bedded || local >= PHW_NAME_LOCAL_ENOUGH * 2)
        context += 0.5F;
    bool told_of = context >= CONTEXT_LEAST ||
                   (mention->name.form == PHW_NAME_TITLED && local >= PHW_NAME_LOCAL_ENOUGH);
    /* What stands under a heading for names is about the same however many rows there are. */
    const bool column = value[PHW_FEATURE_NAME_LABEL] >= FIRM_FIELD;
    bool told = traits->longish < JOTTING_MOST || column
                    ? traits->care > 0 || (traits->message && page->terms >= TERMS_ENOUGH)
                    : traits->care >= CARE_ENOUGH;
    const bool spoken = mention->owner != PHW_OWNER_STAFF &&
                        phw_name_traits_spoken(page, traits, mention->name.form);
    bool hint =
        (spoken || hints_at_care(page, traits, local)) &&
        (told || spoken || (traits->longish < JOTTING_MOST && value[PHW_FEATURE_RELATION] > 0) ||
         is_one_of_a_list(&mention->features));
    bool listed = is_one_of_a_list(&mention->features) || value[PHW_FEATURE_ADDRESS_BELOW] > 0 ||
                  has_kin(page, mention) || value[PHW_FEATURE_NAME_LABEL] >= FIRM_FIELD;
    bool plain = traits->longish < JOTTING_MOST &&
                 (spoken || (traits->care >= CARE_ENOUGH && traits->open_to_all == 0));
    float hinted = is_addressed(page, traits, mention)   ? ADDRESSED_LEAST
                   : hint && listed && traits->care > 0  ? LISTED_LEAST
                   : hint && plain                       ? PLAIN_LEAST
                   : hint                                ? HINTED_LEAST
                   : is_signed_list(page, traits, value) ? SIGNED_LIST_LEAST
                                                         : NEVER_TOLD;
    if (is_on_slip_of_care(page, traits, mention))
        hinted = fminf(hinted, SLIP_LEAST);
    else if (is_filed_on_slip(page, traits, mention))
        hinted = fminf(hinted, FILED_LEAST);
    /* A badge, a door: whose trade stands by the name, and where they work. */
    if (!told_of && mention->owner == PHW_OWNER_STAFF && traits->organisation > 0 &&
        mention->name.form != PHW_NAME_SINGLE && phw_name_model_staff_sign(&mention->features))
        return (phw_name_telling){.least = BADGE_LEAST, .most = HINTED_MOST};
    if (!told_of && !imaging)
        return (phw_name_telling){.least =
                                      page->context->evidence.systems > 0 ? THIN_LEAST : hinted,
                                  .most = HINTED_MOST};
    if (!page->somebody && !imaging && value[PHW_FEATURE_NAME_LABEL] == 0) {
        if (mention->owner == PHW_OWNER_STAFF && phw_name_model_staff_sign(&mention->features))
            return (phw_name_telling){.least = mention->name.form == PHW_NAME_SINGLE ? NOBODY_LEAST
                                                                                     : THIN_LEAST,
                                      .most = PROBABLE_MOST};
        if (mention->name.form >= PHW_NAME_UPPER_UPPER)
            return (phw_name_telling){.least = hinted, .most = HINTED_MOST};
        return (phw_name_telling){.least = listed                        ? NOBODY_LISTED_LEAST
                                           : traits->care >= CARE_ENOUGH ? NOBODY_CARED_LEAST
                                                                         : NOBODY_LEAST,
                                  .most = PROBABLE_MOST};
    }
    bool field = mention->name.form != PHW_NAME_SINGLE && in_patients_field(&mention->features);
    float least = context >= 1 && page->somebody           ? PHW_NAME_REPORT_LEAST
                  : field || value[PHW_FEATURE_MY_KIN] > 0 ? PLAIN_LEAST
                                                           : THIN_LEAST;
    return (phw_name_telling){.least = least, .most = PROBABLE_MOST};
}

phw_name_telling phw_name_telling_of(const phw_name_page *page, const phw_name_traits *traits,
                                     const phw_name_mention *mention)
{
    phw_name_telling telling = alone(page, traits, mention);
    const float little = least_on_little_page(page, traits, mention);
    if (mention->somebody < telling.least && mention->somebody >= little)
        telling = (phw_name_telling){.least = little, .most = HINTED_MOST};
    if (mention->owner == PHW_OWNER_PATIENT && phw_name_slip_worth(page, traits, mention) > 0) {
        const bool kin = mention->features.value[PHW_FEATURE_MY_KIN] > 0;
        telling.least = fminf(telling.least, kin ? SLIP_LEAST : FILED_LEAST);
        telling.most = PROBABLE_MOST;
    }
    float cared = traits->care + (page->terms + (page->somebody ? 1 : 0)) / HINTS_OF_TERMS;
    telling.among_told =
        cared > traits->open_to_all && !phw_evidence_sells(&page->context->evidence) ? AMONG_LEAST
                                                                                     : NEVER_TOLD;
    if (telling.among_told > telling.least)
        telling.among_told = telling.least;
    return telling;
}
