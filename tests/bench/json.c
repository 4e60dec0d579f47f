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
    json_t *by_level = json_object(), *by_category = json_object();
    for (size_t level = 0; level < BENCH_DIFFICULTY_COUNT; level++)
        json_object_set_new(by_level, bench_difficulty_name((bench_difficulty)level),
                            count_json(bench_summary_covered(summary, method, group, level,
                                                             BENCH_IDENTIFIER_COUNT)));
    for (size_t category = 0; category < BENCH_IDENTIFIER_COUNT; category++)
        json_object_set_new(by_category, bench_category_name((bench_category)category),
                            count_json(bench_summary_covered(summary, method, group,
                                                             BENCH_DIFFICULTY_COUNT, category)));
    return json_pack("{s:o,s:o,s:o}", "all",
                     count_json(bench_summary_covered(
                         summary, method, group, BENCH_DIFFICULTY_COUNT, BENCH_IDENTIFIER_COUNT)),
                     "difficulty", by_level, "category", by_category);
}

static json_t *methods_json(bench_summary *summary)
{
    json_t *methods = json_object();
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++) {
        json_t *groups = json_object();
        for (size_t group = 0; group < BENCH_GROUP_COUNT; group++)
            json_object_set_new(groups, bench_group_name((bench_group)group),
                                json_pack("{s:o,s:o,s:o}", "covered",
                                          coverage_json(summary, (bench_method)method, group),
                                          "leaked_pictures",
                                          count_json(summary->leaked[method][group]), "over_masked",
                                          row_json(&summary->excess[method][group])));
        json_object_set_new(groups, "without_mask",
                            json_integer((json_int_t)summary->without_mask[method]));
        json_object_set_new(methods, bench_method_name((bench_method)method), groups);
    }
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
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++)
        json_object_set_new(costs, bench_group_name((bench_group)group),
                            json_pack("{s:o,s:o,s:o,s:o}", "check_wall_s",
                                      row_json(&summary->wall[group]), "check_user_s",
                                      row_json(&summary->user[group]), "redact_wall_s",
                                      row_json(&summary->redact[group]), "peak_mib",
                                      row_json(&summary->peak[group])));
    json_object_set_new(costs, "record_screen_12mp_to_tesseract_page",
                        row_json(&summary->page_ratio));
    json_object_set_new(costs, "no_text_12mp_to_djpeg", row_json(&summary->empty_ratio));
    json_object_set_new(costs, "peak_mib_12mp", row_json(&summary->peak_12mp));
    return costs;
}

static json_t *floors_json(bench_summary *summary)
{
    bench_floor floors[BENCH_FLOOR_COUNT];
    json_t *list = json_array();
    bench_summary_floors(summary, floors);
    for (size_t i = 0; i < BENCH_FLOOR_COUNT; i++)
        json_array_append_new(
            list,
            json_pack("{s:s,s:s,s:o,s:o,s:o}", "what", floors[i].what, "bound_is",
                      floors[i].at_least ? "lowest" : "highest", "bound", number(floors[i].bound),
                      "value", floors[i].measured ? number(floors[i].value) : json_null(), "met",
                      floors[i].measured ? json_boolean(floors[i].met) : json_null()));
    return list;
}

static json_t *cost_json(bench_cost cost)
{
    if (!cost.known)
        return json_null();
    return json_pack("{s:i,s:o,s:o,s:o}", "status", cost.status, "wall_s", number(cost.wall),
                     "user_s", number(cost.user), "peak_mib", number(cost.peak_mib));
}

static json_t *left_json(const bench_case *one)
{
    json_t *list = json_array();
    for (size_t i = 0; i < one->truth->item_count; i++) {
        const bench_item *item = &one->truth->items[i];
        if (!bench_item_must_go(item) ||
            one->shares[BENCH_IDENTIFIERS_SCOPE][i] >= BENCH_COVERED_FROM)
            continue;
        json_array_append_new(list, json_pack("{s:s,s:s,s:[o,o],s:o,s:o,s:o}", "category",
                                              bench_category_name(item->category), "text",
                                              item->text, "at", number(item->quad.corner[0].x),
                                              number(item->quad.corner[0].y), "identifiers",
                                              number(one->shares[BENCH_IDENTIFIERS_SCOPE][i]),
                                              "record", number(one->shares[BENCH_RECORD_SCOPE][i]),
                                              "stock", number(one->shares[BENCH_STOCK][i])));
    }
    return list;
}

static json_t *case_json(const bench_case *one)
{
    const bench_truth *truth = one->truth;
    json_t *excess = json_object();
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        json_object_set_new(excess, bench_method_name((bench_method)method),
                            number(one->excess[method]));
    return json_pack(
        "{s:s,s:s,s:s,s:s,s:s,s:s,s:b,s:I,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "directory",
        truth->directory, "name", truth->name, "group", bench_group_name(truth->group), "expect",
        bench_verdict_name(truth->expect), "verdict", bench_verdict_name(one->verdict), "stock",
        bench_verdict_name(one->stock_verdict), "verdict_right",
        (int)bench_case_verdict_right(one, one->verdict), "identifiers",
        (json_int_t)bench_truth_identifiers(truth), "left", left_json(one), "over_masked", excess,
        "check", cost_json(one->check), "redact", cost_json(one->redact), "stock_cost",
        cost_json(one->stock), "page_ratio", number(bench_page_ratio(one)), "no_text_ratio",
        number(bench_empty_ratio(one)));
}

int bench_print_json(const char *path, bench_summary *summary, const bench_case *cases,
                     size_t count)
{
    json_t *pictures = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(pictures, case_json(&cases[i]));
    json_t *root = json_pack("{s:s,s:I,s:o,s:o,s:o,s:o,s:o,s:o}", "schema", BENCH_SCHEMA,
                             "pictures", (json_int_t)count, "floors", floors_json(summary),
                             "methods", methods_json(summary), "verdicts",
                             verdicts_json(&summary->ours), "stock_verdicts",
                             summary->stock_ran ? verdicts_json(&summary->stock) : json_null(),
                             "costs", costs_json(summary), "cases", pictures);
    int result =
        root ? json_dump_file(root, path, JSON_INDENT(1) | JSON_REAL_PRECISION(SHOWN_DIGITS)) : -1;
    json_decref(root);
    return result;
}
