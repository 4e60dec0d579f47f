/* SPDX-License-Identifier: Apache-2.0 */
/** @file tree.h  Files and folders made for a test, in a folder of their own. */
#ifndef PHW_TESTS_BATCH_TREE_H
#define PHW_TESTS_BATCH_TREE_H

/** A new folder under the system's place for temporary files. Static storage, absolute. */
const char *tree_new(void);

/** Its absolute path with @p relative behind it. Static storage of the last four calls. */
const char *tree_path(const char *relative);

/** Makes a file with its folders. */
void tree_file(const char *relative, const char *content);

/** Removes it all. */
void tree_remove(void);

#endif
