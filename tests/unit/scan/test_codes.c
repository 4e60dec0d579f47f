/* SPDX-License-Identifier: Apache-2.0 */
/* Whose a code is, with the real models; invented people, NHS test range 999. */
#include "builder.h"

#include <string.h>

#include "model/model.h"
#include "scan/codes.h"

#define TABLES PHW_TEST_BINARY_DIR "/photoward.model"
#define SIDE 1000

static phw_models *models;

static int open_models(void **state)
{
    (void)state;
    return phw_models_open(TABLES, &models, NULL) == PHW_OK ? 0 : -1;
}

static int close_models(void **state)
{
    (void)state;
    phw_models_free(&models);
    return 0;
}

/* What stands round the code, which is in the middle of the picture. */
typedef struct surroundings {
    bool patient;    /* a patient's number, on the code's sheet */
    size_t clinical; /* clinical words on it */
    bool elsewhere;  /* all of that stands on another sheet */
    size_t places;   /* wards and beds on it */
} surroundings;

static phw_report *picture(const surroundings *round)
{
    phw_report *report = build_report(SIDE, SIDE);
    build_plane(report, PHW_PLANE_SHEET, (phw_box){300, 300, 700, 700});
    build_plane(report, PHW_PLANE_SHEET, (phw_box){0, 0, 200, 200});
    double at = round->elsewhere ? 20 : 320;
    if (round->patient)
        build_place(report, PHW_FINDING_NHS_NUMBER, (phw_box){at, at, at + 100, at + 20},
                    PHW_NO_PLANE, PHW_NO_LINE);
    for (size_t i = 0; i < round->clinical; i++)
        build_place(report, PHW_FINDING_CLINICAL,
                    (phw_box){at, at + 30 + 20.0 * (double)i, at + 100, at + 45 + 20.0 * (double)i},
                    PHW_NO_PLANE, PHW_NO_LINE);
    for (size_t i = 0; i < round->places; i++) {
        build_place(
            report, PHW_FINDING_APPOINTMENT,
            (phw_box){at + 200, at + 20.0 * (double)i, at + 260, at + 15 + 20.0 * (double)i},
            PHW_NO_PLANE, PHW_NO_LINE);
        phw_finding_because(&report->findings->items[report->findings->count - 1], "place");
    }
    return report;
}

/* The finding made of a code, copied without its text; kind custom where there is none. */
static phw_finding judge(const surroundings *round, phw_symbology symbology, bool gs1,
                         const char *text)
{
    phw_report *report = picture(round);
    size_t before = report->findings->count;
    phw_code code = {.symbology = symbology,
                     .gs1 = gs1,
                     .quad = phw_quad_from_box((phw_box){450, 450, 550, 550}),
                     .text = text,
                     .length = text ? strlen(text) : 0};
    const phw_codes codes = {&code, 1, 1};
    assert_int_equal(
        phw_scan_judge_codes(&codes, &(phw_identify_with){.models = models}, report, report, NULL),
        PHW_OK);
    phw_finding made = {.kind = PHW_FINDING_CUSTOM};
    assert_true(report->findings->count <= before + 1);
    if (report->findings->count > before)
        made = report->findings->items[before];
    made.text = NULL;
    phw_report_free(&report);
    return made;
}

static bool has_tag(const phw_finding *finding, const char *tag)
{
    for (size_t i = 0; i < finding->because_count; i++)
        if (strcmp(finding->because[i], tag) == 0)
            return true;
    return false;
}

static const surroundings nothing = {false, 0, false, 0};
static const surroundings letter = {true, 1, false, 0};
static const surroundings poster = {false, 4, false, 0};
static const surroundings desk = {true, 4, true, 0};
static const surroundings tube = {false, 1, false, 2};
static const surroundings pack = {false, 2, false, 0};
static const surroundings door = {false, 0, false, 3};

static void test_a_wristband_is_a_patients(void **state)
{
    (void)state;
    phw_finding made = judge(&nothing, PHW_SYMBOLOGY_DATA_MATRIX, true,
                             "8018505089899900000189\x1d"
                             "93HOLT,Jean,28011965");
    assert_int_equal(made.kind, PHW_FINDING_BARCODE);
    assert_int_equal(made.subject, PHW_SUBJECT_PATIENT);
    assert_true(made.confidence > 0.9);
    assert_true(has_tag(&made, "data-matrix"));
    assert_true(has_tag(&made, "test-range"));
    made = judge(&nothing, PHW_SYMBOLOGY_QR, false, "9990000018|HOLT|Jean|28011965");
    assert_int_equal(made.subject, PHW_SUBJECT_PATIENT);
    assert_true(made.confidence > 0.9);
}

