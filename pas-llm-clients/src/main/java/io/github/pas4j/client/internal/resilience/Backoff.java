package io.github.pas4j.client.internal.resilience;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.LlmException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Whether there is another try after a failure, and when. */
final class Backoff {

    private final RetryOptions options;
    private final DoubleSupplier random;

    /**
     * @param random numbers from 0 up to 1
     */
    Backoff(RetryOptions options, DoubleSupplier random) {
        this.options = options;
        this.random = random;
    }

    /** The pause before the next try, or null if there is to be none. */
    @Nullable
    Duration afterFailure(Throwable failure, Attempt attempt) {
        if (!(failure instanceof LlmException llm) || !llm.isRetryable() || attempt.number() >= options.maxAttempts()) {
            return null;
        }
        Duration asked = llm.retryAfter().orElse(null);
        if (asked != null && asked.compareTo(options.maxRetryAfter()) > 0) {
            return null;
        }
        Duration wait = asked == null ? exponential(attempt.number()) : asked;
        return wait.compareTo(attempt.deadline().remaining()) < 0 ? wait : null;
    }

    /** Half fixed, half random ("equal jitter"). */
    private Duration exponential(int failed) {
        Duration longest = options.maxBackoff();
        Duration full = options.firstBackoff();
        for (int i = 1; i < failed && full.compareTo(longest) < 0; i++) {
            full = full.plus(full);
        }
        long nanos = TimeUnit.NANOSECONDS.convert(full.compareTo(longest) < 0 ? full : longest);
        return Duration.ofNanos((long) (nanos * (0.5 + random.getAsDouble() / 2)));
    }
}
