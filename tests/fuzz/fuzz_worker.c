/* SPDX-License-Identifier: Apache-2.0 */
/* What a worker that was taken over may say to its pool, and a pool to its worker. The first byte
 * chooses: a stream of frames, an answer with a report, a job, the orders at the start. A report
 * that is accepted must be safe to print and must survive being passed on. */
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "report/report.h"
#include "worker/job.h"
#include "worker/wire_report.h"

/* Less than a socket holds. */
#define STREAM_MOST ((size_t)32768)

#define OUTPUT_MOST ((size_t)1 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void read_frames(const uint8_t *bytes, size_t size)
{
    int pair[2];
    if (size > STREAM_MOST)
        return;
    must(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
    must(send(pair[0], bytes, size, MSG_DONTWAIT) == (ssize_t)size);
    close(pair[0]);
    phw_channel channel = PHW_CHANNEL_INIT(pair[1]);
    channel.takes_descriptors = true;
    while (phw_channel_receive(&channel, false) == PHW_CHANNEL_WHOLE) {
        must(channel.size <= size && channel.descriptor_count == 0);
        phw_channel_next(&channel);
    }
    phw_channel_done(&channel);
    close(pair[1]);
}

static void print(const phw_report *report)
{
    const phw_report_style style = {.reveal = true};
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_error error = PHW_ERROR_INIT;
    must(phw_report_json(report, &style, &text, &error) == PHW_OK);
    must(phw_report_text(report, &style, &text, &error) == PHW_OK);
    phw_strbuf_done(&text);
}

/* What was read once is read again as the same. */
static void pass_on(const phw_report *report)
{
    phw_wire first = PHW_WIRE_WRITER, second = PHW_WIRE_WRITER;
    phw_report *again = NULL;
    phw_error error = PHW_ERROR_INIT;
    phw_wire_write_report(&first, report, true);
    must(!first.failed);
    phw_wire in = phw_wire_reader(first.out, first.size, NULL);
    must(phw_wire_read_report(&in, report->file, &again, &error) == PHW_OK);
    must(phw_wire_whole(&in));
    phw_wire_write_report(&second, again, true);
    must(second.size == first.size && memcmp(second.out, first.out, first.size) == 0);
    phw_report_free(&again);
    phw_wire_done(&first);
    phw_wire_done(&second);
}

static void read_answer(uint8_t *bytes, size_t size)
{
    char name[] = "picture.jpg";
    const phw_pending pending = {
        .tag = 1, .name = name, .picture = -1, .mask = -1, .outputs = {-1, -1, -1, -1}};
    const phw_channel answer = {.body = bytes, .size = size};
    phw_job_result result;
    phw_pending_finish(&pending, &answer, OUTPUT_MOST, &result);
    must((result.status == PHW_OK) == (result.report != NULL));
    must((result.status == PHW_OK) == (result.error.status == PHW_OK));
    for (const char *c = result.error.message; *c; c++)
        must((unsigned char)*c >= ' ');
    if (result.report) {
        print(result.report);
        pass_on(result.report);
    }
    phw_job_result_clear(&result);
}

static void read_job(const uint8_t *bytes, size_t size)
{
    phw_wire in = phw_wire_reader(bytes, size, NULL);
    phw_wire_job job = {.wants = 0};
    phw_error error = PHW_ERROR_INIT;
    if (phw_wire_job_pass(&in, &job, &error) == PHW_OK && phw_wire_whole(&in))
        must(job.wants <= PHW_WANT_ALL && (!job.has_edit || job.redact.edit == job.edits.view));
    phw_wire_job_done(&job);
}

static void read_setup(const uint8_t *bytes, size_t size)
{
    phw_arena strings = PHW_ARENA_INIT;
    phw_wire in = phw_wire_reader(bytes, size, &strings);
    phw_wire_setup setup = {.no_sandbox = false};
    phw_wire_setup_pass(&in, &setup);
    if (phw_wire_whole(&in))
        must(setup.models.tables != NULL);
    phw_arena_done(&strings);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0)
        return 0;
    /* Of the exact size, so that the sanitizers see what reads on. */
    const size_t rest = size - 1;
    uint8_t *copy = malloc(rest ? rest : 1);
    must(copy != NULL);
    memcpy(copy, bytes + 1, rest);
    switch (bytes[0] % 4) {
    case 0:
        read_frames(copy, rest);
        break;
    case 1:
        read_answer(copy, rest);
        break;
    case 2:
        read_job(copy, rest);
        break;
    default:
        read_setup(copy, rest);
    }
    free(copy);
    return 0;
}
