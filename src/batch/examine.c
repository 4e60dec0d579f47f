/* SPDX-License-Identifier: Apache-2.0 */
#include "batch/examine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "batch/item.h"
#include "batch/kind.h"
#include "report/report.h"

/* A file changed so shortly before it was read may change again without its time showing it: FAT,
 * on which cameras write, counts in steps of two seconds. */
#define YOUNG_NS 2000000000LL

/* Files with the same bytes as one that is being scanned; more than these wait. */
#define ITEMS_MAX 256

/* Pictures take longer than this each, and then every result is synced; of results that come
 * faster, a power failure may take those of so long. */
#define SYNCED_EVERY_NS 200000000LL

/* How long a wait lasts before the wish to stop is looked at again; signals end it at once. */
#define WAIT_MS 200

struct phw_examiner {
    phw_examiner_options options;
    phw_pool *pool;
    phw_item *items; /* a list: those at work, and those that wait for one of them */
    size_t count;
    size_t again; /* of them, those that wait for a worker once more */
    uint64_t next_tag;
    int64_t synced_ns; /* when a commit was synced last */
};

phw_status phw_examiner_open(const phw_examiner_options *options, phw_examiner **examiner,
                             phw_error *error)
{
    phw_examiner *made = calloc(1, sizeof *made);
    if (!made)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the files to be examined");
    made->options = *options;
    *examiner = made;
    return PHW_OK;
}

void phw_examiner_free(phw_examiner **examiner)
{
    if (!examiner || !*examiner)
        return;
    phw_pool_free(&(*examiner)->pool);
    while ((*examiner)->items)
        phw_item_free(&(*examiner)->items);
    free(*examiner);
    *examiner = NULL;
}

size_t phw_examiner_pending(const phw_examiner *examiner)
{
    return examiner->count;
}

static bool is_stopped(const phw_examiner *on)
{
    return on->options.stop && *on->options.stop;
}

/* --- what becomes of a file --------------------------------------------------------------------
 */

static void tell(const phw_examiner *on, const phw_examined *examined)
{
    if (on->options.settled)
        on->options.settled(on->options.context, examined);
}

static phw_status put(const phw_examiner *on, const phw_item *item, const phw_state_row *row,
                      phw_error *error)
{
    phw_state_row kept = *row;
    kept.file = phw_item_file(item);
    return phw_state_put(on->options.state, &kept, error);
}

static phw_status skip(const phw_examiner *on, const phw_item *item, phw_skip cause,
                       phw_error *error)
{
    const phw_state_row row = {.skip = cause, .settled = !item->young};
    const phw_examined examined = {.path = item->path, .skip = cause};
    phw_status status = put(on, item, &row, error);
    if (status == PHW_OK)
        tell(on, &examined);
    return status;
}

/* It could not be read, so that there are no bytes to know it by. The next run tries again. */
static phw_status fail(const phw_examiner *on, const phw_item *item, const char *why,
                       phw_error *error)
{
    const phw_state_row row = {.skip = PHW_SKIP_UNREADABLE, .why = why};
    const phw_examined examined = {.path = item->path, .shelf = PHW_SHELF_ERROR, .error = why};
    phw_status status = put(on, item, &row, error);
    if (status == PHW_OK)
        tell(on, &examined);
    return status;
}

/* Writes the copy of one picture. @return why there is none in @p why; PHW_OK also then. */
static phw_status write_copy(const phw_examiner *on, const phw_item *item, int64_t content,
                             const phw_redaction *redaction, phw_error *why)
{
    const phw_copy copy = {item->path, item->relative, content, redaction};
    if (!redaction || !redaction->bytes)
        return phw_error_set(why, PHW_ERR_UNSUPPORTED,
                             "no copy could be proven to cover all of it");
    return phw_copies_write(on->options.copies, on->options.state, &copy, why);
}

/* --- results -----------------------------------------------------------------------------------
 */

static bool cut_by_time(const phw_report *report)
{
    for (size_t i = 0; i < report->unread_count; i++)
        if (strcmp(report->unread[i].why, "time") == 0)
            return true;
    for (size_t i = 0; i < report->further_count; i++)
        if (cut_by_time(report->further[i]))
            return true;
    return false;
}

