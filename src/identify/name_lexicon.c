/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_lexicon.h"

#include <string.h>

#include "identify/name_words.h"
#include "model/model.h"

/* A name's people per million against a word's uses per million: ten to one makes Brown (6,400
 * people, 120 uses) a name and Price (1,700 people, 930 uses) a word. */
#define PEOPLE_PER_USE 0.1F

/* What a name is worth by its tier alone, on the scale of uses per million, and what a word that is
 * in no table counts as on either side. */
static const float tier_worth[4] = {0.1F, 0.5F, 0.4F, 0.25F};
#define RARE_WORD 0.15F

/* A word that is a given name before anything else. */
#define FIRST_A_NAME 0.8F

/* Where a word is weighed as a name. */
#define NAME_TABLES (1U << PHW_TABLE_WORDS | 1U << PHW_TABLE_FORENAMES | 1U << PHW_TABLE_SURNAMES)

/* A hamlet may share a name with a family; a city's name is mostly the city. */
#define CITY_SHARE 0.5F

/* @param[out] holders  the tables of terms that hold the word. */
static unsigned kinds_of(const struct phw_models *models, const phw_models_key *key,
                         uint32_t *holders)
{
    static const struct {
        phw_table table;
        unsigned kind;
    } rows[] = {
        {PHW_TABLE_DRUGS, PHW_WORD_CLINICAL},      {PHW_TABLE_DRUG_BRANDS, PHW_WORD_CLINICAL},
        {PHW_TABLE_CONDITIONS, PHW_WORD_CLINICAL}, {PHW_TABLE_CONDITIONS_RARE, PHW_WORD_CLINICAL},
        {PHW_TABLE_LAB_TESTS, PHW_WORD_CLINICAL},  {PHW_TABLE_WARD_TERMS, PHW_WORD_CLINICAL},
        {PHW_TABLE_CLINICAL_ROLES, PHW_WORD_ROLE}, {PHW_TABLE_EPONYMS, PHW_WORD_EPONYM},
        {PHW_TABLE_TOWNS, PHW_WORD_PLACE},
    };
    *holders = 0;
    if (key->length == 0)
        return 0;
    unsigned kinds = phw_name_word_kinds(key->text);
    if (!phw_models_may_begin_key(models, key))
        return kinds;
    uint32_t tables = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        tables |= 1U << rows[i].table;
    *holders = phw_models_holders_key(models, tables, key);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (*holders & 1U << rows[i].table)
            kinds |= rows[i].kind;
    return kinds;
}

/* "Tonsillectomy", "arthroscopy": what no table has and yet is a word of medicine. */
static bool has_medical_ending(const char *key, size_t length)
{
    static const char *const endings[] = {
        "ectomy",  "otomy", "ostomy", "oscopy", "plasty", "itis",  "aemia",  "emia",  "opathy",
        "ography", "ology", "osis",   "mycin",  "cillin", "azole", "statin", "algia", "uria"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t ending = strlen(endings[i]);
        if (length > ending + 2 && memcmp(key + length - ending, endings[i], ending) == 0)
            return true;
    }
    return false;
}

static float worth(const struct phw_models *models, phw_table table, const phw_models_key *key,
                   bool *known)
{
    phw_entry entry;
    if (!phw_models_lookup_key(models, table, key, &entry))
        return 0;
    *known = true;
    return entry.weight * PEOPLE_PER_USE + tier_worth[entry.tier & 3];
}

static void weigh_part(const struct phw_models *models, const phw_models_key *key, float *given,
                       float *family, float *word, bool *known)
{
    phw_entry entry = {0};
    if (phw_models_lookup_key(models, PHW_TABLE_WORDS, key, &entry))
        *known = true;
    *word = entry.weight;
    bool is_name = false;
    float as_given = worth(models, PHW_TABLE_FORENAMES, key, &is_name);
    float as_family = worth(models, PHW_TABLE_SURNAMES, key, &is_name);
    *known |= is_name;
    /* In no table at all: as likely a rare name as a rare word. */
    if (!is_name && entry.weight == 0)
        as_given = as_family = tier_worth[0];
    float against = entry.weight + RARE_WORD;
    *given = as_given / (as_given + against);
    *family = as_family / (as_family + against);
}

/* A double-barrelled name is as good as the better known of its parts. */
static void weigh_parts(const struct phw_models *models, phw_name_token *token)
{
    for (size_t from = 0; from < token->key_length;) {
        const char *blank = memchr(token->key + from, ' ', token->key_length - from);
        size_t to = blank ? (size_t)(blank - token->key) : token->key_length;
        float given, family, word;
        const phw_models_key part = phw_models_key_of(token->key + from, to - from);
        weigh_part(models, &part, &given, &family, &word, &token->known);
        if (given > token->given)
            token->given = given;
        if (family > token->family)
            token->family = family;
        from = to + 1;
    }
}

/* "HbAlc": a laboratory test whose figure was read as a letter. */
static bool is_misread_test(const struct phw_models *models, const phw_name_token *token)
{
    char key[sizeof token->key];
    bool mended = false;
    for (uint32_t i = 0; i < token->key_length; i++) {
        const char c = token->key[i];
        key[i] = c == 'l' || c == 'i' ? '1' : c;
        mended |= key[i] != c;
    }
    phw_entry entry;
    return mended && phw_models_lookup(models, PHW_TABLE_LAB_TESTS, key, token->key_length, &entry);
}

void phw_name_lexicon_weigh(const struct phw_models *models, phw_name_token *token)
{
    const phw_models_key key = phw_models_key_of(token->key, token->key_length);
    phw_models_expect(models, NAME_TABLES, &key);
    token->kinds = kinds_of(models, &key, &token->tables);
    phw_models_expect_more(models, NAME_TABLES, &key);
    token->known = token->kinds != 0;
    token->given = token->family = token->word = 0;
    if (token->letters == PHW_CASE_NUMBER)
        return;
    weigh_part(models, &key, &token->given, &token->family, &token->word, &token->known);
    if (memchr(token->key, ' ', token->key_length))
        weigh_parts(models, token);
    if (!token->known &&
        (has_medical_ending(token->key, token->key_length) || is_misread_test(models, token))) {
        token->kinds |= PHW_WORD_CLINICAL;
        token->given = token->family = 0;
    }
    /* "Grace" is a score and a brand as well, but then it is written in capitals or not alone. */
    if (token->letters == PHW_CASE_TITLE && token->given >= FIRST_A_NAME)
        token->kinds &= ~(unsigned)PHW_WORD_CLINICAL;
    if (token->kinds & PHW_WORD_PLACE) {
        token->given *= CITY_SHARE;
        token->family *= CITY_SHARE;
    }
}

void phw_name_lexicon_look_up(const struct phw_models *models, const char *text, size_t length,
                              phw_name_token *token)
{
    *token = (phw_name_token){.from = 0};
    if (length >= sizeof token->key)
        return;
    token->key_length = (uint32_t)phw_models_fold(text, length, token->key, sizeof token->key);
    phw_name_lexicon_weigh(models, token);
}
