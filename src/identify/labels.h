/* SPDX-License-Identifier: Apache-2.0 */
/** @file labels.h  Field labels ("NHS No.", "D.O.B.", "Address") and the text they speak of. */
#ifndef PHW_IDENTIFY_LABELS_H
#define PHW_IDENTIFY_LABELS_H

#include "identify/view.h"
#include "model/model.h"

struct phw_page_words;

/** The bit of a label type in phw_label.types. */
#define PHW_LABEL_BIT(type) ((uint64_t)1 << (type))

/** How a value was found from its label. The order is from firm to loose. */
typedef enum phw_link_how {
    PHW_LINK_LEFT = 0, /**< the label stands left of it on the same row */
    PHW_LINK_ABOVE,    /**< the label stands right above it */
    PHW_LINK_COLUMN    /**< the label heads its column */
} phw_link_how;

#define PHW_LINK_HOW_COUNT 3

/** The `because` tag of a link: "label-left", "label-above", "column". */
const char *phw_link_tag(phw_link_how how);

/** A label on the page. */
typedef struct phw_label {
    phw_span span;  /**< its words and what closes it (colon, full stop, "#") */
    uint64_t types; /**< bits PHW_LABEL_BIT(phw_label_type), never 0 */
    bool colon;     /**< a colon or the like follows */
    bool sure;      /**< colon, a cell of its own, or a number behind a number's label; else it may
                         be a word of a sentence */
    bool mended;    /**< read with one error of recognition */
    uint32_t stop;  /**< where its value ends in its cell; 0: at the next label */
} phw_label;

/** One value of a label. */
typedef struct phw_label_link {
    uint32_t label; /**< index into phw_labels.labels */
    uint32_t order; /**< 0 for the nearest value, 1 for the one behind or below it, … */
    phw_span value; /**< trimmed, ends before the next label, never empty */
    phw_link_how how;
    uint32_t next; /**< next link whose value lies in the same cell; internal */
} phw_label_link;

typedef struct phw_labels {
    const phw_view *view;
    phw_label *labels; /**< by cell, then by place */
    uint32_t label_count;
    phw_label_link *links; /**< by label, then from firm to loose, then by order */
    uint32_t link_count;
    uint32_t *first_label; /**< a cell's first label; one entry more than there are cells */
    uint32_t *link_heads;  /**< a cell's first link, or PHW_VIEW_NONE */
} phw_labels;

/** Finds the labels of a view and links their values, in @p arena. False where memory ran out.
 *  @param words  of the page, which its words are looked up in. */
PHW_MUST_USE bool phw_labels_build(const phw_view *view, struct phw_page_words *words,
                                   phw_arena *arena, phw_labels *labels);

/** The firmest link whose label has one of the types @p mask and whose value overlaps @p span;
 *  NULL where there is none. */
const phw_label_link *phw_labels_link(const phw_labels *labels, phw_span span, uint64_t mask);

/** The types of all labels whose values overlap @p span. */
uint64_t phw_labels_types(const phw_labels *labels, phw_span span);

/** The label that overlaps @p span itself, or NULL. */
const phw_label *phw_labels_at(const phw_labels *labels, phw_span span);

/** Whether any label of the page that is sure has one of the types @p mask. */
bool phw_labels_sure(const phw_labels *labels, uint64_t mask);

/** Whether a cell begins with a label. */
bool phw_labels_starts(const phw_labels *labels, uint32_t cell);

#endif
