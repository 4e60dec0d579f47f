/* SPDX-License-Identifier: Apache-2.0 */
#include "report/kinds.h"

#include <assert.h>

#include "base/geometry.h"

const phw_kind_words *phw_kinds_words(phw_finding_kind kind)
{
    static const phw_kind_words words[] = {
        {"Patient's name", "Patients' names", "PATIENT NAME", PHW_GROUP_NAME},
        {"Relative's name", "Relatives' names", "RELATIVE NAME", PHW_GROUP_NAME},
        {"Staff name", "Staff names", "STAFF NAME", PHW_GROUP_STAFF},
        {"NHS number", "NHS numbers", "NHS NUMBER", PHW_GROUP_NUMBER},
        {"CHI number", "CHI numbers", "CHI NUMBER", PHW_GROUP_NUMBER},
        {"H&C number", "H&C numbers", "H&C NUMBER", PHW_GROUP_NUMBER},
        {"Hospital number", "Hospital numbers", "HOSPITAL NUMBER", PHW_GROUP_NUMBER},
        {"Date of birth", "Dates of birth", "DATE OF BIRTH", PHW_GROUP_BIRTH},
        {"Address", "Addresses", "ADDRESS", PHW_GROUP_CONTACT},
        {"Postcode", "Postcodes", "POSTCODE", PHW_GROUP_CONTACT},
        {"Phone number", "Phone numbers", "PHONE", PHW_GROUP_CONTACT},
        {"E-mail address", "E-mail addresses", "E-MAIL", PHW_GROUP_CONTACT},
        {"National Insurance number", "National Insurance numbers", "NI NUMBER", PHW_GROUP_NUMBER},
        {"Hospital or trust name", "Hospital or trust names", "TRUST NAME", PHW_GROUP_PLACE},
        {"NHS or trust logo", "NHS or trust logos", "TRUST LOGO", PHW_GROUP_PLACE},
        {"Clinical detail", "Clinical details", "CLINICAL", PHW_GROUP_CLINICAL},
        {"Appointment", "Appointments", "APPOINTMENT", PHW_GROUP_CLINICAL},
        {"Barcode", "Barcodes", "BARCODE", PHW_GROUP_PICTURE},
        {"Face", "Faces", "FACE", PHW_GROUP_PICTURE},
        {"Vehicle number plate", "Vehicle number plates", "NUMBER PLATE", PHW_GROUP_PICTURE},
        {"GPS position", "GPS positions", "GPS", PHW_GROUP_FILE},
        {"Hidden preview picture", "Hidden preview pictures", "PREVIEW", PHW_GROUP_FILE},
        {"Data after the picture's end", "Data after the picture's end", "TRAILING DATA",
         PHW_GROUP_FILE},
        {"Cover that can be undone", "Covers that can be undone", "WEAK COVER", PHW_GROUP_PICTURE},
        {"Own rule", "Own rules", "OWN RULE", PHW_GROUP_CUSTOM},
        {"Staff badge", "Staff badges", "STAFF BADGE", PHW_GROUP_STAFF},
        {"Patient named in the file", "Patients named in the file", "HIDDEN TEXT", PHW_GROUP_FILE}};
    static const phw_kind_words other = {"Finding", "Findings", "FINDING", PHW_GROUP_CUSTOM};
    static_assert(sizeof words / sizeof words[0] == PHW_FINDING_KIND_COUNT, "words for each kind");
    return (unsigned)kind < PHW_FINDING_KIND_COUNT ? &words[kind] : &other;
}

/* Dark enough that white letters on them keep a contrast of 4.5:1 or more (WCAG 2.1, 1.4.3). */
static const struct {
    const char *label;
    phw_colour colour;
} groups[] = {{"NAMES", {200, 16, 46}},       {"STAFF", {109, 76, 65}},
              {"NUMBERS", {123, 31, 162}},    {"DATES OF BIRTH", {184, 71, 0}},
              {"CONTACT", {21, 101, 192}},    {"PLACE", {0, 105, 92}},
              {"CLINICAL", {62, 107, 30}},    {"CODES AND FACES", {173, 20, 87}},
              {"IN THE FILE", {84, 96, 104}}, {"OWN RULES", {57, 73, 171}}};

static_assert(sizeof groups / sizeof groups[0] == PHW_KIND_GROUP_COUNT, "a row for each group");

const char *phw_kinds_group_label(phw_kind_group group)
{
    return groups[group].label;
}

phw_colour phw_kinds_group_colour(phw_kind_group group)
{
    return groups[group].colour;
}

static unsigned third(double at, double size)
{
    return at < size / 3 ? 0 : at < size * 2 / 3 ? 1 : 2;
}

const char *phw_kinds_place(const phw_quad *quad, uint32_t width, uint32_t height)
{
    static const char *const places[3][3] = {{"top left", "top", "top right"},
                                             {"left", "middle", "right"},
                                             {"bottom left", "bottom", "bottom right"}};
    phw_point centre = phw_quad_centre(quad);
    return places[third(centre.y, height)][third(centre.x, width)];
}

const char *phw_kinds_surface(const phw_report *report, const phw_finding *finding)
{
    static const char *const surfaces[] = {"on the screen", "on the sheet", "on the label", "", ""};
    static_assert(sizeof surfaces / sizeof surfaces[0] == PHW_PLANE_KIND_COUNT,
                  "words for each plane");
    if (!report->page || finding->plane >= report->page->plane_count)
        return "";
    unsigned kind = report->page->planes[finding->plane].kind;
    return kind < PHW_PLANE_KIND_COUNT ? surfaces[kind] : "";
}

bool phw_kinds_in_picture(const phw_finding *finding)
{
    for (size_t i = 0; i < 4; i++)
        if (finding->quad.corner[i].x != 0 || finding->quad.corner[i].y != 0)
            return true;
    return false;
}

const char *phw_kinds_certainty(double confidence)
{
    return confidence >= 0.9 ? "almost certain" : confidence >= 0.6 ? "likely" : "possible";
}
