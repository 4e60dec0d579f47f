/* SPDX-License-Identifier: Apache-2.0 */
#include "print.h"

#include <jansson.h>
#include <math.h>

#include "cover.h"

#define SHOWN_DIGITS 6

/* JSON has no NaN and no infinity: null says "not measured". */
static json_t *number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

static json_t *count_json(bench_count count)
{
    bench_interval range = bench_count_wilson(count);
    return json_pack("{s:I,s:I,s:o,s:[o,o]}", "hits", (json_int_t)count.hits, "total",
                     (json_int_t)count.total, "share",
                     count.total ? number(bench_count_share(count)) : json_null(), "wilson95",
                     number(range.low), number(range.high));
}

static json_t *row_json(bench_row *row)
{
    return json_pack("{s:I,s:o,s:o,s:o}", "n", (json_int_t)row->count, "mean",
                     number(bench_row_mean(row)), "median", number(bench_row_quantile(row, .5)),
                     "worst", number(bench_row_quantile(row, 1)));
}

static json_t *coverage_json(const bench_summary *summary, bench_method method, size_t group)
{
    const bench_slice all = BENCH_SLICE_ALL;
    json_t *by_level = json_object(), *by_category = json_object(), *by_kind = json_object();
    bench_slice slice = all;
    slice.group = group;
    json_t *whole = count_json(bench_summary_covered(summary, method, &slice));
    for (slice.difficulty = 0; slice.difficulty < BENCH_DIFFICULTY_COUNT; slice.difficulty++)
        json_object_set_new(by_level, bench_difficulty_name((bench_difficulty)slice.difficulty),
                            count_json(bench_summary_covered(summary, method, &slice)));
    slice.difficulty = all.difficulty;
    for (slice.kind = 0; slice.kind < BENCH_KIND_COUNT; slice.kind++)
        json_object_set_new(by_kind, bench_kind_name((bench_kind)slice.kind),
                            count_json(bench_summary_covered(summary, method, &slice)));
    slice.kind = all.kind;
    for (slice.category = 0; slice.category < BENCH_IDENTIFIER_COUNT; slice.category++)
        json_object_set_new(by_category, bench_category_name((bench_category)slice.category),
                            count_json(bench_summary_covered(summary, method, &slice)));
    return json_pack("{s:o,s:o,s:o,s:o}", "all", whole, "difficulty", by_level, "kind", by_kind,
                     "category", by_category);
}

static json_t *leaks_json(const bench_summary *summary, bench_method method, bench_group group)
{
    json_t *levels = json_object();
    for (size_t level = 0; level < BENCH_DIFFICULTY_COUNT; level++)
        json_object_set_new(levels, bench_difficulty_name((bench_difficulty)level),
                            count_json(bench_summary_leaked(summary, method, group, level)));
    return json_pack(
        "{s:o,s:o}", "all",
        count_json(bench_summary_leaked(summary, method, group, BENCH_DIFFICULTY_COUNT)),
        "difficulty", levels);
}

static json_t *method_json(bench_summary *summary, bench_method method)
{
    json_t *groups = json_object(), *poses = json_object();
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++)
        json_object_set_new(groups, bench_group_name((bench_group)group),
                            json_pack("{s:o,s:o,s:o}", "covered",
                                      coverage_json(summary, method, group), "leaked_pictures",
                                      leaks_json(summary, method, (bench_group)group),
                                      "over_masked", row_json(&summary->excess[method][group])));
    for (size_t pose = BENCH_POSE_UPRIGHT; pose < BENCH_POSE_COUNT; pose++)
        json_object_set_new(poses, bench_pose_name((bench_pose)pose),
                            count_json(summary->pose_covered[method][pose]));
    json_object_set_new(groups, "poses", poses);
    json_object_set_new(groups, "without_mask",
                        json_integer((json_int_t)summary->without_mask[method]));
    return groups;
}

static json_t *methods_json(bench_summary *summary)
{
    json_t *methods = json_object();
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        json_object_set_new(methods, bench_method_name((bench_method)method),
                            method_json(summary, (bench_method)method));
    return methods;
}

static json_t *verdicts_json(const bench_verdicts *side)
{
    json_t *groups = json_object();
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
        json_t *expected = json_object();
        for (size_t expect = 0; expect < BENCH_ERROR; expect++) {
            json_t *got = json_object();
            for (size_t verdict = 0; verdict < BENCH_VERDICT_COUNT; verdict++)
                json_object_set_new(
                    got, bench_verdict_name((bench_verdict)verdict),
                    json_integer((json_int_t)side->confusion[group][expect][verdict]));
            json_object_set_new(expected, bench_verdict_name((bench_verdict)expect), got);
        }
        json_object_set_new(groups, bench_group_name((bench_group)group),
                            json_pack("{s:o,s:I,s:o}", "right", count_json(side->right[group]),
                                      "arguable_review", (json_int_t)side->arguable[group],
                                      "expected", expected));
    }
    return json_pack("{s:o,s:o,s:o,s:o}", "groups", groups, "identifier_called_clear",
                     count_json(side->missed), "harmless_called_block",
                     count_json(side->harmless_blocked), "harmless_called_review",
                     count_json(side->harmless_reviewed));
}

