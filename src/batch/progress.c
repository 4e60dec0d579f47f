/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MS 1000
#define MINUTE 60
#define HOUR 3600

/* A speed is told once it was measured over so many milliseconds. */
#define MEASURED_MS 2000

void phw_pace_note(phw_pace *pace, const phw_run_progress *progress, int64_t now_ms)
{
    if (pace->since_ms == 0 && progress->done > progress->known) {
        pace->since_ms = now_ms;
        pace->done_then = progress->done - progress->known;
    }
}

void phw_progress_number(uint64_t number, phw_strbuf *text)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRIu64, number);
    for (size_t length = strlen(digits), i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0)
            phw_strbuf_add_char(text, ',');
        phw_strbuf_add_char(text, digits[i]);
    }
}

static void add_left(double seconds, phw_strbuf *text)
{
    const uint64_t whole = (uint64_t)(seconds + 0.5);
    if (whole >= HOUR)
        phw_strbuf_format(text, ", %" PRIu64 " h %02" PRIu64 " min left", whole / HOUR,
                          whole % HOUR / MINUTE);
    else if (whole >= MINUTE)
        phw_strbuf_format(text, ", %" PRIu64 " min left", whole / MINUTE);
    else
        phw_strbuf_format(text, ", %" PRIu64 " s left", whole);
}

void phw_progress_shelves(const uint64_t shelf[PHW_SHELF_COUNT], phw_strbuf *text)
{
    static const struct {
        phw_shelf shelf;
        const char *words;
    } rows[PHW_SHELF_COUNT] = {{PHW_SHELF_BLOCK, "block"},
                               {PHW_SHELF_REVIEW, "review"},
                               {PHW_SHELF_CLEAR, "clear"},
                               {PHW_SHELF_ERROR, "could not be examined"}};
    bool first = true;
    for (size_t i = 0; i < PHW_SHELF_COUNT; i++) {
        if (!shelf[rows[i].shelf])
            continue;
        phw_strbuf_add_text(text, first ? "" : ", ");
        phw_progress_number(shelf[rows[i].shelf], text);
        phw_strbuf_format(text, " %s", rows[i].words);
        first = false;
    }
    if (first)
        phw_strbuf_add_text(text, "nothing");
}

void phw_progress_skipped(const uint64_t skipped[PHW_SKIP_COUNT], phw_strbuf *text)
{
    bool first = true;
    for (size_t i = 0; i < PHW_SKIP_COUNT; i++) {
        if (!skipped[i] || i == PHW_SKIP_UNREADABLE)
            continue;
        phw_strbuf_add_text(text, first ? "" : "; ");
        phw_progress_number(skipped[i], text);
        phw_strbuf_format(text, " %s", phw_skip_words((phw_skip)i));
        first = false;
    }
}

void phw_progress_words(const phw_run_progress *progress, const phw_pace *pace, int64_t now_ms,
                        phw_strbuf *text)
{
    phw_progress_number(progress->done, text);
    if (progress->files > progress->done) {
        phw_strbuf_add_text(text, " of ");
        phw_progress_number(progress->files, text);
    }
    phw_strbuf_add_text(text, " files");
    uint64_t examined = progress->done - progress->known;
    int64_t passed = pace->since_ms ? now_ms - pace->since_ms : 0;
    if (passed >= MEASURED_MS && examined > pace->done_then) {
        double rate = (double)(examined - pace->done_then) * MS / (double)passed;
        phw_strbuf_format(text, ", %.*f a second", rate < 10 ? 1 : 0, rate);
        if (progress->files > progress->done)
            add_left((double)(progress->files - progress->done) / rate, text);
    }
    phw_strbuf_add_text(text, ": ");
    phw_progress_shelves(progress->shelf, text);
}
