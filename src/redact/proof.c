/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/proof.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "redact/amend.h"
#include "redact/differ.h"
#include "redact/policy.h"
#include "redact/raster.h"

#define UNIT PHW_DIFFER_UNIT

/* A JPEG that had to be made anew from pixels: levels off on average over a unit, measured with
 * libjpeg-turbo 2.1 at qualities 50 … 95, 4:4:4 and 4:2:0, on screens, letters, photographs and on
 * noise: 27 at most where a quarter of the unit is kept. */
#define KEPT_MEAN_MOST 48
#define KEPT_LEAST 64U

/* A finding of the new scan with more than this share under the mask is no reading of the picture:
 * its letters stand where every pixel is the fill. */
#define PHANTOM_SHARE 0.75

/* What a check counted. */
typedef struct count {
    uint64_t examined;
    uint64_t wrong;
    bool passed;
} count;

typedef count make_check(const phw_proof_case *made);

static bool same_size(const phw_image *a, const phw_image *b)
{
    return a->width == b->width && a->height == b->height;
}

static count check_size(const phw_proof_case *made)
{
    bool same = same_size(made->source, made->decoded) && same_size(made->source, made->mask) &&
                made->mask->channels == 1 && made->source->channels == 3 &&
                made->decoded->channels == 3;
    return (count){1, !same, same};
}

/* Two witnesses: the bytes, held against a list of what may be in a file (an EXIF that tells of the
 * orientation alone is on it), and what the decoder came across. */
static count check_file(const phw_proof_case *made)
{
    phw_container file = made->container;
    file.has_exif &= file.orientation == 1;
    const bool clean = phw_container_is_bare(&file);
    return (count){1, made->extra ? made->extra : !(clean && made->bare), clean && made->bare};
}

static count check_mask(const phw_proof_case *made)
{
    const phw_findings *findings = made->before->findings;
    count result = {0, 0, true};
    for (size_t i = 0; findings && i < findings->count; i++) {
        if (!phw_redact_covers(&findings->items[i], made->verdict))
            continue;
        result.examined++;
        result.wrong += phw_raster_share(made->mask, &findings->items[i].quad) < 1;
    }
    result.passed = result.wrong == 0;
    return result;
}

static int farthest(const uint8_t *pixel, const uint8_t *other)
{
    int most = 0;
    for (int c = 0; c < 3; c++)
        most = abs(pixel[c] - other[c]) > most ? abs(pixel[c] - other[c]) : most;
    return most;
}

/* Whether all pixels are the fill: the first one is, and each is like the next. */
static bool is_flat(const uint8_t *pixels, size_t all, const uint8_t fill[3])
{
    return all == 0 ||
           (memcmp(pixels, fill, 3) == 0 && memcmp(pixels, pixels + 3, 3 * (all - 1)) == 0);
}

/* How many pixels are not the fill. */
static uint64_t count_other(const uint8_t *pixels, size_t all, const uint8_t fill[3])
{
    uint64_t other = 0;
    for (size_t i = 0; i < all; i++)
        other += (pixels[3 * i] != fill[0]) | (pixels[3 * i + 1] != fill[1]) |
                 (pixels[3 * i + 2] != fill[2]);
    return other;
}

static count check_covered(const phw_proof_case *made)
{
    count result = {0, made->coded.covered_wrong, true};
    for (uint32_t y = 0; y < made->mask->height; y++) {
        const uint8_t *mask = phw_image_row(made->mask, y);
        const uint8_t *copy = phw_image_row(made->decoded, y);
        if (made->as_source && made->as_source[y / UNIT]) /* nothing is covered near it */
            continue;
        const uint32_t width = made->mask->width;
        for (uint32_t x = 0; x < width;) {
            const uint8_t *next = memchr(mask + x, PHW_MASK_COVERED, width - x);
            uint32_t from = next ? (uint32_t)(next - mask) : width;
            const uint8_t *end = memchr(mask + from, 0, width - from);
            x = end ? (uint32_t)(end - mask) : width;
            result.examined += x - from;
            if (!is_flat(copy + (size_t)from * 3, x - from, made->fill))
                result.wrong += count_other(copy + (size_t)from * 3, x - from, made->fill);
        }
    }
    result.passed = result.wrong == 0;
    return result;
}

