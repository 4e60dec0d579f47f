/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "mark/detector.h"
#include "mark_page.h"

typedef struct scene {
    phw_page *page;
    phw_findings *findings;
    size_t plane;
} scene;

/* A page with nothing on it but a plane. */
static scene bare(phw_plane_kind kind, phw_box box)
{
    scene made = {.page = mark_page_new()};
    assert_int_equal(phw_findings_new(&made.findings, NULL), PHW_OK);
    made.plane = mark_page_plane(made.page, kind, box);
    return made;
}

/* A card of @p box with one name on it. */
static scene card(phw_plane_kind kind, phw_box box)
{
    scene made = bare(kind, box);
    mark_page_line(made.page, made.plane, box.left + 10, box.top + 40, "Priya Gilchrist");
    mark_page_line(made.page, made.plane, box.left + 10, box.top + 70, "Physiotherapist");
    mark_page_finding(made.findings, PHW_FINDING_STAFF_NAME, PHW_SUBJECT_STAFF, made.plane,
                      (phw_box){box.left + 10, box.top + 40, box.left + 160, box.top + 60});
    return made;
}

/* Looks for badges and gives how many there are. */
static size_t count_badges(scene *of)
{
    const phw_mark_scene seen = {.page = of->page, .models = mark_page_models};
    phw_mark_found found = {.findings = of->findings};
    size_t badges = 0;
    assert_int_equal(phw_mark_find_badges(&seen, &found, NULL), PHW_OK);
    for (size_t i = 0; i < of->findings->count; i++) {
        const phw_finding *finding = &of->findings->items[i];
        if (finding->kind == PHW_FINDING_NAME_BADGE) {
            assert_int_equal(finding->subject, PHW_SUBJECT_STAFF);
            assert_int_equal(finding->plane, of->plane);
            assert_true(phw_quad_overlap(&finding->quad, &of->page->planes[of->plane].quad) >=
                        0.99 * phw_quad_area(&of->page->planes[of->plane].quad));
            badges++;
        }
    }
    phw_findings_free(&of->findings);
    phw_page_free(&of->page);
    return badges;
}

static const phw_box upright = {100, 100, 300, 420};

static void test_a_name_with_a_mark_is_a_badge(void **state)
{
    (void)state;
    scene made = card(PHW_PLANE_LABEL, upright);
    mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION, PHW_NO_PLANE,
                      (phw_box){200, 110, 280, 142});
    assert_int_equal(count_badges(&made), 1);
}

static void test_a_name_with_a_face_is_a_badge(void **state)
{
    (void)state;
    scene made = card(PHW_PLANE_SHEET, upright);
    mark_page_finding(made.findings, PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, made.plane,
                      (phw_box){150, 200, 250, 320});
    assert_int_equal(count_badges(&made), 1);
}

/* Of a small card only the text is seen to stand together; its photo is beside it. */
static void test_a_face_beside_the_text_belongs_to_it(void **state)
{
    (void)state;
    for (int near = 0; near < 2; near++) {
        scene made = card(PHW_PLANE_BLOCK, (phw_box){300, 280, 440, 400});
        double left = near ? 200 : -200;
        mark_page_finding(made.findings, PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, PHW_NO_PLANE,
                          (phw_box){left, 300, left + 60, 380});
        assert_int_equal(count_badges(&made), near);
    }
}

static void test_a_nurse_is_one_with_staff_misread(void **state)
{
    (void)state;
    for (int nurse = 0; nurse < 2; nurse++) {
        scene made = bare(PHW_PLANE_SHEET, upright);
        mark_page_line(made.page, made.plane, 110, 140, "Edmund");
        mark_page_line(made.page, made.plane, 110, 170, nurse ? "Staf Nurse" : "Staf Purse");
        mark_page_finding(made.findings, PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, made.plane,
                          (phw_box){150, 200, 250, 320});
        assert_int_equal(count_badges(&made), nurse);
    }
}

static void test_a_name_alone_is_none(void **state)
{
    (void)state;
    scene made = card(PHW_PLANE_LABEL, upright);
    assert_int_equal(count_badges(&made), 0);
}

static void test_a_mark_on_the_band_above_belongs_to_it(void **state)
{
    (void)state;
    for (int near = 0; near < 2; near++) {
        scene made = card(PHW_PLANE_SHEET, upright);
        double top = near ? 50 : -400;
        mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                          PHW_NO_PLANE, (phw_box){200, top, 280, top + 32});
        assert_int_equal(count_badges(&made), near);
    }
}

