/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/weak_column.h"

#include <math.h>
#include <stdbool.h>

/* In heights of the line. */
#define FROM 1.0 /* below it: nearer is looked at anyway */
#define FAR 16.0
#define WIDE 4.0   /* a column is looked at in, at least */
#define BEFORE 1.0 /* where a cover may begin */
#define ROUND 0.8  /* and nothing stands so far before it */
#define LOW 0.5    /* of a row */
#define HIGH 2.4
#define SOME 0.4 /* of a row of pixels, what is none of the paper's */

/* Where the next line that was read begins in a column, or the column ends. */
static double end_of(const phw_page *page, size_t line, const phw_box *boxes, double left,
                     double right)
{
    const double own = boxes[line].bottom;
    double end = own + FAR * page->lines[line].height;
    for (size_t i = 0; i < page->line_count; i++)
        if (i != line && page->lines[i].state == PHW_LINE_READ && boxes[i].left < right &&
            boxes[i].right > left && boxes[i].bottom > own && boxes[i].top > boxes[line].top)
            end = fmin(end, boxes[i].top);
    return end;
}

/* Whether a row is a line of the page, which is looked at anyway. */
static bool is_line(const phw_page *page, const phw_box *boxes, const phw_box *row)
{
    const double middle = (row->top + row->bottom) / 2;
    for (size_t i = 0; i < page->line_count; i++)
        if (boxes[i].top < middle && boxes[i].bottom > middle && boxes[i].left < row->right &&
            boxes[i].right > row->left &&
            boxes[i].bottom - boxes[i].top <= HIGH * (row->bottom - row->top))
            return true;
    return false;
}

static bool stands_in(const phw_image *luma, int y, int left, int right, double paper, double least,
                      double some)
{
    const uint8_t *levels = phw_image_row(luma, (uint32_t)y);
    int count = 0;
    for (int x = left; x < right; x++)
        count += fabs(levels[x] - paper) >= least;
    return count >= some;
}

/* Whether a row has nothing before its column: else it is a longer one, which begins elsewhere. */
static bool begins_there(const phw_image *luma, const phw_box *row, double h, double paper,
                         double least)
{
    const int left = (int)fmax(0, row->left - ROUND * h), right = (int)row->left;
    for (int y = (int)row->top; y < (int)row->bottom; y++)
        if (stands_in(luma, y, left, right, paper, least, 1))
            return false;
    return true;
}

size_t phw_weak_column_find(const phw_image *luma, const phw_page *page, size_t line,
                            const phw_box *boxes, double paper, double least,
                            phw_box rows[PHW_WEAK_COLUMN_MOST])
{
    const double h = page->lines[line].height;
    const phw_box own = boxes[line];
    const double left = fmax(0, own.left - BEFORE * h);
    const double right = fmin(luma->width, fmax(own.right, own.left + WIDE * h));
    const int end = (int)fmin(luma->height, end_of(page, line, boxes, left, right));
    size_t count = 0;
    int first = -1;
    for (int y = (int)(own.bottom + FROM * h); y <= end && count < PHW_WEAK_COLUMN_MOST; y++) {
        const bool stands =
            y < end && stands_in(luma, y, (int)left, (int)right, paper, least, SOME * h);
        if (stands && first < 0)
            first = y;
        if (stands || first < 0)
            continue;
        const phw_box row = {left, first, right, y};
        if (y - first >= LOW * h && y - first <= HIGH * h && !is_line(page, boxes, &row) &&
            begins_there(luma, &row, h, paper, least))
            rows[count++] = row;
        first = -1;
    }
    return count;
}
