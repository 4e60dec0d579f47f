/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_model.h  How likely a name is a patient's, a relative's, a colleague's or none: a
 *  logistic model whose weights models/names learned. */
#ifndef PHW_IDENTIFY_NAME_MODEL_H
#define PHW_IDENTIFY_NAME_MODEL_H

#include "identify/name_features.h"

/** Whose name it is. */
typedef enum phw_name_owner {
    PHW_OWNER_NOBODY = 0, /**< no name, or nobody's who is cared for or cares */
    PHW_OWNER_PATIENT,
    PHW_OWNER_RELATIVE,
    PHW_OWNER_STAFF
} phw_name_owner;

#define PHW_NAME_OWNER_COUNT 4

/** The probabilities of a name's owners; they sum to 1. */
typedef struct phw_name_odds {
    float owner[PHW_NAME_OWNER_COUNT];
} phw_name_odds;

/** Weighs features. Pure. */
phw_name_odds phw_name_model_weigh(const phw_name_features *features);

/** Whether something beside the name says that its bearer works there. */
bool phw_name_model_staff_sign(const phw_name_features *features);

/** Whose name it is, if anybody's: the likeliest, but in doubt a patient's rather than staff's. */
phw_name_owner phw_name_model_likeliest(const phw_name_features *features,
                                        const phw_name_odds *odds);

/**
 * The features that speak most for @p owner, strongest first, by their tags.
 * @param[out] tags  room for @p most; no tag twice.
 * @return how many.
 */
size_t phw_name_model_explain(const phw_name_features *features, phw_name_owner owner,
                              const char **tags, size_t most);

#endif
