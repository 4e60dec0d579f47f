/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/ocr.h"

#include <math.h>
#include <stdlib.h>

#include "base/geometry.h"
#include "ocr/batch.h"
#include "ocr/reader.h"
#include "ocr/results.h"

#define SAMPLE 6            /* lines that decide on a group's direction */
#define SURE 0.93f          /* worth of a sample from which nothing else is tried */
#define NOTHING 0.40f       /* worth of a sample on which nothing was read */
#define BETTER 0.05f        /* another direction has to be better by this */
#define DOUBTFUL 0.97f      /* worth below which a line is looked at again */
#define HOPELESS 0.35f      /* worth below which it is not */
#define LEAN_WITHIN 0.1f    /* lines of one surface lean alike, but for perspective */
#define SAMPLE_SHORTEST 3.0 /* heights */
#define SAMPLE_LONGEST 30.0
#define PORTION 24 /* lines after which it may be enough; as many as are read at once */

struct phw_ocr {
    const uint8_t *model;
    size_t model_size;
    phw_reader *reader; /* NULL until there is something to read */
};

/* A line and where it stands. */
typedef struct task {
    const phw_line *line;
    const phw_pyramid *pyramid;
} task;

typedef struct reader {
    const phw_reader *networks;
    const phw_ocr_sheet *sheets;
    task *tasks; /* the lines of all sheets, sheet by sheet */
    size_t count;
    size_t *order; /* in which they are read */
    bool *decided; /* one a line: the direction of its group is known */
    const phw_ocr_budget *budget;
    phw_result *results; /* one a line */
    phw_look *looks;     /* one a line: the direction of its group */
    phw_reader_care care;
    phw_batch *batch;
    size_t *in_batch; /* line of each strip of the batch */
} reader;

phw_status phw_ocr_open(const uint8_t *model, size_t size, phw_ocr **ocr, phw_error *error)
{
    phw_ocr *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the reading engine");
    made->model = model;
    made->model_size = size;
    *ocr = made;
    return PHW_OK;
}

void phw_ocr_free(phw_ocr **ocr)
{
    if (!ocr || !*ocr)
        return;
    phw_reader_free(&(*ocr)->reader);
    free(*ocr);
    *ocr = NULL;
}

static bool out_of_time(const reader *r)
{
    const phw_clock *clock = r->budget->clock;
    return clock && clock->now_ms(clock->context) >= r->budget->deadline_ms;
}

/* Reads the batch and offers what was read to the lines. */
static phw_status flush(reader *r, phw_result *results, const phw_look *looks, phw_error *error)
{
    if (!phw_batch_count(r->batch))
        return PHW_OK;
    phw_status status = phw_batch_read(r->batch, r->networks, r->care, error);
    for (size_t i = 0; status == PHW_OK && i < phw_batch_count(r->batch); i++) {
        size_t line = r->in_batch[i];
        phw_reading reading = phw_batch_reading(r->batch, i);
        status = phw_result_offer(&results[line], phw_batch_strip(r->batch, i), &looks[line],
                                  &reading, error);
    }
    phw_batch_clear(r->batch);
    return status;
}

/* Reads the lines named, each with its look; stops quietly when the time is spent. */
static phw_status read_lines(reader *r, const size_t *lines, size_t count, const phw_look *looks,
                             phw_result *results, phw_error *error)
{
    phw_status status = PHW_OK;
    if (out_of_time(r))
        return PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < count; i++) {
        phw_strip strip;
        if (phw_batch_is_full(r->batch)) {
            status = flush(r, results, looks, error);
            if (status != PHW_OK || out_of_time(r))
                return status;
        }
        const task *of = &r->tasks[lines[i]];
        status = phw_strip_cut(of->pyramid, of->line, &looks[lines[i]], &strip, error);
        if (status != PHW_OK)
            break;
        r->in_batch[phw_batch_count(r->batch)] = lines[i];
        phw_batch_add(r->batch, &strip);
    }
    return status == PHW_OK ? flush(r, results, looks, error) : status;
}

