/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/engine.h"
#include "cli/names.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/read.h"
#include "cli/review.h"
#include "cli/save.h"
#include "cli/tally.h"
#include "image/decode.h"

/* More than the magic numbers of any format take. */
#define SNIFFED_BYTES ((size_t)8192)

/* There is one job at a time. */
#define JOB_TAG 1

/* What one run of the command works with. */
typedef struct redact {
    phw_cli_engine engine;
    const char *output;    /* for one picture, or NULL */
    const char *directory; /* for outputs, or NULL */
    const char *mask;      /* for one picture, or NULL */
    const char *edit;      /* a report that a person edited, or NULL */
    const char *use_mask;  /* a mask that a person drew, or NULL */
    const char *fill;      /* as said, or NULL */
    bool in_place;
    bool keep_time;
    bool keep_mode;
    size_t scope; /* phw_redact_scope */
    phw_cli_sources sources;
    phw_pool *pool;
    phw_cli_progress progress;
    phw_cli_tally tally; /* by the sources' verdicts */
    bool unread;         /* a part of some picture could not be examined */
} redact;

/* One picture on its way. */
typedef struct item {
    const char *source;
    char output[PHW_CLI_PATH_MAX];
    char mask[PHW_CLI_PATH_MAX];
    char backup[PHW_CLI_PATH_MAX]; /* where the copy takes the picture's place */
    phw_cli_review review;
    int picture; /* the source, for a backup; -1 where it is not open */
    phw_job_result result;
} item;

/* The directory part of a path without its last slash; "" where it has none. */
static void directory_of(const char *path, char directory[PHW_CLI_PATH_MAX])
{
    const char *slash = strrchr(path, '/');
    int length = !slash ? 0 : slash == path ? 1 : (int)(slash - path);
    snprintf(directory, PHW_CLI_PATH_MAX, "%.*s", length, path);
}

static phw_status take_path(char path[PHW_CLI_PATH_MAX], const char *said, phw_error *error)
{
    if (snprintf(path, PHW_CLI_PATH_MAX, "%s", said) >= PHW_CLI_PATH_MAX)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "the output's name is too long");
    return PHW_OK;
}

/* A copy is never called what it is not. */
static phw_status check_name(const redact *on, phw_format format, phw_error *error)
{
    if (!on->output || !phw_cli_names_mislead(on->output, format))
        return PHW_OK;
    return phw_error_set(error, PHW_ERR_ARGUMENT,
                         "the copy is a %s: give -o a name that ends in %s",
                         phw_format_name(format), phw_cli_names_extension(format));
}

/* What the copy of a picture may be; what is not listed is not read, and the pool says why. */
static const struct {
    phw_format picture, usual, rare;
} copies[] = {{PHW_FORMAT_JPEG, PHW_FORMAT_JPEG, PHW_FORMAT_JPEG},
              {PHW_FORMAT_PNG, PHW_FORMAT_PNG, PHW_FORMAT_PNG},
              {PHW_FORMAT_WEBP, PHW_FORMAT_WEBP, PHW_FORMAT_WEBP},
              {PHW_FORMAT_TIFF, PHW_FORMAT_TIFF, PHW_FORMAT_TIFF},
              {PHW_FORMAT_BMP, PHW_FORMAT_BMP, PHW_FORMAT_BMP},
              {PHW_FORMAT_GIF, PHW_FORMAT_GIF, PHW_FORMAT_WEBP},  /* of too many colours */
              {PHW_FORMAT_HEIF, PHW_FORMAT_PNG, PHW_FORMAT_TIFF}, /* of several pictures */
              {PHW_FORMAT_AVIF, PHW_FORMAT_PNG, PHW_FORMAT_TIFF}};

/* Refuses a name that no copy of such a picture can have, before time is spent on it. */
static phw_status foresee_name(const redact *on, phw_format format, phw_error *error)
{
    for (size_t i = 0; i < sizeof copies / sizeof copies[0]; i++)
        if (copies[i].picture == format && on->output &&
            phw_cli_names_mislead(on->output, copies[i].rare))
            return check_name(on, copies[i].usual, error);
    return PHW_OK;
}

