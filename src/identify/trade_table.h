/* SPDX-License-Identifier: Apache-2.0 */
/** @file trade_table.h  What each trade of care says that nobody else does (trade_words.c). */
#ifndef PHW_IDENTIFY_TRADE_TABLE_H
#define PHW_IDENTIFY_TRADE_TABLE_H

#include <stddef.h>

/** The words of one trade, folded, in lists as of phw_name_token_in(). */
typedef struct phw_trade {
    const char *only;           /**< words that nobody else says */
    const char *also;           /**< … that others say, too */
    const char *const *phrases; /**< … of several words, that nobody else says; ended by NULL */
} phw_trade;

extern const phw_trade phw_trades[];

/** How many there are. */
extern const size_t phw_trade_count;

#endif
