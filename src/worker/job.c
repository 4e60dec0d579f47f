/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* memfd_create() */
#include "worker/job.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "worker/wire_report.h"

static void close_one(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static phw_status write_message(const phw_job *job, phw_pending *pending, phw_error *error)
{
    const phw_redact_options defaults = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_wire out = PHW_WIRE_WRITER;
    phw_wire_job said = {.wants = job->wants,
                         .has_mask = job->mask >= 0,
                         .redact = job->redact ? *job->redact : defaults,
                         .edit_width = job->edit_width,
                         .edit_height = job->edit_height,
                         .edit_pages = job->edit_pages,
                         .one_page = job->one_page};
    said.has_edit = said.redact.edit != NULL;
    phw_status status = phw_wire_job_pass(&out, &said, error);
    if (status == PHW_OK && out.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for a job");
    if (status != PHW_OK) {
        phw_wire_done(&out);
        return status;
    }
    pending->message = out.out;
    pending->message_size = out.size;
    return PHW_OK;
}

phw_status phw_pending_new(const phw_job *job, phw_pending **pending, phw_error *error)
{
    phw_pending *made = calloc(1, sizeof *made);
    phw_pending lost = {.picture = job->picture, .mask = job->mask};
    if (!made) {
        close_one(&lost.picture);
        close_one(&lost.mask);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a job");
    }
    *made = (phw_pending){.tag = job->tag,
                          .wants = job->wants,
                          .name = strdup(job->name),
                          .picture = job->picture,
                          .mask = job->mask};
    for (int i = 0; i < PHW_OUTPUT_COUNT; i++)
        made->outputs[i] = -1;
    phw_status status = made->name ? write_message(job, made, error)
                                   : phw_error_set(error, PHW_ERR_NOMEM, "no memory for a job");
    if (status == PHW_OK)
        *pending = made;
    else
        phw_pending_free(&made);
    return status;
}

void phw_pending_free(phw_pending **pending)
{
    if (!pending || !*pending)
        return;
    close_one(&(*pending)->picture);
    close_one(&(*pending)->mask);
    for (int i = 0; i < PHW_OUTPUT_COUNT; i++)
        close_one(&(*pending)->outputs[i]);
    free((*pending)->name);
    free((*pending)->message);
    free(*pending);
    *pending = NULL;
}

static phw_status make_outputs(phw_pending *pending, phw_error *error)
{
    const unsigned outputs = phw_wire_outputs(pending->wants);
    for (int i = 0; i < PHW_OUTPUT_COUNT; i++) {
        close_one(&pending->outputs[i]);
        if (!(outputs & 1U << i))
            continue;
        pending->outputs[i] = memfd_create("photoward-output", MFD_CLOEXEC);
        if (pending->outputs[i] < 0)
            return phw_error_set(error, PHW_ERR_IO, "no file for an output: %s", strerror(errno));
    }
    return PHW_OK;
}

phw_status phw_pending_send(phw_pending *pending, int socket, phw_error *error)
{
    int descriptors[2 + PHW_OUTPUT_COUNT];
    size_t count = 0;
    phw_status status = make_outputs(pending, error);
    if (status != PHW_OK)
        return status;
    descriptors[count++] = pending->picture;
    if (pending->mask >= 0)
        descriptors[count++] = pending->mask;
    for (int i = 0; i < PHW_OUTPUT_COUNT; i++)
        if (pending->outputs[i] >= 0)
            descriptors[count++] = pending->outputs[i];
    return phw_channel_send(socket, PHW_FRAME_JOB, pending->message, pending->message_size,
                            descriptors, count, error);
}

/* What a worker wrote must be as long as it said. */
static phw_status read_output(const phw_pending *pending, const phw_wire_answer *answer,
                              phw_output output, size_t limit, uint8_t **bytes, size_t *size,
                              phw_error *error)
{
    const uint64_t said = answer->output_size[output];
    const int descriptor = pending->outputs[output];
    struct stat facts;
    if (said == 0 || descriptor < 0)
        return PHW_OK;
    if (said > limit || fstat(descriptor, &facts) != 0 || (uint64_t)facts.st_size != said)
        return phw_error_set(error, PHW_ERR_INTERNAL, "what the worker wrote makes no sense");
    uint8_t *buffer = malloc((size_t)said);
    size_t have = 0;
    if (!buffer)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for an output");
    while (have < said) {
        ssize_t got = pread(descriptor, buffer + have, (size_t)said - have, (off_t)have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            free(buffer);
            return phw_error_set(error, PHW_ERR_IO, "cannot read an output back");
        }
        have += (size_t)got;
    }
    *bytes = buffer;
    *size = have;
    return PHW_OK;
}

static phw_status read_redaction(const phw_pending *pending, const phw_wire_answer *answer,
                                 size_t limit, phw_job_result *result, phw_error *error)
{
    phw_redaction *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a redacted copy");
    *made = answer->redaction;
    made->proof = result->report->proof;
    phw_status status =
        read_output(pending, answer, PHW_OUTPUT_COPY, limit, &made->bytes, &made->size, error);
    if (status == PHW_OK)
        status = read_output(pending, answer, PHW_OUTPUT_MASK, limit, &made->mask_bytes,
                             &made->mask_size, error);
    /* A copy and a passed proof stand or fall together. */
    if (status == PHW_OK && (made->proof.passed != (made->bytes != NULL) ||
                             made->proof.passed != (made->mask_bytes != NULL) ||
                             (made->mask_bytes && made->mask_format != PHW_FORMAT_PNG &&
                              made->mask_format != PHW_FORMAT_TIFF)))
        status = phw_error_set(error, PHW_ERR_INTERNAL, "what the worker said makes no sense");
    if (status == PHW_OK)
        result->redaction = made;
    else
        phw_redaction_free(&made);
    return status;
}

static phw_status read_answer(const phw_pending *pending, const phw_channel *channel, size_t limit,
                              phw_job_result *result, phw_error *error)
{
    phw_arena strings = PHW_ARENA_INIT;
    phw_wire in = phw_wire_reader(channel->body, channel->size, &strings);
    phw_wire_answer answer = {.redacted = false};
    phw_wire_answer_pass(&in, &answer);
    phw_status status = answer.error.status;
    if (in.failed)
        status = phw_error_set(error, PHW_ERR_INTERNAL, "what the worker said makes no sense");
    else if (status != PHW_OK)
        *error = answer.error;
    if (status == PHW_OK)
        status = phw_wire_read_report(&in, pending->name, &result->report, error);
    if (status == PHW_OK && !phw_wire_whole(&in))
        status = phw_error_set(error, PHW_ERR_INTERNAL, "what the worker said makes no sense");
    if (status == PHW_OK && answer.redacted != !!(pending->wants & PHW_WANT_REDACTION))
        status = phw_error_set(error, PHW_ERR_INTERNAL, "what the worker said makes no sense");
    if (status == PHW_OK)
        status = read_output(pending, &answer, PHW_OUTPUT_OVERLAY, limit, &result->overlay,
                             &result->overlay_size, error);
    if (status == PHW_OK)
        status = read_output(pending, &answer, PHW_OUTPUT_THUMBNAIL, limit, &result->thumbnail,
                             &result->thumbnail_size, error);
    if (status == PHW_OK && answer.redacted)
        status = read_redaction(pending, &answer, limit, result, error);
    result->has_phash = answer.has_phash;
    result->phash = answer.phash;
    phw_arena_done(&strings);
    return status;
}

void phw_pending_finish(const phw_pending *pending, const phw_channel *answer, size_t limit,
                        phw_job_result *result)
{
    phw_error error = PHW_ERROR_INIT;
    *result = (phw_job_result){.tag = pending->tag};
    phw_status status = read_answer(pending, answer, limit, result, &error);
    if (status == PHW_OK)
        return;
    phw_job_result_clear(result);
    *result = (phw_job_result){.tag = pending->tag, .status = status, .error = error};
}

void phw_job_result_clear(phw_job_result *result)
{
    phw_redaction_free(&result->redaction);
    phw_report_free(&result->report);
    free(result->thumbnail);
    free(result->overlay);
    *result = (phw_job_result){.tag = result->tag};
}
