/* SPDX-License-Identifier: Apache-2.0 */
/* An allow-list. What is on none of the lists ends the process: a call that no picture needs is a
 * sign that one has taken over, and a wrong answer would be worse than none. */
#define _GNU_SOURCE /* flags of clone() */
#include "sandbox/filter.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sandbox/sandbox.h"

/* Harmless whatever their arguments: they work on descriptors and memory the process has. */
static const int allowed[] = {
    /* the channel, pictures and outputs */
    SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(pread64),
    SCMP_SYS(pwrite64), SCMP_SYS(lseek), SCMP_SYS(close),
    /* memory */
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    /* threads and time */
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_yield), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(restart_syscall),
    /* facts that glibc asks for: in qsort() how much memory there is, in malloc() for chance */
    SCMP_SYS(sysinfo), SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid),
    /* the end, by abort() as well */
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(exit),
    SCMP_SYS(exit_group)};

/* Calls that libraries try and can do without. */
typedef struct refusal {
    int call;
    int reason;
} refusal;

static const refusal refused[] = {
    /* files of their own: tables of characters, time zones, what processors there are */
    {SCMP_SYS(open), EACCES},
    {SCMP_SYS(openat), EACCES},
    {SCMP_SYS(openat2), EACCES},
    {SCMP_SYS(stat), EACCES},
    {SCMP_SYS(newfstatat), EACCES},
    {SCMP_SYS(statx), EACCES},
    {SCMP_SYS(fstat), EACCES},
    {SCMP_SYS(access), EACCES},
    {SCMP_SYS(faccessat), EACCES},
    {SCMP_SYS(readlink), EACCES},
    {SCMP_SYS(readlinkat), EACCES},
    /* terminals */
    {SCMP_SYS(ioctl), ENOTTY},
    /* names of threads */
    {SCMP_SYS(prctl), EPERM},
    /* its arguments lie in memory, where no filter sees them; glibc takes clone() instead */
    {SCMP_SYS(clone3), ENOSYS}};

/* A thread of this process and nothing else, as glibc makes them: what these flags share, and none
 * of those that begin a process or a namespace. libde265, which decodes HEIC, starts a thread
 * whatever it is told, and waits for ever where it cannot. */
#define THREAD_FLAGS (CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD)
#define THREAD_FLAGS_FREE                                                                          \
    (CLONE_SYSVSEM | CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_SETTID |                     \
     CLONE_CHILD_CLEARTID | CLONE_DETACHED)

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static int add_all(scmp_filter_ctx filter)
{
    int failed = 0;
    for (size_t i = 0; !failed && i < COUNT(allowed); i++)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    for (size_t i = 0; !failed && i < COUNT(refused); i++)
        failed = seccomp_rule_add(filter, SCMP_ACT_ERRNO((uint32_t)refused[i].reason),
                                  refused[i].call, 0);
    return failed;
}

/* Memory may not become code, signals reach nobody else, and no process begins. */
static int add_conditions(scmp_filter_ctx filter)
{
    const scmp_datum_t code = PROT_EXEC;
    int failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                                  SCMP_A2(SCMP_CMP_MASKED_EQ, code, 0));
    if (!failed)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
                                  SCMP_A2(SCMP_CMP_MASKED_EQ, code, 0));
    if (!failed)
        failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                                  SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
        /* The flags come first on all but two kinds of machines. */
#if defined(__s390__) || defined(__CRIS__)
#error "clone() takes its flags second here"
#endif
    if (!failed)
        failed =
            seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
                             SCMP_A0(SCMP_CMP_MASKED_EQ,
                                     UINT32_MAX & ~(scmp_datum_t)THREAD_FLAGS_FREE, THREAD_FLAGS));
    return failed;
}

/* What AddressSanitizer does while nothing is wrong. Builds for users have none of it. */
static int add_sanitizers(scmp_filter_ctx filter)
{
    int failed = 0;
#if PHW_SANDBOX_SANITIZED
    failed = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(sigaltstack), 0);
#else
    (void)filter;
#endif
    return failed;
}

bool phw_filter_enter(bool sanitizers)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter) {
        errno = ENOMEM;
        return false;
    }
    int failed = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
    if (!failed)
        failed = add_all(filter);
    if (!failed)
        failed = add_conditions(filter);
    if (!failed && sanitizers)
        failed = add_sanitizers(filter);
    if (!failed)
        failed = seccomp_load(filter);
    seccomp_release(filter);
    errno = -failed;
    return failed == 0;
}
