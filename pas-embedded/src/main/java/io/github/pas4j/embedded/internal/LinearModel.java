package io.github.pas4j.embedded.internal;

import java.util.List;

/**
 * The linear model of one language: a score for each label, linear in {@link PromptFeatures}, and from the scores, by
 * softmax at a fitted temperature, probabilities (Guo et al., On Calibration of Modern Neural Networks, 2017, section
 * 4.2). Immutable and thread-safe.
 */
public final class LinearModel {

    private final PromptFeatures features;
    private final List<String> labels;
    private final float[] weights; // features × labels, then a row of intercepts
    private final double temperature;

    /**
     * @param features what it looks at
     * @param labels what it can tell, each once
     * @param weights {@code (features + 1) × labels}, feature after feature, the intercepts last; not copied
     * @param temperature above 0: more than 1 makes it less sure of itself
     * @throws IllegalArgumentException if there are not so many weights, or the temperature is no such number
     */
    public LinearModel(PromptFeatures features, List<String> labels, float[] weights, double temperature) {
        this.features = features;
        this.labels = List.copyOf(labels);
        this.weights = weights;
        this.temperature = temperature;
        if (weights.length != (features.size() + 1L) * labels.size()) {
            throw new IllegalArgumentException(
                    weights.length + " weights for " + features.size() + " features and " + labels.size() + " labels");
        }
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature must be positive: " + temperature);
        }
    }

    /** What it looks at. */
    public PromptFeatures features() {
        return features;
    }

    /** What it can tell, in the order of {@link #probabilities}. */
    public List<String> labels() {
        return labels;
    }

    /** Its weights, as the constructor takes them; not copied. */
    public float[] weights() {
        return weights;
    }

    /** The temperature. */
    public double temperature() {
        return temperature;
    }

    /**
     * How likely each label is, in the order of {@link #labels()}; they add up to 1.
     *
     * @param text the prompt, or its {@link Focus}
     * @param vector its sentence vector
     * @throws IllegalArgumentException if the vector has another length
     */
    public double[] probabilities(String text, float[] vector) {
        return softmax(scores(text, vector), temperature);
    }

    private double[] scores(String text, float[] vector) {
        double[] scores = new double[labels.size()];
        add(scores, features.size(), 1);
        features.of(text, vector, (index, value) -> add(scores, index, value));
        return scores;
    }

    private void add(double[] scores, int feature, double value) {
        for (int c = 0, at = feature * scores.length; c < scores.length; c++, at++) {
            scores[c] += value * weights[at];
        }
    }

    /**
     * Probabilities of scores, adding up to 1.
     *
     * @param temperature above 0
     */
    public static double[] softmax(double[] scores, double temperature) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] = Math.exp((scores[c] - most) / temperature);
            sum += probabilities[c];
        }
        for (int c = 0; c < scores.length; c++) {
            probabilities[c] /= sum;
        }
        return probabilities;
    }
}
