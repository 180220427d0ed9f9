package io.github.pas4j.embedded;

import io.github.pas4j.embedding.Embeddings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Tells labels of prompts by examples. How near a prompt is to each example, in meaning and in wording, decides; the
 * weight that each example's vote has is learnt from the examples themselves ({@link KernelRidge}), which tells what a
 * prompt asks for from what it is about. Plain voting of neighbours did much worse on labelled prompts
 * (docs/quality.md). Immutable and thread-safe.
 *
 * <p>Nearness in wording is linear in a prompt's features, so the examples' features are folded into one weight for each
 * feature and label when the model is made.
 */
final class KernelModel {

    /** Nearness in meaning is exp(γ (cosine − 1)). */
    private static final double GAMMA = 4;

    /** Weight of nearness in wording beside nearness in meaning. */
    private static final double WORDING = 0.5;

    private static final double LAMBDA = 1;

    /** Names what {@link #fit} depends on beside the examples. */
    static final String SETTINGS = "gamma " + GAMMA + ", wording " + WORDING + ", lambda " + LAMBDA;

    private final List<String> labels;
    private final Embeddings vectors;
    private final float[] votes; // n × labels
    private final WordFeatures wording;
    private final Map<String, float[]> words;

    /**
     * @param labels what may be told, each once
     * @param vectors of the examples, {@code n × d}
     * @param votes of each example for each label, {@code n × labels}
     * @param wording which features count
     * @param words of each feature, its weight for each label
     */
    KernelModel(
            List<String> labels, Embeddings vectors, float[] votes, WordFeatures wording, Map<String, float[]> words) {
        this.labels = List.copyOf(labels);
        this.vectors = vectors;
        this.votes = votes;
        this.wording = wording;
        this.words = words;
    }

    /**
     * Learns from examples.
     *
     * @param prompts n of them
     * @param labelled the label of each
     * @param vectors the sentence vector of each, unit norm, {@code n × d}
     */
    static KernelModel fit(List<String> prompts, List<String> labelled, Embeddings vectors) {
        List<String> labels = List.copyOf(new LinkedHashSet<>(labelled));
        WordFeatures wording = WordFeatures.learnedFrom(prompts);
        List<Map<String, Double>> features = prompts.stream().map(wording::of).toList();
        double[][] kernel = new double[prompts.size()][prompts.size()];
        for (int i = 0; i < kernel.length; i++) {
            float[] vector = vectors.row(i);
            for (int j = 0; j <= i; j++) {
                kernel[i][j] =
                        nearness(vectors.dot(j, vector)) + WORDING * WordFeatures.dot(features.get(i), features.get(j));
                kernel[j][i] = kernel[i][j];
            }
        }
        int[] classes = labelled.stream().mapToInt(labels::indexOf).toArray();
        double[][] weights =
                KernelRidge.fit(kernel, classes, labels.size(), LAMBDA).weights();
        float[] votes = new float[prompts.size() * labels.size()];
        Map<String, float[]> words = new HashMap<>();
        for (int i = 0; i < weights.length; i++) {
            double[] row = weights[i];
            for (int c = 0; c < row.length; c++) {
                votes[i * row.length + c] = (float) row[c];
            }
            features.get(i).forEach((feature, value) -> {
                float[] folded = words.computeIfAbsent(feature, name -> new float[row.length]);
                for (int c = 0; c < row.length; c++) {
                    folded[c] += (float) (WORDING * value * row[c]);
                }
            });
        }
        return new KernelModel(labels, vectors, votes, wording, words);
    }

    /** Scores of a prompt for each label: near 1 where it asks like the label's examples, near 0 where unlike them. */
    Map<String, Double> scores(String prompt, float[] vector) {
        double[] scores = new double[labels.size()];
        for (int i = 0; i < vectors.size(); i++) {
            double near = nearness(vectors.dot(i, vector));
            for (int c = 0, at = i * scores.length; c < scores.length; c++, at++) {
                scores[c] += near * votes[at];
            }
        }
        wording.of(prompt).forEach((feature, value) -> {
            float[] folded = words.get(feature);
            if (folded != null) {
                for (int c = 0; c < scores.length; c++) {
                    scores[c] += value * folded[c];
                }
            }
        });
        Map<String, Double> byLabel = new HashMap<>();
        for (int c = 0; c < scores.length; c++) {
            byLabel.put(labels.get(c), scores[c]);
        }
        return byLabel;
    }

    private static double nearness(double cosine) {
        return Math.exp(GAMMA * (cosine - 1));
    }

    List<String> labels() {
        return labels;
    }

    Embeddings vectors() {
        return vectors;
    }

    float[] votes() {
        return votes;
    }

    WordFeatures wording() {
        return wording;
    }

    Map<String, float[]> words() {
        return words;
    }

    /** The labels, likeliest first; equal scores in the order of their names. */
    static List<Map.Entry<String, Double>> ranked(Map<String, Double> scores) {
        List<Map.Entry<String, Double>> ranked = new ArrayList<>(scores.entrySet());
        ranked.sort(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        return ranked;
    }
}
