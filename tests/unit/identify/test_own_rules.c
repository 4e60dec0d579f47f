/* SPDX-License-Identifier: Apache-2.0 */
/* Rules against whole pages: patterns that are too slow, and allow-lists that ask for everything.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "identify/identify.h"
#include "identify/rules.h"
#include "model/model.h"
#include "page_art.h"

#define RULES_MAX 65536
#define PAGE_MAX 65536

static phw_models *models;

static int open_models(void **state)
{
    (void)state;
    return phw_models_open(PHW_TEST_BINARY_DIR "/photoward.model", &models, NULL) == PHW_OK ? 0
                                                                                            : -1;
}

static int close_models(void **state)
{
    (void)state;
    phw_models_free(&models);
    return 0;
}

static phw_rules *read_rules(const char *file)
{
    phw_rules *rules = NULL;
    phw_error error = PHW_ERROR_INIT;
    if (phw_rules_read((phw_rules_text){file, strlen(file)}, NULL, NULL, &rules, &error) != PHW_OK)
        fail_msg("%s", error.message);
    return rules;
}

static phw_findings *identify(const char *text, const phw_rules *rules, phw_rules_use *use)
{
    phw_findings *findings = NULL;
    phw_page *page = page_art_make(text, (page_art){0, 2});
    assert_non_null(page);
    assert_int_equal(phw_findings_new(&findings, NULL), PHW_OK);
    const phw_identify_with with = {models, rules, use, NULL};
    assert_int_equal(phw_identify_page_with(page, &with, findings, NULL), PHW_OK);
    phw_page_free(&page);
    return findings;
}

static void a_slow_pattern_is_given_up_and_named(void **state)
{
    (void)state;
    phw_rules *rules = read_rules("photoward rules 1\n"
                                  "number RX999999\n"
                                  "pattern (?:a+)+[bc]\n"
                                  "pattern ^(?:\\w|\\w\\w|[a-z ])+[!?]$\n"
                                  "number RY999999\n");
    phw_rules_use use = {.used = false};
    phw_findings *findings = identify("RX123456 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
                                      "one two three four five six seven eight nine ten eleven\n"
                                      "RY123456\n",
                                      rules, &use);
    assert_int_equal(use.stopped_count, 2);
    assert_int_equal(use.stopped[0], 3);
    assert_int_equal(use.stopped[1], 4);
    assert_int_equal(findings->count, 2); /* the others go on */
    assert_int_equal(findings->items[0].rule_line, 2);
    assert_int_equal(findings->items[1].rule_line, 5);
    phw_findings_free(&findings);
    phw_rules_free(&rules);
}

static void a_sound_pattern_is_not_given_up_on_a_large_page(void **state)
{
    (void)state;
    static char text[PAGE_MAX];
    phw_rules *rules = read_rules("photoward rules 1\n"
                                  "number RX999999\n"
                                  "pattern \\b[A-Z]{1,3}[ -]?\\d{6,8}(?:/\\d)?\\b\n"
                                  "pattern (?:[0-9]{2}[.-]){2}[0-9]{4}X\n");
    phw_rules_use use = {.used = false};
    for (int i = 0; i < 400; i++)
        strcat(text,
               "the patient of bed 4 was seen at 10.15 on 03-04-2024 by the team, 12-34-5678\n");
    phw_findings *findings = identify(text, rules, &use);
    assert_int_equal(use.stopped_count, 0);
    phw_findings_free(&findings);
    phw_rules_free(&rules);
}

static bool has_tag(const phw_finding *finding, const char *tag)
{
    for (size_t i = 0; i < finding->because_count; i++)
        if (strcmp(finding->because[i], tag) == 0)
            return true;
    return false;
}

static bool same(const phw_finding *a, const phw_finding *b)
{
    return a->kind == b->kind && a->subject == b->subject && a->line == b->line &&
           a->first_word == b->first_word && a->last_word == b->last_word &&
           strcmp(a->text, b->text) == 0;
}

/* Found by its place in a record: what no allow-list may take away. */
static bool in_a_field(const phw_finding *finding)
{
    static const char *const tags[] = {"label-left",     "label-above",       "column",
                                       "identity-block", "beside-identifier", "number-on-row",
                                       "column-of-names"};
    if (finding->subject != PHW_SUBJECT_PATIENT && finding->subject != PHW_SUBJECT_RELATIVE)
        return false;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (has_tag(finding, tags[i]))
            return true;
    return false;
}

/* Everything that was found on a page is put on its allow-list (and every name among the staff):
 * all that stands in a patient's field must be found as before. */
