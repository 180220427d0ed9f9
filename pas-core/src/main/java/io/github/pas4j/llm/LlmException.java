package io.github.pas4j.llm;

import io.github.pas4j.PasException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An exchange with a model that failed. The kind says why, the fields who and what; messages hold neither the
 * conversation nor a key.
 */
public abstract class LlmException extends PasException {

    private static final long serialVersionUID = 1L;

    private final Failure failure;

    protected LlmException(String problem, Failure failure, @Nullable Throwable cause) {
        super(failure.provider + " (" + failure.model + "): " + problem, cause);
        this.failure = failure;
    }

    /** The provider, as its client calls it. */
    public String provider() {
        return failure.provider;
    }

    /** The model that was asked. */
    public String model() {
        return failure.model;
    }

    /** The provider's id of the failed exchange, where it sent one. */
    public Optional<String> requestId() {
        return Optional.ofNullable(failure.requestId);
    }

    /** The HTTP status, where there was an HTTP answer. */
    public OptionalInt status() {
        return failure.status == null ? OptionalInt.empty() : OptionalInt.of(failure.status);
    }

    /** The provider's own code for the error, such as {@code rate_limit_exceeded}. */
    public Optional<String> code() {
        return Optional.ofNullable(failure.code);
    }

    /** How long the provider asks to wait before the next try, where it says so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(failure.retryAfter);
    }

    /** How many times it was tried, at least 1. */
    public int attempts() {
        return failure.attempts;
    }

    /** Whether the same request may succeed later: what the provider says of it, or else what the kind implies. */
    public final boolean isRetryable() {
        return failure.shouldRetry == null ? isRetryableKind() : failure.shouldRetry;
    }

    /** Whether failures of this kind may pass by themselves. */
    protected abstract boolean isRetryableKind();

    /**
     * Who failed, and what is known of it: the fields that all kinds share.
     *
     * @param provider the provider, as its client calls it
     * @param model the model that was asked
     * @param requestId the provider's id of the exchange, or null
     * @param status the HTTP status, or null
     * @param code the provider's own error code, or null
     * @param attempts how many times it was tried, at least 1
     * @param retryAfter how long the provider asks to wait before the next try, or null
     * @param shouldRetry whether the provider says that another try makes sense, or null where it does not say
     */
    public record Failure(
            String provider,
            String model,
            @Nullable String requestId,
            @Nullable Integer status,
            @Nullable String code,
            int attempts,
            @Nullable Duration retryAfter,
            @Nullable Boolean shouldRetry)
            implements java.io.Serializable {

        private static final long serialVersionUID = 1L;

        /**
         * @throws IllegalArgumentException if {@code attempts} is not positive
         */
        public Failure {
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(model, "model");
            if (attempts < 1) {
                throw new IllegalArgumentException("attempts must be positive: " + attempts);
            }
        }

        /** A failure of which the provider says nothing about another try. */
        public Failure(
                String provider,
                String model,
                @Nullable String requestId,
                @Nullable Integer status,
                @Nullable String code,
                int attempts) {
            this(provider, model, requestId, status, code, attempts, null, null);
        }

        /** A failure of one try, without an HTTP answer. */
        public static Failure of(String provider, String model) {
            return new Failure(provider, model, null, null, null, 1);
        }

        Failure withShouldRetry(boolean value) {
            return new Failure(provider, model, requestId, status, code, attempts, retryAfter, value);
        }

        /** The same failure after another number of tries. */
        public Failure withAttempts(int count) {
            return new Failure(provider, model, requestId, status, code, count, retryAfter, shouldRetry);
        }
    }
}