/* One unit, smaller at the right and bottom edges. */
typedef struct unit {
    uint32_t left, top, right, bottom;
} unit;

static unit unit_at(const phw_image *image, uint32_t left, uint32_t top)
{
    return (unit){left, top, image->width - left < UNIT ? image->width : left + UNIT,
                  image->height - top < UNIT ? image->height : top + UNIT};
}

/* Whether any pixel of a unit or within a unit of it is covered: there a JPEG's chroma is mixed
 * with the fill's. */
static bool near_mask(const phw_image *mask, const unit *u)
{
    uint32_t left = u->left > UNIT ? u->left - UNIT : 0, top = u->top > UNIT ? u->top - UNIT : 0;
    uint32_t right = u->right + UNIT < mask->width ? u->right + UNIT : mask->width;
    for (uint32_t y = top; y < u->bottom + UNIT && y < mask->height; y++)
        if (memchr(phw_image_row(mask, y) + left, PHW_MASK_COVERED, right - left))
            return true;
    return false;
}

/* What the kept pixels of a unit look like beside the picture's. */
typedef struct deviation {
    uint32_t kept;
    int64_t sum[3]; /* of the signed differences, per channel */
    int most;
} deviation;

static deviation measure(const phw_proof_case *made, const unit *u)
{
    deviation d = {0, {0}, 0};
    for (uint32_t y = u->top; y < u->bottom; y++) {
        const uint8_t *mask = phw_image_row(made->mask, y);
        const uint8_t *copy = phw_image_row(made->decoded, y) + (size_t)u->left * 3;
        const uint8_t *source = phw_image_row(made->source, y) + (size_t)u->left * 3;
        for (uint32_t x = u->left; x < u->right; x++, copy += 3, source += 3) {
            if (mask[x])
                continue;
            d.kept++;
            for (int c = 0; c < 3; c++)
                d.sum[c] += copy[c] - source[c];
            int off = farthest(copy, source);
            d.most = off > d.most ? off : d.most;
        }
    }
    return d;
}

/* What decoders may make of the same coefficients. */
static uint8_t may_differ(const phw_proof_case *made)
{
    return made->container.format == PHW_FORMAT_JPEG && made->lossless ? PHW_DIFFER_ROUNDING : 0;
}

static bool unit_is_kept(const phw_proof_case *made, const unit *u)
{
    if (phw_differ_at(made->differ, u->left, u->top) <= may_differ(made)) /* as nearly all are */
        return true;
    deviation d = measure(made, u);
    if (d.most <= may_differ(made))
        return true;
    if (made->container.format != PHW_FORMAT_JPEG)
        return false;
    if (made->lossless)
        return near_mask(made->mask, u);
    for (int c = 0; c < 3 && d.kept >= KEPT_LEAST; c++)
        if (llabs(d.sum[c]) > (int64_t)KEPT_MEAN_MOST * d.kept)
            return false;
    return true;
}

static count check_kept(const phw_proof_case *made)
{
    count result = {made->coded.kept, made->coded.kept_wrong + !made->coded.same_form, true};
    if (!made->differ || !made->differ->most) /* nothing was compared: nothing is proven */
        return (count){0, 1, false};
    for (uint32_t top = 0; top < made->mask->height; top += UNIT)
        for (uint32_t left = 0; left < made->mask->width; left += UNIT) {
            unit u = unit_at(made->mask, left, top);
            result.wrong += !unit_is_kept(made, &u);
        }
    result.passed = result.wrong == 0;
    return result;
}

static uint64_t lines_of(const phw_report *report)
{
    return report && report->page ? report->page->line_count : 0;
}

static count check_examined(const phw_proof_case *made)
{
    const phw_page *before = made->before->page, *after = made->after->page;
    bool passed = (before && !before->complete) ||
                  (after && after->complete && (!made->again || made->again->page->complete));
    return (count){lines_of(made->after), !passed, passed};
}

bool phw_proof_is_left(const phw_proof_case *made, const phw_finding *finding)
{
    return phw_redact_covers(finding, made->verdict) &&
           phw_raster_share(made->mask, &finding->quad) < PHANTOM_SHARE &&
           !phw_amended_is_left(made->left, finding);
}

