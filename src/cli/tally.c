/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/tally.h"

#include "cli/output.h"
#include "report/report.h"

void phw_cli_tally_add(phw_cli_tally *tally, phw_cli_exit outcome)
{
    tally->count[outcome]++;
}

static bool print_buffer(phw_strbuf *text)
{
    bool whole = !text->failed;
    if (!whole)
        phw_cli_complain("no memory for the report");
    bool printed = whole && phw_cli_output_write(text->text, text->length);
    phw_strbuf_done(text);
    return printed;
}

bool phw_cli_tally_print(phw_cli_tally *tally, const phw_cli_engine *engine,
                         const phw_report *report, const phw_redaction *redaction)
{
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_error error = PHW_ERROR_INIT;
    bool json = engine->format == PHW_CLI_JSON;
    phw_report_style style = {.reveal = engine->reveal,
                              .colour = phw_cli_output_colour(engine->colour)};
    if (engine->quiet)
        return true;
    if (!json && tally->printed++ > 0)
        phw_strbuf_add_char(&text, '\n');
    phw_status status = json ? phw_report_json(report, &style, &text, &error)
                             : phw_report_text(report, &style, &text, &error);
    if (status == PHW_OK && redaction && !json)
        status = phw_report_left_text(redaction->left_over, redaction->left_over_unread, &style,
                                      &text, &error);
    if (status != PHW_OK) {
        phw_cli_complain("%s", error.message);
        phw_strbuf_done(&text);
        return false;
    }
    return print_buffer(&text);
}

bool phw_cli_tally_total(const phw_cli_tally *tally, const phw_cli_engine *engine)
{
    static const struct {
        phw_cli_exit outcome;
        const char *words;
    } rows[] = {{PHW_CLI_EXIT_BLOCK, "block"},
                {PHW_CLI_EXIT_REVIEW, "review"},
                {PHW_CLI_EXIT_CLEAR, "clear"},
                {PHW_CLI_EXIT_ERROR, "failed"}};
    phw_strbuf text = PHW_STRBUF_INIT;
    if (engine->quiet || engine->format == PHW_CLI_JSON || tally->printed < 2)
        return true;
    phw_strbuf_add_text(&text, "\nTogether: ");
    bool first = true;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (tally->count[rows[i].outcome]) {
            phw_strbuf_format(&text, "%s%zu %s", first ? "" : ", ", tally->count[rows[i].outcome],
                              rows[i].words);
            first = false;
        }
    phw_strbuf_add_text(&text, "\n");
    return print_buffer(&text);
}

phw_cli_exit phw_cli_tally_worst(const phw_cli_tally *tally)
{
    phw_cli_exit worst = PHW_CLI_EXIT_CLEAR;
    for (int outcome = 0; outcome < 4; outcome++)
        if (tally->count[outcome])
            worst = phw_cli_worse(worst, (phw_cli_exit)outcome);
    return worst;
}
