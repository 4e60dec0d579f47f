/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE /* O_PATH */
#include "batch/walk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/grow.h"
#include "base/strbuf.h"
#include "batch/names.h"

#define NS_PER_SECOND 1000000000

/* A folder on the way down. */
typedef struct level {
    int descriptor;
    phw_names names;
    size_t at;     /* next name */
    size_t length; /* of the path up to here */
    phw_identity identity;
    int broken; /* errno of reading its names, to be told once */
} level;

struct phw_walk {
    phw_walk_options options;
    level levels[PHW_WALK_DEPTH_MAX];
    size_t depth;       /* levels in use */
    phw_strbuf path;    /* absolute */
    size_t root_length; /* of the path; what is behind it and a slash is relative */
    dev_t root_device;
    phw_strbuf given;   /* of a root that is a file: its name, tidied */
    int parent;         /* of a root: the folder it is in, or −1 */
    phw_identity *seen; /* folders walked; with options.follow only */
    size_t seen_count;
    size_t seen_capacity;
};

phw_status phw_walk_open(const phw_walk_options *options, phw_walk **walk, phw_error *error)
{
    phw_walk *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the walk");
    made->options = *options;
    made->parent = -1;
    *walk = made;
    return PHW_OK;
}

static void leave(phw_walk *walk)
{
    level *last = &walk->levels[--walk->depth];
    close(last->descriptor);
    phw_names_done(&last->names);
}

static void leave_root(phw_walk *walk)
{
    while (walk->depth)
        leave(walk);
    if (walk->parent >= 0)
        close(walk->parent);
    walk->parent = -1;
}

void phw_walk_free(phw_walk **walk)
{
    if (!walk || !*walk)
        return;
    leave_root(*walk);
    phw_strbuf_done(&(*walk)->path);
    phw_strbuf_done(&(*walk)->given);
    free((*walk)->seen);
    free(*walk);
    *walk = NULL;
}

static bool same(phw_identity a, phw_identity b)
{
    return a.device == b.device && a.inode == b.inode;
}

static phw_identity identity_of(const struct stat *facts)
{
    return (phw_identity){facts->st_dev, facts->st_ino};
}

static bool is_own(const phw_walk *walk, const struct stat *facts)
{
    for (size_t i = 0; i < walk->options.own_count; i++)
        if (same(walk->options.own[i], identity_of(facts)))
            return true;
    return false;
}

/* Whether a folder was walked: it is above this one, or, with links followed, it was anywhere. */
static bool was_walked(const phw_walk *walk, phw_identity identity)
{
    for (size_t i = 0; i < walk->depth; i++)
        if (same(walk->levels[i].identity, identity))
            return true;
    for (size_t i = 0; i < walk->seen_count; i++)
        if (same(walk->seen[i], identity))
            return true;
    return false;
}

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * NS_PER_SECOND + time.tv_nsec;
}

static void fill(const phw_walk *walk, const struct stat *facts, phw_walk_entry *entry)
{
    const char *behind = walk->path.text + walk->root_length;
    entry->path = walk->path.text;
    entry->relative = walk->given.length ? walk->given.text : behind + (*behind == '/');
    entry->size = facts->st_size < 0 ? 0 : (uint64_t)facts->st_size;
    entry->mtime_ns = nanoseconds(facts->st_mtim);
    entry->ctime_ns = nanoseconds(facts->st_ctim);
    entry->is_folder = S_ISDIR(facts->st_mode);
}

static phw_skip skip_file(const phw_walk *walk, const struct stat *facts,
                          const phw_walk_entry *entry)
{
    const phw_walk_options *options = &walk->options;
    if (S_ISLNK(facts->st_mode))
        return PHW_SKIP_LINK;
    if (S_ISFIFO(facts->st_mode))
        return PHW_SKIP_PIPE;
    if (S_ISSOCK(facts->st_mode))
        return PHW_SKIP_SOCKET;
    if (!S_ISREG(facts->st_mode))
        return PHW_SKIP_DEVICE;
    for (size_t i = 0; i < options->own_file_count; i++)
        if (strcmp(options->own_files[i], entry->path) == 0)
            return PHW_SKIP_OWN;
    if (options->one_file_system && facts->st_dev != walk->root_device)
        return PHW_SKIP_MOUNT; /* a file can be a mount, too */
    if ((options->include.count && !phw_globs_match(&options->include, entry->relative)) ||
        phw_globs_match(&options->exclude, entry->relative))
        return PHW_SKIP_EXCLUDED;
    if (entry->mtime_ns < options->since_ns)
        return PHW_SKIP_OLDER;
    return phw_shard_has(&options->shard, entry->relative) ? PHW_SKIP_NONE : PHW_SKIP_SHARD;
}

