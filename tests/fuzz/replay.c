/* SPDX-License-Identifier: Apache-2.0 */
/* Stands in for libFuzzer: runs a fuzz target over each file of a folder, and over mutations of it
 * that follow from a printed seed.   replay FOLDER [ROUNDS [SEED]]   When the target aborts
 * (sanitizers do with abort_on_error=1), the input goes to replay-crash.bin in the working
 * directory. */
#include <dirent.h>
#include <inttypes.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS_DEFAULT 200
#define SEED_DEFAULT 20240901
#define CRASH_FILE "replay-crash.bin"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/** A file in memory. */
typedef struct input {
    uint8_t *bytes;
    size_t size;
} input;

/* What is being run, for the one who dies of it. */
static struct {
    const char *name;
    unsigned long round;
    input now;
} current;

static void save_crash(void)
{
    FILE *file = fopen(CRASH_FILE, "wb");
    fprintf(stderr, "replay: died of %s, round %lu; input in " CRASH_FILE "\n", current.name,
            current.round);
    if (!file)
        return;
    if (fwrite(current.now.bytes, 1, current.now.size, file) != current.now.size)
        fputs("replay: " CRASH_FILE " is not whole\n", stderr);
    fclose(file);
}

static void on_abort(int number)
{
    save_crash();
    signal(number, SIG_DFL);
    raise(number);
}

static uint64_t next_random(uint64_t *state)
{
    /* xorshift64*, Vigna, An experimental exploration of Marsaglia's generators, 2016. */
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static size_t below(uint64_t *state, size_t limit)
{
    return limit ? (size_t)(next_random(state) >> 16) % limit : 0;
}

static void flip_bit(input *in, uint64_t *state)
{
    in->bytes[below(state, in->size)] ^= (uint8_t)(1U << below(state, 8));
}

static void set_byte(input *in, uint64_t *state)
{
    static const uint8_t telling[] = {0, 1, 8, 0x7F, 0x80, 0xD8, 0xD9, 0xDA, 0xFE, 0xFF};
    in->bytes[below(state, in->size)] = telling[below(state, sizeof telling)];
}

static void set_number(input *in, uint64_t *state)
{
    static const uint32_t telling[] = {0, 1, 0xFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFF};
    size_t at = below(state, in->size), width = (size_t)1 << below(state, 3);
    uint32_t value = telling[below(state, sizeof telling / sizeof telling[0])];
    for (size_t i = 0; i < width && at + i < in->size; i++)
        in->bytes[at + i] = (uint8_t)(value >> 8 * i);
}

static void cut_end(input *in, uint64_t *state)
{
    in->size = 1 + below(state, in->size);
}

static void cut_middle(input *in, uint64_t *state)
{
    size_t from = below(state, in->size), count = below(state, in->size - from);
    memmove(in->bytes + from, in->bytes + from + count, in->size - from - count);
    in->size -= count;
}

static void copy_part(input *in, uint64_t *state)
{
    size_t from = below(state, in->size), to = below(state, in->size);
    size_t most = in->size - (from > to ? from : to);
    memmove(in->bytes + to, in->bytes + from, below(state, most));
}

static void mutate(input *in, uint64_t *state)
{
    static void (*const ways[])(input *, uint64_t *) = {
        flip_bit, set_byte, set_number, cut_end, cut_middle, copy_part, flip_bit, set_byte};
    size_t times = 1 + below(state, 6);
    while (times-- && in->size)
        ways[below(state, sizeof ways / sizeof ways[0])](in, state);
}

static input read_file(const char *folder, const char *name)
{
    char path[4096];
    input in = {NULL, 0};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        goto fail;
    long size = ftell(file);
    in.bytes = size >= 0 ? malloc((size_t)size + 1) : NULL;
    rewind(file);
    if (!in.bytes || fread(in.bytes, 1, (size_t)size, file) != (size_t)size)
        goto fail;
    in.size = (size_t)size;
    fclose(file);
    return in;
fail:
    fprintf(stderr, "replay: cannot read %s\n", path);
    exit(2);
}

/* In a block of its own size, so that the sanitizer sees a read past the end. */
static void run(const input *in)
{
    uint8_t *exact = malloc(in->size ? in->size : 1);
    if (!exact)
        exit(2);
    memcpy(exact, in->bytes, in->size);
    current.now = (input){exact, in->size};
    LLVMFuzzerTestOneInput(exact, in->size);
    free(exact);
}

static void run_file(const char *folder, const char *name, unsigned long rounds, uint64_t seed)
{
    input original = read_file(folder, name), changed = {malloc(original.size + 1), 0};
    if (!changed.bytes)
        exit(2);
    current.name = name;
    current.round = 0;
    run(&original);
    for (current.round = 1; current.round <= rounds; current.round++) {
        /* Each round follows from seed, file and number alone, so that one can be repeated. */
        uint64_t state = seed * 1000003 + current.round;
        for (const char *c = name; *c; c++)
            state = state * 31 + (unsigned char)*c;
        memcpy(changed.bytes, original.bytes, original.size);
        changed.size = original.size;
        state |= 1;
        mutate(&changed, &state);
        run(&changed);
    }
    free(original.bytes);
    free(changed.bytes);
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(int argc, char **argv)
{
    struct dirent **entries = NULL;
    if (argc < 2 || argc > 4) {
        fprintf(stderr, "usage: %s FOLDER [ROUNDS [SEED]]\n", argv[0]);
        return 2;
    }
    unsigned long rounds = argc > 2 ? strtoul(argv[2], NULL, 10) : ROUNDS_DEFAULT;
    uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : SEED_DEFAULT;
    int count = scandir(argv[1], &entries, is_visible, alphasort);
    if (count < 1) {
        fprintf(stderr, "replay: no files in %s\n", argv[1]);
        return 2;
    }
    signal(SIGABRT, on_abort);
    printf("%d files, %lu mutations of each, seed %" PRIu64 "\n", count, rounds, seed);
    for (int i = 0; i < count; i++) {
        run_file(argv[1], entries[i]->d_name, rounds, seed);
        free(entries[i]);
    }
    free(entries);
    return 0;
}
