/* SPDX-License-Identifier: Apache-2.0 */
#include "photoward/report.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "photoward/version.h"

const char *phw_version(void)
{
    return PHW_VERSION_STRING;
}

const char *phw_verdict_name(phw_verdict verdict)
{
    static const char *const names[] = {"clear", "review", "block"};
    static_assert(sizeof names / sizeof names[0] == PHW_VERDICT_COUNT, "a name for each verdict");
    return (unsigned)verdict < PHW_VERDICT_COUNT ? names[verdict] : "unknown";
}

const char *phw_genre_name(phw_genre_kind kind)
{
    static const char *const names[] = {
        "none", "clinical_record", "clinical_list", "correspondence",
        "chat", "public_text",     "other"};
    static_assert(sizeof names / sizeof names[0] == PHW_GENRE_KIND_COUNT, "a name for each kind");
    return (unsigned)kind < PHW_GENRE_KIND_COUNT ? names[kind] : "unknown";
}

const char *phw_policy_answer_name(phw_policy_answer answer)
{
    static const char *const names[] = {"none", "note", "review", "block"};
    static_assert(sizeof names / sizeof names[0] == PHW_POLICY_ANSWER_COUNT, "a name for each");
    return (unsigned)answer < PHW_POLICY_ANSWER_COUNT ? names[answer] : "unknown";
}

const char *phw_proof_outcome_name(phw_proof_outcome outcome)
{
    static const char *const names[] = {"not made", "passed", "failed"};
    static_assert(sizeof names / sizeof names[0] == PHW_PROOF_OUTCOME_COUNT, "a name for each");
    return (unsigned)outcome < PHW_PROOF_OUTCOME_COUNT ? names[outcome] : "unknown";
}

void phw_report_free(phw_report **report)
{
    if (!report || !*report)
        return;
    phw_page_free(&(*report)->page);
    phw_findings_free(&(*report)->findings);
    for (size_t i = 0; i < (*report)->further_count; i++)
        phw_report_free(&(*report)->further[i]);
    free((*report)->further);
    free((*report)->unread);
    free((*report)->file);
    free((*report)->mask);
    free((*report)->output);
    free((*report)->backup);
    if ((*report)->strings)
        phw_arena_done((*report)->strings);
    free((*report)->strings);
    free(*report);
    *report = NULL;
}
