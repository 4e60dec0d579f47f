/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/organisation_abbreviation.h"

#include <stdlib.h>
#include <string.h>

/* In order, for bsearch(). */
static const char *const letters[] = {
    "abmu",   "abuhb",  "bcuhb",  "bhrut",   "bhsct",  "bsmhft", "bsuh",   "bthft",    "buhft",
    "cavuhb", "chsft",  "cnwl",   "cpft",    "ctmuhb", "cuh",    "cwhft",  "dchs",     "ddhft",
    "dgft",   "dgri",   "eeast",  "ekhuft",  "elft",   "elht",   "emas",   "enht",     "eput",
    "esht",   "esneft", "fhft",   "ghnhsft", "gosh",   "gri",    "gstt",   "hduhb",    "hhft",
    "hri",    "huth",   "jpuh",   "kch",     "lgi",    "lnwh",   "lnwuht", "lri",      "lthtr",
    "luhft",  "lwh",    "lypft",  "mft",     "mkuh",   "mtw",    "neas",   "nelft",    "nhsct",
    "nhsggc", "nias",   "nlag",   "nnuh",    "nuh",    "nuth",   "nwas",   "ouh",      "oxleas",
    "qehb",   "qeuh",   "qmc",    "qvh",     "rbft",   "rcht",   "rdash",  "rdeft",    "rduh",
    "rfl",    "rnoh",   "rvi",    "rwt",     "sash",   "sath",   "sbuhb",  "scas",     "secamb",
    "sehsct", "sfh",    "sfht",   "shsct",   "slam",   "somft",  "srft",   "ssotp",    "swasft",
    "swast",  "swbh",   "swlstg", "tewv",    "tsdft",  "uclh",   "uhb",    "uhbw",     "uhcw",
    "uhd",    "uhdb",   "uhl",    "uhmb",    "uhnm",   "uhp",    "uhs",    "uhsussex", "uhsx",
    "ulht",   "ulth",   "wahft",  "whht",    "whsct",  "wmas",   "wsft",   "wuth",     "wwl",
    "yas",
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

bool phw_organisation_abbreviation_alone(const char *key)
{
    static const char *const alone[] = {"bhsct",  "nhsggc", "qehb", "qeuh",
                                        "sehsct", "shsct",  "whsct"};
    for (size_t i = 0; i < sizeof alone / sizeof alone[0]; i++)
        if (strcmp(key, alone[i]) == 0)
            return true;
    return false;
}
