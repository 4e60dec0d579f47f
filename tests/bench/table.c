/* SPDX-License-Identifier: Apache-2.0 */
#include "print.h"

#include <math.h>

#include "cover.h"

/* A cell of the coverage table: "97.1 % [95.0–98.3]". */
static void print_count(FILE *to, bench_count count)
{
    bench_interval range = bench_count_wilson(count);
    fprintf(to, "  %4zu %6.1f %% [%5.1f–%5.1f]", count.hits, 100 * bench_count_share(count),
            100 * range.low, 100 * range.high);
}

static const char *const method_heads[BENCH_METHOD_COUNT] = {
    "photoward", "--scope identifiers", "tesseract --psm 3", "tesseract --psm 11"};

static bool method_ran(const bench_summary *summary, size_t method)
{
    return summary->ran[bench_method_side((bench_method)method)];
}

static void print_covered(FILE *to, const bench_summary *summary, const char *name,
                          const bench_slice *slice)
{
    bench_count any = bench_summary_covered(summary, BENCH_RECORD_SCOPE, slice);
    if (any.total == 0)
        return;
    fprintf(to, "  %-24s %6zu", name, any.total);
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        if (method_ran(summary, method))
            print_count(to, bench_summary_covered(summary, (bench_method)method, slice));
    fputc('\n', to);
}

static void print_group_coverage(FILE *to, const bench_summary *summary, bench_group group)
{
    const bench_slice all = BENCH_SLICE_ALL;
    char label[40];
    bench_slice slice = all;
    slice.group = group;
    print_covered(to, summary, bench_group_name(group), &slice);
    for (size_t level = BENCH_EASY; level < BENCH_DIFFICULTY_COUNT; level++) {
        snprintf(label, sizeof label, "  %s", bench_difficulty_name((bench_difficulty)level));
        slice.difficulty = level;
        print_covered(to, summary, label, &slice);
    }
    slice.difficulty = all.difficulty;
    for (size_t category = 0; category < BENCH_IDENTIFIER_COUNT; category++) {
        snprintf(label, sizeof label, "    %s", bench_category_name((bench_category)category));
        slice.category = category;
        print_covered(to, summary, label, &slice);
    }
}

static void print_coverage(FILE *to, const bench_summary *summary)
{
    fprintf(to, "\nLegible identifiers covered (at least %.0f %% of the quad; 95 %% Wilson)\n",
            100 * BENCH_COVERED_FROM);
    fprintf(to, "  %-24s %6s", "", "items");
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        if (method_ran(summary, method))
            fprintf(to, "  %27s", method_heads[method]);
    fputc('\n', to);
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++)
        print_group_coverage(to, summary, (bench_group)group);
    fputs("  by kind of scene\n", to);
    for (size_t kind = 0; kind < BENCH_KIND_COUNT; kind++) {
        bench_slice slice = BENCH_SLICE_ALL;
        char label[40];
        snprintf(label, sizeof label, "    %s", bench_kind_name((bench_kind)kind));
        slice.kind = kind;
        print_covered(to, summary, label, &slice);
    }
}

static void print_leaked(FILE *to, const bench_summary *summary, const char *name,
                         bench_group group, size_t difficulty)
{
    bench_count any = bench_summary_leaked(summary, BENCH_RECORD_SCOPE, group, difficulty);
    if (any.total == 0)
        return;
    fprintf(to, "  %-24s %6zu", name, any.total);
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        if (method_ran(summary, method))
            print_count(to, bench_summary_leaked(summary, (bench_method)method, group, difficulty));
    fputc('\n', to);
}

static void print_leaks(FILE *to, bench_summary *summary)
{
    fputs("\nOf pictures with a legible identifier, those that leak (one is left)\n", to);
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
        print_leaked(to, summary, bench_group_name((bench_group)group), (bench_group)group,
                     BENCH_DIFFICULTY_COUNT);
        for (size_t level = BENCH_EASY; level < BENCH_DIFFICULTY_COUNT; level++) {
            char label[40];
            snprintf(label, sizeof label, "  %s", bench_difficulty_name((bench_difficulty)level));
            print_leaked(to, summary, label, (bench_group)group, level);
        }
    }
    fputs("\nCovered for nothing, of the whole picture\n", to);
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
            bench_row *excess = &summary->excess[method][group];
            if (excess->count)
                fprintf(to, "  %-20s %-8s mean %5.2f %%, worst %5.2f %%\n", method_heads[method],
                        bench_group_name((bench_group)group), 100 * bench_row_mean(excess),
                        100 * bench_row_quantile(excess, 1));
        }
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        if (summary->without_mask[method] && method_ran(summary, method))
            fprintf(to, "  %-20s %zu pictures got no mask: nothing of them counts as covered\n",
                    method_heads[method], summary->without_mask[method]);
}

