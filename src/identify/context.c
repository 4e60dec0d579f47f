/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/context.h"

#include <math.h>
#include <string.h>

#include "identify/digits.h"
#include "identify/page_words.h"
#include "identify/sorted_words.h"
#include "identify/terms.h"

/* Fields that only a patient's record has; the weight of one that stands on the page, and what a
 * value beside it adds. A name or an address alone is on every order form. */
static const struct field_weight {
    phw_label_type type;
    double weight;
} patient_fields[] = {
    {PHW_LABEL_NHS_NUMBER, 0.30},
    {PHW_LABEL_HOSPITAL_NUMBER, 0.22},
    {PHW_LABEL_DATE_OF_BIRTH, 0.22},
    {PHW_LABEL_ALLERGIES, 0.15},
    {PHW_LABEL_DIAGNOSIS, 0.12},
    {PHW_LABEL_WARD, 0.08},
    {PHW_LABEL_BED, 0.12},
    {PHW_LABEL_CLINICIAN, 0.08},
    {PHW_LABEL_GP, 0.12},
    {PHW_LABEL_NEXT_OF_KIN, 0.10},
    {PHW_LABEL_SEX, 0.08},
    {PHW_LABEL_OBSERVATIONS, 0.10},
    {PHW_LABEL_MEDICATION, 0.10},
    {PHW_LABEL_SAMPLE_NUMBER, 0.05},
    {PHW_LABEL_EPISODE_NUMBER, 0.04},
    {PHW_LABEL_LENGTH_OF_STAY, 0.08},
    {PHW_LABEL_INVESTIGATION, 0.06},
    {PHW_LABEL_HISTORY, 0.06},
    {PHW_LABEL_EXAMINATION, 0.06},
    {PHW_LABEL_PERSON_NAME, 0.05},
};

#define VALUE_SHARE 0.6 /* of a field's weight is earned by a value beside the label */
#define UNSURE_SHARE 0.3
#define TERM_WEIGHT 0.04
#define TERMS_COUNTED 10
#define SYSTEM_WEIGHT 0.08
#define SYSTEMS_COUNTED 2
#define COMMERCE_MOST 0.3 /* of what a record may say of trade */
#define COMMERCE_WEIGHT 0.12
/* Fewer amounts are on a bill for care, too. */
#define AMOUNTS_LEAST 4
#define POUND "\u00a3"

static const phw_table clinical_tables[] = {
    PHW_TABLE_DRUGS,     PHW_TABLE_DRUG_BRANDS,    PHW_TABLE_CONDITIONS,
    PHW_TABLE_LAB_TESTS, PHW_TABLE_CLINICAL_ROLES, PHW_TABLE_WARD_TERMS,
};

/* Words of shops, accounts and program code, folded. */
static const char commerce[][PHW_SORTED_WORD_ROOM] = {
    "account", "api",       "basket",    "bolt",     "class",    "const",    "customer",
    "def",     "delivered", "delivery",  "dispatch", "function", "gbp",      "import",
    "int",     "invoice",   "item",      "items",    "null",     "order",    "payment",
    "postage", "price",     "product",   "qty",      "quantity", "refund",   "return",
    "revenue", "sales",     "shipping",  "sku",      "sort",     "stock",    "string",
    "struct",  "subtotal",  "supplier",  "tax",      "total",    "tracking", "unit price",
    "vat",     "void",      "warehouse",
};

bool phw_evidence_sells(const phw_evidence *evidence)
{
    return evidence->commercial >= COMMERCE_MOST;
}

bool phw_evidence_commerce(const char *key)
{
    size_t count = sizeof commerce / sizeof commerce[0];
    return phw_sorted_place(commerce[0], sizeof commerce[0], count, key) < count;
}

/* "29.33", "3k": of "£8C8" a hand wrote LSCS. @param behind  what follows the sign. */
static bool is_amount(const char *behind)
{
    if (!phw_is_digit(*behind))
        return false;
    while (phw_is_digit(*behind) || *behind == '.' || *behind == ',')
        behind++;
    return !phw_is_letter(behind[0]) || !(phw_is_letter(behind[1]) || phw_is_digit(behind[1]));
}

