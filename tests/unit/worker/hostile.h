/* SPDX-License-Identifier: Apache-2.0 */
/** @file hostile.h  A worker that does what its picture says, for tests of the pool. */
#ifndef PHW_TEST_WORKER_HOSTILE_H
#define PHW_TEST_WORKER_HOSTILE_H

/** Runs as a worker. A picture is a word:
 *  "good"       a report of 40 x 30 pixels, verdict review
 *  "crash"      a segmentation fault; "crash-once" makes it "good" before
 *  "killN"      killed by signal 9, N - '0' times, then good
 *  "hang"       sleeps for good; "spin" uses the processor for good
 *  "hog"        takes memory until there is none, and says so
 *  "socket"     asks for a socket, then good
 *  "exit"       ends with status 7
 *  "nonsense"   answers what is no report; "long" announces a frame that is too long
 *  "rare"       asks for a worker that is equipped, where it is not, then good; "unequipped" asks
 *               for one whatever it is
 *  "wrong"      is what no worker answers: an error of a scan
 */
int hostile_worker(void);

#endif
