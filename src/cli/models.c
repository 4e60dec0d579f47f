/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "cli/engine.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "model/model.h"
#include "photoward/version.h"
#include "report/loaded.h"

static bool print_loaded(const phw_loaded *loaded, size_t format)
{
    phw_error error = PHW_ERROR_INIT;
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_status status = format == PHW_CLI_JSON ? phw_report_loaded_json(loaded, &text, &error)
                                               : phw_report_loaded_text(loaded, &text, &error);
    if (status != PHW_OK)
        phw_cli_complain("%s", error.message);
    bool printed = status == PHW_OK && phw_cli_output_write(text.text, text.length);
    phw_strbuf_done(&text);
    return printed;
}

phw_cli_exit phw_cli_models(int argc, char **argv)
{
    static const char *const formats[] = {"text", "json", NULL};
    const char *models_path = NULL;
    size_t format = PHW_CLI_TEXT, operands = 0;
    const phw_cli_opt options[] = {
        {.name = "format",
         .choice = &format,
         .choices = formats,
         .help = "How to print the list. Default: text."},
        {.name = "models",
         .value = "PATH",
         .text = &models_path,
         .help = "The look-up tables (photoward.model), or the directory\nthey are in."},
        {0}};
    const phw_cli_spec spec = {.name = "models",
                               .operands = "",
                               .summary = "List the models that are loaded: look-up tables with "
                                          "their rows and licences,\nfiles with their hashes.",
                               .own = options};
    switch (phw_cli_opt_parse(&spec, argc, argv, &operands)) {
    case PHW_CLI_WRONG:
        return PHW_CLI_EXIT_ERROR;
    case PHW_CLI_HELP:
        phw_cli_opt_help(&spec, stdout);
        return PHW_CLI_EXIT_CLEAR;
    case PHW_CLI_RUN:
        break;
    }
    phw_error error = PHW_ERROR_INIT;
    phw_cli_paths paths;
    phw_models *models = NULL;
    phw_status status = phw_cli_paths_tables(models_path, &paths, &error);
    if (status == PHW_OK)
        status = phw_models_open(paths.tables, &models, &error);
    if (status != PHW_OK) {
        phw_cli_complain("%s", error.message);
        return PHW_CLI_EXIT_ERROR;
    }
    phw_loaded_table tables[PHW_TABLE_COUNT + 3];
    size_t count = PHW_TABLE_COUNT;
    for (unsigned i = 0; i < PHW_TABLE_COUNT; i++) {
        phw_table_facts facts = phw_models_facts(models, (phw_table)i);
        tables[i] = (phw_loaded_table){facts.name, facts.licence, facts.rows};
    }
    phw_table_facts faces = phw_models_face_facts(models);
    tables[count++] = (phw_loaded_table){faces.name, faces.licence, faces.rows};
    phw_table_facts reader = phw_models_reader_facts(models);
    tables[count++] = (phw_loaded_table){reader.name, reader.licence, reader.rows};
    phw_table_facts net = phw_models_face_net_facts(models);
    tables[count++] = (phw_loaded_table){net.name, net.licence, net.rows};
    phw_loaded loaded = {.version = phw_version(),
                         .tables = {paths.tables, phw_models_hash(models)},
                         .table = tables,
                         .table_count = count};
    bool good = print_loaded(&loaded, format);
    phw_models_free(&models);
    return good ? PHW_CLI_EXIT_CLEAR : PHW_CLI_EXIT_ERROR;
}
