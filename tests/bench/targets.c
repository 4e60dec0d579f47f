/* SPDX-License-Identifier: Apache-2.0 */
/* What photoward must reach, and whether it did. */
#include <math.h>

#include "summary.h"

/* 250 MB; rows of memory are kept in MiB. */
#define PEAK_12MP_MIB (250e6 / (1024 * 1024))
/* Times as many identifiers as stock Tesseract finds on the same photographs. */
#define TIMES_STOCK 3
/* How far mirrored and turned scenes may stay behind the same scene upright. */
#define POSE_POINTS 0.02

static bench_target at_least(const char *what, bench_count count, double bound)
{
    double share = bench_count_share(count);
    return (bench_target){.what = what,
                          .measured = count.total > 0,
                          .met = share >= bound,
                          .value = share,
                          .bound = bound,
                          .at_least = true,
                          .percent = true};
}

static bench_target at_most(const char *what, bench_count count, double bound)
{
    double share = bench_count_share(count);
    return (bench_target){.what = what,
                          .measured = count.total > 0,
                          .met = share <= bound,
                          .value = share,
                          .bound = bound,
                          .percent = true};
}

static bench_target median(const char *what, bench_row *row, double bound)
{
    double value = bench_row_quantile(row, 0.5);
    return (bench_target){.what = what,
                          .measured = row->count > 0,
                          .met = value <= bound,
                          .value = value,
                          .bound = bound};
}

static bench_target worst(const char *what, bench_row *row, double bound)
{
    bench_target target = median(what, row, bound);
    target.value = bench_row_quantile(row, 1);
    target.met = target.value <= bound;
    return target;
}

static bench_count covered(const bench_summary *summary, bench_method method, bench_group group,
                           size_t difficulty)
{
    bench_slice slice = BENCH_SLICE_ALL;
    slice.group = group;
    slice.difficulty = difficulty;
    return bench_summary_covered(summary, method, &slice);
}

static bench_count leaked(const bench_summary *summary, bench_group group, size_t difficulty)
{
    return bench_summary_leaked(summary, BENCH_RECORD_SCOPE, group, difficulty);
}

/* On the photographs whose time is held against Tesseract's, too. Where Tesseract has more than one
 * identifier in TIMES_STOCK, nobody can have so many times as many. */
static bench_target times_stock(const char *what, const bench_summary *summary, bench_method stock)
{
    bench_count ours = summary->records_12mp[BENCH_IDENTIFIERS_SCOPE];
    bench_count theirs = summary->records_12mp[stock];
    double quotient = theirs.hits ? (double)ours.hits / (double)theirs.hits : INFINITY;
    double most = theirs.hits ? (double)ours.total / (double)theirs.hits : INFINITY;
    return (bench_target){.what = what,
                          .measured = ours.total > 0 && summary->ran[bench_method_side(stock)],
                          .met = quotient >= TIMES_STOCK,
                          .value = quotient,
                          .bound = TIMES_STOCK,
                          .most = most,
                          .at_least = true};
}

/* The pose that stays furthest behind its upright twins. */
static bench_target worst_pose(const bench_summary *summary)
{
    const bench_count *by_pose = summary->pose_covered[BENCH_RECORD_SCOPE];
    double upright = bench_count_share(by_pose[BENCH_POSE_UPRIGHT]), most = -1;
    for (size_t pose = BENCH_POSE_MIRRORED; pose < BENCH_POSE_COUNT; pose++)
        if (by_pose[pose].total)
            most = fmax(most, upright - bench_count_share(by_pose[pose]));
    return (bench_target){.what = "mirrored, turned: points behind upright",
                          .measured = most > -1 && by_pose[BENCH_POSE_UPRIGHT].total > 0,
                          .met = most <= POSE_POINTS,
                          .value = most,
                          .bound = POSE_POINTS,
                          .percent = true};
}

void bench_summary_targets(bench_summary *summary, bench_target targets[BENCH_TARGET_COUNT])
{
    const bench_method record = BENCH_RECORD_SCOPE;
    const bench_verdicts *ours = &summary->verdicts[BENCH_OURS];
    bench_target all[BENCH_TARGET_COUNT] = {
        at_least("screenshots: identifiers covered",
                 covered(summary, record, BENCH_SCREENS, BENCH_DIFFICULTY_COUNT), 0.995),
        at_most("screenshots: pictures that leak",
                leaked(summary, BENCH_SCREENS, BENCH_DIFFICULTY_COUNT), 0.01),
        at_least("easy photographs: identifiers covered",
                 covered(summary, record, BENCH_CAMERA, BENCH_EASY), 0.99),
        at_most("easy photographs: pictures that leak", leaked(summary, BENCH_CAMERA, BENCH_EASY),
                0.03),
        at_least("medium photographs: identifiers covered",
                 covered(summary, record, BENCH_CAMERA, BENCH_MEDIUM), 0.97),
        at_most("medium photographs: pictures that leak",
                leaked(summary, BENCH_CAMERA, BENCH_MEDIUM), 0.08),
        at_least("hard photographs: identifiers covered",
                 covered(summary, record, BENCH_CAMERA, BENCH_HARD), 0.90),
        at_most("hard photographs: pictures that leak", leaked(summary, BENCH_CAMERA, BENCH_HARD),
                0.25),
        worst_pose(summary),
        times_stock("12 MP record: --scope identifiers / psm 3", summary, BENCH_STOCK_3),
        times_stock("12 MP record: --scope identifiers / psm 11", summary, BENCH_STOCK_11),
        at_least("screenshots: verdict right", ours->right[BENCH_SCREENS], 0.95),
        at_most("pictures with a legible identifier called clear", ours->missed, 0),
        at_most("harmless pictures called block", ours->harmless_blocked, 0),
        at_most("harmless pictures called review", ours->harmless_reviewed, 0.03),
        median("12 MP without text: time / djpeg, median", &summary->empty_ratio, 2.5),
        median("12 MP full record screen: time / tesseract, median", &summary->full_page_ratio, 1),
        worst("12 MP full record screen: time / tesseract, worst", &summary->full_page_ratio, 1),
        worst("12 MP record screen of few words: the same, worst", &summary->short_page_ratio, 1),
        median("1080p screenshot: time / tesseract, median", &summary->screen_ratio, 0.7),
        worst("12 MP: peak memory, MiB", &summary->peak_12mp, PEAK_12MP_MIB)};
    for (size_t i = 0; i < BENCH_TARGET_COUNT; i++)
        targets[i] = all[i];
}