/* Lines of one plane that run the same way share a direction. */
static bool same_group(const task *a, const task *b)
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
static phw_status decide_direction(reader *r, const size_t *sample, size_t count, phw_look *best,
                                   phw_error *error)
{
    phw_look ways[4];
    for (int way = 0; way < 4; way++) {
        ways[way] = (phw_look)PHW_LOOK_DEFAULTS;
        ways[way].turned = way & 1;
        ways[way].mirrored = way >> 1;
    }
    phw_result *trial = calloc(r->count, sizeof *trial);
    phw_look *looks = calloc(r->count, sizeof *looks);
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
        status = read_lines(r, sample, count, looks, trial, error);
        float worth = mean_worth(trial, sample, count);
        if (worth > most + BETTER) {
            most = worth;
            *best = ways[way];
            best->lean = (float)median_lean(trial, sample, count);
            best->lean_within = LEAN_WITHIN;
        }
        /* What was read on the way is kept: it is the first look at those lines. */
        for (size_t i = 0; status == PHW_OK && i < count; i++) {
            phw_result *kept = &r->results[sample[i]], *seen = &trial[sample[i]];
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
        for (size_t i = 0; i < r->count; i++)
            phw_result_done(&trial[i]);
    free(trial);
    free(looks);
    return status;
}

/* Whether the group of line @p first, so far as it is not decided, holds one of the lines @p some.
 */
static bool is_asked_for(const reader *r, size_t first, const size_t *some, size_t count)
{
    for (size_t k = 0; k < count; k++)
        if (!r->decided[some[k]] && same_group(&r->tasks[first], &r->tasks[some[k]]))
            return true;
    return false;
}

/* The directions of all groups that the lines @p some belong to. A group is what its clearest line
 * leads: the first that was found. */
static phw_status decide_directions(reader *r, const size_t *some, size_t count, phw_error *error)
{
    phw_status status = PHW_OK;
    for (size_t first = 0; status == PHW_OK && first < r->count; first++) {
        size_t sample[SAMPLE], sampled = 0;
        phw_look look;
        if (r->decided[first] || !is_asked_for(r, first, some, count))
            continue;
        for (size_t i = first; i < r->count && sampled < SAMPLE; i++) {
            const phw_line *line = r->tasks[i].line;
            double shape = phw_quad_width(&line->quad) / line->height;
            if (!r->decided[i] && same_group(&r->tasks[first], &r->tasks[i]) &&
                shape >= SAMPLE_SHORTEST && shape <= SAMPLE_LONGEST)
                sample[sampled++] = i;
        }
        if (!sampled)
            sample[sampled++] = first;
        status = decide_direction(r, sample, sampled, &look, error);
        for (size_t i = 0; i < r->count; i++) {
            if (!r->decided[i] && same_group(&r->tasks[first], &r->tasks[i])) {
                r->decided[i] = true;
                r->looks[i] = look;
            }
        }
    }
    return status;
}

static bool same_direction(const phw_look *a, const phw_look *b)
{
    return a->turned == b->turned && a->mirrored == b->mirrored;
}

/* Those of the lines @p some that are still to be read: never tried, or tried the wrong way round.
 * @param lines  scratch, as long. */
static phw_status first_look(reader *r, const size_t *some, size_t most, size_t *lines,
                             phw_error *error)
{
    size_t count = 0;
    for (size_t k = 0; k < most; k++) {
        size_t i = some[k];
        if (r->results[i].tried && same_direction(&r->results[i].look, &r->looks[i]))
            continue;
        phw_result_done(&r->results[i]);
        lines[count++] = i;
    }
    return read_lines(r, lines, count, r->looks, r->results, error);
}

/* How a doubtful line is looked at again. */
typedef struct second {
    phw_look look;
    phw_reader_care care;
} second;

static phw_status second_look(reader *r, const size_t *some, size_t most, size_t *lines,
                              const second *again, phw_error *error)
{
    const phw_look change = again->look;
    size_t count = 0;
    r->care = again->care;
    for (size_t k = 0; k < most; k++) {
        size_t i = some[k];
        const phw_result *result = &r->results[i];
        if (!result->tried || result->worth >= DOUBTFUL || result->worth < HOPELESS)
            continue;
        r->looks[i].smooth = change.smooth;
        r->looks[i].size = change.size;
        r->looks[i].sharpen = change.sharpen;
        lines[count++] = i;
    }
    return out_of_time(r) ? PHW_OK : read_lines(r, lines, count, r->looks, r->results, error);
}

/* Reads the lines @p some with every look that they need. */
static phw_status read_portion(reader *r, const size_t *some, size_t count, size_t *lines,
                               phw_error *error)
{
    static const second again[] = {
        {{.smooth = 2, .size = 0.85f, .sharpen = 1.5f}, PHW_READER_QUICK},
        {{.smooth = 1, .size = 0.72f, .sharpen = 1}, PHW_READER_CAREFUL}};
    r->care = PHW_READER_QUICK;
    phw_status status = r->budget->as_they_run ? PHW_OK : decide_directions(r, some, count, error);
    if (status == PHW_OK)
        status = first_look(r, some, count, lines, error);
    for (size_t i = 0; status == PHW_OK && i < sizeof again / sizeof again[0]; i++)
        status = second_look(r, some, count, lines, &again[i], error);
    return status;
}

/* @param first  of the sheet's lines among all. */
static phw_status emit(const reader *r, const phw_ocr_sheet *sheet, size_t first, phw_error *error)
{
    const phw_page *found = sheet->found;
    phw_status status = PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < found->plane_count; i++)
        status = phw_page_add_plane(sheet->page, &found->planes[i], error);
    if (!found->complete)
        sheet->page->complete = false;
    for (size_t i = 0; status == PHW_OK && i < found->line_count; i++)
        status = phw_result_emit(&r->results[first + i], &found->lines[i], r->budget->words,
                                 sheet->page, error);
    return status;
}

