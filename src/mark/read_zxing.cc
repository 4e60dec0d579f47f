/* SPDX-License-Identifier: Apache-2.0 */
/* The project's one file of C++, for zxing has no interface for C. Nothing of C++ leaves it, no
 * exception either: what zxing throws on a damaged code is a code that was not read. */
#define ZX_USE_UTF8 1 /* texts as UTF-8 */

#include "mark/read_zxing.h"

#include <ZXing/ReadBarcode.h>
#include <new>

/* More in one place are no codes of a record. */
static const uint8_t symbols_most = 2;

static phw_symbology symbology_of(ZXing::BarcodeFormat format)
{
    switch (format) {
    case ZXing::BarcodeFormat::PDF417:
        return PHW_SYMBOLOGY_PDF417;
    case ZXing::BarcodeFormat::Aztec:
        return PHW_SYMBOLOGY_AZTEC;
    case ZXing::BarcodeFormat::QRCode:
        return PHW_SYMBOLOGY_QR;
    case ZXing::BarcodeFormat::DataMatrix:
        return PHW_SYMBOLOGY_DATA_MATRIX;
    default: /* of what was asked for there is no other */
        return PHW_SYMBOLOGY_UNREAD;
    }
}

static phw_quad quad_of(const ZXing::Position &position)
{
    phw_quad quad;
    for (int i = 0; i < 4; i++)
        quad.corner[i] = {static_cast<double>(position[i].x), static_cast<double>(position[i].y)};
    return quad;
}

static phw_status add(const ZXing::Result &result, phw_codes *codes, phw_error *error)
{
    const bool gs1 = result.contentType() == ZXing::ContentType::GS1;
    /* Element strings keep the separators between them only as bytes. */
    const ZXing::ByteArray &bytes = result.bytes();
    const std::string text = gs1 ? std::string(bytes.begin(), bytes.end()) : result.text();
    if (text.empty())
        return PHW_OK;
    const phw_code code = {symbology_of(result.format()), quad_of(result.position()), gs1,
                           text.data(), text.size()};
    return code.symbology == PHW_SYMBOLOGY_UNREAD ? PHW_OK : phw_codes_add(codes, &code, error);
}

phw_status phw_read_zxing_scan(const phw_image *patch, phw_codes *codes, phw_error *error)
{
    using ZXing::BarcodeFormat;
    phw_status status = PHW_OK;
    try {
        const ZXing::ImageView view(patch->pixels, static_cast<int>(patch->width),
                                    static_cast<int>(patch->height), ZXing::ImageFormat::Lum,
                                    static_cast<int>(patch->stride));
        ZXing::DecodeHints hints;
        hints.setFormats(BarcodeFormat::PDF417 | BarcodeFormat::Aztec | BarcodeFormat::QRCode |
                         BarcodeFormat::DataMatrix);
        hints.setTryDownscale(false);
        hints.setMaxNumberOfSymbols(symbols_most);
        for (const ZXing::Result &result : ZXing::ReadBarcodes(view, hints))
            if (status == PHW_OK && result.isValid())
                status = add(result, codes, error);
    } catch (const std::bad_alloc &) {
        return phw_error_set(error, PHW_ERR_NOMEM, "no memory to read barcodes");
    } catch (...) {
        return PHW_OK;
    }
    return status;
}
