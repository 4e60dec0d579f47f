/* SPDX-License-Identifier: Apache-2.0 */
/** @file observe.h  What the model of names is shown, for those who teach it. */
#ifndef PHW_IDENTIFY_OBSERVE_H
#define PHW_IDENTIFY_OBSERVE_H

#include "identify/name_features.h"

/** Is told of every place where a name may begin (phw_identify_with.observer). */
typedef struct phw_name_observer {
    void (*see)(void *closure, const phw_view *view, phw_span span,
                const phw_name_features *features);
    void *closure;
} phw_name_observer;

#endif
