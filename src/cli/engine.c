/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/engine.h"

#include <time.h>

#include "cli/output.h"
#include "cli/paths.h"
#include "cli/rules_file.h"

#define MIB 1048576.0
#define MEGA 1000000.0

static const char *const formats[] = {"text", "json", NULL};
static const char *const colours[] = {"auto", "always", "never", NULL};

static int64_t now_ms(void *context)
{
    struct timespec now = {0};
    (void)context;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

phw_cli_engine phw_cli_engine_defaults(void)
{
    const phw_limits limits = PHW_LIMITS_DEFAULTS;
    return (phw_cli_engine){.timeout = limits.milliseconds / 1000.0,
                            .max_file = (double)limits.file_bytes / MIB,
                            .max_size = (double)limits.pixels / MEGA};
}

void phw_cli_engine_options(phw_cli_engine *engine, phw_cli_opt table[PHW_CLI_ENGINE_OPTS])
{
    const phw_cli_opt rows[PHW_CLI_ENGINE_OPTS] = {
        {.name = "format",
         .choice = &engine->format,
         .choices = formats,
         .help = "How to print the report; json is one object a line.\nDefault: text."},
        {.name = "reveal",
         .flag = &engine->reveal,
         .help = "Print the values that were read as well. They are\npersonal data."},
        {.name = "force", .flag = &engine->force, .help = "Overwrite files that exist already."},
        {.name = "quiet",
         .letter = 'q',
         .flag = &engine->quiet,
         .help = "Print no report; the exit status tells."},
        {.name = "colour",
         .choice = &engine->colour,
         .choices = colours,
         .help = "Colours in text. Default: auto, on a terminal."},
        {.name = "color", .choice = &engine->colour, .choices = colours},
        {.name = "no-faces", .flag = &engine->no_faces, .help = "Do not look for faces."},
        {.name = "rules",
         .value = "FILE",
         .text = &engine->rules,
         .help = "Your organisation's own rules; see `photoward rules`.\nDefault: "
                 "photoward/photoward.rules in the "
                 "directory of\nyour settings, then in the system's."},
        {.name = "no-rules", .flag = &engine->no_rules, .help = "Use no rules file."},
        {.name = "timeout",
         .value = "SECONDS",
         .number = &engine->timeout,
         .most = 86400,
         .help = "Time for one picture; what is not read by then is\nreported as not examined. "
                 "0: no limit. Default: 120."},
        {.name = "max-file",
         .value = "MIB",
         .number = &engine->max_file,
         .least = 0.001,
         .most = 65536,
         .help = "Largest file that is opened, in MiB. Default: 256."},
        {.name = "max-pixels",
         .value = "MEGAPIXELS",
         .number = &engine->max_size,
         .least = 0.001,
         .most = 4294,
         .help = "Largest picture that is decoded, in millions of\npixels. Default: 220."},
        {.name = "models",
         .value = "PATH",
         .text = &engine->models,
         .help = "The look-up tables (photoward.model), or the directory\nthey are in."},
        {.name = "no-sandbox",
         .flag = &engine->no_sandbox,
         .help = "Look at pictures in a process that is not locked down,\nwhere the system cannot "
                 "do that. For pictures that you\ntrust."},
    };
    for (size_t i = 0; i < PHW_CLI_ENGINE_OPTS; i++)
        table[i] = rows[i];
}

phw_limits phw_cli_engine_limits(const phw_cli_engine *engine)
{
    phw_limits limits = PHW_LIMITS_DEFAULTS;
    limits.milliseconds = (uint32_t)(engine->timeout * 1000 + 0.5);
    if (engine->timeout > 0 && limits.milliseconds == 0)
        limits.milliseconds = 1; /* 0 would mean no limit */
    limits.file_bytes = (size_t)(engine->max_file * MIB);
    limits.pixels = (uint64_t)(engine->max_size * MEGA);
    return limits;
}

const phw_clock *phw_cli_engine_clock(void)
{
    static const phw_clock monotonic = {.now_ms = now_ms};
    return &monotonic;
}

static phw_pool *open_pool(const phw_cli_engine *engine, const phw_cli_rules *rules,
                           unsigned workers)
{
    phw_error error = PHW_ERROR_INIT;
    phw_cli_paths found;
    phw_pool *pool = NULL;
    phw_pool_options options = PHW_POOL_OPTIONS_DEFAULTS;
    options.workers = workers;
    options.program = phw_cli_paths_program();
    options.no_sandbox = engine->no_sandbox;
    options.scan.limits = phw_cli_engine_limits(engine);
    options.scan.clock = phw_cli_engine_clock();
    options.scan.no_faces = engine->no_faces;
    options.scan.quick = engine->quick;
    options.scan.cover_faces = engine->cover_faces;
    options.scan.rules = phw_cli_rules_text(rules);
    phw_status status = phw_cli_paths_tables(engine->models, &found, &error);
    if (status == PHW_OK) {
        options.models = (phw_model_paths){found.tables};
        status = phw_pool_open(&options, &pool, &error);
    }
    if (status != PHW_OK) {
        phw_cli_complain("%s", error.message);
        return NULL;
    }
    return pool;
}

phw_pool *phw_cli_engine_open(const phw_cli_engine *engine, unsigned workers)
{
    phw_cli_rules rules = PHW_CLI_RULES_INIT;
    phw_pool *pool = NULL;
    if (engine->no_rules || phw_cli_rules_load(engine->rules, &rules))
        pool = open_pool(engine, &rules, workers);
    phw_cli_rules_done(&rules);
    return pool;
}

phw_status phw_cli_engine_look(phw_pool *pool, const phw_job *job, phw_job_result *result,
                               phw_error *error)
{
    bool got = false;
    phw_status status = phw_pool_submit(pool, job, error);
    while (status == PHW_OK && !got)
        status = phw_pool_next(pool, -1, result, &got, error);
    if (status == PHW_OK && result->status != PHW_OK)
        *error = result->error;
    return status == PHW_OK ? result->status : status;
}
