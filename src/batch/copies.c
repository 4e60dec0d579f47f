/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/copies.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/strbuf.h"

#define NS_PER_SECOND 1000000000

/* Names tried where pictures of such names stand beside the picture. */
#define NAMES_TRIED 100

/* What files of a format are called; the first is added where a name does not tell of it. */
static const struct {
    phw_format format;
    const char *extensions[4];
} formats[] = {{PHW_FORMAT_JPEG, {".jpg", ".jpeg", ".jpe", ".jfif"}},
               {PHW_FORMAT_TIFF, {".tif", ".tiff"}},
               {PHW_FORMAT_WEBP, {".webp"}},
               {PHW_FORMAT_GIF, {".gif"}},
               {PHW_FORMAT_BMP, {".bmp", ".dib"}},
               {PHW_FORMAT_PNG, {".png", ".apng"}}};

phw_status phw_copies_open(const char *folder, const phw_redact_options *redact, bool faces,
                           phw_copies *copies, phw_error *error)
{
    phw_digesting digesting;
    char words[64];
    phw_copies made = PHW_COPIES_INIT;
    phw_status status = phw_place_open(folder, PHW_COPIES_MARK, &made.place, error);
    if (status != PHW_OK)
        return status;
    int length =
        snprintf(words, sizeof words, "%s %d %u,%u,%u %d", phw_redact_scope_name(redact->scope),
                 redact->fill_kind, redact->fill[0], redact->fill[1], redact->fill[2], faces);
    phw_digest_start(&digesting);
    phw_digest_add(&digesting, words, (size_t)length);
    made.options = phw_digest_end(&digesting);
    made.redact = *redact;
    *copies = made;
    return PHW_OK;
}

void phw_copies_done(phw_copies *copies)
{
    phw_place_done(&copies->place);
}

static phw_state_file facts_of(const char *path, const struct stat *facts)
{
    return (phw_state_file){path, (uint64_t)facts->st_size,
                            (int64_t)facts->st_mtim.tv_sec * NS_PER_SECOND + facts->st_mtim.tv_nsec,
                            (int64_t)facts->st_ctim.tv_sec * NS_PER_SECOND +
                                facts->st_ctim.tv_nsec};
}

phw_status phw_copies_has(const phw_copies *copies, phw_state *state, const char *path,
                          int64_t content, bool *has, phw_error *error)
{
    phw_state_copy copy;
    struct stat facts;
    size_t length = strlen(copies->place.path);
    phw_status status = phw_state_find_copy(state, path, &copy, has, error);
    if (status != PHW_OK || !*has)
        return status;
    *has = copy.content == content && copy.file.path &&
           memcmp(&copy.options, &copies->options, sizeof copy.options) == 0 &&
           strncmp(copy.file.path, copies->place.path, length) == 0 &&
           copy.file.path[length] == '/' && lstat(copy.file.path, &facts) == 0;
    if (*has) {
        const phw_state_file now = facts_of(copy.file.path, &facts);
        *has = S_ISREG(facts.st_mode) && now.size == copy.file.size &&
               now.mtime_ns == copy.file.mtime_ns && now.ctime_ns == copy.file.ctime_ns;
    }
    return PHW_OK;
}

/* The extension a copy needs behind the picture's name; "" where the name tells of its format. */
static const char *extension_for(const char *name, phw_format format)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (formats[i].format != format)
            continue;
        for (size_t j = 0; dot && j < 4 && formats[i].extensions[j]; j++)
            if (strcasecmp(dot, formats[i].extensions[j]) == 0)
                return "";
        return formats[i].extensions[0];
    }
    return ".png";
}

/* The copy's path in the folder: one that no other picture's copy has, whatever order they come in.
 */
static phw_status name_copy(const phw_copy *copy, const char *stem, phw_strbuf *name,
                            phw_error *error)
{
    const char *added = extension_for(copy->path, copy->redaction->format);
    phw_strbuf beside = PHW_STRBUF_INIT;
    bool taken = true;
    for (int i = 1; taken && i <= NAMES_TRIED; i++) {
        char number[16] = "";
        if (i > 1)
            snprintf(number, sizeof number, ".%d", i);
        phw_strbuf_done(name);
        phw_strbuf_done(&beside);
        phw_strbuf_format(name, "%s%s%s", stem, number, added);
        phw_strbuf_format(&beside, "%s%s%s", copy->path, number, added);
        if (name->failed || beside.failed)
            break;
        taken = added[0] && access(beside.text, F_OK) == 0;
    }
    bool failed = name->failed || beside.failed;
    phw_strbuf_done(&beside);
    if (failed)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the copy's name");
    return taken ? phw_error_set(error, PHW_ERR_IO, "there is no free name for the copy") : PHW_OK;
}

/* Writes through the open folder, so that nothing on the way can lead elsewhere. */
static phw_status write_in(int folder, const char *name, const phw_redaction *redaction,
                           struct stat *facts, phw_error *error)
{
    phw_strbuf path = PHW_STRBUF_INIT;
    phw_error inner = PHW_ERROR_INIT;
    phw_strbuf_format(&path, "/proc/self/fd/%d/%s", folder, name);
    if (path.failed)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the copy's name");
    const phw_atomic_file file = {
        .path = path.text, .bytes = redaction->bytes, .size = redaction->size, .overwrite = true};
    phw_status status = phw_atomic_file_write(&file, &inner);
    if (status != PHW_OK) {
        const char *reason = strstr(inner.message, ": "); /* the path before it means nothing */
        phw_error_set(error, status, "the copy: %s", reason ? reason + 2 : inner.message);
    } else if (fstatat(folder, name, facts, AT_SYMLINK_NOFOLLOW) != 0) {
        status = phw_error_set(error, PHW_ERR_IO, "the copy is gone as soon as it was written");
    }
    phw_strbuf_done(&path);
    return status;
}

phw_status phw_copies_write(const phw_copies *copies, phw_state *state, const phw_copy *copy,
                            phw_error *error)
{
    phw_strbuf relative = PHW_STRBUF_INIT, path = PHW_STRBUF_INIT;
    const char *name = NULL;
    struct stat facts;
    int folder = -1;
    phw_status status =
        name_copy(copy, copies->whole_paths ? copy->path : copy->relative, &relative, error);
    if (status == PHW_OK)
        status = phw_place_enter(&copies->place, relative.text, &folder, &name, error);
    if (status == PHW_OK)
        status = write_in(folder, name, copy->redaction, &facts, error);
    if (status == PHW_OK) {
        phw_strbuf_format(&path, "%s/%s", copies->place.path,
                          relative.text + strspn(relative.text, "/"));
        const phw_state_copy kept = {facts_of(path.text, &facts), copies->options, copy->content};
        status = path.failed ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for the copy's name")
                             : phw_state_put_copy(state, copy->path, &kept, error);
    }
    if (folder >= 0)
        close(folder);
    phw_strbuf_done(&relative);
    phw_strbuf_done(&path);
    return status;
}
