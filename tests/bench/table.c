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

static void print_covered(FILE *to, const bench_summary *summary, const char *name, size_t group,
                          size_t difficulty, size_t category)
{
    bench_count any =
        bench_summary_covered(summary, BENCH_RECORD_SCOPE, group, difficulty, category);
    if (any.total == 0)
        return;
    fprintf(to, "  %-24s %6zu", name, any.total);
    print_count(
        to, bench_summary_covered(summary, BENCH_IDENTIFIERS_SCOPE, group, difficulty, category));
    print_count(to, any);
    if (summary->stock_ran)
        print_count(to, bench_summary_covered(summary, BENCH_STOCK, group, difficulty, category));
    fputc('\n', to);
}

static void print_coverage(FILE *to, const bench_summary *summary)
{
    fprintf(to, "\nLegible identifiers covered (at least %.0f %% of the quad; 95 %% Wilson)\n",
            100 * BENCH_COVERED_FROM);
    fprintf(to, "  %-24s %6s  %27s  %27s  %27s\n", "", "items", "--scope identifiers",
            "--scope record", summary->stock_ran ? "stock tesseract" : "");
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
        const char *name = bench_group_name((bench_group)group);
        print_covered(to, summary, name, group, BENCH_DIFFICULTY_COUNT, BENCH_IDENTIFIER_COUNT);
        for (size_t level = BENCH_EASY; level < BENCH_DIFFICULTY_COUNT; level++) {
            char label[32];
            snprintf(label, sizeof label, "  %s", bench_difficulty_name((bench_difficulty)level));
            print_covered(to, summary, label, group, level, BENCH_IDENTIFIER_COUNT);
        }
        for (size_t category = 0; category < BENCH_IDENTIFIER_COUNT; category++) {
            char label[32];
            snprintf(label, sizeof label, "    %s", bench_category_name((bench_category)category));
            print_covered(to, summary, label, group, BENCH_DIFFICULTY_COUNT, category);
        }
    }
}

static void print_leaks(FILE *to, bench_summary *summary)
{
    fputs("\nPictures that leak (a legible identifier is left), and what is covered for nothing\n",
          to);
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
            bench_count leaked = summary->leaked[method][group];
            bench_row *excess = &summary->excess[method][group];
            if (method == BENCH_STOCK && !summary->stock_ran)
                continue;
            if (summary->group_pictures[group][0] + summary->group_pictures[group][1] +
                    summary->group_pictures[group][2] + summary->group_pictures[group][3] ==
                0)
                continue;
            fprintf(to, "  %-12s %-8s leaked %3zu of %3zu", bench_method_name((bench_method)method),
                    bench_group_name((bench_group)group), leaked.hits, leaked.total);
            if (excess->count)
                fprintf(to, "   over-masked: mean %5.2f %%, worst %5.2f %% of the picture",
                        100 * bench_row_mean(excess), 100 * bench_row_quantile(excess, 1));
            fputc('\n', to);
        }
    for (size_t method = 0; method < BENCH_METHOD_COUNT; method++)
        if (summary->without_mask[method] && (method != BENCH_STOCK || summary->stock_ran))
            fprintf(to, "  %-12s %zu pictures got no mask: nothing of them counts as covered\n",
                    bench_method_name((bench_method)method), summary->without_mask[method]);
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

static void print_costs(FILE *to, bench_summary *summary)
{
    fputs("\nCost of one picture (median, worst)\n", to);
    for (size_t group = 0; group < BENCH_GROUP_COUNT; group++) {
        if (summary->wall[group].count == 0)
            continue;
        fprintf(to,
                "  %-8s check %6.2f s, %6.2f s (user %6.2f s, %6.2f s)   peak %4.0f MiB, %4.0f MiB",
                bench_group_name((bench_group)group), bench_row_quantile(&summary->wall[group], .5),
                bench_row_quantile(&summary->wall[group], 1),
                bench_row_quantile(&summary->user[group], .5),
                bench_row_quantile(&summary->user[group], 1),
                bench_row_quantile(&summary->peak[group], .5),
                bench_row_quantile(&summary->peak[group], 1));
        if (summary->redact[group].count)
            fprintf(to, "   redact with proof %6.2f s, %6.2f s",
                    bench_row_quantile(&summary->redact[group], .5),
                    bench_row_quantile(&summary->redact[group], 1));
        fputc('\n', to);
    }
    if (summary->page_ratio.count)
        fprintf(to, "  12 MP record screens ÷ tesseract on the page itself: %.2f, %.2f (%zu)\n",
                bench_row_quantile(&summary->page_ratio, .5),
                bench_row_quantile(&summary->page_ratio, 1), summary->page_ratio.count);
    if (summary->empty_ratio.count)
        fprintf(to, "  12 MP without text ÷ djpeg: %.2f, %.2f (%zu)\n",
                bench_row_quantile(&summary->empty_ratio, .5),
                bench_row_quantile(&summary->empty_ratio, 1), summary->empty_ratio.count);
}

static void print_floors(FILE *to, bench_summary *summary)
{
    bench_floor floors[BENCH_FLOOR_COUNT];
    bench_summary_floors(summary, floors);
    fputs("\nThe floor\n", to);
    for (size_t i = 0; i < BENCH_FLOOR_COUNT; i++) {
        const bench_floor *floor = &floors[i];
        double scale = floor->percent ? 100 : 1;
        const char *unit = floor->percent ? " %" : "";
        if (!floor->measured)
            fprintf(to, "  –     %-52s not measured\n", floor->what);
        else
            fprintf(to, "  %-5s %-52s %8.2f%s, %s %.6g%s\n", floor->met ? "met" : "MISS",
                    floor->what, scale * floor->value, unit,
                    floor->at_least ? "at least" : "at most", scale * floor->bound, unit);
    }
}

void bench_print_misses(FILE *to, const bench_case *cases, size_t count)
{
    fputs("\nPicture by picture: what went wrong\n", to);
    for (size_t i = 0; i < count; i++) {
        const bench_case *one = &cases[i];
        const bench_truth *truth = one->truth;
        bool wrong = !bench_case_verdict_right(one, one->verdict);
        size_t left = bench_case_left(one, BENCH_IDENTIFIERS_SCOPE);
        if (!wrong && left == 0)
            continue;
        fprintf(to, "  %s/%s", truth->directory, truth->name);
        if (wrong)
            fprintf(to, "  expected %s, got %s", bench_verdict_name(truth->expect),
                    bench_verdict_name(one->verdict));
        fprintf(to, "  left %zu of %zu (record scope %zu, stock %zu)\n", left,
                bench_truth_identifiers(truth), bench_case_left(one, BENCH_RECORD_SCOPE),
                bench_case_left(one, BENCH_STOCK));
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

void bench_print_table(FILE *to, bench_summary *summary, const bench_case *cases, size_t count)
{
    size_t camera = 0;
    for (size_t i = 0; i < count; i++)
        camera += cases[i].truth->group == BENCH_CAMERA;
    fprintf(to, "photoward score: %zu pictures, %zu of them through a lens\n", count, camera);
    print_coverage(to, summary);
    print_leaks(to, summary);
    print_verdicts(to, "photoward", &summary->ours);
    if (summary->stock_ran)
        print_verdicts(to, "stock tesseract --psm 3, the same recognisers", &summary->stock);
    else
        fputs("\nStock Tesseract was not run.\n", to);
    print_costs(to, summary);
    print_floors(to, summary);
}
