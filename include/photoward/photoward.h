/* SPDX-License-Identifier: Apache-2.0 */
/** @file photoward.h  Everything at once. */
#ifndef PHOTOWARD_PHOTOWARD_H
#define PHOTOWARD_PHOTOWARD_H

#include "photoward/error.h"
#include "photoward/finding.h"
#include "photoward/genre.h"
#include "photoward/geometry.h"
#include "photoward/image.h"
#include "photoward/limits.h"
#include "photoward/page.h"
#include "photoward/redact.h"
#include "photoward/report.h"
#include "photoward/rules.h"
#include "photoward/scan.h"
#include "photoward/status.h"
#include "photoward/version.h"

#endif