/* Names the outputs once the format of the picture is known, and makes sure they may be written
 * before time is spent on it. */
static phw_status name_outputs(const redact *on, item *at, phw_format format,
                               phw_format mask_format, phw_error *error)
{
    char beside[PHW_CLI_PATH_MAX];
    phw_cli_name copy = {at->source, on->directory, "redacted", format};
    phw_cli_name mask = {at->source, on->directory, "mask", mask_format};
    phw_cli_name backup = {at->source, NULL, "original", format};
    phw_status status = on->in_place ? take_path(at->output, at->source, error)
                        : on->output ? take_path(at->output, on->output, error)
                                     : phw_cli_names_make(&copy, at->output, error);
    if (on->output) {
        directory_of(on->output, beside);
        mask.directory = beside;
    }
    if (status == PHW_OK && on->in_place)
        status = phw_cli_names_make(&backup, at->backup, error);
    if (status == PHW_OK)
        status = on->mask ? take_path(at->mask, on->mask, error)
                          : phw_cli_names_make(&mask, at->mask, error);
    if (status == PHW_OK && phw_cli_names_same(at->mask, at->output))
        status =
            phw_error_set(error, PHW_ERR_ARGUMENT, "the copy and the mask need different names");
    if (status == PHW_OK && !on->in_place)
        status = phw_cli_names_permit(at->output, &on->sources, on->engine.force, error);
    if (status == PHW_OK && on->in_place)
        status = phw_cli_names_permit(at->backup, &on->sources, false, error);
    if (status == PHW_OK)
        status = phw_cli_names_permit(at->mask, &on->sources, on->engine.force, error);
    return status;
}

/* No copy: the report says which check failed, and nothing is written. */
static phw_status check_proof(const item *at, phw_error *error)
{
    const phw_proof *proof = &at->result.redaction->proof;
    if (proof->passed)
        return PHW_OK;
    return phw_error_set(error, PHW_ERR_INTERNAL,
                         "the redacted copy did not pass its proof (%s), so nothing was written: "
                         "cut the picture or cover it by hand",
                         proof->check);
}

/* The copy as it lies on the disk is what was proven. */
static phw_status confirm(void *context, int written, phw_error *error)
{
    const redact *on = context;
    return phw_pool_confirm(on->pool, JOB_TAG, written, error);
}

static phw_status save_both(redact *on, const item *at, phw_error *error)
{
    const phw_redaction *made = at->result.redaction;
    const bool from_file = strcmp(at->source, "-") != 0;
    const phw_cli_pair pair = {.copy = at->output,
                               .copy_bytes = made->bytes,
                               .copy_size = made->size,
                               .mask = at->mask,
                               .mask_bytes = made->mask_bytes,
                               .mask_size = made->mask_size,
                               .source = from_file ? at->source : NULL,
                               .keep_mode = on->keep_mode || on->in_place,
                               .keep_time = on->keep_time,
                               .in_place = on->in_place,
                               .confirm = confirm,
                               .context = on};
    phw_status status = PHW_OK;
    if (on->in_place)
        status = phw_cli_save_backup(at->source, at->picture, at->backup, error);
    if (status != PHW_OK)
        return status;
    status = phw_cli_save_pair(&pair, &on->sources, on->engine.force, error);
    if (status != PHW_OK && on->in_place)
        unlink(at->backup); /* the picture has its own name still */
    return status;
}

static phw_status report_outputs(const redact *on, item *at, phw_error *error)
{
    phw_report *report = at->result.report;
    report->output = strdup(at->output);
    report->mask = strdup(at->mask);
    report->backup = on->in_place ? strdup(at->backup) : NULL;
    if (!report->output || !report->mask || (on->in_place && !report->backup))
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for the report");
    return PHW_OK;
}

