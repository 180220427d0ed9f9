package io.github.pas4j.datagen.report;

import java.util.Arrays;

/**
 * The two directions in which vectors differ most (principal component analysis), by orthogonal iteration. The same numbers on
 * every machine: all sums run in one order.
 */
final class PrincipalComponents {

    private static final int ROUNDS = 60;

    private PrincipalComponents() {}

    /**
     * Where each vector lies in these directions, as x and y in turn.
     *
     * @param rows of one length
     */
    static double[] of(float[][] rows) {
        int dimension = rows.length == 0 ? 0 : rows[0].length;
        double[] mean = new double[dimension];
        for (float[] row : rows) {
            for (int d = 0; d < dimension; d++) {
                mean[d] += row[d] / (double) rows.length;
            }
        }
        double[][] axes = {start(dimension, 1), start(dimension, 2)};
        for (int round = 0; round < ROUNDS; round++) {
            axes = orthonormal(spread(rows, mean, axes));
        }
        double[] places = new double[2 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            places[2 * i] = along(rows[i], mean, axes[0]);
            places[2 * i + 1] = along(rows[i], mean, axes[1]);
        }
        return places;
    }

    /** Any beginning does that is not at right angles to the answer. */
    private static double[] start(int dimension, int number) {
        double[] axis = new double[dimension];
        Arrays.setAll(axis, d -> 1.0 / (1 + (d * 7919L + number * 104729L) % 97));
        return axis;
    }

    /** Both axes times the covariance, but for its scale. */
    private static double[][] spread(float[][] rows, double[] mean, double[][] axes) {
        double[][] next = new double[2][mean.length];
        for (float[] row : rows) {
            for (int a = 0; a < 2; a++) {
                double along = along(row, mean, axes[a]);
                for (int d = 0; d < mean.length; d++) {
                    next[a][d] += along * (row[d] - mean[d]);
                }
            }
        }
        return next;
    }

    private static double along(float[] row, double[] mean, double[] axis) {
        double sum = 0;
        for (int d = 0; d < mean.length; d++) {
            sum += (row[d] - mean[d]) * axis[d];
        }
        return sum;
    }

    /** Gram and Schmidt's; an axis without length, where vectors are alike, stays as it is. */
    private static double[][] orthonormal(double[][] axes) {
        scale(axes[0]);
        double shared = 0;
        for (int d = 0; d < axes[0].length; d++) {
            shared += axes[0][d] * axes[1][d];
        }
        for (int d = 0; d < axes[0].length; d++) {
            axes[1][d] -= shared * axes[0][d];
        }
        scale(axes[1]);
        return axes;
    }

    private static void scale(double[] axis) {
        double squares = 0;
        for (double value : axis) {
            squares += value * value;
        }
        double length = Math.sqrt(squares);
        if (length > 1e-12) {
            for (int d = 0; d < axis.length; d++) {
                axis[d] /= length;
            }
        }
    }
}
