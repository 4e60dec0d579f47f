/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_mentions.h"

#include <math.h>
#include <string.h>

/* Mentions that may speak for others: bounds the comparing of each with each. */
#define SPEAKERS_MOST 128
/* How much surer a mention must be than one it speaks for, unless both give the name in full; and
 * what is left of its worth. */
#define SURER 0.05F
#define PASSED_ON 0.95F
/* Letters of a word that may be another one misread. */
#define MEND_LETTERS 6
/* How sure the patient must be whose family somebody is of, and what that is worth. */
#define KIN_SURE 0.7F
#define KIN_WORTH 0.6F
/* People of a list that are filed by their surnames, and clinical terms of its page, at least. */
#define FILED_LEAST 4
#define FILED_TERMS 2
/* How like the lines around it a row of a list is. */
#define ROW_ALIKE 0.5F

typedef struct speakers {
    const phw_name_mention *items[SPEAKERS_MOST];
    size_t count;
} speakers;

static const phw_name_token *token_of(const phw_name_page *page, const phw_name_mention *mention,
                                      size_t at)
{
    return &page->lines[mention->cell].tokens[at];
}

/* A sign of its own that stands beside the name itself. */
static bool has_own_sign(const phw_name_mention *mention)
{
    static const phw_name_feature signs[] = {
        PHW_FEATURE_STAFF_TITLE, PHW_FEATURE_KIN_LABEL, PHW_FEATURE_STAFF_LABEL,
        PHW_FEATURE_ROLE_BESIDE, PHW_FEATURE_SIGNATURE, PHW_FEATURE_MAILBOX,
        PHW_FEATURE_RELATION,    PHW_FEATURE_SENDER,    PHW_FEATURE_FIELD_FOLLOWS,
        PHW_FEATURE_KIN_WRITER,  PHW_FEATURE_MY_KIN};
    return phw_name_features_any(&mention->features, signs, sizeof signs / sizeof signs[0]) ||
           mention->features.value[PHW_FEATURE_NAME_LABEL] > 0.5F;
}

/* 1 a man's, 2 a woman's, 0 anybody's. */
static int sex_of_title(const phw_name_page *page, const phw_name_mention *mention)
{
    if (mention->name.title == PHW_NO_TOKEN)
        return 0;
    const char *key = token_of(page, mention, mention->name.title)->key;
    if (strcmp(key, "mr") == 0 || strcmp(key, "master") == 0 || strcmp(key, "sir") == 0)
        return 1;
    return strcmp(key, "mrs") == 0 || strcmp(key, "miss") == 0 || strcmp(key, "ms") == 0 ? 2 : 0;
}

static bool has_given(const phw_name_page *page, const phw_name_mention *mention)
{
    return mention->name.given != mention->name.family &&
           token_of(page, mention, mention->name.given)->key_length > 1;
}

static bool same_key(const phw_name_token *a, const phw_name_token *b)
{
    return a->key_length > 1 && phw_name_token_same(a, b);
}

/* The same word, or one that is in no table and a letter off it. */
static bool same_or_misread(const phw_name_token *known, const phw_name_token *word)
{
    return same_key(known, word) ||
           (!word->known && word->key_length >= MEND_LETTERS &&
            phw_name_key_nearly(known->key, known->key_length, word->key, word->key_length));
}

static bool is_same_person(const phw_name_page *page, const phw_name_mention *known,
                           const phw_name_mention *mention)
{
    const phw_name_token *family = token_of(page, known, known->name.family);
    const phw_name_token *word = token_of(page, mention, mention->name.family);
    bool by_given = mention->name.form == PHW_NAME_SINGLE && has_given(page, known) &&
                    same_key(token_of(page, known, known->name.given), word);
    if (!by_given && !same_or_misread(family, word))
        return false;
    int sex = sex_of_title(page, known), other = sex_of_title(page, mention);
    if (sex && other && sex != other)
        return false;
    return by_given || !has_given(page, known) || !has_given(page, mention) ||
           same_or_misread(token_of(page, known, known->name.given),
                           token_of(page, mention, mention->name.given));
}

