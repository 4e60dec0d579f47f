/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/opt.h"

/* A small command with one option of each kind. */
typedef struct values {
    bool quiet;
    bool deep;
    const char *output;
    size_t format;
    double timeout;
    size_t operands;
} values;

static const char *const formats[] = {"text", "json", NULL};

#define WORDS_MAX 16

/* Parses a line of words parted by single spaces; the words are left in @p argv. */
static phw_cli_parsed parse(const char *line, values *got, char *argv[WORDS_MAX])
{
    static char words[256];
    const phw_cli_opt own[] = {
        {.name = "output", .letter = 'o', .value = "OUT", .help = "Name.", .text = &got->output},
        {.name = "format", .help = "Format.", .choice = &got->format, .choices = formats},
        {0}};
    const phw_cli_opt shared[] = {
        {.name = "quiet", .letter = 'q', .help = "Quiet.", .flag = &got->quiet},
        {.name = "deep", .letter = 'd', .help = "Deep.", .flag = &got->deep},
        {.name = "timeout", .value = "S", .help = "Time.", .number = &got->timeout, .most = 60},
        {0}};
    const phw_cli_spec spec = {.name = "try",
                               .operands = "FILE...",
                               .own = own,
                               .shared = shared,
                               .least_operands = 1,
                               .most_operands = 3};
    int argc = 0;
    *got = (values){.timeout = -1};
    assert_true(strlen(line) < sizeof words);
    strcpy(words, line);
    for (char *word = strtok(words, " "); word; word = strtok(NULL, " ")) {
        assert_true(argc < WORDS_MAX - 1);
        argv[argc++] = word;
    }
    argv[argc] = NULL;
    return phw_cli_opt_parse(&spec, argc, argv, &got->operands);
}

static void takes_options_anywhere(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "-q -o out.png --format json --timeout 5 a.jpg b.jpg",
        "a.jpg --format=json b.jpg -qoout.png --timeout=5",
        "a.jpg b.jpg --quiet --output=out.png --timeout 5 --format json",
        "a.jpg --output out.png --format text --format json --timeout 5.0 -q -- b.jpg"};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        values got;
        char *argv[WORDS_MAX];
        assert_int_equal(parse(lines[i], &got, argv), PHW_CLI_RUN);
        assert_true(got.quiet && !got.deep);
        assert_string_equal(got.output, "out.png");
        assert_int_equal(got.format, 1);
        assert_float_equal(got.timeout, 5, 0);
        assert_int_equal(got.operands, 2);
        assert_string_equal(argv[0], "a.jpg");
        assert_string_equal(argv[1], "b.jpg");
    }
}

static void dashes_can_be_operands(void **state)
{
    (void)state;
    values got;
    char *argv[WORDS_MAX];
    assert_int_equal(parse("- -- -q --format", &got, argv), PHW_CLI_RUN);
    assert_int_equal(got.operands, 3);
    assert_string_equal(argv[0], "-");
    assert_string_equal(argv[1], "-q");
    assert_string_equal(argv[2], "--format");
    assert_false(got.quiet);
}

static void refuses_what_makes_no_sense(void **state)
{
    (void)state;
    static const char *const lines[] = {"--fromat json a.jpg",
                                        "-x a.jpg",
                                        "--format xml a.jpg",
                                        "--timeout soon a.jpg",
                                        "--timeout 61 a.jpg",
                                        "--timeout -1 a.jpg",
                                        "--timeout nan a.jpg",
                                        "--timeout 5x a.jpg",
                                        "--quiet=yes a.jpg",
                                        "a.jpg --output",
                                        "-q",
                                        "a b c d",
                                        "--form json a.jpg",
                                        "a.jpg -o"};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        values got;
        char *argv[WORDS_MAX];
        assert_int_equal(parse(lines[i], &got, argv), PHW_CLI_WRONG);
    }
}

static void help_wins(void **state)
{
    (void)state;
    static const char *const lines[] = {"--help", "-h", "a.jpg --help --nonsense", "-qh"};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        values got;
        char *argv[WORDS_MAX];
        assert_int_equal(parse(lines[i], &got, argv), PHW_CLI_HELP);
    }
}

static void help_lists_every_option_but_aliases(void **state)
{
    (void)state;
    bool flag = false;
    size_t choice = 0;
    const phw_cli_opt own[] = {
        {.name = "format", .help = "How.\nSecond line.", .choice = &choice, .choices = formats},
        {.name = "hidden", .flag = &flag},
        {.name = "quiet", .letter = 'q', .help = "No noise.", .flag = &flag},
        {0}};
    const phw_cli_spec spec = {
        .name = "try", .operands = "FILE...", .summary = "Tries.", .own = own};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    phw_cli_opt_help(&spec, out);
    fclose(out);
    assert_string_equal(text, "Usage: photoward try [OPTION]... FILE...\n\nTries.\n\nOptions:\n"
                              "      --format text|json  How.\n"
                              "                          Second line.\n"
                              "  -q, --quiet             No noise.\n"
                              "  -h, --help              Show this help.\n");
    free(text);
}

static void suggests_what_was_meant(void **state)
{
    (void)state;
    static const char *const list[] = {"check", "redact", "models", NULL};
    static const struct {
        const char *word;
        const char *nearest;
    } cases[] = {{"chekc", "check"}, {"cehck", "check"},  {"redct", "redact"}, {"model", "models"},
                 {"mod", "models"},  {"xyzzy", NULL},     {"desk.jpg", NULL},  {"", NULL},
                 {"red", "redact"},  {"checks", "check"}, {"c", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *nearest = phw_cli_opt_nearest(cases[i].word, list);
        if (cases[i].nearest)
            assert_string_equal(nearest, cases[i].nearest);
        else
            assert_null(nearest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_options_anywhere),
        cmocka_unit_test(dashes_can_be_operands),
        cmocka_unit_test(refuses_what_makes_no_sense),
        cmocka_unit_test(help_wins),
        cmocka_unit_test(help_lists_every_option_but_aliases),
        cmocka_unit_test(suggests_what_was_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
