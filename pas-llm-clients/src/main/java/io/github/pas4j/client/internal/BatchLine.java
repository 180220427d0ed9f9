package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.BatchAnswer;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmProtocolException;
import io.github.pas4j.llm.LlmTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a line of a batch's answers: what one request would have been answered by itself. */
final class BatchLine {

    /**
     * Where a line is.
     *
     * @param number from 1
     * @param start its first byte in the file
     * @param end the byte after its last one
     */
    record Place(int number, long start, long end) {}

    private final Dialect dialect;
    private final SafeText safeText;
    private final Failure file;

    /**
     * @param file what failures of the file as a whole say
     */
    BatchLine(Dialect dialect, SafeText safeText, Failure file) {
        this.dialect = dialect;
        this.safeText = safeText;
        this.file = file;
    }

    /**
     * @throws LlmProtocolException if the line does not even tell whose answer it is
     */
    BatchAnswer read(String line, Place place) {
        String id = null;
        try {
            id = Json.textField(line, "custom_id");
            if (id == null) {
                throw new UnreadableAnswerException("no custom_id");
            }
            return read(id, Json.read(line));
        } catch (UnreadableAnswerException e) {
            LlmProtocolException failure = new LlmProtocolException(
                    "line " + place.number() + " of the batch's answers cannot be read: " + e.getMessage(),
                    // The file is whole: it will be the same next time.
                    new Failure(
                            file.provider(),
                            file.model(),
                            file.requestId(),
                            file.status(),
                            null,
                            file.attempts(),
                            null,
                            false),
                    place.start(),
                    place.end() - place.start(),
                    null);
            if (id == null) {
                throw failure;
            }
            return BatchAnswer.failed(id, failure);
        }
    }

    private BatchAnswer read(String id, JsonNode line) throws UnreadableAnswerException {
        JsonNode response = line.path("response");
        if (!response.isObject()) {
            if (!ProviderError.isIn(line)) {
                throw new UnreadableAnswerException("neither response nor error");
            }
            return BatchAnswer.failed(id, notRun(ProviderError.of(line)));
        }
        int status = response.path("status_code").asInt(0);
        String requestId = safeText.identifier(response.path("request_id").textValue());
        JsonNode body = response.path("body");
        if (status == 200 && !ProviderError.isIn(body)) {
            return BatchAnswer.of(id, answer(body, requestId));
        }
        if (status != 200 && status < 300) {
            throw new UnreadableAnswerException("no status_code that means anything");
        }
        return BatchAnswer.failed(id, refused(status, ProviderError.of(body), requestId));
    }

    private ChatResponse answer(JsonNode body, @Nullable String requestId) throws UnreadableAnswerException {
        byte[] raw = Json.bytes(body);
        return dialect.whole(body)
                .model(HttpLlmClient.model(body, safeText))
                .requestId(requestId)
                .rawJson(() -> safeText.withoutKey(new String(raw, StandardCharsets.UTF_8)))
                .build();
    }

    private LlmException refused(int status, ProviderError error, @Nullable String requestId) {
        int kind = status == 200 ? error.likelyStatus() : status;
        return HttpErrors.of(kind, "HTTP " + status, error, failure(error, status, requestId));
    }

    /** The batch was over before the request's turn came, or something else kept it from being sent. */
    private LlmException notRun(ProviderError error) {
        Failure failure = failure(error, null, null);
        return switch (String.valueOf(error.code())) {
            case "batch_expired" -> new LlmTimeoutException("the batch expired before", failure, null);
            case "batch_cancelled" -> new LlmCancelledException("the batch was cancelled before", failure, null);
            default -> HttpErrors.of(error.likelyStatus(), "the request was not run", error, failure);
        };
    }

    private Failure failure(ProviderError error, @Nullable Integer status, @Nullable String requestId) {
        return new Failure(
                file.provider(), file.model(), requestId, status, safeText.identifier(error.name()), 1, null, null);
    }
}
