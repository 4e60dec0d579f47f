/* SPDX-License-Identifier: Apache-2.0 */
#include "risk/risk.h"

#include <math.h>
#include <string.h>

#include "risk/evidence.h"
#include "risk/jigsaw.h"
#include "risk/record.h"

/* So sure a page's text is a record's that a date of birth in it is a patient's. */
#define SURE_RECORD 0.6

/* So sure a page is a list of patients that several names on it are theirs, though no number or
 * field says so: a theatre's board, a round. */
#define SURE_LIST 0.70
#define LISTED_NAMES 3

/* Which rules apply, by number. */
typedef struct judged {
    bool applies[PHW_RULE_COUNT];
} judged;

static void apply(judged *result, phw_rule rule, bool holds)
{
    if (holds && rule != PHW_RULE_NONE)
        result->applies[rule] = true;
}

/* What the user's rules say of one finding, beside or instead of photoward's own reason. */
static void judge_by_policy(const phw_rules_use *rules, phw_finding *finding, phw_rule reason,
                            judged *result)
{
    phw_policy_answer answer = (unsigned)finding->kind < PHW_FINDING_KIND_COUNT
                                   ? rules->policy[finding->kind]
                                   : PHW_POLICY_NONE;
    bool concerned = phw_risk_evidence_concerns_policy(finding);
    if (answer != PHW_POLICY_NOTE)
        apply(result, reason, true);
    if (answer == PHW_POLICY_REVIEW)
        apply(result, PHW_RULE_POLICY_REVIEW, concerned);
    if (answer == PHW_POLICY_BLOCK && concerned) {
        apply(result, PHW_RULE_POLICY_BLOCK, true);
        finding->asked = true;
    }
}

/* A record that nobody can be identified on is still a record. */
static bool shows_record(const phw_page *page)
{
    for (size_t i = 0; page && i < page->plane_count; i++)
        if (page->planes[i].clinical)
            return true;
    return false;
}

static bool reads_as_record(const phw_genre *genre)
{
    return (genre->kind == PHW_GENRE_CLINICAL_RECORD || genre->kind == PHW_GENRE_CLINICAL_LIST) &&
           genre->confidence >= SURE_RECORD;
}

static bool lists_patients(const phw_genre *genre, const phw_risk_evidence *evidence)
{
    return genre->kind == PHW_GENRE_CLINICAL_LIST && genre->confidence >= SURE_LIST &&
           evidence->different[PHW_FINDING_PATIENT_NAME] >= LISTED_NAMES;
}

static void judge_findings(const phw_report *report, const phw_risk_evidence *evidence,
                           const phw_risk_setting *setting, judged *result)
{
    for (size_t i = 0; report->findings && i < report->findings->count; i++) {
        phw_finding *finding = &report->findings->items[i];
        bool patient = phw_risk_setting_tells(setting, finding->kind);
        judge_by_policy(&report->rules, finding, phw_risk_evidence_rule(finding, patient), result);
    }
    for (int kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++) {
        const phw_risk_weight *weight = phw_risk_weigh((phw_finding_kind)kind);
        apply(result, weight->review, weight->many && evidence->different[kind] >= weight->many);
    }
    /* Beside somebody's name a face is more than one among many, however little else is said. */
    for (int rule = 0; rule < PHW_RULE_COUNT; rule++)
        if (result->applies[rule] && phw_rule_lookup((phw_rule)rule)->verdict == PHW_VERDICT_BLOCK)
            apply(result, PHW_RULE_FACE,
                  report->rules.policy[PHW_FINDING_FACE] != PHW_POLICY_NOTE &&
                      evidence->best[PHW_FINDING_FACE] >= phw_risk_weigh(PHW_FINDING_FACE)->weak);
}

static void judge_container(const phw_container *container, judged *result)
{
    apply(result, PHW_RULE_DAMAGED_FILE, !container->complete);
    /* They were examined like any picture: a window's soft corners and shadow are no reason. */
    apply(result, PHW_RULE_HIDDEN_PIXELS,
          container->hidden_pixels && result->applies[PHW_RULE_WEAK_REDACTION]);
    apply(result, PHW_RULE_PLACE_IN_FILE, container->has_gps);
}

