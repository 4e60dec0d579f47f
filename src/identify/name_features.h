/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_features.h  What the form of a name, the tables, the words round it, its place and
 * the page say of it: the numbers that the model of names weighs. */
#ifndef PHW_IDENTIFY_NAME_FEATURES_H
#define PHW_IDENTIFY_NAME_FEATURES_H

#include "identify/name_subject.h"
#include "identify/name_traits.h"

/**
 * X(feature, tag): the features in the order of the weights. All are 0 … 1, most of them 0 or 1.
 * The tag says in a report why somebody's name was found; NULL where it would tell nobody anything.
 */
#define PHW_NAME_FEATURES(X)                                                                       \
    X(ALWAYS, NULL)                                                                                \
    /* how it is written */                                                                        \
    X(COMMA, NULL)                                                                                 \
    X(CARET, NULL)                                                                                 \
    X(TITLED, NULL)                                                                                \
    X(UPPER_GIVEN, NULL)                                                                           \
    X(UPPER_UPPER, NULL)                                                                           \
    X(GIVEN_FAMILY, NULL)                                                                          \
    X(FAMILY_LETTER, NULL)                                                                         \
    X(LETTER_FAMILY, NULL)                                                                         \
    X(SINGLE, NULL)                                                                                \
    X(CAPITALS, NULL)                                                                              \
    X(PLAIN_TITLE, "title")                                                                        \
    X(STAFF_TITLE, "staff-title")                                                                  \
    X(POSSESSIVE, NULL)                                                                            \
    X(SHORT_CAPITALS, NULL)                                                                        \
    X(LONG, NULL)                                                                                  \
    /* what the tables say */                                                                      \
    X(STRENGTH, NULL)                                                                              \
    X(GIVEN, NULL)                                                                                 \
    X(FAMILY, NULL)                                                                                \
    X(LEAST, NULL)                                                                                 \
    X(COMMON_WORD, NULL)                                                                           \
    X(UNLISTED, NULL)                                                                              \
    X(PLACE, NULL)                                                                                 \
    X(EPONYM, NULL)                                                                                \
    X(CLINICAL_WORD, NULL)                                                                         \
    X(ROLE_WORD, NULL)                                                                             \
    X(FORM_WORD, NULL)                                                                             \
    /* labels */                                                                                   \
    X(NAME_LABEL, "label")                                                                         \
    X(PATIENT_LABEL, "patient")                                                                    \
    X(KIN_LABEL, "next-of-kin-label")                                                              \
    X(STAFF_LABEL, "clinician-label")                                                              \
    X(FIELD_FOLLOWS, "field-behind")                                                               \
    /* words beside it */                                                                          \
    X(ROLE_BESIDE, "role")                                                                         \
    X(SIGNATURE, "signature")                                                                      \
    X(MAILBOX, "mailbox")                                                                          \
    X(SENDER, "sender")                                                                            \
    X(RELATION, "relation")                                                                        \
    X(MY_KIN, "writer-is-kin")                                                                     \
    X(KIN_OF, "kin-of")                                                                            \
    X(KIN_TOLD, "tells-of-kin")                                                                    \
    X(KIN_WRITER, "writer-is-kin")                                                                 \
    X(CLINIC_OF, "clinic-of")                                                                      \
    X(TITLED_SECOND, "second-on-row")                                                              \
    X(DISCUSSED, "discussed-with")                                                                 \
    X(LETTERS_BEHIND, NULL)                                                                        \
    X(SIGNED, "signed")                                                                            \
    X(DEAR, NULL)                                                                                  \
    X(GREETED, "greeted")                                                                          \
    X(BY, "by")                                                                                    \
    X(ABOUT, "about")                                                                              \
    X(PATIENT_WORD, "patient-word")                                                                \
    X(WITH, NULL)                                                                                  \
    X(POST, "role")                                                                                \
    X(TOLD, "told")                                                                                \
    X(FOR, NULL)                                                                                   \
    X(AND, NULL)                                                                                   \
    X(JOB_BEFORE, "something-to-do")                                                               \
    X(AGE_BEFORE, "age-before")                                                                    \
    X(STATE_BEHIND, "what-befell")                                                                 \
    X(ACTS_BEHIND, "acts")                                                                         \
    X(SPEAKS, NULL)                                                                                \
    X(COLON_BEHIND, NULL)                                                                          \
    X(AGE_BEHIND, "age-behind")                                                                    \
    X(DATE_BEHIND, "date-behind")                                                                  \
    X(NUMBER_BEHIND, "number-behind")                                                              \
    X(TIME_BEHIND, NULL)                                                                           \
    X(TERM_BEHIND, "clinical-words-behind")                                                        \
    X(NOUN_BEHIND, NULL)                                                                           \
    X(LOWER_BESIDE, NULL)                                                                          \
    X(BED_BEFORE, "bed-before")                                                                    \
    X(BED_BEHIND, "bed-behind")                                                                    \
    X(COLON_LIST, "listed")                                                                        \
    X(NUMBERED, "listed")                                                                          \
    X(TIMED, "listed")                                                                             \
    /* its place */                                                                                \
    X(ENDS_PAGE, NULL)                                                                             \
    X(COLON_ALIKE, NULL)                                                                           \
    X(ALIKE, "lines-alike")                                                                        \
    X(ALIKE_NUMBER, "lines-alike")                                                                 \
    X(STARTS, NULL)                                                                                \
    X(ALONE, NULL)                                                                                 \
    X(ALONE_PAIR, NULL)                                                                            \
    X(ROW_END, NULL)                                                                               \
    X(SECOND_ON_ROW, NULL)                                                                         \
    X(FIRST_ON_ROW, NULL)                                                                          \
    X(TITLED_IN_PROSE, NULL)                                                                       \
    X(ADDRESS_BELOW, "address-below")                                                              \
    X(NUMBERS_HERE, "number-on-row")                                                               \
    X(NUMBERS_ON_ROW, "number-on-row")                                                             \
    X(TERMS_ON_ROW, "clinical-words")                                                              \
    X(LOCAL, "clinical-words")                                                                     \
    /* the page */                                                                                 \
    X(PAGE_NUMBERS, NULL)                                                                          \
    X(PAGE_BEDS, NULL)                                                                             \
    X(PAGE_TERMS, NULL)                                                                            \
    X(PAGE_FIELDS, NULL)                                                                           \
    X(PAGE_COMMERCE, NULL)                                                                         \
    X(PAGE_SOMEBODY, NULL)                                                                         \
    X(PAGE_CHAT, NULL)                                                                             \
    X(PAGE_LIST, NULL)                                                                             \
    X(PAGE_STAFF, NULL)                                                                            \
    X(PAGE_ORGANISATION, NULL)                                                                     \
    X(PAGE_CARE, NULL)                                                                             \
    X(PAGE_PUBLIC, NULL)                                                                           \
    X(PAGE_LONG, NULL)                                                                             \
    /* forms mean more where a page is about patients */                                           \
    X(CLINICAL, NULL)                                                                              \
    X(CLINICAL_SINGLE, NULL)                                                                       \
    X(CLINICAL_PAIR, NULL)                                                                         \
    X(CLINICAL_TITLED, NULL)                                                                       \
    X(CLINICAL_COLUMN, NULL)                                                                       \
    X(CHAT_SINGLE, NULL)

/** Indices of the features. */
typedef enum phw_name_feature {
#define PHW_NAME_FEATURE_INDEX(name, tag) PHW_FEATURE_##name,
    PHW_NAME_FEATURES(PHW_NAME_FEATURE_INDEX)
#undef PHW_NAME_FEATURE_INDEX
        PHW_NAME_FEATURE_COUNT
} phw_name_feature;

/** All that is known of one name. */
typedef struct phw_name_features {
    float value[PHW_NAME_FEATURE_COUNT];
} phw_name_features;

/** Gathers them. Pure.
 *  @param whose  what phw_name_subject_weigh() says of the name. */
void phw_name_features_gather(const phw_name_page *page, const phw_name_traits *traits,
                              uint32_t cell, const phw_name_span *name, const phw_name_whose *whose,
                              phw_name_features *features);

/** Whether any of @p count features of a list is set. */
bool phw_name_features_any(const phw_name_features *features, const phw_name_feature *list,
                           size_t count);

/** A feature's name in capitals ("DEAR"), for learning. */
const char *phw_name_feature_name(phw_name_feature feature);

/** Its tag for `because`, or NULL. */
const char *phw_name_feature_tag(phw_name_feature feature);

#endif
