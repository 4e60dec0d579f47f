/* SPDX-License-Identifier: Apache-2.0 */
#include "risk/evidence.h"

#include <math.h>
#include <string.h>

/* Numbers that are nobody's yet (uk-fci/nhs-number: 900 to 999) carry this tag. Staff cannot know,
 * so they count, but they do not block alone. */
#define TEST_RANGE "test-range"

/* A cover through which something of a person was read carries this one. */
#define READ_THROUGH "reads"
/* A whole note that speaks of care, whoever is meant: it needs nothing beside it to be looked at.
 */
#define NOTE_OF_CARE "note-of-care"

/* A policy speaks of signs that only add up as well, which are this sure. */
#define POLICY_LEAST 0.40

/* The texts of one kind that were counted already. */
typedef struct seen {
    const char *texts[PHW_RISK_DIFFERENT_MOST];
    size_t count;
} seen;

/* Many were born on a day: on a record it is a patient. */
bool phw_risk_setting_tells(const phw_risk_setting *setting, phw_finding_kind kind)
{
    return setting->clinical || (setting->record && kind == PHW_FINDING_DATE_OF_BIRTH) ||
           (setting->listed && kind == PHW_FINDING_PATIENT_NAME);
}

static double confidence_of(const phw_finding *finding)
{
    return finding->confidence > 0 ? fmin(finding->confidence, 1) : 0; /* NaN counts as nothing */
}

static bool has_tag(const phw_finding *finding, const char *tag)
{
    for (size_t i = 0; i < finding->because_count; i++)
        if (strcmp(finding->because[i], tag) == 0)
            return true;
    return false;
}

bool phw_risk_evidence_counts(const phw_finding *finding)
{
    return finding->subject != PHW_SUBJECT_PUBLIC &&
           (unsigned)finding->kind < PHW_FINDING_KIND_COUNT;
}

/* Findings in pixels have no text; each is another one. */
static bool is_new(seen *known, const char *text)
{
    if (known->count == PHW_RISK_DIFFERENT_MOST)
        return false;
    for (size_t i = 0; text && i < known->count; i++)
        if (known->texts[i] && strcmp(known->texts[i], text) == 0)
            return false;
    known->texts[known->count++] = text;
    return true;
}

static int points(int whole, int more, double best, size_t different)
{
    return (int)lround(whole * best) + (different > 1 ? (int)(different - 1) * more : 0);
}

phw_risk_evidence phw_risk_evidence_gather(const phw_findings *findings)
{
    phw_risk_evidence evidence = {.context = 0};
    seen known[PHW_FINDING_KIND_COUNT] = {{.count = 0}};
    for (size_t i = 0; findings && i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        if (!phw_risk_evidence_counts(finding))
            continue;
        const phw_risk_weight *weight = phw_risk_weigh(finding->kind);
        double sure = confidence_of(finding);
        double *best = &evidence.best[finding->kind];
        *best = fmax(*best, sure);
        if (sure >= weight->weak && is_new(&known[finding->kind], finding->text))
            evidence.different[finding->kind]++;
    }
    for (int kind = 0; kind < PHW_FINDING_KIND_COUNT; kind++) {
        const phw_risk_weight *weight = phw_risk_weigh((phw_finding_kind)kind);
        if (evidence.best[kind] <= 0)
            continue;
        evidence.context += points(weight->context, weight->context_more, evidence.best[kind],
                                   evidence.different[kind]);
    }
    return evidence;
}

bool phw_risk_evidence_clinical(const phw_risk_evidence *evidence)
{
    return evidence->context >= PHW_RISK_CLINICAL;
}

static bool is_person(const phw_finding *finding)
{
    return finding->subject == PHW_SUBJECT_PATIENT || finding->subject == PHW_SUBJECT_RELATIVE;
}

bool phw_risk_evidence_blocks(const phw_finding *finding, bool clinical)
{
    if (!phw_risk_evidence_counts(finding) || !is_person(finding))
        return false;
    const phw_risk_weight *weight = phw_risk_weigh(finding->kind);
    double sure = confidence_of(finding);
    return (sure >= weight->alone && !has_tag(finding, TEST_RANGE)) ||
           (clinical && sure >= weight->clinical);
}

phw_rule phw_risk_evidence_rule(const phw_finding *finding, bool clinical)
{
    if (!phw_risk_evidence_counts(finding))
        return PHW_RULE_NONE;
    const phw_risk_weight *weight = phw_risk_weigh(finding->kind);
    double sure = confidence_of(finding);
    if (phw_risk_evidence_blocks(finding, clinical))
        return has_tag(finding, READ_THROUGH) ? PHW_RULE_COVER_READ : weight->block;
    if (sure >= weight->notable && (weight->anyone || is_person(finding)))
        return weight->review;
    if ((clinical || has_tag(finding, NOTE_OF_CARE)) && sure >= weight->weak)
        return weight->review;
    return PHW_RULE_NONE;
}

bool phw_risk_evidence_concerns_policy(const phw_finding *finding)
{
    if (!phw_risk_evidence_counts(finding))
        return false;
    double weak = phw_risk_weigh(finding->kind)->weak;
    return weak >= PHW_RISK_NEVER || confidence_of(finding) >= fmin(weak, POLICY_LEAST);
}
