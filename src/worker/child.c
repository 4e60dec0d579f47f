/* SPDX-License-Identifier: Apache-2.0 */
/* The worker's side. */
#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/grow.h"
#include "image/decode.h"
#include "image/encode.h"
#include "image/phash.h"
#include "report/report.h"
#include "sandbox/sandbox.h"
#include "scan/file.h"
#include "scan/thumbnail.h"
#include "worker/channel.h"
#include "worker/spawn.h"
#include "worker/wire_job.h"
#include "worker/wire_report.h"

/* Most that are open: 0 to 2, the channel, and those of one job. */
#define DESCRIPTORS (PHW_SPAWN_SOCKET + 1 + PHW_FRAME_DESCRIPTORS_MAX)

/* Bytes: freed blocks up to this are kept for the next stage: the most that the allocator takes,
 * and more than a plane of a picture of 12 MP. What is at the end of them is kept as well. */
#define LARGEST_BLOCK (32 << 20)
#define LARGEST_REST (256 << 20)
#define FIRST_ROOM (16 << 20)

/* Descriptors of one job. */
typedef struct files {
    int picture;
    int mask;                      /* -1: none */
    int outputs[PHW_OUTPUT_COUNT]; /* -1: not wanted */
} files;

typedef struct child {
    phw_limits limits;
    phw_scanner *scanner;
    phw_channel channel;
    bool equipped;
    phw_redaction *kept; /* of the job before, to be compared with what lies on the disk */
} child;

/* One job on its way. */
typedef struct task {
    child *on;
    files files;
    phw_wire_job job;
    uint8_t *bytes; /* the picture */
    size_t size;
    phw_report *report;
    phw_image *image;  /* upright; NULL where only the report is wanted */
    phw_coded *coded;  /* of a JPEG that is redacted */
    phw_image **masks; /* a person's own, of each page */
    size_t mask_count, mask_capacity, mask_bytes;
    phw_wire_answer answer;
    phw_redaction *redaction;
} task;

/* --- reading and writing ---------------------------------------------------------------------- */

/* Reads instead of mapping: a file that is cut short meanwhile must not raise a signal. */
static phw_status read_file(int descriptor, size_t limit, uint8_t **bytes, size_t *size,
                            phw_error *error)
{
    size_t have = 0;
    off_t end = lseek(descriptor, 0, SEEK_END);
    if (end < 0)
        return phw_error_set(error, PHW_ERR_IO, "cannot read it: %s", strerror(errno));
    size_t expected = (size_t)end;
    if (expected == 0)
        return phw_error_set(error, PHW_ERR_FORMAT, "the file is empty");
    if (expected > limit)
        return phw_error_set(error, PHW_ERR_LIMIT, "larger than %zu bytes", limit);
    uint8_t *buffer = malloc(expected);
    if (!buffer)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to read it");
    while (have < expected) {
        ssize_t got = pread(descriptor, buffer + have, expected - have, (off_t)have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            free(buffer);
            return phw_error_set(error, PHW_ERR_IO, "cannot read it: %s",
                                 got < 0 ? strerror(errno) : "it became shorter meanwhile");
        }
        have += (size_t)got;
    }
    *bytes = buffer;
    *size = have;
    return PHW_OK;
}

static phw_status write_output(task *at, phw_output output, const uint8_t *bytes, size_t size,
                               phw_error *error)
{
    for (size_t done = 0; done < size;) {
        ssize_t put = pwrite(at->files.outputs[output], bytes + done, size - done, (off_t)done);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return phw_error_set(error, PHW_ERR_IO, "cannot pass an output on: %s",
                                 strerror(errno));
        done += (size_t)put;
    }
    at->answer.output_size[output] = size;
    return PHW_OK;
}

/* --- one job ---------------------------------------------------------------------------------- */

static phw_status make_overlay(task *at, phw_error *error)
{
    phw_image *overlay = NULL;
    uint8_t *bytes = NULL;
    size_t size = 0;
    phw_status status = phw_report_overlay(at->report, at->image, &overlay, error);
    if (status == PHW_OK)
        status = phw_image_encode_png(overlay, &bytes, &size, error);
    if (status == PHW_OK)
        status = write_output(at, PHW_OUTPUT_OVERLAY, bytes, size, error);
    phw_image_free(&overlay);
    free(bytes);
    return status;
}

static phw_status make_thumbnail(task *at, phw_error *error)
{
    uint8_t *bytes = NULL;
    size_t size = 0;
    at->answer.has_phash = phw_image_phash(at->image, &at->answer.phash);
    phw_status status =
        phw_scan_thumbnail(at->report, at->image, PHW_THUMBNAIL_SIDE, &bytes, &size, error);
    if (status == PHW_OK)
        status = write_output(at, PHW_OUTPUT_THUMBNAIL, bytes, size, error);
    free(bytes);
    return status;
}

