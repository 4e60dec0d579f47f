/* SPDX-License-Identifier: Apache-2.0 */
/** @file foreign.h  File names and other bytes from outside, made safe for a page, a table, a link.
 *
 * A name on a Unix disk is any bytes but NUL: newlines, escape sequences, marks that turn the
 * reading direction, bytes that are no UTF-8. What cannot be seen is shown as an escape, so that
 * two different names never look the same by trickery. */
#ifndef PHW_REPORT_FOREIGN_H
#define PHW_REPORT_FOREIGN_H

#include "base/strbuf.h"

/** Adds a name as visible UTF-8: "\n", "\t", "\x1b" for control characters and bytes that are not
 *  UTF-8, "\u{202e}" for marks that are invisible or turn the direction. */
void phw_foreign_show(phw_strbuf *out, const char *name);

/** Adds text with & < > " ' as character references, for elements and quoted attributes. */
void phw_foreign_html(phw_strbuf *out, const char *text);

/** phw_foreign_show(), then phw_foreign_html(). */
void phw_foreign_html_name(phw_strbuf *out, const char *name);

/** Adds a path as the path of a URL: bytes other than A–Z a–z 0–9 - . _ ~ / as %XX (RFC 3986). */
void phw_foreign_url_path(phw_strbuf *out, const char *path);

/**
 * Adds a field of a CSV file (RFC 4180), quoted where it must be. A field that a spreadsheet would
 * take for a formula (it begins with = + - @, their full-width forms, a tab or a return) gets a
 * leading apostrophe: OWASP, CSV Injection.
 */
void phw_foreign_csv(phw_strbuf *out, const char *text);

#endif
