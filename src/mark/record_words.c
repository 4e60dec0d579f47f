/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/record_words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/geometry.h"
#include "mark/record_headings.h"
#include "model/model.h"

#define LONGEST_TERM 4 /* words of a label or term that is looked up */
#define KEY_ROOM 96    /* bytes */
#define PROSE_WORDS 8  /* a line of so many is prose */
#define EVERYDAY 20.0F /* uses per million: such a word is no sign by itself */
#define SHORT_LINE 3   /* an everyday label counts where it stands nearly alone */
#define LEAST_CONFIDENCE 0.35F
/* What nobody could read and is this many times as long as high is a rule to write on: a line of a
 * hundred and sixty letters is shorter. */
#define RULE_LONG 100.0

#define BIT(type) (1ULL << (PHW_LABEL_##type))

/* Fields that stand on records and hardly elsewhere. */
#define CLINICAL                                                                                   \
    (BIT(ALLERGIES) | BIT(BED) | BIT(CLINICIAN) | BIT(DATE_OF_BIRTH) | BIT(DIAGNOSIS) |            \
     BIT(EPISODE_NUMBER) | BIT(EXAMINATION) | BIT(GP) | BIT(HOSPITAL_NUMBER) |                     \
     BIT(INVESTIGATION) | BIT(LENGTH_OF_STAY) | BIT(MEDICATION) | BIT(NEXT_OF_KIN) |               \
     BIT(NHS_NUMBER) | BIT(OBSERVATIONS) | BIT(PROCEDURE) | BIT(SAFEGUARDING) |                    \
     BIT(SAMPLE_NUMBER) | BIT(WARD) | BIT(DATE_OF_DEATH))

/* … and those that no form of another trade has by another meaning, as "Contact" or "Problem". */
#define OWN                                                                                        \
    (BIT(NHS_NUMBER) | BIT(HOSPITAL_NUMBER) | BIT(DATE_OF_BIRTH) | BIT(ALLERGIES) | BIT(GP) |      \
     BIT(BED) | BIT(SAFEGUARDING) | BIT(DATE_OF_DEATH))

/* What a key is worth: everyday words ("Left", "Report", "Area") are labels only where they stand
 * like one. */
typedef struct phrase {
    char folded[KEY_ROOM];
    size_t length;
    bool colon;   /* a colon behind it */
    bool capital; /* begins with one */
} phrase;

static bool build(const phw_page *page, size_t first, size_t count, phrase *result)
{
    char text[KEY_ROOM];
    size_t length = 0;
    for (size_t i = first; i < first + count; i++) {
        const phw_word *word = &page->words[i];
        if (word->confidence < LEAST_CONFIDENCE || length + word->length + 2 > sizeof text)
            return false;
        if (i > first)
            text[length++] = ' ';
        memcpy(text + length, word->text, word->length);
        length += word->length;
    }
    result->capital = isupper((unsigned char)text[0]) != 0;
    result->colon = text[length - 1] == ':';
    while (length > 0 && strchr(":;,.()", text[length - 1]))
        length--;
    result->length = phw_models_fold(text, length, result->folded, sizeof result->folded);
    return result->length > 1;
}

static bool is_everyday(const struct phw_models *models, const phrase *key)
{
    phw_entry word;
    return phw_models_lookup(models, PHW_TABLE_WORDS, key->folded, key->length, &word) &&
           word.weight > EVERYDAY;
}

static unsigned long long label_types(const struct phw_models *models, const phrase *key,
                                      bool leads, size_t line_words)
{
    phw_entry label;
    if (!key->capital ||
        !phw_models_lookup(models, PHW_TABLE_RECORD_LABELS, key->folded, key->length, &label))
        return 0;
    bool alone = leads && (key->colon || line_words <= SHORT_LINE);
    return alone || key->colon || !is_everyday(models, key) ? label.types : 0;
}

static bool is_term(const struct phw_models *models, const phrase *key)
{
    static const phw_table tables[] = {PHW_TABLE_DRUGS,      PHW_TABLE_DRUG_BRANDS,
                                       PHW_TABLE_CONDITIONS, PHW_TABLE_CONDITIONS_RARE,
                                       PHW_TABLE_LAB_TESTS,  PHW_TABLE_WARD_TERMS};
    if (key->length < 4 || isdigit((unsigned char)key->folded[0]) || is_everyday(models, key))
        return false;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (phw_models_lookup(models, tables[i], key->folded, key->length, NULL))
            return true;
    return false;
}

/* FNV-1a, to tell terms apart. */
static unsigned long long hash_of(const phrase *key)
{
    unsigned long long hash = 14695981039346656037ULL;
    for (size_t i = 0; i < key->length; i++)
        hash = (hash ^ (unsigned char)key->folded[i]) * 1099511628211ULL;
    return hash;
}

static void add_term(const phrase *key, phw_record_seen *seen, phw_record_words *words)
{
    unsigned long long hash = hash_of(key);
    for (size_t i = 0; i < seen->term_count; i++)
        if (seen->terms[i] == hash)
            return;
    if (seen->term_count == sizeof seen->terms / sizeof seen->terms[0])
        return;
    seen->terms[seen->term_count++] = hash;
    words->terms++;
}