/* Whether what was read so far is enough; asked of the only sheet. */
static phw_status ask(const reader *r, bool *enough, phw_error *error)
{
    const phw_page *found = r->sheets->found;
    phw_page *so_far = NULL;
    phw_status status = phw_page_new(found->width, found->height, &so_far, error);
    if (status == PHW_OK) {
        const phw_ocr_sheet sheet = {r->sheets->pyramid, found, so_far};
        status = emit(r, &sheet, 0, error);
    }
    *enough = status == PHW_OK && r->budget->enough(r->budget->context, so_far);
    phw_page_free(&so_far);
    return status;
}

static phw_status read_all(reader *r, phw_error *error)
{
    size_t *lines = malloc((r->count + 1) * sizeof *lines);
    phw_status status =
        lines ? PHW_OK : phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
    size_t step = r->budget->enough ? PORTION : r->count;
    bool enough = false;
    for (size_t at = 0; status == PHW_OK && !enough && at < r->count; at += step) {
        size_t count = r->count - at < step ? r->count - at : step;
        status = read_portion(r, r->order + at, count, lines, error);
        if (status == PHW_OK && at + count < r->count)
            status = ask(r, &enough, error);
    }
    free(lines);
    return status;
}

static phw_status start(reader *r, const phw_ocr_sheet *sheets, size_t count, phw_error *error)
{
    size_t lines = 0;
    for (size_t i = 0; i < count; i++)
        lines += sheets[i].found->line_count;
    r->sheets = sheets;
    r->tasks = calloc(lines + 1, sizeof *r->tasks);
    r->order = calloc(lines + 1, sizeof *r->order);
    r->decided = calloc(lines + 1, sizeof *r->decided);
    r->results = calloc(lines + 1, sizeof *r->results);
    r->looks = calloc(lines + 1, sizeof *r->looks);
    r->in_batch = calloc(lines + 1, sizeof *r->in_batch);
    if (!r->tasks || !r->order || !r->decided || !r->results || !r->looks || !r->in_batch)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sheets[i].found->line_count; k++) {
            r->looks[r->count] = (phw_look)PHW_LOOK_DEFAULTS;
            r->order[r->count] = r->budget->order ? r->budget->order[k] : r->count;
            r->tasks[r->count++] = (task){&sheets[i].found->lines[k], sheets[i].pyramid};
        }
    return phw_batch_new(&r->batch, error);
}

static void finish(reader *r)
{
    for (size_t i = 0; i < r->count; i++)
        phw_result_done(&r->results[i]);
    phw_batch_free(&r->batch);
    free(r->tasks);
    free(r->order);
    free(r->decided);
    free(r->results);
    free(r->looks);
    free(r->in_batch);
}

phw_status phw_ocr_read_sheets(phw_ocr *ocr, const phw_ocr_sheet *sheets, size_t count,
                               const phw_ocr_budget *budget, phw_error *error)
{
    reader r = {.budget = budget};
    phw_status status = start(&r, sheets, count, error);
    if (status == PHW_OK && r.count)
        status = ocr->reader ? PHW_OK
                             : phw_reader_open(ocr->model, ocr->model_size, &ocr->reader, error);
    r.networks = ocr->reader;
    if (status == PHW_OK)
        status = read_all(&r, error);
    for (size_t i = 0, first = 0; status == PHW_OK && i < count; i++) {
        status = emit(&r, &sheets[i], first, error);
        first += sheets[i].found->line_count;
    }
    finish(&r);
    return status;
}

phw_status phw_ocr_read(phw_ocr *ocr, const phw_pyramid *pyramid, const phw_page *found,
                        const phw_ocr_budget *budget, phw_page *page, phw_error *error)
{
    const phw_ocr_sheet sheet = {pyramid, found, page};
    return phw_ocr_read_sheets(ocr, &sheet, 1, budget, error);
}
