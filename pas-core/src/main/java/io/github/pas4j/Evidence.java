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

    /** Fewest wins and losses together that {@link #favours()} is ready to judge by: {@value}. */
    public static final int MIN_DECIDED = 4;

    /** Least share of wins among wins and losses that {@link #favours()} asks for: {@value}. */
    public static final double MIN_WIN_SHARE = 0.75;

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

    /**
     * Whether this is enough to add words for a strong model: at least {@link #MIN_DECIDED} decided judgements, at least
     * {@link #MIN_WIN_SHARE} of them won.
     */
    public boolean favours() {
        return wins + losses >= MIN_DECIDED && winShare() >= MIN_WIN_SHARE;
    }

    /** The counts in the order wins : losses. */
    @Override
    public String toString() {
        return wins + ":" + losses;
    }
}
