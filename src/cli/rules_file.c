/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/rules_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/read.h"

#define NAME "photoward/photoward.rules"

/* path = directory/below/NAME where that fits and something is there. */
static bool found_in(const char *directory, const char *below, char path[PHW_CLI_PATH_MAX])
{
    struct stat facts;
    int length = snprintf(path, PHW_CLI_PATH_MAX, "%s%s/" NAME, directory, below);
    if (length > 0 && length < PHW_CLI_PATH_MAX && lstat(path, &facts) == 0)
        return true;
    path[0] = '\0';
    return false;
}

/* The XDG Base Directory Specification, 0.8: a path that is not absolute is to be ignored. */
static bool find_default(char path[PHW_CLI_PATH_MAX])
{
    const char *settings = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (settings && settings[0] == '/') {
        if (found_in(settings, "", path))
            return true;
    } else if (home && home[0] == '/' && found_in(home, "/.config", path)) {
        return true;
    }
    return found_in(PHW_CLI_SYSTEM_SETTINGS, "", path);
}

/* Nobody looked at this file when the program was started, so nobody else may have written it. */
static bool is_trusted(const char *path)
{
    struct stat facts;
    if (stat(path, &facts) != 0) {
        phw_cli_complain("%s: cannot read the rules file: use --rules or --no-rules", path);
        return false;
    }
    if (facts.st_uid != 0 && facts.st_uid != geteuid()) {
        phw_cli_complain("%s: the rules file belongs to somebody else: name it with --rules, or "
                         "use --no-rules",
                         path);
        return false;
    }
    if (facts.st_mode & (S_IWGRP | S_IWOTH)) {
        phw_cli_complain("%s: others can write the rules file: chmod go-w, or name it with --rules",
                         path);
        return false;
    }
    return true;
}

static void complain(void *path, const phw_rules_problem *problem)
{
    if (problem->line)
        phw_cli_complain("%s:%u: %s", (const char *)path, (unsigned)problem->line,
                         problem->message);
    else
        phw_cli_complain("%s: %s", (const char *)path, problem->message);
}

static bool load(const char *given, phw_cli_rules *rules)
{
    phw_error error = PHW_ERROR_INIT;
    if (given && strlen(given) >= sizeof rules->path) {
        phw_cli_complain("the name of the rules file is too long");
        return false;
    }
    if (given)
        memcpy(rules->path, given, strlen(given) + 1);
    else if (!find_default(rules->path))
        return true;
    else if (!is_trusted(rules->path))
        return false;
    phw_status status =
        phw_cli_read(rules->path, PHW_RULES_BYTES_MAX, &rules->bytes, &rules->size, &error);
    if (status == PHW_ERR_LIMIT) {
        phw_cli_complain("%s: a rules file has 1 MiB at most", rules->path);
        return false;
    }
    if (status != PHW_OK) {
        phw_cli_complain("%s: %s", rules->path, error.message);
        return false;
    }
    status =
        phw_rules_check(phw_cli_rules_text(rules), complain, rules->path, &rules->tally, &error);
    if (status == PHW_OK)
        return true;
    if (status != PHW_ERR_FORMAT)
        phw_cli_complain("%s: %s", rules->path, error.message);
    return false;
}

bool phw_cli_rules_load(const char *given, phw_cli_rules *rules)
{
    bool loaded = load(given, rules);
    if (!loaded)
        phw_cli_rules_done(rules);
    return loaded;
}

phw_rules_text phw_cli_rules_text(const phw_cli_rules *rules)
{
    return (phw_rules_text){(const char *)rules->bytes, rules->size};
}

void phw_cli_rules_done(phw_cli_rules *rules)
{
    free(rules->bytes);
    rules->bytes = NULL;
    rules->size = 0;
}