/* One channel: whatever is not black counts. */
static phw_status to_mask(const phw_image *image, phw_image **mask, phw_error *error)
{
    phw_image *made = NULL;
    phw_status status = phw_image_new(image->width, image->height, 1, &made, error);
    for (uint32_t y = 0; status == PHW_OK && y < image->height; y++) {
        const uint8_t *from = phw_image_row(image, y);
        for (uint32_t x = 0; x < image->width; x++, from += image->channels)
            for (uint32_t c = 0; c < image->channels; c++)
                if (from[c])
                    phw_image_row_mut(made, y)[x] = UINT8_MAX;
    }
    if (status == PHW_OK)
        *mask = made;
    return status;
}

static phw_status take_mask(void *context, phw_image **image, const phw_container *container,
                            phw_error *error)
{
    task *at = context;
    phw_image *mask = NULL;
    if (!*image || !container->complete)
        return phw_error_set(error, PHW_ERR_FORMAT, "the mask is damaged or cut short");
    if (container->pages > at->on->limits.pages)
        return phw_error_set(error, PHW_ERR_LIMIT, "the mask has %u pages; at most %u are used",
                             container->pages, at->on->limits.pages);
    at->mask_bytes += (size_t)(*image)->width * (*image)->height;
    if (at->mask_bytes > at->on->limits.memory_bytes)
        return phw_error_set(error, PHW_ERR_LIMIT, "the mask's pages need too much memory");
    phw_status status = to_mask(*image, &mask, error);
    if (status != PHW_OK)
        return status;
    if (!phw_grow((void **)&at->masks, &at->mask_capacity, at->mask_count, sizeof *at->masks)) {
        phw_image_free(&mask);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a mask");
    }
    at->masks[at->mask_count++] = mask;
    return PHW_OK;
}

/* A person's own mask is a picture as any other, and read where it can do no harm. */
static phw_status read_mask(task *at, phw_error *error)
{
    uint8_t *bytes = NULL;
    size_t size = 0;
    phw_status status = read_file(at->files.mask, at->on->limits.file_bytes, &bytes, &size, error);
    if (status == PHW_OK)
        status = phw_image_decode_pages(bytes, size, &at->on->limits, PHW_VIEW_SEEN, take_mask, at,
                                        error);
    if (status == PHW_OK && !at->mask_count)
        status = phw_error_set(error, PHW_ERR_FORMAT, "the mask is damaged or cut short");
    if (status == PHW_OK) {
        at->job.redact.mask = at->masks[0];
        at->job.redact.further_masks = (const phw_image *const *)at->masks + 1;
        at->job.redact.further_mask_count = at->mask_count - 1;
    }
    free(bytes);
    return status;
}

/* A report on another picture names other places. */
static phw_status check_edit(const task *at, phw_error *error)
{
    const phw_wire_job *job = &at->job;
    const uint32_t pages = at->report->container.pages > 1 ? at->report->container.pages : 1;
    if (!job->has_edit)
        return PHW_OK;
    if (job->edit_width != at->report->width || job->edit_height != at->report->height)
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "the edited report is about a picture of another size (%u x %u)",
                             job->edit_width, job->edit_height);
    if (job->edit_pages != pages)
        return phw_error_set(error, PHW_ERR_FORMAT,
                             "the edited report is about another file: that has %u pages, this %u",
                             job->edit_pages, pages);
    return PHW_OK;
}

static phw_status make_redaction(task *at, phw_error *error)
{
    const phw_redact_source source = {at->bytes, at->size, at->image, &at->coded};
    phw_status status = check_edit(at, error);
    if (status == PHW_OK && at->files.mask >= 0)
        status = read_mask(at, error);
    if (status == PHW_OK)
        status = phw_scan_redact(at->on->scanner, at->report, &source, &at->job.redact,
                                 &at->redaction, error);
    if (status != PHW_OK)
        return status;
    at->answer.redacted = true;
    at->answer.redaction = *at->redaction;
    if (at->redaction->bytes)
        status =
            write_output(at, PHW_OUTPUT_COPY, at->redaction->bytes, at->redaction->size, error);
    if (status == PHW_OK && at->redaction->bytes)
        status = write_output(at, PHW_OUTPUT_MASK, at->redaction->mask_bytes,
                              at->redaction->mask_size, error);
    return status;
}

