package io.github.pas4j.datagen.internal;

import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.Usage;
import java.nio.charset.StandardCharsets;

/** A request as one text, with all that may change its answer, and what it may take at most. */
final class RequestText {

    /** A token has four bytes in English and about three (one character) in Chinese. */
    private static final int BYTES_A_TOKEN = 3;

    /** What chat formats put around a message. */
    private static final int MESSAGE_TOKENS = 8;

    /** Where a request does not bound its answer. */
    private static final int UNBOUNDED = 4_000;

    private RequestText() {}

    static String of(ChatRequest request) {
        StringBuilder text = new StringBuilder();
        for (ChatMessage message : request.messages()) {
            text.append(message.role())
                    .append(' ')
                    .append(message.text().length())
                    .append('\n')
                    .append(message.text())
                    .append(message.fields().orElse(""))
                    .append('\n');
        }
        return text.append(request.model())
                .append(request.temperature())
                .append(request.maxTokens())
                .append(request.topP())
                .append(request.stop())
                .append(request.seed())
                .append(request.responseFormat().map(Object::getClass))
                .append(request.extras())
                .toString();
    }

    /** An upper bound for usual texts. */
    static Usage estimate(ChatRequest request) {
        long tokens = 0;
        for (ChatMessage message : request.messages()) {
            tokens += MESSAGE_TOKENS + message.text().getBytes(StandardCharsets.UTF_8).length / BYTES_A_TOKEN;
        }
        return new Usage(tokens, request.maxTokens().orElse(UNBOUNDED));
    }
}
