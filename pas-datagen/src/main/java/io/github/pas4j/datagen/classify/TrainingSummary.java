package io.github.pas4j.datagen.classify;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a model was trained on, and how well it did.
 *
 * @param byLanguage rows learnt from, by the language's code or {@code unknown}
 * @param leftOut rows not learnt from, by the same: too few of that language, or of all languages without an encoder
 * @param bySource rows learnt from, by source
 * @param crossValidation of models that each had not seen a fifth of the rows, on that fifth. Rows of one source resemble
 *     each other, so prompts of other sources fare worse
 */
public record TrainingSummary(
        Map<String, Integer> byLanguage,
        Map<String, Integer> leftOut,
        Map<String, Integer> bySource,
        ClassifierScore crossValidation) {

    /** Copies the maps, in the order of their keys. */
    public TrainingSummary {
        byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        bySource = Collections.unmodifiableMap(new TreeMap<>(bySource));
        Objects.requireNonNull(crossValidation, "crossValidation");
    }

    /** How many rows were learnt from. */
    public int rows() {
        return byLanguage.values().stream().mapToInt(Integer::intValue).sum();
    }
}
