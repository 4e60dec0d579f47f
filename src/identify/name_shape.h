/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_shape.h  Runs of words that are written as a person's name is. */
#ifndef PHW_IDENTIFY_NAME_SHAPE_H
#define PHW_IDENTIFY_NAME_SHAPE_H

#include "identify/name_token.h"

/** The ways in which names are written. */
typedef enum phw_name_form {
    PHW_NAME_COMMA = 0,     /**< SURNAME, Given (Title): the NHS Common User Interface's form */
    PHW_NAME_CARET,         /**< SURNAME^GIVEN: DICOM's form, shown by imaging systems */
    PHW_NAME_TITLED,        /**< Mrs Given Surname, Dr Surname */
    PHW_NAME_UPPER_GIVEN,   /**< SURNAME Given */
    PHW_NAME_UPPER_UPPER,   /**< SURNAME GIVEN, GIVEN SURNAME */
    PHW_NAME_GIVEN_FAMILY,  /**< Given Surname */
    PHW_NAME_FAMILY_LETTER, /**< Surname I */
    PHW_NAME_LETTER_FAMILY, /**< I Surname */
    PHW_NAME_SINGLE         /**< one word */
} phw_name_form;

#define PHW_NAME_FORM_COUNT 9

/** A run of tokens that may be a name. */
typedef struct phw_name_span {
    size_t first;  /**< index of the first token of the name, its title included */
    size_t last;   /**< inclusive */
    size_t family; /**< index of the (first) token that is likely the family name */
    size_t given;  /**< index of the given name's token; the same as family where there is none */
    size_t title;  /**< index of the title's token, or PHW_NO_TOKEN */
    phw_name_form form;
    float strength; /**< 0 … 1: how surely this is a person's name, by form and tables alone */
} phw_name_span;

#define PHW_NO_TOKEN ((size_t)-1)

/**
 * The best name that starts at token @p at.
 * @param[out] span  written only where the answer is true.
 * @return whether there is one, however weak.
 */
bool phw_name_shape_match(const phw_name_token *tokens, size_t count, size_t at,
                          phw_name_span *span);

/**
 * The name in a place where a name must stand (the value of a label "Name", a cell below such a
 * header): any run of up to four name-like words from @p at on, whatever the tables say of them.
 */
bool phw_name_shape_value(const phw_name_token *tokens, size_t count, size_t at,
                          phw_name_span *span);

/** The tag of a form for `because` ("surname-comma-given"). */
const char *phw_name_form_tag(phw_name_form form);

#endif
