/* SPDX-License-Identifier: Apache-2.0 */
/* Payloads as lines of text; every person and number is invented (NHS test range 999). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "mark/payload.h"

static void check(phw_symbology symbology, bool gs1, const char *text, size_t length,
                  phw_payload_kind kind, const char *lines)
{
    const phw_code code = {.symbology = symbology, .gs1 = gs1, .text = text, .length = length};
    phw_strbuf got = PHW_STRBUF_INIT;
    assert_int_equal(phw_payload_lines(&code, &got), kind);
    assert_false(got.failed);
    assert_string_equal(got.text ? got.text : "", lines);
    phw_strbuf_done(&got);
}

#define CHECK(symbology, gs1, text, kind, lines)                                                   \
    check(symbology, gs1, text, sizeof(text) - 1, kind, lines)

static void test_own_forms_are_split_into_fields(void **state)
{
    (void)state;
    CHECK(PHW_SYMBOLOGY_DATA_MATRIX, false, "9990001234|HOLT|Jean|28011965", PHW_PAYLOAD_NUMBERED,
          "999 000 1234\nHOLT\nJean\n28/01/1965\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "HOLT^Jean^19650128^F", PHW_PAYLOAD_PERSON,
          "HOLT\nJean\n28/01/1965\nF\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "Row 7;20260131;A4", PHW_PAYLOAD_TEXT,
          "Row 7\n31/01/2026\nA4\n");
    CHECK(PHW_SYMBOLOGY_CODE_128, false, "S84847684", PHW_PAYLOAD_TEXT, "S84847684\n");
    CHECK(PHW_SYMBOLOGY_CODE_39, false, " 19650128 ", PHW_PAYLOAD_TEXT, "28/01/1965\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "99999999", PHW_PAYLOAD_TEXT, "99999999\n");
}

static void test_element_strings_of_a_wristband(void **state)
{
    (void)state;
    static const char lines[] = "NHS number: 999 000 1234\nRXX\nHospital number: K123456\n"
                                "Patient name: HOLT, Jean\nDate of birth: 28/01/1965\n";

    CHECK(PHW_SYMBOLOGY_DATA_MATRIX, true,
          "8018505089899900012345\x1d"
          "91RXX,K123456\x1d"
          "93HOLT,Jean,28011965",
          PHW_PAYLOAD_PATIENT, lines);
    CHECK(PHW_SYMBOLOGY_CODE_128, false,
          "]C18018505089899900012345\x1d"
          "91RXX,K123456\x1d"
          "93HOLT,Jean,28011965",
          PHW_PAYLOAD_PATIENT, lines);
    CHECK(PHW_SYMBOLOGY_QR, false, "(8018)505089899900012345(91)RXX,K123456(93)HOLT,Jean,28011965",
          PHW_PAYLOAD_PATIENT, lines);
    CHECK(PHW_SYMBOLOGY_DATA_MATRIX, true, "9400505089899900012345", PHW_PAYLOAD_PATIENT,
          "NHS number: 999 000 1234\n");
    CHECK(PHW_SYMBOLOGY_DATA_MATRIX, true, "921/1,HOLT,Jean", PHW_PAYLOAD_TEXT,
          "1/1\nMother: HOLT, Jean\n");
}

static void test_goods_are_nobody(void **state)
{
    (void)state;
    CHECK(PHW_SYMBOLOGY_EAN, false, "9780306406157", PHW_PAYLOAD_GOODS, "");
    CHECK(PHW_SYMBOLOGY_DATA_MATRIX, true, "010501234567890010LOT7", PHW_PAYLOAD_GOODS, "");
    CHECK(PHW_SYMBOLOGY_DATABAR, false, "0105012345678900", PHW_PAYLOAD_GOODS, "");
    /* Goods that name a patient as well are a patient's. */
    CHECK(PHW_SYMBOLOGY_DATA_MATRIX, true, "01050123456789008018505089899900012345",
          PHW_PAYLOAD_PATIENT, "NHS number: 999 000 1234\n");
}

static void test_links(void **state)
{
    (void)state;
    CHECK(PHW_SYMBOLOGY_QR, false, "https://example.org/a?nhs=9990001234", PHW_PAYLOAD_LINK,
          "https\nexample.org\na\nnhs: 999 000 1234\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "https://example.org/patients/K123456/notes", PHW_PAYLOAD_LINK,
          "https\nexample.org\nPatient number: K123456\nnotes\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "https://example.org/patient/leaflets-2024", PHW_PAYLOAD_LINK,
          "https\nexample.org\npatient\nleaflets-2024\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "https://example.org/patients/", PHW_PAYLOAD_LINK,
          "https\nexample.org\npatients\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "https://example.org and more", PHW_PAYLOAD_TEXT,
          "https://example.org and more\n");
}

