/* SPDX-License-Identifier: Apache-2.0 */
/** @file wire_job.h  What a pool asks of a worker and what it answers, as bytes. */
#ifndef PHW_WORKER_WIRE_JOB_H
#define PHW_WORKER_WIRE_JOB_H

#include "photoward/scan.h"
#include "report/edits.h"
#include "worker/wire.h"
#include "worker/worker.h"

/** The first frame: what a worker is. Strings are borrowed. */
typedef struct phw_wire_setup {
    phw_model_paths models;
    phw_scan_options scan; /**< without its clock: a worker has its own */
    size_t memory_bytes;   /**< of address space; 0: no limit */
    size_t output_bytes;   /**< of a file that is written; 0: no limit */
    bool no_sandbox;
    bool
        equipped; /**< loads all decoders; else those of most pictures, which takes half the time */
} phw_wire_setup;

void phw_wire_setup_pass(phw_wire *wire, phw_wire_setup *setup);

/** Files that a worker writes for a job, in the order of their descriptors. */
typedef enum phw_output {
    PHW_OUTPUT_COPY = 0,
    PHW_OUTPUT_MASK,
    PHW_OUTPUT_OVERLAY,
    PHW_OUTPUT_THUMBNAIL
} phw_output;

#define PHW_OUTPUT_COUNT 4

/** Which of them @p wants asks for, as bits 1 << phw_output. */
unsigned phw_wire_outputs(unsigned wants);

/** A job without its descriptors, which are the picture, the mask where has_mask is set, and the
 *  outputs wanted. Its edit borrows from `edits` when it was read. */
typedef struct phw_wire_job {
    unsigned wants;
    bool has_mask;
    bool has_edit;
    phw_redact_options redact; /**< its masks are not passed on: a descriptor takes their place */
    uint32_t edit_width;       /**< of the picture that the edit is about */
    uint32_t edit_height;
    uint32_t edit_pages;
    bool one_page;
    phw_edits edits; /**< owned, when it was read */
} phw_wire_job;

PHW_MUST_USE phw_status phw_wire_job_pass(phw_wire *wire, phw_wire_job *job, phw_error *error);

void phw_wire_job_done(phw_wire_job *job);

/** The answer, without report and files. */
typedef struct phw_wire_answer {
    phw_error error; /**< PHW_OK: a report follows */
    bool has_phash;
    uint64_t phash;
    uint64_t output_size[PHW_OUTPUT_COUNT]; /**< bytes written; 0: none */
    bool redacted;                          /**< the next members mean something */
    phw_redaction redaction;                /**< its plain members but the proof */
} phw_wire_answer;

void phw_wire_answer_pass(phw_wire *wire, phw_wire_answer *answer);

#endif