static void test_roles_of_names_are_no_names(void **state)
{
    (void)state;
    scene made = bare(PHW_PLANE_SHEET, upright);
    mark_page_line(made.page, made.plane, 110, 140, "Edmund");
    mark_page_line(made.page, made.plane, 110, 170, "Kirkbride");
    mark_page_line(made.page, made.plane, 110, 200, "Ward Clerk");
    mark_page_finding(made.findings, PHW_FINDING_TRUST_NAME, PHW_SUBJECT_ORGANISATION, made.plane,
                      (phw_box){110, 230, 280, 250});
    /* What a name alone on its line is taken for is no sign of a patient. */
    mark_page_finding(made.findings, PHW_FINDING_PATIENT_NAME, PHW_SUBJECT_PATIENT, made.plane,
                      (phw_box){110, 170, 240, 190});
    made.findings->items[1].confidence = 0.45;
    assert_int_equal(count_badges(&made), 1);
}

static void test_a_patient_on_it_makes_it_a_wristband(void **state)
{
    (void)state;
    scene made = card(PHW_PLANE_LABEL, upright);
    mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION, made.plane,
                      (phw_box){200, 110, 280, 142});
    mark_page_finding(made.findings, PHW_FINDING_NHS_NUMBER, PHW_SUBJECT_PATIENT, made.plane,
                      (phw_box){110, 300, 240, 320});
    assert_int_equal(count_badges(&made), 0);
}

static void test_long_name_plates_are_none(void **state)
{
    (void)state;
    scene made = card(PHW_PLANE_LABEL, (phw_box){100, 100, 800, 200});
    mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION, made.plane,
                      (phw_box){200, 110, 280, 142});
    assert_int_equal(count_badges(&made), 0);
}

/* Large given and family names on lines of their own, as no text has them. */
static void test_a_name_by_the_tables_needs_a_role(void **state)
{
    (void)state;
    for (int role = 0; role < 2; role++) {
        scene made = bare(PHW_PLANE_BLOCK, (phw_box){100, 100, 300, 250});
        mark_page_line(made.page, made.plane, 110, 110, "| Ngozi");
        mark_page_line(made.page, made.plane, 110, 140, "Eze");
        mark_page_line(made.page, made.plane, 110, 180, role ? "Consultant Anaesthetist" : "2027");
        mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                          PHW_NO_PLANE, (phw_box){200, 50, 280, 82});
        assert_int_equal(count_badges(&made), role);
    }
}

/* "Ward" and "Clerk" are surnames, too: misread, a third line of names. */
static void test_a_role_of_two_short_words_may_be_misread(void **state)
{
    (void)state;
    static const char *const roles[] = {"Ward Cark", "Wwwd Clerk", "Junioe Doctoe", "Ward Cole"};
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        scene made = bare(PHW_PLANE_LABEL, upright);
        mark_page_line(made.page, made.plane, 120, 200, "Priya");
        mark_page_line(made.page, made.plane, 120, 240, "Gilchrist");
        mark_page_line(made.page, made.plane, 120, 280, roles[i]);
        mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                          PHW_NO_PLANE, (phw_box){220, 110, 290, 140});
        assert_int_equal(count_badges(&made), i < 3);
    }
}

/* A face, a mark and a role on a card, whose name is out of focus; two of them are too little. */
static void test_a_name_that_is_not_read_matters_little(void **state)
{
    (void)state;
    for (int with = 0; with < 8; with++) {
        scene made = bare(PHW_PLANE_LABEL, upright);
        mark_page_line(made.page, made.plane, 120, 300, with & 4 ? "Healthcare Assistant" : "2027");
        if (with & 1)
            mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                              PHW_NO_PLANE, (phw_box){220, 110, 290, 140});
        if (with & 2)
            mark_page_finding(made.findings, PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, PHW_NO_PLANE,
                              (phw_box){150, 160, 250, 270});
        assert_int_equal(count_badges(&made), with == 7);
    }
}

/* What stands below the name is too small to be read. */
static void test_a_name_by_the_tables_with_face_and_mark_is_one(void **state)
{
    (void)state;
    for (int with = 0; with < 4; with++) {
        scene made = bare(PHW_PLANE_LABEL, upright);
        mark_page_line(made.page, made.plane, 120, 300, "Priya");
        if (with & 1)
            mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                              PHW_NO_PLANE, (phw_box){220, 110, 290, 140});
        if (with & 2)
            mark_page_finding(made.findings, PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, PHW_NO_PLANE,
                              (phw_box){150, 160, 250, 270});
        assert_int_equal(count_badges(&made), with == 3);
    }
}