static void print_poses(FILE *to, const bench_summary *summary)
{
    fprintf(to, "\nThe same photographs upright, mirrored, turned (%zu pictures, one scan each)\n",
            summary->posed);
    for (size_t pose = BENCH_POSE_UPRIGHT; pose < BENCH_POSE_COUNT; pose++) {
        bench_count right = summary->pose_right[pose];
        if (right.total == 0)
            continue;
        fprintf(to, "  %-10s verdict right %3zu of %3zu", bench_pose_name((bench_pose)pose),
                right.hits, right.total);
        for (size_t method = BENCH_RECORD_SCOPE; method <= BENCH_IDENTIFIERS_SCOPE; method++) {
            const bench_count *by_pose = summary->pose_covered[method];
            fprintf(to, "   %s", method_heads[method]);
            print_count(to, by_pose[pose]);
            fprintf(to, " of %zu, %+.1f points", by_pose[pose].total,
                    100 * (bench_count_share(by_pose[pose]) -
                           bench_count_share(by_pose[BENCH_POSE_UPRIGHT])));
        }
        fputc('\n', to);
    }
}

static void print_confusion(FILE *to, const bench_verdicts *side, size_t group)
{
    for (size_t expect = 0; expect < BENCH_ERROR; expect++) {
        const size_t *row = side->confusion[group][expect];
        fprintf(to, "    expected %-7s clear %3zu  review %3zu  block %3zu  error %3zu\n",
                bench_verdict_name((bench_verdict)expect), row[BENCH_CLEAR], row[BENCH_REVIEW],
                row[BENCH_BLOCK], row[BENCH_ERROR]);
    }
}

static void print_verdicts(FILE *to, const char *who, const bench_verdicts *side)
{
    fprintf(to, "\nVerdicts: %s\n", who);
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
        bench_count right = side->right[group];
        if (right.total == 0)
            continue;
        fprintf(to, "  %-8s right", bench_group_name((bench_group)group));
        print_count(to, right);
        fprintf(to, "  of %zu; of these %zu an arguable review\n", right.total,
                side->arguable[group]);
        print_confusion(to, side, group);
    }
    fprintf(to,
            "  a legible identifier, called clear: %zu of %zu; harmless called block: %zu, "
            "review: %zu of %zu\n",
            side->missed.hits, side->missed.total, side->harmless_blocked.hits,
            side->harmless_reviewed.hits, side->harmless_blocked.total);
}

static void print_ratio(FILE *to, const char *what, bench_row *row)
{
    if (row->count)
        fprintf(to, "  %s: median %.2f, worst %.2f (%zu)\n", what, bench_row_quantile(row, .5),
                bench_row_quantile(row, 1), row->count);
}

static const char *const side_heads[BENCH_SIDE_COUNT] = {"photoward check", "tesseract --psm 3",
                                                         "tesseract --psm 11"};

static void print_costs(FILE *to, bench_summary *summary)
{
    fputs("\nCost of one picture: processor seconds and peak memory (median, worst)\n", to);
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++)
        for (size_t side = 0; side < BENCH_SIDE_COUNT; side++) {
            bench_costs *costs = &summary->costs[side][group];
            if (costs->cpu.count)
                fprintf(to,
                        "  %-8s %-18s %6.2f s, %6.2f s   %6.3f s, %6.3f s a megapixel   %4.0f "
                        "MiB, %4.0f MiB\n",
                        bench_group_name((bench_group)group), side_heads[side],
                        bench_row_quantile(&costs->cpu, .5), bench_row_quantile(&costs->cpu, 1),
                        bench_row_quantile(&costs->per_megapixel, .5),
                        bench_row_quantile(&costs->per_megapixel, 1),
                        bench_row_quantile(&costs->peak, .5), bench_row_quantile(&costs->peak, 1));
        }
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++)
        if (summary->redact[group].count)
            fprintf(to, "  %-8s %-18s %6.2f s, %6.2f s, with proof\n",
                    bench_group_name((bench_group)group), "photoward redact",
                    bench_row_quantile(&summary->redact[group], .5),
                    bench_row_quantile(&summary->redact[group], 1));
    print_ratio(to, "12 MP record screens of 100 words and more ÷ tesseract --psm 3 on the page",
                &summary->full_page_ratio);
    print_ratio(to, "12 MP record screens of fewer words ÷ the same", &summary->short_page_ratio);
    print_ratio(to, "1080p screenshots ÷ tesseract --psm 3 on the same", &summary->screen_ratio);
    print_ratio(to, "12 MP without text ÷ djpeg", &summary->empty_ratio);
}

