/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/opt.h"

#include <stdlib.h>
#include <string.h>

#include "cli/output.h"

/* Options of one command with those it shares, for suggestions. */
#define NAMES_MAX 64

/* A longer word is nobody's slip of the finger. */
#define WORD_MAX 32

/* Help: where the sentences begin. */
#define HELP_COLUMN 26

static const char help_name[] = "help";

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/* Edits (insert, delete, replace) that make one word the other; Levenshtein 1966. */
static size_t edits(const char *a, const char *b)
{
    size_t row[WORD_MAX + 1], length = strlen(b);
    if (strlen(a) > WORD_MAX || length > WORD_MAX)
        return WORD_MAX;
    for (size_t j = 0; j <= length; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= length; j++) {
            size_t above = row[j];
            row[j] = smallest(above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1]));
            corner = above;
        }
    }
    return row[length];
}

const char *phw_cli_opt_nearest(const char *word, const char *const *list)
{
    const char *best = NULL;
    size_t fewest = strlen(word) / 3 + 1; /* one slip in a short word, more in a long one */
    for (; *list; list++) {
        size_t count = edits(word, *list);
        if (strlen(word) >= 3 && strncmp(*list, word, strlen(word)) == 0)
            count = 0; /* the beginning of it */
        if (count <= fewest && (!best || count < fewest)) {
            fewest = count;
            best = *list;
        }
    }
    return best;
}

static const phw_cli_opt *find(const phw_cli_spec *spec, const char *name, size_t length,
                               char letter)
{
    const phw_cli_opt *const tables[] = {spec->own, spec->shared};
    for (size_t i = 0; i < 2; i++)
        for (const phw_cli_opt *opt = tables[i]; opt && opt->name; opt++)
            if (name ? strlen(opt->name) == length && memcmp(opt->name, name, length) == 0
                     : opt->letter == letter)
                return opt;
    return NULL;
}

static phw_cli_parsed unknown(const phw_cli_spec *spec, const char *given, size_t length)
{
    const char *names[NAMES_MAX + 1] = {NULL}, *nearest = NULL;
    char word[WORD_MAX + 1];
    size_t count = 0;
    const phw_cli_opt *const tables[] = {spec->own, spec->shared};
    names[count++] = help_name;
    for (size_t i = 0; i < 2; i++)
        for (const phw_cli_opt *opt = tables[i]; opt && opt->name && count < NAMES_MAX; opt++)
            names[count++] = opt->name;
    const char *bare = given + strspn(given, "-");
    size_t bare_length = length - (size_t)(bare - given);
    if (bare_length > 0 && bare_length <= WORD_MAX) {
        memcpy(word, bare, bare_length);
        word[bare_length] = '\0';
        nearest = phw_cli_opt_nearest(word, names);
    }
    if (nearest)
        phw_cli_complain("%s: unknown option %.*s: did you mean --%s?", spec->name, (int)length,
                         given, nearest);
    else
        phw_cli_complain("%s: unknown option %.*s: see `photoward %s --help`", spec->name,
                         (int)length, given, spec->name);
    return PHW_CLI_WRONG;
}

static phw_cli_parsed set_choice(const phw_cli_spec *spec, const phw_cli_opt *opt,
                                 const char *value)
{
    char list[128] = "";
    for (size_t i = 0; opt->choices[i]; i++) {
        if (strcmp(opt->choices[i], value) == 0) {
            *opt->choice = i;
            return PHW_CLI_RUN;
        }
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "", opt->choices[i]);
    }
    phw_cli_complain("%s: --%s takes one of %s, not \"%s\"", spec->name, opt->name, list, value);
    return PHW_CLI_WRONG;
}

static phw_cli_parsed add_text(const phw_cli_spec *spec, const phw_cli_opt *opt, const char *value)
{
    if (opt->texts->count == PHW_CLI_TEXTS_MAX) {
        phw_cli_complain("%s: --%s can be given %d times at most", spec->name, opt->name,
                         PHW_CLI_TEXTS_MAX);
        return PHW_CLI_WRONG;
    }
    opt->texts->items[opt->texts->count++] = value;
    return PHW_CLI_RUN;
}

static phw_cli_parsed set_value(const phw_cli_spec *spec, const phw_cli_opt *opt, const char *value)
{
    if (opt->text) {
        *opt->text = value;
        return PHW_CLI_RUN;
    }
    if (opt->texts)
        return add_text(spec, opt, value);
    if (opt->choice)
        return set_choice(spec, opt, value);
    char *end = NULL;
    double number = strtod(value, &end);
    if (end == value || *end != '\0' || !(number >= opt->least && number <= opt->most)) {
        phw_cli_complain("%s: --%s takes a number from %g to %g, not \"%s\"", spec->name, opt->name,
                         opt->least, opt->most, value);
        return PHW_CLI_WRONG;
    }
    *opt->number = number;
    return PHW_CLI_RUN;
}