static size_t allow_all(const char *text, const char *verb, const char *name)
{
    static char file[RULES_MAX];
    size_t fields = 0;
    phw_findings *before = identify(text, NULL, NULL);
    strcpy(file, "photoward rules 1\n");
    for (size_t i = 0; i < before->count; i++) {
        size_t used = strlen(file);
        const phw_finding *f = &before->items[i];
        if (strlen(f->text) >= 5 && !strstr(f->text, " #"))
            snprintf(file + used, sizeof file - used, "%s %s\n", verb, f->text);
    }
    phw_rules *rules = read_rules(file);
    phw_findings *after = identify(text, rules, NULL);
    for (size_t i = 0; i < before->count; i++) {
        bool found = false;
        if (!in_a_field(&before->items[i]))
            continue;
        fields++;
        for (size_t k = 0; k < after->count && !found; k++)
            found = same(&before->items[i], &after->items[k]);
        if (!found)
            fail_msg("%s: %s \"%s\" (%s) was taken out of a patient's field", name,
                     phw_finding_kind_name(before->items[i].kind), before->items[i].text,
                     before->items[i].because[0]);
    }
    phw_findings_free(&before);
    phw_findings_free(&after);
    phw_rules_free(&rules);
    return fields;
}

static size_t allow_all_of_file(const char *name, const char *verb)
{
    static char page[PAGE_MAX];
    char path[512], row[1024];
    bool in_page = false;
    size_t fields = 0;
    snprintf(path, sizeof path, PHW_TEST_SOURCE_DIR "/tests/golden/text/%s.page", name);
    FILE *stream = fopen(path, "r");
    assert_non_null(stream);
    page[0] = '\0';
    while (fgets(row, sizeof row, stream)) {
        if (strncmp(row, "---", 3) == 0 && in_page) {
            fields += allow_all(page, verb, name);
            in_page = false;
        } else if (strncmp(row, "===", 3) == 0) {
            page[0] = '\0';
            in_page = true;
        } else if (in_page && strlen(page) + strlen(row) < sizeof page) {
            strcat(page, row);
        }
    }
    fclose(stream);
    return fields;
}

static void no_allow_list_empties_a_patients_field(void **state)
{
    (void)state;
    static const char *const names[] = {"names_records", "names_letters",    "names_chats",
                                        "nhs_number",    "hospital_number",  "date_of_birth",
                                        "phone",         "postcode_address", "own_rules_allow"};
    size_t fields = 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        fields += allow_all_of_file(names[i], "allow");
        fields += allow_all_of_file(names[i], "staff");
    }
    assert_true(fields > 200); /* the test has something to lose */
}

static void a_deny_rule_hides_no_number(void **state)
{
    (void)state;
    phw_rules *rules = read_rules("photoward rules 1\ndeny 999 123 4560\n"
                                  "deny SMITH, John (Mr) Born 12-Mar-1965\n");
    phw_findings *findings =
        identify("SMITH, John (Mr) Born 12-Mar-1965 NHS No. 999 123 4560\n", rules, NULL);
    unsigned kinds = 0;
    for (size_t i = 0; i < findings->count; i++)
        kinds |= 1U << findings->items[i].kind;
    assert_true(kinds & 1U << PHW_FINDING_NHS_NUMBER);
    assert_true(kinds & 1U << PHW_FINDING_DATE_OF_BIRTH);
    assert_true(kinds & 1U << PHW_FINDING_PATIENT_NAME);
    assert_true(kinds & 1U << PHW_FINDING_CUSTOM);
    phw_findings_free(&findings);
    phw_rules_free(&rules);
}

static void what_a_rule_and_photoward_find_is_one(void **state)
{
    (void)state;
    phw_rules *rules = read_rules("photoward rules 1\nnumber K999999\n");
    phw_findings *findings = identify("Hospital No: K123456\n", rules, NULL);
    assert_int_equal(findings->count, 1);
    assert_int_equal(findings->items[0].rule_line, 2);
    assert_true(has_tag(&findings->items[0], "rule"));
    assert_true(has_tag(&findings->items[0], "label-left"));
    phw_findings_free(&findings);
    phw_rules_free(&rules);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slow_pattern_is_given_up_and_named),
        cmocka_unit_test(a_sound_pattern_is_not_given_up_on_a_large_page),
        cmocka_unit_test(no_allow_list_empties_a_patients_field),
        cmocka_unit_test(a_deny_rule_hides_no_number),
        cmocka_unit_test(what_a_rule_and_photoward_find_is_one),
    };
    return cmocka_run_group_tests(tests, open_models, close_models);
}
