/* SPDX-License-Identifier: Apache-2.0 */
/** @file observe.h  What the models of names and of kinds of text are shown, for those who teach
 *  them. */
#ifndef PHW_IDENTIFY_OBSERVE_H
#define PHW_IDENTIFY_OBSERVE_H

#include "identify/bearer_signs.h"
#include "identify/genre_signs.h"
#include "identify/name_features.h"

/** Is told of every place where a name may begin, and of the page's signs
 *  (phw_identify_with.observer). Any may be NULL, see_run and see_sign together. */
typedef struct phw_name_observer {
    void (*see)(void *closure, const phw_view *view, phw_span span,
                const phw_name_features *features);
    void (*see_page)(void *closure, const phw_genre_signs *signs);
    void *closure;
    /** What the model of bearers is shown: the page's signs, then each name and its own signs. */
    void (*see_run)(void *closure, const phw_view *view, phw_span span);
    phw_bearer_hear *see_sign;
} phw_name_observer;

#endif