static phw_status look(task *at, phw_error *error)
{
    const unsigned pixels = PHW_WANT_OVERLAY | PHW_WANT_REDACTION | PHW_WANT_THUMBNAIL;
    const bool keep = at->job.wants & pixels;
    phw_status status =
        read_file(at->files.picture, at->on->limits.file_bytes, &at->bytes, &at->size, error);
    /* No name: it is nothing that a worker needs to know. */
    const phw_scan_file file = {"", at->bytes, at->size, at->job.one_page};
    if (status == PHW_OK)
        status =
            phw_scan_bytes_coded(at->on->scanner, &file, &at->report, keep ? &at->image : NULL,
                                 at->job.wants & PHW_WANT_REDACTION ? &at->coded : NULL, error);
    if (status == PHW_OK && at->job.wants & PHW_WANT_OVERLAY)
        status = make_overlay(at, error);
    if (status == PHW_OK && at->job.wants & PHW_WANT_THUMBNAIL)
        status = make_thumbnail(at, error);
    if (status == PHW_OK && at->job.wants & PHW_WANT_REDACTION)
        status = make_redaction(at, error);
    return status;
}

static void forget(task *at)
{
    at->on->kept = at->redaction;
    phw_report_free(&at->report);
    phw_image_free(&at->image);
    phw_coded_free(&at->coded);
    for (size_t i = 0; i < at->mask_count; i++)
        phw_image_free(&at->masks[i]);
    free(at->masks);
    phw_wire_job_done(&at->job);
    free(at->bytes);
}

/* Sorts the descriptors that came with a job, which stay the channel's. */
static bool take_files(const phw_channel *channel, const phw_wire_job *job, files *sorted)
{
    const unsigned outputs = phw_wire_outputs(job->wants);
    size_t next = 0;
    if (channel->descriptor_count == 0)
        return false;
    *sorted = (files){.picture = channel->descriptors[next++], .mask = -1};
    if (job->has_mask && next < channel->descriptor_count)
        sorted->mask = channel->descriptors[next++];
    for (int i = 0; i < PHW_OUTPUT_COUNT; i++) {
        sorted->outputs[i] = -1;
        if (outputs & 1U << i && next < channel->descriptor_count)
            sorted->outputs[i] = channel->descriptors[next++];
        if (outputs & 1U << i && sorted->outputs[i] < 0)
            return false;
    }
    return next == channel->descriptor_count && (sorted->mask >= 0) == job->has_mask;
}

static phw_status do_job(child *on, phw_error *error)
{
    task at = {.on = on};
    phw_wire in = phw_wire_reader(on->channel.body, on->channel.size, NULL);
    phw_wire out = PHW_WIRE_WRITER;
    phw_error failure = PHW_ERROR_INIT;
    phw_redaction_free(&on->kept);
    phw_status status = phw_wire_job_pass(&in, &at.job, error);
    if (status == PHW_OK && (!phw_wire_whole(&in) || !take_files(&on->channel, &at.job, &at.files)))
        status = phw_error_set(error, PHW_ERR_INTERNAL, "the job makes no sense");
    const phw_status seen = status == PHW_OK ? look(&at, &failure) : status;
    if (seen == PHW_OK)
        failure = (phw_error)PHW_ERROR_INIT;
    else
        phw_error_set(&failure, seen,
                      "it cannot be examined"); /* unless there is a better reason */
    at.answer.error = failure;
    phw_wire_answer_pass(&out, &at.answer);
    if (status == PHW_OK && failure.status == PHW_OK)
        phw_wire_write_report(&out, at.report, at.job.wants & PHW_WANT_VALUES);
    if (status == PHW_OK && out.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    if (status == PHW_OK && !on->equipped && phw_image_missed_heif())
        status =
            phw_channel_send(on->channel.socket, PHW_FRAME_UNEQUIPPED, NULL, 0, NULL, 0, error);
    else if (status == PHW_OK)
        status = phw_channel_send(on->channel.socket, PHW_FRAME_RESULT, out.out, out.size, NULL, 0,
                                  error);
    phw_wire_done(&out);
    forget(&at);
    return status;
}

/* An answer without a report. */
static phw_status say(const child *on, phw_frame_kind kind, const phw_error *failure,
                      phw_error *error)
{
    phw_wire out = PHW_WIRE_WRITER;
    phw_wire_answer answer = {.error = *failure};
    phw_wire_answer_pass(&out, &answer);
    phw_status status =
        phw_channel_send(on->channel.socket, kind, out.out, out.size, NULL, 0, error);
    phw_wire_done(&out);
    return status;
}

static phw_status compare(const child *on, int descriptor, phw_error *error)
{
    uint8_t *bytes = NULL;
    size_t size = 0;
    if (!on->kept || !on->kept->bytes)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "there is no copy to compare with");
    phw_status status = read_file(descriptor, SIZE_MAX, &bytes, &size, error);
    if (status == PHW_OK && (size != on->kept->size || memcmp(bytes, on->kept->bytes, size) != 0))
        status = phw_error_set(error, PHW_ERR_IO, "the disk holds another file than was proven");
    free(bytes);
    return status;
}

