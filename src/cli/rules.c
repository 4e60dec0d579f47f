/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>

#include "base/strbuf.h"
#include "cli/cli.h"
#include "cli/opt.h"
#include "cli/output.h"
#include "cli/rules_file.h"

static void add_count(phw_strbuf *text, uint32_t count, const char *one, const char *many)
{
    if (count)
        phw_strbuf_format(text, "  %5" PRIu32 "  %s\n", count, count == 1 ? one : many);
}

static bool print_tally(const phw_cli_rules *rules)
{
    const phw_rules_tally *tally = &rules->tally;
    phw_strbuf text = PHW_STRBUF_INIT;
    phw_strbuf_format(&text, "%s: nothing is wrong (file %016" PRIx64 ")\n", rules->path,
                      tally->hash);
    add_count(&text, tally->allow, "phrase that is allowed", "phrases that are allowed");
    add_count(&text, tally->deny, "phrase that is denied", "phrases that are denied");
    add_count(&text, tally->staff, "colleague's name", "colleagues' names");
    add_count(&text, tally->numbers, "form of a number", "forms of numbers");
    add_count(&text, tally->patterns, "pattern", "patterns");
    add_count(&text, tally->policies, "policy", "policies");
    bool printed = !text.failed && phw_cli_output_write(text.text, text.length);
    phw_strbuf_done(&text);
    return printed;
}

phw_cli_exit phw_cli_rules_command(int argc, char **argv)
{
    size_t operands = 0;
    static const phw_cli_opt none[] = {{0}};
    const phw_cli_spec spec = {
        .name = "rules",
        .operands = "[FILE]",
        .summary = "Say what is wrong with a rules file, line by line, or what is in it.",
        .detail =
            "Without FILE: the one that check and redact use by themselves. Its grammar is in\n"
            "photoward(1), \"THE RULES FILE\". An example:\n"
            "\n"
            "  photoward rules 1\n"
            "  # wards and buildings are nobody's name\n"
            "  allow Grace Ward\n"
            "  # our hospital number: one letter, seven digits\n"
            "  number @9999999\n"
            "  staff Dr Helen Osei\n"
            "  deny Project Nightingale\n"
            "  policy staff_name block\n"
            "\n"
            "Exit status: 0 nothing is wrong, 2 the file cannot be used.",
        .own = none,
        .most_operands = 1};
    switch (phw_cli_opt_parse(&spec, argc, argv, &operands)) {
    case PHW_CLI_WRONG:
        return PHW_CLI_EXIT_ERROR;
    case PHW_CLI_HELP:
        phw_cli_opt_help(&spec, stdout);
        return PHW_CLI_EXIT_CLEAR;
    case PHW_CLI_RUN:
        break;
    }
    phw_cli_rules rules = PHW_CLI_RULES_INIT;
    bool good = phw_cli_rules_load(operands ? argv[0] : NULL, &rules);
    if (good && !rules.path[0])
        good =
            phw_cli_output_write("there is no rules file\n", sizeof "there is no rules file\n" - 1);
    else if (good)
        good = print_tally(&rules);
    phw_cli_rules_done(&rules);
    return good ? PHW_CLI_EXIT_CLEAR : PHW_CLI_EXIT_ERROR;
}
