/* SPDX-License-Identifier: Apache-2.0 */
/** @file page.h  The look and the behaviour of the HTML report: page/style.css and page/script.js,
 *  built in, each with its hash for the page's Content-Security-Policy. */
#ifndef PHW_REPORT_PAGE_H
#define PHW_REPORT_PAGE_H

extern const char phw_page_style[];
extern const char phw_page_style_hash[]; /**< "sha256-" and base64 */
extern const char phw_page_script[];
extern const char phw_page_script_hash[];

#endif
