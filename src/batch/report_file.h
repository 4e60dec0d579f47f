/* SPDX-License-Identifier: Apache-2.0 */
/** @file report_file.h  An album as a file, by the name it is given. */
#ifndef PHW_BATCH_REPORT_FILE_H
#define PHW_BATCH_REPORT_FILE_H

#include <stdbool.h>

#include "report/album.h"

/** What a report's name says it is. */
typedef enum phw_report_form {
    PHW_REPORT_NONE = 0, /**< none of these */
    PHW_REPORT_HTML,     /**< .html, .htm */
    PHW_REPORT_JSON,     /**< .json, .jsonl: JSON Lines */
    PHW_REPORT_CSV       /**< .csv */
} phw_report_form;

phw_report_form phw_report_form_of(const char *path);

/**
 * Writes a report by way of a temporary file beside it, synced and then renamed: it is there whole
 * or not at all. It is readable for its owner alone.
 * @param overwrite  replace a file of that name; else one is an error.
 * @return PHW_OK; PHW_ERR_ARGUMENT (the name tells no form), PHW_ERR_IO; what the album returns.
 */
PHW_MUST_USE phw_status phw_report_file_write(const char *path, bool overwrite,
                                              const phw_album_source *source,
                                              const phw_album_about *about, phw_error *error);

#endif
