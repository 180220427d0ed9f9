package io.github.pas4j.datagen.quality;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Tells how good prompts are to learn from: whether they can be understood and answered as they stand. Implementations are
 * thread-safe; a curation scores several lists at once.
 */
@FunctionalInterface
public interface QualityScorer {

    /**
     * Scores prompts.
     *
     * @param prompts their texts
     * @return a score in [0, 1] for each of them, in their order; empty where it could not be told
     */
    List<OptionalDouble> score(List<String> prompts);

    /**
     * Tells this scorer from others whose scores a run may hold; scores of another fingerprint are not taken for this one's.
     * By default {@code toString()}, by which an object without a text of its own trusts nobody's scores but its own.
     */
    default String fingerprint() {
        return toString();
    }

    /** Leaves every prompt unscored. */
    static QualityScorer none() {
        return Unscored.INSTANCE;
    }
}