static size_t count_bits(unsigned long long bits)
{
    size_t count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

/* The words of the longest label, term or system at @p at; 0 where there is none. */
static size_t add_phrase(const phw_page *page, const phw_line *line, size_t at,
                         const struct phw_models *models, phw_record_seen *seen,
                         phw_record_words *words)
{
    size_t left = line->word_count - at;
    for (size_t count = left < LONGEST_TERM ? left : LONGEST_TERM; count > 0; count--) {
        phrase key;
        if (!build(page, line->first_word + at, count, &key))
            continue;
        unsigned long long types = label_types(models, &key, at == 0, line->word_count);
        seen->fields |= types;
        bool term = is_term(models, &key);
        if (term)
            add_term(&key, seen, words);
        bool system =
            key.capital && key.length >= 4 && !is_everyday(models, &key) &&
            phw_models_lookup(models, PHW_TABLE_EPR_SYSTEMS, key.folded, key.length, NULL);
        bool title = key.capital && phw_record_is_title(key.folded, key.length);
        words->systems += system;
        words->titles += title;
        if (types || term || system || title)
            return count;
    }
    return 0;
}

/* Prices, program text, web shops. */
static bool is_foreign(const phw_word *word)
{
    static const char *const signs[] = {"\xC2\xA3", "$",  "\xE2\x82\xAC", "()", "{",        "};",
                                        "==",       "=>", "</",           "//", "#include", "::",
                                        "[]"};
    static const char *const words[] = {"basket",   "checkout", "delivery", "VAT",     "invoice",
                                        "subtotal", "revenue",  "episode",  "trailer", "subscribe",
                                        "import",   "return",   "const",    "function"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (strstr(word->text, signs[i]))
            return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strncasecmp(word->text, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* "SMITH,", "John" and "(Mr)" side by side; "Ivy" may have been read as "tvy". */
static bool is_banner_name(const phw_page *page, const phw_line *line, size_t at)
{
    static const char *const titles[] = {"(Mr)", "(Mrs)", "(Miss)", "(Ms)",
                                         "(Mx)", "(Dr)",  "(Mstr)"};
    if (at + 2 >= line->word_count)
        return false;
    const phw_word *word = &page->words[line->first_word + at];
    size_t letters = 0;
    while (isupper((unsigned char)word[0].text[letters]) || word[0].text[letters] == '-' ||
           word[0].text[letters] == '\'')
        letters++;
    if (letters < 2 || word[0].text[letters] != ',' || !isalpha((unsigned char)word[1].text[0]) ||
        !islower((unsigned char)word[1].text[1]))
        return false;
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (strcmp(word[2].text, titles[i]) == 0)
            return true;
    return false;
}

/* In capitals, as over a screen: "the test system" of a letter says nothing. */
static bool is_one_of(const phw_word *word, const char *const *of, size_t count)
{
    for (const char *at = word->text; *at; at++)
        if (islower((unsigned char)*at))
            return false;
    for (size_t i = 0; i < count; i++)
        if (strncasecmp(word->text, of[i], strlen(of[i])) == 0 &&
            !isalpha((unsigned char)word->text[strlen(of[i])]))
            return true;
    return false;
}

/* "TRAINING ENVIRONMENT": what a system says over all that it shows. */
static bool tells_of_training(const phw_page *page, const phw_line *line)
{
    static const char *const uses[] = {"demo", "demonstration", "playground", "sandbox",
                                       "test", "training",      "uat"};
    static const char *const systems[] = {"database", "domain", "environment", "server", "system"};
    for (size_t i = 0; i + 1 < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (is_one_of(&word[0], uses, sizeof uses / sizeof uses[0]) &&
            is_one_of(&word[1], systems, sizeof systems / sizeof systems[0]))
            return true;
    }
    return false;
}

static bool has_digit(const phw_page *page, const phw_line *line)
{
    for (size_t i = 0; i < line->word_count; i++)
        if (strpbrk(page->words[line->first_word + i].text, "0123456789"))
            return true;
    return false;
}

/* "Ward: Ash": something behind a colon. */
static bool has_filled_field(const phw_page *page, const phw_line *line)
{
    for (size_t i = 0; i + 1 < line->word_count; i++) {
        const phw_word *word = &page->words[line->first_word + i];
        if (word->text[word->length - 1] == ':' && word[1].text[word[1].length - 1] != ':')
            return true;
    }
    return false;
}

void phw_record_words_add(const phw_page *page, size_t index, const struct phw_models *models,
                          phw_record_seen *seen, phw_record_words *words)
{
    const phw_line *line = &page->lines[index];
    double length = phw_quad_width(&line->quad);
    if (line->state == PHW_LINE_NOISE ||
        (line->state != PHW_LINE_READ && length > RULE_LONG * line->height))
        return;
    words->lines++;
    if (line->state != PHW_LINE_READ) {
        words->unread++;
        words->unread_length += length;
    } else {
        words->read++;
        words->read_length += length;
    }
    words->words += line->word_count;
    words->valued += has_digit(page, line);
    words->filled += has_digit(page, line) || has_filled_field(page, line);
    words->training += tells_of_training(page, line);
    words->sentences += line->word_count >= PROSE_WORDS;
    for (size_t at = 0; at < line->word_count;) {
        words->banner_names += is_banner_name(page, line, at);
        words->foreign += is_foreign(&page->words[line->first_word + at]);
        size_t used = add_phrase(page, line, at, models, seen, words);
        at += used ? used : 1;
    }
    const phw_record_heading heading = phw_record_misread(page, line);
    seen->fields |= heading.fields;
    words->titles += heading.title;
    words->clinical_fields = count_bits(seen->fields & CLINICAL);
    words->own_fields = count_bits(seen->fields & OWN);
    words->other_fields = count_bits(seen->fields & ~CLINICAL);
}
