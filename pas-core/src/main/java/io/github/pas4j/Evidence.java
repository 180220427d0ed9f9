package io.github.pas4j;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What was measured of an intent's complements: answers with the complement against answers without, judged pairwise.
 *
 * @param wins judgements for the answer with the complement, at least 0
 * @param losses judgements against it, at least 0
 * @param ties judgements that saw no difference, where they were counted
 * @param prompts prompts that were tried, where they were counted
 * @param answeringModel who answered
 * @param judgingModel who judged
 * @param date when it was measured, ISO 8601, where it is known
 */
public record Evidence(
        int wins,
        int losses,
        OptionalInt ties,
        OptionalInt prompts,
        String answeringModel,
        String judgingModel,
        Optional<String> date) {

    /** Fewest prompts, each judged twice, that {@link #favours()} is ready to judge by: {@value}. */
    public static final int MIN_PROMPTS = 10;

    /** Least share of wins among wins and losses that {@link #favours()} asks for: {@value}. */
    public static final double MIN_WIN_SHARE = 0.6;

    /**
     * @throws IllegalArgumentException if a count is negative
     */
    public Evidence {
        Objects.requireNonNull(ties, "ties");
        Objects.requireNonNull(prompts, "prompts");
        Objects.requireNonNull(answeringModel, "answeringModel");
        Objects.requireNonNull(judgingModel, "judgingModel");
        Objects.requireNonNull(date, "date");
        if (wins < 0 || losses < 0 || ties.orElse(0) < 0 || prompts.orElse(0) < 0) {
            throw new IllegalArgumentException("counts must not be negative: wins " + wins + ", losses " + losses
                    + ", ties " + ties + ", prompts " + prompts);
        }
    }

    /** Wins among wins and losses, in [0, 1]; 0 where there are neither. */
    public double winShare() {
        return wins + losses == 0 ? 0 : (double) wins / (wins + losses);
    }

    /** Whether enough was measured: at least {@link #MIN_PROMPTS} prompts, and two judgements for each of them. */
    public boolean suffices() {
        return prompts.orElse(0) >= MIN_PROMPTS && wins + losses + ties.orElse(0) >= 2 * MIN_PROMPTS;
    }

    /**
     * Whether this speaks for adding words for a strong model: it {@link #suffices()}, and at least
     * {@link #MIN_WIN_SHARE} of the decided judgements were won.
     */
    public boolean favours() {
        return suffices() && winShare() >= MIN_WIN_SHARE;
    }

    /** The counts in the order wins : losses. */
    @Override
    public String toString() {
        return wins + ":" + losses;
    }
}
