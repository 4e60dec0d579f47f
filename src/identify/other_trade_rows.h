/* SPDX-License-Identifier: Apache-2.0 */
/** @file other_trade_rows.h  Words that head pages which are laid out as records are, of nobody's
 * illness. */
#ifndef PHW_IDENTIFY_OTHER_TRADE_ROWS_H
#define PHW_IDENTIFY_OTHER_TRADE_ROWS_H

#include <stddef.h>

#define PHW_TRADE_WORDS_MOST 24 /* of a trade, of each sort */

/** What pages of a trade have. */
enum {
    PHW_TRADE_BIRTHS = 1 << 0,   /* dates of birth */
    PHW_TRADE_MEDICINE = 1 << 1, /* illnesses */
    PHW_TRADE_STAFF = 1 << 2,    /* people at work who treat no patient: an animal's vet, a judge */
    PHW_TRADE_LENGTHS = 1 << 3,  /* "100m", "4f": ways to swim or run, and no ages */
    PHW_TRADE_INSCRIBED = 1 << 4, /* their words in small letters in lines of their own */
    PHW_TRADE_MEANS = 1 << 5,     /* lengths of stay, of many people */
    PHW_TRADE_DIETS = 1 << 6,     /* allergies, of guests */
    PHW_TRADE_BEDS = 1 << 7, /* beds, rooms or bays, of guests, plants or cars, and who has them */
    PHW_TRADE_PLACES = 1 << 8,   /* hospitals, where somebody worked */
    PHW_TRADE_PLAYED = 1 << 9,   /* parts, whatever they are called, and who plays them */
    PHW_TRADE_COUNTED = 1 << 10, /* numbers of their own, as programs have */
    PHW_TRADE_DOUBTFUL =
        1 << 11,               /* words that a ward may write as well: a second look is asked for */
    PHW_TRADE_STEPS = 1 << 12, /* their words in sentences as well */
    PHW_TRADE_DAYS = 1 << 13   /* days beside names, as births are, that no label says are some */
};

/** One trade. So many different words of it must stand on a page as headings or fields, and of
 * those so many that no record of a patient is headed with. The rest stand on such records as well.
 */
typedef struct phw_other_trade {
    unsigned least;
    unsigned least_sure;
    unsigned has;                           /**< PHW_TRADE_BIRTHS … */
    const char *sure[PHW_TRADE_WORDS_MOST]; /**< folded; ended by NULL where there are fewer */
    const char *more[PHW_TRADE_WORDS_MOST];
} phw_other_trade;

/** The table. Static storage. */
const phw_other_trade *phw_other_trade_rows(size_t *count);

#endif
