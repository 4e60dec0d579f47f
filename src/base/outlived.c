/* SPDX-License-Identifier: Apache-2.0 */
#include "base/outlived.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

int phw_outlived_run(phw_outlived_step *step, const void *context)
{
    int status = 0;
    const pid_t child = fork();
    if (child < 0)
        return step(context);
    if (child == 0)
        _exit(step(context));
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) /* nobody may wait where the caller ignores children; it has ended */
            return EINTR;
    return WIFEXITED(status) ? WEXITSTATUS(status) : EINTR;
}
