/* SPDX-License-Identifier: Apache-2.0 */
/** @file output.h  Standard output and error: nothing is lost without notice. */
#ifndef PHW_CLI_OUTPUT_H
#define PHW_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "photoward/status.h"

/** Makes descriptors 0, 1 and 2 safe: one that was closed by the caller must not become an input
 *  picture or an output file. Writing to a pipe nobody reads, or past a limit on the size of files,
 *  becomes an error instead of a signal. */
void phw_cli_output_guard(void);

/** Writes to standard output at once. On failure says so on standard error and returns false. */
bool phw_cli_output_write(const char *text, size_t length);

/** Flushes what was printed with stdio; false (and a message) where anything was lost. */
bool phw_cli_output_close(void);

/** Prints "photoward: MESSAGE" as one line to standard error; control characters, which can come
 *  from file names, are shown as "?". */
void phw_cli_complain(const char *format, ...) PHW_PRINTF(1, 2);

/** Whether text on standard output should be coloured. @param wanted  index: auto, always, never.
 */
bool phw_cli_output_colour(size_t wanted);

#endif
