/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a rules file, line by line. All that is wrong is told, not only the first. */
#include "identify/rules.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/utf8.h"
#include "identify/rules_line.h"
#include "identify/rules_pattern.h"
#include "identify/rules_phrase.h"
#include "model/hash.h"

/* Names have this many words at most; in them the family name may stand first. */
#define NAME_WORDS_MOST 4

typedef struct reader {
    phw_rules *rules;
    phw_rules_complain *complain;
    void *context;
    phw_error *error;
    phw_status status;                            /* of the file so far */
    uint32_t policy_line[PHW_FINDING_KIND_COUNT]; /* that settled a kind; 0: none did */
} reader;

static void complain(reader *on, uint32_t line, const char *message)
{
    const phw_rules_problem problem = {line, message};
    if (on->complain)
        on->complain(on->context, &problem);
    if (on->status != PHW_OK)
        return;
    on->status = line ? phw_error_set(on->error, PHW_ERR_FORMAT, "the rules file, line %u: %s",
                                      line, message)
                      : phw_error_set(on->error, PHW_ERR_FORMAT, "the rules file: %s", message);
}

static void out_of_memory(reader *on)
{
    on->status = PHW_ERR_NOMEM;
    (void)phw_error_set(on->error, PHW_ERR_NOMEM, "no memory for the rules file");
}

static bool add_rule(reader *on, const phw_own_rule *rule)
{
    if (!phw_grow((void **)&on->rules->rules, &on->rules->capacity, on->rules->count,
                  sizeof *rule)) {
        out_of_memory(on);
        return false;
    }
    on->rules->rules[on->rules->count++] = *rule;
    return true;
}

static bool make_slots(reader *on)
{
    if (on->rules->slots)
        return true;
    on->rules->slots =
        phw_arena_alloc_array(&on->rules->arena, PHW_RULES_SLOTS, sizeof *on->rules->slots);
    if (!on->rules->slots) {
        out_of_memory(on);
        return false;
    }
    for (uint32_t i = 0; i < PHW_RULES_SLOTS; i++)
        on->rules->slots[i] = PHW_RULE_NO_NEXT;
    return true;
}

static void add_key(reader *on, const phw_rules_line *line, const char *key, size_t length)
{
    if (length < PHW_PHRASE_LEAST || !make_slots(on))
        return;
    uint32_t *slot = &on->rules->slots[phw_phrase_slot(key)];
    phw_own_rule rule = {.line = line->number,
                         .verb = line->verb,
                         .kind = line->kind,
                         .key = phw_arena_copy_text(&on->rules->arena, key, length),
                         .length = (uint32_t)length,
                         .next = *slot};
    if (!rule.key) {
        out_of_memory(on);
        return;
    }
    if (add_rule(on, &rule)) {
        *slot = (uint32_t)on->rules->count - 1;
        on->rules->phrases++;
    }
}

/* "Anna Whitfield" is also found as "WHITFIELD, Anna". */
static void add_family_first(reader *on, const phw_rules_line *line, const char *name,
                             size_t length)
{
    char key[PHW_PHRASE_KEY_MAX + 1], head[PHW_PHRASE_KEY_MAX + 1];
    size_t words = 1, last = 0;
    for (size_t i = 0; i < length; i++) {
        if (name[i] >= '0' && name[i] <= '9')
            return;
        if (name[i] == ' ')
            last = i + 1, words++;
    }
    if (words < 2 || words > NAME_WORDS_MOST)
        return;
    size_t used = phw_phrase_key(name + last, length - last, key);
    size_t more = phw_phrase_key(name, last, head);
    if (used == 0 || more == 0 || used + more > PHW_PHRASE_KEY_MAX)
        return;
    memcpy(key + used, head, more + 1);
    add_key(on, line, key, used + more);
}

static void add_phrase(reader *on, const phw_rules_line *line)
{
    char key[PHW_PHRASE_KEY_MAX + 1];
    size_t begin, end, length = phw_phrase_key(line->value, line->length, key);
    if (length < PHW_PHRASE_LEAST) {
        complain(on, line->number, "a phrase needs three letters or digits at least");
        return;
    }
    if (length >= PHW_PHRASE_KEY_MAX) {
        complain(on, line->number, "a phrase has fewer than 200 letters and digits");
        return;
    }
    add_key(on, line, key, length);
    phw_phrase_trim_titles(line->value, line->length, &begin, &end);
    bool titled = end - begin < line->length;
    bool several = memchr(line->value + begin, ' ', end - begin) != NULL;
    /* "Dr Osei" alone is not "Osei", who may be a patient. */
    if (titled && several)
        add_key(on, line, key, phw_phrase_key(line->value + begin, end - begin, key));
    add_family_first(on, line, line->value + begin, end - begin);
}

static void add_pattern(reader *on, const phw_rules_line *line)
{
    char why[PHW_PATTERN_WHY_MAX] = "";
    phw_own_rule rule = {.line = line->number, .verb = line->verb, .kind = line->kind};
    if (on->rules->patterns == PHW_RULES_PATTERNS_MAX) {
        complain(on, line->number, "there are more than 200 numbers and patterns");
        return;
    }
    phw_pattern_made made =
        line->verb == PHW_VERB_NUMBER
            ? phw_rules_pattern_make_form(line->value, line->length, &rule.pattern, why)
            : phw_rules_pattern_make(line->value, line->length, &rule.pattern, why);
    if (made == PHW_PATTERN_NOMEM)
        out_of_memory(on);
    else if (made == PHW_PATTERN_WRONG)
        complain(on, line->number, why);
    else if (add_rule(on, &rule))
        on->rules->patterns++;
    else
        phw_rules_pattern_free(&rule.pattern);
}

