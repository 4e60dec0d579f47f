/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the cases of *.page files; README.md beside this file says how they are written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "identify/identify.h"
#include "identify/rules.h"
#include "model/model.h"
#include "page_art.h"
#include "risk/risk.h"

#define TEXT_MAX 65536
#define LISTED_MAX 256
#define ROW_MAX 512
#define COVERED_MAX 8

/* Every case is set in each of these ways, and must give the same. */
static const struct setting {
    const char *name;
    page_art art;
} settings[] = {
    {"level, columns apart", {0, 2}},
    {"level, whole rows", {0, 0}},
    {"slanted by 7 degrees", {0.1221730476, 2}},
    {"slanted by 7 degrees, wide columns apart", {0.1221730476, 3}},
    {"turned by 90 degrees", {1.5707963268, 2}},
};

typedef struct golden_case {
    char name[ROW_MAX];
    char page[TEXT_MAX];
    char expected[LISTED_MAX][ROW_MAX];
    int expected_count;
    char covered[COVERED_MAX][ROW_MAX];
    int covered_count;
    phw_rules *rules;    /* the file's own rules, or NULL */
    char kinds[ROW_MAX]; /* only these count, each with a space before and behind; "" for all */
} golden_case;

static bool counts(const golden_case *c, phw_finding_kind kind)
{
    char padded[64];
    snprintf(padded, sizeof padded, " %s ", phw_finding_kind_name(kind));
    return !c->kinds[0] || strstr(c->kinds, padded);
}

/* Takes one matching row off the list of what is still expected. */
static bool take(char (*rows)[ROW_MAX], bool *used, int count, const char *row)
{
    for (int i = 0; i < count; i++) {
        if (!used[i] && strcmp(rows[i], row) == 0) {
            used[i] = true;
            return true;
        }
    }
    return false;
}

/* What risk makes of a page and its findings, and whether that is what a row asks for. */
static bool verdict_is(const phw_page *page, const phw_findings *findings, const phw_genre *genre,
                       const char *row)
{
    bool least = strncmp(row, "least ", 6) == 0;
    const char *wanted = row + (least ? 6 : 5);
    phw_page judged_page = *page;
    phw_findings judged = *findings;
    phw_report report = {.width = page->width,
                         .height = page->height,
                         .complete = true,
                         .container = {.complete = true, .orientation = 1, .pages = 1},
                         .page = &judged_page,
                         .findings = &judged,
                         .genre = *genre};
    phw_risk_assess(&report);
    bool good = false;
    for (int v = 0; v < PHW_VERDICT_COUNT; v++)
        if (strcmp(wanted, phw_verdict_name((phw_verdict)v)) == 0)
            good = least ? (int)report.verdict >= v : (int)report.verdict <= v;
    if (!good) {
        printf("    verdict   %s (%.2f) where %s was asked:", phw_verdict_name(report.verdict),
               report.jigsaw, row);
        for (size_t i = 0; i < report.reason_count; i++)
            printf(" %s", report.reasons[i].rule);
        printf("\n");
    }
    return good;
}

static bool is_verdict(const char *row)
{
    return strncmp(row, "least ", 6) == 0 || strncmp(row, "most ", 5) == 0;
}

/* Words that somebody laid a cover over through which they can be read. */
static void cover_words(const golden_case *c, phw_page *page)
{
    for (size_t i = 0; page && i < page->word_count; i++)
        for (int k = 0; k < c->covered_count; k++)
            page->words[i].covered |= strcmp(page->words[i].text, c->covered[k]) == 0;
}

static bool run_setting(const golden_case *c, const struct setting *setting,
                        const phw_models *models, bool show_all)
{
    static char expected[LISTED_MAX][ROW_MAX];
    bool used[LISTED_MAX] = {false}, good = true;
    phw_page *page = page_art_make(c->page, setting->art);
    cover_words(c, page);
    phw_findings *findings = NULL;
    phw_genre genre = {.kind = PHW_GENRE_NONE};
    if (!page || phw_findings_new(&findings, NULL) != PHW_OK ||
        phw_identify_page_with(page, &(phw_identify_with){models, c->rules, NULL, &genre}, findings,
                               NULL) != PHW_OK) {
        printf("    could not be examined\n");
        phw_page_free(&page);
        phw_findings_free(&findings);
        return false;
    }
    memcpy(expected, c->expected, sizeof expected);
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *f = &findings->items[i];
        char row[ROW_MAX];
        if (!counts(c, f->kind))
            continue;
        char by_rule[32] = "";
        if (f->rule_line)
            snprintf(by_rule, sizeof by_rule, " rule %u", (unsigned)f->rule_line);
        snprintf(row, sizeof row, "%s %s \"%s\"%s", phw_finding_kind_name(f->kind),
                 phw_subject_name(f->subject), f->text, by_rule);
        bool known = take(expected, used, c->expected_count, row);
        if (!known || show_all) {
            printf("  %s %s  (%.2f", known ? "  found    " : "  not asked", row, f->confidence);
            for (size_t k = 0; k < f->because_count; k++)
                printf(" %s", f->because[k]);
            printf(")\n");
        }
        good &= known;
    }
    for (int i = 0; i < c->expected_count; i++) {
        if (strncmp(expected[i], "text ", 5) == 0) {
            used[i] = strcmp(expected[i] + 5, phw_genre_name(genre.kind)) == 0;
            if (!used[i])
                printf("    text      %s (%.2f) where %s was asked\n", phw_genre_name(genre.kind),
                       genre.confidence, expected[i]);
        } else if (is_verdict(expected[i]))
            used[i] = verdict_is(page, findings, &genre, expected[i]);
        else if (!used[i])
            printf("    missing   %s\n", expected[i]);
        good &= used[i];
    }
    phw_findings_free(&findings);
    phw_page_free(&page);
    return good;
}

