package io.github.pas4j.embedded;

import io.github.pas4j.embedded.internal.LabelledPrompts;
import io.github.pas4j.embedded.internal.WordFeatures;
import io.github.pas4j.embedding.Embeddings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

    /**
     * How examples are weighed.
     *
     * @param gamma nearness in meaning is exp(γ (cosine − 1)): the larger, the fewer neighbours count
     * @param wording weight of nearness in wording beside it
     * @param lambda how much the votes are smoothed
     */
    record Settings(double gamma, double wording, double lambda) {}

    private final double gamma;
    private final List<String> labels;
    private final Columns vectors;
    private final int[] examples;
    private final Embeddings votes; // labels × n
    private final WordFeatures wording;
    private final Map<String, float[]> words;

    /**
     * @param gamma of {@link Settings}
     * @param labels what may be told, each once
     * @param vectors those of the examples among them
     * @param examples which of the vectors is each example's; n
     * @param votes of each example for each label, {@code labels × n}
     * @param wording which features count
     * @param words of each feature, its weight for each label
     */
    KernelModel(
            double gamma,
            List<String> labels,
            Columns vectors,
            int[] examples,
            float[] votes,
            WordFeatures wording,
            Map<String, float[]> words) {
        this.gamma = gamma;
        this.labels = List.copyOf(labels);
        this.vectors = vectors;
        this.examples = examples;
        this.votes = Embeddings.of(votes, Math.max(1, examples.length));
        this.wording = wording;
        this.words = words;
    }

    /**
     * Learns from examples.
     *
     * @param examples n of them
     * @param vectors the sentence vector of each, unit norm, {@code n × d}
     */
    static KernelModel fit(LabelledPrompts examples, Embeddings vectors, Settings settings) {
        List<String> prompts = examples.prompts();
        List<String> labelled = examples.labels();
        List<String> labels = List.copyOf(new LinkedHashSet<>(labelled));
        WordFeatures wording = WordFeatures.learnedFrom(prompts);
        List<Map<String, Double>> features = prompts.stream().map(wording::of).toList();
        double[][] kernel = wordKernel(features, settings.wording());
        for (int i = 0; i < kernel.length; i++) {
            float[] vector = vectors.row(i);
            for (int j = 0; j <= i; j++) {
                kernel[i][j] += nearness(settings.gamma(), vectors.dot(j, vector));
                kernel[j][i] = kernel[i][j];
            }
        }
        int[] classes = labelled.stream().mapToInt(labels::indexOf).toArray();
        double[][] weights = KernelRidge.weights(kernel, classes, labels.size(), settings.lambda());
        float[] votes = new float[labels.size() * prompts.size()];
        Map<String, float[]> words = new HashMap<>();
        for (int i = 0; i < weights.length; i++) {
            double[] row = weights[i];
            for (int c = 0; c < row.length; c++) {
                votes[c * prompts.size() + i] = (float) row[c];
            }
            features.get(i).forEach((feature, value) -> {
                float[] folded = words.computeIfAbsent(feature, name -> new float[row.length]);
                for (int c = 0; c < row.length; c++) {
                    folded[c] += (float) (settings.wording() * value * row[c]);
                }
            });
        }
        int[] all = IntStream.range(0, prompts.size()).toArray();
        return new KernelModel(settings.gamma(), labels, Columns.of(vectors), all, votes, wording, words);
    }

    /**
     * The same model, its vectors taken from others.
     *
     * @param shared has all of them
     * @param rows which of the shared ones is each example's
     */
    KernelModel over(Columns shared, int[] rows) {
        return new KernelModel(gamma, labels, shared, rows, votes(), wording, words);
    }

    /** Nearness in wording of each two prompts, below the diagonal: by the prompts of each feature, since most share none. */
    private static double[][] wordKernel(List<Map<String, Double>> features, double weight) {
        record Use(int prompt, double value) {}
        Map<String, List<Use>> uses = new HashMap<>();
        double[][] kernel = new double[features.size()][features.size()];
        for (int i = 0; i < kernel.length; i++) {
            double[] row = kernel[i];
            for (Map.Entry<String, Double> feature : features.get(i).entrySet()) {
                List<Use> before = uses.computeIfAbsent(feature.getKey(), name -> new ArrayList<>());
                before.add(new Use(i, feature.getValue()));
                for (Use use : before) {
                    row[use.prompt()] += weight * feature.getValue() * use.value();
                }
            }
        }
        return kernel;
    }

    /** Scores of a prompt for each label: near 1 where it asks like the label's examples, near 0 where unlike them. */
    Map<String, Double> scores(EncodedPrompt prompt) {
        float[] cosines = prompt.dots(vectors);
        float[] near = new float[examples.length];
        for (int i = 0; i < near.length; i++) {
            near[i] = (float) nearness(gamma, cosines[examples[i]]);
        }
        double[] scores = new double[labels.size()];
        for (int c = 0; c < scores.length; c++) {
            scores[c] = votes.dot(c, near);
        }
        wording.of(prompt.text()).forEach((feature, value) -> {
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

    private static double nearness(double gamma, double cosine) {
        return Math.exp(gamma * (cosine - 1));
    }

    double gamma() {
        return gamma;
    }

    List<String> labels() {
        return labels;
    }

    Columns vectors() {
        return vectors;
    }

    int[] examples() {
        return examples;
    }

    float[] votes() {
        return votes.toArray();
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
