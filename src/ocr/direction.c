/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/direction.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "base/median.h"
#include "ocr/pitch.h"
#include "ocr/slant.h"

#define SAMPLE 6             /* lines that decide on a group's direction */
#define SURE 0.93f           /* worth of a sample from which nothing else is tried */
#define NOTHING 0.40f        /* worth of a sample on which nothing was read */
#define BETTER 0.05f         /* another direction has to be better by this */
#define LEAN_WITHIN 0.1f     /* lines of one surface lean alike, but for perspective … */
#define LEAN_WITHIN_FAR 0.2f /* … which does more where they lean far */
#define TELLING 3            /* signs read on a line that tells of its direction */
#define SAMPLE_SHORTEST 3.0  /* heights */
#define SAMPLE_LONGEST 30.0

/* Worth that a sample of narrowed letters has to have: blurred ones have their strokes far apart,
 * too, and are read better as they are. */
#define NARROWED 0.86f

/* Lines of one plane that run the same way share a direction. */
static bool same_group(const phw_task *a, const phw_task *b)
{
    return a->pyramid == b->pyramid && a->line->plane == b->line->plane &&
           cos(a->line->angle - b->line->angle) > 0.6;
}

static int by_worth(const void *a, const void *b)
{
    float x = (*(const phw_result *const *)a)->worth, y = (*(const phw_result *const *)b)->worth;
    return (x < y) - (x > y);
}

/* Its signs, so that a row of icons or "NHS", alike from both sides, says less than a name; one for
 * a line on which nothing was read. */
static double weight_of(const phw_result *result)
{
    return (double)result->count + 1;
}

/* What the better two thirds of a sample show: a row of stars, a rule or a smudge says nothing; and
 * as little a sign or two, which a curve or a frame may be from either side, beside lines of more.
 */
typedef struct sight {
    float worth;        /* mean over their signs */
    double lean, pitch; /* medians: slashes lean by themselves */
} sight;

/* A sample of a group, and what reading it in several ways gives. */
typedef struct trial {
    phw_run *run;
    const size_t *lines;
    size_t count;
    phw_look *looks;     /* one for every line of the run, as are … */
    phw_result *results; /* … what the last way gave */
    sight sight;         /* of the last way */
    float worth;         /* of the best way so far */
    phw_look best;       /* that way, with the lean that it gave */
} trial;

static sight look_over(const trial *t)
{
    const phw_result *results[SAMPLE];
    double leans[SAMPLE], pitches[SAMPLE], sum = 0, signs = 0, all = 0;
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < t->count; i++)
        if (t->results[t->lines[i]].count >= TELLING)
            results[count++] = &t->results[t->lines[i]];
    for (size_t i = 0; count == 0 && i < t->count; i++)
        results[i] = &t->results[t->lines[i]];
    count = count ? count : t->count;
    qsort(results, count, sizeof *results, by_worth);
    for (size_t i = 0; i < count; i++)
        all += weight_of(results[i]);
    for (; kept < count && signs < all * 2 / 3; kept++) {
        sum += (double)results[kept]->worth * weight_of(results[kept]);
        signs += weight_of(results[kept]);
        leans[kept] = results[kept]->lean;
        pitches[kept] = results[kept]->pitch;
    }
    return (sight){(float)(sum / signs), phw_median(leans, kept), phw_median(pitches, kept)};
}

/* Reads the sample one way. What was read is kept: it is the first look at those lines. */
static phw_status try_way(trial *t, const phw_look *way, bool *better, phw_error *error)
{
    phw_run *run = t->run;
    for (size_t i = 0; i < t->count; i++) {
        t->looks[t->lines[i]] = *way;
        phw_result_done(&t->results[t->lines[i]]);
    }
    phw_status status = phw_run_read(run, t->lines, t->count, t->looks, t->results, error);
    if (status != PHW_OK)
        return status;
    t->sight = look_over(t);
    *better =
        t->sight.worth > t->worth + BETTER && (way->squeeze >= 1 || t->sight.worth >= NARROWED);
    if (*better) {
        t->worth = t->sight.worth;
        t->best = *way;
        t->best.lean = (float)t->sight.lean;
        t->best.lean_within = phw_slant_is_far(t->sight.lean) ? LEAN_WITHIN_FAR : LEAN_WITHIN;
    }
    for (size_t i = 0; i < t->count; i++) {
        phw_result *kept = &run->results[t->lines[i]], *seen = &t->results[t->lines[i]];
        if (seen->tried && phw_result_is_beaten(kept, &seen->look, seen->worth)) {
            phw_result_done(kept);
            *kept = *seen;
            *seen = (phw_result){.worth = kept->worth};
        }
    }
    return PHW_OK;
}

