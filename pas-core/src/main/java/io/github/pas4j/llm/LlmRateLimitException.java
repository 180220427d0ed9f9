package io.github.pas4j.llm;

/**
 * Too many requests, or none left to spend (HTTP 429). Only the first is worth another try: {@link #isRetryable()}
 * tells them apart.
 */
public final class LlmRateLimitException extends LlmException {

    private static final long serialVersionUID = 1L;

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
     */
    public LlmRateLimitException(String problem, Failure failure, Limit limit) {
        // Whatever a header says, waiting brings no money back.
        super(problem, limit == Limit.QUOTA ? failure.withShouldRetry(false) : failure, null);
        this.limit = limit;
    }

    /** What ran out. */
    public Limit limit() {
        return limit;
    }

    @Override
    protected boolean isRetryableKind() {
        return limit == Limit.RATE;
    }
}
