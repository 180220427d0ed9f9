package io.github.pas4j.client.openai;

import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a failed call is reported with.
 *
 * @param provider the provider, as the client calls it
 * @param model the model that was asked
 * @param hostAndPort where it was asked
 * @param timeout the time that the exchange had
 * @param safeText what makes a server's words fit to be shown
 */
record CallContext(String provider, String model, String hostAndPort, Duration timeout, SafeText safeText) {

    Failure failure() {
        return Failure.of(provider, model);
    }

    Failure failure(
            int status,
            @Nullable String requestId,
            @Nullable String code,
            @Nullable Duration retryAfter,
            @Nullable Boolean shouldRetry) {
        return new Failure(
                provider,
                model,
                safeText.identifier(requestId),
                status,
                safeText.identifier(code),
                1,
                retryAfter,
                shouldRetry);
    }

    LlmCancelledException cancelled() {
        return new LlmCancelledException("cancelled", failure(), null);
    }
}