/* How far the letters are to be leaned and squeezed. Of what is seen at a sharp angle, they lean
 * further than anybody writes, and are low, hence wide: wider leans are tried where the usual ones
 * end, narrower letters where their strokes stand far apart. */
static phw_status try_shapes(trial *t, phw_look *look, phw_error *error)
{
    phw_status status = PHW_OK;
    bool better;
    if (phw_slant_is_far(t->sight.lean)) {
        phw_look wide = *look;
        wide.lean_within = (float)PHW_SLANT_MOST;
        status = try_way(t, &wide, &better, error);
        if (status == PHW_OK && better)
            *look = wide;
    }
    double squeeze = phw_squeeze_for(t->sight.pitch);
    if (status == PHW_OK && t->worth < SURE && squeeze < 1) {
        phw_look narrow = *look;
        narrow.squeeze = (float)squeeze;
        status = try_way(t, &narrow, &better, error);
        if (status == PHW_OK && better)
            *look = narrow;
    }
    return status;
}

static phw_status try_ways(trial *t, phw_error *error)
{
    phw_look look = PHW_LOOK_DEFAULTS;
    bool better;
    phw_status status = try_way(t, &look, &better, error);
    if (status == PHW_OK && t->worth >= NOTHING)
        status = try_shapes(t, &look, error);
    /* Text read the wrong way round gives symbols, if junk; clouds and cloth give none. */
    for (int way = 1; status == PHW_OK && way < 4; way++) {
        if (t->worth >= SURE || t->sight.worth < NOTHING)
            break;
        look.turned = way & 1;
        look.mirrored = way >> 1;
        status = try_way(t, &look, &better, error);
    }
    return status;
}

/* Which way round the group of which @p sample are lines is to be read. */
static phw_status decide_direction(phw_run *run, const size_t *sample, size_t count, phw_look *best,
                                   phw_error *error)
{
    trial t = {.run = run,
               .lines = sample,
               .count = count,
               .looks = calloc(run->count, sizeof *t.looks),
               .results = calloc(run->count, sizeof *t.results),
               .worth = -BETTER,
               .best = PHW_LOOK_DEFAULTS};
    phw_status status = t.results && t.looks
                            ? try_ways(&t, error)
                            : phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
    *best = t.best;
    if (t.results)
        for (size_t i = 0; i < run->count; i++)
            phw_result_done(&t.results[i]);
    free(t.results);
    free(t.looks);
    return status;
}

/* Whether the direction of a line is still to be found. */
static bool is_open(const phw_run *run, size_t line)
{
    return !run->decided[line] && !run->left_out[line];
}

/* Whether the group of line @p first, so far as it is not decided, holds one of the lines @p some.
 */
static bool is_asked_for(const phw_run *run, size_t first, const size_t *some, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (is_open(run, some[k]) && same_group(&run->tasks[first], &run->tasks[some[k]]))
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
        if (!is_open(run, first) || !is_asked_for(run, first, some, count))
            continue;
        for (size_t i = first; i < run->count && sampled < SAMPLE; i++) {
            const phw_line *line = run->tasks[i].line;
            double shape = phw_quad_width(&line->quad) / line->height;
            if (is_open(run, i) && same_group(&run->tasks[first], &run->tasks[i]) &&
                shape >= SAMPLE_SHORTEST && shape <= SAMPLE_LONGEST)
                sample[sampled++] = i;
        }
        if (!sampled)
            sample[sampled++] = first;
        status = decide_direction(run, sample, sampled, &look, error);
        for (size_t i = 0; i < run->count; i++) {
            if (is_open(run, i) && same_group(&run->tasks[first], &run->tasks[i])) {
                run->decided[i] = true;
                run->looks[i] = look;
            }
        }
    }
    return status;
}