static phw_skip skip_folder(const phw_walk *walk, const struct stat *facts, const char *relative)
{
    if (is_own(walk, facts))
        return PHW_SKIP_OWN;
    if (*relative && phw_globs_match(&walk->options.exclude, relative))
        return PHW_SKIP_EXCLUDED;
    if (walk->options.one_file_system && facts->st_dev != walk->root_device)
        return PHW_SKIP_MOUNT;
    if (was_walked(walk, identity_of(facts)))
        return PHW_SKIP_LOOP;
    return walk->depth == PHW_WALK_DEPTH_MAX ? PHW_SKIP_DEEP : PHW_SKIP_NONE;
}

/* Steps into the folder whose path is set. *cause is errno where it cannot be read. */
static phw_status enter(phw_walk *walk, int parent, const char *name, bool link, int *cause,
                        phw_error *error)
{
    struct stat facts;
    level next = {.length = walk->path.length};
    *cause = 0;
    next.descriptor = openat(
        parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | (link ? 0 : O_NOFOLLOW));
    if (next.descriptor < 0 || fstat(next.descriptor, &facts) != 0) {
        *cause = errno;
        if (next.descriptor >= 0)
            close(next.descriptor);
        return PHW_OK;
    }
    next.identity = identity_of(&facts);
    if (walk->options.follow &&
        phw_grow((void **)&walk->seen, &walk->seen_capacity, walk->seen_count, sizeof *walk->seen))
        walk->seen[walk->seen_count++] = next.identity;
    else if (walk->options.follow) {
        close(next.descriptor);
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the folders walked");
    }
    phw_status status = phw_names_read(next.descriptor, &next.names, &next.broken, error);
    if (status != PHW_OK) {
        close(next.descriptor);
        return status;
    }
    walk->levels[walk->depth++] = next;
    return PHW_OK;
}

/* Judges what has just been looked at, and steps into it where it is a folder. *told: the entry is
 * for the caller. */
static phw_status judge(phw_walk *walk, const struct stat *facts, phw_walk_entry *entry, bool *told,
                        phw_error *error)
{
    fill(walk, facts, entry);
    *told = true;
    if (!entry->is_folder) {
        entry->skip = skip_file(walk, facts, entry);
        return PHW_OK;
    }
    entry->skip = skip_folder(walk, facts, entry->relative);
    if (entry->skip != PHW_SKIP_NONE)
        return PHW_OK;
    phw_status status =
        enter(walk, entry->directory, entry->name, entry->through_link, &entry->cause, error);
    if (entry->cause)
        entry->skip = PHW_SKIP_UNREADABLE;
    *told = entry->cause != 0 && entry->cause != ENOENT;
    return status;
}

/* Looks at a name. A link is looked through where links are followed and lead anywhere. */
static int look(const phw_walk *walk, phw_walk_entry *entry, struct stat *facts)
{
    struct stat behind;
    if (fstatat(entry->directory, entry->name, facts, AT_SYMLINK_NOFOLLOW) != 0)
        return errno;
    if (!S_ISLNK(facts->st_mode) || !(walk->options.follow || entry->through_link))
        return 0;
    entry->through_link = fstatat(entry->directory, entry->name, &behind, 0) == 0;
    if (entry->through_link)
        *facts = behind;
    return 0;
}

/* The name without "./" and slashes before it, which say nothing. */
static void tidy(const char *given, phw_strbuf *name)
{
    while (*given == '/' || (given[0] == '.' && given[1] == '/'))
        given++;
    phw_strbuf_add_text(name, given);
}

/* Sets the path of a root, as the kernel spells it, and opens the folder it is in. @return errno.
 */
