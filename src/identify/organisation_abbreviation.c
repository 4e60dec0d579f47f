/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/organisation_abbreviation.h"

#include <stdlib.h>
#include <string.h>

/* In order, for bsearch(). */
static const char *const letters[] = {
    "abmu",  "abuhb",    "bhrut",  "bsmhft", "bsuh",  "bthft",  "buhft",  "cavuhb",  "chsft",
    "cnwl",  "cpft",     "ctmuhb", "cuh",    "cwhft", "dchs",   "ddhft",  "dgft",    "ekhuft",
    "elft",  "elht",     "enht",   "eput",   "esht",  "esneft", "fhft",   "ghnhsft", "gosh",
    "gstt",  "hduhb",    "hhft",   "huth",   "jpuh",  "kch",    "lnwh",   "lnwuht",  "lthtr",
    "luhft", "lypft",    "mft",    "mkuh",   "mtw",   "nelft",  "nhsggc", "nlag",    "nnuh",
    "nuh",   "nuth",     "ouh",    "oxleas", "qvh",   "rbft",   "rcht",   "rdash",   "rdeft",
    "rduh",  "rfl",      "rnoh",   "rwt",    "sash",  "sath",   "sbuhb",  "sfh",     "sfht",
    "slam",  "somft",    "srft",   "ssotp",  "swbh",  "swlstg", "tewv",   "tsdft",   "uclh",
    "uhb",   "uhbw",     "uhcw",   "uhd",    "uhdb",  "uhl",    "uhmb",   "uhnm",    "uhp",
    "uhs",   "uhsussex", "uhsx",   "ulht",   "ulth",  "wahft",  "whht",   "wmas",    "wsft",
    "wuth",  "wwl",      "yas",
};

static int compare(const void *key, const void *entry)
{
    const char *one = key, *other = *(const char *const *)entry;
    int order = (unsigned char)*one - (unsigned char)*other;
    return order ? order : strcmp(one, other);
}

bool phw_organisation_abbreviation(const char *key)
{
    return bsearch(key, letters, sizeof letters / sizeof letters[0], sizeof letters[0], compare) !=
           NULL;
}
