/* SPDX-License-Identifier: Apache-2.0 */
/* The project's one file of C++, for zxing has no interface for C. Nothing of C++ leaves it, no
 * exception either: what zxing throws on a damaged code is a code that was not read. */
#define ZX_USE_UTF8 1 /* texts as UTF-8 */

#include "mark/read_zxing.h"

#include <ZXing/ReadBarcode.h>
#include <new>

static phw_quad quad_of(const ZXing::Position &position)
{
    phw_quad quad;
    for (int i = 0; i < 4; i++)
        quad.corner[i] = {static_cast<double>(position[i].x), static_cast<double>(position[i].y)};
    return quad;
}

static phw_status add(const ZXing::Result &result, phw_symbology symbology, phw_codes *codes,
                      phw_error *error)
{
    const bool gs1 = result.contentType() == ZXing::ContentType::GS1;
    /* Element strings keep the separators between them only as bytes. */
    const ZXing::ByteArray &bytes = result.bytes();
    const std::string text = gs1 ? std::string(bytes.begin(), bytes.end()) : result.text();
    if (text.empty())
        return PHW_OK;
    const phw_code code = {symbology, quad_of(result.position()), gs1, text.data(), text.size()};
    return phw_codes_add(codes, &code, error);
}

static ZXing::BarcodeFormat format_of(phw_symbology symbology)
{
    switch (symbology) {
    case PHW_SYMBOLOGY_PDF417:
        return ZXing::BarcodeFormat::PDF417;
    case PHW_SYMBOLOGY_AZTEC:
        return ZXing::BarcodeFormat::Aztec;
    case PHW_SYMBOLOGY_QR:
        return ZXing::BarcodeFormat::QRCode;
    case PHW_SYMBOLOGY_DATA_MATRIX:
        return ZXing::BarcodeFormat::DataMatrix;
    default:
        return ZXing::BarcodeFormat::None;
    }
}

phw_status phw_read_zxing_scan(const phw_image *patch, phw_symbology symbology, phw_codes *codes,
                               phw_error *error)
{
    phw_status status = PHW_OK;
    const ZXing::BarcodeFormat format = format_of(symbology);
    if (format == ZXing::BarcodeFormat::None)
        return PHW_OK;
    try {
        const ZXing::ImageView view(patch->pixels, static_cast<int>(patch->width),
                                    static_cast<int>(patch->height), ZXing::ImageFormat::Lum,
                                    static_cast<int>(patch->stride));
        ZXing::DecodeHints hints;
        hints.setFormats(format);
        hints.setTryDownscale(false);
        const ZXing::Result result = ZXing::ReadBarcode(view, hints);
        if (result.isValid())
            status = add(result, symbology, codes, error);
    } catch (const std::bad_alloc &) {
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to read barcodes");
    } catch (...) {
        return PHW_OK;
    }
    return status;
}