static void print_targets(FILE *to, bench_summary *summary)
{
    bench_target targets[BENCH_TARGET_COUNT];
    bench_summary_targets(summary, targets);
    fputs("\nTargets\n", to);
    for (size_t i = 0; i < BENCH_TARGET_COUNT; i++) {
        const bench_target *target = &targets[i];
        double scale = target->percent ? 100 : 1;
        const char *unit = target->percent ? " %" : "";
        if (!target->measured)
            fprintf(to, "  –     %-52s not measured\n", target->what);
        else
            fprintf(to, "  %-5s %-52s %8.2f%s, %s %.4g%s", target->met ? "met" : "MISS",
                    target->what, scale * target->value, unit,
                    target->at_least ? "at least" : "at most", scale * target->bound, unit);
        if (target->measured && target->most > 0)
            fprintf(to, " (all there are: %.2f%s)", scale * target->most, unit);
        if (target->measured)
            fputc('\n', to);
    }
}

void bench_print_misses(FILE *to, const bench_case *cases, size_t count)
{
    fputs("\nPicture by picture: what went wrong\n", to);
    for (size_t i = 0; i < count; i++) {
        const bench_case *one = &cases[i];
        const bench_truth *truth = one->truth;
        bool wrong = !bench_case_verdict_right(one, one->verdict[BENCH_OURS]);
        size_t left = bench_case_left(one, BENCH_IDENTIFIERS_SCOPE);
        if (!wrong && left == 0)
            continue;
        fprintf(to, "  %s/%s", truth->directory, truth->name);
        if (wrong)
            fprintf(to, "  expected %s, got %s", bench_verdict_name(truth->expect),
                    bench_verdict_name(one->verdict[BENCH_OURS]));
        fprintf(to, "  left %zu of %zu (record scope %zu, psm 3 %zu, psm 11 %zu)\n", left,
                bench_truth_identifiers(truth), bench_case_left(one, BENCH_RECORD_SCOPE),
                bench_case_left(one, BENCH_STOCK_3), bench_case_left(one, BENCH_STOCK_11));
        for (size_t k = 0; k < truth->item_count; k++) {
            const bench_item *item = &truth->items[k];
            double share = one->shares[BENCH_IDENTIFIERS_SCOPE][k];
            if (bench_item_must_go(item) && share < BENCH_COVERED_FROM)
                fprintf(to, "      %3.0f %% of %-15s %s  at %.0f,%.0f\n", 100 * share,
                        bench_category_name(item->category), item->text, item->quad.corner[0].x,
                        item->quad.corner[0].y);
        }
    }
}

void bench_print_table(FILE *to, bench_summary *summary)
{
    fprintf(to, "photoward score: %zu pictures, %zu of them through a lens\n", summary->pictures,
            summary->group_pictures[BENCH_CAMERA]);
    if (summary->pictures) {
        print_coverage(to, summary);
        print_leaks(to, summary);
    }
    for (size_t side = 0; side < BENCH_SIDE_COUNT && summary->pictures; side++)
        if (summary->ran[side])
            print_verdicts(to, side_heads[side], &summary->verdicts[side]);
    if (!summary->ran[BENCH_PSM_3] && !summary->ran[BENCH_PSM_11])
        fputs("\nStock Tesseract was not run.\n", to);
    if (summary->posed)
        print_poses(to, summary);
    if (summary->pictures)
        print_costs(to, summary);
    print_targets(to, summary);
}
