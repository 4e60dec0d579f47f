/* SPDX-License-Identifier: Apache-2.0 */
/* The scorer's own arithmetic, on truths and masks small enough to be worked out by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>
#include <png.h>

#include "base/geometry.h"
#include "cover.h"
#include "summary.h"
#include "tally.h"

#define SIDE 100

/* A name that is fully masked, a number of which 80 % is, a staff name, an item nobody can read. */
static const char truth_text[] =
    "{\"image\":\"a.png\",\"width\":100,\"height\":100,\"kind\":\"screen-photo\",\"expect\":"
    "\"block\","
    "\"tags\":[\"easy\",\"camera\"],\"record\":[[0,0],[100,0],[100,50],[0,50]],\"items\":["
    "{\"category\":\"patient_name\",\"text\":\"Ivy Marrow\",\"legible\":true,"
    "\"quad\":[[10,10],[50,10],[50,20],[10,20]]},"
    "{\"category\":\"nhs_number\",\"text\":\"999 000 0000\",\"legible\":1,"
    "\"quad\":[[10,30],[60,30],[60,40],[10,40]]},"
    "{\"category\":\"staff_name\",\"text\":\"Dr Fenn\",\"legible\":1,"
    "\"quad\":[[70,30],[90,30],[90,40],[70,40]]},"
    "{\"category\":\"address\",\"text\":\"1 Elm Row\",\"legible\":false,"
    "\"quad\":[[70,10],[90,10],[90,20],[70,20]]},"
    "{\"category\":\"gps\",\"text\":\"\",\"legible\":true,\"quad\":null}]}";

/* cmocka 1.1.5 compares floats only. */
#define assert_near(value, wanted, slack) assert_true(fabs((value) - (wanted)) <= (slack))

static char folder[] = "/tmp/photoward-score-XXXXXX";

static char *inside(const char *name)
{
    static char path[8][256];
    static size_t next;
    char *to = path[next++ % 8];
    snprintf(to, sizeof path[0], "%s/%s", folder, name);
    return to;
}

