#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Plants arrows that break the include rule, one at a time, and makes sure that each is seen; then
# arrows that are allowed, and makes sure that they pass.
set -eu
rule=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
failed=0

# plant PATH LINE – a tree with one file of one line.
plant() {
    rm -rf "$place/src" "$place/include"
    mkdir -p "$place/src" "$place/include" "$(dirname "$place/$1")"
    printf '%s\n' "$2" >"$place/$1"
}

breaks() {
    plant "$1" "$2"
    if "$rule" "$place" >"$place/out" 2>&1; then
        echo "not seen: $1: $2"
        failed=1
    elif ! grep -q "^$1: must not include" "$place/out"; then
        echo "not named: $1: $2"
        failed=1
    fi
}

passes() {
    plant "$1" "$2"
    "$rule" "$place" || {
        echo "refused: $1: $2"
        failed=1
    }
}

breaks src/layout/a.c '#include "ocr/ocr.h"'
breaks src/identify/a.c '#include "risk/risk.h"'
breaks src/redact/a.c '#include "image/encode.h"'
breaks src/redact/a.c '  #  include   "scan/scan.h"'
breaks src/report/a.h '#include "cli/cli.h"'
breaks src/scan/a.c '#include "cli/cli.h"'
breaks src/scan/a.c '#include "worker/worker.h"'
breaks src/base/a.c '#include "image/decode.h"'
breaks src/risk/a.c '#include "local.h"'
breaks src/risk/a.c '#include <jansson.h>'
breaks src/cli/a.c '#include <png.h>'
breaks src/image/a.c '#include <tesseract/capi.h>'
breaks src/layout/a.c '#include <immintrin.h>'
breaks src/mark/a.c '#include <cpuid.h>'
breaks src/scan/a.c '#include <leptonica/allheaders.h>'
breaks include/photoward/a.h '#include "base/arena.h"'
breaks include/photoward/a.h '#include <jpeglib.h>'
passes src/base/a.c '#include <immintrin.h>'
passes src/ocr/a.c '#include <cpuid.h>'
passes src/layout/a.c '#include "base/geometry.h"'
passes src/layout/a.c '#include "layout/ink.h"'
passes src/layout/a.c '#include "photoward/page.h"'
passes src/layout/a.c '#include <math.h>'
passes src/identify/a.c '#include "model/model.h"'
passes src/scan/a.c '#include "ocr/ocr.h"'
passes src/cli/a.c '#include "report/report.h"'
breaks src/ocr/a.c '#include <tesseract/capi.h>'
passes src/mark/a.c '#include <zbar.h>'
passes src/image/a.c '#include <png.h>'
passes include/photoward/a.h '#include <stdint.h>'

rm -rf "$place/src" "$place/include"
mkdir -p "$place/src" "$place/include"
if "$rule" "$place" 2>/dev/null; then
    echo "an empty tree passes"
    failed=1
fi
exit $failed
