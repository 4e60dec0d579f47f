/* SPDX-License-Identifier: Apache-2.0 */
/** @file recogniser.h  One kind of finding, one file, one row of the table in recogniser.c. */
#ifndef PHW_IDENTIFY_RECOGNISER_H
#define PHW_IDENTIFY_RECOGNISER_H

#include "identify/context.h"
#include "identify/page_dates.h"
#include "identify/rules.h"
#include "photoward/finding.h"

/** A finding before overlaps are resolved: on text of one cell. */
typedef struct phw_candidate {
    phw_span span;
    phw_finding_kind kind;
    phw_subject subject;
    double confidence;
    const char *because[PHW_BECAUSE_MAX];
    size_t because_count;
    uint32_t rule_line; /**< of the user's rules file that asked for it; 0: none */
    bool allowed;       /**< a rule takes it away; internal to own_rules.c */
    bool kept;          /**< it is reported; internal to identify.c */
} phw_candidate;

/** Which cells stand under which; arrays of one a cell. */
typedef struct phw_stack {
    const uint32_t *above; /**< the cell a cell stands under, or PHW_VIEW_NONE */
    const uint32_t *below; /**< the cell under a cell, or PHW_VIEW_NONE */
    const bool *begins;    /**< and whether it begins under it, not only some word of it does */
} phw_stack;

/** What recognisers share. They read everything and add candidates. */
typedef struct phw_context {
    const phw_page *page;
    const phw_models *models;
    const phw_view *view;
    const phw_labels *labels;
    const phw_page_dates *dates;
    struct phw_page_words *words; /**< the page's different words and what is known of them */
    const phw_rules *rules;       /**< the user's own; NULL: there are none */
    phw_rules_use *rules_use;     /**< where they say what met a limit; NULL is fine */
    phw_evidence evidence;
    const uint32_t *above;     /**< the cell a cell stands right under, or PHW_VIEW_NONE */
    const uint32_t *below;     /**< the cell right under a cell, or PHW_VIEW_NONE */
    const bool *below_starts;  /**< and whether it begins under it, not only some word of it does */
    phw_stack rows;            /**< the same for rows of a list, which stand further apart */
    phw_candidate *candidates; /**< so far, in the order in which they were added */
    size_t candidate_count;
    size_t candidate_capacity; /**< internal */
    uint32_t *heads;           /**< a cell's last candidate, or PHW_VIEW_NONE; internal */
    uint32_t *links;           /**< the candidate before it in its cell; internal */
    double surest[PHW_FINDING_KIND_COUNT]; /**< the surest candidate that was added, kind by kind */
    bool nobody_likely;      /**< nobody who is named is likely to be a patient (bearers.c) */
    uint8_t **contact_words; /**< a cell's tokens as contact.c sees them; NULL: not asked for yet */
    struct phw_name_page
        *name_page; /**< made by the first that asks for it; NULL before; internal */
    const struct phw_name_observer *observer; /**< for teaching; NULL else */
    phw_arena *arena;                         /**< memory for as long as the page is examined */
    bool failed;                              /**< memory ran out: later calls do nothing */
} phw_context;

/** Adds a candidate; an empty span is dropped, a span is trimmed.
 *  @param tags  NULL-terminated list of static strings, or NULL. */
void phw_context_add(phw_context *context, phw_finding_kind kind, phw_subject subject,
                     phw_span span, double confidence, const char *const *tags);

/** The surest candidate of kind @p kind that overlaps @p span, or NULL. */
const phw_candidate *phw_context_at(const phw_context *context, phw_span span,
                                    phw_finding_kind kind);

/** Whether any candidate of at least @p confidence, of any kind in the bit mask @p kinds
 *  (1 << phw_finding_kind), stands in the cell. */
bool phw_context_in_cell(const phw_context *context, uint32_t cell, uint32_t kinds,
                         double confidence);

/** As phw_context_in_cell() for the whole page. */
bool phw_context_on_page(const phw_context *context, uint32_t kinds, double confidence);

/** Kinds of findings that say which patient a page is about. */
#define PHW_PATIENT_KINDS                                                                          \
    (1U << PHW_FINDING_PATIENT_NAME | 1U << PHW_FINDING_NHS_NUMBER |                               \
     1U << PHW_FINDING_CHI_NUMBER | 1U << PHW_FINDING_HC_NUMBER |                                  \
     1U << PHW_FINDING_HOSPITAL_NUMBER | 1U << PHW_FINDING_DATE_OF_BIRTH)

/** As phw_context_in_cell() for the row of a cell, at most @p reach cells to either side. */
bool phw_context_in_row(const phw_context *context, uint32_t cell, uint32_t kinds,
                        double confidence, uint32_t reach);

/** Which candidates are in a cell: start with PHW_VIEW_NONE, ends with it. */
uint32_t phw_context_next_in_cell(const phw_context *context, uint32_t cell, uint32_t previous);

/** A recogniser reads the context and adds candidates to it. */
typedef struct phw_recogniser {
    const char *name;
    void (*run)(phw_context *context);
} phw_recogniser;

/** All recognisers in the order in which they run. @param[out] count  how many. */
const phw_recogniser *phw_recognisers(size_t *count);

