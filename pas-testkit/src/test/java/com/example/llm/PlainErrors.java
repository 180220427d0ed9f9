package com.example.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.LlmAuthenticationException;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmContentFilterException;
import io.github.pas4j.llm.LlmContextLengthException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmIoException;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmRateLimitException;
import io.github.pas4j.llm.LlmRateLimitException.Limit;
import io.github.pas4j.llm.LlmRequestException;
import io.github.pas4j.llm.LlmServerException;
import io.github.pas4j.llm.LlmTimeoutException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Names what went wrong, in words that give nothing away. */
final class PlainErrors {

    private final String model;
    private final String server;
    private final String key;
    private final List<ChatMessage> messages;

    PlainErrors(String model, String server, String key, List<ChatMessage> messages) {
        this.model = model;
        this.server = server;
        this.key = key;
        this.messages = messages;
    }

    private Failure failure() {
        return Failure.of("plain", model);
    }

    LlmException cancelled() {
        return new LlmCancelledException("cancelled", failure(), null);
    }

    LlmException timeout(Duration time) {
        return new LlmTimeoutException("no answer within " + time, failure(), null);
    }

    LlmException protocol(String problem) {
        return new LlmProtocolException(problem, failure(), null);
    }

    /** The JDK quotes what it reads in its messages, so none of them is passed on. */
    LlmException io(IOException e, boolean answering) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProtocolException && !answering) {
                return protocol("the answer of " + server + " is not HTTP");
            }
        }
        return new LlmIoException("the connection to " + server + " failed", failure(), null);
    }

    JsonNode read(byte[] json) {
        if (json.length > PlainLlmClient.MAX_BYTES) {
            throw protocol("the answer is too large");
        }
        JsonNode root = parse(json);
        if (root.isMissingNode()) {
            throw protocol("the answer is not JSON");
        }
        JsonNode error = root.path("error");
        if (error.isObject()) {
            throw new LlmServerException("error in the answer" + words(error), failure(), null);
        }
        return root;
    }

    private static JsonNode parse(byte[] json) {
        try {
            return PlainLlmClient.JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed");
        }
    }

    LlmException status(HttpResponse<InputStream> response) {
        JsonNode error = MissingNode.getInstance();
        try (InputStream body = response.body()) {
            error = parse(body.readNBytes(100_000)).path("error");
        } catch (IOException e) {
            // The status says enough.
        }
        int status = response.statusCode();
        String code = error.path("code").asText("");
        String problem = "HTTP " + status + words(error);
        Failure failure = new Failure(
                "plain", model, requestId(response), status, safe(code) ? code : null, 1, retryAfter(response), null);
        if (status == 429) {
            return new LlmRateLimitException(
                    problem, failure, code.equals("insufficient_quota") ? Limit.QUOTA : Limit.RATE);
        }
        if (code.equals("context_length_exceeded")) {
            return new LlmContextLengthException(problem, failure, null);
        }
        if (code.equals("content_policy_violation")) {
            return new LlmContentFilterException(problem, failure, null);
        }
        if (status == 401 || status == 403) {
            return new LlmAuthenticationException(problem, failure, null);
        }
        if (status == 408) {
            return new LlmTimeoutException(problem, failure, null);
        }
        if (status < 200) {
            return new LlmProtocolException(problem, failure, null);
        }
        return status >= 500 || status == 409
                ? new LlmServerException(problem, failure, null)
                : new LlmRequestException(problem, failure, null);
    }

    String requestId(HttpResponse<?> response) {
        return response.headers().firstValue("x-request-id").filter(this::safe).orElse(null);
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        String value = response.headers().firstValue("retry-after").orElse("");
        if (value.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Integer.parseInt(value));
        }
        try {
            return Duration.between(
                    Instant.now(),
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private String words(JsonNode error) {
        String words = error.path("message").asText("");
        return words.isBlank() || words.length() > 200 || words.contains("\n") || !safe(words) ? "" : ": " + words;
    }

    /** Whether it holds nothing that was sent. */
    private boolean safe(String words) {
        for (int start = 0; start + 8 <= words.length(); start++) {
            String part = words.substring(start, start + 8);
            if (key.contains(part)
                    || messages.stream().anyMatch(message -> message.text().contains(part))) {
                return false;
            }
        }
        return true;
    }
}
