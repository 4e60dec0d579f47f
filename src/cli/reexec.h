/* SPDX-License-Identifier: Apache-2.0 */
/** @file reexec.h  Starts the program again with one OpenMP thread. */
#ifndef PHW_CLI_REEXEC_H
#define PHW_CLI_REEXEC_H

/**
 * Makes OMP_THREAD_LIMIT=1 true for this process. libgomp reads it while it is being loaded, so the
 * program replaces itself unless it is set already; Tesseract's threads make a page several times
 * slower otherwise. Returns where nothing had to be done, or where starting again is not possible:
 * the work is then only slower.
 */
void phw_cli_reexec(char **argv);

#endif
