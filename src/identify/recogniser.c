/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/recogniser.h"

#include <string.h>

/* A new kind is a new file and one row here. Rows below "names" may look at names. */
static const phw_recogniser recognisers[] = {
    {"nhs_number", phw_recognise_nhs_number},
    {"chi_number", phw_recognise_chi_number},
    {"hc_number", phw_recognise_hc_number},
    {"date_of_birth", phw_recognise_date_of_birth},
    {"date_of_birth_packed", phw_recognise_date_of_birth_packed},
    {"date_of_birth_roll", phw_recognise_date_of_birth_roll},
    {"told_number", phw_recognise_told_number},
    {"hospital_number", phw_recognise_hospital_number},
    {"identity_block", phw_recognise_identity_block},
    {"nino", phw_recognise_nino},
    {"email", phw_recognise_email},
    /* names */
    {"organisation", phw_recognise_organisation},
    {"slip_number", phw_recognise_slip_number},
    {"specimen", phw_recognise_specimen},
    {"bedside", phw_recognise_bedside},
    {"errand", phw_recognise_errand},
    {"jotting", phw_recognise_jotting},
    {"short_message", phw_recognise_short_message},
    {"printed", phw_recognise_printed},
    {"told_of", phw_recognise_told_of},
    {"agenda", phw_recognise_agenda},
    {"beside_care", phw_recognise_beside_care},
    {"born_behind", phw_recognise_born_behind},
    {"born_numbered", phw_recognise_born_numbered},
    {"residents", phw_recognise_residents},
    {"care_slip", phw_recognise_care_slip},
    {"belongings", phw_recognise_belongings},
    {"treatment_list", phw_recognise_treatment_list},
    {"thanked", phw_recognise_thanked},
    {"posted", phw_recognise_posted},
    {"kin_called", phw_recognise_kin_called},
    {"made_out", phw_recognise_made_out},
    {"unlabelled", phw_recognise_unlabelled},
    {"label_alone", phw_recognise_label_alone},
    {"opened_part", phw_recognise_opened_part},
    {"spoken_of", phw_recognise_spoken_of},
    {"bay_rows", phw_recognise_bay_rows},
    {"visit_kind", phw_recognise_visit_kind},
    {"file_names", phw_recognise_file_names},
    {"greeted", phw_recognise_greeted},
    {"asks_who", phw_recognise_asks_who},
    {"own_device", phw_recognise_own_device},
    {"chairs", phw_recognise_chairs},
    {"filled_in", phw_recognise_filled_in},
    {"ticket", phw_recognise_ticket},
    {"newborn", phw_recognise_newborn},
    {"rides", phw_recognise_rides},
    {"numbered", phw_recognise_numbered},
    {"measured", phw_recognise_measured},
    {"names", phw_recognise_names},
    {"name_roll", phw_recognise_name_roll},
    {"trade_words", phw_recognise_trade_words},
    {"board", phw_recognise_board},
    {"bed_rows", phw_recognise_bed_rows},
    {"name_filed", phw_recognise_name_filed},
    {"table_names", phw_recognise_table_names},
    {"name_mates", phw_recognise_name_mates},
    {"name_locked", phw_recognise_name_locked},
    {"delimited", phw_recognise_delimited},
    {"wire_fields", phw_recognise_wire_fields},
    {"called_up", phw_recognise_called_up},
    {"told_name", phw_recognise_told_name},
    {"unlikely_colleague", phw_recognise_unlikely_colleague},
    {"appointment", phw_recognise_appointment},
    {"clinical", phw_recognise_clinical},
    /* contact details, whose owner is told by the names near them */
    {"record", phw_recognise_record},
    {"nhs_number_on_record", phw_recognise_nhs_number_on_record},
    {"phone", phw_recognise_phone},
    {"postcode", phw_recognise_postcode},
    {"address", phw_recognise_address},
    {"email_owner", phw_recognise_email_owner},
    /* second passes */
    {"spelt_name", phw_recognise_spelt_name},
    {"repeated_number", phw_recognise_repeated_number},
    {"date_of_birth_beside", phw_recognise_date_of_birth_beside},
    {"column_mates", phw_recognise_column_mates},
    {"record_form", phw_recognise_record_form},
    {"staff_number", phw_recognise_staff_number},
    {"examined", phw_recognise_examined},
    {"nurse_calls", phw_recognise_nurse_calls},
    {"cared_page", phw_recognise_cared_page},
    {"age", phw_recognise_age},
    {"clues", phw_recognise_clues},
    {"organisation_told", phw_recognise_organisation_told},
    {"bearers", phw_recognise_bearers},
    /* what the page is, when it is no patient's */
    {"teaching", phw_recognise_teaching},
    {"citation", phw_recognise_citation},
    {"other_trades", phw_recognise_other_trades},
    {"test_patient", phw_recognise_test_patient},
    {"bearers_doubted", phw_recognise_bearers_doubted},
    /* what the user says of all this */
    {"own_rules", phw_recognise_own_rules},
};