/** Numbers first, then names, then what needs both. */
void phw_recognise_nhs_number(phw_context *context);
void phw_recognise_chi_number(phw_context *context);
void phw_recognise_hc_number(phw_context *context);
void phw_recognise_date_of_birth(phw_context *context);
void phw_recognise_date_of_birth_roll(phw_context *context);
void phw_recognise_told_number(phw_context *context);
void phw_recognise_hospital_number(phw_context *context);
void phw_recognise_postcode(phw_context *context);
void phw_recognise_phone(phw_context *context);
void phw_recognise_email(phw_context *context);
void phw_recognise_identity_block(phw_context *context);
void phw_recognise_nino(phw_context *context);
void phw_recognise_slip_number(phw_context *context);
void phw_recognise_bedside(phw_context *context);
void phw_recognise_errand(phw_context *context);
void phw_recognise_jotting(phw_context *context);
void phw_recognise_short_message(phw_context *context);
void phw_recognise_printed(phw_context *context);
void phw_recognise_told_of(phw_context *context);
void phw_recognise_agenda(phw_context *context);
void phw_recognise_beside_care(phw_context *context);
void phw_recognise_born_behind(phw_context *context);
void phw_recognise_born_numbered(phw_context *context);
void phw_recognise_residents(phw_context *context);
void phw_recognise_care_slip(phw_context *context);
void phw_recognise_belongings(phw_context *context);
void phw_recognise_treatment_list(phw_context *context);
void phw_recognise_bay_rows(phw_context *context);
void phw_recognise_bed_rows(phw_context *context);
void phw_recognise_examined(phw_context *context);
void phw_recognise_measured(phw_context *context);
void phw_recognise_nurse_calls(phw_context *context);
void phw_recognise_specimen(phw_context *context);
void phw_recognise_thanked(phw_context *context);
void phw_recognise_posted(phw_context *context);
void phw_recognise_kin_called(phw_context *context);
void phw_recognise_made_out(phw_context *context);
void phw_recognise_unlabelled(phw_context *context);
void phw_recognise_label_alone(phw_context *context);
void phw_recognise_opened_part(phw_context *context);
void phw_recognise_spoken_of(phw_context *context);
void phw_recognise_name_mates(phw_context *context);
void phw_recognise_ticket(phw_context *context);
void phw_recognise_newborn(phw_context *context);
void phw_recognise_rides(phw_context *context);
void phw_recognise_numbered(phw_context *context);
void phw_recognise_address(phw_context *context);

/** What is made of words. Organisations come first: a name inside one is nobody's. */
void phw_recognise_organisation(phw_context *context);
void phw_recognise_names(phw_context *context);
void phw_recognise_wire_fields(phw_context *context);
void phw_recognise_delimited(phw_context *context);
void phw_recognise_called_up(phw_context *context);
void phw_recognise_board(phw_context *context);
void phw_recognise_visit_kind(phw_context *context);
void phw_recognise_file_names(phw_context *context);
void phw_recognise_greeted(phw_context *context);

/** Patient names and days of birth on a screen that asks whoever has come whether it is them. */
void phw_recognise_asks_who(phw_context *context);

/** Patient names on machines that somebody ill lives with: whose they are, whom they greet. */
void phw_recognise_own_device(phw_context *context);

/** Patient names beside the chairs of a unit where treatments are given. */
void phw_recognise_chairs(phw_context *context);

/** Patient names on short papers whose own words say that one stands there: "Patient: Suharto". */
void phw_recognise_filled_in(phw_context *context);
void phw_recognise_trade_words(phw_context *context);
void phw_recognise_name_roll(phw_context *context);
void phw_recognise_name_filed(phw_context *context);
void phw_recognise_table_names(phw_context *context);
void phw_recognise_name_locked(phw_context *context);
void phw_recognise_told_name(phw_context *context);
void phw_recognise_unlikely_colleague(phw_context *context);
void phw_recognise_cared_page(phw_context *context);
void phw_recognise_clinical(phw_context *context);
void phw_recognise_appointment(phw_context *context);

/** Second passes, once names are known. */
void phw_recognise_email_owner(phw_context *context);
void phw_recognise_date_of_birth_beside(phw_context *context);
void phw_recognise_date_of_birth_packed(phw_context *context);
void phw_recognise_spelt_name(phw_context *context);
void phw_recognise_repeated_number(phw_context *context);
void phw_recognise_column_mates(phw_context *context);

/** Ten digits alone, once names and dates have told that the page is a record. */
void phw_recognise_nhs_number_on_record(phw_context *context);

/** Names by the form of a record alone. */
void phw_recognise_record_form(phw_context *context);

/** Ages, and what staff are called on registers. */
void phw_recognise_age(phw_context *context);
void phw_recognise_staff_number(phw_context *context);

/** What a place of care that is told by a domain has as its first tag. */
#define PHW_DOMAIN_TAG "domain"

/** Organisations by their domains and codes: no name of them stands there for others to use. */
void phw_recognise_organisation_told(phw_context *context);
void phw_recognise_bearers(phw_context *context);
void phw_recognise_bearers_doubted(phw_context *context);

/** Signs that add up, where no patient is named. */
void phw_recognise_clues(phw_context *context);

/** Not a kind: on a page of another trade what looks like a patient's is less sure. */
void phw_recognise_teaching(phw_context *context);
void phw_recognise_other_trades(phw_context *context);
void phw_recognise_test_patient(phw_context *context);
void phw_recognise_citation(phw_context *context);

/** Not a kind: what the user's rules file says, after all others. */
void phw_recognise_own_rules(phw_context *context);

/** Not a kind: weighs the page anew, now that numbers and names speak of a record too. */
void phw_recognise_record(phw_context *context);

#endif
