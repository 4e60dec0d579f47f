/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/run.h"

#include <stdlib.h>

phw_status phw_run_start(phw_run *run, const phw_ocr_sheet *sheets, size_t count,
                         const phw_ocr_budget *budget, phw_error *error)
{
    size_t lines = 0;
    *run = (phw_run){.sheets = sheets, .budget = budget};
    for (size_t i = 0; i < count; i++)
        lines += sheets[i].found->line_count;
    run->tasks = calloc(lines + 1, sizeof *run->tasks);
    run->order = calloc(lines + 1, sizeof *run->order);
    run->decided = calloc(lines + 1, sizeof *run->decided);
    run->left_out = calloc(lines + 1, sizeof *run->left_out);
    run->results = calloc(lines + 1, sizeof *run->results);
    run->looks = calloc(lines + 1, sizeof *run->looks);
    run->again = calloc(lines + 1, sizeof *run->again);
    run->in_batch = calloc(lines + 1, sizeof *run->in_batch);
    if (!run->tasks || !run->order || !run->decided || !run->left_out || !run->results ||
        !run->looks || !run->again || !run->in_batch)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for reading");
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sheets[i].found->line_count; k++) {
            run->looks[run->count] = (phw_look)PHW_LOOK_DEFAULTS;
            run->order[run->count] = run->budget->order ? run->budget->order[k] : run->count;
            run->left_out[run->count] = sheets[i].found->lines[k].state == PHW_LINE_NOISE;
            run->tasks[run->count++] = (phw_task){&sheets[i].found->lines[k], sheets[i].pyramid};
        }
    return phw_batch_new(&run->batch, error);
}

void phw_run_done(phw_run *run)
{
    for (size_t i = 0; i < run->count; i++)
        phw_result_done(&run->results[i]);
    phw_batch_free(&run->batch);
    free(run->tasks);
    free(run->order);
    free(run->decided);
    free(run->left_out);
    free(run->results);
    free(run->looks);
    free(run->again);
    free(run->in_batch);
}

bool phw_run_is_out_of_time(const phw_run *run)
{
    const phw_clock *clock = run->budget->clock;
    return clock && clock->now_ms(clock->context) >= run->budget->deadline_ms;
}

/* Reads the batch and offers what was read to the lines. */
static phw_status flush(phw_run *run, phw_result *results, const phw_look *looks, phw_error *error)
{
    if (!phw_batch_count(run->batch))
        return PHW_OK;
    phw_status status = phw_batch_read(run->batch, run->networks, run->care, error);
    for (size_t i = 0; status == PHW_OK && i < phw_batch_count(run->batch); i++) {
        size_t line = run->in_batch[i];
        phw_reading reading = phw_batch_reading(run->batch, i);
        status = phw_result_offer(&results[line], phw_batch_strip(run->batch, i), &looks[line],
                                  &reading, error);
    }
    phw_batch_clear(run->batch);
    return status;
}

phw_status phw_run_read(phw_run *run, const size_t *lines, size_t count, const phw_look *looks,
                        phw_result *results, phw_error *error)
{
    phw_status status = PHW_OK;
    if (phw_run_is_out_of_time(run))
        return PHW_OK;
    for (size_t i = 0; status == PHW_OK && i < count; i++) {
        phw_strip strip;
        if (phw_batch_is_full(run->batch)) {
            status = flush(run, results, looks, error);
            if (status != PHW_OK || phw_run_is_out_of_time(run))
                return status;
        }
        const phw_task *of = &run->tasks[lines[i]];
        status = phw_strip_cut(of->pyramid, of->line, &looks[lines[i]], &strip, error);
        if (status != PHW_OK)
            break;
        run->in_batch[phw_batch_count(run->batch)] = lines[i];
        phw_batch_add(run->batch, &strip);
    }
    return status == PHW_OK ? flush(run, results, looks, error) : status;
}
