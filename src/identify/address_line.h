/* SPDX-License-Identifier: Apache-2.0 */
/** @file address_line.h  Does a line hold (a part of) a postal address, and where? */
#ifndef PHW_IDENTIFY_ADDRESS_LINE_H
#define PHW_IDENTIFY_ADDRESS_LINE_H

#include "identify/recogniser.h"

/** What was seen in a line. */
typedef struct phw_address_line {
    phw_span span; /**< the address without its postcode; empty where there is none */
    bool numbered; /**< a house number and a street: an address by itself */
    bool street;   /**< a street without a number, a flat, a house's name before a street */
    bool house;    /**< that street begins with a house's name: "Oak Cottage, Church Rise" */
    bool place;    /**< a town, village or county */
    bool postcode; /**< a postcode follows */
    bool whole;    /**< nothing else stands in the line */
} phw_address_line;

/** Looks at @p span, which is a cell or what follows a label in it. */
phw_address_line phw_address_line_read(const phw_context *context, phw_span span);

/** Words from token @p from on of a cell that may name a town that no list has: 0 where none. */
uint32_t phw_address_town(const phw_context *context, uint32_t cell, uint32_t from);

#endif
