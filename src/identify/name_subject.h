/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_subject.h  Whose name it is: a patient's, a relative's, a member of staff's. */
#ifndef PHW_IDENTIFY_NAME_SUBJECT_H
#define PHW_IDENTIFY_NAME_SUBJECT_H

#include "identify/name_page.h"

/** What the surroundings say of whose name it is. 0 … 1 each; the tags are static or NULL. */
typedef struct phw_name_whose {
    float patient;
    float relative;
    float staff;
    const char *patient_tag;
    const char *relative_tag;
    const char *staff_tag;
    bool patient_label;  /**< a label that says "patient" itself, so that the page is a record */
    float label_patient; /**< what labels alone say */
    float label_relative;
    float label_staff;
} phw_name_whose;

/** Labels whose values are people's names. */
#define PHW_NAME_LABELS                                                                            \
    (PHW_LABEL_BIT(PHW_LABEL_PERSON_NAME) | PHW_LABEL_BIT(PHW_LABEL_NEXT_OF_KIN) |                 \
     PHW_LABEL_BIT(PHW_LABEL_CLINICIAN) | PHW_LABEL_BIT(PHW_LABEL_GP))

/** Reads the labels, titles, roles and words round a name. */
phw_name_whose phw_name_subject_weigh(const phw_name_page *page, uint32_t cell,
                                      const phw_name_span *name);

/** The label whose value begins at byte @p begin of a cell and is a name; NULL where none. */
const phw_label_link *phw_name_subject_label(const phw_name_page *page, uint32_t cell,
                                             uint32_t begin);

#endif