static int find_root(phw_walk *walk, const char *root, phw_walk_entry *entry)
{
    char *resolved = realpath(root, NULL);
    int cause = resolved ? 0 : errno;
    phw_strbuf_add_text(&walk->path, resolved ? resolved : root);
    free(resolved);
    if (cause || walk->path.failed)
        return cause;
    char *slash = strrchr(walk->path.text, '/');
    bool top = slash == walk->path.text;
    if (!top)
        *slash = '\0';
    walk->parent = open(top ? "/" : walk->path.text, O_PATH | O_DIRECTORY | O_CLOEXEC);
    cause = walk->parent < 0 ? errno : 0;
    *slash = '/';
    entry->directory = walk->parent;
    entry->name = slash[1] ? slash + 1 : ".";
    return cause;
}

static phw_status start_root(phw_walk *walk, const char *root, phw_walk_entry *entry, bool *told,
                             phw_error *error)
{
    struct stat facts = {0};
    phw_strbuf_done(&walk->path);
    phw_strbuf_done(&walk->given);
    entry->cause = find_root(walk, root, entry);
    if (!entry->cause && !walk->path.failed)
        entry->cause = look(walk, entry, &facts);
    if (!entry->cause && S_ISDIR(facts.st_mode)) {
        walk->root_device = facts.st_dev;
        walk->root_length = walk->path.length - (walk->path.text[walk->path.length - 1] == '/');
    } else {
        tidy(root, &walk->given);
        walk->root_device = facts.st_dev;
        walk->root_length = 0;
    }
    if (walk->path.failed || walk->given.failed)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a path");
    if (!entry->cause)
        return judge(walk, &facts, entry, told, error);
    fill(walk, &facts, entry);
    entry->skip = PHW_SKIP_UNREADABLE;
    *told = true;
    return PHW_OK;
}

/* Whether the path leads to the part that is to be walked, or lies in it. */
static bool is_wanted(const phw_walk *walk)
{
    const char *only = walk->options.only, *relative = walk->path.text + walk->root_length;
    if (!only || !*only)
        return true;
    relative += *relative == '/';
    while (*only && *only == *relative) {
        only++;
        relative++;
    }
    return (!*only && (!*relative || *relative == '/')) || (!*relative && *only == '/');
}

static phw_status next_name(phw_walk *walk, phw_walk_entry *entry, bool *told, phw_error *error)
{
    level *here = &walk->levels[walk->depth - 1];
    struct stat facts = {0};
    /* Back to this folder's path. It has its slash already where it is the root of all. */
    phw_strbuf *path = &walk->path;
    path->length = here->length;
    path->text[path->length] = '\0';
    if (here->broken) {
        fill(walk, &facts, entry);
        entry->is_folder = true;
        entry->skip = PHW_SKIP_UNREADABLE;
        entry->cause = here->broken;
        here->broken = 0;
        *told = true;
        return PHW_OK;
    }
    if (here->at == here->names.count) {
        leave(walk);
        return PHW_OK;
    }
    entry->directory = here->descriptor;
    entry->name = here->names.sorted[here->at++];
    if (path->text[path->length - 1] != '/')
        phw_strbuf_add_char(path, '/');
    phw_strbuf_add_text(path, entry->name);
    if (path->failed)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for a path");
    if (!is_wanted(walk))
        return PHW_OK;
    int cause = look(walk, entry, &facts);
    if (!cause)
        return judge(walk, &facts, entry, told, error);
    fill(walk, &facts, entry);
    entry->skip = PHW_SKIP_UNREADABLE;
    entry->cause = cause;
    *told = cause != ENOENT; /* it went between reading the names and looking at it */
    return PHW_OK;
}

phw_status phw_walk_next(phw_walk *walk, phw_walk_entry *entry, bool *got, phw_error *error)
{
    phw_status status = PHW_OK;
    bool told = false;
    while (status == PHW_OK && !told) {
        *entry = (phw_walk_entry){.directory = -1};
        if (walk->depth) {
            status = next_name(walk, entry, &told, error);
            continue;
        }
        leave_root(walk);
        const char *root = walk->options.next_root(walk->options.context);
        if (!root)
            break;
        status = start_root(walk, root, entry, &told, error);
    }
    if (status == PHW_OK)
        *got = told;
    return status;
}

int phw_walk_open_entry(const phw_walk_entry *entry)
{
    return openat(entry->directory, entry->name,
                  O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY |
                      (entry->through_link ? 0 : O_NOFOLLOW));
}
