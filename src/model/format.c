/* SPDX-License-Identifier: Apache-2.0 */
#include "model/format.h"

#include <assert.h>
#include <string.h>

#define OGL "OGL-UK-3.0"
#define OWN "Apache-2.0"

static const phw_model_source sources[] = {
    [PHW_TABLE_FORENAMES] = {"forenames.tsv", OGL " AND CC0-1.0 AND MIT", PHW_SHAPE_NAME},
    [PHW_TABLE_SURNAMES] = {"surnames.tsv", OGL " AND CC-BY-4.0 AND CC0-1.0 AND MIT",
                            PHW_SHAPE_NAME},
    [PHW_TABLE_WORDS] = {"common_words.tsv", "MIT AND CC-BY-3.0 AND SCOWL", PHW_SHAPE_WEIGHT},
    [PHW_TABLE_ORGANISATIONS] = {"nhs_organisations.txt", OGL " AND MIT", PHW_SHAPE_SET},
    [PHW_TABLE_HOSPITALS] = {"hospitals.txt", OGL " AND MIT", PHW_SHAPE_SET},
    [PHW_TABLE_DRUGS] = {"drugs.txt", OGL " AND CC0-1.0", PHW_SHAPE_SET},
    [PHW_TABLE_DRUG_BRANDS] = {"drug_brands.txt", OGL, PHW_SHAPE_SET},
    [PHW_TABLE_CONDITIONS] = {"conditions.txt", OWN, PHW_SHAPE_SET},
    [PHW_TABLE_CONDITIONS_RARE] = {"conditions_rare.txt", "CC0-1.0", PHW_SHAPE_SET},
    [PHW_TABLE_LAB_TESTS] = {"lab_tests.txt", OWN, PHW_SHAPE_SET},
    [PHW_TABLE_CLINICAL_ROLES] = {"clinical_roles.txt", OWN, PHW_SHAPE_SET},
    [PHW_TABLE_WARD_TERMS] = {"ward_terms.txt", OWN, PHW_SHAPE_SET},
    [PHW_TABLE_EPONYMS] = {"eponyms.txt", OWN, PHW_SHAPE_SET},
    [PHW_TABLE_PLACES] = {"places.tsv", OGL, PHW_SHAPE_TIER},
    [PHW_TABLE_TOWNS] = {"towns.txt", OGL " AND CC0-1.0", PHW_SHAPE_SET},
    [PHW_TABLE_POSTCODE_AREAS] = {"postcode_areas.txt", OWN, PHW_SHAPE_SET},
    [PHW_TABLE_POSTCODE_DISTRICTS] = {"postcode_districts.txt", OGL " AND CC0-1.0", PHW_SHAPE_SET},
    [PHW_TABLE_EPR_SYSTEMS] = {"epr_systems.txt", OWN, PHW_SHAPE_SET},
    [PHW_TABLE_RECORD_LABELS] = {"record_labels.tsv", OWN, PHW_SHAPE_LABEL},
};

static_assert(sizeof sources / sizeof sources[0] == PHW_TABLE_COUNT, "a source for each table");

const phw_model_source *phw_model_source_of(phw_table table)
{
    return &sources[table];
}

const char *phw_label_type_name(phw_label_type type)
{
    static const char *const names[] = {"address",
                                        "administrative",
                                        "age",
                                        "allergies",
                                        "bed",
                                        "clinician",
                                        "date_of_birth",
                                        "date_of_death",
                                        "date_time",
                                        "diagnosis",
                                        "email",
                                        "episode_number",
                                        "ethnicity",
                                        "examination",
                                        "gp",
                                        "history",
                                        "hospital_number",
                                        "investigation",
                                        "language",
                                        "length_of_stay",
                                        "marital_status",
                                        "medication",
                                        "national_identifier",
                                        "next_of_kin",
                                        "nhs_number",
                                        "observations",
                                        "occupation",
                                        "person_name",
                                        "plan",
                                        "postcode",
                                        "procedure",
                                        "professional_registration",
                                        "religion",
                                        "research",
                                        "safeguarding",
                                        "sample_number",
                                        "sex",
                                        "specialty",
                                        "telephone",
                                        "ward"};
    static_assert(sizeof names / sizeof names[0] == PHW_LABEL_TYPE_COUNT, "a name for each type");
    return (unsigned)type < PHW_LABEL_TYPE_COUNT ? names[type] : "unknown";
}

size_t phw_model_payload_size(phw_model_shape shape)
{
    static const uint8_t sizes[] = {0, 1, 2, 3, 8};
    static_assert(sizeof sizes == PHW_SHAPE_COUNT, "a size for each shape");
    return sizes[shape];
}

uint16_t phw_model_pack_weight(float weight)
{
    uint32_t bits;
    static_assert(sizeof bits == sizeof weight, "binary32");
    memcpy(&bits, &weight, sizeof bits);
    return (uint16_t)((bits + 0x8000U) >> 16);
}

float phw_model_unpack_weight(uint16_t packed)
{
    uint32_t bits = (uint32_t)packed << 16;
    float weight;
    memcpy(&weight, &bits, sizeof weight);
    return weight;
}
