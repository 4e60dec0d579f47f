/* SPDX-License-Identifier: Apache-2.0 */
#include "redact/differ.h"

uint8_t phw_differ_most(const uint8_t *a, const uint8_t *b, size_t count)
{
    uint8_t most = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t off = (uint8_t)(a[i] > b[i] ? a[i] - b[i] : b[i] - a[i]);
        most = off > most ? off : most;
    }
    return most;
}
