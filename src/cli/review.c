/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/review.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cli/read.h"

/* A report of the most lines that are read, each a finding with its corners. */
#define REPORT_BYTES_MAX ((size_t)16 << 20)

phw_status phw_cli_review_edit(const char *path, const char *source, phw_cli_review *review,
                               phw_redact_options *options, phw_error *error)
{
    uint8_t *bytes = NULL;
    size_t size = 0;
    phw_status status = phw_cli_read(path, REPORT_BYTES_MAX, &bytes, &size, error);
    if (status == PHW_OK)
        status = phw_edited_read((const char *)bytes, size, source, &review->edited, error);
    free(bytes);
    return status == PHW_OK ? phw_edits_view(&review->edited.edits, &options->edit, error) : status;
}

bool phw_cli_review_fill(const char *said, phw_redact_options *options)
{
    static const struct {
        const char *name;
        phw_redact_fill kind;
        uint8_t level;
    } names[] = {
        {"black", PHW_FILL_COLOUR, 0}, {"white", PHW_FILL_COLOUR, 255}, {"mean", PHW_FILL_MEAN, 0}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(said, names[i].name) == 0) {
            options->fill_kind = names[i].kind;
            memset(options->fill, names[i].level, sizeof options->fill);
            return true;
        }
    if (said[0] != '#' || strlen(said) != 7)
        return false;
    for (int i = 1; i < 7; i++)
        if (!isxdigit((unsigned char)said[i]))
            return false;
    unsigned long value = strtoul(said + 1, NULL, 16);
    options->fill_kind = PHW_FILL_COLOUR;
    for (int c = 0; c < 3; c++)
        options->fill[c] = (uint8_t)(value >> (16 - 8 * c));
    return true;
}

void phw_cli_review_done(phw_cli_review *review)
{
    phw_edited_done(&review->edited);
}