/* A mark, and a forename right above a surname on a card whose edge was seen. */
static void test_a_forename_above_a_surname_by_a_mark_is_one(void **state)
{
    (void)state;
    static const struct {
        const char *upper, *lower;
        double next;
        phw_plane_kind plane;
        size_t marks, badges;
    } cases[] = {{"Priya", "Gilchrist", 40, PHW_PLANE_LABEL, 1, 1},
                 {"Priya", "Evans-Gilchrist", 40, PHW_PLANE_LABEL, 1, 1},
                 {"Priya", "Anti-clockwise", 40, PHW_PLANE_LABEL, 1, 0},
                 {"Priya", "Gilchrist", 40, PHW_PLANE_LABEL, 0, 0},
                 {"Priya", "Gilchrist", 40, PHW_PLANE_BLOCK, 1, 0},
                 {"Priya", "Gilchrist", 100, PHW_PLANE_LABEL, 1, 0},
                 {"Gilchrist", "Priya", 40, PHW_PLANE_LABEL, 1, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        scene made = bare(cases[i].plane, upright);
        mark_page_line(made.page, made.plane, 120, 300, cases[i].upper);
        mark_page_line(made.page, made.plane, 120, 300 + cases[i].next, cases[i].lower);
        mark_page_line(made.page, made.plane, 120, 280, "");
        if (cases[i].marks)
            mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                              PHW_NO_PLANE, (phw_box){220, 110, 290, 140});
        assert_int_equal(count_badges(&made), cases[i].badges);
    }
}

/* "Aldwyn Gilchrist" in a trust's name is nobody's. */
static void test_a_name_in_a_trusts_is_none(void **state)
{
    (void)state;
    for (int told = 0; told < 2; told++) {
        scene made = bare(PHW_PLANE_LABEL, upright);
        mark_page_line(made.page, made.plane, 120, 200, "Priya");
        mark_page_line(made.page, made.plane, 120, 240, "Gilchrist");
        mark_page_line(made.page, made.plane, 120, 280, "Physiotherapist");
        const size_t line = mark_page_line(made.page, made.plane, 120, 320, "Aldwyn Gilchrist");
        mark_page_finding(made.findings, PHW_FINDING_TRUST_NAME, PHW_SUBJECT_ORGANISATION,
                          made.plane, (phw_box){120, 320, 280, 340});
        made.findings->items[0].line = told ? line : PHW_NO_LINE;
        assert_int_equal(count_badges(&made), told);
    }
}

/* "Forth Valley" is a line of a board's mark, not one name more on the badge. */
static void test_a_name_in_a_mark_is_none(void **state)
{
    (void)state;
    for (int inside = 0; inside < 2; inside++) {
        scene made = bare(PHW_PLANE_LABEL, upright);
        mark_page_line(made.page, made.plane, 110, 120, "Forth Valley");
        mark_page_line(made.page, made.plane, 120, 240, "Priya");
        mark_page_line(made.page, made.plane, 120, 280, "Gilchrist");
        mark_page_line(made.page, made.plane, 120, 320, "Physiotherapist");
        mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                          made.plane, (phw_box){110, inside ? 90 : 60, 240, inside ? 142 : 112});
        assert_int_equal(count_badges(&made), inside);
    }
}

/* The upper line begins in the photo, whose edge was read as strokes and small letters. */
static void test_a_forename_behind_a_photos_edge(void **state)
{
    (void)state;
    static const char *const uppers[] = {"f Priya", "| f f - Priya", "f of Priya"};
    for (size_t i = 0; i < sizeof uppers / sizeof uppers[0]; i++) {
        scene made = bare(PHW_PLANE_LABEL, upright);
        const double before = 10 * (double)(strlen(uppers[i]) - strlen("Priya"));
        mark_page_line(made.page, made.plane, 190 - before, 300, uppers[i]);
        mark_page_line(made.page, made.plane, 190, 340, "Gilchrist");
        mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                          PHW_NO_PLANE, (phw_box){220, 110, 290, 140});
        assert_int_equal(count_badges(&made), i < 2);
    }
}

/* "Phamacst" is one letter or two from a role; "Pharaohs" is not. */
static void test_a_role_may_be_misread(void **state)
{
    (void)state;
    static const char *const roles[] = {"Pharaohs", "Phamacst", "Consuitant Ansesthetist"};
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        scene made = bare(PHW_PLANE_BLOCK, (phw_box){100, 100, 300, 250});
        mark_page_line(made.page, made.plane, 110, 110, "Ngozi");
        mark_page_line(made.page, made.plane, 110, 140, "Eze");
        mark_page_line(made.page, made.plane, 110, 180, roles[i]);
        mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                          PHW_NO_PLANE, (phw_box){200, 50, 280, 82});
        assert_int_equal(count_badges(&made), i > 0);
    }
}