uint32_t phw_evidence_amounts(const phw_view *view)
{
    uint32_t amounts = 0;
    for (uint32_t i = 0; i < view->cell_count; i++) {
        const char *at = view->cells[i].text;
        for (; (at = strstr(at, POUND)) != NULL; at += sizeof POUND - 1)
            amounts += is_amount(at + sizeof POUND - 1);
    }
    return amounts;
}

/* A word that a table of clinical terms has and that is not just a word of English. */
static bool is_clinical(const phw_models *models, const phw_cell *cell, uint32_t token,
                        uint32_t *used)
{
    phw_token first = cell->tokens[token];
    uint32_t letters = first.end - first.begin;
    if (first.shape == PHW_TOKEN_NUMBER)
        return false;
    for (size_t i = 0; i < sizeof clinical_tables / sizeof clinical_tables[0]; i++) {
        if (!phw_term_at(models, cell, token, clinical_tables[i], NULL, used))
            continue;
        if (*used > 1)
            return true;
        /* Two-letter abbreviations mean too many things, and so do everyday words. */
        phw_entry word;
        bool common =
            phw_term_is(models, cell->text + first.begin, letters, PHW_TABLE_WORDS, &word) &&
            word.weight > 20;
        if (letters >= 3 && !common)
            return true;
    }
    return false;
}

static bool weigh_terms(const phw_view *view, phw_page_words *words, phw_evidence *evidence,
                        uint32_t *commercial)
{
    const phw_models *models = words->models;
    for (uint32_t i = 0; i < view->cell_count; i++) {
        const phw_cell *cell = &view->cells[i];
        for (uint32_t t = 0; t < cell->token_count;) {
            uint32_t used = 1, length = cell->tokens[t].end - cell->tokens[t].begin;
            const char *text = cell->text + cell->tokens[t].begin;
            const phw_page_word *word = phw_name_word_of(words, text, length);
            if (!word)
                return false;
            if (word->commerce)
                (*commercial)++;
            /* A page with this many is settled; the rest need no look-ups. */
            else if (word->begins_term && evidence->clinical_terms < TERMS_COUNTED &&
                     is_clinical(models, cell, t, &used))
                evidence->clinical_terms++;
            else if (word->begins_term && evidence->systems < SYSTEMS_COUNTED &&
                     cell->tokens[t].shape != PHW_TOKEN_LOWER && length >= 4 &&
                     !phw_term_is(models, text, length, PHW_TABLE_WORDS, NULL) &&
                     phw_term_at(models, cell, t, PHW_TABLE_EPR_SYSTEMS, NULL, &used))
                evidence->systems++;
            t += used ? used : 1;
        }
    }
    return true;
}

bool phw_evidence_weigh(const phw_view *view, const phw_labels *labels, phw_page_words *words,
                        phw_evidence *weighed)
{
    phw_evidence evidence = {0};
    uint64_t present = 0, sure = 0, valued = 0;
    for (uint32_t i = 0; i < labels->label_count; i++) {
        present |= labels->labels[i].types;
        if (labels->labels[i].sure)
            sure |= labels->labels[i].types;
    }
    for (uint32_t i = 0; i < labels->link_count; i++)
        if (labels->labels[labels->links[i].label].sure)
            valued |= labels->labels[labels->links[i].label].types;
    double clinical = 0;
    for (size_t i = 0; i < sizeof patient_fields / sizeof patient_fields[0]; i++) {
        uint64_t bit = PHW_LABEL_BIT(patient_fields[i].type);
        double weight = patient_fields[i].weight;
        if (!(present & bit))
            continue;
        evidence.label_kinds++;
        if (valued & bit) {
            evidence.patient_fields++;
            clinical += weight;
        } else {
            clinical += weight * (sure & bit ? 1 - VALUE_SHARE : UNSURE_SHARE * VALUE_SHARE);
        }
    }
    const uint32_t amounts = phw_evidence_amounts(view);
    uint32_t commercial = amounts >= AMOUNTS_LEAST ? amounts : 0;
    if (!weigh_terms(view, words, &evidence, &commercial))
        return false;
    clinical += TERM_WEIGHT * evidence.clinical_terms + SYSTEM_WEIGHT * evidence.systems;
    evidence.commercial = fmin(1, COMMERCE_WEIGHT * commercial);
    evidence.clinical = fmin(1, fmax(0, clinical - 0.3 * evidence.commercial));
    *weighed = evidence;
    return true;
}
