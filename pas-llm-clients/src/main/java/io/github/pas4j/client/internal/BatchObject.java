package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.Batch;
import io.github.pas4j.llm.Batch.State;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmException.Failure;
import io.github.pas4j.llm.LlmRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What OpenAI tells of a batch.
 *
 * @param batch what everybody may know
 * @param files the files with answers and failures that are there, at most two
 * @param problems why it could not be run: codes and lines, no words
 * @param code the first problem's code, or null
 */
record BatchObject(
        Batch batch,
        List<String> files,
        List<String> problems,
        @Nullable String code) {

    private static final int MAX_PROBLEMS = 5;

    /** One segment of a path, which stays one. */
    private static final Pattern ID = Pattern.compile("(?=.*[^.])[\\w.:-]{1,200}");

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static BatchObject read(JsonNode root, SafeText safeText) throws UnreadableAnswerException {
        JsonNode counts = root.path("request_counts");
        Batch batch = new Batch(
                id(root.path("id")),
                state(root.path("status").asText("")),
                counts.path("total").asInt(0),
                counts.path("completed").asInt(0),
                counts.path("failed").asInt(0));
        List<String> files = new ArrayList<>();
        for (String field : List.of("output_file_id", "error_file_id")) {
            if (!root.path(field).asText("").isEmpty()) {
                files.add(id(root.path(field)));
            }
        }
        JsonNode errors = root.path("errors").path("data");
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < Math.min(errors.size(), MAX_PROBLEMS); i++) {
            problems.add(problem(errors.path(i), safeText));
        }
        return new BatchObject(
                batch,
                files,
                problems,
                safeText.identifier(errors.path(0).path("code").textValue()));
    }

    private static String problem(JsonNode error, SafeText safeText) {
        String code = safeText.identifier(error.path("code").textValue());
        JsonNode line = error.path("line");
        return (code == null ? "unnamed problem" : code) + (line.isIntegralNumber() ? " at line " + line.asLong() : "");
    }

    /** The id of a thing that can be asked for. */
    static String id(JsonNode value) throws UnreadableAnswerException {
        String id = value.asText("");
        if (!isId(id)) {
            throw new UnreadableAnswerException("the answer holds no usable id");
        }
        return id;
    }

    private static State state(String status) throws UnreadableAnswerException {
        return switch (status) {
            case "validating" -> State.VALIDATING;
            case "in_progress" -> State.RUNNING;
            case "finalizing" -> State.FINALIZING;
            case "completed" -> State.COMPLETED;
            case "failed" -> State.FAILED;
            case "expired" -> State.EXPIRED;
            case "cancelling" -> State.CANCELLING;
            case "cancelled" -> State.CANCELLED;
            default -> throw new UnreadableAnswerException("the batch is in a state that is not known");
        };
    }

    /** Why a batch that could not be run has no answers. */
    LlmException failure(Failure who) {
        Failure failure = new Failure(
                who.provider(), who.model(), who.requestId(), who.status(), code, who.attempts(), null, null);
        String why = problems.isEmpty() ? "" : ": " + String.join(", ", problems);
        return new LlmRequestException("the batch could not be run" + why, failure, null);
    }
}
