/* SPDX-License-Identifier: Apache-2.0 */
#include "summary.h"

#include <math.h>

#include "cover.h"

/* What counts as a 12 MP picture: phone sensors give 12.0 to 12.6. */
#define MEGAPIXELS_FROM 11.5
#define MEGAPIXELS_TO 13.0
/* A page of so many words is a full one: a third of what a hospital's record holds. */
#define FULL_WORDS 100
/* 1920 × 1080, and the few rows that a taskbar more or less makes. */
#define SCREEN_MEGAPIXELS_FROM 1.9
#define SCREEN_MEGAPIXELS_TO 2.2

static void add_verdict(bench_verdicts *to, const bench_case *one, bench_verdict got)
{
    const bench_truth *truth = one->truth;
    to->confusion[truth->group][truth->expect][got]++;
    bench_count_add(&to->right[truth->group], bench_case_verdict_right(one, got));
    to->arguable[truth->group] += got != truth->expect && bench_case_verdict_right(one, got);
    if (bench_truth_identifiers(truth) > 0 && truth->expect == BENCH_BLOCK)
        bench_count_add(&to->missed, got == BENCH_CLEAR);
    if (truth->expect == BENCH_CLEAR && !truth->arguable) {
        bench_count_add(&to->harmless_blocked, got == BENCH_BLOCK);
        bench_count_add(&to->harmless_reviewed, got == BENCH_REVIEW);
    }
}

static bool is_12mp(const bench_case *one)
{
    double megapixels = bench_case_megapixels(one);
    return megapixels >= MEGAPIXELS_FROM && megapixels <= MEGAPIXELS_TO;
}

/* A photograph of a record at a phone's size. */
static bool is_record_at_12mp(const bench_case *one)
{
    const bench_truth *truth = one->truth;
    return truth->group == BENCH_CAMERA && is_12mp(one) && truth->has_record &&
           truth->expect == BENCH_BLOCK;
}

static void add_cover(bench_summary *summary, const bench_case *one, bench_method method)
{
    const bench_truth *truth = one->truth;
    const bool record_at_12mp = is_record_at_12mp(one);
    for (size_t i = 0; i < truth->item_count; i++) {
        const bench_item *item = &truth->items[i];
        if (!bench_item_must_go(item))
            continue;
        bool covered = one->shares[method][i] >= BENCH_COVERED_FROM;
        bench_count_add(
            &summary->covered[method][truth->group][truth->difficulty][truth->kind][item->category],
            covered);
        if (record_at_12mp)
            bench_count_add(&summary->records_12mp[method], covered);
    }
    if (bench_truth_identifiers(truth) > 0)
        bench_count_add(&summary->leaked[method][truth->group][truth->difficulty],
                        bench_case_left(one, method) > 0);
    if (one->has_mask[method])
        bench_row_add(&summary->excess[method][truth->group], one->excess[method]);
    else
        summary->without_mask[method]++;
}

double bench_page_ratio(const bench_case *one)
{
    const bench_cost *check = &one->cost[BENCH_OURS];
    return check->known && one->pristine.known && one->pristine.cpu > 0
               ? check->cpu / one->pristine.cpu
               : NAN;
}

double bench_empty_ratio(const bench_case *one)
{
    const bench_cost *check = &one->cost[BENCH_OURS];
    return check->known && one->djpeg.known && one->djpeg.cpu > 0 ? check->cpu / one->djpeg.cpu
                                                                  : NAN;
}

static void add_ratios(bench_summary *summary, const bench_case *one)
{
    const bench_truth *truth = one->truth;
    const bool camera = truth->group == BENCH_CAMERA;
    double megapixels = bench_case_megapixels(one);
    bool at_12mp = is_12mp(one);
    bool at_1080p = megapixels >= SCREEN_MEGAPIXELS_FROM && megapixels <= SCREEN_MEGAPIXELS_TO;
    if (at_12mp && one->cost[BENCH_OURS].known)
        bench_row_add(&summary->peak_12mp, one->cost[BENCH_OURS].peak_mib);
    if (is_record_at_12mp(one) && !isnan(bench_page_ratio(one)))
        bench_row_add(one->page_words >= FULL_WORDS ? &summary->full_page_ratio
                                                    : &summary->short_page_ratio,
                      bench_page_ratio(one));
    if (!camera && at_1080p && !isnan(bench_page_ratio(one)))
        bench_row_add(&summary->screen_ratio, bench_page_ratio(one));
    if (at_12mp && truth->no_text && !isnan(bench_empty_ratio(one)))
        bench_row_add(&summary->empty_ratio, bench_empty_ratio(one));
}