static void judge_examination(const phw_report *report, judged *result)
{
    bool page = report->page ? report->page->complete : true;
    apply(result, PHW_RULE_UNREAD, report->unread_count > 0);
    bool stopped = report->rules.stopped_count > 0;
    apply(result, PHW_RULE_OWN_STOPPED, stopped);
    apply(result, PHW_RULE_STOPPED_EARLY, report->stopped_early);
    apply(result, PHW_RULE_CUT_SHORT,
          !report->stopped_early &&
              (!page || (!report->complete && report->container.complete && !stopped)));
}

static void list_reasons(phw_report *report, judged *result)
{
    phw_verdict worst = PHW_VERDICT_CLEAR;
    for (int rule = 0; rule < PHW_RULE_COUNT; rule++) {
        phw_verdict verdict = phw_rule_lookup((phw_rule)rule)->verdict;
        if (result->applies[rule] && verdict > worst)
            worst = verdict;
    }
    result->applies[PHW_RULE_NOTHING_FOUND] = worst == PHW_VERDICT_CLEAR;
    report->verdict = worst;
    report->reason_count = 0;
    for (int rule = 0; rule < PHW_RULE_COUNT && report->reason_count < PHW_REASON_MAX; rule++) {
        const phw_rule_entry *entry = phw_rule_lookup((phw_rule)rule);
        if (result->applies[rule] && !(entry->lesser && worst == PHW_VERDICT_BLOCK))
            report->reasons[report->reason_count++] = entry->reason;
    }
}

/* Adds what one page says. */
static void judge_page(phw_report *report, judged *result)
{
    phw_risk_evidence evidence = phw_risk_evidence_gather(report->findings);
    const phw_risk_setting setting = {.clinical = phw_risk_evidence_clinical(&evidence),
                                      .record = shows_record(report->page) ||
                                                reads_as_record(&report->genre),
                                      .listed = lists_patients(&report->genre, &evidence)};
    judge_findings(report, &evidence, &setting, result);
    apply(result, PHW_RULE_LEGIBLE_RECORD, phw_risk_record_mark(report, &setting));
    apply(result, PHW_RULE_RECORD_SEEN, shows_record(report->page));
    judge_container(&report->container, result);
    judge_examination(report, result);
    phw_jigsaw jigsaw = phw_jigsaw_gather(report->findings);
    apply(result, PHW_RULE_JIGSAW, jigsaw.enough);
    report->bits = jigsaw.bits / 10.0;
    report->jigsaw = fmin(1, jigsaw.bits / (double)PHW_JIGSAW_EVERYBODY);
    memcpy(report->signs, jigsaw.signs, sizeof report->signs);
    report->sign_count = jigsaw.sign_count;
}

void phw_risk_assess(phw_report *report)
{
    judged result = {{false}};
    judge_page(report, &result);
    for (size_t i = 0; i < report->further_count; i++) {
        phw_report *page = report->further[i];
        judge_page(page, &result);
        if (page->bits <= report->bits)
            continue;
        report->jigsaw = page->jigsaw;
        report->bits = page->bits;
        memcpy(report->signs, page->signs, sizeof report->signs);
        report->sign_count = page->sign_count;
    }
    list_reasons(report, &result);
}

bool phw_risk_is_certain(const phw_report *report)
{
    static const phw_rule own[] = {PHW_RULE_PATIENT_NUMBER, PHW_RULE_PATIENT_NAME,
                                   PHW_RULE_DATE_OF_BIRTH, PHW_RULE_PATIENT_ADDRESS};
    size_t blocking = 0, identifying = 0;
    for (size_t i = 0; i < report->reason_count; i++) {
        for (int rule = 0; rule < PHW_RULE_COUNT; rule++)
            blocking += phw_rule_lookup((phw_rule)rule)->reason.rule == report->reasons[i].rule &&
                        phw_rule_lookup((phw_rule)rule)->verdict == PHW_VERDICT_BLOCK;
        for (size_t k = 0; k < sizeof own / sizeof own[0]; k++)
            identifying += phw_rule_lookup(own[k])->reason.rule == report->reasons[i].rule;
    }
    return blocking > 1 && identifying > 0;
}
