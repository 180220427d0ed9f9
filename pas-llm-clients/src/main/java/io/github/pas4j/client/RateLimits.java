package io.github.pas4j.client;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How much one client asks of its provider, all its calls together. By default there is no limit ({@link #none()}).
 * Immutable.
 *
 * <p>A call that would exceed a limit waits, first come, first served, until it fits or its timeout is over; then it fails
 * with {@link io.github.pas4j.llm.LlmTimeoutException} and nothing is sent. Every try of a call counts. Limits hold for
 * any 60 seconds, not for minutes of a clock.
 *
 * <p>With any options but {@link #none()}, the provider's {@code x-ratelimit-…} headers count as well: where they say that
 * no requests or no tokens are left, calls wait until the time at which they say that there are some again.
 */
public final class RateLimits {

    private static final RateLimits NONE = new RateLimits(new Builder(), false);
    private static final RateLimits BY_SERVER = new RateLimits(new Builder(), true);

    private final @Nullable Integer requestsPerMinute;
    private final @Nullable Long tokensPerMinute;
    private final @Nullable Integer maxConcurrent;
    private final boolean heedsServer;

    private RateLimits(Builder builder, boolean heedsServer) {
        this.requestsPerMinute = builder.requestsPerMinute;
        this.tokensPerMinute = builder.tokensPerMinute;
        this.maxConcurrent = builder.maxConcurrent;
        this.heedsServer = heedsServer;
    }

    /** No limit; what the provider says of its own is left to retries. */
    public static RateLimits none() {
        return NONE;
    }

    /** No limit but the provider's own, as its headers tell them. */
    public static RateLimits byServer() {
        return BY_SERVER;
    }

    /** Limits to be put together; there is none yet but the provider's own. */
    public static Builder builder() {
        return new Builder();
    }

    /** Most requests in any 60 seconds, where there is such a limit. */
    public OptionalInt requestsPerMinute() {
        return requestsPerMinute == null ? OptionalInt.empty() : OptionalInt.of(requestsPerMinute);
    }

    /** Most tokens in any 60 seconds, where there is such a limit. */
    public OptionalLong tokensPerMinute() {
        return tokensPerMinute == null ? OptionalLong.empty() : OptionalLong.of(tokensPerMinute);
    }

    /** Most requests at once, where there is such a limit. */
    public OptionalInt maxConcurrent() {
        return maxConcurrent == null ? OptionalInt.empty() : OptionalInt.of(maxConcurrent);
    }

    /** Whether calls wait when the provider's headers say that nothing is left. */
    public boolean heedsServer() {
        return heedsServer;
    }

    /** Whether the other limits say the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RateLimits limits
                && Objects.equals(requestsPerMinute, limits.requestsPerMinute)
                && Objects.equals(tokensPerMinute, limits.tokensPerMinute)
                && Objects.equals(maxConcurrent, limits.maxConcurrent)
                && heedsServer == limits.heedsServer;
    }

    @Override
    public int hashCode() {
        return Objects.hash(requestsPerMinute, tokensPerMinute, maxConcurrent, heedsServer);
    }

    @Override
    public String toString() {
        return "RateLimits[requestsPerMinute=" + requestsPerMinute + ", tokensPerMinute=" + tokensPerMinute
                + ", maxConcurrent=" + maxConcurrent + ", heedsServer=" + heedsServer + "]";
    }

    /** Puts {@link RateLimits} together. Not thread-safe. */
    public static final class Builder {
        private @Nullable Integer requestsPerMinute;
        private @Nullable Long tokensPerMinute;
        private @Nullable Integer maxConcurrent;

        private Builder() {}

        /**
         * Most requests in any 60 seconds. Default: no limit.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder requestsPerMinute(int requests) {
            this.requestsPerMinute = (int) positive("requestsPerMinute", requests);
            return this;
        }

        /**
         * Most tokens in any 60 seconds, prompts and answers together. What a call will use is estimated before it, and
         * set right when the provider has told its usage. A call that needs more than the whole limit waits until no other
         * has used any within the last 60 seconds. Default: no limit.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder tokensPerMinute(long tokens) {
            this.tokensPerMinute = positive("tokensPerMinute", tokens);
            return this;
        }

        /**
         * Most requests at once; a stream counts until it has ended or is closed. Default: no limit.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxConcurrent(int requests) {
            this.maxConcurrent = (int) positive("maxConcurrent", requests);
            return this;
        }

        private static long positive(String name, long value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be positive: " + value);
            }
            return value;
        }

        /** The limits. */
        public RateLimits build() {
            return new RateLimits(this, true);
        }
    }
}
