/* SPDX-License-Identifier: Apache-2.0 */
#include "case.h"

#include <assert.h>
#include <ctype.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "cover.h"

#define KIB_PER_MIB 1024.0

/* Both are names of files as well: NAME.png, and NAME.json and NAME.cost. */
static const char *const method_names[] = {"record", "identifiers", "psm3", "psm11"};
static_assert(sizeof method_names / sizeof *method_names == BENCH_METHOD_COUNT, "one each");

static const char *const side_names[] = {"check", "psm3", "psm11"};
static_assert(sizeof side_names / sizeof *side_names == BENCH_SIDE_COUNT, "one each");

const char *bench_side_name(bench_side side)
{
    return side_names[side];
}

bench_side bench_method_side(bench_method method)
{
    switch (method) {
    case BENCH_STOCK_3:
        return BENCH_PSM_3;
    case BENCH_STOCK_11:
        return BENCH_PSM_11;
    case BENCH_RECORD_SCOPE:
    case BENCH_IDENTIFIERS_SCOPE:
        break;
    }
    return BENCH_OURS;
}

const char *bench_method_name(bench_method method)
{
    return method_names[method];
}

/* RESULTS/DIRECTORY/NAME/FILE, to be freed. */
static char *path_of(const char *results, const bench_truth *truth, const char *file,
                     const char *ending)
{
    phw_strbuf path = PHW_STRBUF_INIT;
    phw_strbuf_format(&path, "%s/%s/%s/%s%s", results, truth->directory, truth->name, file, ending);
    char *text = phw_strbuf_take(&path);
    if (!text) {
        fputs("score: out of memory\n", stderr);
        exit(2);
    }
    return text;
}

static json_t *load(const char *results, const bench_truth *truth, const char *file,
                    const char *ending)
{
    char *path = path_of(results, truth, file, ending);
    json_t *root = json_load_file(path, JSON_DISABLE_EOF_CHECK, NULL);
    free(path);
    return root;
}

static bench_verdict load_verdict(const char *results, const bench_truth *truth, const char *file)
{
    json_t *root = load(results, truth, file, ".json");
    bench_verdict verdict = bench_verdict_of(json_string_value(json_object_get(root, "verdict")));
    json_decref(root);
    return verdict;
}

static bench_cost load_cost(const char *results, const bench_truth *truth, const char *file)
{
    bench_cost cost = {0};
    json_t *root = load(results, truth, file, ".cost");
    if (root) {
        cost.known = true;
        cost.status = (int)json_integer_value(json_object_get(root, "status"));
        cost.wall = json_number_value(json_object_get(root, "wall"));
        cost.user = json_number_value(json_object_get(root, "user"));
        cost.cpu = cost.user + json_number_value(json_object_get(root, "system"));
        cost.peak_mib = json_number_value(json_object_get(root, "peak_kib")) / KIB_PER_MIB;
    }
    json_decref(root);
    return cost;
}

/* Runs of letters between blanks and breaks. */
static size_t load_words(const char *results, const bench_truth *truth, const char *file)
{
    char *path = path_of(results, truth, file, ".txt");
    FILE *from = path ? fopen(path, "r") : NULL;
    size_t words = 0;
    bool within = false;
    for (int c; from && (c = fgetc(from)) != EOF; within = !isspace(c))
        words += !within && !isspace(c);
    if (from)
        fclose(from);
    free(path);
    return words;
}

static void load_mask(const char *results, bench_case *one, bench_method method)
{
    const bench_truth *truth = one->truth;
    char *path = path_of(results, truth, method_names[method], ".png");
    bench_mask mask;
    one->shares[method] = calloc(truth->item_count + 1, sizeof(double));
    one->excess[method] = NAN;
    if (one->shares[method] && bench_mask_load(path, &mask)) {
        if (mask.width != truth->width || mask.height != truth->height)
            fprintf(stderr, "score: %s is not of the picture's size: not counted\n", path);
        else {
            one->has_mask[method] = true;
            for (size_t i = 0; i < truth->item_count; i++)
                if (truth->items[i].has_quad)
                    one->shares[method][i] = bench_cover_share(&mask, &truth->items[i].quad);
            one->excess[method] = bench_cover_excess(&mask, truth, method == BENCH_RECORD_SCOPE);
        }
        bench_mask_done(&mask);
    }
    free(path);
}

void bench_case_load(const char *results, const char *truth_path, bench_case *one)
{
    memset(one, 0, sizeof *one);
    one->truth = bench_truth_load(truth_path);
    for (size_t i = 0; i < BENCH_SIDE_COUNT; i++) {
        one->verdict[i] = load_verdict(results, one->truth, side_names[i]);
        one->cost[i] = load_cost(results, one->truth, side_names[i]);
    }
    for (size_t i = 0; i < BENCH_METHOD_COUNT; i++)
        load_mask(results, one, (bench_method)i);
    one->redact = load_cost(results, one->truth, "record");
    one->pristine = load_cost(results, one->truth, "pristine");
    one->page_words = load_words(results, one->truth, "pristine");
    one->djpeg = load_cost(results, one->truth, "djpeg");
}

void bench_case_done(bench_case *one)
{
    for (size_t i = 0; i < BENCH_METHOD_COUNT; i++)
        free(one->shares[i]);
    bench_truth_free(&one->truth);
}

bool bench_case_verdict_right(const bench_case *one, bench_verdict got)
{
    return got == one->truth->expect || (one->truth->arguable && got == BENCH_REVIEW);
}

size_t bench_case_left(const bench_case *one, bench_method method)
{
    size_t left = 0;
    for (size_t i = 0; i < one->truth->item_count; i++)
        left += bench_item_must_go(&one->truth->items[i]) &&
                one->shares[method][i] < BENCH_COVERED_FROM;
    return left;
}

double bench_case_megapixels(const bench_case *one)
{
    return (double)one->truth->width * one->truth->height / 1e6;
}
