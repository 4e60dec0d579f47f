/* SPDX-License-Identifier: Apache-2.0 */
/* timed OUT.json [-o STDOUT] -- COMMAND ARGUMENT…: runs a command and writes what it cost. Wall
 * time is monotonic; the rest is the kernel's account of that one child and its children (wait4).
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What a shell answers for a command that could not be started. */
#define NOT_STARTED 127
#define SIGNAL_BASE 128

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void become(char *const *command, const char *output)
{
    if (output) {
        int file = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0644);
        if (file < 0 || dup2(file, STDOUT_FILENO) < 0) {
            fprintf(stderr, "timed: %s: %s\n", output, strerror(errno));
            _exit(NOT_STARTED);
        }
        close(file);
    }
    execvp(command[0], command);
    fprintf(stderr, "timed: %s: %s\n", command[0], strerror(errno));
    _exit(NOT_STARTED);
}

static int write_cost(const char *path, int status, double wall, const struct rusage *usage)
{
    FILE *file = fopen(path, "w");
    if (!file) {
        fprintf(stderr, "timed: %s: %s\n", path, strerror(errno));
        return 2;
    }
    fprintf(file, "{\"status\":%d,\"wall\":%.4f,\"user\":%.4f,\"system\":%.4f,\"peak_kib\":%ld}\n",
            status, wall, seconds_of(usage->ru_utime), seconds_of(usage->ru_stime),
            usage->ru_maxrss);
    return fclose(file) == 0 ? 0 : 2;
}

static int usage(void)
{
    fputs("usage: timed OUT.json [-o STDOUT] -- COMMAND [ARGUMENT…]\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    const char *output = NULL;
    int at = 2, state = 0;
    struct rusage spent;
    if (argc > 4 && strcmp(argv[2], "-o") == 0) {
        output = argv[3];
        at = 4;
    }
    if (argc <= at + 1 || strcmp(argv[at], "--") != 0)
        return usage();
    double start = now();
    pid_t child = fork();
    if (child < 0) {
        perror("timed: fork");
        return 2;
    }
    if (child == 0)
        become(argv + at + 1, output);
    if (wait4(child, &state, 0, &spent) < 0) {
        perror("timed: wait4");
        return 2;
    }
    double wall = now() - start;
    int status = WIFEXITED(state) ? WEXITSTATUS(state) : SIGNAL_BASE + WTERMSIG(state);
    return write_cost(argv[1], status, wall, &spent);
}
