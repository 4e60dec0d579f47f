/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"

#define MESSAGE_MAX 4096

void phw_cli_output_guard(void)
{
    /* The wrong way round on purpose: reading a closed input or writing a closed output must fail
     * as it would have failed on the closed descriptor. */
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDWR};
    for (int descriptor = 0; descriptor < 3; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF &&
            open("/dev/null", modes[descriptor]) != descriptor)
            _exit(2);
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
}

static bool lost(void)
{
    phw_cli_complain("cannot write to standard output: %s", strerror(errno));
    return false;
}

bool phw_cli_output_write(const char *text, size_t length)
{
    if (fwrite(text, 1, length, stdout) != length || fflush(stdout) != 0)
        return lost();
    return true;
}

bool phw_cli_output_close(void)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        return lost();
    /* Some file systems (NFS, quotas) tell only at close. */
    if (close(STDOUT_FILENO) != 0 && errno != EINTR)
        return lost();
    return true;
}

void phw_cli_complain(const char *format, ...)
{
    char message[MESSAGE_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    size_t length = strlen(message);
    fputs("photoward: ", stderr);
    for (size_t i = 0; i < length;) {
        uint32_t code_point;
        size_t step = phw_utf8_decode(message + i, length - i, &code_point);
        if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
            code_point == PHW_UTF8_INVALID)
            fputc('?', stderr);
        else
            fwrite(message + i, 1, step, stderr);
        i += step;
    }
    fputc('\n', stderr);
}

bool phw_cli_output_colour(size_t wanted)
{
    if (wanted != 0)
        return wanted == 1;
    const char *refused = getenv("NO_COLOR"); /* https://no-color.org */
    const char *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(refused && refused[0]) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}
