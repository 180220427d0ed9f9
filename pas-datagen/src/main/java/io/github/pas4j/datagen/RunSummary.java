package io.github.pas4j.datagen;

import io.github.pas4j.llm.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run has come to, earlier sessions included: {@code prompts} is the sum of {@code accepted}, {@code quarantined},
 * {@code unverified}, {@code surplus} and {@code pending}. Immutable.
 *
 * @param ending why this session ended
 * @param prompts all prompts
 * @param accepted pairs that a critic found right, silence among them
 * @param quarantined prompts that nothing was right for
 * @param unverified prompts that nobody judged
 * @param surplus prompts that were not needed
 * @param pending prompts that are not decided
 * @param silent accepted pairs without a complement
 * @param generatorCalls answers of the generator
 * @param criticCalls answers of all critics
 * @param usage tokens of these answers
 * @param cost of them, where the budget has prices
 * @param acceptedByCategory accepted pairs by category id; those without are under {@code none}
 * @param rejections tries that were refused, by criterion id, local check, or {@code unusable}, {@code recurring}, {@code
 *     missing} (a silence that should not be)
 * @param elapsed time of this session
 * @param disagreements pairs on which two critics differ; 0 where there is one critic
 * @param agreement share of equal decisions of two critics; empty where there is one
 * @param kappa Cohen's kappa of them, where it is defined
 */
public record RunSummary(
        Ending ending,
        long prompts,
        long accepted,
        long quarantined,
        long unverified,
        long surplus,
        long pending,
        long silent,
        long generatorCalls,
        long criticCalls,
        Usage usage,
        Optional<BigDecimal> cost,
        SortedMap<String, Long> acceptedByCategory,
        SortedMap<String, Long> rejections,
        Duration elapsed,
        long disagreements,
        OptionalDouble agreement,
        OptionalDouble kappa) {

    /** Why a session ended. */
    public enum Ending {
        /** Every prompt is decided. */
        FINISHED,
        /** Another call might have passed a cap; the same run goes on with a higher one. */
        AT_CAP,
        /** The thread was interrupted; the same run goes on. */
        INTERRUPTED
    }

    /** All components are non-null; the maps are copied. */
    public RunSummary {
        Objects.requireNonNull(ending, "ending");
        acceptedByCategory = Collections.unmodifiableSortedMap(new TreeMap<>(acceptedByCategory));
        rejections = Collections.unmodifiableSortedMap(new TreeMap<>(rejections));
    }
}
