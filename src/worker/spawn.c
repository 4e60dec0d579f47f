/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* closing of descriptors by posix_spawn() */
#include "worker/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/sandbox.h"
#include "worker/worker.h"

#if PHW_SANDBOX_SANITIZED
#define GIVEN environ /* tells the sanitizers how to report */
#else
/* All that a worker knows of its surroundings. Paths of libraries, locales and preloads stay out of
 * it; one thread each, because the pool has as many workers as are wanted; and the allocator asks
 * for huge pages, since taking a photo's memory page by page costs a tenth of the time that looking
 * at it takes. That is for glibc 2.35 and later, and means nothing to others. */
static char locale[] = "LC_ALL=C.UTF-8", threads[] = "OMP_THREAD_LIMIT=1";
static char memory[] = "GLIBC_TUNABLES=glibc.malloc.hugetlb=1";
static char *const curated[] = {locale, threads, memory, NULL};
#define GIVEN curated
#endif

/* Descriptors: 0 to 2 are empty, the channel is PHW_SPAWN_SOCKET, all others are closed. */
static int arrange(posix_spawn_file_actions_t *actions, int socket)
{
    int failed = posix_spawn_file_actions_init(actions);
    if (failed)
        return failed;
    failed = posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (!failed)
        failed = posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (!failed && !PHW_SANDBOX_SANITIZED)
        failed = posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (!failed)
        failed = posix_spawn_file_actions_adddup2(actions, socket, PHW_SPAWN_SOCKET);
    if (!failed)
        failed = posix_spawn_file_actions_addclosefrom_np(actions, PHW_SPAWN_SOCKET + 1);
    return failed;
}

static int describe(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int failed = posix_spawnattr_init(attributes);
    if (failed)
        return failed;
    failed = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                      POSIX_SPAWN_SETPGROUP);
    if (!failed)
        failed = posix_spawnattr_setsigmask(attributes, &none);
    if (!failed)
        failed = posix_spawnattr_setsigdefault(attributes, &all);
    return failed;
}

static int start(const char *program, int socket, pid_t *pid)
{
    char name[] = "photoward", argument[] = PHW_WORKER_ARGUMENT;
    char *const argv[] = {name, argument, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failed = arrange(&actions, socket);
    if (failed)
        return failed;
    failed = describe(&attributes);
    if (!failed) {
        failed = posix_spawn(pid, program, &actions, &attributes, argv, GIVEN);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

phw_status phw_spawn(const char *program, pid_t *pid, int *socket, phw_error *error)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return phw_error_set(error, PHW_ERR_IO, "cannot start a worker process: %s",
                             strerror(errno));
    /* A descriptor that is dup'ed onto itself would keep its close-on-exec flag. */
    if (pair[1] == PHW_SPAWN_SOCKET) {
        pair[1] = pair[0];
        pair[0] = PHW_SPAWN_SOCKET;
    }
    int failed = start(program, pair[1], pid);
    close(pair[1]);
    if (failed) {
        close(pair[0]);
        return phw_error_set(error, PHW_ERR_IO, "cannot start a worker process: %s",
                             strerror(failed));
    }
    *socket = pair[0];
    return PHW_OK;
}

int phw_spawn_end(pid_t pid)
{
    int status = 0;
    kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}
