/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/health_number.h"

/* Northern Ireland's Health and Care numbers are 320 to 399. Without a label they cannot be told
 * from NHS numbers, which claim that range first. */
static bool in_range(const char digits[10])
{
    int three = (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
    return three >= 320 && three <= 399;
}

void phw_recognise_hc_number(phw_context *context)
{
    static const char *const labels[] = {"h&c", "h+c", "hsc", "hcn", "care", NULL};
    static const phw_health_scheme scheme = {
        .kind = PHW_FINDING_HC_NUMBER,
        .label_words = labels,
        .in_range = in_range,
        .groups = {3, 3, 4},
        .group_count = 3,
    };
    phw_health_number_scan(context, &scheme);
}
