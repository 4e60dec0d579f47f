/* SPDX-License-Identifier: Apache-2.0 */
#include "identify/health_number.h"

/* 4xx, 6xx and 7xx are issued in England, Wales and the Isle of Man, 320 to 399 are live in some
 * sources, 9xx is for tests (and staff cannot know); 5xx was never issued (uk-fci/nhs-number). */
static bool in_range(const char digits[10])
{
    int three = (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0');
    return (three >= 320 && three <= 499) || (three >= 600 && three <= 799) || three >= 900;
}

static const char *const any_label[] = {NULL};
static const phw_health_scheme scheme = {
    .kind = PHW_FINDING_NHS_NUMBER,
    .label_words = any_label,
    .in_range = in_range,
    .groups = {3, 3, 4}, /* NHS Common User Interface, NUM-0002 */
    .group_count = 3,
};

void phw_recognise_nhs_number(phw_context *context)
{
    phw_health_number_scan(context, &scheme);
}

void phw_recognise_nhs_number_on_record(phw_context *context)
{
    phw_health_number_scan_again(context, &scheme);
}
