/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/clinical_term.h"

#include <assert.h>
#include <string.h>

/* A word used this often in a million is as likely everyday as clinical ("fever" 40, "stroke" 30,
 * "infarct" below 1). */
#define EVERYDAY_USES 4.0F

/* A phrase of several words is a term although each of its words is common ("chest pain"). */
#define LEAST_PHRASE_STRENGTH 0.4F

/* Capitals stand for different things in every trade ("PR", "MASI"): the fewer, the more. */
#define TWO_CAPITALS_SHARE 0.25F
#define FEW_CAPITALS_SHARE 0.45F

/* Abbreviations are believed in capitals only: "or", "it" and "us" are in nobody's blood. */
#define ABBREVIATION_LETTERS 4

/* Words used this often in a million tie others together ("the" 46,000, "had" 2,600). */
#define JOINING_USES 2000.0F

#define TOKENS_MAX 6
#define KEY_ROOM 128

static const struct {
    phw_table table;
    phw_term_class about;
} term_tables[] = {
    {PHW_TABLE_DRUGS, PHW_TERM_MEDICINE},       {PHW_TABLE_DRUG_BRANDS, PHW_TERM_MEDICINE},
    {PHW_TABLE_CONDITIONS, PHW_TERM_CONDITION}, {PHW_TABLE_CONDITIONS_RARE, PHW_TERM_CONDITION},
    {PHW_TABLE_LAB_TESTS, PHW_TERM_TEST},       {PHW_TABLE_WARD_TERMS, PHW_TERM_WARD},
    {PHW_TABLE_CLINICAL_ROLES, PHW_TERM_ROLE},
};

/* What of a word's tables a term is in. */
static bool take_table(uint32_t holders, phw_clinical_term *term)
{
    for (size_t i = 0; i < sizeof term_tables / sizeof term_tables[0]; i++) {
        if (holders & 1U << term_tables[i].table) {
            term->about = term_tables[i].about;
            /* What is on both lists is told of often and had by few. */
            term->rare =
                term->about == PHW_TERM_CONDITION && (holders & 1U << PHW_TABLE_CONDITIONS_RARE);
            return true;
        }
    }
    return false;
}

static bool find_table(const phw_models *models, const char *text, size_t length,
                       phw_clinical_term *term)
{
    const phw_models_key key = phw_models_key_of(text, length);
    uint32_t tables = 0;
    if (!phw_models_may_begin_key(models, &key))
        return false;
    for (size_t i = 0; i < sizeof term_tables / sizeof term_tables[0]; i++)
        tables |= 1U << term_tables[i].table;
    return take_table(phw_models_holders_key(models, tables, &key), term);
}

/* Whether the spelling may differ: an "ae" or "oe" is in the word. */
static bool is_british(const char *key, size_t length)
{
    for (const char *e = key; (e = memchr(e, 'e', (size_t)(key + length - e))) != NULL; e++)
        if (e > key && (e[-1] == 'a' || e[-1] == 'o'))
            return true;
    return false;
}

/* The table of rare conditions has American spelling: "pheochromocytoma", "leukemia". Returns the
 * length; @p american has KEY_ROOM bytes. */
static size_t to_american(const char *key, size_t length, char *american)
{
    size_t used = 0;
    for (size_t i = 0; i < length && i < KEY_ROOM; i++) {
        bool drop = i + 1 < length && (key[i] == 'a' || key[i] == 'o') && key[i + 1] == 'e';
        if (!drop)
            american[used++] = key[i];
    }
    return used;
}

static bool find_american(const phw_models *models, const char *key, size_t length,
                          phw_clinical_term *term)
{
    char american[KEY_ROOM];
    if (!is_british(key, length))
        return false;
    size_t used = to_american(key, length, american);
    if (!phw_models_lookup(models, PHW_TABLE_CONDITIONS_RARE, american, used, NULL))
        return false;
    term->about = PHW_TERM_CONDITION;
    term->rare = true;
    return true;
}

/* The phrase, and without a plural s: "fractures" is in no table where "fracture" is.
 * @param word  the phrase is this word, of which the tables are known; NULL: it is longer. */
static bool find_phrase(const phw_models *models, const char *key, size_t length,
                        const phw_name_token *word, phw_clinical_term *term)
{
    bool known = word && word->key_length == length && memcmp(word->key, key, length) == 0;
    if (known ? take_table(word->tables, term) : find_table(models, key, length, term))
        return true;
    if (find_american(models, key, length, term))
        return true;
    return length > ABBREVIATION_LETTERS + 1 && key[length - 1] == 's' && key[length - 2] != 's' &&
           find_table(models, key, length - 1, term);
}

