/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/recogniser.h"

/* What a sure finding adds to a page's evidence of being a record, once a kind. */
static const struct kind_weight {
    phw_finding_kind kind;
    double sure;
    double weight;
} weights[] = {
    {PHW_FINDING_NHS_NUMBER, 0.75, 0.30},    {PHW_FINDING_CHI_NUMBER, 0.75, 0.30},
    {PHW_FINDING_DATE_OF_BIRTH, 0.75, 0.25}, {PHW_FINDING_HOSPITAL_NUMBER, 0.75, 0.20},
    {PHW_FINDING_PATIENT_NAME, 0.70, 0.25},  {PHW_FINDING_CLINICAL, 0.60, 0.10},
};

void phw_recognise_record(phw_context *context)
{
    double clinical = context->evidence.clinical;
    for (size_t k = 0; k < sizeof weights / sizeof weights[0]; k++) {
        for (size_t i = 0; i < context->candidate_count; i++) {
            const phw_candidate *candidate = &context->candidates[i];
            if (candidate->kind == weights[k].kind && candidate->confidence >= weights[k].sure) {
                clinical += weights[k].weight;
                break;
            }
        }
    }
    context->evidence.clinical = clinical > 1 ? 1 : clinical;
}