/* The table under it taken for part of the card: what is covered is what stands on the card. */
static void test_a_card_on_a_wider_plane(void **state)
{
    const phw_box *box = *state;
    scene made = bare(PHW_PLANE_SHEET, *box);
    mark_page_line(made.page, made.plane, 110, 140, "Priya Gilchrist");
    mark_page_line(made.page, made.plane, 110, 170, "Physiotherapist");
    mark_page_finding(made.findings, PHW_FINDING_STAFF_NAME, PHW_SUBJECT_STAFF, made.plane,
                      (phw_box){110, 140, 260, 160});
    mark_page_line(made.page, made.plane, 110, 250, "Northmere");
    mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION, made.plane,
                      (phw_box){200, 110, 280, 142});
    const phw_mark_scene seen = {.page = made.page, .models = mark_page_models};
    phw_mark_found found = {.findings = made.findings};
    assert_int_equal(phw_mark_find_badges(&seen, &found, NULL), PHW_OK);
    assert_int_equal(made.findings->count, 3);
    const phw_finding *badge = &made.findings->items[2];
    assert_int_equal(badge->kind, PHW_FINDING_NAME_BADGE);
    assert_true(phw_quad_width(&badge->quad) < 400);
    assert_true(phw_quad_contains(&badge->quad, (phw_point){115, 145}));
    assert_true(phw_quad_contains(&badge->quad, (phw_point){275, 115}));
    phw_findings_free(&made.findings);
    phw_page_free(&made.page);
}

/* Shops and firms have assistants and consultants: a face beside one is not enough. */
static void test_a_role_that_shops_have_needs_a_mark(void **state)
{
    (void)state;
    static const struct {
        const char *role;
        bool mark;
        size_t badges;
    } cases[] = {{"Sales Assistant", false, 0},
                 {"Consultant", false, 0},
                 {"Healthcare Assistant", false, 1},
                 {"Consultant Cardiologist", false, 1},
                 {"Sales Assistant", true, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        scene made = bare(PHW_PLANE_LABEL, upright);
        mark_page_line(made.page, made.plane, 120, 300, "Priya");
        mark_page_line(made.page, made.plane, 120, 340, cases[i].role);
        mark_page_finding(made.findings, PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, made.plane,
                          (phw_box){150, 160, 250, 270});
        if (cases[i].mark)
            mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                              made.plane, (phw_box){220, 110, 290, 140});
        assert_int_equal(count_badges(&made), cases[i].badges);
    }
}

/* Somebody of a place of care says hello: a long badge, and its name or its role may not be read.
 */
static void test_a_greeting_by_a_mark_is_one(void **state)
{
    (void)state;
    static const struct {
        const char *greeting, *name, *role;
        size_t marks, badges;
    } cases[] = {{"Hello my name is...", "Edmund", "Foundation Doctor", 1, 1},
                 {"Helo, fy enw i yw", "Eilidh", "2027", 1, 1},
                 {"#hellomynameis", "Kof", "Phlebotomist", 1, 1},
                 {"Hetlo my names", "Edmund", "2027", 1, 1},
                 {"Hello my name is...", "Edmund", "2027", 0, 0},
                 {"Hello my name is...", "2026", "2027", 1, 0},
                 {"My home is a castle", "Edmund", "2027", 1, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        scene made = bare(PHW_PLANE_LABEL, (phw_box){100, 100, 500, 250});
        mark_page_line(made.page, made.plane, 110, 110, cases[i].greeting);
        mark_page_line(made.page, made.plane, 110, 160, cases[i].name);
        mark_page_line(made.page, made.plane, 110, 210, cases[i].role);
        if (cases[i].marks)
            mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION,
                              made.plane, (phw_box){420, 110, 490, 140});
        assert_int_equal(count_badges(&made), cases[i].badges);
    }
}