/* The format by the first bytes, which tell the outputs' names; the pool looks at the rest. */
static phw_format sniff(int picture)
{
    uint8_t first[SNIFFED_BYTES];
    ssize_t got = pread(picture, first, sizeof first, 0);
    return phw_image_sniff(first, got > 0 ? (size_t)got : 0);
}

static phw_status open_picture(const redact *on, item *at, phw_error *error)
{
    phw_status status = phw_cli_open(at->source, phw_cli_engine_limits(&on->engine).file_bytes,
                                     &at->picture, error);
    const phw_format format = status == PHW_OK ? sniff(at->picture) : PHW_FORMAT_UNKNOWN;
    if (status == PHW_OK)
        status = name_outputs(on, at, format, PHW_FORMAT_PNG, error);
    return status == PHW_OK ? foresee_name(on, format, error) : status;
}

/* What a person decided. */
static phw_status take_review(const redact *on, item *at, phw_redact_options *options, phw_job *job,
                              phw_error *error)
{
    phw_status status = PHW_OK;
    options->scope = (phw_redact_scope)on->scope;
    if (on->fill)
        (void)phw_cli_review_fill(on->fill, options); /* makes_sense() saw to it */
    if (on->edit) {
        status = phw_cli_review_edit(on->edit, at->source, &at->review, options, error);
        job->edit_width = at->review.edited.width;
        job->edit_height = at->review.edited.height;
        job->edit_pages = at->review.edited.pages;
    }
    if (status == PHW_OK && on->use_mask)
        status = phw_cli_open(on->use_mask, phw_cli_engine_limits(&on->engine).file_bytes,
                              &job->mask, error);
    return status;
}

/* What only the look at the whole file tells: a copy in another format than the picture's (GIFs of
 * too many colours, HEIC), a mask of several pages. */
static phw_status rename_outputs(const redact *on, item *at, phw_error *error)
{
    const phw_redaction *made = at->result.redaction;
    const phw_format format = at->result.report->container.format;
    const phw_status named = check_name(on, made->format, error);
    if (named != PHW_OK)
        return named;
    if (on->in_place && made->format != format)
        return phw_error_set(error, PHW_ERR_UNSUPPORTED,
                             "the copy is a %s, which cannot take the picture's place: leave "
                             "--in-place out",
                             phw_format_name(made->format));
    if (made->format == format && made->mask_format == PHW_FORMAT_PNG)
        return PHW_OK;
    return name_outputs(on, at, made->format, made->mask_format, error);
}

static phw_status cover(const redact *on, item *at, phw_error *error)
{
    phw_redact_options options = PHW_REDACT_OPTIONS_DEFAULTS;
    phw_job job = PHW_JOB_INIT;
    job.tag = JOB_TAG;
    job.name = at->source;
    job.wants = PHW_WANT_REDACTION | (on->engine.reveal ? PHW_WANT_VALUES : 0);
    job.redact = &options;
    job.one_page = on->mask && !phw_cli_names_fit(on->mask, PHW_FORMAT_TIFF);
    phw_status status = take_review(on, at, &options, &job, error);
    if (status != PHW_OK)
        return status;
    job.picture = dup(at->picture);
    status = phw_cli_engine_look(on->pool, &job, &at->result, error);
    if (status != PHW_OK)
        return status;
    return at->result.redaction->bytes ? rename_outputs(on, at, error) : PHW_OK;
}