/* One in eleven numbers of parcels has the right check digit: by itself it is review. */
static void test_a_lone_number_is_unsure(void **state)
{
    (void)state;
    phw_finding made = judge(&nothing, PHW_SYMBOLOGY_CODE_128, false, "9990000018");
    assert_int_equal(made.subject, PHW_SUBJECT_PATIENT);
    assert_true(made.confidence < 0.6 && made.confidence >= 0.5);
    made = judge(&nothing, PHW_SYMBOLOGY_CODE_128, false, "9990000019");
    assert_int_equal(made.subject, PHW_SUBJECT_PUBLIC);
    made = judge(&nothing, PHW_SYMBOLOGY_QR, false, "https://example.org/p/9990000018?from=poster");
    assert_int_equal(made.subject, PHW_SUBJECT_PATIENT);
    assert_true(made.confidence < 0.6 && made.confidence >= 0.5);
}

static void test_goods_and_links_are_nobodys(void **state)
{
    (void)state;
    phw_finding made = judge(&letter, PHW_SYMBOLOGY_EAN, false, "9780306406157");
    assert_int_equal(made.subject, PHW_SUBJECT_PUBLIC);
    made = judge(&poster, PHW_SYMBOLOGY_QR, false, "https://example.org/exercise");
    assert_int_equal(made.subject, PHW_SUBJECT_PUBLIC);
    made = judge(&nothing, PHW_SYMBOLOGY_DATA_MATRIX, true,
                 "010950110153000310A1234B\x1d"
                 "219990000018");
    assert_int_equal(made.subject, PHW_SUBJECT_PUBLIC);
}

static void test_links_and_cards_that_name_patients(void **state)
{
    (void)state;
    static const char *const texts[] = {"https://example.org/p?nhs=9990000018",
                                        "https://example.org/patients/K1234567/notes",
                                        "https://example.org/IHE/PatientID/9990000018^^^&1.2&ISO",
                                        "urn:oid:2.16.840.1.113883.2.1.4.1:9990000018",
                                        "BEGIN:VCARD\nN:HOLT;Jean\nBDAY:1965-01-28\nEND:VCARD"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        phw_finding made = judge(&nothing, PHW_SYMBOLOGY_QR, false, texts[i]);
        assert_int_equal(made.subject, PHW_SUBJECT_PATIENT);
        assert_true(made.confidence > 0.9);
    }
    phw_finding made =
        judge(&nothing, PHW_SYMBOLOGY_QR, false, "MECARD:N:HOLT,Jean;TEL:07700900123;;");
    assert_int_equal(made.subject, PHW_SUBJECT_PUBLIC);
}

/* Of a name no label tells in these; a number beside it says whose it is. */
static void test_a_name_with_a_number_is_somebodys(void **state)
{
    (void)state;
    static const char *const named[] = {
        "HOLT Jean 0081723",     "HOLT JEAN 12041951 F",  "HOLT/JEAN/19510412",
        "HOLT^JEAN^^^MRS^^L",    "0412510123 HOLT JEAN",  "Holt|Jean|RXH0012345",
        "12.04.51 Adeyemi Ruth", "~HOLT~JEAN~0412510123", "WHITLOCK EDNA MRS 23/07/1938",
        "A. Patel 40012345"};
    static const char *const nobodys[] = {"TICKET 0081723 ROW C SEAT 14",
                                          "Order 81723344",
                                          "HELLO WORLD",
                                          "Jean Holt",
                                          "LOT 24A113 EXP 2027-05",
                                          "ASSET TAG 00451223",
                                          "Blue Kettle 40012345",
                                          "London Euston 20270101",
                                          "Marks & Spencer 40012345",
                                          "Jane Austen Emma 9780141439587",
                                          "WIFI:S:Jean Holt;T:nopass;P:12345678;;",
                                          "BCD\n002\n1\nSCT\n\nJean Holt\nBE72000000001616\nEUR1"};
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        phw_finding made = judge(&nothing, PHW_SYMBOLOGY_QR, false, named[i]);
        assert_int_equal(made.subject, PHW_SUBJECT_PATIENT);
        assert_true(made.confidence >= 0.5 && made.confidence < 0.6);
    }
    for (size_t i = 0; i < sizeof nobodys / sizeof nobodys[0]; i++)
        assert_int_equal(judge(&nothing, PHW_SYMBOLOGY_QR, false, nobodys[i]).subject,
                         PHW_SUBJECT_PUBLIC);
    phw_finding made = judge(&nothing, PHW_SYMBOLOGY_QR, false, "9990000018 HOLT Jean");
    assert_int_equal(made.subject, PHW_SUBJECT_PATIENT);
    assert_true(made.confidence > 0.9);
}

