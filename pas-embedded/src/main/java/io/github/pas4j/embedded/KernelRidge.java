package io.github.pas4j.embedded;

/**
 * Kernel ridge regression on class labels: {@code A = (K + λI)⁻¹ Y}, and a text's score for class {@code c} is
 * {@code Σᵢ k(text, i) · A[i][c]} (Bishop, Pattern Recognition and Machine Learning, section 6.1). In closed form, so the
 * same data always gives the same model. Thread-safe.
 */
final class KernelRidge {

    private KernelRidge() {}

    /**
     * Solves for the weights {@code A}, {@code n × classes}.
     *
     * @param kernel {@code n × n}, symmetric, positive semi-definite; left as it is
     * @param labels the class of each of the n examples, in [0, classes)
     * @param lambda how much to smooth, above 0
     */
    static double[][] weights(double[][] kernel, int[] labels, int classes, double lambda) {
        double[][] weights = new double[labels.length][classes];
        for (int i = 0; i < labels.length; i++) {
            weights[i][labels[i]] = 1;
        }
        solve(cholesky(kernel, lambda), weights);
        return weights;
    }

    private static double[][] cholesky(double[][] kernel, double lambda) {
        int n = kernel.length;
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = kernel[i][j] + (i == j ? lambda : 0) - dot(lower[i], lower[j], j);
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }

    /** Of the first {@code n} numbers; four sums at once, since one alone would wait for itself at each step. */
    private static double dot(double[] a, double[] b, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < n; k += 4) {
            s0 += a[k] * b[k];
            s1 += a[k + 1] * b[k + 1];
            s2 += a[k + 2] * b[k + 2];
            s3 += a[k + 3] * b[k + 3];
        }
        for (; k < n; k++) {
            s0 += a[k] * b[k];
        }
        return s0 + s1 + s2 + s3;
    }

    /** Replaces {@code values} by the solution of {@code L Lᵀ x = values}, column by column. */
    private static void solve(double[][] lower, double[][] values) {
        int n = lower.length;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                subtract(values[i], lower[i][k], values[k]);
            }
            divide(values[i], lower[i][i]);
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                subtract(values[i], lower[k][i], values[k]);
            }
            divide(values[i], lower[i][i]);
        }
    }

    private static void subtract(double[] row, double factor, double[] other) {
        for (int c = 0; c < row.length; c++) {
            row[c] -= factor * other[c];
        }
    }

    private static void divide(double[] row, double by) {
        for (int c = 0; c < row.length; c++) {
            row[c] /= by;
        }
    }
}
