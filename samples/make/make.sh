#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# samples/make/make.sh [NAME…]: makes the sample pictures anew (all, or those named).
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
"$here/../../tests/need" make
exec /usr/bin/python3 -B "$here/make.py" "$@"
