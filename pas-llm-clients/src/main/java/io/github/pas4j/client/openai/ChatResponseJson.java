package io.github.pas4j.client.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads answers, whole or in pieces; what it does not know it passes over. */
final class ChatResponseJson {

    private ChatResponseJson() {}

    static ChatResponse response(JsonNode root, @Nullable String requestId) throws UnreadableAnswerException {
        JsonNode choice = root.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw new UnreadableAnswerException("the answer has no choices");
        }
        return ChatResponse.builder(text(message))
                .finishReason(finishReason(choice).orElse(FinishReason.OTHER))
                .usage(usage(root).orElse(null))
                .requestId(requestId)
                .model(root.path("model").textValue())
                .build();
    }

    /** The piece that an event holds; a piece of nothing where it only opens the answer. */
    static ChatChunk chunk(JsonNode root) {
        JsonNode choice = root.path("choices").path(0);
        ChatChunk.Builder chunk = ChatChunk.builder().text(text(choice.path("delta")));
        finishReason(choice).ifPresent(chunk::finishReason);
        usage(root).ifPresent(chunk::usage);
        return chunk.build();
    }

    /** A refusal is what the model says, too; then there is no content. */
    private static String text(JsonNode message) {
        String content = message.path("content").textValue();
        String refusal = message.path("refusal").textValue();
        return content != null ? content : refusal != null ? refusal : "";
    }

    private static Optional<FinishReason> finishReason(JsonNode choice) {
        String reason = choice.path("finish_reason").textValue();
        if (reason == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (reason) {
                    case "stop" -> FinishReason.STOP;
                    case "length" -> FinishReason.LENGTH;
                    case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
                    case "content_filter" -> FinishReason.CONTENT_FILTER;
                    default -> FinishReason.OTHER;
                });
    }

    private static Optional<Usage> usage(JsonNode root) {
        JsonNode usage = root.path("usage");
        if (!usage.path("prompt_tokens").canConvertToLong()) {
            return Optional.empty();
        }
        long prompt = usage.path("prompt_tokens").longValue();
        long completion = usage.path("completion_tokens").asLong();
        return prompt < 0 || completion < 0 ? Optional.empty() : Optional.of(new Usage(prompt, completion));
    }
}
