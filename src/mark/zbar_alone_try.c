/* SPDX-License-Identifier: Apache-2.0 */
/* Linked while the build is set up, to see whether zbar's archive goes without the libraries that
 * its own library brings: all of it that read_zbar.c uses. */
#include <zbar.h>

int main(void)
{
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    zbar_image_t *image = zbar_image_create();
    zbar_image_scanner_request_dbus(scanner, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 1);
    return zbar_scan_image(scanner, image);
}
