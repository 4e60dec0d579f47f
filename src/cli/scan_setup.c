/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/scan_setup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/rules_file.h"
#include "photoward/version.h"

#define NS_PER_SECOND 1000000000LL
#define HOUR_S 3600L
#define DAY_S 86400L

/* Far beyond any photo's age, in hours or days. */
#define SPAN_MAX 100000L

static const char state_name[] = "photoward/scan.state";

/* Makes the folders of a path, for their owner alone. */
static phw_status make_folders(char *path, phw_error *error)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        int failed = mkdir(path, S_IRWXU) != 0 && errno != EEXIST ? errno : 0;
        if (failed)
            phw_error_set(error, PHW_ERR_IO, "cannot make %.150s for the state: %s", path,
                          strerror(failed));
        *slash = '/';
        if (failed)
            return PHW_ERR_IO;
    }
    return PHW_OK;
}

phw_status phw_cli_state_path(const char *given, char path[PHW_CLI_PATH_MAX], phw_error *error)
{
    /* https://specifications.freedesktop.org/basedir-spec: a relative one is not to be used. */
    const char *states = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    int length;
    if (given)
        length = snprintf(path, PHW_CLI_PATH_MAX, "%s", given);
    else if (states && states[0] == '/')
        length = snprintf(path, PHW_CLI_PATH_MAX, "%s/%s", states, state_name);
    else if (home && home[0] == '/')
        length = snprintf(path, PHW_CLI_PATH_MAX, "%s/.local/state/%s", home, state_name);
    else
        return phw_error_set(error, PHW_ERR_ARGUMENT,
                             "there is no home directory: say where the state goes with --state");
    if (length >= PHW_CLI_PATH_MAX)
        return phw_error_set(error, PHW_ERR_ARGUMENT, "the state's name is too long");
    return given ? PHW_OK : make_folders(path, error);
}

static phw_status digest_model(const char *path, phw_digest *digest, phw_error *error)
{
    uint64_t size = 0;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return phw_error_set(error, PHW_ERR_IO, "cannot open %.150s: %s", path, strerror(errno));
    phw_status status = phw_digest_file(descriptor, digest, &size, error);
    close(descriptor);
    return status;
}

phw_status phw_cli_scan_setup(const phw_cli_engine *engine, phw_state_setup *setup,
                              phw_error *error)
{
    phw_cli_paths found;
    phw_digest models;
    phw_digesting digesting;
    phw_cli_rules rules = PHW_CLI_RULES_INIT;
    const char *words = engine->no_faces ? "photoward " PHW_VERSION_STRING ", without faces"
                                         : "photoward " PHW_VERSION_STRING;
    phw_status status = phw_cli_paths_tables(engine->models, &found, error);
    if (status == PHW_OK)
        status = digest_model(found.tables, &models, error);
    if (status == PHW_OK && !engine->no_rules && !phw_cli_rules_load(engine->rules, &rules))
        status = phw_error_set(error, PHW_ERR_ARGUMENT, "scan: mend the rules, or say --no-rules");
    if (status != PHW_OK)
        return status;
    phw_digest_start(&digesting);
    phw_digest_add(&digesting, words, strlen(words) + 1);
    phw_digest_add(&digesting, &models, sizeof models);
    phw_digest_add(&digesting, rules.bytes, rules.size);
    phw_cli_rules_done(&rules);
    setup->key = phw_digest_end(&digesting);
    setup->words = words;
    return PHW_OK;
}

phw_state *phw_cli_state_open(const char *path, bool create)
{
    phw_error error = PHW_ERROR_INIT;
    phw_state *state = NULL;
    if (phw_state_open(path, create, &state, &error) != PHW_OK)
        phw_cli_complain("the state %s: %s", path, error.message);
    return state;
}

bool phw_cli_since(const char *text, int64_t now_s, int64_t *since_ns)
{
    char *end = NULL;
    int used = 0, hour = 0, minute = 0;
    struct tm day = {.tm_isdst = -1};
    long span = strtol(text, &end, 10);
    if (end != text && span > 0 && span <= SPAN_MAX && (*end == 'd' || *end == 'h') && !end[1]) {
        *since_ns = (now_s - span * (*end == 'd' ? DAY_S : HOUR_S)) * NS_PER_SECOND;
        return true;
    }
    if (sscanf(text, "%4d-%2d-%2d%n", &day.tm_year, &day.tm_mon, &day.tm_mday, &used) != 3)
        return false;
    text += used;
    used = 0;
    if (*text && (sscanf(text, "%*1[ T]%2d:%2d%n", &hour, &minute, &used) != 2 || text[used]))
        return false;
    struct tm asked = {.tm_year = day.tm_year - 1900,
                       .tm_mon = day.tm_mon - 1,
                       .tm_mday = day.tm_mday,
                       .tm_hour = hour,
                       .tm_min = minute,
                       .tm_isdst = -1};
    day = asked;
    time_t when = mktime(&day);
    /* 30 February would have become 1 March. */
    if (when == (time_t)-1 || day.tm_mon != asked.tm_mon || day.tm_mday != asked.tm_mday ||
        hour > 23 || minute > 59)
        return false;
    *since_ns = (int64_t)when * NS_PER_SECOND;
    return true;
}
