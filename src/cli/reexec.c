/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/reexec.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

#define LIMIT_NAME "OMP_THREAD_LIMIT"
#define LIMIT_VALUE "1"

/* Set in the second life, so that an environment that loses the limit cannot make an endless chain.
 */
#define GUARD_NAME "PHOTOWARD_REEXECUTED"

/* Started by hand through the dynamic loader (`ld.so photoward …`), /proc/self/exe is the loader.
 * It has no interpreter of its own then, and AT_BASE, where that would be, is 0. */
static bool started_by_kernel(void)
{
    return getauxval(AT_BASE) != 0;
}

void phw_cli_reexec(char **argv)
{
    const char *limit = getenv(LIMIT_NAME);
    if (limit && strcmp(limit, LIMIT_VALUE) == 0)
        return;
    if (getenv(GUARD_NAME) || !started_by_kernel())
        return;
    if (setenv(LIMIT_NAME, LIMIT_VALUE, 1) != 0 || setenv(GUARD_NAME, "1", 1) != 0)
        return;
    execv("/proc/self/exe", argv);
}
