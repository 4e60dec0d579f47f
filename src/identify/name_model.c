/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_model.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* What a feature must add to the log odds to be told as a reason. */
#define TOLD_LEAST 0.5F

/* A patient who is taken for a colleague is worse than a colleague taken for a patient: without a
 * sign of staff beside the name it must be so much likelier to be staff's. */
#define PATIENT_TAKEN_FOR_STAFF 2.5F
/* … with a title or as records write their patients' names still more. */
#define FORM_TAKEN_FOR_STAFF 12.0F
#define FIRM_LABEL 0.7F
/* … and without a word of kinship so much likelier to be a relative's. */
#define PATIENT_TAKEN_FOR_RELATIVE 1.15F

/* Log odds against nobody, times 1000: patient, relative, staff. models/names/train.py wrote them;
 * a feature that is not in the list weighs nothing. */
static const short weights[PHW_NAME_FEATURE_COUNT][PHW_NAME_OWNER_COUNT - 1] = {
#include "identify/name_weights.inc"
};

#define WEIGHT_SCALE 1000.0F

static float weight_of(size_t feature, phw_name_owner owner)
{
    return owner == PHW_OWNER_NOBODY ? 0 : (float)weights[feature][owner - 1] / WEIGHT_SCALE;
}

phw_name_odds phw_name_model_weigh(const phw_name_features *features)
{
    phw_name_odds odds = {{0}};
    float sum = 0, most = 0;
    for (size_t i = 0; i < PHW_NAME_FEATURE_COUNT; i++) {
        if (features->value[i] == 0)
            continue;
        for (int owner = PHW_OWNER_PATIENT; owner < PHW_NAME_OWNER_COUNT; owner++)
            odds.owner[owner] += weight_of(i, (phw_name_owner)owner) * features->value[i];
    }
    for (int owner = 0; owner < PHW_NAME_OWNER_COUNT; owner++)
        most = fmaxf(most, odds.owner[owner]);
    for (int owner = 0; owner < PHW_NAME_OWNER_COUNT; owner++)
        sum += odds.owner[owner] = expf(odds.owner[owner] - most);
    for (int owner = 0; owner < PHW_NAME_OWNER_COUNT; owner++)
        odds.owner[owner] /= sum;
    return odds;
}

bool phw_name_model_staff_sign(const phw_name_features *features)
{
    static const phw_name_feature signs[] = {
        PHW_FEATURE_STAFF_TITLE, PHW_FEATURE_STAFF_LABEL,    PHW_FEATURE_ROLE_BESIDE,
        PHW_FEATURE_SIGNATURE,   PHW_FEATURE_MAILBOX,        PHW_FEATURE_SENDER,
        PHW_FEATURE_SIGNED,      PHW_FEATURE_LETTERS_BEHIND, PHW_FEATURE_BY,
        PHW_FEATURE_TOLD,        PHW_FEATURE_POST,           PHW_FEATURE_GREETED,
        PHW_FEATURE_CLINIC_OF,   PHW_FEATURE_DISCUSSED,      PHW_FEATURE_TITLED_SECOND};
    return phw_name_features_any(features, signs, sizeof signs / sizeof signs[0]);
}

phw_name_owner phw_name_model_likeliest(const phw_name_features *features,
                                        const phw_name_odds *odds)
{
    float patient = odds->owner[PHW_OWNER_PATIENT];
    /* What stands in the field of the next of kin is theirs, however bare the word. */
    if (features->value[PHW_FEATURE_KIN_LABEL] >= FIRM_LABEL &&
        features->value[PHW_FEATURE_NAME_LABEL] < FIRM_LABEL &&
        !phw_name_model_staff_sign(features))
        return PHW_OWNER_RELATIVE;
    float cost =
        phw_name_model_staff_sign(features) ? 1
        : features->value[PHW_FEATURE_PLAIN_TITLE] > 0 || features->value[PHW_FEATURE_COMMA] > 0 ||
                features->value[PHW_FEATURE_UPPER_GIVEN] > 0 ||
                (features->value[PHW_FEATURE_SINGLE] > 0 && features->value[PHW_FEATURE_ALONE] > 0)
            ? FORM_TAKEN_FOR_STAFF
            : PATIENT_TAKEN_FOR_STAFF;
    bool kin =
        features->value[PHW_FEATURE_RELATION] > 0 || features->value[PHW_FEATURE_KIN_LABEL] > 0;
    phw_name_owner best =
        odds->owner[PHW_OWNER_RELATIVE] > patient * (kin ? 1 : PATIENT_TAKEN_FOR_RELATIVE)
            ? PHW_OWNER_RELATIVE
            : PHW_OWNER_PATIENT;
    return odds->owner[PHW_OWNER_STAFF] > cost * odds->owner[best] ? PHW_OWNER_STAFF : best;
}

/* How much more a feature says for an owner than for the likeliest of the others. */
static float speaks_for(const phw_name_features *features, size_t feature, phw_name_owner owner)
{
    float others = 0, own = weight_of(feature, owner);
    for (int other = PHW_OWNER_NOBODY; other < PHW_NAME_OWNER_COUNT; other++)
        if (other != (int)owner)
            others += weight_of(feature, (phw_name_owner)other);
    return features->value[feature] * (own - others / (PHW_NAME_OWNER_COUNT - 1));
}

size_t phw_name_model_explain(const phw_name_features *features, phw_name_owner owner,
                              const char **tags, size_t most)
{
    struct {
        const char *tag;
        float worth;
    } signs[PHW_NAME_FEATURE_COUNT];
    size_t sign_count = 0, count = 0;
    for (size_t i = 0; i < PHW_NAME_FEATURE_COUNT; i++) {
        const char *tag =
            features->value[i] == 0 ? NULL : phw_name_feature_tag((phw_name_feature)i);
        float worth = tag ? speaks_for(features, i, owner) : 0;
        if (worth > TOLD_LEAST) {
            signs[sign_count].tag = tag;
            signs[sign_count++].worth = worth;
        }
    }
    while (count < most) {
        const char *best = NULL;
        float worth = TOLD_LEAST;
        for (size_t i = 0; i < sign_count; i++)
            if (signs[i].worth > worth)
                worth = signs[i].worth, best = signs[i].tag;
        if (!best)
            break;
        tags[count++] = best;
        for (size_t i = 0; i < sign_count; i++)
            signs[i].worth = strcmp(signs[i].tag, best) == 0 ? 0 : signs[i].worth;
    }
    return count;
}
