package io.github.pas4j.client;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often a call is tried, and how long the pauses between are. By default {@value #DEFAULT_MAX_ATTEMPTS} tries in all,
 * with pauses of 0.5 s that double up to 8 s. Immutable.
 *
 * <p>Only failures that may pass by themselves are tried again
 * ({@link io.github.pas4j.llm.LlmException#isRetryable()}), a stream only while nothing of it has been delivered. All
 * tries and pauses share the call's one timeout: a pause that would outlast it is not begun, and the last failure is
 * thrown at once.
 *
 * <p>Where the provider says how long to wait, that is the pause. Otherwise half of the pause is random, so that many
 * callers who failed together do not come back together.
 */
public final class RetryOptions {

    /** Tries in all, the first included, unless told otherwise. */
    public static final int DEFAULT_MAX_ATTEMPTS = 3;

    /** The longest pause after the first try unless told otherwise. */
    public static final Duration DEFAULT_FIRST_BACKOFF = Duration.ofMillis(500);

    /** The longest pause after any try unless told otherwise. */
    public static final Duration DEFAULT_MAX_BACKOFF = Duration.ofSeconds(8);

    /** The longest pause that a provider may ask for unless told otherwise. */
    public static final Duration DEFAULT_MAX_RETRY_AFTER = Duration.ofSeconds(60);

    private static final RetryOptions DEFAULTS =
            new RetryOptions(DEFAULT_MAX_ATTEMPTS, DEFAULT_FIRST_BACKOFF, DEFAULT_MAX_BACKOFF, DEFAULT_MAX_RETRY_AFTER);

    private final int maxAttempts;
    private final Duration firstBackoff;
    private final Duration maxBackoff;
    private final Duration maxRetryAfter;

    private RetryOptions(int maxAttempts, Duration firstBackoff, Duration maxBackoff, Duration maxRetryAfter) {
        this.maxAttempts = maxAttempts;
        this.firstBackoff = firstBackoff;
        this.maxBackoff = maxBackoff;
        this.maxRetryAfter = maxRetryAfter;
    }

    /** The defaults that this class's description tells. */
    public static RetryOptions defaults() {
        return DEFAULTS;
    }

    /** One try. */
    public static RetryOptions none() {
        return DEFAULTS.withMaxAttempts(1);
    }

    /**
     * The same with another number of tries.
     *
     * @param attempts tries in all, the first included; 1 for no retry
     * @throws IllegalArgumentException if it is not positive
     */
    public RetryOptions withMaxAttempts(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be positive: " + attempts);
        }
        return new RetryOptions(attempts, firstBackoff, maxBackoff, maxRetryAfter);
    }

    /**
     * The same with other pauses, for failures with which the provider does not say how long to wait. The pause after the
     * n-th try is at most {@code first} · 2^(n−1), never more than {@code max}, and at least half of that.
     *
     * @param first the longest pause after the first try; zero for no pauses
     * @param max the longest pause after any try
     * @throws IllegalArgumentException if {@code first} is negative or longer than {@code max}
     */
    public RetryOptions withBackoff(Duration first, Duration max) {
        if (first.isNegative()) {
            throw new IllegalArgumentException("the first backoff must not be negative: " + first);
        }
        if (first.compareTo(max) > 0) {
            throw new IllegalArgumentException("the first backoff is longer than the longest: " + first + ", " + max);
        }
        return new RetryOptions(maxAttempts, first, max, maxRetryAfter);
    }

    /**
     * The same with another bound for the pauses that a provider asks for. Where it asks for more, the call fails at once,
     * and {@link io.github.pas4j.llm.LlmException#retryAfter()} tells its wish.
     *
     * @param longest the longest pause that is kept; zero to fail whenever a provider asks for one
     * @throws IllegalArgumentException if it is negative
     */
    public RetryOptions withMaxRetryAfter(Duration longest) {
        if (longest.isNegative()) {
            throw new IllegalArgumentException("maxRetryAfter must not be negative: " + longest);
        }
        return new RetryOptions(maxAttempts, firstBackoff, maxBackoff, longest);
    }

    /** Tries in all, the first included; at least 1. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** The longest pause after the first try. */
    public Duration firstBackoff() {
        return firstBackoff;
    }

    /** The longest pause after any try, where the provider asks for none. */
    public Duration maxBackoff() {
        return maxBackoff;
    }

    /** The longest pause that a provider may ask for. */
    public Duration maxRetryAfter() {
        return maxRetryAfter;
    }

    /** Whether the other options say the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryOptions options
                && maxAttempts == options.maxAttempts
                && firstBackoff.equals(options.firstBackoff)
                && maxBackoff.equals(options.maxBackoff)
                && maxRetryAfter.equals(options.maxRetryAfter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxAttempts, firstBackoff, maxBackoff, maxRetryAfter);
    }

    @Override
    public String toString() {
        return "RetryOptions[maxAttempts=" + maxAttempts + ", backoff=" + firstBackoff + " to " + maxBackoff
                + ", maxRetryAfter=" + maxRetryAfter + "]";
    }
}
