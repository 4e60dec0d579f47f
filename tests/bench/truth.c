/* SPDX-License-Identifier: Apache-2.0 */
#include "truth.h"

#include <assert.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const category_names[] = {
    "patient_name",  "relative_name", "nhs_number",    "chi_number", "hospital_number",
    "date_of_birth", "address",       "postcode",      "phone",      "email",
    "barcode",       "staff_name",    "trust_logo",    "trust_name", "clinical",
    "appointment",   "face",          "vehicle_plate", "gps"};
static_assert(sizeof category_names / sizeof *category_names == BENCH_CATEGORY_COUNT, "one each");

static const char *const verdict_names[] = {"clear", "review", "block", "error"};
static_assert(sizeof verdict_names / sizeof *verdict_names == BENCH_VERDICT_COUNT, "one each");

static const char *const group_names[] = {"screens", "camera"};
static_assert(sizeof group_names / sizeof *group_names == BENCH_GROUP_COUNT, "one each");

static const char *const difficulty_names[] = {"plain", "easy", "medium", "hard"};
static_assert(sizeof difficulty_names / sizeof *difficulty_names == BENCH_DIFFICULTY_COUNT,
              "one each");

static const char *const kind_names[] = {"screenshot", "screen-photo",        "document-photo",
                                         "label",      "whiteboard",          "badge",
                                         "signage",    "negative-screenshot", "negative-photo"};
static_assert(sizeof kind_names / sizeof *kind_names == BENCH_KIND_COUNT, "one each");

static const char *const pose_names[] = {"none",      "upright",    "mirrored",
                                         "turned 90", "turned 180", "turned 270"};
static_assert(sizeof pose_names / sizeof *pose_names == BENCH_POSE_COUNT, "one each");

/* As the scene generator tags them. */
static const char *const pose_tags[] = {"",        "pose-upright", "pose-mirrored",
                                        "pose-90", "pose-180",     "pose-270"};
static_assert(sizeof pose_tags / sizeof *pose_tags == BENCH_POSE_COUNT, "one each");

const char *bench_category_name(bench_category category)
{
    return category_names[category];
}

const char *bench_verdict_name(bench_verdict verdict)
{
    return verdict_names[verdict];
}

bench_verdict bench_verdict_of(const char *name)
{
    for (size_t i = 0; name && i < BENCH_ERROR; i++)
        if (strcmp(verdict_names[i], name) == 0)
            return (bench_verdict)i;
    return BENCH_ERROR;
}

const char *bench_group_name(bench_group group)
{
    return group_names[group];
}

const char *bench_difficulty_name(bench_difficulty difficulty)
{
    return difficulty_names[difficulty];
}

const char *bench_kind_name(bench_kind kind)
{
    return kind_names[kind];
}

const char *bench_pose_name(bench_pose pose)
{
    return pose_names[pose];
}

static void refuse(const char *path, const char *why)
{
    fprintf(stderr, "score: %s: %s\n", path, why);
    exit(2);
}

