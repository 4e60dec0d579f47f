/* SPDX-License-Identifier: Apache-2.0 */
#include "ocr/contrast.h"

#include <stddef.h>
#include <string.h>

#include "base/simd.h"

#define INK_SHARE 0.03     /* of the pixels are darker than this … */
#define GROUND_SHARE 0.80  /* … and of the pixels darker than this: ground is where most are */
#define STRETCH 3          /* heights of the line measured together, half of them shared */
#define LEAST_SHARE 0.4f   /* of the whole line's contrast, below which a stretch has no ink */
#define MOST_STRETCHES 512 /* a strip is at most some 8,000 pixels long */
#define BLOCK 256U         /* columns whose levels are worked out together */

/* What stands for ink and ground. */
typedef struct levels {
    float ink, ground;
} levels;

typedef struct area {
    uint32_t left, right, top, bottom; /* right and bottom are outside */
} area;

static levels measure(const phw_image *line, const area *where)
{
    size_t counts[256] = {0}, total = 0, seen = 0;
    levels found = {-1, 255};
    for (uint32_t y = where->top; y < where->bottom; y++) {
        const uint8_t *row = phw_image_row(line, y);
        for (uint32_t x = where->left; x < where->right; x++)
            counts[row[x]]++;
        total += where->right - where->left;
    }
    for (int value = 0; value < 256; value++) {
        seen += counts[value];
        if (found.ink < 0 && (double)seen > INK_SHARE * (double)total)
            found.ink = (float)value;
        if ((double)seen >= GROUND_SHARE * (double)total) {
            found.ground = (float)value;
            break;
        }
    }
    if (found.ink < 0)
        found.ink = found.ground;
    return found;
}

static void invert(phw_image *line)
{
    for (uint32_t y = 0; y < line->height; y++) {
        uint8_t *row = phw_image_row_mut(line, y);
        for (uint32_t x = 0; x < line->width; x++)
            row[x] = (uint8_t)(255 - row[x]);
    }
}

/* Stretches overlap by half; where one has no ink the whole line's levels hold. */
static size_t measure_stretches(const phw_image *line, const area *inner, uint32_t step,
                                const levels *whole, levels *stretches)
{
    size_t count = 0;
    for (uint32_t left = inner->left; count < MOST_STRETCHES; left += step) {
        area part = *inner;
        part.left = left;
        part.right = left + 2 * step < inner->right ? left + 2 * step : inner->right;
        levels here = measure(line, &part);
        stretches[count++] =
            here.ground - here.ink < LEAST_SHARE * (whole->ground - whole->ink) ? *whole : here;
        if (part.right == inner->right)
            break;
    }
    return count;
}

/* What becomes of a column's levels: ink + gain × what they are above it. */
typedef struct mapping {
    float ink[BLOCK], gain[BLOCK];
} mapping;

static void map_column(mapping *m, uint32_t at, levels of)
{
    m->ink[at] = of.ink;
    m->gain[at] = (float)(PHW_CONTRAST_GROUND - PHW_CONTRAST_INK) /
                  (of.ground - of.ink > 1 ? of.ground - of.ink : 1);
}

PHW_SIMD_CLONES static void map_row(const mapping *m, uint32_t count, uint8_t *row)
{
    for (uint32_t x = 0; x < count; x++) {
        float mapped = PHW_CONTRAST_INK + m->gain[x] * ((float)row[x] - m->ink[x]);
        mapped = mapped < 0 ? 0 : mapped;
        mapped = mapped > 255 ? 255 : mapped;
        row[x] = (uint8_t)mapped;
    }
}

void phw_contrast_normalise(phw_image *line, bool light_on_dark, uint32_t margin_x,
                            uint32_t margin_y)
{
    levels stretches[MOST_STRETCHES];
    area inner = {0, line->width, 0, line->height};
    uint32_t step = line->height * STRETCH / 2;
    if (light_on_dark)
        invert(line);
    if (line->width > 2 * margin_x && line->height > 2 * margin_y)
        inner = (area){margin_x, line->width - margin_x, margin_y, line->height - margin_y};
    levels whole = measure(line, &inner);
    size_t count = measure_stretches(line, &inner, step, &whole, stretches);
    for (uint32_t left = 0; left < line->width; left += BLOCK) {
        const uint32_t columns = line->width - left < BLOCK ? line->width - left : BLOCK;
        mapping m;
        for (uint32_t x = 0; x < columns; x++) {
            /* Between the middles of two stretches their levels are mixed. */
            float place = ((float)(left + x) - (float)inner.left) / (float)step - 1;
            place = place < 0 ? 0 : place > (float)(count - 1) ? (float)(count - 1) : place;
            size_t before = (size_t)place, after = before + 1 < count ? before + 1 : before;
            float share = place - (float)before;
            const levels *a = &stretches[before], *b = &stretches[after];
            map_column(&m, x,
                       (levels){a->ink + (b->ink - a->ink) * share,
                                a->ground + (b->ground - a->ground) * share});
        }
        for (uint32_t y = 0; y < line->height; y++)
            map_row(&m, columns, phw_image_row_mut(line, y) + left);
    }
}