/* Whether a scan with more time, memory or luck could say something else. */
static bool is_lasting(const phw_job_result *result)
{
    if (result->report)
        return !cut_by_time(result->report);
    switch (result->status) {
    case PHW_ERR_FORMAT:
    case PHW_ERR_UNSUPPORTED:
        return true;
    case PHW_OK:
    case PHW_ERR_ARGUMENT:
    case PHW_ERR_NOMEM:
    case PHW_ERR_IO:
    case PHW_ERR_LIMIT:
    case PHW_ERR_MODEL:
    case PHW_ERR_TIMEOUT:
    case PHW_ERR_CANCELLED:
    case PHW_ERR_INTERNAL:
        break;
    }
    return false;
}

static phw_shelf shelf_of(const phw_report *report)
{
    static const phw_shelf shelves[PHW_VERDICT_COUNT] = {[PHW_VERDICT_CLEAR] = PHW_SHELF_CLEAR,
                                                         [PHW_VERDICT_REVIEW] = PHW_SHELF_REVIEW,
                                                         [PHW_VERDICT_BLOCK] = PHW_SHELF_BLOCK};
    return report ? shelves[report->verdict] : PHW_SHELF_ERROR;
}

static phw_status keep_result(const phw_examiner *on, const phw_item *item,
                              const phw_job_result *result, int64_t *content, phw_error *error)
{
    const phw_report_style style = {.reveal = false};
    phw_strbuf line = PHW_STRBUF_INIT;
    phw_status status =
        result->report ? phw_report_json(result->report, &style, &line, error) : PHW_OK;
    if (status == PHW_OK && line.failed)
        status = phw_error_set(error, PHW_ERR_NOMEM, "no memory for a report");
    if (status == PHW_OK) {
        const phw_state_result kept = {.shelf = shelf_of(result->report),
                                       .lasting = is_lasting(result),
                                       .line = result->report ? line.text : NULL,
                                       .error = result->report ? NULL : result->error.message,
                                       .thumbnail = result->thumbnail,
                                       .thumbnail_size = result->thumbnail_size,
                                       .phash = result->phash,
                                       .has_phash = result->has_phash};
        status = phw_state_add_result(on->options.state, &item->digest, &kept, content, error);
    }
    phw_strbuf_done(&line);
    return status;
}

/* Gives a file its place on a shelf, and its copy where one is wanted. */
static phw_status shelve(const phw_examiner *on, const phw_item *item, int64_t content,
                         const phw_job_result *result, phw_error *error)
{
    phw_error why = PHW_ERROR_INIT;
    const phw_state_row row = {
        .digest = &item->digest, .content = content, .settled = !item->young && is_lasting(result)};
    phw_examined examined = {.path = item->path,
                             .shelf = shelf_of(result->report),
                             .report = result->report,
                             .error = result->report ? NULL : result->error.message};
    if (on->options.copies && result->report &&
        write_copy(on, item, content, result->redaction, &why) != PHW_OK)
        examined.no_copy = item->no_copy.status != PHW_OK ? item->no_copy.message : why.message;
    phw_status status = put(on, item, &row, error);
    if (status == PHW_OK)
        tell(on, &examined);
    return status;
}

static phw_item **find_tag(phw_examiner *on, uint64_t tag)
{
    phw_item **at = &on->items;
    while (*at && !((*at)->tag == tag && !(*at)->waits))
        at = &(*at)->next;
    return at;
}

static void drop(phw_examiner *on, phw_item **at)
{
    phw_item_free(at);
    on->count--;
}

static phw_status commit(phw_examiner *on, phw_error *error)
{
    phw_status status = phw_state_commit(on->options.state, error);
    if (status != PHW_OK || !on->options.now_ns)
        return status;
    const int64_t now = on->options.now_ns(on->options.context);
    const bool due = now - on->synced_ns >= SYNCED_EVERY_NS || now < on->synced_ns;
    if (due)
        on->synced_ns = now;
    return phw_state_set_durable(on->options.state, due, error);
}

/* Ends the files that waited for a result as well. */
static phw_status shelve_all(phw_examiner *on, uint64_t tag, const phw_job_result *result,
                             phw_error *error)
{
    int64_t content = 0;
    phw_item **at = find_tag(on, tag);
    if (!*at)
        return phw_error_set(error, PHW_ERR_INTERNAL, "a result came for no file");
    phw_status status = keep_result(on, *at, result, &content, error);
    for (at = &on->items; status == PHW_OK && *at;) {
        if ((*at)->tag != tag) {
            at = &(*at)->next;
            continue;
        }
        status = phw_item_is_unchanged(*at)
                     ? shelve(on, *at, content, result, error)
                     : fail(on, *at, "it was changed while it was looked at: scan it again", error);
        drop(on, at);
    }
    return status == PHW_OK ? commit(on, error) : status;
}

