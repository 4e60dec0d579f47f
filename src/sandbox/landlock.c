/* SPDX-License-Identifier: Apache-2.0 */
/* A second lock behind the seccomp filter: should that let a call through that opens a file by a
 * way nobody thought of, there is no file it may open. Linux,
 * Documentation/userspace-api/landlock.rst.
 */
#include "sandbox/landlock.h"

#include <errno.h>
#include <linux/landlock.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

/* struct landlock_ruleset_attr as it is now; Debian 12's header has the first member only. */
typedef struct ruleset {
    uint64_t files;   /* rights on files: LANDLOCK_ACCESS_FS_… */
    uint64_t network; /* since ABI 4: bind and connect by TCP */
    uint64_t scoped;  /* since ABI 6: abstract sockets of, and signals to, others */
} ruleset;

/* Rights on files by ABI: each is the bits from 0 on. */
#define FILE_RIGHTS_1 ((UINT64_C(1) << 13) - 1)
#define FILE_RIGHTS_2 ((UINT64_C(1) << 14) - 1) /* refer: moving to other directories */
#define FILE_RIGHTS_3 ((UINT64_C(1) << 15) - 1) /* truncate */
#define FILE_RIGHTS_5 ((UINT64_C(1) << 16) - 1) /* ioctl of devices */
#define NETWORK_RIGHTS_4 UINT64_C(3)
#define SCOPES_6 UINT64_C(3)

static ruleset all_of(long abi)
{
    return (ruleset){.files = abi >= 5   ? FILE_RIGHTS_5
                              : abi >= 3 ? FILE_RIGHTS_3
                              : abi >= 2 ? FILE_RIGHTS_2
                                         : FILE_RIGHTS_1,
                     .network = abi >= 4 ? NETWORK_RIGHTS_4 : 0,
                     .scoped = abi >= 6 ? SCOPES_6 : 0};
}

/* Older kernels know a shorter structure. */
static size_t size_of(long abi)
{
    return abi >= 6   ? sizeof(ruleset)
           : abi >= 4 ? offsetof(ruleset, scoped)
                      : offsetof(ruleset, network);
}

bool phw_landlock_enter(void)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (abi < 0)
        return errno == ENOSYS || errno == EOPNOTSUPP;
    const ruleset nothing_allowed = all_of(abi);
    long rules = syscall(SYS_landlock_create_ruleset, &nothing_allowed, size_of(abi), 0);
    if (rules < 0)
        return false;
    long entered = syscall(SYS_landlock_restrict_self, rules, 0);
    int reason = errno;
    close((int)rules);
    errno = reason;
    return entered == 0;
}
