/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a rules file: it is read or its problems are told, each with a line and a sentence,
 * and what was read can be looked for on a page. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "identify/rules.h"
#include "identify/rules_pattern.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void look_at(void *context, const phw_rules_problem *problem)
{
    uint32_t *last = context;
    size_t length = strlen(problem->message);
    must(length > 0 && phw_utf8_valid(problem->message, length));
    must(strchr(problem->message, '\n') == NULL);
    *last = problem->line;
}

/* What a page may say: patterns are tried on it, and must end. */
static const char text[] = "Ward 4, RX123456 aaaaaaaaaaaaaaaaaaaaaaaa 12-34-5678 photoward rules 1";

static void search(const struct phw_rules_pattern *pattern)
{
    phw_pattern_search searching;
    size_t begin = 0, end = 0;
    must(phw_pattern_search_begin(&searching, pattern, sizeof text - 1));
    for (size_t at = 0; at < sizeof text - 1; at = end) {
        if (phw_pattern_next(&searching, text, sizeof text - 1, at, &begin, &end) !=
            PHW_PATTERN_THERE)
            break;
        must(begin < end && end > at && end <= sizeof text - 1);
    }
    phw_pattern_search_done(&searching);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    phw_rules *rules = NULL;
    phw_error error = PHW_ERROR_INIT;
    uint32_t last = 0;
    /* Of the exact size, so that the sanitizers see what reads on. */
    char *file = malloc(size + !size);
    must(file != NULL);
    if (size)
        memcpy(file, bytes, size);
    phw_status status =
        phw_rules_read((phw_rules_text){file, size}, look_at, &last, &rules, &error);
    must((status == PHW_OK) == (rules != NULL));
    must(status == PHW_OK || error.message[0] != '\0');
    for (size_t i = 0; rules && i < rules->count; i++) {
        must(rules->rules[i].line > 0);
        if (rules->rules[i].pattern)
            search(rules->rules[i].pattern);
    }
    phw_rules_free(&rules);
    free(file);
    return 0;
}
