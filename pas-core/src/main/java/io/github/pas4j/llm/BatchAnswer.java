package io.github.pas4j.llm;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one request of a batch: an answer or a failure. */
public final class BatchAnswer {

    private final String id;
    private final @Nullable ChatResponse response;
    private final @Nullable LlmException failure;

    private BatchAnswer(String id, @Nullable ChatResponse response, @Nullable LlmException failure) {
        this.id = Objects.requireNonNull(id, "id");
        this.response = response;
        this.failure = failure;
    }

    /** A request that was answered. */
    public static BatchAnswer of(String id, ChatResponse response) {
        return new BatchAnswer(id, Objects.requireNonNull(response, "response"), null);
    }

    /** A request that failed. */
    public static BatchAnswer failed(String id, LlmException failure) {
        return new BatchAnswer(id, null, Objects.requireNonNull(failure, "failure"));
    }

    /** The id that the request was handed in with. */
    public String id() {
        return id;
    }

    /** The answer; empty where the request failed. */
    public Optional<ChatResponse> response() {
        return Optional.ofNullable(response);
    }

    /** Why there is no answer; empty where there is one. It is not thrown: other items may be fine. */
    public Optional<LlmException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Says whether there is an answer, not what it says. */
    @Override
    public String toString() {
        return "BatchAnswer[" + id + ", " + (response != null ? response : failure) + "]";
    }
}
