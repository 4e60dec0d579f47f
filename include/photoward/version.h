/* SPDX-License-Identifier: Apache-2.0 */
/** @file version.h  The library's version. CMakeLists.txt reads it from here. */
#ifndef PHOTOWARD_VERSION_H
#define PHOTOWARD_VERSION_H

#include "photoward/status.h"

PHW_BEGIN_DECLS

#define PHW_VERSION_MAJOR 0
#define PHW_VERSION_MINOR 1
#define PHW_VERSION_PATCH 0
#define PHW_VERSION_STRING "0.1.0"

/** The version of the library that is loaded, as PHW_VERSION_STRING was when it was built. */
PHW_API const char *phw_version(void);

PHW_END_DECLS
#endif
