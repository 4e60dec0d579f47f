/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/proof.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "redact/policy.h"
#include "redact/raster.h"

/* Tolerances for JPEG, per 16 × 16 pixels (the largest unit it codes in one piece). Measured with
 * libjpeg-turbo 2.1 at qualities 50 … 95, 4:4:4 and 4:2:0, on screens, letters, photographs and on
 * noise of black and white pixels, with black and with coloured fills:
 * - deep inside the mask, more than 2 px from the unit's neighbours that are not wholly covered,
 *   nothing of the picture is left: at most 3 levels off (rounding of the fill's own colour);
 * - where a unit is covered in part, the kept part rings into the covered one: at most 58 levels
 *   off on average; what was covered cannot ring, because it never reached the encoder;
 * - kept parts: at most 27 levels off on average over a unit (at least a quarter of it kept). */
#define UNIT 16U
#define INNER_REACH 2U
#define INNER_MOST 5
#define EDGE_MEAN_MOST 80
#define KEPT_MEAN_MOST 48
#define KEPT_LEAST 64U

/* A finding of the new scan with more than this share under the mask is no reading of the picture:
 * its letters stand where every pixel is the fill. */
#define PHANTOM_SHARE 0.75

const char *phw_proof_check_name(phw_proof_check check)
{
    static const char *const names[] = {"size",         "file-holds-more", "not-covered",
                                        "not-solid",    "picture-changed", "not-examined",
                                        "still-legible"};
    static_assert(sizeof names / sizeof names[0] == PHW_PROOF_CHECK_COUNT, "a name for each");
    return (unsigned)check < PHW_PROOF_CHECK_COUNT ? names[check] : "unknown";
}

static bool same_size(const phw_image *a, const phw_image *b)
{
    return a->width == b->width && a->height == b->height;
}

static bool check_size(const phw_proof_case *proof)
{
    return same_size(proof->source, proof->decoded) && same_size(proof->source, proof->mask) &&
           proof->mask->channels == 1 && proof->source->channels == 3 &&
           proof->decoded->channels == 3;
}

static bool check_file(const phw_proof_case *proof)
{
    const phw_container *file = &proof->container;
    return file->complete && !file->has_alpha && !file->has_exif && !file->has_gps &&
           !file->has_thumbnail && !file->has_xmp && !file->has_iptc && file->text_chunks == 0 &&
           file->extra_images == 0 && file->trailing_bytes == 0;
}

static bool check_mask(const phw_proof_case *proof)
{
    const phw_findings *findings = proof->before->findings;
    for (size_t i = 0; findings && i < findings->count; i++)
        if (phw_redact_covers(&findings->items[i], proof->verdict) &&
            phw_raster_share(proof->mask, &findings->items[i].quad) < 1)
            return false;
    return true;
}

static int farthest(const uint8_t *pixel, const uint8_t *other)
{
    int most = 0;
    for (int c = 0; c < 3; c++)
        most = abs(pixel[c] - other[c]) > most ? abs(pixel[c] - other[c]) : most;
    return most;
}

/* One 16 × 16 unit, smaller at the right and bottom edges. */
typedef struct unit {
    uint32_t left, top, right, bottom;
} unit;

static unit unit_at(const phw_image *image, uint32_t left, uint32_t top)
{
    return (unit){left, top, image->width - left < UNIT ? image->width : left + UNIT,
                  image->height - top < UNIT ? image->height : top + UNIT};
}

static bool wholly_covered(const phw_image *mask, const unit *u)
{
    for (uint32_t y = u->top; y < u->bottom; y++)
        for (uint32_t x = u->left; x < u->right; x++)
            if (!phw_image_row(mask, y)[x])
                return false;
    return true;
}

/* What a unit of the copy looks like beside what it should be. */
typedef struct deviation {
    uint32_t covered, kept; /* pixels */
    uint64_t covered_sum;   /* of the largest difference of each covered pixel to the fill */
    int64_t kept_sum[3];    /* of the signed differences to the picture, per channel */
    int covered_most;       /* of all covered pixels */
    int inner_most;         /* of those far from the unit's edge */
    bool kept_exact;
} deviation;

static bool is_inner(const unit *u, uint32_t x, uint32_t y)
{
    return x >= u->left + INNER_REACH && x + INNER_REACH < u->right && y >= u->top + INNER_REACH &&
           y + INNER_REACH < u->bottom;
}