/* One in eleven serial numbers of ten digits is a valid NHS number. */
static void test_numbers_of_a_pack_are_nobodys(void **state)
{
    (void)state;
    CHECK(PHW_SYMBOLOGY_DATA_MATRIX, true,
          "010950110153000317290630"
          "10A1234B\x1d"
          "219990000018",
          PHW_PAYLOAD_GOODS, "");
    CHECK(PHW_SYMBOLOGY_CODE_128, true, "00095011015300012348109990000018", PHW_PAYLOAD_GOODS, "");
}

static void test_dates_of_own_forms(void **state)
{
    (void)state;
    CHECK(PHW_SYMBOLOGY_QR, false, "HOLT^Jean^1965-01-28^F", PHW_PAYLOAD_PERSON,
          "HOLT\nJean\n1965-01-28\nF\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "K123456^HOLT^Jean^28/01/1965", PHW_PAYLOAD_PERSON,
          "K123456\nHOLT\nJean\n28/01/1965\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "HOLT^JEAN^28-JAN-1965^F", PHW_PAYLOAD_PERSON,
          "HOLT\nJEAN\n28-JAN-1965\nF\n");
    /* A day to come, a version, a telephone. */
    CHECK(PHW_SYMBOLOGY_QR, false, "GIG;ROW A;SEAT 12;20290131", PHW_PAYLOAD_TEXT,
          "GIG\nROW A\nSEAT 12\n31/01/2029\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "Pump;Blue;1.2.2019a", PHW_PAYLOAD_TEXT,
          "Pump\nBlue\n1.2.2019a\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "Pump;Blue;28/13/1965", PHW_PAYLOAD_TEXT,
          "Pump\nBlue\n28/13/1965\n");
}

static void test_contact_cards(void **state)
{
    (void)state;
    CHECK(PHW_SYMBOLOGY_QR, false,
          "BEGIN:VCARD\r\nVERSION:4.0\r\nN:HOLT;Jean;;;\r\nbday:1965-01-28\r\n"
          "ADR;TYPE=HOME:;;12 Mill Lane;Leeds;;LS1 4AB;UK\r\nEND:VCARD\r\n",
          PHW_PAYLOAD_TEXT,
          "Name: HOLT, Jean\nDate of birth: 28/01/1965\n"
          "Address: 12 Mill Lane, Leeds, LS1 4AB, UK\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "MECARD:N:HOLT,Jean;BDAY:19650128;NOTE:a\\;b;;",
          PHW_PAYLOAD_TEXT, "Name: HOLT, Jean\nDate of birth: 28/01/1965\na\\;b\n");
    /* A business card has no day of birth. */
    CHECK(PHW_SYMBOLOGY_QR, false, "MECARD:N:HOLT,Jean;TEL:07700900123;;", PHW_PAYLOAD_TEXT,
          "HOLT, Jean\n07700900123\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "MECARD:", PHW_PAYLOAD_TEXT, "");
    CHECK(PHW_SYMBOLOGY_QR, false, "MECARD:BDAY:;N:\\", PHW_PAYLOAD_TEXT, "\\\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "BEGIN:VCARDs", PHW_PAYLOAD_TEXT, "s\n");
}

/* What claims to be element strings and is not is read as plain fields. */
static void test_broken_element_strings(void **state)
{
    (void)state;
    CHECK(PHW_SYMBOLOGY_DATA_MATRIX, true, "0105", PHW_PAYLOAD_TEXT, "0105\n");
    CHECK(PHW_SYMBOLOGY_DATA_MATRIX, true, "80", PHW_PAYLOAD_TEXT, "80\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "(8018)", PHW_PAYLOAD_TEXT, "(8018)\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "]d2", PHW_PAYLOAD_TEXT, "]d2\n");
    CHECK(PHW_SYMBOLOGY_CODE_128, true, "80181234", PHW_PAYLOAD_TEXT, "1234\n");
}

static void test_any_bytes_become_text(void **state)
{
    (void)state;
    CHECK(PHW_SYMBOLOGY_QR, false, "a\xff\x01z\0b", PHW_PAYLOAD_TEXT, "a? z\nb\n");
    CHECK(PHW_SYMBOLOGY_QR, false, "", PHW_PAYLOAD_NONE, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own_forms_are_split_into_fields),
        cmocka_unit_test(test_element_strings_of_a_wristband),
        cmocka_unit_test(test_goods_are_nobody),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_numbers_of_a_pack_are_nobodys),
        cmocka_unit_test(test_dates_of_own_forms),
        cmocka_unit_test(test_contact_cards),
        cmocka_unit_test(test_broken_element_strings),
        cmocka_unit_test(test_any_bytes_become_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
