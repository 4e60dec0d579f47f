/* SPDX-License-Identifier: Apache-2.0 */
/** @file order.h  Which lines of a picture are read first. */
#ifndef PHW_SCAN_ORDER_H
#define PHW_SCAN_ORDER_H

#include "photoward/page.h"

/**
 * The lines of a page, before any is read, in the order in which they can change the verdict: the
 * heads of its screens and sheets, where a record says whose it is, the fullest surface first; then
 * what stands further down; between them, what stands on no surface that was found.
 * @param[out] order  line_count indexes, each line once; free() it; written on success only.
 * @return PHW_OK, PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_scan_order(const phw_page *page, size_t **order, phw_error *error);

#endif