static deviation measure(const phw_proof_case *proof, const unit *u)
{
    deviation d = {.kept_exact = true};
    for (uint32_t y = u->top; y < u->bottom; y++) {
        const uint8_t *mask = phw_image_row(proof->mask, y);
        const uint8_t *copy = phw_image_row(proof->decoded, y) + (size_t)u->left * 3;
        const uint8_t *source = phw_image_row(proof->source, y) + (size_t)u->left * 3;
        for (uint32_t x = u->left; x < u->right; x++, copy += 3, source += 3) {
            if (mask[x]) {
                int off = farthest(copy, proof->fill);
                d.covered++;
                d.covered_sum += (uint64_t)off;
                d.covered_most = off > d.covered_most ? off : d.covered_most;
                if (is_inner(u, x, y))
                    d.inner_most = off > d.inner_most ? off : d.inner_most;
            } else {
                d.kept++;
                for (int c = 0; c < 3; c++)
                    d.kept_sum[c] += copy[c] - source[c];
                d.kept_exact &= farthest(copy, source) == 0;
            }
        }
    }
    return d;
}

static bool covered_well(const phw_proof_case *proof, const unit *u, const deviation *d)
{
    if (d->covered == 0)
        return true;
    if (proof->container.format != PHW_FORMAT_JPEG)
        return d->covered_most == 0;
    if (wholly_covered(proof->mask, u) && d->inner_most > INNER_MOST)
        return false;
    return d->covered_sum <= (uint64_t)EDGE_MEAN_MOST * d->covered;
}

static bool kept_well(const phw_proof_case *proof, const unit *u, const deviation *d)
{
    (void)u;
    if (proof->container.format != PHW_FORMAT_JPEG)
        return d->kept_exact;
    for (int c = 0; c < 3 && d->kept >= KEPT_LEAST; c++)
        if (llabs(d->kept_sum[c]) > (int64_t)KEPT_MEAN_MOST * d->kept)
            return false;
    return true;
}

static bool check_pixels(const phw_proof_case *proof,
                         bool (*well)(const phw_proof_case *, const unit *, const deviation *))
{
    for (uint32_t top = 0; top < proof->mask->height; top += UNIT) {
        for (uint32_t left = 0; left < proof->mask->width; left += UNIT) {
            unit u = unit_at(proof->mask, left, top);
            deviation d = measure(proof, &u);
            if (!well(proof, &u, &d))
                return false;
        }
    }
    return true;
}

static bool check_covered(const phw_proof_case *proof)
{
    return check_pixels(proof, covered_well);
}

static bool check_kept(const phw_proof_case *proof)
{
    return check_pixels(proof, kept_well);
}

static bool check_examined(const phw_proof_case *proof)
{
    const phw_page *before = proof->before->page, *after = proof->after->page;
    return (before && !before->complete) || (after && after->complete);
}

bool phw_proof_is_left(const phw_proof_case *proof, const phw_finding *finding)
{
    return phw_redact_covers(finding, proof->verdict) &&
           phw_raster_share(proof->mask, &finding->quad) < PHANTOM_SHARE;
}

static bool check_legible(const phw_proof_case *proof)
{
    const phw_findings *findings = proof->after->findings;
    for (size_t i = 0; findings && i < findings->count; i++)
        if (phw_proof_is_left(proof, &findings->items[i]))
            return false;
    return true;
}

bool phw_proof_make(const phw_proof_case *proof, phw_proof_check *failed)
{
    static bool (*const checks[])(const phw_proof_case *) = {
        [PHW_PROOF_SIZE] = check_size,       [PHW_PROOF_FILE] = check_file,
        [PHW_PROOF_MASK] = check_mask,       [PHW_PROOF_COVERED] = check_covered,
        [PHW_PROOF_KEPT] = check_kept,       [PHW_PROOF_EXAMINED] = check_examined,
        [PHW_PROOF_LEGIBLE] = check_legible,
    };
    static_assert(sizeof checks / sizeof checks[0] == PHW_PROOF_CHECK_COUNT, "each is made");
    for (int i = 0; i < PHW_PROOF_CHECK_COUNT; i++) {
        if (!checks[i](proof)) {
            *failed = (phw_proof_check)i;
            return false;
        }
    }
    return true;
}
