package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import java.util.Optional;

/** Asks for an answer that is JSON of some form. */
final class JsonAnswerCheck implements AnswerCheck {

    /** What is wrong with JSON; empty where nothing is. */
    interface Form {
        Optional<String> problem(JsonNode json);
    }

    static final Form OBJECT = json -> json.isObject() ? Optional.empty() : Optional.of("the answer is no JSON object");

    private final Form form;

    JsonAnswerCheck(Form form) {
        this.form = form;
    }

    @Override
    public void check(ChatResponse answer) throws UnreadableAnswerException {
        if (saysSomethingElse(answer)) {
            return;
        }
        Optional<String> problem = problem(answer.text());
        if (problem.isPresent()) {
            throw new UnreadableAnswerException(problem.get() + why(answer.finishReason()));
        }
    }

    /** A refusal, or the wish that tools be called. */
    private static boolean saysSomethingElse(ChatResponse answer) {
        return answer.text().isEmpty()
                && (answer.refusal().isPresent() || answer.finishReason() == FinishReason.TOOL_CALLS);
    }

    private Optional<String> problem(String text) {
        if (text.isBlank()) {
            return Optional.of("the answer is empty where JSON was asked for");
        }
        try {
            return form.problem(Json.read(text));
        } catch (UnreadableAnswerException e) {
            return Optional.of("the answer is not the JSON that was asked for: " + e.getMessage());
        }
    }

    private static String why(FinishReason reason) {
        return switch (reason) {
            case LENGTH -> "; it was cut at its token limit";
            case CONTENT_FILTER -> "; the provider withheld a part of it";
            default -> "";
        };
    }
}
