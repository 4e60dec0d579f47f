/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/policy.h"

#include <assert.h>

static const phw_cover covers[] = {
    [PHW_FINDING_PATIENT_NAME] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_RELATIVE_NAME] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_STAFF_NAME] = PHW_COVER_WHERE_INDIRECT,
    [PHW_FINDING_NHS_NUMBER] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_CHI_NUMBER] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_HC_NUMBER] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_HOSPITAL_NUMBER] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_DATE_OF_BIRTH] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_ADDRESS] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_POSTCODE] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_PHONE] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_EMAIL] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_NINO] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_TRUST_NAME] = PHW_COVER_WHERE_INDIRECT,
    [PHW_FINDING_TRUST_LOGO] = PHW_COVER_WHERE_INDIRECT,
    [PHW_FINDING_CLINICAL] = PHW_COVER_WHERE_INDIRECT,
    [PHW_FINDING_APPOINTMENT] = PHW_COVER_WHERE_INDIRECT,
    [PHW_FINDING_BARCODE] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_FACE] = PHW_COVER_WHERE_ASKED,
    [PHW_FINDING_VEHICLE_PLATE] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_GPS] = PHW_COVER_NEVER,
    [PHW_FINDING_THUMBNAIL] = PHW_COVER_NEVER,
    [PHW_FINDING_TRAILING_DATA] = PHW_COVER_NEVER,
    [PHW_FINDING_WEAK_REDACTION] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_CUSTOM] = PHW_COVER_IDENTIFIER,
    [PHW_FINDING_NAME_BADGE] = PHW_COVER_WHERE_INDIRECT,
    [PHW_FINDING_HIDDEN_TEXT] = PHW_COVER_NEVER,
};

static_assert(sizeof covers / sizeof covers[0] == PHW_FINDING_KIND_COUNT, "a row for each kind");

phw_cover phw_redact_cover_of(phw_finding_kind kind)
{
    return covers[kind];
}

static bool is_nowhere(const phw_quad *quad)
{
    for (int i = 0; i < 4; i++)
        if (quad->corner[i].x != 0 || quad->corner[i].y != 0)
            return false;
    return true;
}

bool phw_redact_covers(const phw_finding *finding, phw_verdict verdict)
{
    if (finding->subject == PHW_SUBJECT_PUBLIC || !(finding->confidence >= PHW_REDACT_LEAST) ||
        is_nowhere(&finding->quad))
        return false;
    if (finding->asked)
        return covers[finding->kind] != PHW_COVER_NEVER;
    switch (covers[finding->kind]) {
    case PHW_COVER_NEVER:
        return false;
    case PHW_COVER_IDENTIFIER:
        return verdict != PHW_VERDICT_CLEAR;
    case PHW_COVER_WHERE_ASKED:
        return false;
    case PHW_COVER_WHERE_INDIRECT:
        return verdict == PHW_VERDICT_REVIEW;
    }
    return false;
}
