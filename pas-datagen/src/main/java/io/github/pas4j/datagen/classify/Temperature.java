package io.github.pas4j.datagen.classify;

import io.github.pas4j.embedded.internal.LinearModel;
import java.util.List;

/**
 * Fits the one number that makes a classifier's probabilities honest (Guo et al., On Calibration of Modern Neural
 * Networks, 2017, section 4.2), on rows that the scored model had not learnt from.
 */
final class Temperature {

    /** Where every held-out row is told right, nothing would stop it from being sure of all. */
    private static final double LEAST = Math.log(0.02);

    private static final double MOST = Math.log(50);
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 40;

    /** No probability counts as less, so that one row cannot decide all. */
    private static final double FLOOR = 1e-6;

    private Temperature() {}

    /**
     * Scores of one row.
     *
     * @param scores of each class
     * @param label its true class
     */
    record Scored(List<Double> scores, int label) {}

    /** The temperature at which the rows are likeliest, by golden-section search: the loss has one valley. */
    static double fit(List<Scored> rows) {
        double low = LEAST;
        double high = MOST;
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (loss(rows, Math.exp(left)) <= loss(rows, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Mean negative log-likelihood of the true classes. */
    static double loss(List<Scored> rows, double temperature) {
        double sum = 0;
        for (Scored row : rows) {
            double[] scores =
                    row.scores().stream().mapToDouble(Double::doubleValue).toArray();
            sum -= Math.log(Math.max(FLOOR, LinearModel.softmax(scores, temperature)[row.label()]));
        }
        return sum / rows.size();
    }
}
