/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/health_number.h"

/* A Community Health Index number begins with the date of birth, DDMMYY. */
static bool in_range(const char digits[10])
{
    int day = (digits[0] - '0') * 10 + digits[1] - '0';
    int month = (digits[2] - '0') * 10 + digits[3] - '0';
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

void phw_recognise_chi_number(phw_context *context)
{
    static const char *const labels[] = {"chi", "community", NULL};
    static const phw_health_scheme scheme = {
        .kind = PHW_FINDING_CHI_NUMBER,
        .label_words = labels,
        .in_range = in_range,
        .groups = {6, 4},
        .group_count = 2,
    };
    phw_health_number_scan(context, &scheme);
}