/* Covers one picture. @return false where standard output is lost and going on is no use. */
static bool redact_one(redact *on, const char *source)
{
    phw_error error = PHW_ERROR_INIT;
    item at = {.source = source, .picture = -1};
    bool going = true;
    phw_cli_progress_file(&on->progress, source);
    phw_status status = open_picture(on, &at, &error);
    if (status == PHW_OK)
        status = cover(on, &at, &error);
    bool failed = status == PHW_OK && check_proof(&at, &error) != PHW_OK;
    if (failed)
        status = error.status;
    if (status == PHW_OK)
        status = save_both(on, &at, &error);
    if (status == PHW_OK)
        status = report_outputs(on, &at, &error);
    phw_cli_progress_wipe(&on->progress);
    if (status != PHW_OK) {
        phw_cli_complain("%s: %s", source, error.message);
        phw_cli_tally_add(&on->tally, PHW_CLI_EXIT_ERROR);
        if (failed)
            going = phw_cli_tally_print(&on->tally, &on->engine, at.result.report, NULL);
    } else {
        const phw_report *report = at.result.report;
        const phw_redaction *made = at.result.redaction;
        phw_cli_tally_add(&on->tally, phw_cli_exit_of(report->verdict));
        on->unread |= !report->complete || report->unread_count > 0 || made->left_over_unread;
        going = phw_cli_tally_print(&on->tally, &on->engine, report, made);
        if (!going)
            phw_cli_tally_add(&on->tally, PHW_CLI_EXIT_ERROR);
    }
    phw_job_result_clear(&at.result);
    phw_cli_review_done(&at.review);
    if (at.picture >= 0)
        close(at.picture);
    return going;
}

static phw_cli_exit redact_all(redact *on)
{
    bool going = true;
    on->pool = phw_cli_engine_open(&on->engine, 1);
    if (!on->pool)
        return PHW_CLI_EXIT_ERROR;
    on->progress = phw_cli_progress_start(on->sources.count, on->engine.quiet);
    for (size_t i = 0; going && i < on->sources.count; i++)
        going = redact_one(on, on->sources.names[i]);
    if (going && !phw_cli_tally_total(&on->tally, &on->engine))
        phw_cli_tally_add(&on->tally, PHW_CLI_EXIT_ERROR);
    phw_pool_free(&on->pool);
    if (on->tally.count[PHW_CLI_EXIT_ERROR])
        return PHW_CLI_EXIT_ERROR;
    return on->unread ? PHW_CLI_EXIT_REVIEW : PHW_CLI_EXIT_CLEAR;
}

/* What the table of options cannot say. */
static bool makes_sense(const redact *on)
{
    phw_redact_options fill = PHW_REDACT_OPTIONS_DEFAULTS;
    if (on->fill && !phw_cli_review_fill(on->fill, &fill)) {
        phw_cli_complain("redact: --fill \"%s\" is no colour: say black, white, mean or #RRGGBB",
                         on->fill);
        return false;
    }
    if (on->edit && on->use_mask) {
        phw_cli_complain("redact: give --edit or --use-mask, not both");
        return false;
    }
    if (on->in_place && (on->output || on->directory)) {
        phw_cli_complain("redact: --in-place needs no --%s", on->output ? "output" : "out-dir");
        return false;
    }
    if (on->sources.count > 1 && on->use_mask) {
        phw_cli_complain("redact: a mask is for one picture: give one with --use-mask");
        return false;
    }
    if (on->output && on->directory) {
        phw_cli_complain("redact: give --output or --out-dir, not both");
        return false;
    }
    if (on->sources.count > 1 && (on->output || on->mask)) {
        phw_cli_complain("redact: with several files use --out-dir instead of --%s",
                         on->output ? "output" : "mask");
        return false;
    }
    if (on->directory && !phw_cli_names_directory(on->directory)) {
        phw_cli_complain("redact: --out-dir \"%s\" is no directory: make it first", on->directory);
        return false;
    }
    for (size_t i = 0; i < on->sources.count; i++)
        if (strcmp(on->sources.names[i], "-") == 0 && on->in_place) {
            phw_cli_complain("redact: standard input cannot be replaced in place");
            return false;
        } else if (strcmp(on->sources.names[i], "-") == 0 && !on->output && !on->directory) {
            phw_cli_complain("redact: standard input has no name: say where the copy goes with -o "
                             "or --out-dir");
            return false;
        }
    return true;
}

