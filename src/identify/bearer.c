/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/bearer.h"

#include <math.h>
#include <stdlib.h>

/* Weights are whole hundredths. */
#define WEIGHT_SCALE 100.0F

/* What the words of a place count together: SHARE over the root of how many the table has, and no
 * more than for FEW of them. As the recipe has it. */
#define SHARE_BESIDE 1.4F
#define FEW_BESIDE 2U
#define SHARE_PAGE 4.0F
#define FEW_PAGE 8U

/* A sign, its place's letter before it, and what it says. */
typedef struct bearer_sign {
    const char *key;
    int16_t weight;
} bearer_sign;

/* PHW_BEARER_BASE, and bearer_signs in the order of bytes. */
#include "identify/bearer_weights.inc"

#define SIGNS (sizeof bearer_signs / sizeof bearer_signs[0])

/* The letter that each place's keys begin with. As the recipe has it. */
static const char letters[PHW_BEARER_PLACE_COUNT + 1] = ".<>=LRABp";

typedef struct place_sum {
    float sum;
    unsigned count;
} place_sum;

struct phw_bearer {
    float page;                               /* what it says of every name */
    place_sum places[PHW_BEARER_PLACE_COUNT]; /* of what is being weighed */
    uint32_t turn;                            /* of what is being weighed: a number of its own */
    uint32_t met[SIGNS];                      /* the turn in which a sign was met last */
};

static int by_key(const void *key, const void *row)
{
    return strcmp(key, ((const bearer_sign *)row)->key);
}

static void hear(void *closure, phw_bearer_place place, const char *key, float value)
{
    phw_bearer *bearer = closure;
    char full[PHW_BEARER_KEY_ROOM + 1] = {letters[place]};
    const size_t length = strlen(key);
    if (length + 1 >= sizeof full)
        return;
    memcpy(full + 1, key, length + 1);
    const bearer_sign *sign = bsearch(full, bearer_signs, SIGNS, sizeof *bearer_signs, by_key);
    if (!sign || bearer->met[sign - bearer_signs] == bearer->turn)
        return;
    bearer->met[sign - bearer_signs] = bearer->turn;
    bearer->places[place].sum += (float)sign->weight / WEIGHT_SCALE * value;
    bearer->places[place].count++;
}

static void begin(phw_bearer *bearer)
{
    memset(bearer->places, 0, sizeof bearer->places);
    bearer->turn++;
}

static float sum_up(const phw_bearer *bearer)
{
    float sum = bearer->places[PHW_BEARER_PLAIN].sum;
    for (int place = PHW_BEARER_PLAIN + 1; place < PHW_BEARER_PLACE_COUNT; place++) {
        const bool page = place == PHW_BEARER_PAGE;
        const unsigned few = page ? FEW_PAGE : FEW_BESIDE;
        const unsigned count = bearer->places[place].count;
        sum += bearer->places[place].sum * (page ? SHARE_PAGE : SHARE_BESIDE) /
               sqrtf((float)(count > few ? count : few));
    }
    return sum;
}

phw_bearer *phw_bearer_new(const phw_name_page *page, const phw_name_traits *traits)
{
    phw_bearer *bearer = phw_arena_alloc(page->context->arena, sizeof *bearer);
    if (!bearer)
        return NULL;
    memset(bearer, 0, sizeof *bearer);
    begin(bearer);
    phw_bearer_page_signs(page, traits, hear, bearer);
    bearer->page = PHW_BEARER_BASE / WEIGHT_SCALE + sum_up(bearer);
    return bearer;
}

float phw_bearer_weigh(phw_bearer *bearer, const phw_name_page *page, uint32_t cell,
                       const phw_name_run *run)
{
    begin(bearer);
    phw_bearer_name_signs(page, cell, run, hear, bearer);
    return bearer->page + sum_up(bearer);
}
