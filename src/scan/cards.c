/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/cards.h"

#include <math.h>

#include "base/geometry.h"
#include "scan/rescan.h"

/* A mark wider than this, in pixels, stands on a badge whose words and face need no second look. */
#define MARK_WIDEST 76.0
/* Of a badge whose mark is one wide, what stands on it lies within so many to either side of the
 * mark's middle, and above and below it: marks are a fifth to a quarter of a card's width, and
 * stand at its top. */
#define MARK_ASIDE 5.6
#define MARK_ABOVE 1.2
#define MARK_BELOW 5.6
/* Round the lines and the mark, in widths of the mark: a photo is on one side or between. */
#define MARK_ROOM 1.8

/* Longer side of a card seen as a plane that is looked at again, pixels, and room round it, of
 * that. */
#define CARD_LEAST 90.0
#define CARD_MOST 330.0
#define CARD_ASPECT 2.4
#define CARD_ROOM 0.12

/* Lines by a mark or on a card: one at least, and more are a letter or a label. */
#define LINES_MOST 12

/* A piece is enlarged so much, and no further than to this side. */
#define ENLARGED 2.5
#define ENLARGED_LEAST 1.6
#define SIDE_MOST 1000.0

/* Looks at one picture: each takes as long as a small picture does. */
#define LOOKS_MOST 2

/* What shares so much of the smaller one is the same mark. */
#define SAME_SHARE 0.4

typedef struct looks {
    phw_box box[LOOKS_MOST];
    size_t count;
} looks;

static void take_in(phw_box *box, const phw_quad *quad)
{
    const phw_box other = phw_quad_bounds(quad);
    *box = (phw_box){fmin(box->left, other.left), fmin(box->top, other.top),
                     fmax(box->right, other.right), fmax(box->bottom, other.bottom)};
}

static double overlap(const phw_box *a, const phw_box *b)
{
    const double width = fmin(a->right, b->right) - fmax(a->left, b->left);
    const double height = fmin(a->bottom, b->bottom) - fmax(a->top, b->top);
    return width > 0 && height > 0 ? width * height : 0;
}

/* Unless there is a badge, or it was chosen before. */
static void add_look(const phw_report *report, const phw_box *box, looks *to)
{
    for (size_t i = 0; i < report->findings->count; i++) {
        const phw_box badge = phw_quad_bounds(&report->findings->items[i].quad);
        if (report->findings->items[i].kind == PHW_FINDING_NAME_BADGE && overlap(&badge, box) > 0)
            return;
    }
    for (size_t i = 0; i < to->count; i++)
        if (overlap(&to->box[i], box) > 0)
            return;
    if (to->count < LOOKS_MOST)
        to->box[to->count++] = *box;
}

static bool is_line(const phw_line *line)
{
    return line->state != PHW_LINE_NOISE;
}

/* The mark with the lines by it. Returns how many they are. */
static size_t gather(const phw_page *page, const phw_finding *mark, phw_box *box)
{
    const double width = phw_quad_width(&mark->quad), angle = phw_quad_angle(&mark->quad);
    const phw_point middle = phw_quad_centre(&mark->quad);
    size_t count = 0;
    *box = phw_quad_bounds(&mark->quad);
    for (size_t i = 0; i < page->line_count; i++) {
        const phw_point at = phw_quad_centre(&page->lines[i].quad);
        const phw_point apart = {at.x - middle.x, at.y - middle.y};
        const double right = apart.x * cos(angle) + apart.y * sin(angle);
        const double down = apart.y * cos(angle) - apart.x * sin(angle);
        if (!is_line(&page->lines[i]) || fabs(right) > MARK_ASIDE * width ||
            down < -MARK_ABOVE * width || down > MARK_BELOW * width ||
            phw_quad_overlap(&page->lines[i].quad, &mark->quad) > 0)
            continue;
        take_in(box, &page->lines[i].quad);
        count++;
    }
    const double room = MARK_ROOM * width;
    *box = (phw_box){box->left - room, box->top - room, box->right + room, box->bottom + room};
    return count;
}

static void add_marks(const phw_report *report, looks *to)
{
    for (size_t i = 0; i < report->findings->count; i++) {
        const phw_finding *mark = &report->findings->items[i];
        phw_box box;
        if (mark->kind != PHW_FINDING_TRUST_LOGO || phw_quad_width(&mark->quad) > MARK_WIDEST)
            continue;
        const size_t lines = gather(report->page, mark, &box);
        if (lines > 0 && lines <= LINES_MOST)
            add_look(report, &box, to);
    }
}

static void add_planes(const phw_report *report, looks *to)
{
    const phw_page *page = report->page;
    for (size_t i = 0; i < page->plane_count; i++) {
        const phw_plane *plane = &page->planes[i];
        const double width = phw_quad_width(&plane->quad), height = phw_quad_height(&plane->quad);
        const double longer = fmax(width, height), room = CARD_ROOM * longer;
        size_t lines = 0;
        for (size_t k = 0; k < page->line_count; k++)
            lines += page->lines[k].plane == i && is_line(&page->lines[k]);
        phw_box box = phw_quad_bounds(&plane->quad);
        box = (phw_box){box.left - room, box.top - room, box.right + room, box.bottom + room};
        if (plane->kind != PHW_PLANE_BLOCK && plane->kind != PHW_PLANE_PAGE && !plane->clinical &&
            longer >= CARD_LEAST && longer <= CARD_MOST && width <= CARD_ASPECT * height &&
            height <= CARD_ASPECT * width && lines > 1 && lines <= LINES_MOST)
            add_look(report, &box, to);
    }
}

