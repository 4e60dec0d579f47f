/* SPDX-License-Identifier: Apache-2.0 */
#include "mark/fisher.h"

enum { RGB = 3 };

bool phw_fisher_weights(const double covariance[3][3], const double difference[3],
                        double weights[3])
{
    double inverse[RGB][RGB], determinant = 0;
    for (int i = 0; i < RGB; i++)
        for (int k = 0; k < RGB; k++) {
            const int a = (k + 1) % RGB, b = (k + 2) % RGB, d = (i + 1) % RGB, e = (i + 2) % RGB;
            inverse[i][k] =
                covariance[a][d] * covariance[b][e] - covariance[a][e] * covariance[b][d];
        }
    for (int k = 0; k < RGB; k++)
        determinant += covariance[0][k] * inverse[k][0];
    if (determinant <= 0)
        return false;
    for (int i = 0; i < RGB; i++) {
        weights[i] = 0;
        for (int k = 0; k < RGB; k++)
            weights[i] += inverse[i][k] / determinant * difference[k];
    }
    return true;
}
