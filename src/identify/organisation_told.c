/* SPDX-License-Identifier: Apache-2.0 */
/* Organisations that are told by other than their names: the domain of a trust or board, the code
 * of the Organisation Data Service, a practice that is called after its doctors. Whoever reads one
 * of them knows where the patient is. */
#include <string.h>

#include "identify/digits.h"
#include "identify/recogniser.h"

#define BY_DOMAIN 0.70
#define BY_CODE 0.75
#define BY_DOCTORS 0.65

/* Letters and digits of a code: "RR8", "RRK97", "B86030". */
#define CODE_LEAST 3U
#define CODE_MOST 6U
#define PRACTICE_DIGITS 5U

/* Most words between "Drs" and what ends a practice's name. */
#define DOCTORS_WORDS 8U
#define WORD_ROOM 16

typedef enum code_label { LABEL_SERVICE, LABEL_ANY, LABEL_PRACTICE } code_label;

static bool is_at(const phw_cell *cell, uint32_t at, const char *word)
{
    for (; *word; word++, at++)
        if (at >= cell->length || phw_ascii_lower(cell->text[at]) != *word)
            return false;
    return true;
}

static bool is_sign(char c)
{
    return phw_is_letter(c) || phw_is_digit(c);
}

static void add(phw_context *context, uint32_t cell, uint32_t begin, uint32_t end,
                double confidence, const char *tag)
{
    const char *const tags[] = {tag, NULL};
    phw_context_add(context, PHW_FINDING_TRUST_NAME, PHW_SUBJECT_ORGANISATION,
                    (phw_span){cell, begin, end}, confidence, tags);
}

/* Under a service's domain these are everybody's: "www.nhs.uk", "england.nhs.uk". */
static bool is_national(const char *text, uint32_t length)
{
    static const char *const names[] = {"www",           "www2",          "nhs",
                                        "england",       "digital",       "jobs",
                                        "beta",          "111",           "improvement",
                                        "healthcareers", "organdonation", "nhsbsa",
                                        "hee",           "transform",     "login",
                                        "access",        "your",          "apply",
                                        "api",           "developer",     "service-manual",
                                        "knowledge",     "library",       "resolution",
                                        "supplychain",   "nhsx",          "assets",
                                        "profile",       "services",      "vaccinations",
                                        "nhsbt",         "nes",           "nss",
                                        "phw",           "heiw",          "dhcw"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        uint32_t k = 0;
        while (k < length && names[i][k] == phw_ascii_lower(text[k]))
            k++;
        if (k == length && names[i][k] == '\0')
            return true;
    }
    return length < 2;
}

/* "leedsth.nhs.uk" from the byte on at which a service's own domain begins. */
static void read_domain(phw_context *context, uint32_t index, uint32_t at)
{
    static const char *const services[] = {"icb.nhs.uk", "scot.nhs.uk", "wales.nhs.uk", "nhs.uk",
                                           "nhs.scot",   "nhs.wales",   "hscni.net"};
    const phw_cell *cell = &context->view->cells[index];
    for (size_t i = 0; i < sizeof services / sizeof services[0]; i++) {
        uint32_t end = at + (uint32_t)strlen(services[i]), begin = at - 1;
        if (!is_at(cell, at, services[i]) || (end < cell->length && is_sign(cell->text[end])))
            continue;
        while (begin > 0 && (is_sign(cell->text[begin - 1]) || cell->text[begin - 1] == '-'))
            begin--;
        if (is_at(cell, begin, "icb.nhs.uk") || is_at(cell, begin, "scot.nhs.uk") ||
            is_at(cell, begin, "wales.nhs.uk"))
            return; /* read where the service's domain began */
        if (!is_national(cell->text + begin, at - 1 - begin))
            add(context, index, begin, end, BY_DOMAIN, PHW_DOMAIN_TAG);
        return;
    }
}

static void read_domains(phw_context *context, uint32_t index)
{
    const phw_cell *cell = &context->view->cells[index];
    const char *dot = memchr(cell->text, '.', cell->length);
    while (dot) {
        const uint32_t at = (uint32_t)(dot - cell->text) + 1;
        if (at > 1)
            read_domain(context, index, at);
        dot = memchr(cell->text + at, '.', cell->length - at);
    }
}

/* A letter and five digits is a practice, R and two signs a trust, with two more a site of it;
 * where the label names the service that gives them, other letters begin codes as well (NHS Data
 * Dictionary, "Organisation Code"). */