static void write_text(const char *name, const char *text)
{
    FILE *file = fopen(inside(name), "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void fill(uint8_t *pixels, phw_box box)
{
    for (int y = (int)box.top; y < (int)box.bottom; y++)
        for (int x = (int)box.left; x < (int)box.right; x++)
            pixels[y * SIDE + x] = 255;
}

static void write_mask(const char *name, const phw_box *boxes, size_t count)
{
    static uint8_t pixels[SIDE * SIDE];
    png_image png = {
        .version = PNG_IMAGE_VERSION, .width = SIDE, .height = SIDE, .format = PNG_FORMAT_GRAY};
    memset(pixels, 0, sizeof pixels);
    for (size_t i = 0; i < count; i++)
        fill(pixels, boxes[i]);
    assert_true(png_image_write_to_file(&png, inside(name), 0, pixels, 0, NULL));
}

static int make_folder(void **state)
{
    (void)state;
    static const char *const parts[] = {"truth", "results", "results/truth", "results/truth/a"};
    /* What the identifiers mask holds for nothing: 10 × 10 of 100 × 100 pixels. */
    static const phw_box identifiers[] = {{10, 10, 50, 20}, {10, 30, 50, 40}, {80, 80, 90, 90}};
    static const phw_box record[] = {{0, 0, 100, 50}};
    if (!mkdtemp(folder))
        return -1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (mkdir(inside(parts[i]), 0700) != 0)
            return -1;
    write_text("truth/a.json", truth_text);
    write_text("results/truth/a/check.json", "{\"verdict\":\"block\"}\n");
    write_text("results/truth/a/psm3.json", "{\"verdict\":\"clear\"}\n");
    write_text("results/truth/a/check.cost",
               "{\"status\":1,\"wall\":3.0,\"user\":2.5,\"system\":0.1,\"peak_kib\":102400}");
    write_text("results/truth/a/pristine.cost",
               "{\"status\":0,\"wall\":2.0,\"user\":2.0,\"system\":0.1,\"peak_kib\":2048}");
    write_text("results/truth/a/pristine.txt", "Ward 7\n\n  Bed 4 \t free\n\f");
    write_mask("results/truth/a/identifiers.png", identifiers, 3);
    write_mask("results/truth/a/record.png", record, 1);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[300];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static void test_truth_is_read(void **state)
{
    (void)state;
    bench_truth *truth = bench_truth_load(inside("truth/a.json"));
    assert_string_equal(truth->name, "a");
    assert_string_equal(truth->directory, "truth");
    assert_int_equal(truth->group, BENCH_CAMERA);
    assert_int_equal(truth->difficulty, BENCH_EASY);
    assert_int_equal(truth->expect, BENCH_BLOCK);
    assert_false(truth->arguable);
    assert_true(truth->has_record);
    assert_int_equal(truth->item_count, 5);
    assert_false(truth->items[4].has_quad);
    /* Not the staff member, not the illegible address, not what is in no pixel. */
    assert_int_equal(bench_truth_identifiers(truth), 2);
    bench_truth_free(&truth);
    assert_null(truth);
}

static void test_share_of_a_quad(void **state)
{
    (void)state;
    static uint8_t pixels[SIDE * SIDE];
    const bench_mask mask = {SIDE, SIDE, pixels};
    const phw_quad whole = phw_quad_from_box((phw_box){10, 10, 30, 20});
    const phw_quad outside = phw_quad_from_box((phw_box){90, 10, 110, 20});
    const phw_quad slit = phw_quad_from_box((phw_box){10.2, 10.1, 29.7, 12.4});
    const phw_quad turned = {.corner = {{20, 10}, {30, 20}, {20, 30}, {10, 20}}};
    memset(pixels, 0, sizeof pixels);
    assert_true(bench_cover_share(&mask, &whole) <= 0);
    fill(pixels, (phw_box){10, 10, 20, 20});
    assert_near(bench_cover_share(&mask, &whole), 0.5, 1e-9);
    fill(pixels, (phw_box){0, 0, SIDE, SIDE});
    assert_near(bench_cover_share(&mask, &whole), 1, 1e-9);
    assert_near(bench_cover_share(&mask, &outside), 0.5, 1e-9);
    assert_near(bench_cover_share(&mask, &slit), 1, 1e-9);
    memset(pixels, 0, sizeof pixels);
    fill(pixels, (phw_box){10, 10, 20, 30}); /* the left half of the rhombus */
    assert_near(bench_cover_share(&mask, &turned), 0.5, 0.02);
}

static void test_excess_is_what_nobody_asked_for(void **state)
{
    (void)state;
    bench_truth *truth = bench_truth_load(inside("truth/a.json"));
    bench_mask mask;
    assert_true(bench_mask_load(inside("results/truth/a/identifiers.png"), &mask));
    assert_near(bench_cover_excess(&mask, truth, false), 0.01, 1e-9);
    bench_mask_done(&mask);
    assert_true(bench_mask_load(inside("results/truth/a/record.png"), &mask));
    assert_near(bench_cover_excess(&mask, truth, true), 0, 1e-9);
    assert_true(bench_cover_excess(&mask, truth, false) > 0.1);
    bench_mask_done(&mask);
    assert_false(bench_mask_load(inside("truth/a.json"), &mask));
    bench_truth_free(&truth);
}

static void test_wilson(void **state)
{
    (void)state;
    /* 8 of 10 gives 0.4902 … 0.9433 (Wilson 1927; Newcombe 1998, table I). */
    bench_interval range = bench_count_wilson((bench_count){8, 10});
    assert_near(range.low, 0.4902, 5e-5);
    assert_near(range.high, 0.9433, 5e-5);
    range = bench_count_wilson((bench_count){0, 20});
    assert_near(range.low, 0, 1e-9);
    assert_near(range.high, 0.1611, 5e-5);
    range = bench_count_wilson((bench_count){0, 0});
    assert_near(range.low, 0, 1e-9);
    assert_near(range.high, 1, 1e-9);
}

static void test_quantiles(void **state)
{
    (void)state;
    bench_row row = {0};
    assert_true(isnan(bench_row_quantile(&row, 0.5)));
    for (int i = 5; i >= 1; i--)
        bench_row_add(&row, i);
    assert_near(bench_row_quantile(&row, 0.5), 3, 1e-9);
    assert_near(bench_row_quantile(&row, 1), 5, 1e-9);
    assert_near(bench_row_quantile(&row, 0), 1, 1e-9);
    assert_near(bench_row_mean(&row), 3, 1e-9);
    bench_row_done(&row);
}

static void test_a_case_adds_up(void **state)
{
    (void)state;
    static bench_summary summary;
    bench_case one;
    bench_case_load(inside("results"), inside("truth/a.json"), &one);
    assert_near(one.shares[BENCH_IDENTIFIERS_SCOPE][1], 0.8, 1e-9);
    assert_int_equal(bench_case_left(&one, BENCH_IDENTIFIERS_SCOPE), 1);
    assert_int_equal(bench_case_left(&one, BENCH_RECORD_SCOPE), 0);
    assert_false(one.has_mask[BENCH_STOCK_3]);
    assert_int_equal(bench_case_left(&one, BENCH_STOCK_3), 2);
    assert_near(bench_page_ratio(&one), 2.6 / 2.1, 1e-9);
    assert_int_equal(one.page_words, 5);
    assert_true(isnan(bench_empty_ratio(&one)));
    bench_summary_add(&summary, &one);
    assert_int_equal(summary.verdicts[BENCH_OURS].right[BENCH_CAMERA].hits, 1);
    assert_int_equal(summary.verdicts[BENCH_OURS].missed.hits, 0);
    assert_int_equal(summary.verdicts[BENCH_PSM_3].missed.hits, 1);
    assert_int_equal(
        bench_summary_leaked(&summary, BENCH_IDENTIFIERS_SCOPE, BENCH_CAMERA, BENCH_EASY).hits, 1);
    assert_int_equal(
        bench_summary_leaked(&summary, BENCH_RECORD_SCOPE, BENCH_CAMERA, BENCH_DIFFICULTY_COUNT)
            .hits,
        0);
    assert_int_equal(summary.without_mask[BENCH_STOCK_3], 1);
    bench_slice slice = {BENCH_CAMERA, BENCH_EASY, BENCH_SCREEN_PHOTO, BENCH_NHS_NUMBER};
    bench_count numbers = bench_summary_covered(&summary, BENCH_IDENTIFIERS_SCOPE, &slice);
    assert_int_equal(numbers.total, 1);
    assert_int_equal(numbers.hits, 0);
    slice.kind = BENCH_LABEL;
    assert_int_equal(bench_summary_covered(&summary, BENCH_RECORD_SCOPE, &slice).total, 0);
    assert_true(summary.ran[BENCH_OURS]);
    assert_false(summary.ran[BENCH_PSM_11]);
    bench_summary_done(&summary);
    bench_case_done(&one);
}

static bench_target target_of(bench_summary *summary, const char *what)
{
    bench_target targets[BENCH_TARGET_COUNT];
    bench_summary_targets(summary, targets);
    for (size_t i = 0; i < BENCH_TARGET_COUNT; i++)
        if (strstr(targets[i].what, what))
            return targets[i];
    fail_msg("no target is called %s", what);
    return targets[0];
}

/* The same picture upright and mirrored, with the scope that leaves the number: it counts beside
 * its twin and nowhere else. */
static void test_poses_count_for_themselves(void **state)
{
    (void)state;
    static bench_summary summary;
    bench_case one;
    bench_case_load(inside("results"), inside("truth/a.json"), &one);
    one.truth->pose = BENCH_POSE_UPRIGHT;
    bench_summary_add(&summary, &one);
    assert_false(target_of(&summary, "points behind upright").measured);
    one.truth->pose = BENCH_POSE_90;
    one.shares[BENCH_RECORD_SCOPE][0] = 0.5;
    bench_summary_add(&summary, &one);
    assert_int_equal(summary.pictures, 0);
    assert_int_equal(summary.posed, 2);
    assert_int_equal(summary.pose_covered[BENCH_RECORD_SCOPE][BENCH_POSE_UPRIGHT].hits, 2);
    assert_int_equal(summary.pose_covered[BENCH_RECORD_SCOPE][BENCH_POSE_90].hits, 1);
    assert_int_equal(summary.pose_right[BENCH_POSE_90].hits, 1);
    bench_target behind = target_of(&summary, "points behind upright");
    assert_true(behind.measured);
    assert_false(behind.met);
    assert_near(behind.value, 0.5, 1e-9);
    bench_summary_done(&summary);
    bench_case_done(&one);
}

/* Tesseract is held against photographs of records at a phone's size, and no other. */
static void test_times_stock_is_of_records_at_12mp(void **state)
{
    (void)state;
    static bench_summary summary;
    bench_case one;
    bench_case_load(inside("results"), inside("truth/a.json"), &one);
    bench_summary_add(&summary, &one);
    assert_int_equal(summary.records_12mp[BENCH_IDENTIFIERS_SCOPE].total, 0);
    one.truth->has_record = true;
    one.truth->width = 4000;
    one.truth->height = 3000;
    bench_summary_add(&summary, &one);
    assert_int_equal(summary.records_12mp[BENCH_IDENTIFIERS_SCOPE].total, 2);
    assert_int_equal(summary.records_12mp[BENCH_IDENTIFIERS_SCOPE].hits, 1);
    summary.records_12mp[BENCH_STOCK_3] = (bench_count){1, 2};
    bench_target times = target_of(&summary, "--scope identifiers / psm 3");
    assert_near(times.value, 1, 1e-9);
    assert_near(times.most, 2, 1e-9);
    one.truth->group = BENCH_SCREENS;
    bench_summary_add(&summary, &one);
    assert_int_equal(summary.records_12mp[BENCH_IDENTIFIERS_SCOPE].total, 2);
    bench_summary_done(&summary);
    bench_case_done(&one);
}

static void test_arguable_review_is_right(void **state)
{
    (void)state;
    bench_truth truth = {.expect = BENCH_CLEAR, .arguable = true};
    const bench_case one = {.truth = &truth};
    assert_true(bench_case_verdict_right(&one, BENCH_REVIEW));
    assert_true(bench_case_verdict_right(&one, BENCH_CLEAR));
    assert_false(bench_case_verdict_right(&one, BENCH_BLOCK));
    assert_false(bench_case_verdict_right(&one, BENCH_ERROR));
    truth.arguable = false;
    assert_false(bench_case_verdict_right(&one, BENCH_REVIEW));
}

static json_t *at(json_t *root, const char *const *path)
{
    for (; *path; path++)
        root = json_object_get(root, *path);
    return root;
}

static void test_the_program_prints_and_writes_json(void **state)
{
    (void)state;
    char command[1200];
    snprintf(command, sizeof command, "'%s' --misses --json '%s' '%s' '%s' >'%s'", PHW_SCORE,
             inside("score.json"), inside("results"), inside("truth/a.json"), inside("table.txt"));
    assert_int_equal(system(command), 0);
    json_t *root = json_load_file(inside("score.json"), 0, NULL);
    assert_string_equal(json_string_value(json_object_get(root, "schema")), "photoward.score/3");
    json_t *covered =
        at(root, (const char *const[]){"methods", "identifiers", "camera", "covered", "all", NULL});
    assert_int_equal(json_integer_value(json_object_get(covered, "total")), 2);
    assert_int_equal(json_integer_value(json_object_get(covered, "hits")), 1);
    json_t *left = json_object_get(json_array_get(json_object_get(root, "cases"), 0), "left");
    assert_int_equal(json_array_size(left), 1);
    assert_string_equal(json_string_value(json_object_get(json_array_get(left, 0), "category")),
                        "nhs_number");
    json_decref(root);
    snprintf(command, sizeof command, "grep -q '80 %% of nhs_number' '%s'", inside("table.txt"));
    assert_int_equal(system(command), 0);
}

static void test_timed_tells_status_and_cost(void **state)
{
    (void)state;
    char command[900];
    snprintf(command, sizeof command, "'%s' '%s' -o '%s' -- sh -c 'echo said; sleep 0.2; exit 3'",
             PHW_TIMED, inside("sh.cost"), inside("sh.out"));
    assert_int_equal(system(command), 0);
    json_t *root = json_load_file(inside("sh.cost"), 0, NULL);
    assert_int_equal(json_integer_value(json_object_get(root, "status")), 3);
    assert_true(json_number_value(json_object_get(root, "wall")) >= 0.2);
    assert_true(json_number_value(json_object_get(root, "user")) < 0.2);
    assert_true(json_number_value(json_object_get(root, "peak_kib")) > 0);
    json_decref(root);
    snprintf(command, sizeof command, "grep -qx said '%s'", inside("sh.out"));
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_truth_is_read),
                                       cmocka_unit_test(test_share_of_a_quad),
                                       cmocka_unit_test(test_excess_is_what_nobody_asked_for),
                                       cmocka_unit_test(test_wilson),
                                       cmocka_unit_test(test_quantiles),
                                       cmocka_unit_test(test_a_case_adds_up),
                                       cmocka_unit_test(test_poses_count_for_themselves),
                                       cmocka_unit_test(test_times_stock_is_of_records_at_12mp),
                                       cmocka_unit_test(test_arguable_review_is_right),
                                       cmocka_unit_test(test_the_program_prints_and_writes_json),
                                       cmocka_unit_test(test_timed_tells_status_and_cost)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