static float strength_of(const phw_name_token *tokens, size_t first, size_t last)
{
    float rarest = 1e6F;
    for (size_t i = first; i <= last; i++) {
        if (tokens[i].letters != PHW_CASE_NUMBER && tokens[i].word < rarest)
            rarest = tokens[i].word;
    }
    float strength = EVERYDAY_USES / (EVERYDAY_USES + rarest);
    if (last > first && strength < LEAST_PHRASE_STRENGTH)
        return LEAST_PHRASE_STRENGTH;
    if (last > first || tokens[first].key_length > ABBREVIATION_LETTERS)
        return strength;
    if (tokens[first].key_length <= 2)
        return strength * TWO_CAPITALS_SHARE;
    return tokens[first].letters == PHW_CASE_UPPER ? strength * FEW_CAPITALS_SHARE : strength;
}

static bool believable(const phw_name_token *token)
{
    if (token->key_length > ABBREVIATION_LETTERS || token->letters == PHW_CASE_NUMBER)
        return true;
    if (token->letters == PHW_CASE_UPPER || token->letters == PHW_CASE_MIXED)
        return true; /* "AKI", "eGFR" */
    if (token->key_length <= 3)
        return false;
    /* "Gout": words of four letters that are not everyday ones. */
    return token->word < EVERYDAY_USES && phw_name_token_best(token) < 0.5F;
}

/* "the", "was", "of" in small letters: no term begins or ends with one, and prose is full of them.
 */
static bool joins_words(const phw_name_token *token)
{
    return token->letters == PHW_CASE_LOWER && token->key_length > 1 && token->word >= JOINING_USES;
}

/* Whether a longer phrase may go on behind these words. "Crohn's" is a whole word within one. */
static bool begins_phrase(const phw_models *models, char *key, size_t length, bool possessive)
{
    char american[KEY_ROOM];
    if (possessive && length + 2 < KEY_ROOM)
        key[length++] = 's';
    return phw_models_may_begin(models, key, length) ||
           (is_british(key, length) &&
            phw_models_may_begin(models, american, to_american(key, length, american)));
}

/* A small number, a word that ties others together. */
static bool begins_no_term(const phw_name_token *token)
{
    return (token->letters == PHW_CASE_NUMBER && token->key[0] <= '9' && token->key_length < 3) ||
           joins_words(token);
}

bool phw_clinical_term_may_begin(const phw_models *models, const char *text,
                                 const phw_name_token *token)
{
    char key[KEY_ROOM];
    phw_clinical_term term;
    if (begins_no_term(token))
        return false;
    size_t length = phw_models_fold(text + token->from, token->to - token->from, key, sizeof key);
    return length > 0 && ((believable(token) && find_phrase(models, key, length, token, &term)) ||
                          begins_phrase(models, key, length, token->possessive));
}

bool phw_clinical_term_match(const phw_models *models, const char *text,
                             const phw_name_token *tokens, size_t count, size_t at,
                             phw_clinical_term *term)
{
    size_t last = at;
    if (tokens[at].no_term || begins_no_term(&tokens[at]))
        return false;
    while (last + 1 < count && last + 1 - at < TOKENS_MAX &&
           (tokens[last + 1].before & ~(unsigned)(PHW_GAP_DASH | PHW_GAP_SLASH)) == 0)
        last++;
    bool found = false;
    for (size_t end = at; end <= last; end++) {
        char key[KEY_ROOM];
        size_t length = phw_models_fold(text + tokens[at].from, tokens[end].to - tokens[at].from,
                                        key, sizeof key);
        phw_clinical_term longer;
        if (length == 0)
            break;
        if (!joins_words(&tokens[end]) && (end > at || believable(&tokens[at])) &&
            find_phrase(models, key, length, end > at ? NULL : &tokens[at], &longer)) {
            longer.first = at;
            longer.last = end;
            longer.strength = strength_of(tokens, at, end);
            *term = longer;
            found = true;
        }
        if (!begins_phrase(models, key, length, tokens[end].possessive))
            break;
    }
    return found;
}

const char *phw_clinical_term_tag(phw_term_class about)
{
    static const char *const tags[] = {"medicine", "condition", "test", "ward", "role"};
    static_assert(sizeof tags / sizeof tags[0] == PHW_TERM_CLASS_COUNT, "a tag for each class");
    return (unsigned)about < PHW_TERM_CLASS_COUNT ? tags[about] : "unknown";
}
