/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/rules_line.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

static const char head[] = "photoward rules 1";
static const char head_any[] = "photoward rules";

/* What a rule may call its finds: kinds of text, not of pictures or files. */
#define TEXT_KINDS                                                                                 \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_RELATIVE_NAME |                            \
     1U << PHW_FINDING_STAFF_NAME | 1U << PHW_FINDING_NHS_NUMBER | 1U << PHW_FINDING_CHI_NUMBER |  \
     1U << PHW_FINDING_HC_NUMBER | 1U << PHW_FINDING_HOSPITAL_NUMBER |                             \
     1U << PHW_FINDING_DATE_OF_BIRTH | 1U << PHW_FINDING_ADDRESS | 1U << PHW_FINDING_POSTCODE |    \
     1U << PHW_FINDING_PHONE | 1U << PHW_FINDING_EMAIL | 1U << PHW_FINDING_NINO |                  \
     1U << PHW_FINDING_TRUST_NAME | 1U << PHW_FINDING_CLINICAL | 1U << PHW_FINDING_APPOINTMENT |   \
     1U << PHW_FINDING_VEHICLE_PLATE | 1U << PHW_FINDING_CUSTOM)

/* What a policy may make lighter: what points to a place or to staff. */
#define NOTED_KINDS                                                                                \
    (1U << PHW_FINDING_STAFF_NAME | 1U << PHW_FINDING_TRUST_NAME | 1U << PHW_FINDING_TRUST_LOGO |  \
     1U << PHW_FINDING_FACE | 1U << PHW_FINDING_VEHICLE_PLATE | 1U << PHW_FINDING_NAME_BADGE)

static const struct verb_row {
    const char *word;
    phw_finding_kind kind; /* where the line says none */
    bool takes_kind;
} verbs[] = {
    {"allow", PHW_FINDING_CUSTOM, false},           {"deny", PHW_FINDING_CUSTOM, true},
    {"staff", PHW_FINDING_STAFF_NAME, false},       {"number", PHW_FINDING_HOSPITAL_NUMBER, true},
    {"pattern", PHW_FINDING_HOSPITAL_NUMBER, true}, {"policy", PHW_FINDING_CUSTOM, false}};

static_assert(sizeof verbs / sizeof verbs[0] == PHW_RULE_VERB_COUNT, "a row for each verb");

/* A piece of the line. */
typedef struct piece {
    const char *text;
    size_t length;
} piece;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static piece trim(piece from)
{
    while (from.length && is_blank(from.text[0]))
        from.text++, from.length--;
    while (from.length &&
           (is_blank(from.text[from.length - 1]) || from.text[from.length - 1] == '\r'))
        from.length--;
    return from;
}

static bool is_word(piece from, const char *word)
{
    return from.length == strlen(word) && memcmp(from.text, word, from.length) == 0;
}

/* Takes the first word off. */
static piece take_word(piece *from)
{
    piece word = {from->text, 0};
    while (word.length < from->length && !is_blank(from->text[word.length]))
        word.length++;
    *from = trim((piece){from->text + word.length, from->length - word.length});
    return word;
}

static bool find_kind(piece name, phw_finding_kind *kind)
{
    for (unsigned i = 0; i < PHW_FINDING_KIND_COUNT; i++)
        if (is_word(name, phw_finding_kind_name((phw_finding_kind)i))) {
            *kind = (phw_finding_kind)i;
            return true;
        }
    return false;
}

/* What cannot stand on a line at all. */
static const char *unfit(piece line)
{
    if (line.length > PHW_RULES_LINE_MAX)
        return "the line is longer than 1,000 bytes";
    for (size_t at = 0; at < line.length;) {
        uint32_t c;
        at += phw_utf8_decode(line.text + at, line.length - at, &c);
        if (c == PHW_UTF8_INVALID)
            return "the text is not UTF-8: save the file as UTF-8";
        if ((c < ' ' && c != '\t') || (c >= 0x7F && c < 0xA0))
            return "a control character stands on the line: type it anew";
    }
    return NULL;
}

static const char *read_policy(piece rest, phw_rules_line *line)
{
    piece kind = take_word(&rest);
    if (!find_kind(kind, &line->kind))
        return "policy takes a kind of finding and note, review or block, "
               "for example: policy staff_name block";
    for (int i = PHW_POLICY_NOTE; i < PHW_POLICY_ANSWER_COUNT; i++)
        if (is_word(rest, phw_policy_answer_name((phw_policy_answer)i))) {
            line->answer = (phw_policy_answer)i;
            if (i == PHW_POLICY_NOTE && !(NOTED_KINDS & 1U << line->kind))
                return "note is for staff_name, trust_name, trust_logo, face and vehicle_plate "
                       "only: what may identify a patient always counts";
            return NULL;
        }
    return "a policy says note, review or block";
}

static const char *read_value(piece rest, phw_rules_line *line)
{
    if (rest.length == 0)
        return "something must stand behind the word";
    for (size_t i = 1; i < rest.length; i++)
        if (rest.text[i] == '#' && is_blank(rest.text[i - 1]))
            return "a comment takes a line of its own, which begins with #";
    line->value = rest.text;
    line->length = rest.length;
    return NULL;
}

static const char *read_rule(piece from, phw_rules_line *line)
{
    piece word = take_word(&from), kind = {NULL, 0};
    const char *colon = memchr(word.text, ':', word.length);
    if (colon) {
        kind = (piece){colon + 1, word.length - (size_t)(colon + 1 - word.text)};
        word.length = (size_t)(colon - word.text);
    }
    size_t verb = 0;
    while (verb < PHW_RULE_VERB_COUNT && !is_word(word, verbs[verb].word))
        verb++;
    if (verb == PHW_RULE_VERB_COUNT)
        return "a line begins with allow, deny, staff, number, pattern or policy";
    line->verb = (phw_rule_verb)verb;
    line->kind = verbs[verb].kind;
    line->answer = PHW_POLICY_NONE;
    if (colon && !verbs[verb].takes_kind)
        return "only deny, number and pattern take a kind, for example: deny:patient_name";
    if (colon && (!find_kind(kind, &line->kind) || !(TEXT_KINDS & 1U << line->kind)))
        return "behind the colon stands a kind of finding that text can be, for example "
               "hospital_number, patient_name or custom";
    return line->verb == PHW_VERB_POLICY ? read_policy(from, line) : read_value(from, line);
}

phw_rules_line_sort phw_rules_line_read(const char *text, size_t length, uint32_t number,
                                        bool headed, phw_rules_line *line, const char **wrong)
{
    piece all = trim((piece){text, length});
    *wrong = unfit(all);
    if (*wrong)
        return PHW_LINE_WRONG;
    if (all.length == 0 || all.text[0] == '#')
        return PHW_LINE_EMPTY;
    bool is_head =
        all.length >= sizeof head_any - 1 && memcmp(all.text, head_any, sizeof head_any - 1) == 0;
    if (!headed) {
        if (is_word(all, head))
            return PHW_LINE_HEAD;
        *wrong = is_head ? "this photoward reads rules of version 1: photoward rules 1"
                         : "the first line must be: photoward rules 1";
        return PHW_LINE_WRONG;
    }
    if (is_head) {
        *wrong = "the file has begun already";
        return PHW_LINE_WRONG;
    }
    line->number = number;
    *wrong = read_rule(all, line);
    return *wrong ? PHW_LINE_WRONG : PHW_LINE_RULE;
}