/* Between four pixels. */
static void enlarge_row(const phw_image *image, const phw_place *at, uint32_t y, phw_image *piece)
{
    uint8_t *to = phw_image_row_mut(piece, y);
    const double down = fmin(fmax(at->top + (y + 0.5) / at->scale - 0.5, 0), image->height - 1);
    const uint32_t upper = (uint32_t)down, lower = upper + (upper + 1 < image->height);
    const uint8_t *const rows[2] = {phw_image_row(image, upper), phw_image_row(image, lower)};
    const double low = down - upper;
    for (uint32_t x = 0; x < piece->width; x++) {
        const double across =
            fmin(fmax(at->left + (x + 0.5) / at->scale - 0.5, 0), image->width - 1);
        const size_t left = (size_t)across, right = left + (left + 1 < image->width);
        const double far = across - (double)left;
        for (size_t k = 0; k < image->channels; k++) {
            const size_t a = left * image->channels + k, b = right * image->channels + k;
            const double above = rows[0][a] * (1 - far) + rows[0][b] * far;
            const double below = rows[1][a] * (1 - far) + rows[1][b] * far;
            *to++ = (uint8_t)(above * (1 - low) + below * low + 0.5);
        }
    }
}

/* @param[out] piece  NULL: there would be too little to gain. */
static phw_status enlarge(const phw_image *image, const phw_box *box, phw_place *at,
                          phw_image **piece, phw_error *error)
{
    const double left = floor(fmax(0, box->left)), top = floor(fmax(0, box->top));
    const double width = ceil(fmin(image->width, box->right)) - left;
    const double height = ceil(fmin(image->height, box->bottom)) - top;
    const double scale = fmin(ENLARGED, SIDE_MOST / fmax(width, height));
    *piece = NULL;
    if (!(width >= 1 && height >= 1) || scale < ENLARGED_LEAST)
        return PHW_OK;
    *at = (phw_place){left, top, scale};
    phw_status status = phw_image_new((uint32_t)(width * scale), (uint32_t)(height * scale),
                                      image->channels, piece, error);
    for (uint32_t y = 0; status == PHW_OK && y < (*piece)->height; y++)
        enlarge_row(image, at, y, *piece);
    return status;
}

static bool is_known(const phw_findings *findings, phw_finding_kind kind, const phw_quad *quad)
{
    for (size_t i = 0; i < findings->count; i++) {
        const phw_finding *finding = &findings->items[i];
        const double least = fmin(phw_quad_area(&finding->quad), phw_quad_area(quad));
        if (finding->kind == kind && phw_quad_overlap(&finding->quad, quad) > SAME_SHARE * least)
            return true;
    }
    return false;
}

/* What is seen without being read, of a piece that is a badge: not its mark too where one was seen
 * before, for enlarged letters may look like another. */
static phw_status take_over(const phw_report *piece, const phw_place *at, const phw_box *box,
                            phw_report *report, phw_error *error)
{
    unsigned kinds = 1U << PHW_FINDING_NAME_BADGE | 1U << PHW_FINDING_FACE;
    const phw_quad all = phw_quad_from_box(*box);
    bool badge = false;
    if (!is_known(report->findings, PHW_FINDING_TRUST_LOGO, &all))
        kinds |= 1U << PHW_FINDING_TRUST_LOGO;
    phw_status status = PHW_OK;
    for (size_t i = 0; i < piece->findings->count; i++)
        badge |= piece->findings->items[i].kind == PHW_FINDING_NAME_BADGE;
    for (size_t i = 0; badge && status == PHW_OK && i < piece->findings->count; i++) {
        phw_finding copy = piece->findings->items[i];
        copy.quad = phw_place_put(at, &copy.quad);
        if (!(kinds & 1U << copy.kind) || is_known(report->findings, copy.kind, &copy.quad))
            continue;
        copy.plane = phw_rescan_plane(report->page, &copy.quad);
        copy.line = PHW_NO_LINE;
        status = phw_findings_add(report->findings, &copy, error);
    }
    return status;
}

phw_status phw_scan_look_at_cards(phw_scanner *scanner, const phw_image *image, phw_report *report,
                                  phw_error *error)
{
    looks to = {.count = 0};
    phw_status status = PHW_OK;
    add_marks(report, &to);
    add_planes(report, &to);
    for (size_t i = 0; status == PHW_OK && i < to.count; i++) {
        phw_report *seen = NULL;
        phw_image *piece = NULL;
        phw_place at;
        if (phw_scanner_time_is_spent(scanner))
            break;
        status = enlarge(image, &to.box[i], &at, &piece, error);
        if (status == PHW_OK && piece)
            status = phw_scan_piece(scanner, report->file, piece, &seen, error);
        if (status == PHW_OK && piece)
            status = take_over(seen, &at, &to.box[i], report, error);
        phw_report_free(&seen);
        phw_image_free(&piece);
    }
    return status;
}
