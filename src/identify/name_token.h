/* SPDX-License-Identifier: Apache-2.0 */
/** @file name_token.h  A line's text cut into the words that names are made of, each with what the
 *  look-up tables say of it. */
#ifndef PHW_IDENTIFY_NAME_TOKEN_H
#define PHW_IDENTIFY_NAME_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "photoward/error.h"

struct phw_models;
struct phw_page_words;
struct phw_page_word;

/** How the letters of a token are written. */
typedef enum phw_letter_case {
    PHW_CASE_LOWER = 0,
    PHW_CASE_TITLE,   /**< "Smith", "McDonald", "O'Brien" */
    PHW_CASE_UPPER,   /**< "SMITH", two letters at least */
    PHW_CASE_INITIAL, /**< one capital */
    PHW_CASE_MIXED,   /**< "iPhone" */
    PHW_CASE_NUMBER   /**< holds a digit */
} phw_letter_case;

#define PHW_LETTER_CASE_COUNT 6

/** What stands between a token and the one before, as bits. A blank alone is none of them. */
enum {
    PHW_GAP_COMMA = 1 << 0,
    PHW_GAP_OPEN = 1 << 1,
    PHW_GAP_CLOSE = 1 << 2,
    PHW_GAP_STOP = 1 << 3, /**< full stop, question or exclamation mark, semicolon */
    PHW_GAP_COLON = 1 << 4,
    PHW_GAP_DASH = 1 << 5,
    PHW_GAP_SLASH = 1 << 6,
    PHW_GAP_CARET = 1 << 7, /**< DICOM's "SURNAME^GIVEN" */
    PHW_GAP_OTHER = 1 << 8, /**< quotes, bars, bullets, @ */
    PHW_GAP_GLUED = 1 << 9, /**< nothing at all: OCR lost the blank */
    PHW_GAP_EDGE = 1 << 10  /**< start of the line */
};

/** What kind of word it is, as bits. */
enum {
    PHW_WORD_TITLE = 1 << 0,        /**< Mr, Mrs, Miss … */
    PHW_WORD_STAFF_TITLE = 1 << 1,  /**< Dr, Prof, Sister, Nurse */
    PHW_WORD_RELATION = 1 << 2,     /**< wife, son, mum */
    PHW_WORD_ROLE = 1 << 3,         /**< consultant, RN, HCA, physiotherapist */
    PHW_WORD_PARTICLE = 1 << 4,     /**< de, van, bin, al */
    PHW_WORD_CALENDAR = 1 << 5,     /**< months and weekdays */
    PHW_WORD_ORGANISATION = 1 << 6, /**< hospital, trust, surgery */
    PHW_WORD_STREET = 1 << 7,       /**< road, lane, close */
    PHW_WORD_CLINICAL = 1 << 8,     /**< a medicine, diagnosis, test or ward term of one word */
    PHW_WORD_PLACE = 1 << 9,
    PHW_WORD_EPONYM = 1 << 10,
    PHW_WORD_NEVER = 1 << 11 /**< what stands on forms and screens and is nobody's name */
};

/** The longest folded token kept, in bytes, with its NUL. */
#define PHW_TOKEN_KEY_ROOM 48

typedef struct phw_name_token {
    uint32_t from; /**< bytes in the line's text */
    uint32_t to;   /**< behind the last letter; a possessive 's is left out */
    char key[PHW_TOKEN_KEY_ROOM];
    uint32_t key_length;
    phw_letter_case letters;
    unsigned before; /**< PHW_GAP_… */
    unsigned kinds;  /**< PHW_WORD_… */
    float given;     /**< 0 … 1: a given name rather than a word, by the tables */
    float family;    /**< 0 … 1: a family name rather than a word */
    float word;      /**< uses per million words of English text, 0 where not among the common */
    uint32_t tables; /**< of terms that hold it, as bits 1 << phw_table */
    bool known;      /**< the tables hold it, as whatever */
    bool possessive;
    bool unsure;    /**< the reader was not sure of it; set by phw_name_page_build() */
    bool may_end;   /**< a kind of organisation may end in it: what few words may, told once */
    bool may_begin; /**< a Welsh one may begin with it */
    bool may_name;  /**< an organisation of the tables may begin with it; false is sure */
    bool no_term;   /**< no clinical term begins with it; false: one may */
    bool no_clue;   /**< no phrase of clue_phrases.c begins with it; false: one may */
    uint16_t lists; /**< the lists of words it is in: PHW_LIST_… */
} phw_name_token;

/**
 * Cuts @p text into tokens.
 * @param text      UTF-8; kept for as long as @p words is.
 * @param words     of the page, which they are looked up in.
 * @param[out] tokens  in the words' arena; NULL where there are none.
 * @return PHW_OK or PHW_ERR_NOMEM.
 */
PHW_MUST_USE phw_status phw_name_tokens(const char *text, size_t length,
                                        struct phw_page_words *words, phw_name_token **tokens,
                                        size_t *count, phw_error *error);

/** What is known of a word that was cut out of a text. NULL where memory ran out.
 *  @param text  its @p length bytes; kept for as long as @p words is. */
const struct phw_page_word *phw_name_word_of(struct phw_page_words *words, const char *text,
                                             size_t length);

/** Whether the token's folded text is @p key. */
static inline bool phw_name_token_is(const phw_name_token *token, const char *key)
{
    return token->key[0] == key[0] && strcmp(token->key, key) == 0;
}

/** Whether two tokens are the same word. */
static inline bool phw_name_token_same(const phw_name_token *a, const phw_name_token *b)
{
    return a->key_length == b->key_length && memcmp(a->key, b->key, a->key_length) == 0;
}

/** Whether a token is a bed and its number in one word: "SR2", "bed6", "BED07". */
bool phw_name_token_is_bed(const phw_name_token *token);

/** Whether it says how often a woman was pregnant and gave birth: "G2P1", "G4P2113". */
bool phw_name_token_is_gravida(const phw_name_token *token);

/** Whether it may be one that was misread, "GSP0", "65P0", "G1PO", with one of the two digits read
 *  as one. Parts of machines are numbered so as well. */
bool phw_name_token_may_be_gravida(const phw_name_token *token);

/** Whether it says whether somebody is male or female: "F", "male". */
bool phw_name_token_is_sex(const phw_name_token *token);

/** Whether the folded word is one of a list: words between single blanks, a blank at either end. */
bool phw_name_token_in(const phw_name_token *token, const char *list);

/** Whether at most one letter of two folded words differs, is missing or is too many. */
bool phw_name_key_nearly(const char *a, size_t a_length, const char *b, size_t b_length);

/** The larger of the two likelihoods. */
float phw_name_token_best(const phw_name_token *token);

#endif
