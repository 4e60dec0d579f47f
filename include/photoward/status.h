/* SPDX-License-Identifier: Apache-2.0 */
/** @file status.h  What a call that can fail returns, and the attributes used by every header. */
#ifndef PHOTOWARD_STATUS_H
#define PHOTOWARD_STATUS_H

#ifdef __cplusplus
#define PHW_BEGIN_DECLS extern "C" {
#define PHW_END_DECLS }
#else
#define PHW_BEGIN_DECLS
#define PHW_END_DECLS
#endif

#if defined(__GNUC__)
#define PHW_API __attribute__((visibility("default")))
#define PHW_MUST_USE __attribute__((warn_unused_result))
#define PHW_PRINTF(format_index, first_argument)                                                   \
    __attribute__((format(printf, format_index, first_argument)))
#else
#define PHW_API
#define PHW_MUST_USE
#define PHW_PRINTF(format_index, first_argument)
#endif

PHW_BEGIN_DECLS

/** Kinds of failure, named by what the caller should do about them. A verdict is never a status. */
typedef enum phw_status {
    PHW_OK = 0,          /**< it worked */
    PHW_ERR_ARGUMENT,    /**< the caller passed something that makes no sense: mend the call */
    PHW_ERR_NOMEM,       /**< memory ran out: free some or lower the limits */
    PHW_ERR_IO,          /**< reading or writing failed: look at the file, the disk, the rights */
    PHW_ERR_FORMAT,      /**< the bytes are broken or not what they claim to be */
    PHW_ERR_UNSUPPORTED, /**< a format this build does not read: convert the file */
    PHW_ERR_LIMIT,       /**< a limit of phw_limits was met: raise it if the file is trusted */
    PHW_ERR_MODEL,       /**< a model file is missing, damaged or of another version */
    PHW_ERR_TIMEOUT,     /**< the time allowed was spent */
    PHW_ERR_CANCELLED,   /**< the caller asked to stop */
    PHW_ERR_INTERNAL     /**< a bug in photoward: report it */
} phw_status;

/** How many values phw_status has. */
#define PHW_STATUS_COUNT 11

/** The lower-case name of a status ("format"); "unknown" for any other number. Static storage. */
PHW_API const char *phw_status_name(phw_status status);

PHW_END_DECLS
#endif
