package io.github.pas4j.client.internal.resilience;

import io.github.pas4j.llm.Usage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The right to send one request. It takes up a place among those at once until it is closed. Thread-safe. */
public final class Permit implements AutoCloseable {

    private final RateLimiter limiter;
    private final SlidingMinute.@Nullable Entry request;
    private final SlidingMinute.@Nullable Entry tokens;
    private final AtomicBoolean closed = new AtomicBoolean();

    Permit(RateLimiter limiter, SlidingMinute.@Nullable Entry request, SlidingMinute.@Nullable Entry tokens) {
        this.limiter = limiter;
        this.request = request;
        this.tokens = tokens;
    }

    /** Replaces the estimate by what was used. */
    public void settle(Usage usage) {
        if (tokens != null) {
            limiter.correct(null, tokens, usage.totalTokens());
        }
    }

    /** Ends the request, and has nothing of it count: it was never sent. Does nothing once the permit is closed. */
    public void giveBack() {
        if (closed.compareAndSet(false, true)) {
            limiter.correct(request, tokens, 0);
            limiter.freePlace();
        }
    }

    /** Ends the request. Calling it again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            limiter.freePlace();
        }
    }
}
