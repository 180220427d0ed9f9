package io.github.pas4j.embedded.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A prompt as numbers for a linear model: its sentence vector, its {@linkplain WordFeatures wording}, its
 * {@linkplain PromptShape shape}, one after the other. A sentence vector alone is mostly about the topic. Immutable and
 * thread-safe.
 */
public final class PromptFeatures {

    /** Weights of wording and shape beside the vector, which has length 1; more of shape tells sources apart, not prompts. */
    private static final double WORDING = 1.4;

    private static final double SHAPE = 0.14;

    private final int dimension;
    private final WordFeatures wording;
    private final List<String> words;
    private final Map<String, Integer> wordIndex = new HashMap<>();

    /**
     * @param dimension of the sentence vectors
     * @param wording which features count, and their rarity
     */
    public PromptFeatures(int dimension, WordFeatures wording) {
        this.dimension = dimension;
        this.wording = wording;
        List<String> sorted = new ArrayList<>(wording.inverseDocumentFrequency().keySet());
        Collections.sort(sorted);
        this.words = List.copyOf(sorted);
        for (int i = 0; i < words.size(); i++) {
            wordIndex.put(words.get(i), dimension + i);
        }
    }

    /** Takes the value of a feature that is not 0. */
    @FunctionalInterface
    public interface Consumer {

        /**
         * @param index in [0, {@link #size()})
         * @param value the feature's value
         */
        void accept(int index, double value);
    }

    /** How many features there are. */
    public int size() {
        return dimension + words.size() + PromptShape.SIZE;
    }

    /** Length of the sentence vectors. */
    public int dimension() {
        return dimension;
    }

    /** The features of wording, in order of their indexes, which begin at {@link #dimension()}. */
    public List<String> words() {
        return words;
    }

    /** The wording. */
    public WordFeatures wording() {
        return wording;
    }

    /**
     * Gives each feature of a prompt once, in the same order every time.
     *
     * @param text the prompt, or its {@link Focus}
     * @param vector its sentence vector
     * @throws IllegalArgumentException if the vector has another length than {@link #dimension()}
     */
    public void of(String text, float[] vector, Consumer consumer) {
        if (vector.length != dimension) {
            throw new IllegalArgumentException(
                    "the vector has " + vector.length + " numbers, this model takes " + dimension);
        }
        for (int i = 0; i < dimension; i++) {
            consumer.accept(i, vector[i]);
        }
        Map<String, Double> weights = wording.of(text);
        weights.entrySet().stream()
                .map(weight -> Map.entry(wordIndex.getOrDefault(weight.getKey(), -1), weight.getValue()))
                .filter(weight -> weight.getKey() >= 0)
                .sorted(Map.Entry.comparingByKey())
                .forEach(weight -> consumer.accept(weight.getKey(), WORDING * weight.getValue()));
        double[] shape = PromptShape.of(text);
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] != 0) {
                consumer.accept(dimension + words.size() + i, SHAPE * shape[i]);
            }
        }
    }
}