static count count_left(const phw_proof_case *made, const phw_report *report)
{
    count result = {lines_of(report), 0, true};
    const phw_findings *findings = report ? report->findings : NULL;
    for (size_t i = 0; findings && i < findings->count; i++)
        result.wrong += phw_proof_is_left(made, &findings->items[i]);
    result.passed = result.wrong == 0;
    return result;
}

static count check_legible(const phw_proof_case *made)
{
    return count_left(made, made->after);
}

static count check_again(const phw_proof_case *made)
{
    return count_left(made, made->again);
}

/* One check as reports show it. */
typedef struct row {
    const char *name;
    const char *text;
    const char *unit;
    bool of_pixels; /* says nothing where sizes differ */
    bool of_file;   /* says nothing before there is one */
    make_check *make;
} row;

static const row rows[] = {
    [PHW_PROOF_SIZE] = {"size", "the copy has the size of the picture and stands as it does",
                        "copies", false, true, check_size},
    [PHW_PROOF_FILE] = {"nothing-else",
                        "the file holds one picture and nothing else: no metadata, "
                        "no preview, nothing behind its end",
                        "files", false, true, check_file},
    [PHW_PROOF_MASK] = {"all-covered", "all that had to be covered lies under the mask", "findings",
                        true, false, check_mask},
    [PHW_PROOF_COVERED] = {"cover-solid", "every covered pixel has the colour of the cover",
                           "pixels", true, true, check_covered},
    [PHW_PROOF_KEPT] = {"rest-unchanged", "everything outside the mask is as it was", "units", true,
                        true, check_kept},
    [PHW_PROOF_EXAMINED] = {"examined", "the copy was examined as far as the picture was", "lines",
                            false, false, check_examined},
    [PHW_PROOF_LEGIBLE] = {"nothing-legible", "nothing that had to be covered can be read in it",
                           "lines", true, false, check_legible},
    [PHW_PROOF_AGAIN] = {"second-scale", "nor round the mask at another scale", "lines", true,
                         false, check_again},
};

static_assert(sizeof rows / sizeof rows[0] == PHW_PROOF_CHECK_COUNT, "a row for each check");
static_assert(PHW_PROOF_CHECK_COUNT < PHW_PROOF_LINES_MAX, "a proof has room for more lines");

const char *phw_proof_check_name(phw_proof_check check)
{
    return (unsigned)check < PHW_PROOF_CHECK_COUNT ? rows[check].name : "unknown";
}

static const char *unit_of(const phw_proof_case *made, phw_proof_check check)
{
    if (check == PHW_PROOF_KEPT)
        return made->container.format == PHW_FORMAT_JPEG ? "blocks" : "pixels";
    return rows[check].unit;
}

bool phw_proof_look(const phw_proof_case *made, phw_proof_check *failed)
{
    for (int i = 0; i < PHW_PROOF_CHECK_COUNT; i++) {
        if (rows[i].of_file || rows[i].make(made).passed)
            continue;
        *failed = (phw_proof_check)i;
        return false;
    }
    return true;
}

bool phw_proof_make(const phw_proof_case *made, phw_proof *proof, phw_proof_check *failed)
{
    bool sizes = check_size(made).passed;
    proof->done = true;
    proof->passed = true;
    proof->lossless = made->lossless;
    proof->check = NULL;
    proof->line_count = 0;
    for (int i = 0; i < PHW_PROOF_CHECK_COUNT; i++) {
        phw_proof_line line = {
            .check = rows[i].name, .text = rows[i].text, .unit = unit_of(made, (phw_proof_check)i)};
        if (sizes || !rows[i].of_pixels) {
            count result = rows[i].make(made);
            line.examined = result.examined;
            line.wrong = result.wrong;
            line.outcome = result.passed ? PHW_PROOF_PASSED : PHW_PROOF_FAILED;
        }
        if (line.outcome == PHW_PROOF_FAILED && proof->passed) {
            proof->passed = false;
            proof->check = line.check;
            *failed = (phw_proof_check)i;
        }
        proof->line[proof->line_count++] = line;
    }
    return proof->passed;
}
