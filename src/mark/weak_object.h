/* SPDX-License-Identifier: Apache-2.0 */
/** @file weak_object.h  Something that was laid on a line of text, parted from the letters that
 * touch it. Internal to mark/. */
#ifndef PHW_MARK_WEAK_OBJECT_H
#define PHW_MARK_WEAK_OBJECT_H

#include "mark/weak_inside.h"

/** What a pixel of a window is. */
typedef enum phw_weak_pixel {
    PHW_WEAK_PAPER,
    PHW_WEAK_INK,    /**< anything else */
    PHW_WEAK_THICK,  /**< … that is thicker than letters' strokes */
    PHW_WEAK_OBJECT, /**< the object's */
    PHW_WEAK_LIMB    /**< a letter's that touches the object */
} phw_weak_pixel;

/** A window round an object. */
typedef struct phw_weak_object {
    const phw_image *luma, *colours; /**< borrowed; colours are RGB, NULL: not known */
    phw_weak_box window;             /**< in the picture, pixels */
    int paper, off;                  /**< grey levels: what is so far off the paper is none */
    int reddish, bluish;             /**< the paper's red and blue over its green */
    double height;                   /**< of the line, pixels */
    double flat;                     /**< grey levels that one colour has */
    double cut;                      /**< so high is a letter that it cuts, in those heights */
    uint8_t *mask;                   /**< phw_weak_pixel of each of the window's pixels; owned by
                                          the caller, as room */
    int *room;                       /**< a number for each of them, as room */
    int wide, high;                  /**< of the window */
    phw_weak_box all;                /**< of the object without its letters, in the window */
    bool clean;                      /**< no camera made the picture */
    bool coloured;                   /**< it has a colour that the paper has not */
} phw_weak_object;

/** Whether a pixel of the picture is none of the paper's: by its level, or as its colour tells
 *  where that is as light. */
bool phw_weak_object_is_off(const phw_weak_object *o, int x, int y);

/** What phw_weak_object_is_off() says of pixels side by side in the picture.
 *  @param[out] mask  PHW_WEAK_INK or PHW_WEAK_PAPER of each. */
void phw_weak_object_mark_row(const phw_weak_object *o, int x, int y, int count, uint8_t *mask);

/** Tells paper from the rest in the mask. */
void phw_weak_object_mark(phw_weak_object *o);

/** Gives pixels that hang together another value, from one of them on: paper by its sides alone,
 *  as a thin line's corners close it in. What reaches the window's upper or lower end is none that
 *  anybody looks for: no more of it is taken. @return their box, in the window. */
phw_weak_box phw_weak_object_fill(phw_weak_object *o, int from, phw_weak_pixel with);

/** Whether a box ends at the window's upper or lower end. */
bool phw_weak_object_reaches(const phw_weak_object *o, const phw_weak_box *b);

/** Whether a pixel of the window has another colour than the paper, whatever its level is. */
bool phw_weak_object_is_coloured(const phw_weak_object *o, int x, int y);

/** Whether a pixel of the window or one of the eight round it is marked so. */
bool phw_weak_object_is_beside(const phw_weak_object *o, int x, int y, phw_weak_pixel what);

/** What is so far from paper on all sides is none of a letter's strokes, pixels. */
int phw_weak_object_thickness(const phw_weak_object *o);

/** Parts an object from the letters that hang on it, by its thickness and, where it has one, by its
 *  colour. @param at  a pixel of it, or of its row near to it, in the marked mask.
 *  @return false where there is none, or it is as large as no sticker. */
bool phw_weak_object_part(phw_weak_object *o, int at);

#endif
