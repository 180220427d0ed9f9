package io.github.pas4j.datagen.quality;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much likelier one thing follows another in texts that were learnt from than by chance, its pointwise mutual information
 * (K. W. Church, P. Hanks, 1990). In a text whose words are in disorder that is about 0 on average.
 */
final class Transitions {

    /** As if each pair had been seen so often beforehand as chance would have it. */
    private static final double PRIOR = 1;

    private final Map<String, Double> singles = new HashMap<>();
    private final Map<String, Double> pairs = new HashMap<>();
    private double all;

    Transitions(Collection<List<String>> texts) {
        for (List<String> text : texts) {
            for (int i = 0; i < text.size(); i++) {
                singles.merge(text.get(i), 1.0, Double::sum);
                all++;
                if (i > 0) {
                    pairs.merge(text.get(i - 1) + ' ' + text.get(i), 1.0, Double::sum);
                }
            }
        }
    }

    /** The mean over the text's pairs, in nats; 0 for a text without one. */
    double mean(List<String> text) {
        double sum = 0;
        for (int i = 1; i < text.size(); i++) {
            sum += information(text.get(i - 1), text.get(i));
        }
        return text.size() < 2 ? 0 : sum / (text.size() - 1);
    }

    private double information(String first, String second) {
        double expected = (singles.getOrDefault(first, 0.5) * singles.getOrDefault(second, 0.5)) / Math.max(1, all);
        double seen = pairs.getOrDefault(first + ' ' + second, 0.0);
        return Math.log((seen + PRIOR * Math.min(1, expected)) / (expected + PRIOR * Math.min(1, expected)) + 1e-2);
    }
}