/* --- to the workers and back -------------------------------------------------------------------
 */

static phw_status submit(phw_examiner *on, const phw_item *item, phw_error *error)
{
    phw_job job = PHW_JOB_INIT;
    job.tag = item->tag;
    job.name = item->path;
    job.wants = PHW_WANT_THUMBNAIL;
    if (on->options.copies && item->no_copy.status == PHW_OK) {
        job.wants |= PHW_WANT_REDACTION;
        job.redact = &on->options.copies->redact;
    }
    job.picture = fcntl(item->descriptor, F_DUPFD_CLOEXEC, 0);
    if (job.picture < 0)
        return phw_error_set(error, PHW_ERR_IO, "too many files are open: %s", strerror(errno));
    return phw_pool_submit(on->pool, &job, error);
}

/* Submits files once more, for which a copy failed, while workers are free. */
static phw_status submit_again(phw_examiner *on, phw_error *error)
{
    phw_status status = PHW_OK;
    for (phw_item *at = on->items; status == PHW_OK && at && on->again; at = at->next)
        if (at->again && phw_pool_idle(on->pool)) {
            at->again = false;
            on->again--;
            status = submit(on, at, error);
        }
    return status;
}

/* Takes one result, if one comes. A picture whose copy failed is scanned once more without, since a
 * failed copy tells nothing of the picture. */
static phw_status take_result(phw_examiner *on, int timeout_ms, phw_job_result *result, bool *got,
                              phw_error *error)
{
    *got = false;
    phw_status status = submit_again(on, error);
    if (status == PHW_OK)
        status = phw_pool_next(on->pool, timeout_ms, result, got, error);
    if (status != PHW_OK || !*got || result->report || !on->options.copies)
        return status;
    phw_item *item = *find_tag(on, result->tag);
    if (!item || item->no_copy.status != PHW_OK)
        return PHW_OK;
    item->no_copy = result->error;
    item->again = true;
    on->again++;
    phw_job_result_clear(result);
    *got = false;
    return submit_again(on, error);
}

static phw_status cancelled(phw_error *error)
{
    return phw_error_set(error, PHW_ERR_CANCELLED, "stopped");
}

phw_status phw_examiner_wait(phw_examiner *examiner, int timeout_ms, phw_error *error)
{
    phw_status status = PHW_OK;
    bool got = true;
    while (status == PHW_OK && examiner->count && (got || timeout_ms < 0)) {
        phw_job_result result = {.status = PHW_OK};
        if (is_stopped(examiner))
            return cancelled(error);
        status = take_result(examiner, timeout_ms < 0 ? WAIT_MS : timeout_ms, &result, &got, error);
        if (status == PHW_OK && got)
            status = shelve_all(examiner, result.tag, &result, error);
        phw_job_result_clear(&result);
    }
    return status;
}

/* Waits for a free worker. The result that freed it is kept for later, so that the worker need not
 * wait until it is in the state. */
static phw_status await_room(phw_examiner *on, phw_job_result *result, bool *got, phw_error *error)
{
    phw_status status = PHW_OK;
    *got = false;
    while (status == PHW_OK && !*got &&
           (!phw_pool_idle(on->pool) || on->again || on->count >= ITEMS_MAX)) {
        if (is_stopped(on))
            return cancelled(error);
        status = take_result(on, WAIT_MS, result, got, error);
    }
    return status;
}

/* --- files as they come ------------------------------------------------------------------------
 */

/* Hands a file to the next free worker. The list has it from then on. */
static phw_status start(phw_examiner *on, phw_item *item, phw_error *error)
{
    phw_job_result result = {.status = PHW_OK};
    bool got = false;
    phw_status status = PHW_OK;
    if (!on->pool)
        status = on->options.open_pool(on->options.context, &on->pool, error);
    if (status == PHW_OK)
        status = await_room(on, &result, &got, error);
    /* It frees no worker while a file whose worker was lost waits to be tried alone. */
    while (status == PHW_OK && got && !phw_pool_idle(on->pool)) {
        status = shelve_all(on, result.tag, &result, error);
        phw_job_result_clear(&result);
        if (status == PHW_OK)
            status = await_room(on, &result, &got, error);
    }
    if (status == PHW_OK) {
        item->tag = on->next_tag++;
        item->next = on->items;
        on->items = item;
        on->count++;
        status = submit(on, item, error);
    } else {
        phw_item_free(&item);
    }
    if (status == PHW_OK && got)
        status = shelve_all(on, result.tag, &result, error);
    phw_job_result_clear(&result);
    return status;
}