static void add_costs(bench_costs *costs, const bench_cost *cost, double megapixels)
{
    if (!cost->known)
        return;
    bench_row_add(&costs->cpu, cost->cpu);
    bench_row_add(&costs->per_megapixel, cost->cpu / megapixels);
    bench_row_add(&costs->peak, cost->peak_mib);
}

static void add_pose(bench_summary *summary, const bench_case *one)
{
    const bench_truth *truth = one->truth;
    summary->posed++;
    bench_count_add(&summary->pose_right[truth->pose],
                    bench_case_verdict_right(one, one->verdict[BENCH_OURS]));
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        for (size_t i = 0; i < truth->item_count; i++)
            if (bench_item_must_go(&truth->items[i]))
                bench_count_add(&summary->pose_covered[method][truth->pose],
                                one->shares[method][i] >= BENCH_COVERED_FROM);
}

void bench_summary_add(bench_summary *summary, const bench_case *one)
{
    const bench_truth *truth = one->truth;
    if (truth->pose != BENCH_POSE_NONE) {
        add_pose(summary, one);
        return;
    }
    summary->pictures++;
    summary->group_pictures[truth->group]++;
    for (size_t i = 0; i < BENCH_METHOD_COUNT; i++) {
        add_cover(summary, one, (bench_method)i);
        summary->ran[bench_method_side((bench_method)i)] |= one->has_mask[i];
    }
    for (size_t i = 0; i < BENCH_SIDE_COUNT; i++) {
        add_verdict(&summary->verdicts[i], one, one->verdict[i]);
        add_costs(&summary->costs[i][truth->group], &one->cost[i], bench_case_megapixels(one));
    }
    if (one->redact.known)
        bench_row_add(&summary->redact[truth->group], one->redact.cpu);
    add_ratios(summary, one);
}

void bench_summary_done(bench_summary *summary)
{
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
        for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
            bench_row_done(&summary->excess[method][group]);
        for (size_t side = 0; side < BENCH_SIDE_COUNT; side++) {
            bench_row_done(&summary->costs[side][group].cpu);
            bench_row_done(&summary->costs[side][group].per_megapixel);
            bench_row_done(&summary->costs[side][group].peak);
        }
        bench_row_done(&summary->redact[group]);
    }
    bench_row_done(&summary->full_page_ratio);
    bench_row_done(&summary->short_page_ratio);
    bench_row_done(&summary->screen_ratio);
    bench_row_done(&summary->empty_ratio);
    bench_row_done(&summary->peak_12mp);
}

static void add_count(bench_count *sum, const bench_count *more)
{
    sum->hits += more->hits;
    sum->total += more->total;
}

/* True where a slice asks for all of a dimension, or for this value. */
static bool takes(size_t wanted, size_t count, size_t value)
{
    return wanted >= count || wanted == value;
}

bench_count bench_summary_covered(const bench_summary *summary, bench_method method,
                                  const bench_slice *slice)
{
    bench_count sum = {0, 0};
    for (size_t g = 0; g < BENCH_GROUP_COUNT; g++)
        for (size_t d = 0; d < BENCH_DIFFICULTY_COUNT; d++)
            for (size_t k = 0; k < BENCH_KIND_COUNT; k++)
                for (size_t c = 0; c < BENCH_IDENTIFIER_COUNT; c++)
                    if (takes(slice->group, BENCH_GROUP_COUNT, g) &&
                        takes(slice->difficulty, BENCH_DIFFICULTY_COUNT, d) &&
                        takes(slice->kind, BENCH_KIND_COUNT, k) &&
                        takes(slice->category, BENCH_IDENTIFIER_COUNT, c))
                        add_count(&sum, &summary->covered[method][g][d][k][c]);
    return sum;
}

bench_count bench_summary_leaked(const bench_summary *summary, bench_method method,
                                 bench_group group, size_t difficulty)
{
    bench_count sum = {0, 0};
    for (size_t d = 0; d < BENCH_DIFFICULTY_COUNT; d++)
        if (takes(difficulty, BENCH_DIFFICULTY_COUNT, d))
            add_count(&sum, &summary->leaked[method][group][d]);
    return sum;
}
