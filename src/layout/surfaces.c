/* SPDX-License-Identifier: Apache-2.0 */
#include "layout/surfaces.h"

phw_status phw_surfaces_find(const phw_pyramid *pyramid, phw_page *page, phw_error *error)
{
    (void)pyramid;
    (void)page;
    (void)error;
    return PHW_OK;
}
