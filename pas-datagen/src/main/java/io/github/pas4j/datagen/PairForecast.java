package io.github.pas4j.datagen;

import io.github.pas4j.llm.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a run will take, going by a sample of its prompts. What the sample took is part of it. An estimate, not a bound: {@code
 * Budget} is that. Immutable.
 *
 * @param sampled prompts that were worked on for it; their answers are recorded and serve the run
 * @param accepted of these, how many a critic found right
 * @param prompts how many prompts the run will work on
 * @param calls answers of generator and critics together
 * @param usage tokens of these
 * @param cost of them, where the budget has prices
 */
public record PairForecast(
        int sampled, int accepted, long prompts, long calls, Usage usage, Optional<BigDecimal> cost) {}
