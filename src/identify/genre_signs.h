/* SPDX-License-Identifier: Apache-2.0 */
/** @file genre_signs.h  What is counted on a page to tell what its text is as a whole. */
#ifndef PHW_IDENTIFY_GENRE_SIGNS_H
#define PHW_IDENTIFY_GENRE_SIGNS_H

#include "identify/name_page.h"

/** One sign, with the plain words that explain it; NULL where it explains nothing by itself. */
#define PHW_GENRE_SIGNS(X)                                                                         \
    X(ALWAYS, NULL)                                                                                \
    X(FIELDS, "fields of a patient")                                                               \
    X(ANY_FIELD, "a field of a patient")                                                           \
    X(NUMBERS, "a patient's numbers")                                                              \
    X(HEALTH, "details of somebody's health")                                                      \
    X(PATIENT, "a patient's name")                                                                 \
    X(PATIENTS, "different patients")                                                              \
    X(COLUMN, "rows with different patients")                                                      \
    X(BEDS, "beds")                                                                                \
    X(BED_ROWS, "rows that begin with a bed")                                                      \
    X(NAME_ROWS, "rows that begin with a name")                                                    \
    X(TIME_ROWS, "rows that begin with a time")                                                    \
    X(NUMBERED, "numbered rows")                                                                   \
    X(COLUMNS, "columns")                                                                          \
    X(GREETING, "a greeting")                                                                      \
    X(CLOSING, "the closing of a letter")                                                          \
    X(HEAD, "the head of an e-mail")                                                               \
    X(SIGNED, "a signature")                                                                       \
    X(LETTER, "the words of a letter")                                                             \
    X(SENDERS, "names and times of messages")                                                      \
    X(STAMPS, "times by themselves")                                                               \
    X(SPEAKERS, "names before what they say")                                                      \
    X(CHAT, "the form of a conversation")                                                          \
    X(SMALL_STARTS, "lines that begin in small letters")                                           \
    X(QUESTIONS, "questions")                                                                      \
    X(SPOKEN, "spoken words")                                                                      \
    X(PUBLIC, "written for everybody")                                                             \
    X(OUTSIDE, "the tone of news, notices or books")                                               \
    X(QUOTES, "quoted speech")                                                                     \
    X(READER, "words to its reader")                                                               \
    X(CALLS, "calls and headings")                                                                 \
    X(GENERAL, "medicine in general")                                                              \
    X(SENTENCES, "whole sentences")                                                                \
    X(PROSE, "long lines")                                                                         \
    X(CAPITALS, "names and headings")                                                              \
    X(DIGITS, "figures")                                                                           \
    X(MONEY, "prices, orders or program code")                                                     \
    X(SIGNS, "the signs of program code")                                                          \
    X(PLACE, "the name of a place of care")                                                        \
    X(FORM, "fields of a form")                                                                    \
    X(TOLD, "somebody who is told of")                                                             \
    X(PEOPLE, "names of people")                                                                   \
    X(CALENDAR, "days and months")                                                                 \
    X(OTHERS, "names of others")                                                                   \
    X(STAFF, "names of those who work there")                                                      \
    X(CARE, "words of care")                                                                       \
    X(TERMS, "many words of medicine")                                                             \
    X(FEW_WORDS, "few words")                                                                      \
    X(MANY_WORDS, "many words")                                                                    \
    X(AUTHOR, "a writer who says I")                                                               \
    X(HOURS, "times of day")

typedef enum phw_genre_sign {
#define PHW_GENRE_SIGN_NAME(name, words) PHW_GENRE_SIGN_##name,
    PHW_GENRE_SIGNS(PHW_GENRE_SIGN_NAME)
#undef PHW_GENRE_SIGN_NAME
        PHW_GENRE_SIGN_COUNT
} phw_genre_sign;

/** How far each sign is there, 0 … 1. */
typedef struct phw_genre_signs {
    float value[PHW_GENRE_SIGN_COUNT];
} phw_genre_signs;

/** The sign's name ("FIELDS") and its words. Static. */
const char *phw_genre_sign_name(phw_genre_sign sign);
const char *phw_genre_sign_words(phw_genre_sign sign);

/** Counts them on a page whose names are known. Linear in its words. */
phw_genre_signs phw_genre_signs_count(const phw_name_page *page);

#endif
