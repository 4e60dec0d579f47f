/* SPDX-License-Identifier: Apache-2.0 */
/** @file truth.h  What a picture really shows, as its ground-truth JSON says. */
#ifndef PHW_BENCH_TRUTH_H
#define PHW_BENCH_TRUTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "photoward/geometry.h"

/** What an item is; the names in JSON are the lower-case tails. */
typedef enum bench_category {
    BENCH_PATIENT_NAME = 0,
    BENCH_RELATIVE_NAME,
    BENCH_NHS_NUMBER,
    BENCH_CHI_NUMBER,
    BENCH_HOSPITAL_NUMBER,
    BENCH_DATE_OF_BIRTH,
    BENCH_ADDRESS,
    BENCH_POSTCODE,
    BENCH_PHONE,
    BENCH_EMAIL,
    BENCH_BARCODE,
    BENCH_STAFF_NAME,
    BENCH_TRUST_LOGO,
    BENCH_TRUST_NAME,
    BENCH_CLINICAL,
    BENCH_APPOINTMENT,
    BENCH_FACE,
    BENCH_VEHICLE_PLATE,
    BENCH_GPS
} bench_category;

#define BENCH_CATEGORY_COUNT 19
/** The first so many categories identify a person: they are the ones that must be covered. */
#define BENCH_IDENTIFIER_COUNT 11

const char *bench_category_name(bench_category category);

/** Verdicts, and what became of a picture that got none. */
typedef enum bench_verdict {
    BENCH_CLEAR = 0,
    BENCH_REVIEW,
    BENCH_BLOCK,
    BENCH_ERROR /**< no verdict: the program failed or wrote no report */
} bench_verdict;

#define BENCH_VERDICT_COUNT 4

const char *bench_verdict_name(bench_verdict verdict);
/** BENCH_ERROR for NULL and for any other word. */
bench_verdict bench_verdict_of(const char *name);

/** How the picture came about: as a file of a screenshot tool or scanner, or through a lens. */
typedef enum bench_group { BENCH_SCREENS = 0, BENCH_CAMERA } bench_group;

#define BENCH_GROUP_COUNT 2

const char *bench_group_name(bench_group group);

typedef enum bench_difficulty {
    BENCH_PLAIN = 0, /**< not graded: screenshots and scans */
    BENCH_EASY,
    BENCH_MEDIUM,
    BENCH_HARD
} bench_difficulty;

#define BENCH_DIFFICULTY_COUNT 4

const char *bench_difficulty_name(bench_difficulty difficulty);

/** What kind of scene it is; the names in JSON are the lower-case tails with hyphens. */
typedef enum bench_kind {
    BENCH_SCREENSHOT = 0,
    BENCH_SCREEN_PHOTO,
    BENCH_DOCUMENT_PHOTO,
    BENCH_LABEL,
    BENCH_WHITEBOARD,
    BENCH_BADGE,
    BENCH_SIGNAGE,
    BENCH_NEGATIVE_SCREENSHOT,
    BENCH_NEGATIVE_PHOTO
} bench_kind;

#define BENCH_KIND_COUNT 9

const char *bench_kind_name(bench_kind kind);

/**
 * How a photograph that was written several times is held (tags pose-upright, pose-mirrored, …). A
 * picture with such a tag is compared with its upright twin and counts for nothing else.
 */
typedef enum bench_pose {
    BENCH_POSE_NONE = 0,
    BENCH_POSE_UPRIGHT,
    BENCH_POSE_MIRRORED,
    BENCH_POSE_90, /**< turned clockwise */
    BENCH_POSE_180,
    BENCH_POSE_270
} bench_pose;

#define BENCH_POSE_COUNT 6

const char *bench_pose_name(bench_pose pose);

typedef struct bench_item {
    bench_category category;
    bool legible;  /**< a careful person could read it in this picture */
    bool has_quad; /**< false: it is in the file, not in the pixels */
    phw_quad quad; /**< pixels of the upright picture */
    char *text;
} bench_item;

typedef struct bench_truth {
    char *directory; /**< name of the folder the JSON stands in, without what is above it */
    char *name;      /**< file name of the picture without its extension */
    uint32_t width;  /**< of the upright picture */
    uint32_t height;
    bench_group group;
    bench_difficulty difficulty;
    bench_kind kind;
    bench_pose pose;
    bench_verdict expect;
    bool arguable; /**< tag arguable-review: `review` is no error */
    bool no_text;  /**< tag no-text: a photograph on which nothing is written */
    bool has_record;
    phw_quad record;
    bench_item *items;
    size_t item_count;
} bench_truth;

/**
 * Reads one ground-truth file. A broken file ends the program with a message on stderr: a score
 * over half the pictures would mislead.
 * @return owned by the caller, freed with bench_truth_free().
 */
bench_truth *bench_truth_load(const char *path);

void bench_truth_free(bench_truth **truth);

/** Counts the legible identifiers. */
size_t bench_truth_identifiers(const bench_truth *truth);

/** True for an item that must be covered: a legible identifier in the pixels. */
bool bench_item_must_go(const bench_item *item);

#endif