/* Is what lies on the disk the copy that was proven? */
static phw_status confirm(const child *on, phw_error *error)
{
    phw_error failure = PHW_ERROR_INIT;
    if (on->channel.descriptor_count != 1)
        phw_error_set(&failure, PHW_ERR_INTERNAL, "there is no file to compare");
    else if (compare(on, on->channel.descriptors[0], &failure) == PHW_OK)
        failure = (phw_error)PHW_ERROR_INIT;
    return say(on, PHW_FRAME_CONFIRMED, &failure, error);
}

/* --- the process ------------------------------------------------------------------------------ */

/* Models are loaded and no picture was seen: from here on nothing but descriptors that the pool
 * sends is within reach. */
static phw_status lock_down(const phw_wire_setup *setup, phw_error *error)
{
    const phw_sandbox_options options = {.memory_bytes = setup->memory_bytes,
                                         .file_bytes = setup->output_bytes,
                                         .descriptors = DESCRIPTORS,
                                         .sanitizers = PHW_SANDBOX_SANITIZED};
    return phw_sandbox_enter(&options, error);
}

static phw_status set_up(child *on, const phw_clock *clock, phw_error *error)
{
    phw_arena strings = PHW_ARENA_INIT;
    phw_wire_setup setup = {.no_sandbox = false};
    phw_wire in = phw_wire_reader(on->channel.body, on->channel.size, &strings);
    phw_status status = PHW_OK;
    phw_wire_setup_pass(&in, &setup);
    if (!phw_wire_whole(&in))
        status = phw_error_set(error, PHW_ERR_INTERNAL, "the worker's orders make no sense");
    setup.scan.clock = clock;
    on->limits = setup.scan.limits;
    on->equipped = setup.equipped;
    if (setup.equipped)
        (void)phw_image_load_heif(); /* a picture that needs it says where it is not there */
    if (status == PHW_OK)
        status = phw_scanner_open(&setup.models, &setup.scan, &on->scanner, error);
    if (status == PHW_OK && !setup.no_sandbox)
        status = lock_down(&setup, error);
    phw_arena_done(&strings);
    return status;
}

static bool next_frame(child *on)
{
    phw_channel_next(&on->channel);
    return phw_channel_receive(&on->channel, true) == PHW_CHANNEL_WHOLE;
}

/* Until the pool closes its end, or says what it should not. */
static phw_status serve(child *on, phw_error *error)
{
    phw_status status = PHW_OK;
    while (status == PHW_OK && next_frame(on))
        switch (phw_channel_kind(&on->channel)) {
        case PHW_FRAME_JOB:
            status = do_job(on, error);
            break;
        case PHW_FRAME_CONFIRM:
            status = confirm(on, error);
            break;
        case PHW_FRAME_SETUP:
        case PHW_FRAME_READY:
        case PHW_FRAME_RESULT:
        case PHW_FRAME_CONFIRMED:
        case PHW_FRAME_UNEQUIPPED:
            status = phw_error_set(error, PHW_ERR_INTERNAL, "the pool makes no sense");
            break;
        }
    return status;
}

/* What one stage frees the next one takes: without this each large block comes new from the kernel,
 * which clears it first. The first of it is asked for at once: what is touched before there is a
 * whole huge page lies on hundreds of small ones. */
static void keep_memory(void)
{
    mallopt(M_MMAP_THRESHOLD, LARGEST_BLOCK);
    mallopt(M_TRIM_THRESHOLD, LARGEST_REST);
    void *volatile room = malloc(FIRST_ROOM); /* volatile, or compilers leave out both */
    free(room);
}

int phw_worker_main(const phw_clock *clock)
{
    keep_memory();
    child on = {.channel = PHW_CHANNEL_INIT(PHW_SPAWN_SOCKET)};
    phw_error error = PHW_ERROR_INIT, lost = PHW_ERROR_INIT;
    on.channel.takes_descriptors = true;
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* a pool that was killed leaves nothing behind */
    if (!next_frame(&on) || phw_channel_kind(&on.channel) != PHW_FRAME_SETUP) {
        phw_channel_done(&on.channel);
        return EXIT_FAILURE;
    }
    phw_status status = set_up(&on, clock, &error);
    if (say(&on, PHW_FRAME_READY, &error, &lost) != PHW_OK)
        status = lost.status;
    if (status == PHW_OK)
        status = serve(&on, &lost);
    phw_redaction_free(&on.kept);
    phw_scanner_free(&on.scanner);
    phw_channel_done(&on.channel);
    return status == PHW_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
