/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* program_invocation_name */
#include "cli/paths.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_file(const char *path)
{
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISREG(facts.st_mode);
}

static bool is_directory(const char *path)
{
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

/* path = directory/between/name where that fits and is a file. */
static bool join(char path[PHW_CLI_PATH_MAX], const char *directory, const char *between,
                 const char *name)
{
    char tried[PHW_CLI_PATH_MAX];
    int length = snprintf(tried, sizeof tried, "%s/%s%s", directory, between, name);
    if (length < 0 || length >= PHW_CLI_PATH_MAX || !is_file(tried))
        return false;
    memcpy(path, tried, (size_t)length + 1);
    return true;
}

/* What somebody said: a file, or the directory that holds @p name. */
static bool take_said(char path[PHW_CLI_PATH_MAX], const char *said, const char *name)
{
    if (is_directory(said))
        return join(path, said, "", name);
    if (!is_file(said) || strlen(said) >= PHW_CLI_PATH_MAX)
        return false;
    memcpy(path, said, strlen(said) + 1);
    return true;
}

/* The directory of the program that runs, without a trailing slash. */
static bool own_directory(char directory[PHW_CLI_PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", directory, PHW_CLI_PATH_MAX - 1);
    if (length <= 0)
        return false;
    directory[length] = '\0';
    char *slash = strrchr(directory, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return true;
}

/* Where the dynamic loader was started as a program, with this one as its argument, the kernel
 * knows of the loader alone, and of no loader beside it. */
const char *phw_cli_paths_program(void)
{
    return getauxval(AT_BASE) ? "/proc/self/exe" : program_invocation_name;
}

phw_status phw_cli_paths_tables(const char *given, phw_cli_paths *paths, phw_error *error)
{
    /* A build tree keeps the tables beside the program, an installation in ../share/photoward. */
    static const char *const beside[] = {"", "../share/photoward/"};
    char directory[PHW_CLI_PATH_MAX];
    const char *said = given ? given : getenv("PHOTOWARD_MODELS");
    if (said && said[0]) {
        if (take_said(paths->tables, said, PHW_CLI_TABLES_NAME))
            return PHW_OK;
        return phw_error_set(error, PHW_ERR_MODEL, "no %s at %.100s: mend %s", PHW_CLI_TABLES_NAME,
                             said, given ? "--models" : "PHOTOWARD_MODELS");
    }
    if (own_directory(directory))
        for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++)
            if (join(paths->tables, directory, beside[i], PHW_CLI_TABLES_NAME))
                return PHW_OK;
    if (join(paths->tables, PHW_CLI_DATA_DIR, "", PHW_CLI_TABLES_NAME))
        return PHW_OK;
    return phw_error_set(error, PHW_ERR_MODEL,
                         "cannot find the look-up tables (%s): build or install photoward anew, or "
                         "say where they are with --models",
                         PHW_CLI_TABLES_NAME);
}
