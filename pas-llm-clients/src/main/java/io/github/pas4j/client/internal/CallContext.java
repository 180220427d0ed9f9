package io.github.pas4j.client.internal;

import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException.Failure;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a failed call is reported with.
 *
 * @param dialect how the server talks
 * @param model the model that was asked
 * @param hostAndPort where it was asked
 * @param timeout the time that the whole call has, all its tries together
 * @param safeText what makes a server's words fit to be shown
 * @param attempts which try this is, from 1
 * @param resend whether it may be sent once more
 */
record CallContext(
        Dialect dialect,
        String model,
        String hostAndPort,
        Duration timeout,
        SafeText safeText,
        int attempts,
        Resend resend) {

    /** Without an HTTP answer. */
    Failure failure() {
        return new Failure(dialect.provider(), model, null, null, null, attempts, null, resend.allowed(null, null));
    }

    /** With an answer that tells no more of the failure. */
    Failure failure(Response answer) {
        return failure(answer, null, null, null);
    }

    Failure failure(
            Response answer, @Nullable String code, @Nullable Duration retryAfter, @Nullable Boolean shouldRetry) {
        return new Failure(
                dialect.provider(),
                model,
                safeText.identifier(requestId(answer).orElse(null)),
                answer.code(),
                safeText.identifier(code),
                attempts,
                retryAfter,
                resend.allowed(answer.code(), shouldRetry));
    }

    Optional<String> requestId(Response answer) {
        return Optional.ofNullable(safeText.unlessKey(answer.header(dialect.requestIdHeader())));
    }

    LlmCancelledException cancelled() {
        return new LlmCancelledException("cancelled", failure(), null);
    }
}