/* What is left to read. */
typedef struct words {
    int argc;
    char **argv;
    int at;
} words;

static phw_cli_parsed take_value(const phw_cli_spec *spec, const phw_cli_opt *opt, words *from,
                                 const char *attached)
{
    if (attached)
        return set_value(spec, opt, attached);
    if (from->at >= from->argc) {
        phw_cli_complain("%s: --%s needs a value: see `photoward %s --help`", spec->name, opt->name,
                         spec->name);
        return PHW_CLI_WRONG;
    }
    return set_value(spec, opt, from->argv[from->at++]);
}

static phw_cli_parsed parse_long(const phw_cli_spec *spec, words *from, const char *word)
{
    const char *name = word + 2;
    size_t length = strcspn(name, "=");
    const char *attached = name[length] == '=' ? name + length + 1 : NULL;
    if (strcmp(name, help_name) == 0)
        return PHW_CLI_HELP;
    const phw_cli_opt *opt = find(spec, name, length, 0);
    if (!opt)
        return unknown(spec, word, length + 2);
    if (!opt->flag)
        return take_value(spec, opt, from, attached);
    if (attached) {
        phw_cli_complain("%s: --%s takes no value", spec->name, opt->name);
        return PHW_CLI_WRONG;
    }
    *opt->flag = true;
    return PHW_CLI_RUN;
}

static phw_cli_parsed parse_letters(const phw_cli_spec *spec, words *from, const char *word)
{
    for (const char *letter = word + 1; *letter; letter++) {
        const phw_cli_opt *opt = find(spec, NULL, 0, *letter);
        if (*letter == 'h' && !opt)
            return PHW_CLI_HELP;
        if (!opt)
            return unknown(spec, word, strlen(word));
        if (!opt->flag)
            return take_value(spec, opt, from, letter[1] ? letter + 1 : NULL);
        *opt->flag = true;
    }
    return PHW_CLI_RUN;
}

phw_cli_parsed phw_cli_opt_parse(const phw_cli_spec *spec, int argc, char **argv,
                                 size_t *operand_count)
{
    words from = {argc, argv, 0};
    size_t operands = 0;
    bool options = true;
    while (from.at < argc) {
        char *word = argv[from.at++];
        phw_cli_parsed parsed = PHW_CLI_RUN;
        if (!options || word[0] != '-' || word[1] == '\0')
            argv[operands++] = word; /* never ahead of from.at */
        else if (strcmp(word, "--") == 0)
            options = false;
        else if (word[1] == '-')
            parsed = parse_long(spec, &from, word);
        else
            parsed = parse_letters(spec, &from, word);
        if (parsed != PHW_CLI_RUN)
            return parsed;
    }
    if (operands < spec->least_operands) {
        phw_cli_complain("%s: name at least one file: photoward %s %s", spec->name, spec->name,
                         spec->operands);
        return PHW_CLI_WRONG;
    }
    if (operands > spec->most_operands) {
        phw_cli_complain("%s: \"%s\" is one word too many: see `photoward %s --help`", spec->name,
                         argv[spec->most_operands], spec->name);
        return PHW_CLI_WRONG;
    }
    *operand_count = operands;
    return PHW_CLI_RUN;
}

static void help_table(const phw_cli_opt *table, FILE *out)
{
    for (const phw_cli_opt *opt = table; opt && opt->name; opt++) {
        char head[80];
        int used = 0;
        if (!opt->help)
            continue;
        used += snprintf(head, sizeof head, "  %s%c%s--%s", opt->letter ? "-" : " ",
                         opt->letter ? opt->letter : ' ', opt->letter ? ", " : "  ", opt->name);
        if (opt->value)
            snprintf(head + used, sizeof head - (size_t)used, " %s", opt->value);
        for (size_t i = 0; opt->choice && opt->choices[i]; i++) {
            used = (int)strlen(head);
            snprintf(head + used, sizeof head - (size_t)used, "%s%s", i ? "|" : " ",
                     opt->choices[i]);
        }
        if (strlen(head) + 2 > HELP_COLUMN)
            fprintf(out, "%s\n%*s", head, HELP_COLUMN, "");
        else
            fprintf(out, "%-*s", HELP_COLUMN, head);
        for (const char *c = opt->help; *c; c++) {
            fputc(*c, out);
            if (*c == '\n')
                fprintf(out, "%*s", HELP_COLUMN, "");
        }
        fputc('\n', out);
    }
}

void phw_cli_opt_help(const phw_cli_spec *spec, FILE *out)
{
    fprintf(out, "Usage: photoward %s [OPTION]... %s\n\n%s\n", spec->name, spec->operands,
            spec->summary);
    if (spec->detail)
        fprintf(out, "\n%s\n", spec->detail);
    fprintf(out, "\nOptions:\n");
    help_table(spec->own, out);
    help_table(spec->shared, out);
    fprintf(out, "  -h, --%-*s%s\n", HELP_COLUMN - 8, help_name, "Show this help.");
}
