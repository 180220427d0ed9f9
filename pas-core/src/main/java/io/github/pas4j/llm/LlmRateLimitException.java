package io.github.pas4j.llm;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Too many requests, or none left to spend (HTTP 429). Only the first is worth another try: {@link #isRetryable()}
 * tells them apart.
 */
public final class LlmRateLimitException extends LlmException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;
    private final Limit limit;

    /** What ran out. */
    public enum Limit {
        /** Requests or tokens for this stretch of time; it comes back by itself. */
        RATE,
        /** Money or quota; waiting does not bring it back. */
        QUOTA
    }

    /**
     * @param problem what went wrong, without text of the conversation
     * @param failure the shared fields
     * @param limit what ran out
     * @param retryAfter how long the provider asks to wait, or null where it does not say
     */
    public LlmRateLimitException(String problem, Failure failure, Limit limit, @Nullable Duration retryAfter) {
        super(problem, failure, null);
        this.limit = limit;
        this.retryAfter = retryAfter;
    }

    /** How long the provider asks to wait before the next try, where it says so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What ran out. */
    public Limit limit() {
        return limit;
    }

    @Override
    public boolean isRetryable() {
        return limit == Limit.RATE;
    }
}
