package io.github.pas4j.client.internal;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ResponseFormat;

/** Whether an answer has the form that was asked for: servers do not all hold their models to it. */
interface AnswerCheck {

    /** Lets everything pass. */
    AnswerCheck NONE = answer -> {};

    /**
     * The check that a request asks for.
     *
     * @throws IllegalArgumentException if its schema cannot be used
     */
    static AnswerCheck of(ChatRequest request) {
        ResponseFormat format = request.responseFormat().orElse(ResponseFormat.text());
        if (format instanceof ResponseFormat.JsonSchema schema) {
            return new JsonAnswerCheck(JsonSchemaCheck.of(schema.schema()));
        }
        return format instanceof ResponseFormat.JsonObject ? new JsonAnswerCheck(JsonAnswerCheck.OBJECT) : NONE;
    }

    /**
     * @throws UnreadableAnswerException if the answer has another form; the message holds nothing of it
     */
    void check(ChatResponse answer) throws UnreadableAnswerException;
}
