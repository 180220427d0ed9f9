package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmContentFilterException;
import io.github.pas4j.llm.LlmContextLengthException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmRateLimitException.Limit;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.LlmTimeoutException;
import java.io.IOException;
import java.time.Instant;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Turns an answer that reports a failure into the exception of its kind. */
final class HttpErrors {

    /** Enough for any error object; the rest is some proxy's page. */
    private static final int MAX_BODY = 64 * 1024;

    private HttpErrors() {}

    /** The failure that a status other than 2xx stands for. */
    static LlmException of(Response response, CallContext context) {
        ProviderError error = read(response);
        String words = context.safeText().of(error.message());
        String problem = "HTTP " + response.code() + (words == null ? "" : ": " + words);
        return kind(response.code(), problem, error, response, context);
    }

    /** The failure that an error object under status 200 stands for. */
    static LlmException underStatusOk(JsonNode root, Response response, CallContext context) {
        ProviderError error = ProviderError.of(root);
        String words = context.safeText().of(error.message());
        String problem = "error in the answer" + (words == null ? "" : ": " + words);
        return kind(error.likelyStatus(), problem, error, response, context);
    }

    private static LlmException kind(
            int status, String problem, ProviderError error, Response response, CallContext context) {
        Headers headers = response.headers();
        return of(
                status,
                problem,
                error,
                context.failure(response, error.name(), RetryAfter.of(headers, Instant.now()), shouldRetry(headers)));
    }

    /**
     * The failure that a status stands for, wherever it was told.
     *
     * @param problem in words that may be shown
     */
    static LlmException of(int status, String problem, ProviderError error, Failure failure) {
        if (status == 429) {
            Limit limit = error.isQuota() ? Limit.QUOTA : Limit.RATE;
            return new LlmRateLimitException(problem, failure, limit);
        }
        if (error.isContextLength()) {
            return new LlmContextLengthException(problem, failure, null);
        }
        if (error.isContentFilter()) {
            return new LlmContentFilterException(problem, failure, null);
        }
        return switch (status) {
            case 401, 403 -> new LlmAuthenticationException(problem, failure, null);
            case 408 -> new LlmTimeoutException(problem, failure, null);
            // OpenAI's 409 is a lock that was not free in time: nothing is wrong with the request.
            case 409 -> new LlmServerException(problem, failure, null);
            default -> other(status, problem, failure);
        };
    }

    private static LlmException other(int status, String problem, Failure failure) {
        if (status >= 500) {
            return new LlmServerException(problem, failure, null);
        }
        boolean redirect = status >= 300 && status < 400;
        return new LlmRequestException(
                redirect ? problem + ": redirects are not followed; check the base URL" : problem, failure, null);
    }

    private static @Nullable Boolean shouldRetry(Headers headers) {
        String hint = headers.get("x-should-retry");
        return "true".equalsIgnoreCase(hint) ? Boolean.TRUE : "false".equalsIgnoreCase(hint) ? Boolean.FALSE : null;
    }

    private static ProviderError read(Response response) {
        try {
            return ProviderError.of(Json.read(response.body().byteStream().readNBytes(MAX_BODY)));
        } catch (IOException e) {
            // The status says enough.
            return ProviderError.NONE;
        }
    }
}
