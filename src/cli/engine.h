/* SPDX-License-Identifier: Apache-2.0 */
/** @file engine.h  Options that all commands share which look at pictures, and the workers they
 *  describe. */
#ifndef PHW_CLI_ENGINE_H
#define PHW_CLI_ENGINE_H

#include "cli/opt.h"
#include "worker/worker.h"

/** Values of the shared options. */
typedef struct phw_cli_engine {
    const char *models;
    double timeout;  /**< seconds for one picture; 0: none */
    double max_file; /**< MiB */
    double max_size; /**< megapixels */
    size_t format;   /**< phw_cli_format */
    size_t colour;   /**< index: auto, always, never */
    bool reveal;
    bool force; /**< overwrite outputs that exist */
    bool quiet;
    bool no_faces;
    bool no_sandbox;
    bool quick;        /**< set by check alone */
    bool cover_faces;  /**< set by redact alone */
    const char *rules; /**< the user's rules file; NULL: what phw_cli_rules_load() finds */
    bool no_rules;
} phw_cli_engine;

typedef enum phw_cli_format { PHW_CLI_TEXT = 0, PHW_CLI_JSON } phw_cli_format;

/** Rows of the shared options, with the one that ends them. */
#define PHW_CLI_ENGINE_OPTS 16

/** The defaults. */
phw_cli_engine phw_cli_engine_defaults(void);

/** Fills the table of shared options, which point into @p engine. */
void phw_cli_engine_options(phw_cli_engine *engine, phw_cli_opt table[PHW_CLI_ENGINE_OPTS]);

/** The limits that the options say. */
phw_limits phw_cli_engine_limits(const phw_cli_engine *engine);

/** Milliseconds that never go back. */
const phw_clock *phw_cli_engine_clock(void);

/** Finds the models and starts @p workers locked-down processes that look at pictures; says on
 *  standard error what is wrong. NULL on failure; else the caller frees it with phw_pool_free(). */
phw_pool *phw_cli_engine_open(const phw_cli_engine *engine, unsigned workers);

/** Submits a job to a pool that has no other and waits for its result, as phw_pool_submit() and
 *  phw_pool_next(). @return result->status, with its message in @p error. */
PHW_MUST_USE phw_status phw_cli_engine_look(phw_pool *pool, const phw_job *job,
                                            phw_job_result *result, phw_error *error);

#endif
