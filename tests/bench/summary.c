/* SPDX-License-Identifier: Apache-2.0 */
#include "summary.h"

#include <math.h>

#include "cover.h"

/* What counts as a 12 MP picture: phone sensors give 12.0 to 12.6. */
#define MEGAPIXELS_FROM 11.5
#define MEGAPIXELS_TO 13.0

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

static void add_cover(bench_summary *summary, const bench_case *one, bench_method method)
{
    const bench_truth *truth = one->truth;
    for (size_t i = 0; i < truth->item_count; i++) {
        const bench_item *item = &truth->items[i];
        if (bench_item_must_go(item))
            bench_count_add(
                &summary->covered[method][truth->group][truth->difficulty][item->category],
                one->shares[method][i] >= BENCH_COVERED_FROM);
    }
    if (bench_truth_identifiers(truth) > 0)
        bench_count_add(&summary->leaked[method][truth->group], bench_case_left(one, method) > 0);
    if (one->has_mask[method])
        bench_row_add(&summary->excess[method][truth->group], one->excess[method]);
    else
        summary->without_mask[method]++;
}

double bench_page_ratio(const bench_case *one)
{
    return one->check.known && one->pristine.known && one->pristine.cpu > 0
               ? one->check.cpu / one->pristine.cpu
               : NAN;
}

double bench_empty_ratio(const bench_case *one)
{
    return one->check.known && one->djpeg.known && one->djpeg.cpu > 0
               ? one->check.cpu / one->djpeg.cpu
               : NAN;
}

static void add_costs(bench_summary *summary, const bench_case *one)
{
    const bench_truth *truth = one->truth;
    double megapixels = bench_case_megapixels(one);
    bool at_12mp = megapixels >= MEGAPIXELS_FROM && megapixels <= MEGAPIXELS_TO;
    if (one->check.known) {
        bench_row_add(&summary->wall[truth->group], one->check.wall);
        bench_row_add(&summary->user[truth->group], one->check.user);
        bench_row_add(&summary->peak[truth->group], one->check.peak_mib);
    }
    if (one->redact.known)
        bench_row_add(&summary->redact[truth->group], one->redact.wall);
    if (at_12mp && one->check.known)
        bench_row_add(&summary->peak_12mp, one->check.peak_mib);
    if (at_12mp && truth->has_record && truth->expect == BENCH_BLOCK &&
        !isnan(bench_page_ratio(one)))
        bench_row_add(&summary->page_ratio, bench_page_ratio(one));
    if (at_12mp && truth->no_text && !isnan(bench_empty_ratio(one)))
        bench_row_add(&summary->empty_ratio, bench_empty_ratio(one));
}

void bench_summary_add(bench_summary *summary, const bench_case *one)
{
    summary->pictures++;
    summary->group_pictures[one->truth->group][one->truth->difficulty]++;
    for (size_t i = 0; i < BENCH_METHOD_COUNT; i++)
        add_cover(summary, one, (bench_method)i);
    add_verdict(&summary->ours, one, one->verdict);
    add_verdict(&summary->stock, one, one->stock_verdict);
    summary->stock_ran |= one->has_mask[BENCH_STOCK];
    add_costs(summary, one);
}

void bench_summary_done(bench_summary *summary)
{
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
        for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
            bench_row_done(&summary->excess[method][group]);
        bench_row_done(&summary->wall[group]);
        bench_row_done(&summary->user[group]);
        bench_row_done(&summary->redact[group]);
        bench_row_done(&summary->peak[group]);
    }
    bench_row_done(&summary->page_ratio);
    bench_row_done(&summary->empty_ratio);
    bench_row_done(&summary->peak_12mp);
}