static void *need(void *memory)
{
    if (!memory) {
        fputs("score: out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

static bool read_quad(const json_t *from, phw_quad *quad)
{
    if (!json_is_array(from) || json_array_size(from) != 4)
        return false;
    for (size_t i = 0; i < 4; i++) {
        const json_t *point = json_array_get(from, i);
        if (json_array_size(point) != 2)
            return false;
        quad->corner[i].x = json_number_value(json_array_get(point, 0));
        quad->corner[i].y = json_number_value(json_array_get(point, 1));
    }
    return true;
}

static bool category_of(const char *name, bench_category *category)
{
    for (size_t i = 0; name && i < BENCH_CATEGORY_COUNT; i++)
        if (strcmp(category_names[i], name) == 0) {
            *category = (bench_category)i;
            return true;
        }
    return false;
}

/* Ground truth comes from several writers: true and 1 both say yes. */
static bool truthy(const json_t *value)
{
    return json_is_true(value) || json_number_value(value) > 0;
}

static void read_items(const char *path, const json_t *list, bench_truth *truth)
{
    size_t count = json_array_size(list);
    truth->items = need(calloc(count + 1, sizeof *truth->items));
    for (size_t i = 0; i < count; i++) {
        const json_t *from = json_array_get(list, i);
        const char *text = json_string_value(json_object_get(from, "text"));
        bench_item *item = &truth->items[i];
        if (!category_of(json_string_value(json_object_get(from, "category")), &item->category))
            refuse(path, "an item has an unknown category");
        item->legible = truthy(json_object_get(from, "legible"));
        item->has_quad = read_quad(json_object_get(from, "quad"), &item->quad);
        item->text = need(strdup(text ? text : ""));
    }
    truth->item_count = count;
}

static void read_kind(const char *path, const char *name, bench_truth *truth)
{
    for (size_t i = 0; name && i < BENCH_KIND_COUNT; i++)
        if (strcmp(kind_names[i], name) == 0) {
            truth->kind = (bench_kind)i;
            return;
        }
    refuse(path, "kind is missing or unknown");
}

static void read_tags(const json_t *list, bench_truth *truth)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *tag = json_string_value(json_array_get(list, i));
        if (!tag)
            continue;
        for (size_t k = BENCH_EASY; k < BENCH_DIFFICULTY_COUNT; k++)
            if (strcmp(tag, difficulty_names[k]) == 0)
                truth->difficulty = (bench_difficulty)k;
        for (size_t k = 1; k < BENCH_POSE_COUNT; k++)
            if (strcmp(tag, pose_tags[k]) == 0)
                truth->pose = (bench_pose)k;
        truth->arguable = truth->arguable || strcmp(tag, "arguable-review") == 0;
        truth->no_text = truth->no_text || strcmp(tag, "no-text") == 0;
        if (strcmp(tag, "camera") == 0)
            truth->group = BENCH_CAMERA;
    }
}

/* "a/b/camera/x-easy-1.json" gives directory "camera" and name "x-easy-1". */
static void read_path(const char *path, bench_truth *truth)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    const char *folder = slash;
    size_t length = strlen(base);
    if (length < 6 || strcmp(base + length - 5, ".json") != 0)
        refuse(path, "the name does not end in .json");
    truth->name = need(strndup(base, length - 5));
    while (folder && folder > path && folder[-1] != '/')
        folder--;
    truth->directory = need(slash ? strndup(folder, (size_t)(slash - folder)) : strdup("."));
    truth->group = strcmp(truth->directory, "camera") == 0 ? BENCH_CAMERA : BENCH_SCREENS;
}

bench_truth *bench_truth_load(const char *path)
{
    bench_truth *truth = need(calloc(1, sizeof *truth));
    json_error_t error;
    json_t *root = json_load_file(path, 0, &error);
    if (!root)
        refuse(path, error.text);
    read_path(path, truth);
    truth->width = (uint32_t)json_integer_value(json_object_get(root, "width"));
    truth->height = (uint32_t)json_integer_value(json_object_get(root, "height"));
    truth->expect = bench_verdict_of(json_string_value(json_object_get(root, "expect")));
    read_kind(path, json_string_value(json_object_get(root, "kind")), truth);
    if (truth->width == 0 || truth->height == 0 || truth->expect == BENCH_ERROR)
        refuse(path, "width, height or expect is missing or wrong");
    truth->has_record = read_quad(json_object_get(root, "record"), &truth->record);
    read_tags(json_object_get(root, "tags"), truth);
    read_items(path, json_object_get(root, "items"), truth);
    json_decref(root);
    return truth;
}

void bench_truth_free(bench_truth **truth)
{
    if (!truth || !*truth)
        return;
    for (size_t i = 0; i < (*truth)->item_count; i++)
        free((*truth)->items[i].text);
    free((*truth)->items);
    free((*truth)->name);
    free((*truth)->directory);
    free(*truth);
    *truth = NULL;
}

bool bench_item_must_go(const bench_item *item)
{
    return item->legible && item->has_quad && item->category < BENCH_IDENTIFIER_COUNT;
}

size_t bench_truth_identifiers(const bench_truth *truth)
{
    size_t count = 0;
    for (size_t i = 0; i < truth->item_count; i++)
        count += bench_item_must_go(&truth->items[i]);
    return count;
}
