/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Longer names show their end; a line that wraps could not be wiped. */
#define NAME_COLUMNS 48

phw_cli_progress phw_cli_progress_start(size_t total, bool quiet)
{
    return (phw_cli_progress){.shown = !quiet && isatty(STDERR_FILENO), .total = total};
}

void phw_cli_progress_file(phw_cli_progress *progress, const char *name)
{
    size_t length = strlen(name);
    progress->done++;
    if (!progress->shown)
        return;
    fprintf(stderr, "\r\x1b[KLooking at %zu of %zu: %s", progress->done, progress->total,
            length > NAME_COLUMNS ? "..." : "");
    for (const char *c = length > NAME_COLUMNS ? name + length - NAME_COLUMNS : name; *c; c++)
        fputc((unsigned char)*c < 0x20 || *c == 0x7F ? '?' : *c, stderr);
    fflush(stderr);
}

void phw_cli_progress_wipe(const phw_cli_progress *progress)
{
    if (!progress->shown)
        return;
    fputs("\r\x1b[K", stderr);
    fflush(stderr);
}
