/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/names.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* What a picture from standard input is called in a directory of outputs. */
static const char input_name[] = "stdin";

/** What files of a format are called: the first is given where the source's does not fit. */
static const struct {
    phw_format format;
    const char *extensions[4];
} formats[] = {
    {PHW_FORMAT_JPEG, {".jpg", ".jpeg", ".jpe", ".jfif"}},
    {PHW_FORMAT_TIFF, {".tif", ".tiff"}},
    {PHW_FORMAT_WEBP, {".webp"}},
    {PHW_FORMAT_GIF, {".gif"}},
    {PHW_FORMAT_BMP, {".bmp", ".dib"}},
    {PHW_FORMAT_PNG, {".png", ".apng"}}, /* last: what stands for every other format */
};

/* What is read and never written. */
static const char *const read_only[] = {".heic", ".heif", ".avif"};

#define FORMATS (sizeof formats / sizeof formats[0])

static const char *const *extensions_of(phw_format format)
{
    size_t i = 0;
    while (i + 1 < FORMATS && formats[i].format != format)
        i++;
    return formats[i].extensions;
}

static bool extension_fits(const char *extension, phw_format format)
{
    const char *const *extensions = extensions_of(format);
    for (size_t i = 0; i < 4 && extensions[i]; i++)
        if (strcasecmp(extension, extensions[i]) == 0)
            return true;
    return false;
}

bool phw_cli_names_fit(const char *path, phw_format format)
{
    const char *dot = strrchr(path, '.');
    return dot && extension_fits(dot, format);
}

bool phw_cli_names_mislead(const char *path, phw_format format)
{
    const char *dot = strrchr(path, '.');
    if (!dot || strchr(dot, '/') || extension_fits(dot, format))
        return false;
    for (size_t i = 0; i < FORMATS; i++)
        if (extension_fits(dot, formats[i].format))
            return true;
    for (size_t i = 0; i < sizeof read_only / sizeof read_only[0]; i++)
        if (strcasecmp(dot, read_only[i]) == 0)
            return true;
    return false;
}

const char *phw_cli_names_extension(phw_format format)
{
    return extensions_of(format)[0];
}

phw_status phw_cli_names_make(const phw_cli_name *name, char path[PHW_CLI_PATH_MAX],
                              phw_error *error)
{
    const char *source = strcmp(name->source, "-") == 0 ? input_name : name->source;
    const char *slash = strrchr(source, '/');
    const char *file = slash ? slash + 1 : source;
    const char *dot = strrchr(file, '.');
    const char *extension = extensions_of(name->format)[0];
    int stem = dot && dot != file ? (int)(dot - file) : (int)strlen(file);
    if (dot && dot != file && extension_fits(dot, name->format))
        extension = dot;
    /* The part before the file's name, with its slash. */
    const char *folder = name->directory ? name->directory : source;
    int length = name->directory ? (int)strlen(folder) : (int)(file - source);
    bool slashless = name->directory && length > 0 && folder[length - 1] != '/';
    int used = snprintf(path, PHW_CLI_PATH_MAX, "%.*s%s%.*s.%s%s", length, folder,
                        slashless ? "/" : "", stem, file, name->tag, extension);
    if (used < 0 || used >= PHW_CLI_PATH_MAX)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "the output's name would be too long");
    return PHW_OK;
}

phw_status phw_cli_names_permit(const char *path, const phw_cli_sources *sources, bool force,
                                phw_error *error)
{
    struct stat output, source;
    if (lstat(path, &output) != 0)
        return PHW_OK;
    if (stat(path, &output) == 0)
        for (size_t i = 0; i < sources->count; i++)
            if (stat(sources->names[i], &source) == 0 && source.st_dev == output.st_dev &&
                source.st_ino == output.st_ino)
                return phw_error_set(error, PHW_ERR_IO,
                                     "%.150s is one of the pictures given: choose another name",
                                     path);
    if (!force)
        return phw_error_set(error, PHW_ERR_IO,
                             "%.150s exists already: choose another name or add --force", path);
    return PHW_OK;
}

static bool directory_facts(const char *path, struct stat *facts)
{
    char directory[PHW_CLI_PATH_MAX];
    const char *slash = strrchr(path, '/');
    int length = slash ? (int)(slash - path) + 1 : 0;
    if (snprintf(directory, sizeof directory, "%.*s.", length, path) >= PHW_CLI_PATH_MAX)
        return false;
    return stat(directory, facts) == 0;
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

bool phw_cli_names_same(const char *a, const char *b)
{
    struct stat left, right;
    const char *left_slash = strrchr(a, '/'), *right_slash = strrchr(b, '/');
    if (strcmp(a, b) == 0)
        return true;
    if (stat(a, &left) == 0 && stat(b, &right) == 0)
        return same_file(&left, &right);
    return strcmp(left_slash ? left_slash + 1 : a, right_slash ? right_slash + 1 : b) == 0 &&
           directory_facts(a, &left) && directory_facts(b, &right) && same_file(&left, &right);
}

bool phw_cli_names_directory(const char *path)
{
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}
