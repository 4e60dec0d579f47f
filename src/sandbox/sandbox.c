/* SPDX-License-Identifier: Apache-2.0 */
#include "sandbox/sandbox.h"

#include <errno.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "sandbox/filter.h"
#include "sandbox/landlock.h"

/* Both the soft and the hard limit. */
static bool set_limit(int what, rlim_t value)
{
    struct rlimit limit = {value, value}, before;
    /* One that is lower already stays: it cannot be raised. */
    if (getrlimit((__rlimit_resource_t)what, &before) == 0 && before.rlim_max < value)
        limit.rlim_cur = limit.rlim_max = before.rlim_max;
    return setrlimit((__rlimit_resource_t)what, &limit) == 0;
}

/* The limit on processor time is the pool's business, which moves it on for each picture. There is
 * none on the number of processes: it counts all of the user's, threads as well, so that it would
 * depend on what else runs, while the filter lets no process begin at all. */
static bool set_limits(const phw_sandbox_options *options)
{
    bool set = set_limit(RLIMIT_CORE, 0) && set_limit(RLIMIT_NOFILE, options->descriptors);
    if (options->memory_bytes && !(PHW_SANDBOX_SANITIZED && options->sanitizers))
        set = set && set_limit(RLIMIT_AS, options->memory_bytes);
    if (options->file_bytes)
        set = set && set_limit(RLIMIT_FSIZE, options->file_bytes);
    return set;
}

phw_status phw_sandbox_enter(const phw_sandbox_options *options, phw_error *error)
{
    const char *failed = NULL;
    if (!set_limits(options))
        failed = "limits";
    else if (prctl(PR_SET_DUMPABLE, 0) != 0)
        failed = "memory that nobody can look into";
    else if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        failed = "no new rights";
    else if (!phw_landlock_enter())
        failed = "Landlock";
    else if (!phw_filter_enter(options->sanitizers))
        failed = "seccomp";
    if (!failed)
        return PHW_OK;
    return phw_error_set(error, PHW_ERR_UNSUPPORTED,
                         "a process cannot be locked down here (%s: %s)", failed, strerror(errno));
}