static bool is_code(const char *text, uint32_t length, code_label label)
{
    uint32_t digits = 0, small = 0;
    for (uint32_t i = 0; i < length; i++) {
        digits += phw_is_digit(text[i]);
        small += text[i] >= 'a' && text[i] <= 'z';
    }
    if (length < CODE_LEAST || length > CODE_MOST || small > 0 || !phw_is_letter(text[0]))
        return false;
    if (length == PRACTICE_DIGITS + 1)
        return digits == PRACTICE_DIGITS;
    return label == LABEL_SERVICE || (label == LABEL_ANY && text[0] == 'R' &&
                                      (length == CODE_LEAST || length == CODE_LEAST + 2));
}

/* "ODS code: RR8", "Practice code B86030" from a token on. */
static void read_code(phw_context *context, uint32_t index, uint32_t token)
{
    static const struct {
        const char *first, *second;
        code_label label;
    } labels[] = {{"ods", "code", LABEL_SERVICE},
                  {"organisation", "code", LABEL_ANY},
                  {"org", "code", LABEL_ANY},
                  {"practice", "code", LABEL_PRACTICE}};
    const phw_cell *cell = &context->view->cells[index];
    if (token + 2 >= cell->token_count)
        return;
    const phw_token *first = &cell->tokens[token], *value = first + 2;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (is_at(cell, first->begin, labels[i].first) &&
            first->end - first->begin == strlen(labels[i].first) &&
            is_at(cell, first[1].begin, labels[i].second) &&
            is_code(cell->text + value->begin, value->end - value->begin, labels[i].label))
            add(context, index, value->begin, value->end, BY_CODE, "code");
}

static bool is_word(const phw_cell *cell, const phw_token *token, const char *list)
{
    char word[WORD_ROOM + 2];
    const uint32_t length = token->end - token->begin;
    if (length + 3 > sizeof word)
        return false;
    word[0] = word[length + 1] = ' ';
    word[length + 2] = '\0';
    for (uint32_t i = 0; i < length; i++)
        word[i + 1] = phw_ascii_lower(cell->text[token->begin + i]);
    return strstr(list, word) != NULL;
}

/* "Dr Patel & Partners", "Drs Hughes, Khan & Okafor" from a token on; books are by doctors, too. */
static void read_doctors(phw_context *context, uint32_t index, uint32_t token)
{
    const phw_cell *cell = &context->view->cells[index];
    const phw_token *tokens = cell->tokens;
    if (!is_word(cell, &tokens[token], " dr drs doctors ") ||
        tokens[token].shape == PHW_TOKEN_LOWER ||
        (token > 0 && is_word(cell, &tokens[token - 1], " by ")))
        return;
    const bool several = !is_word(cell, &tokens[token], " dr ");
    const bool stop = cell->text[tokens[token].end] == '.'; /* "Dr. Schmidt & Partner": lawyers */
    bool joined = false;
    uint32_t names = 0;
    for (uint32_t i = token + 1; i < cell->token_count && i <= token + DOCTORS_WORDS; i++) {
        const uint32_t from = tokens[i - 1].end, gap = tokens[i].begin - from;
        const bool sign = memchr(cell->text + from, '&', gap) != NULL;
        const bool partner = is_word(cell, &tokens[i], " partner ") && !stop;
        if ((partner || is_word(cell, &tokens[i], " partners ")) && joined + sign && names > 0) {
            add(context, index, tokens[token].begin, tokens[i].end, BY_DOCTORS, "form");
            return;
        }
        if (is_word(cell, &tokens[i], " and ")) {
            joined = true;
            continue;
        }
        if (tokens[i].shape != PHW_TOKEN_TITLE && tokens[i].shape != PHW_TOKEN_UPPER)
            return;
        joined |= sign;
        names++;
        if (several && joined && names > 1 && i + 1 == cell->token_count)
            add(context, index, tokens[token].begin, tokens[i].end, BY_DOCTORS, "form");
    }
}

void phw_recognise_organisation_told(phw_context *context)
{
    for (uint32_t i = 0; i < context->view->cell_count && !context->failed; i++) {
        read_domains(context, i);
        for (uint32_t token = 0; token < context->view->cells[i].token_count; token++) {
            read_code(context, i, token);
            read_doctors(context, i, token);
        }
    }
}
