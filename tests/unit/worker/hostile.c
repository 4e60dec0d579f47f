/* SPDX-License-Identifier: Apache-2.0 */
#include "hostile.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sandbox/sandbox.h"
#include "worker/channel.h"
#include "worker/spawn.h"
#include "worker/wire_job.h"
#include "worker/wire_report.h"

#define WORD_MAX 32

static bool equipped; /* as this worker was set up */

static void answer(phw_frame_kind kind, const phw_error *failure)
{
    phw_wire out = PHW_WIRE_WRITER;
    phw_error error = PHW_ERROR_INIT;
    phw_wire_answer said = {.error = *failure};
    phw_report report = {.width = 40, .height = 30, .verdict = PHW_VERDICT_REVIEW};
    phw_wire_answer_pass(&out, &said);
    if (kind == PHW_FRAME_RESULT && failure->status == PHW_OK) {
        report.container.orientation = 1;
        if (phw_page_new(40, 30, &report.page, &error) != PHW_OK ||
            phw_findings_new(&report.findings, &error) != PHW_OK)
            abort();
        phw_wire_write_report(&out, &report, false);
        phw_page_free(&report.page);
        phw_findings_free(&report.findings);
    }
    if (phw_channel_send(PHW_SPAWN_SOCKET, kind, out.out, out.size, NULL, 0, &error) != PHW_OK)
        exit(EXIT_FAILURE);
    phw_wire_done(&out);
}

static void die(int number)
{
    signal(number, SIG_DFL);
    raise(number);
}

static void hog(void)
{
    const struct rlimit little = {(rlim_t)256 << 20, (rlim_t)256 << 20};
    phw_error failure = PHW_ERROR_INIT;
#if !defined(__SANITIZE_ADDRESS__)
    setrlimit(RLIMIT_AS, &little);
    for (size_t size = (size_t)1 << 20;; size *= 2) {
        /* Volatile: clang leaves out memory that nobody reads, and then it never runs out. */
        char *volatile taken = malloc(size);
        if (!taken)
            break;
        memset(taken, 1, size);
    }
#else
    (void)little;
#endif
    phw_error_set(&failure, PHW_ERR_NOMEM, "no memory to look at it");
    answer(PHW_FRAME_RESULT, &failure);
}

static void obey(int picture, char *word)
{
    const uint32_t endless[2] = {PHW_FRAME_RESULT, UINT32_MAX};
    const phw_error none = PHW_ERROR_INIT;
    phw_error failure = PHW_ERROR_INIT;
    phw_error ignored = PHW_ERROR_INIT;
    if (strcmp(word, "crash") == 0) {
        die(SIGSEGV);
    } else if (strcmp(word, "crash-once") == 0) {
        if (pwrite(picture, "good\0\0\0\0\0\0", 10, 0) == 10)
            die(SIGSEGV);
    } else if (strncmp(word, "kill", 4) == 0 && word[4] > '0') {
        word[4]--;
        if (pwrite(picture, word, 5, 0) == 5)
            die(SIGKILL);
    } else if (strcmp(word, "hang") == 0) {
        for (;;)
            pause();
    } else if (strcmp(word, "spin") == 0) {
        for (volatile unsigned i = 0;; i++)
            continue;
    } else if (strcmp(word, "socket") == 0) {
        close(socket(AF_INET, SOCK_STREAM, 0));
        answer(PHW_FRAME_RESULT, &none);
    } else if (strcmp(word, "hog") == 0) {
        hog();
    } else if (strcmp(word, "exit") == 0) {
        exit(7);
    } else if (strcmp(word, "nonsense") == 0) {
        if (phw_channel_send(PHW_SPAWN_SOCKET, PHW_FRAME_RESULT, (const uint8_t *)word, WORD_MAX,
                             NULL, 0, &ignored) != PHW_OK)
            exit(EXIT_FAILURE);
    } else if (strcmp(word, "long") == 0) {
        send(PHW_SPAWN_SOCKET, endless, sizeof endless, MSG_NOSIGNAL);
        pause();
    } else if (strcmp(word, "unequipped") == 0 || (strcmp(word, "rare") == 0 && !equipped)) {
        if (phw_channel_send(PHW_SPAWN_SOCKET, PHW_FRAME_UNEQUIPPED, NULL, 0, NULL, 0, &ignored) !=
            PHW_OK)
            exit(EXIT_FAILURE);
    } else if (strcmp(word, "wrong") == 0) {
        phw_error_set(&failure, PHW_ERR_FORMAT, "this is no picture");
        answer(PHW_FRAME_RESULT, &failure);
    } else {
        answer(PHW_FRAME_RESULT, &none);
    }
}

static void set_up(const phw_channel *channel)
{
    const phw_sandbox_options options = {.descriptors = 12, .sanitizers = true};
    phw_arena strings = PHW_ARENA_INIT;
    phw_error error = PHW_ERROR_INIT;
    phw_wire in = phw_wire_reader(channel->body, channel->size, &strings);
    phw_wire_setup setup = {.no_sandbox = false};
    phw_wire_setup_pass(&in, &setup);
    equipped = setup.equipped;
    phw_arena_done(&strings);
    if (!setup.no_sandbox && phw_sandbox_enter(&options, &error) != PHW_OK)
        exit(EXIT_FAILURE);
    answer(PHW_FRAME_READY, &error);
}

int hostile_worker(void)
{
    phw_channel channel = PHW_CHANNEL_INIT(PHW_SPAWN_SOCKET);
    channel.takes_descriptors = true;
    while (phw_channel_receive(&channel, true) == PHW_CHANNEL_WHOLE) {
        char word[WORD_MAX + 1] = "";
        if (phw_channel_kind(&channel) == PHW_FRAME_SETUP)
            set_up(&channel);
        else if (pread(channel.descriptors[0], word, WORD_MAX, 0) >= 0)
            obey(channel.descriptors[0], word);
        phw_channel_next(&channel);
    }
    phw_channel_done(&channel);
    return EXIT_SUCCESS;
}