static bool run_case(const golden_case *c, const char *file, const phw_models *models,
                     const char *wanted)
{
    bool good = true;
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        if (!run_setting(c, &settings[i], models, wanted != NULL)) {
            printf("%s: %s (%s)\n", file, c->name, settings[i].name);
            good = false;
        }
    }
    return good;
}

static void end_line(char *row)
{
    row[strcspn(row, "\r\n")] = '\0';
}

/* Reads the next case. @p row holds the heading line that was read last. */
static bool read_case(FILE *stream, char *row, golden_case *c)
{
    bool expecting = false;
    if (strncmp(row, "===", 3) != 0)
        return false;
    snprintf(c->name, sizeof c->name, "%.*s", (int)sizeof c->name - 8, row + 4);
    c->page[0] = '\0';
    c->expected_count = c->covered_count = 0;
    while (fgets(row, ROW_MAX, stream)) {
        end_line(row);
        if (strncmp(row, "===", 3) == 0)
            return true;
        if (strcmp(row, "---") == 0) {
            expecting = true;
        } else if (!expecting) {
            strncat(c->page, row, sizeof c->page - strlen(c->page) - 2);
            strcat(c->page, "\n");
        } else if (strncmp(row, "covered ", 8) == 0 && c->covered_count < COVERED_MAX) {
            strcpy(c->covered[c->covered_count++], row + 8);
        } else if (row[0] && row[0] != '#' && strcmp(row, "none") != 0 &&
                   c->expected_count < LISTED_MAX) {
            strcpy(c->expected[c->expected_count++], row);
        }
    }
    row[0] = '\0';
    return true;
}

/* What stands before the first case: kinds that count, and lines of a rules file. */
static bool read_head(FILE *stream, char *row, golden_case *c)
{
    static char rules[TEXT_MAX];
    phw_error error = PHW_ERROR_INIT;
    while (fgets(row, ROW_MAX, stream) && strncmp(row, "===", 3) != 0) {
        end_line(row);
        if (strncmp(row, "kinds:", 6) == 0)
            snprintf(c->kinds, sizeof c->kinds, "%.*s ", (int)sizeof c->kinds - 8, row + 6);
        if (strncmp(row, "rules: ", 7) == 0) {
            strncat(rules, row + 7, sizeof rules - strlen(rules) - 2);
            strcat(rules, "\n");
        }
    }
    end_line(row);
    if (rules[0] && phw_rules_read((phw_rules_text){rules, strlen(rules)}, NULL, NULL, &c->rules,
                                   &error) != PHW_OK) {
        fprintf(stderr, "golden_text: %s\n", error.message);
        return false;
    }
    return true;
}

int main(int count, char **arguments)
{
    static golden_case c;
    phw_models *models = NULL;
    if (count < 3) {
        fprintf(stderr, "usage: golden_text MODEL FILE.page [CASE]\n");
        return 2;
    }
    FILE *stream = fopen(arguments[2], "r");
    if (!stream || phw_models_open(arguments[1], &models, NULL) != PHW_OK) {
        fprintf(stderr, "golden_text: cannot read %s or %s\n", arguments[1], arguments[2]);
        if (stream)
            fclose(stream);
        return 2;
    }
    char row[ROW_MAX] = "";
    int cases = 0, bad = 0;
    if (!read_head(stream, row, &c)) {
        fclose(stream);
        phw_models_free(&models);
        return 2;
    }
    const char *wanted = count > 3 ? arguments[3] : NULL;
    while (read_case(stream, row, &c)) {
        if (wanted && !strstr(c.name, wanted))
            continue;
        cases++;
        bad += !run_case(&c, arguments[2], models, wanted);
    }
    printf("%d cases, %d wrong\n", cases, bad);
    fclose(stream);
    phw_rules_free(&c.rules);
    phw_models_free(&models);
    return bad || !cases ? 1 : 0;
}
