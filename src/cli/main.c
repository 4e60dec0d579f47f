/* SPDX-License-Identifier: Apache-2.0 */
#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/engine.h"
#include "cli/opt.h"
#include "cli/output.h"
#include "photoward/version.h"
#include "worker/worker.h"

static const phw_cli_command commands[] = {
    {"check", "Say whether pictures show a patient, and where.", phw_cli_check},
    {"redact", "Write copies in which that is covered, and prove it.", phw_cli_redact},
    {"scan", "Look through folders of pictures.", phw_cli_scan_command},
    {"merge", "Join what several scans found.", phw_cli_merge},
    {"rules", "Check your organisation's rules file.", phw_cli_rules_command},
    {"models", "List the look-up tables that are loaded.", phw_cli_models}};

#define COMMAND_COUNT (sizeof commands / sizeof commands[0])

phw_cli_exit phw_cli_exit_of(phw_verdict verdict)
{
    static const phw_cli_exit exits[] = {PHW_CLI_EXIT_CLEAR, PHW_CLI_EXIT_REVIEW,
                                         PHW_CLI_EXIT_BLOCK};
    static_assert(sizeof exits / sizeof exits[0] == PHW_VERDICT_COUNT, "an exit each");
    return exits[verdict];
}

phw_cli_exit phw_cli_worse(phw_cli_exit a, phw_cli_exit b)
{
    static const int ranks[] = {[PHW_CLI_EXIT_CLEAR] = 0,
                                [PHW_CLI_EXIT_REVIEW] = 1,
                                [PHW_CLI_EXIT_ERROR] = 2,
                                [PHW_CLI_EXIT_BLOCK] = 3};
    return ranks[a] >= ranks[b] ? a : b;
}

static void print_help(FILE *out)
{
    fputs("Usage: photoward COMMAND [OPTION]... [FILE]...\n\n"
          "Looks at a picture before it is shared: does it show a patient? where?\n"
          "what is left once it is covered? Nothing leaves this computer.\n\n"
          "Commands:\n",
          out);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        fprintf(out, "  %-10s%s\n", commands[i].name, commands[i].summary);
    fputs("\n`photoward COMMAND --help` lists a command's options; `photoward --version`\n"
          "tells the version. FILE is a picture (JPEG, PNG, WebP, TIFF, GIF, BMP, HEIC\n"
          "or AVIF), or - for standard input.\n\n"
          "Exit status: 0 nothing found, 1 a patient can be identified, 2 an error,\n"
          "3 look closely: indirect signs, or a part that could not be examined.\n",
          out);
}

static const phw_cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

static phw_cli_exit unknown_command(const char *word)
{
    const char *names[COMMAND_COUNT + 1] = {NULL};
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = commands[i].name;
    const char *nearest = phw_cli_opt_nearest(word, names);
    if (nearest)
        phw_cli_complain("unknown command \"%s\": did you mean `photoward %s`?", word, nearest);
    else if (access(word, F_OK) == 0)
        phw_cli_complain("name a command before the file: `photoward check %s`", word);
    else
        phw_cli_complain("unknown command \"%s\": see `photoward --help`", word);
    return PHW_CLI_EXIT_ERROR;
}

/* argv[0] is the program. */
static phw_cli_exit dispatch(int argc, char **argv)
{
    if (argc < 2) {
        print_help(stderr);
        return PHW_CLI_EXIT_ERROR;
    }
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        printf("photoward %s\n", phw_version());
        return PHW_CLI_EXIT_CLEAR;
    }
    bool help = strcmp(word, "help") == 0;
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || (help && argc == 2)) {
        print_help(stdout);
        return PHW_CLI_EXIT_CLEAR;
    }
    if (help)
        word = argv[2];
    const phw_cli_command *command = find_command(word);
    if (!command)
        return unknown_command(word);
    if (help) {
        char wanted[] = "--help", *only[] = {wanted, NULL};
        return command->run(1, only);
    }
    return command->run(argc - 2, argv + 2);
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], PHW_WORKER_ARGUMENT) == 0)
        return phw_worker_main(phw_cli_engine_clock());
    phw_cli_output_guard();
    phw_cli_exit result = dispatch(argc, argv);
    if (!phw_cli_output_close())
        result = PHW_CLI_EXIT_ERROR;
    return (int)result;
}
