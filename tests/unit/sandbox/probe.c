/* SPDX-License-Identifier: Apache-2.0 */
/* probe CALL locked|free: makes one call, after the process locked itself down or as it is. Status
 * 0: the call worked; 1: it failed; 3: it could not be prepared; 4: there is no such call; 5: the
 * process could not be locked down. Built without sanitizers: what is tried is what users get. */
#define _GNU_SOURCE /* memfd_create(), process_vm_readv() */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/sandbox.h"

#define MEMORY ((size_t)512 << 20)
#define FILE_BYTES ((size_t)1 << 20)
#define DESCRIPTORS 12U

static int prepared = -1, other = -1;
static struct sockaddr_in address = {.sin_family = AF_INET};

static bool prepare_connect(void)
{
    socklen_t length = sizeof address;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    other = socket(AF_INET, SOCK_STREAM, 0);
    prepared = socket(AF_INET, SOCK_STREAM, 0);
    return bind(other, (struct sockaddr *)&address, length) == 0 && listen(other, 1) == 0 &&
           getsockname(other, (struct sockaddr *)&address, &length) == 0 && prepared >= 0;
}

static bool prepare_file(void)
{
    prepared = memfd_create("probe", 0);
    return prepared >= 0;
}

static bool worked(long result)
{
    return result >= 0;
}

static bool call_open(void)
{
    return worked(open("/etc/passwd", O_RDONLY));
}

static bool call_create(void)
{
    char name[] = "/tmp/photoward-probe-XXXXXX";
    int made = mkstemp(name);
    return made >= 0 && unlink(name) == 0;
}

static bool call_openat2(void)
{
    const uint64_t how[3] = {O_RDONLY, 0, 0};
    return worked(syscall(SYS_openat2, AT_FDCWD, "/etc/passwd", how, sizeof how));
}

static bool call_stat(void)
{
    struct stat facts;
    return worked(stat("/etc/passwd", &facts));
}

static bool call_chdir(void)
{
    return worked(chdir("/"));
}

static bool call_unlink(void)
{
    return unlink("/nowhere/at/all") == 0 || errno == ENOENT;
}

static bool call_rename(void)
{
    return rename("/nowhere/at/all", "/nowhere/else") == 0 || errno == ENOENT;
}

static bool call_socket(void)
{
    return worked(socket(AF_INET, SOCK_STREAM, 0));
}

static bool call_unix_socket(void)
{
    return worked(socket(AF_UNIX, SOCK_STREAM, 0));
}

static bool call_connect(void)
{
    return worked(connect(prepared, (struct sockaddr *)&address, sizeof address));
}

static bool call_exec(void)
{
    char name[] = "true", *argv[] = {name, NULL}, *none[] = {NULL};
    execve("/bin/true", argv, none);
    return false;
}

static bool call_fork(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    return child > 0 && waitpid(child, NULL, 0) == child;
}

/* A process by the call itself. */
static bool call_clone(void)
{
    long child = syscall(SYS_clone, (long)SIGCHLD, 0L, 0L, 0L, 0L);
    if (child == 0)
        _exit(0);
    return child > 0;
}

static void *run_thread(void *value)
{
    return value;
}

static bool call_thread(void)
{
    pthread_t thread;
    void *value = NULL;
    return pthread_create(&thread, NULL, run_thread, &prepared) == 0 &&
           pthread_join(thread, &value) == 0 && value == &prepared;
}

static bool call_ptrace(void)
{
    return worked(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

static bool call_kill_parent(void)
{
    return worked(kill(getppid(), 0));
}

static bool call_tgkill_parent(void)
{
    return worked(syscall(SYS_tgkill, getppid(), getppid(), 0));
}

static bool call_look_into_process(void)
{
    char byte = 0;
    struct iovec local = {&byte, 1}, remote = {&byte, 1};
    return process_vm_readv(getpid(), &local, 1, &remote, 1, 0) == 1;
}

static bool call_code(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                0) != MAP_FAILED;
}

static bool call_make_code(void)
{
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
}

static bool call_memory(void)
{
    /* Volatile: clang leaves out memory that nobody uses, and then it is always there. */
    char *volatile taken = malloc(2 * MEMORY);
    return taken != NULL;
}

static bool call_long_file(void)
{
    return pwrite(prepared, "x", 1, (off_t)(2 * FILE_BYTES)) == 1;
}

/* What pictures need goes on working. */
static bool call_work(void)
{
    char byte = 0;
    void *memory = malloc((size_t)8 << 20);
    bool done = memory && pwrite(prepared, "x", 1, 0) == 1 && pread(prepared, &byte, 1, 0) == 1 &&
                byte == 'x' && lseek(prepared, 0, SEEK_END) == 1;
    free(memory);
    return done;
}

typedef struct probe {
    const char *name;
    bool (*prepare)(void); /* before the process is locked down; or NULL */
    bool (*call)(void);
} probe;

static const probe probes[] = {
    {"open", NULL, call_open},
    {"openat2", NULL, call_openat2},
    {"create", NULL, call_create},
    {"stat", NULL, call_stat},
    {"chdir", NULL, call_chdir},
    {"unlink", NULL, call_unlink},
    {"rename", NULL, call_rename},
    {"socket", NULL, call_socket},
    {"unix-socket", NULL, call_unix_socket},
    {"connect", prepare_connect, call_connect},
    {"exec", NULL, call_exec},
    {"fork", NULL, call_fork},
    {"clone", NULL, call_clone},
    {"thread", NULL, call_thread},
    {"ptrace", NULL, call_ptrace},
    {"kill", NULL, call_kill_parent},
    {"tgkill", NULL, call_tgkill_parent},
    {"read-process", NULL, call_look_into_process},
    {"code", NULL, call_code},
    {"make-code", NULL, call_make_code},
    {"memory", NULL, call_memory},
    {"long-file", prepare_file, call_long_file},
    {"work", prepare_file, call_work},
};

int main(int argc, char **argv)
{
    const phw_sandbox_options options = {
        .memory_bytes = MEMORY, .file_bytes = FILE_BYTES, .descriptors = DESCRIPTORS};
    phw_error error = PHW_ERROR_INIT;
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    const probe *found = NULL;
    for (size_t i = 0; argc == 3 && i < sizeof probes / sizeof probes[0]; i++)
        if (strcmp(probes[i].name, argv[1]) == 0)
            found = &probes[i];
    if (!found)
        return 4;
    sigaction(SIGXFSZ, &ignore, NULL); /* an error tells the same */
    if (found->prepare && !found->prepare())
        return 3;
    if (strcmp(argv[2], "locked") == 0 && phw_sandbox_enter(&options, &error) != PHW_OK)
        return 5;
    return found->call() ? 0 : 1;
}