static void test_what_stands_with_a_patient_is_the_patients(void **state)
{
    (void)state;
    static const struct {
        phw_symbology symbology;
        const char *text;
    } codes[] = {{PHW_SYMBOLOGY_QR, "https://example.org/p?n=004386"},
                 {PHW_SYMBOLOGY_CODE_128, "S84847684"},
                 {PHW_SYMBOLOGY_UNREAD, NULL}};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        phw_finding made = judge(&letter, codes[i].symbology, false, codes[i].text);
        assert_int_equal(made.subject, PHW_SUBJECT_PATIENT);
        assert_true(has_tag(&made, "clinical-surface"));
        made = judge(&desk, codes[i].symbology, false, codes[i].text);
        assert_int_equal(made.subject == PHW_SUBJECT_PATIENT, false);
        assert_int_equal(made.kind == PHW_FINDING_BARCODE, codes[i].text != NULL);
    }
    phw_finding made = judge(&poster, PHW_SYMBOLOGY_UNREAD, false, NULL);
    assert_int_equal(made.subject, PHW_SUBJECT_PATIENT);
}

/* A test, a ward and a bed are what is left on a tube's label of which the name is not in view. */
static void test_a_ward_and_a_bed_tell_of_care(void **state)
{
    (void)state;
    phw_finding made = judge(&tube, PHW_SYMBOLOGY_UNREAD, false, NULL);
    assert_int_equal(made.kind, PHW_FINDING_BARCODE);
    assert_int_equal(made.subject, PHW_SUBJECT_PATIENT);
    assert_true(has_tag(&made, "clinical-surface"));
    assert_int_equal(judge(&tube, PHW_SYMBOLOGY_CODE_128, false, "X12345").subject,
                     PHW_SUBJECT_PATIENT);
    assert_int_equal(judge(&tube, PHW_SYMBOLOGY_QR, false, "https://example.org/exercise").subject,
                     PHW_SUBJECT_PUBLIC);
    assert_int_equal(judge(&pack, PHW_SYMBOLOGY_UNREAD, false, NULL).kind, PHW_FINDING_CUSTOM);
    assert_int_equal(judge(&door, PHW_SYMBOLOGY_UNREAD, false, NULL).kind, PHW_FINDING_CUSTOM);
}

/* A code that repeats what was read as a patient's number says so wherever it stands. */
static void test_what_repeats_an_identifier(void **state)
{
    (void)state;
    phw_report *report = build_report(SIDE, SIDE);
    build_add(report, PHW_FINDING_HOSPITAL_NUMBER, PHW_SUBJECT_PATIENT, 0.9, "k 123-456");
    phw_code code = {.symbology = PHW_SYMBOLOGY_CODE_39,
                     .quad = phw_quad_from_box((phw_box){450, 450, 550, 550}),
                     .text = "*K123456*",
                     .length = 9};
    const phw_codes codes = {&code, 1, 1};
    assert_int_equal(
        phw_scan_judge_codes(&codes, &(phw_identify_with){.models = models}, report, report, NULL),
        PHW_OK);
    assert_int_equal(report->findings->count, 2);
    assert_int_equal(report->findings->items[1].subject, PHW_SUBJECT_PATIENT);
    assert_true(report->findings->items[1].confidence > 0.9);
    phw_report_free(&report);
}

/* In a copy the words round a code are gone; the picture still tells whose it is. */
static void test_a_copys_code_is_judged_by_its_picture(void **state)
{
    (void)state;
    phw_report *source = picture(&letter), *copy = picture(&nothing);
    phw_code code = {.symbology = PHW_SYMBOLOGY_CODE_128,
                     .quad = phw_quad_from_box((phw_box){450, 450, 550, 550}),
                     .text = "S84847684",
                     .length = 9};
    const phw_codes codes = {&code, 1, 1};
    assert_int_equal(
        phw_scan_judge_codes(&codes, &(phw_identify_with){.models = models}, source, copy, NULL),
        PHW_OK);
    assert_int_equal(copy->findings->count, 1);
    assert_int_equal(copy->findings->items[0].subject, PHW_SUBJECT_PATIENT);
    phw_report_free(&source);
    phw_report_free(&copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_wristband_is_a_patients),
        cmocka_unit_test(test_a_lone_number_is_unsure),
        cmocka_unit_test(test_goods_and_links_are_nobodys),
        cmocka_unit_test(test_links_and_cards_that_name_patients),
        cmocka_unit_test(test_a_name_with_a_number_is_somebodys),
        cmocka_unit_test(test_what_stands_with_a_patient_is_the_patients),
        cmocka_unit_test(test_a_ward_and_a_bed_tell_of_care),
        cmocka_unit_test(test_what_repeats_an_identifier),
        cmocka_unit_test(test_a_copys_code_is_judged_by_its_picture),
    };
    return cmocka_run_group_tests(tests, open_models, close_models);
}