static void add_policy(reader *on, const phw_rules_line *line)
{
    phw_policy_answer *answer = &on->rules->policy[line->kind];
    if (on->policy_line[line->kind] && *answer != line->answer) {
        complain(on, line->number, "an earlier line says something else of this kind");
        return;
    }
    *answer = line->answer;
    on->policy_line[line->kind] = line->number;
}

static void count(phw_rules_tally *tally, phw_rule_verb verb)
{
    uint32_t *const counters[] = {&tally->allow,   &tally->deny,     &tally->staff,
                                  &tally->numbers, &tally->patterns, &tally->policies};
    static_assert(sizeof counters / sizeof counters[0] == PHW_RULE_VERB_COUNT, "one for each");
    ++*counters[verb];
}

static void take_line(reader *on, const phw_rules_line *line)
{
    static void (*const adders[])(reader *, const phw_rules_line *) = {
        add_phrase, add_phrase, add_phrase, add_pattern, add_pattern, add_policy};
    static_assert(sizeof adders / sizeof adders[0] == PHW_RULE_VERB_COUNT, "one for each");
    count(&on->rules->tally, line->verb);
    adders[line->verb](on, line);
}

static void read_lines(reader *on, phw_rules_text file)
{
    size_t at = 0, rules = 0;
    bool headed = false;
    if (file.size >= 3 && memcmp(file.text, "\xEF\xBB\xBF", 3) == 0)
        at = 3; /* a byte order mark, as Notepad writes it */
    for (uint32_t number = 1; at < file.size && on->status != PHW_ERR_NOMEM; number++) {
        const char *end = memchr(file.text + at, '\n', file.size - at);
        size_t length = end ? (size_t)(end - file.text) - at : file.size - at;
        phw_rules_line line;
        const char *wrong = NULL;
        phw_rules_line_sort sort =
            phw_rules_line_read(file.text + at, length, number, headed, &line, &wrong);
        at += length + 1;
        headed |= sort != PHW_LINE_EMPTY;
        if (sort == PHW_LINE_WRONG)
            complain(on, number, wrong);
        if (sort != PHW_LINE_RULE)
            continue;
        if (++rules > PHW_RULES_MAX) {
            complain(on, number, "there are more than 10,000 rules");
            return;
        }
        take_line(on, &line);
    }
    if (!headed && on->status == PHW_OK)
        complain(on, 0, "it says nothing; its first line must be: photoward rules 1");
}

/* What is allowed cannot be asked for as well. */
static void find_contradictions(reader *on)
{
    const phw_rules *rules = on->rules;
    uint32_t told = 0; /* a name is there in several forms */
    for (size_t i = 0; i < rules->count; i++) {
        const phw_own_rule *allow = &rules->rules[i];
        if (allow->verb != PHW_VERB_ALLOW || allow->line == told)
            continue;
        uint32_t other = rules->slots[phw_phrase_slot(allow->key)];
        for (; other != PHW_RULE_NO_NEXT; other = rules->rules[other].next) {
            const phw_own_rule *rule = &rules->rules[other];
            if (rule->verb == PHW_VERB_DENY && rule->length == allow->length &&
                memcmp(rule->key, allow->key, rule->length) == 0) {
                complain(on, rule->line > allow->line ? rule->line : allow->line,
                         "an earlier line says the opposite of this phrase");
                told = allow->line;
                break;
            }
        }
    }
}

phw_status phw_rules_read(phw_rules_text file, phw_rules_complain *told, void *context,
                          phw_rules **rules, phw_error *error)
{
    reader on = {.complain = told, .context = context, .error = error};
    if (file.size > PHW_RULES_BYTES_MAX)
        return phw_error_set(error, PHW_ERR_LIMIT, "the rules file is larger than 1 MiB");
    on.rules = calloc(1, sizeof *on.rules);
    if (!on.rules)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the rules file");
    on.rules->tally.hash = phw_hash64(file.text, file.size);
    read_lines(&on, file);
    if (on.status == PHW_OK)
        find_contradictions(&on);
    if (on.status == PHW_OK)
        *rules = on.rules;
    else
        phw_rules_free(&on.rules);
    return on.status;
}

void phw_rules_free(phw_rules **rules)
{
    if (!rules || !*rules)
        return;
    for (size_t i = 0; i < (*rules)->count; i++)
        phw_rules_pattern_free(&(*rules)->rules[i].pattern);
    free((*rules)->rules);
    phw_arena_done(&(*rules)->arena);
    free(*rules);
    *rules = NULL;
}

void phw_rules_describe(const phw_rules *rules, phw_rules_use *use)
{
    if (!rules)
        return;
    const phw_rules_tally *tally = &rules->tally;
    use->used = true;
    use->hash = tally->hash;
    use->count = tally->allow + tally->deny + tally->staff + tally->numbers + tally->patterns +
                 tally->policies;
    memcpy(use->policy, rules->policy, sizeof use->policy);
}

phw_status phw_rules_check(phw_rules_text file, phw_rules_complain *told, void *context,
                           phw_rules_tally *tally, phw_error *error)
{
    phw_rules *rules = NULL;
    phw_status status = phw_rules_read(file, told, context, &rules, error);
    if (status == PHW_OK && tally)
        *tally = rules->tally;
    phw_rules_free(&rules);
    return status;
}