/* A file whose bytes another one has that is being scanned waits for its result. */
static bool waits_for_same(phw_examiner *on, phw_item *item)
{
    for (const phw_item *other = on->items; other; other = other->next)
        if (memcmp(&other->digest, &item->digest, sizeof item->digest) == 0) {
            item->tag = other->tag;
            item->waits = true;
            item->next = on->items;
            on->items = item;
            on->count++;
            return true;
        }
    return false;
}

/* Uses a result that the state has for the bytes. */
static phw_status use_known(const phw_examiner *on, const phw_item *item, bool *used,
                            phw_error *error)
{
    int64_t content = 0;
    phw_shelf shelf = PHW_SHELF_ERROR;
    bool has = true;
    *used = false;
    if (on->options.always)
        return PHW_OK;
    phw_status status =
        phw_state_find_result(on->options.state, &item->digest, &content, &shelf, error);
    if (status == PHW_OK && content && on->options.copies && shelf != PHW_SHELF_ERROR)
        status =
            phw_copies_has(on->options.copies, on->options.state, item->path, content, &has, error);
    if (status != PHW_OK || !content || !has)
        return status;
    const phw_state_row row = {
        .digest = &item->digest, .content = content, .settled = !item->young};
    const phw_examined examined = {.path = item->path, .shelf = shelf};
    *used = true;
    status = put(on, item, &row, error);
    if (status == PHW_OK)
        tell(on, &examined);
    return status;
}

/* Looks at a file's first bytes, then at all of them. @return what to skip it for; *why: what keeps
 * it from being read, or NULL. */
static phw_status read_item(const phw_examiner *on, phw_item *item, const char *name,
                            phw_skip *cause, phw_error *why)
{
    uint8_t bytes[PHW_KIND_BYTES];
    uint64_t size = 0;
    ssize_t got = pread(item->descriptor, bytes, sizeof bytes, 0);
    if (got < 0)
        return phw_error_set(why, PHW_ERR_IO, "cannot read it: %s", strerror(errno));
    *cause = phw_kind_of(name, bytes, (size_t)got);
    if (*cause != PHW_SKIP_NONE)
        return PHW_OK;
    if (item->size > on->options.file_bytes)
        return phw_error_set(why, PHW_ERR_LIMIT,
                             "larger than %zu bytes: if you trust it, raise the limit with "
                             "--max-file",
                             on->options.file_bytes);
    return phw_digest_file(item->descriptor, &item->digest, &size, why);
}

phw_status phw_examiner_take(phw_examiner *examiner, const phw_walk_entry *entry, phw_error *error)
{
    phw_error why = PHW_ERROR_INIT;
    phw_item *item = NULL;
    phw_skip cause = PHW_SKIP_NONE;
    bool used = false;
    if (is_stopped(examiner))
        return cancelled(error);
    phw_status status = phw_item_new(entry, &item, error);
    if (status != PHW_OK)
        return status;
    if (examiner->options.now_ns) {
        int64_t now = examiner->options.now_ns(examiner->options.context);
        item->young = now - item->mtime_ns < YOUNG_NS || now - item->ctime_ns < YOUNG_NS;
    }
    status = phw_item_open(item, entry, &why);
    if (status == PHW_OK && examiner->options.only_complete && phw_item_is_being_written(item)) {
        phw_item_free(&item);
        return PHW_OK;
    }
    if (status != PHW_OK || read_item(examiner, item, entry->name, &cause, &why) != PHW_OK)
        status = fail(examiner, item, why.message, error);
    else if (cause != PHW_SKIP_NONE)
        status = skip(examiner, item, cause, error);
    else if (waits_for_same(examiner, item))
        return PHW_OK;
    else
        status = use_known(examiner, item, &used, error);
    if (status == PHW_OK && why.status == PHW_OK && cause == PHW_SKIP_NONE && !used)
        return start(examiner, item, error);
    phw_item_free(&item);
    return status;
}