bench_count bench_summary_covered(const bench_summary *summary, bench_method method, size_t group,
                                  size_t difficulty, size_t category)
{
    bench_count sum = {0, 0};
    for (size_t g = 0; g < BENCH_GROUP_COUNT; g++)
        for (size_t d = 0; d < BENCH_DIFFICULTY_COUNT; d++)
            for (size_t c = 0; c < BENCH_IDENTIFIER_COUNT; c++) {
                if ((group < BENCH_GROUP_COUNT && g != group) ||
                    (difficulty < BENCH_DIFFICULTY_COUNT && d != difficulty) ||
                    (category < BENCH_IDENTIFIER_COUNT && c != category))
                    continue;
                sum.hits += summary->covered[method][g][d][c].hits;
                sum.total += summary->covered[method][g][d][c].total;
            }
    return sum;
}

static bench_floor at_least(const char *what, bench_count count, double bound)
{
    double share = bench_count_share(count);
    return (bench_floor){.what = what,
                         .measured = count.total > 0,
                         .met = share >= bound,
                         .value = share,
                         .bound = bound,
                         .at_least = true,
                         .percent = true};
}

static bench_floor at_most(const char *what, bench_count count, double bound)
{
    double share = bench_count_share(count);
    return (bench_floor){.what = what,
                         .measured = count.total > 0,
                         .met = share <= bound,
                         .value = share,
                         .bound = bound,
                         .percent = true};
}

static bench_floor worst(const char *what, bench_row *row, double bound)
{
    double value = bench_row_quantile(row, 1);
    return (bench_floor){.what = what,
                         .measured = row->count > 0,
                         .met = value <= bound,
                         .value = value,
                         .bound = bound};
}

static bench_count covered_in(const bench_summary *summary, bench_method method, bench_group group)
{
    return bench_summary_covered(summary, method, group, BENCH_DIFFICULTY_COUNT,
                                 BENCH_IDENTIFIER_COUNT);
}

/* "At least twice what stock covers" as a floor on the quotient. */
static bench_floor twice_stock(const bench_summary *summary)
{
    bench_count ours = covered_in(summary, BENCH_IDENTIFIERS_SCOPE, BENCH_CAMERA);
    bench_count stock = covered_in(summary, BENCH_STOCK, BENCH_CAMERA);
    double quotient = stock.hits ? (double)ours.hits / (double)stock.hits : INFINITY;
    return (bench_floor){.what = "photographs: --scope identifiers / stock Tesseract",
                         .measured = ours.total > 0 && summary->stock_ran,
                         .met = quotient >= 2,
                         .value = quotient,
                         .bound = 2,
                         .at_least = true};
}

void bench_summary_floors(bench_summary *summary, bench_floor floors[BENCH_FLOOR_COUNT])
{
    const bench_verdicts *ours = &summary->ours;
    bench_floor all[BENCH_FLOOR_COUNT] = {
        at_least("screenshots: identifiers covered (default scope)",
                 covered_in(summary, BENCH_RECORD_SCOPE, BENCH_SCREENS), 0.97),
        at_least("screenshots: the same, --scope identifiers",
                 covered_in(summary, BENCH_IDENTIFIERS_SCOPE, BENCH_SCREENS), 0.97),
        at_least("screenshots: verdict right", ours->right[BENCH_SCREENS], 0.95),
        at_least("photographs: identifiers covered (default scope)",
                 covered_in(summary, BENCH_RECORD_SCOPE, BENCH_CAMERA), 0.75),
        at_least("photographs: the same, --scope identifiers",
                 covered_in(summary, BENCH_IDENTIFIERS_SCOPE, BENCH_CAMERA), 0.75),
        twice_stock(summary),
        at_most("pictures with a legible identifier called clear", ours->missed, 0),
        at_most("harmless pictures called block", ours->harmless_blocked, 0),
        at_most("harmless pictures called review", ours->harmless_reviewed, 0.10),
        worst("12 MP record screen: time / tesseract on the page", &summary->page_ratio, 2),
        worst("12 MP without text: time / djpeg", &summary->empty_ratio, 5),
        worst("12 MP: peak memory, MiB", &summary->peak_12mp, 400)};
    for (size_t i = 0; i < BENCH_FLOOR_COUNT; i++)
        floors[i] = all[i];
}