static json_t *costs_json(bench_summary *summary)
{
    json_t *costs = json_object();
    for (size_t side = 0; side < BENCH_SIDE_COUNT; side++) {
        json_t *groups = json_object();
        for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
            bench_costs *rows = &summary->costs[side][group];
            json_object_set_new(groups, bench_group_name((bench_group)group),
                                json_pack("{s:o,s:o,s:o}", "cpu_s", row_json(&rows->cpu),
                                          "cpu_s_a_megapixel", row_json(&rows->per_megapixel),
                                          "peak_mib", row_json(&rows->peak)));
        }
        json_object_set_new(costs, bench_side_name((bench_side)side), groups);
    }
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
        char name[32];
        snprintf(name, sizeof name, "redact_%s_cpu_s", bench_group_name((bench_group)group));
        json_object_set_new(costs, name, row_json(&summary->redact[group]));
    }
    json_object_set_new(costs, "full_record_screen_12mp_to_tesseract_page",
                        row_json(&summary->full_page_ratio));
    json_object_set_new(costs, "short_record_screen_12mp_to_tesseract_page",
                        row_json(&summary->short_page_ratio));
    json_object_set_new(costs, "screenshot_1080p_to_tesseract", row_json(&summary->screen_ratio));
    json_object_set_new(costs, "no_text_12mp_to_djpeg", row_json(&summary->empty_ratio));
    json_object_set_new(costs, "peak_mib_12mp", row_json(&summary->peak_12mp));
    return costs;
}

static json_t *targets_json(bench_summary *summary)
{
    bench_target targets[BENCH_TARGET_COUNT];
    json_t *list = json_array();
    bench_summary_targets(summary, targets);
    for (size_t i = 0; i < BENCH_TARGET_COUNT; i++)
        json_array_append_new(
            list,
            json_pack("{s:s,s:s,s:o,s:o,s:o}", "what", targets[i].what, "bound_is",
                      targets[i].at_least ? "lowest" : "highest", "bound", number(targets[i].bound),
                      "value", targets[i].measured ? number(targets[i].value) : json_null(), "met",
                      targets[i].measured ? json_boolean(targets[i].met) : json_null()));
    return list;
}

static json_t *cost_json(bench_cost cost)
{
    if (!cost.known)
        return json_null();
    return json_pack("{s:i,s:o,s:o,s:o}", "status", cost.status, "wall_s", number(cost.wall),
                     "cpu_s", number(cost.cpu), "peak_mib", number(cost.peak_mib));
}

static json_t *left_json(const bench_case *one)
{
    json_t *list = json_array();
    for (size_t i = 0; i < one->truth->item_count; i++) {
        const bench_item *item = &one->truth->items[i];
        if (!bench_item_must_go(item) ||
            one->shares[BENCH_IDENTIFIERS_SCOPE][i] >= BENCH_COVERED_FROM)
            continue;
        json_t *shares = json_object();
        for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
            json_object_set_new(shares, bench_method_name((bench_method)method),
                                number(one->shares[method][i]));
        json_array_append_new(list, json_pack("{s:s,s:s,s:[o,o],s:o}", "category",
                                              bench_category_name(item->category), "text",
                                              item->text, "at", number(item->quad.corner[0].x),
                                              number(item->quad.corner[0].y), "shares", shares));
    }
    return list;
}

static json_t *case_json(const bench_case *one)
{
    const bench_truth *truth = one->truth;
    json_t *excess = json_object(), *verdicts = json_object(), *costs = json_object();
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        json_object_set_new(excess, bench_method_name((bench_method)method),
                            number(one->excess[method]));
    for (size_t side = 0; side < BENCH_SIDE_COUNT; side++) {
        const char *name = bench_side_name((bench_side)side);
        json_object_set_new(verdicts, name, json_string(bench_verdict_name(one->verdict[side])));
        json_object_set_new(costs, name, cost_json(one->cost[side]));
    }
    json_object_set_new(costs, "redact", cost_json(one->redact));
    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:o,s:b,s:I,s:o,s:o,s:o,s:o,s:o}", "directory",
                     truth->directory, "name", truth->name, "group", bench_group_name(truth->group),
                     "kind", bench_kind_name(truth->kind), "pose", bench_pose_name(truth->pose),
                     "expect", bench_verdict_name(truth->expect), "verdicts", verdicts,
                     "verdict_right", (int)bench_case_verdict_right(one, one->verdict[BENCH_OURS]),
                     "identifiers", (json_int_t)bench_truth_identifiers(truth), "left",
                     left_json(one), "over_masked", excess, "costs", costs, "page_ratio",
                     number(bench_page_ratio(one)), "no_text_ratio",
                     number(bench_empty_ratio(one)));
}

int bench_print_json(const char *path, bench_summary *summary, const bench_case *cases,
                     size_t count)
{
    json_t *pictures = json_array(), *verdicts = json_object();
    for (size_t side = 0; side < BENCH_SIDE_COUNT; side++)
        if (summary->ran[side])
            json_object_set_new(verdicts, bench_side_name((bench_side)side),
                                verdicts_json(&summary->verdicts[side]));
    for (size_t i = 0; i < count; i++)
        json_array_append_new(pictures, case_json(&cases[i]));
    json_t *root = json_pack("{s:s,s:I,s:o,s:o,s:o,s:o,s:o}", "schema", BENCH_SCHEMA, "pictures",
                             (json_int_t)count, "targets", targets_json(summary), "methods",
                             methods_json(summary), "verdicts", verdicts, "costs",
                             costs_json(summary), "cases", pictures);
    int result =
        root ? json_dump_file(root, path, JSON_INDENT(1) | JSON_REAL_PRECISION(SHOWN_DIGITS)) : -1;
    json_decref(root);
    return result;
}