phw_cli_exit phw_cli_redact(int argc, char **argv)
{
    static const char *const scopes[] = {"record", "identifiers", NULL};
    redact on = {.engine = phw_cli_engine_defaults()};
    size_t operands = 0;
    phw_cli_opt shared[PHW_CLI_ENGINE_OPTS];
    const phw_cli_opt own[] = {
        {.name = "output",
         .letter = 'o',
         .value = "OUT",
         .text = &on.output,
         .help = "Name of the copy. Default: NAME.redacted.EXT beside\nthe picture."},
        {.name = "out-dir",
         .value = "DIR",
         .text = &on.directory,
         .help = "Directory for copies and masks; it must exist."},
        {.name = "mask",
         .value = "MASK.png",
         .text = &on.mask,
         .help = "Name of the mask: grey, 255 is covered, 0 is kept.\nDefault: NAME.mask.png "
                 "beside the copy; of several\npages or frames NAME.mask.tif with as many."},
        {.name = "scope",
         .choice = &on.scope,
         .choices = scopes,
         .help = "Cover the whole record or sheet that identifiers\nstand on (the default), or "
                 "the identifiers alone."},
        {.name = "faces",
         .flag = &on.engine.cover_faces,
         .help = "Cover every face that is found, whatever else the\npicture shows. Faces are else "
                 "left: whether somebody\nagreed only you can know."},
        {.name = "fill",
         .value = "COLOUR",
         .text = &on.fill,
         .help = "Colour of the cover: black (the default), white,\n#RRGGBB, or mean, the mean of "
                 "the surface."},
        {.name = "edit",
         .value = "REPORT.json",
         .text = &on.edit,
         .help = "Cover what is in this report, made by check --format\njson and edited: findings "
                 "dropped, quads added. A\nfurther page's findings have its number as page, "
                 "from\n1 on."},
        {.name = "use-mask",
         .value = "MASK.png",
         .text = &on.use_mask,
         .help = "Cover what is not black in this picture of the same\nsize, instead of what was "
                 "found. Of several pages it\nis a picture with as many (TIFF); of an animation "
                 "one\nis enough for all frames."},
        {.name = "in-place",
         .flag = &on.in_place,
         .help = "Put the copy in the picture's place and keep the\npicture as "
                 "NAME.original.EXT beside it."},
        {.name = "keep-mode",
         .flag = &on.keep_mode,
         .help = "Give the copy the picture's permissions."},
        {.name = "keep-time",
         .flag = &on.keep_time,
         .help = "Give the copy the picture's modification time."},
        {0}};
    const phw_cli_spec spec = {
        .name = "redact",
        .operands = "FILE...",
        .summary = "Write copies in which what was found is covered, and masks.",
        .detail = "FILE is a picture: JPEG, PNG, WebP, TIFF, GIF, BMP, HEIC, AVIF. Of a HEIC or\n"
                  "AVIF the copy is a PNG or TIFF, of a GIF with too many colours a WebP.\n"
                  "A copy gets its name only when it was examined again and nothing of what was\n"
                  "covered can be read. The pictures themselves are never changed, but with\n"
                  "--in-place, which keeps them under another name.\n"
                  "Exit status: 0 every copy is written and proven, 3 as well but a part of a\n"
                  "picture could not be examined, 2 a file failed and has no copy.",
        .own = own,
        .shared = shared,
        .least_operands = 1,
        .most_operands = (size_t)-1};
    phw_cli_engine_options(&on.engine, shared);
    switch (phw_cli_opt_parse(&spec, argc, argv, &operands)) {
    case PHW_CLI_WRONG:
        return PHW_CLI_EXIT_ERROR;
    case PHW_CLI_HELP:
        phw_cli_opt_help(&spec, stdout);
        return PHW_CLI_EXIT_CLEAR;
    case PHW_CLI_RUN:
        break;
    }
    on.sources = (phw_cli_sources){argv, operands};
    return makes_sense(&on) ? redact_all(&on) : PHW_CLI_EXIT_ERROR;
}
