/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/scan_show.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/engine.h"
#include "cli/output.h"

#define TERMINAL_MS 100
#define PLAIN_MS 60000

static int64_t now_ms(void)
{
    const phw_clock *clock = phw_cli_engine_clock();
    return clock->now_ms(clock->context);
}

phw_cli_show phw_cli_show_start(bool quiet)
{
    return (phw_cli_show){.quiet = quiet, .terminal = isatty(STDERR_FILENO), .shown_ms = now_ms()};
}

void phw_cli_show_progress(phw_cli_show *show, const phw_run_progress *progress)
{
    const int64_t now = now_ms();
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_pace_note(&show->pace, progress, now);
    if (show->quiet || now - show->shown_ms < (show->terminal ? TERMINAL_MS : PLAIN_MS))
        return;
    show->shown_ms = now;
    phw_progress_words(progress, &show->pace, now, &text);
    if (!text.failed)
        fprintf(stderr, show->terminal ? "\r\x1b[K%s" : "photoward: %s\n", text.text);
    fflush(stderr);
    phw_strbuf_done(&text);
}

void phw_cli_show_wipe(const phw_cli_show *show)
{
    if (show->quiet || !show->terminal)
        return;
    fputs("\r\x1b[K", stderr);
    fflush(stderr);
}

/* A name as one line of a terminal; bytes that are no UTF-8 as well. */
static void add_name(phw_strbuf *text, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        size_t step = phw_utf8_decode(name + i, length - i, &code_point);
        if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
            code_point == PHW_UTF8_INVALID)
            phw_strbuf_add_char(text, '?');
        else
            phw_strbuf_add(text, name + i, step);
        i += step;
    }
}

static bool print(phw_strbuf *text)
{
    bool whole = !text->failed;
    if (!whole)
        phw_cli_complain("no memory for a line");
    bool printed = whole && phw_cli_output_write(text->text, text->length);
    phw_strbuf_done(text);
    return printed;
}

bool phw_cli_show_picture(phw_shelf shelf, const char *path, const char *why)
{
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_strbuf_format(&text, "%-7s ", phw_shelf_name(shelf));
    add_name(&text, path);
    if (why)
        phw_strbuf_format(&text, ": %s", why);
    phw_strbuf_add_char(&text, '\n');
    return print(&text);
}

static phw_status list_picture(void *visitor, const phw_album_picture *picture, phw_error *error)
{
    bool *lost = visitor;
    if (picture->shelf == PHW_SHELF_CLEAR)
        return PHW_OK;
    *lost = !phw_cli_show_picture(picture->shelf, picture->path, picture->error);
    return *lost ? phw_error_set(error, PHW_ERR_IO, "standard output is lost") : PHW_OK;
}

bool phw_cli_show_album(const phw_album_source *source, const phw_state_counts *counts, bool list)
{
    phw_error error = PHW_ERROR_INIT;
    phw_strbuf text = PHW_STRBUF_INIT, skipped = PHW_STRBUF_INIT;
    uint64_t pictures = 0;
    bool lost = false;
    if (list && source->walk(source->context, PHW_ALBUM_BY_SHELF, false, list_picture, &lost,
                             &error) != PHW_OK) {
        if (!lost)
            phw_cli_complain("%s", error.message);
        return false;
    }
    for (size_t i = 0; i < PHW_SHELF_COUNT; i++)
        pictures += counts->shelf[i];
    phw_progress_number(pictures, &text);
    phw_strbuf_add_text(&text, pictures == 1 ? " picture: " : " pictures: ");
    phw_progress_shelves(counts->shelf, &text);
    phw_strbuf_add_text(&text, ".\n");
    phw_progress_skipped(counts->skipped, &skipped);
    if (skipped.length)
        phw_strbuf_format(&text, "Left out: %s.\n", skipped.text);
    text.failed |= skipped.failed;
    phw_strbuf_done(&skipped);
    return print(&text);
}