/* The rest is too small to be read, but the forename stands out as on no other card. */
static void test_a_forename_set_large_by_a_mark_is_one(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double height;
        phw_finding_kind mark;
        phw_plane_kind plane;
        size_t badges;
    } cases[] = {{"Ngozi", 30, PHW_FINDING_TRUST_LOGO, PHW_PLANE_LABEL, 1},
                 {"Ngozi", 26, PHW_FINDING_TRUST_LOGO, PHW_PLANE_LABEL, 1},
                 {"Ngozi", 24, PHW_FINDING_TRUST_LOGO, PHW_PLANE_LABEL, 0},
                 {"Ngozi Gilchrist", 30, PHW_FINDING_TRUST_LOGO, PHW_PLANE_LABEL, 1},
                 {"Ngozi Bicycle", 30, PHW_FINDING_TRUST_LOGO, PHW_PLANE_LABEL, 0},
                 {"Bicycle Gilchrist", 30, PHW_FINDING_TRUST_LOGO, PHW_PLANE_LABEL, 0},
                 {"Ngozi", 30, PHW_FINDING_TRUST_NAME, PHW_PLANE_LABEL, 0},
                 {"Ngozi", 30, PHW_FINDING_TRUST_LOGO, PHW_PLANE_BLOCK, 0},
                 {"Bicycle", 30, PHW_FINDING_TRUST_LOGO, PHW_PLANE_LABEL, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        scene made = bare(cases[i].plane, upright);
        const size_t line = mark_page_line(made.page, made.plane, 120, 200, cases[i].name);
        made.page->lines[line].height = cases[i].height;
        mark_page_line(made.page, made.plane, 120, 250, "");
        mark_page_line(made.page, made.plane, 120, 280, "");
        mark_page_finding(made.findings, cases[i].mark, PHW_SUBJECT_ORGANISATION, made.plane,
                          (phw_box){220, 110, 290, 140});
        assert_int_equal(count_badges(&made), cases[i].badges);
    }
}

/* Face, mark, name and role round a card whose edge was not seen: their box is longer than it. */
static void test_a_card_by_its_text_may_be_long(void **state)
{
    (void)state;
    scene made = bare(PHW_PLANE_BLOCK, (phw_box){310, 210, 470, 260});
    mark_page_line(made.page, made.plane, 310, 210, "Joyce Venkatesan");
    mark_page_line(made.page, made.plane, 310, 240, "Ward Manager");
    mark_page_finding(made.findings, PHW_FINDING_FACE, PHW_SUBJECT_UNKNOWN, PHW_NO_PLANE,
                      (phw_box){210, 220, 265, 275});
    mark_page_finding(made.findings, PHW_FINDING_TRUST_LOGO, PHW_SUBJECT_ORGANISATION, PHW_NO_PLANE,
                      (phw_box){175, 140, 240, 166});
    assert_int_equal(count_badges(&made), 1);
}

int main(void)
{
    phw_box wider = {100, 100, 900, 400}, larger = {-200, -300, 1100, 900};
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_name_with_a_mark_is_a_badge),
        cmocka_unit_test(test_a_name_with_a_face_is_a_badge),
        cmocka_unit_test(test_a_face_beside_the_text_belongs_to_it),
        cmocka_unit_test(test_a_nurse_is_one_with_staff_misread),
        cmocka_unit_test(test_a_name_alone_is_none),
        cmocka_unit_test(test_a_mark_on_the_band_above_belongs_to_it),
        cmocka_unit_test(test_roles_of_names_are_no_names),
        cmocka_unit_test(test_a_patient_on_it_makes_it_a_wristband),
        cmocka_unit_test(test_long_name_plates_are_none),
        cmocka_unit_test(test_a_name_by_the_tables_needs_a_role),
        cmocka_unit_test(test_a_name_by_the_tables_with_face_and_mark_is_one),
        cmocka_unit_test(test_a_role_of_two_short_words_may_be_misread),
        cmocka_unit_test(test_a_name_that_is_not_read_matters_little),
        cmocka_unit_test(test_a_forename_above_a_surname_by_a_mark_is_one),
        cmocka_unit_test(test_a_name_in_a_trusts_is_none),
        cmocka_unit_test(test_a_role_that_shops_have_needs_a_mark),
        cmocka_unit_test(test_a_greeting_by_a_mark_is_one),
        cmocka_unit_test(test_a_forename_set_large_by_a_mark_is_one),
        cmocka_unit_test(test_a_card_by_its_text_may_be_long),
        cmocka_unit_test(test_a_name_in_a_mark_is_none),
        cmocka_unit_test(test_a_forename_behind_a_photos_edge),
        cmocka_unit_test(test_a_role_may_be_misread),
        cmocka_unit_test_prestate(test_a_card_on_a_wider_plane, &wider),
        cmocka_unit_test_prestate(test_a_card_on_a_wider_plane, &larger),
    };
    return cmocka_run_group_tests(tests, mark_page_open_models, mark_page_close_models);
}
