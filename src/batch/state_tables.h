/* SPDX-License-Identifier: Apache-2.0 */
/** @file state_tables.h  The tables of a state, for the files that read and write them. */
#ifndef PHW_BATCH_STATE_TABLES_H
#define PHW_BATCH_STATE_TABLES_H

#include "batch/database.h"
#include "batch/state.h"

struct phw_state {
    phw_database *database;
    int64_t run;   /* the run that is under way, or the last one; 0: none ever */
    int64_t setup; /* of the run under way */
};

/** The tables, made in an empty file; also under the name `merged` of a second one. */
extern const char phw_state_schema[];

#endif
