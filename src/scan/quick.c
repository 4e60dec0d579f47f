/* SPDX-License-Identifier: Apache-2.0 */
#include "scan/quick.h"

#include "risk/risk.h"

bool phw_scan_is_enough(void *quick, phw_page *so_far)
{
    phw_quick *q = quick;
    phw_report report = {.width = so_far->width,
                         .height = so_far->height,
                         .container = q->report->container,
                         .page = so_far};
    phw_error error = PHW_ERROR_INIT;
    phw_status status = phw_findings_new(&report.findings, &error);
    if (status == PHW_OK)
        status = phw_scanner_identify(q->scanner, &report, &error);
    if (status == PHW_OK)
        phw_risk_assess(&report);
    q->enough = status == PHW_OK && phw_risk_is_certain(&report);
    phw_findings_free(&report.findings);
    return q->enough;
}
