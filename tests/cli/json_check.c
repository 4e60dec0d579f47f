/* SPDX-License-Identifier: Apache-2.0 */
/* json_check COUNT [KEY=VALUE]...: reads lines from standard input; there must be COUNT, each a
 * JSON object with the keys of photoward.report/1 in their order; KEY's value, as compact JSON
 * (strings without quotes), must be VALUE in every line. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const keys[] = {"schema",   "file",    "width",    "height", "verdict",
                                   "complete", "reasons", "findings", "planes", "unread",
                                   "metadata", "mask",    "output",   "proof"};

/* Members that are there only where they say something. */
static const char *const sometimes[] = {"stopped_early", "pages", "text",
                                        "jigsaw",        "rules", "backup"};

static int is_sometimes(const char *key)
{
    for (size_t i = 0; i < sizeof sometimes / sizeof sometimes[0]; i++)
        if (strcmp(key, sometimes[i]) == 0)
            return 1;
    return 0;
}

static int keys_in_order(json_t *root)
{
    size_t at = 0;
    const char *key;
    json_t *value;
    json_object_foreach(root, key, value)
    {
        if (is_sometimes(key))
            continue;
        if (at >= sizeof keys / sizeof keys[0] || strcmp(key, keys[at]) != 0) {
            fprintf(stderr, "json_check: key %zu is %s\n", at + 1, key);
            return 0;
        }
        at++;
    }
    return at == sizeof keys / sizeof keys[0];
}

static int has_value(json_t *root, const char *pair)
{
    size_t length = strcspn(pair, "=");
    char *key = strndup(pair, length), *found = NULL;
    json_t *value = json_object_get(root, key);
    if (json_is_string(value))
        found = strdup(json_string_value(value));
    else if (value)
        found = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    int equal = found && pair[length] == '=' && strcmp(found, pair + length + 1) == 0;
    if (!equal)
        fprintf(stderr, "json_check: %s is %s\n", pair, found ? found : "missing");
    free(found);
    free(key);
    return equal;
}

int main(int argc, char **argv)
{
    char *line = NULL;
    size_t capacity = 0, count = 0;
    int good = argc > 1;
    while (good && getline(&line, &capacity, stdin) > 0) {
        json_error_t error;
        json_t *root = json_loads(line, JSON_REJECT_DUPLICATES, &error);
        if (!json_is_object(root))
            fprintf(stderr, "json_check: line %zu: %s\n", count + 1, error.text);
        good = json_is_object(root) && keys_in_order(root);
        for (int i = 2; good && i < argc; i++)
            good = has_value(root, argv[i]);
        json_decref(root);
        count++;
    }
    free(line);
    if (good && count != strtoul(argv[1], NULL, 10)) {
        fprintf(stderr, "json_check: %zu lines\n", count);
        good = 0;
    }
    return good ? 0 : 1;
}
