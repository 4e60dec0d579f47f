/* SPDX-License-Identifier: Apache-2.0 */
#include "base/temporary_name.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void phw_temporary_name(int number, char name[PHW_TEMPORARY_NAME_MAX])
{
    snprintf(name, PHW_TEMPORARY_NAME_MAX, ".photoward-%ld-%d.tmp", (long)getpid(), number);
}

bool phw_temporary_link(int directory, int descriptor, const char *from,
                        char name[PHW_TEMPORARY_NAME_MAX])
{
    char path[PHW_TEMPORARY_NAME_MAX], tried[PHW_TEMPORARY_NAME_MAX];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    for (int i = 0; i < PHW_TEMPORARY_NAMES; i++) {
        phw_temporary_name(i, tried);
        if (linkat(from ? directory : AT_FDCWD, from ? from : path, directory, tried,
                   from ? 0 : AT_SYMLINK_FOLLOW) == 0) {
            memcpy(name, tried, sizeof tried);
            return true;
        }
        if (errno != EEXIST)
            return false;
    }
    return false;
}

bool phw_links_unsupported(int code)
{
    return code == EPERM || code == ENOSYS || code == EOPNOTSUPP || code == EMLINK;
}
