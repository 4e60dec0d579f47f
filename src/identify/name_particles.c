/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/name_particles.h"

#include "identify/page_words.h"

#define GIVEN_MOST 2
#define PARTICLES_MOST 3
/* How like a given name the first word must be. Between it and particles any word with a capital
 * is a family's name that the tables let be one, however few bear it. */
#define GIVEN_LEAST 0.20F
#define FAMILY_LEAST 0.03F
#define FAMILY_UNLISTED 0.30F
/* Letters of the least family's name ("Ng"). */
#define FAMILY_LETTERS 2
/* What the form is worth, and what of the given name's likelihood is. */
#define STRENGTH_FORM 0.15F
#define STRENGTH_GIVEN 0.55F

#define NO_PART                                                                                    \
    (PHW_WORD_NEVER | PHW_WORD_ORGANISATION | PHW_WORD_STREET | PHW_WORD_TITLE |                   \
     PHW_WORD_STAFF_TITLE | PHW_WORD_CALENDAR | PHW_WORD_ROLE)

static bool plain(const phw_name_token *token)
{
    return token->letters == PHW_CASE_TITLE || token->letters == PHW_CASE_UPPER;
}

static bool is_given(const phw_name_token *token, phw_letter_case letters)
{
    return token->letters == letters && !(token->kinds & NO_PART) && !token->possessive &&
           token->given >= GIVEN_LEAST;
}

/* "will do", "Grace O": particles that are words or letters of their own are none alone. */
static bool is_doubtful(const phw_name_token *token)
{
    return phw_name_token_in(token, " ben den do la o ten ");
}

/* "St" ends in a full stop as often as not, which ends nothing. */
static bool goes_on(const phw_name_token *before, const phw_name_token *token)
{
    unsigned allowed = PHW_GAP_GLUED;
    if (phw_name_token_is(before, "st"))
        allowed |= PHW_GAP_STOP;
    return (token->before & ~allowed) == 0;
}

static bool is_family(const phw_name_token *token, phw_letter_case letters)
{
    return (token->letters == letters || token->letters == PHW_CASE_TITLE) && plain(token) &&
           token->key_length >= FAMILY_LETTERS && !(token->kinds & NO_PART) &&
           phw_name_token_best(token) >= (token->known ? FAMILY_LEAST : FAMILY_UNLISTED);
}

bool phw_name_particles_match(const phw_name_token *tokens, size_t count, size_t at,
                              phw_name_span *span)
{
    size_t next = at + 1, particles = 0;
    if (at >= count || !plain(&tokens[at]) || !is_given(&tokens[at], tokens[at].letters) ||
        (tokens[at].kinds & PHW_WORD_PARTICLE))
        return false;
    const phw_letter_case letters = tokens[at].letters;
    while (next < count && next - at < GIVEN_MOST && !tokens[next].before &&
           !(tokens[next].kinds & PHW_WORD_PARTICLE) && is_given(&tokens[next], letters))
        next++;
    const size_t first = next;
    while (next < count && particles < PARTICLES_MOST &&
           goes_on(&tokens[next - 1], &tokens[next]) && (tokens[next].kinds & PHW_WORD_PARTICLE) &&
           tokens[next].letters <= letters) {
        particles++;
        next++;
    }
    if (particles == 0 || (particles == 1 && is_doubtful(&tokens[first])) || next >= count ||
        !goes_on(&tokens[next - 1], &tokens[next]) || !is_family(&tokens[next], letters))
        return false;
    *span = (phw_name_span){at, next, next, at, PHW_NO_TOKEN, PHW_NAME_GIVEN_FAMILY, 0};
    span->strength = STRENGTH_FORM + STRENGTH_GIVEN * tokens[at].given;
    return true;
}
