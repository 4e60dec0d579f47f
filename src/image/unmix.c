/* SPDX-License-Identifier: Apache-2.0 */
#include "image/unmix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RGB = 3, LEVELS = 256 };

/* Entries of a palette that have one colour; two need no unmixing. */
#define KINDS_LEAST 3U
#define KINDS_MOST 64U
/* Rarer ones, of all pixels, make no letters. */
#define RARE 2000U

/* Of neighbours so many, in hundredths, are of different levels in a mixture; letters of one entry
 * on a ground of another have less. */
#define MIXED_LEAST 12U

/* Levels keep together where a pixel's neighbour is by so much likelier of its own kind; and so
 * often they are asked, which tells apart what differs by a few hundredths. */
#define TOGETHER_LEAST 0.2
#define ROUNDS 200

/* How often levels stand beside each other, and the levels that there are. */
typedef struct company {
    uint32_t beside[LEVELS][LEVELS];
    uint32_t pixels[LEVELS];
    uint8_t kinds[LEVELS];
    uint32_t count;
    double share[LEVELS]; /* by kind, of all neighbours */
} company;

static void count_company(const phw_image *image, company *c)
{
    for (uint32_t y = 0; y < image->height; y++) {
        const uint8_t *row = phw_image_row(image, y);
        const uint8_t *below = y + 1 < image->height ? phw_image_row(image, y + 1) : NULL;
        for (uint32_t x = 0; x < image->width; x++) {
            const uint8_t here = row[(size_t)x * RGB];
            c->pixels[here]++;
            if (x + 1 < image->width)
                c->beside[here][row[(size_t)(x + 1) * RGB]]++;
            if (below)
                c->beside[here][below[(size_t)x * RGB]]++;
        }
    }
}

static uint32_t beside(const company *c, uint32_t a, uint32_t b)
{
    return c->beside[c->kinds[a]][c->kinds[b]] + c->beside[c->kinds[b]][c->kinds[a]];
}

/* Whether there is a mixture of a few. */
static bool find_kinds(const phw_image *image, company *c)
{
    const uint64_t all = (uint64_t)image->width * image->height;
    uint64_t sum = 0, mixed = 0;
    for (uint32_t level = 0; level < LEVELS; level++)
        if (c->pixels[level] && (uint64_t)c->pixels[level] * RARE >= all)
            c->kinds[c->count++] = (uint8_t)level;
    if (c->count < KINDS_LEAST || c->count > KINDS_MOST)
        return false;
    for (uint32_t a = 0; a < c->count; a++)
        for (uint32_t b = 0; b < c->count; b++) {
            const uint32_t pairs = beside(c, a, b);
            c->share[a] += pairs;
            sum += pairs;
            mixed += a == b ? 0 : pairs;
        }
    for (uint32_t a = 0; a < c->count; a++)
        c->share[a] /= sum ? (double)sum : 1;
    return sum && mixed * 100 >= sum * MIXED_LEAST;
}

/* Takes out of @p v what it has of @p other; both by kind, weighed by the kinds' shares. */
static void take_out(const company *c, double *v, const double *other)
{
    double both = 0, own = 0;
    for (uint32_t a = 0; a < c->count; a++) {
        both += c->share[a] * v[a] * other[a];
        own += c->share[a] * other[a] * other[a];
    }
    for (uint32_t a = 0; own > 0 && a < c->count; a++)
        v[a] -= both / own * other[a];
}

static double length_of(const company *c, const double *v)
{
    double sum = 0;
    for (uint32_t a = 0; a < c->count; a++)
        sum += c->share[a] * v[a] * v[a];
    return sqrt(sum);
}

/* Each kind becomes half what it was and half what its neighbours are on average. */
static void ask_neighbours(const company *c, const double *v, double *to)
{
    for (uint32_t a = 0; a < c->count; a++) {
        double sum = 0, pairs = 0;
        for (uint32_t b = 0; b < c->count; b++) {
            sum += beside(c, a, b) * v[b];
            pairs += beside(c, a, b);
        }
        to[a] = (v[a] + (pairs > 0 ? sum / pairs : 0)) / 2;
    }
}

/* What is left after many rounds: the eigenvector of the chain of neighbours that fades slowest
 * but for those found before, of which the first is what all have in common.
 * @return by how much likelier neighbours are alike in it. */
static double settle(const company *c, double found[][LEVELS], int before)
{
    double *v = found[before], next[LEVELS] = {0}, kept = 0;
    for (uint32_t a = 0; a < c->count; a++)
        v[a] = 1.0 / (a + 2 + (unsigned)before) - (a % 3 == (unsigned)before ? 0.5 : 0);
    for (int round = 0; round < ROUNDS; round++) {
        for (int k = 0; k < before; k++)
            take_out(c, v, found[k]);
        const double length = length_of(c, v);
        if (length <= 0)
            return 0;
        for (uint32_t a = 0; a < c->count; a++)
            v[a] /= length;
        ask_neighbours(c, v, next);
        kept = length_of(c, next);
        memcpy(v, next, c->count * sizeof *v);
    }
    return 2 * kept - 1;
}

/* What most pixels are becomes white. */
static phw_status draw(const phw_image *image, const company *c, const double *v, phw_image **view,
                       phw_error *error)
{
    uint8_t grey[LEVELS] = {0};
    double low = v[0], high = v[0], mean = 0;
    for (uint32_t a = 0; a < c->count; a++) {
        low = fmin(low, v[a]);
        high = fmax(high, v[a]);
        mean += c->share[a] * v[a];
    }
    const bool turned = mean - low < high - mean;
    for (uint32_t a = 0; high > low && a < c->count; a++) {
        const double at = (v[a] - low) / (high - low) * UINT8_MAX;
        grey[c->kinds[a]] = (uint8_t)lround(turned ? UINT8_MAX - at : at);
    }
    phw_status status = phw_image_new(image->width, image->height, RGB, view, error);
    for (uint32_t y = 0; status == PHW_OK && y < image->height; y++) {
        const uint8_t *from = phw_image_row(image, y);
        uint8_t *to = phw_image_row_mut(*view, y);
        for (uint32_t x = 0; x < image->width; x++)
            memset(to + (size_t)x * RGB, grey[from[(size_t)x * RGB]], RGB);
    }
    return status;
}

phw_status phw_unmix(const phw_image *image, phw_image *views[PHW_UNMIX_VIEWS], phw_error *error)
{
    double found[1 + PHW_UNMIX_VIEWS][LEVELS];
    company *c = calloc(1, sizeof *c);
    phw_status status = PHW_OK;
    int made = 0;
    for (int i = 0; i < PHW_UNMIX_VIEWS; i++)
        views[i] = NULL;
    if (!c)
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory for what a palette hides");
    count_company(image, c);
    if (find_kinds(image, c)) {
        for (uint32_t a = 0; a < c->count; a++)
            found[0][a] = 1;
        while (status == PHW_OK && made < PHW_UNMIX_VIEWS &&
               settle(c, found, 1 + made) >= TOGETHER_LEAST) {
            status = draw(image, c, found[1 + made], &views[made], error);
            made++;
        }
    }
    free(c);
    if (status != PHW_OK)
        for (int i = 0; i < PHW_UNMIX_VIEWS; i++)
            phw_image_free(&views[i]);
    return status;
}
