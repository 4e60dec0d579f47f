/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/genre.h"

#include <math.h>
#include <string.h>

#include "identify/genre_signs.h"
#include "identify/observe.h"

/* Weights are kept as whole thousandths, one for each kind from record to other. */
#define WEIGHT_SCALE 1000.0
#define KINDS (PHW_GENRE_OTHER - PHW_GENRE_CLINICAL_RECORD + 1)

static const int16_t weights[PHW_GENRE_SIGN_COUNT][KINDS] = {
#include "identify/genre_weights.inc"
};

/* What a sign must add to the winner, over what it adds to the others, to be a reason. */
#define REASON_LEAST 0.15

static double worth(const phw_genre_signs *signs, int sign, int kind)
{
    return signs->value[sign] * weights[sign][kind] / WEIGHT_SCALE;
}

/* How much more a sign says for a kind than for the others on average. */
static double speaks_for(const phw_genre_signs *signs, int sign, int kind)
{
    double others = 0;
    for (int k = 0; k < KINDS; k++)
        others += k == kind ? 0 : worth(signs, sign, k);
    return worth(signs, sign, kind) - others / (KINDS - 1);
}

static void explain(const phw_genre_signs *signs, int kind, phw_genre *genre)
{
    bool told[PHW_GENRE_SIGN_COUNT] = {false};
    while (genre->because_count < PHW_GENRE_BECAUSE_MAX) {
        int best = -1;
        double most = REASON_LEAST;
        for (int sign = 0; sign < PHW_GENRE_SIGN_COUNT; sign++) {
            double here = told[sign] || !phw_genre_sign_words((phw_genre_sign)sign, kind)
                              ? 0
                              : speaks_for(signs, sign, kind);
            if (here <= most)
                continue;
            most = here;
            best = sign;
        }
        if (best < 0)
            return;
        told[best] = true;
        genre->because[genre->because_count++] = phw_genre_sign_words((phw_genre_sign)best, kind);
    }
}

phw_genre phw_genre_judge(const phw_context *context)
{
    if (!context->name_page || context->view->cell_count == 0)
        return (phw_genre){.kind = PHW_GENRE_NONE};
    phw_genre_signs signs = phw_genre_signs_count(context->name_page);
    if (context->observer && context->observer->see_page)
        context->observer->see_page(context->observer->closure, &signs);
    double odds[KINDS], sum = 0;
    int best = 0;
    for (int kind = 0; kind < KINDS; kind++) {
        odds[kind] = 0;
        for (int sign = 0; sign < PHW_GENRE_SIGN_COUNT; sign++)
            odds[kind] += worth(&signs, sign, kind);
        if (odds[kind] > odds[best])
            best = kind;
    }
    /* However it is set: where several patients have their numbers it is a list of them. */
    if (signs.several && best == 0)
        best = PHW_GENRE_CLINICAL_LIST - PHW_GENRE_CLINICAL_RECORD;
    for (int kind = 0; kind < KINDS; kind++)
        sum += exp(fmin(odds[kind], odds[best]) - odds[best]);
    phw_genre genre = {.kind = (phw_genre_kind)(PHW_GENRE_CLINICAL_RECORD + best),
                       .confidence = 1 / sum};
    explain(&signs, best, &genre);
    return genre;
}
