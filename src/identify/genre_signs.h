/* SPDX-License-Identifier: Apache-2.0 */
/** @file genre_signs.h  What is counted on a page to tell what its text is as a whole. */
#ifndef PHW_IDENTIFY_GENRE_SIGNS_H
#define PHW_IDENTIFY_GENRE_SIGNS_H

#include "identify/name_page.h"

/** The kinds of text that a sign's words speak for: elsewhere they explain nothing ("long lines" of
 * a list), whatever the sign adds. */
enum {
    PHW_TELLS_RECORD = 1 << 0,
    PHW_TELLS_LIST = 1 << 1,
    PHW_TELLS_LETTER = 1 << 2,
    PHW_TELLS_CHAT = 1 << 3,
    PHW_TELLS_PUBLIC = 1 << 4,
    PHW_TELLS_OTHER = 1 << 5
};

/** One sign, with the plain words that explain it and for which kinds; NULL where it explains
 *  nothing by itself. */
#define PHW_GENRE_SIGNS(X)                                                                         \
    X(ALWAYS, NULL, 0)                                                                             \
    X(FIELDS, "fields of a patient", PHW_TELLS_RECORD | PHW_TELLS_LIST | PHW_TELLS_LETTER)         \
    X(ANY_FIELD, "a field of a patient", PHW_TELLS_RECORD | PHW_TELLS_LIST | PHW_TELLS_LETTER)     \
    X(NUMBERS, "a patient's numbers",                                                              \
      PHW_TELLS_RECORD | PHW_TELLS_LIST | PHW_TELLS_LETTER | PHW_TELLS_CHAT)                       \
    X(HEALTH, "details of somebody's health",                                                      \
      PHW_TELLS_RECORD | PHW_TELLS_LIST | PHW_TELLS_LETTER | PHW_TELLS_CHAT)                       \
    X(PATIENT, "a patient's name",                                                                 \
      PHW_TELLS_RECORD | PHW_TELLS_LIST | PHW_TELLS_LETTER | PHW_TELLS_CHAT)                       \
    X(PATIENTS, "different patients", PHW_TELLS_LIST | PHW_TELLS_CHAT)                             \
    X(COLUMN, "rows with different patients", PHW_TELLS_LIST)                                      \
    X(BEDS, "beds", PHW_TELLS_RECORD | PHW_TELLS_LIST | PHW_TELLS_CHAT)                            \
    X(BED_ROWS, "rows that begin with a bed", PHW_TELLS_LIST)                                      \
    X(NAME_ROWS, "rows that begin with a name", PHW_TELLS_LIST | PHW_TELLS_CHAT)                   \
    X(TIME_ROWS, "rows that begin with a time", PHW_TELLS_LIST | PHW_TELLS_CHAT)                   \
    X(NUMBERED, "numbered rows", PHW_TELLS_LIST | PHW_TELLS_OTHER)                                 \
    X(COLUMNS, "columns", PHW_TELLS_LIST | PHW_TELLS_OTHER)                                        \
    X(GREETING, "a greeting", PHW_TELLS_LETTER | PHW_TELLS_CHAT)                                   \
    X(CLOSING, "the closing of a letter", PHW_TELLS_LETTER)                                        \
    X(HEAD, "the head of an e-mail", PHW_TELLS_LETTER)                                             \
    X(SIGNED, "a signature", PHW_TELLS_LETTER)                                                     \
    X(LETTER, "the words of a letter", PHW_TELLS_LETTER)                                           \
    X(SENDERS, "names and times of messages", PHW_TELLS_CHAT)                                      \
    X(STAMPS, "times of messages", PHW_TELLS_CHAT)                                                 \
    X(SPEAKERS, "names before what they say", PHW_TELLS_CHAT)                                      \
    X(CHAT, "the form of a conversation", PHW_TELLS_CHAT)                                          \
    X(SMALL_STARTS, "lines that begin in small letters", PHW_TELLS_CHAT)                           \
    X(QUESTIONS, "questions", PHW_TELLS_CHAT)                                                      \
    X(SPOKEN, "spoken words", PHW_TELLS_CHAT)                                                      \
    X(PUBLIC, "written for everybody", PHW_TELLS_PUBLIC)                                           \
    X(OUTSIDE, "the tone of news, notices or books", PHW_TELLS_PUBLIC)                             \
    X(QUOTES, "quoted speech", PHW_TELLS_PUBLIC)                                                   \
    X(READER, "words to its reader", PHW_TELLS_LETTER | PHW_TELLS_PUBLIC)                          \
    X(CALLS, "headings and calls", PHW_TELLS_PUBLIC)                                               \
    X(GENERAL, "medicine in general", PHW_TELLS_PUBLIC)                                            \
    X(SENTENCES, "whole sentences", PHW_TELLS_LETTER | PHW_TELLS_PUBLIC)                           \
    X(PROSE, "long lines of text", PHW_TELLS_PUBLIC)                                               \
    X(CAPITALS, "names and headings", PHW_TELLS_PUBLIC)                                            \
    X(DIGITS, "figures", PHW_TELLS_OTHER)                                                          \
    X(MONEY, "prices, orders or program code", PHW_TELLS_OTHER)                                    \
    X(SIGNS, "the signs of program code", PHW_TELLS_OTHER)                                         \
    X(PLACE, "the name of a place of care",                                                        \
      PHW_TELLS_RECORD | PHW_TELLS_LETTER | PHW_TELLS_PUBLIC)                                      \
    X(FORM, "fields of a form", PHW_TELLS_RECORD | PHW_TELLS_OTHER)                                \
    X(TOLD, "somebody who is told of", PHW_TELLS_LETTER | PHW_TELLS_PUBLIC)                        \
    X(PEOPLE, "names of people", PHW_TELLS_PUBLIC | PHW_TELLS_OTHER)                               \
    X(CALENDAR, "days and months", PHW_TELLS_PUBLIC | PHW_TELLS_OTHER)                             \
    X(OTHERS, "names of others", PHW_TELLS_PUBLIC)                                                 \
    X(STAFF, "names of those who work there",                                                      \
      PHW_TELLS_RECORD | PHW_TELLS_LIST | PHW_TELLS_LETTER | PHW_TELLS_CHAT)                       \
    X(CARE, "words of care",                                                                       \
      PHW_TELLS_RECORD | PHW_TELLS_LIST | PHW_TELLS_LETTER | PHW_TELLS_CHAT)                       \
    X(TERMS, "many words of medicine",                                                             \
      PHW_TELLS_RECORD | PHW_TELLS_LIST | PHW_TELLS_LETTER | PHW_TELLS_CHAT | PHW_TELLS_PUBLIC)    \
    X(FEW_WORDS, "few words", 0)                                                                   \
    X(MANY_WORDS, "many words", 0)                                                                 \
    X(AUTHOR, "a writer who says I", PHW_TELLS_LETTER | PHW_TELLS_CHAT)                            \
    X(HOURS, "times of day", PHW_TELLS_CHAT | PHW_TELLS_OTHER)                                     \
    X(ADDRESSED, "an address at its head", PHW_TELLS_LETTER)                                       \
    X(DATED, "a date alone at its head", PHW_TELLS_LETTER)                                         \
    X(VALUES, "many short lines with figures", PHW_TELLS_OTHER)

typedef enum phw_genre_sign {
#define PHW_GENRE_SIGN_NAME(name, words, tells) PHW_GENRE_SIGN_##name,
    PHW_GENRE_SIGNS(PHW_GENRE_SIGN_NAME)
#undef PHW_GENRE_SIGN_NAME
        PHW_GENRE_SIGN_COUNT
} phw_genre_sign;

/** How far each sign is there, 0 … 1. */
typedef struct phw_genre_signs {
    float value[PHW_GENRE_SIGN_COUNT];
    bool several; /**< four patients or more by their numbers: a record is of one */
} phw_genre_signs;

/** The sign's name ("FIELDS"). Static. */
const char *phw_genre_sign_name(phw_genre_sign sign);

/** The sign's words as a reason for a kind, 0 for a record … 5 for what is none of the others; NULL
 *  where they are none for it. Static. */
const char *phw_genre_sign_words(phw_genre_sign sign, int kind);

/** Counts them on a page whose names are known. Linear in its words. */
phw_genre_signs phw_genre_signs_count(const phw_name_page *page);

#endif
