package io.github.pas4j.datagen;

import io.github.pas4j.llm.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where a run is: every prompt is in one of the seven states. Immutable.
 *
 * @param pending prompts that wait, or whose turn to be decided has not come
 * @param generating prompts whose complement is being written
 * @param judging prompts whose pair is being judged
 * @param accepted pairs so far
 * @param quarantined prompts that nothing was right for
 * @param unverified prompts that nobody judged
 * @param surplus prompts that were not needed
 * @param calls answers paid for, earlier sessions included
 * @param usage tokens of these
 * @param cost of these, where the budget has prices
 */
public record PairProgress(
        long pending,
        long generating,
        long judging,
        long accepted,
        long quarantined,
        long unverified,
        long surplus,
        long calls,
        Usage usage,
        Optional<BigDecimal> cost) {

    /** Prompts that are decided. */
    public long decided() {
        return accepted + quarantined + unverified + surplus;
    }

    /** All prompts. */
    public long prompts() {
        return pending + generating + judging + decided();
    }
}
