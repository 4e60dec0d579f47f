/* SPDX-License-Identifier: Apache-2.0 */
/* make_worker_seeds FOLDER: writes the seeds of fuzz_worker, what workers and pools really say. */
#include <stdio.h>
#include <stdlib.h>

#include "sample.h"
#include "worker/channel.h"
#include "worker/wire_job.h"
#include "worker/wire_report.h"

/* As fuzz_worker chooses. */
enum { FRAMES = 0, ANSWER, JOB, SETUP };

static void save(const char *folder, const char *name, int choice, phw_wire *out)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (out->failed || !file || fputc(choice, file) == EOF ||
        fwrite(out->out, 1, out->size, file) != out->size || fclose(file) != 0) {
        fprintf(stderr, "cannot write %s\n", path);
        exit(1);
    }
    phw_wire_done(out);
}

static void save_answer(const char *folder, const char *name, phw_report *report)
{
    phw_wire out = PHW_WIRE_WRITER;
    phw_wire_answer answer = {.has_phash = true, .phash = 0x0123456789abcdef};
    phw_wire_answer_pass(&out, &answer);
    phw_wire_write_report(&out, report, true);
    save(folder, name, ANSWER, &out);
    phw_report_free(&report);
}

static void save_failure(const char *folder)
{
    phw_wire out = PHW_WIRE_WRITER;
    phw_wire_answer answer = {.redacted = false};
    phw_error_set(&answer.error, PHW_ERR_FORMAT, "the file is no picture");
    phw_wire_answer_pass(&out, &answer);
    save(folder, "failure", ANSWER, &out);
}

static void save_job(const char *folder, phw_report *report)
{
    const phw_redact_options defaults = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_quad record = {{{0, 0}, {40, 0}, {40, 30}, {0, 30}}};
    const phw_redact_edit further = {.findings = report->findings, .page = 2};
    const phw_redact_edit edit = {.findings = report->findings,
                                  .records = &record,
                                  .record_count = 1,
                                  .further = &further,
                                  .further_count = 1};
    phw_wire out = PHW_WIRE_WRITER;
    phw_error error = PHW_ERROR_INIT;
    phw_wire_job job = {.wants = PHW_WANT_ALL,
                        .has_edit = true,
                        .redact = defaults,
                        .edit_width = 400,
                        .edit_height = 300,
                        .edit_pages = 3,
                        .one_page = true};
    job.redact.edit = &edit;
    if (phw_wire_job_pass(&out, &job, &error) != PHW_OK)
        exit(1);
    save(folder, "job", JOB, &out);
    phw_report_free(&report);
}

static void save_setup(const char *folder)
{
    const phw_scan_options defaults = PHW_SCAN_OPTIONS_DEFAULTS;
    phw_wire out = PHW_WIRE_WRITER;
    phw_wire_setup setup = {.models = {"photoward.model"}, .scan = defaults};
    phw_wire_setup_pass(&out, &setup);
    save(folder, "setup", SETUP, &out);
}

/* Two frames behind each other. */
static void save_frames(const char *folder)
{
    phw_wire out = PHW_WIRE_WRITER;
    phw_wire_u32(&out, PHW_FRAME_JOB);
    phw_wire_u32(&out, sizeof(uint64_t));
    phw_wire_u64(&out, 1);
    phw_wire_u32(&out, PHW_FRAME_RESULT);
    phw_wire_u32(&out, 0);
    save(folder, "frames", FRAMES, &out);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    phw_report *pages = sample_block();
    pages->further = calloc(1, sizeof(phw_report *));
    if (!pages->further)
        return 1;
    pages->further[pages->further_count++] = sample_clear();
    save_answer(argv[1], "block", sample_block());
    save_answer(argv[1], "clear", sample_clear());
    save_answer(argv[1], "pages", pages);
    save_failure(argv[1]);
    save_job(argv[1], sample_block());
    save_setup(argv[1]);
    save_frames(argv[1]);
    return 0;
}
