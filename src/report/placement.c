/* SPDX-License-Identifier: Apache-2.0 */
#include "report/placement.h"

/* Candidates for one label, best first. */
#define CANDIDATES 6

static bool inside(phw_box box, phw_box frame)
{
    return box.left >= frame.left && box.top >= frame.top && box.right <= frame.right &&
           box.bottom <= frame.bottom;
}

static bool meet(phw_box a, phw_box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static phw_box box_at(double left, double top, const phw_label *label)
{
    return (phw_box){left, top, left + label->width, top + label->height};
}

static void list_candidates(const phw_label *label, phw_box list[CANDIDATES])
{
    phw_box a = label->anchor;
    double middle = (a.top + a.bottom - label->height) / 2;
    list[0] = box_at(a.left, a.top - label->height, label);
    list[1] = box_at(a.right - label->width, a.top - label->height, label);
    list[2] = box_at(a.left, a.bottom, label);
    list[3] = box_at(a.right - label->width, a.bottom, label);
    list[4] = box_at(a.right, middle, label);
    list[5] = box_at(a.left - label->width, middle, label);
}

static bool is_free(phw_box box, const phw_label *labels, size_t count, size_t self)
{
    for (size_t i = 0; i < count; i++) {
        if (i != self && meet(box, labels[i].anchor))
            return false;
        if (i < self && labels[i].placed && meet(box, labels[i].at))
            return false;
    }
    return true;
}

void phw_labels_place(phw_label *labels, size_t count, phw_box frame)
{
    phw_box candidates[CANDIDATES];
    for (size_t i = 0; i < count; i++) {
        labels[i].placed = false;
        if (labels[i].width <= 0)
            continue;
        list_candidates(&labels[i], candidates);
        for (size_t j = 0; j < CANDIDATES && !labels[i].placed; j++) {
            if (!inside(candidates[j], frame) || !is_free(candidates[j], labels, count, i))
                continue;
            labels[i].at = candidates[j];
            labels[i].placed = true;
        }
    }
}
