/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/direction.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"

#define SAMPLE 6            /* lines that decide on a group's direction */
#define SURE 0.93f          /* worth of a sample from which nothing else is tried */
#define NOTHING 0.40f       /* worth of a sample on which nothing was read */
#define BETTER 0.05f        /* another direction has to be better by this */
#define LEAN_WITHIN 0.1f    /* lines of one surface lean alike, but for perspective */
#define SAMPLE_SHORTEST 3.0 /* heights */
#define SAMPLE_LONGEST 30.0

/* Lines of one plane that run the same way share a direction. */
static bool same_group(const phw_task *a, const phw_task *b)
{
    return a->pyramid == b->pyramid && a->line->plane == b->line->plane &&
           cos(a->line->angle - b->line->angle) > 0.6;
}

static float mean_worth(const phw_result *results, const size_t *lines, size_t count)
{
    float sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += results[lines[i]].worth;
    return count ? sum / (float)count : 0;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* How far the letters of a sample lean: the median, since slashes lean by themselves. */
static double median_lean(const phw_result *results, const size_t *lines, size_t count)
{
    double leans[SAMPLE];
    size_t known = 0;
    for (size_t i = 0; i < count; i++)
        if (results[lines[i]].tried)
            leans[known++] = results[lines[i]].lean;
    if (!known)
        return 0;
    qsort(leans, known, sizeof *leans, by_value);
    return leans[known / 2];
}

/* Which way round the group of line `first` is to be read. */
static phw_status decide_direction(phw_run *run, const size_t *sample, size_t count, phw_look *best,
                                   phw_error *error)
{
    phw_look ways[4];
    for (int way = 0; way < 4; way++) {
        ways[way] = (phw_look)PHW_LOOK_DEFAULTS;
        ways[way].turned = way & 1;
        ways[way].mirrored = way >> 1;
    }
    phw_result *trial = calloc(run->count, sizeof *trial);
    phw_look *looks = calloc(run->count, sizeof *looks);
    phw_status status = PHW_OK;
    float most = -BETTER;
    if (!trial || !looks)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
    *best = ways[0];
    for (size_t way = 0; status == PHW_OK && way < sizeof ways / sizeof ways[0]; way++) {
        for (size_t i = 0; i < count; i++) {
            looks[sample[i]] = ways[way];
            phw_result_done(&trial[sample[i]]);
        }
        status = phw_run_read(run, sample, count, looks, trial, error);
        float worth = mean_worth(trial, sample, count);
        if (worth > most + BETTER) {
            most = worth;
            *best = ways[way];
            best->lean = (float)median_lean(trial, sample, count);
            best->lean_within = LEAN_WITHIN;
        }
        /* What was read on the way is kept: it is the first look at those lines. */
        for (size_t i = 0; status == PHW_OK && i < count; i++) {
            phw_result *kept = &run->results[sample[i]], *seen = &trial[sample[i]];
            if (seen->tried && (!kept->tried || seen->worth > kept->worth)) {
                phw_result_done(kept);
                *kept = *seen;
                *seen = (phw_result){.worth = kept->worth};
            }
        }
        /* Text read the wrong way round gives symbols, if junk; clouds and cloth give none. */
        if (worth >= SURE || worth < NOTHING)
            break;
    }
    if (trial)
        for (size_t i = 0; i < run->count; i++)
            phw_result_done(&trial[i]);
    free(trial);
    free(looks);
    return status;
}

/* Whether the group of line @p first, so far as it is not decided, holds one of the lines @p some.
 */
static bool is_asked_for(const phw_run *run, size_t first, const size_t *some, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (!run->decided[some[k]] && same_group(&run->tasks[first], &run->tasks[some[k]]))
            return true;
    return false;
}

/* A group is what its clearest line leads: the first that was found. */
phw_status phw_directions_decide(phw_run *run, const size_t *some, size_t count, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t first = 0; status == PHW_OK && first < run->count; first++) {
        size_t sample[SAMPLE], sampled = 0;
        phw_look look;
        if (run->decided[first] || !is_asked_for(run, first, some, count))
            continue;
        for (size_t i = first; i < run->count && sampled < SAMPLE; i++) {
            const phw_line *line = run->tasks[i].line;
            double shape = phw_quad_width(&line->quad) / line->height;
            if (!run->decided[i] && same_group(&run->tasks[first], &run->tasks[i]) &&
                shape >= SAMPLE_SHORTEST && shape <= SAMPLE_LONGEST)
                sample[sampled++] = i;
        }
        if (!sampled)
            sample[sampled++] = first;
        status = decide_direction(run, sample, sampled, &look, error);
        for (size_t i = 0; i < run->count; i++) {
            if (!run->decided[i] && same_group(&run->tasks[first], &run->tasks[i])) {
                run->decided[i] = true;
                run->looks[i] = look;
            }
        }
    }
    return status;
}