const phw_recogniser *phw_recognisers(size_t *count)
{
    *count = sizeof recognisers / sizeof recognisers[0];
    return recognisers;
}

static bool make_room(phw_context *context)
{
    if (context->candidate_count < context->candidate_capacity)
        return true;
    size_t wanted = context->candidate_capacity ? context->candidate_capacity * 2 : 64;
    phw_candidate *candidates = phw_arena_alloc_array(context->arena, wanted, sizeof *candidates);
    uint32_t *links = phw_arena_alloc_array(context->arena, wanted, sizeof *links);
    if (!candidates || !links)
        return false;
    if (context->candidate_count) {
        memcpy(candidates, context->candidates, context->candidate_count * sizeof *candidates);
        memcpy(links, context->links, context->candidate_count * sizeof *links);
    }
    context->candidates = candidates;
    context->links = links;
    context->candidate_capacity = wanted;
    return true;
}

void phw_context_add(phw_context *context, phw_finding_kind kind, phw_subject subject,
                     phw_span span, double confidence, const char *const *tags)
{
    span = phw_view_trim(context->view, span);
    if (context->failed || span.begin >= span.end)
        return;
    if (!make_room(context)) {
        context->failed = true;
        return;
    }
    uint32_t index = (uint32_t)context->candidate_count++;
    phw_candidate *added = &context->candidates[index];
    *added =
        (phw_candidate){.span = span, .kind = kind, .subject = subject, .confidence = confidence};
    for (; tags && *tags && added->because_count < PHW_BECAUSE_MAX; tags++)
        added->because[added->because_count++] = *tags;
    if (confidence > context->surest[kind])
        context->surest[kind] = confidence;
    context->links[index] = context->heads[span.cell];
    context->heads[span.cell] = index;
}

uint32_t phw_context_next_in_cell(const phw_context *context, uint32_t cell, uint32_t previous)
{
    return previous == PHW_VIEW_NONE ? context->heads[cell] : context->links[previous];
}

const phw_candidate *phw_context_at(const phw_context *context, phw_span span,
                                    phw_finding_kind kind)
{
    const phw_candidate *best = NULL;
    for (uint32_t i = context->heads[span.cell]; i != PHW_VIEW_NONE; i = context->links[i]) {
        const phw_candidate *candidate = &context->candidates[i];
        if (candidate->kind == kind && candidate->span.begin < span.end &&
            span.begin < candidate->span.end && (!best || candidate->confidence > best->confidence))
            best = candidate;
    }
    return best;
}

bool phw_context_in_cell(const phw_context *context, uint32_t cell, uint32_t kinds,
                         double confidence)
{
    for (uint32_t i = context->heads[cell]; i != PHW_VIEW_NONE; i = context->links[i])
        if (kinds & 1U << context->candidates[i].kind &&
            context->candidates[i].confidence >= confidence)
            return true;
    return false;
}

bool phw_context_on_page(const phw_context *context, uint32_t kinds, double confidence)
{
    for (size_t i = 0; i < context->candidate_count; i++)
        if (kinds & 1U << context->candidates[i].kind &&
            context->candidates[i].confidence >= confidence)
            return true;
    return false;
}

bool phw_context_in_row(const phw_context *context, uint32_t cell, uint32_t kinds,
                        double confidence, uint32_t reach)
{
    if (phw_context_in_cell(context, cell, kinds, confidence))
        return true;
    uint32_t left = cell, right = cell;
    for (uint32_t i = 0; i < reach; i++) {
        if (left != PHW_VIEW_NONE)
            left = context->view->cells[left].previous;
        if (right != PHW_VIEW_NONE)
            right = context->view->cells[right].next;
        if ((left != PHW_VIEW_NONE && phw_context_in_cell(context, left, kinds, confidence)) ||
            (right != PHW_VIEW_NONE && phw_context_in_cell(context, right, kinds, confidence)))
            return true;
    }
    return false;
}