/* How much surer one mention must be to speak for the other. */
static float margin(const phw_name_page *page, const phw_name_mention *a, const phw_name_mention *b)
{
    return has_given(page, a) && has_given(page, b) ? 0 : SURER;
}

/* "Dear Mrs Marsh" is whom the letter's address names, "Mrs Tina Marsh", before anybody else. */
static bool is_addressee(const phw_name_page *page, const phw_name_mention *known,
                         const phw_name_mention *mention)
{
    return mention->features.value[PHW_FEATURE_DEAR] > 0 &&
           known->features.value[PHW_FEATURE_ADDRESS_BELOW] > 0 && sex_of_title(page, known) > 0 &&
           sex_of_title(page, known) == sex_of_title(page, mention) &&
           is_same_person(page, known, mention);
}

/* Somebody else of a patient's family name: "Mr Holt" where Mrs Jane Holt is the patient; but not
 * two rows of one list. */
static bool is_kin(const phw_name_page *page, const phw_name_mention *patient,
                   const phw_name_mention *mention)
{
    const bool rows = patient->features.value[PHW_FEATURE_ALIKE] >= ROW_ALIKE &&
                      mention->features.value[PHW_FEATURE_ALIKE] >= ROW_ALIKE;
    return patient->owner == PHW_OWNER_PATIENT && patient->confidence >= KIN_SURE && !rows &&
           mention->name.form != PHW_NAME_SINGLE &&
           same_key(token_of(page, patient, patient->name.family),
                    token_of(page, mention, mention->name.family)) &&
           !is_same_person(page, patient, mention);
}

void phw_name_mentions_agree(const phw_name_page *page, phw_name_mention *mentions, size_t count)
{
    speakers known = {.count = 0};
    for (size_t i = 0; i < count && known.count < SPEAKERS_MOST; i++)
        if (mentions[i].name.form != PHW_NAME_SINGLE || has_own_sign(&mentions[i]))
            known.items[known.count++] = &mentions[i];
    for (size_t i = 0; i < count; i++) {
        phw_name_mention *mention = &mentions[i];
        const phw_name_mention *best = NULL;
        bool kin = false;
        if (has_own_sign(mention))
            continue;
        for (size_t k = 0; k < known.count; k++) {
            const phw_name_mention *other = known.items[k];
            if (other != mention && is_addressee(page, other, mention)) {
                best = other;
                break;
            }
            if (other != mention && !other->mentioned &&
                other->confidence > mention->confidence + margin(page, other, mention) &&
                (!best || other->confidence > best->confidence) &&
                is_same_person(page, other, mention))
                best = other;
            kin = kin || (other != mention && is_kin(page, other, mention));
        }
        if (!best && kin && mention->owner != PHW_OWNER_RELATIVE) {
            mention->owner = PHW_OWNER_RELATIVE;
            mention->confidence = fmaxf(mention->confidence, KIN_WORTH);
        } else if (best) {
            mention->owner = best->owner;
            mention->confidence = best->confidence * PASSED_ON;
            mention->mentioned = true;
        }
    }
}

bool phw_name_filed_list(const phw_name_page *page, const phw_name_mention *mentions, size_t count)
{
    size_t filed = 0;
    uint32_t cell = PHW_VIEW_NONE;
    if (page->context->evidence.clinical_terms < FILED_TERMS ||
        page->context->evidence.commercial > 0)
        return false;
    for (size_t i = 0; i < count; i++) {
        const phw_name_mention *mention = &mentions[i];
        const bool surname_first =
            mention->name.form == PHW_NAME_COMMA || mention->name.form == PHW_NAME_UPPER_GIVEN;
        if (mention->owner != PHW_OWNER_PATIENT || !surname_first || mention->cell == cell)
            continue;
        cell = mention->cell;
        filed++;
    }
    return filed >= FILED_LEAST;
}
