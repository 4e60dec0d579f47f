/* SPDX-License-Identifier: Apache-2.0 */
#include "report/loaded.h"

#include <inttypes.h>

#include "report/prose.h"

/* Columns of the text table. */
#define NAME_WIDTH 26
#define ROWS_WIDTH 9

static void file_text(const phw_prose *prose, const char *title, const phw_loaded_file *file)
{
    phw_strbuf_format(prose->out, "%-16s", title);
    phw_prose_foreign(prose, file->path);
    phw_strbuf_format(prose->out, "\n%16shash %016" PRIx64, "", file->hash);
    phw_strbuf_add_char(prose->out, '\n');
}

phw_status phw_report_loaded_text(const phw_loaded *loaded, phw_strbuf *out, phw_error *error)
{
    phw_prose prose = {out, false};
    phw_strbuf_format(out, "%-16s%s\n", "photoward", loaded->version);
    file_text(&prose, "look-up tables", &loaded->tables);
    phw_strbuf_format(out, "\n%-*s%*s  %s\n", NAME_WIDTH, "source", ROWS_WIDTH, "rows", "licence");
    for (size_t i = 0; i < loaded->table_count; i++)
        phw_strbuf_format(out, "%-*s%*zu  %s\n", NAME_WIDTH, loaded->table[i].name, ROWS_WIDTH,
                          loaded->table[i].rows, loaded->table[i].licence);
    return out->failed ? phw_error_set(error, PHW_ERR_NOMEM, "no memory for the list") : PHW_OK;
}
