package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads answers of OpenAI's API, whole or in pieces; what it does not know it passes over. */
final class OpenAiAnswers {

    private OpenAiAnswers() {}

    static ChatResponse.Builder whole(JsonNode root) throws UnreadableAnswerException {
        JsonNode choice = root.path("choices").path(0);
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw new UnreadableAnswerException("the answer has no choices");
        }
        return ChatResponse.builder(text(message))
                .reasoning(reasoning(message))
                .refusal(message.path("refusal").textValue())
                .finishReason(finishReason(choice).orElse(FinishReason.OTHER))
                .usage(usage(root).orElse(null))
                .logprobs(Logprobs.read(choice.path("logprobs").path("content")));
    }

    /** What an event says; nothing where it only opens the answer. */
    static Piece piece(JsonNode root) {
        JsonNode choice = root.path("choices").path(0);
        JsonNode delta = choice.path("delta");
        String reasoning = reasoning(delta);
        ChatChunk.Builder chunk = ChatChunk.builder()
                .text(text(delta))
                .reasoning(reasoning == null ? "" : reasoning)
                .refusal(delta.path("refusal").asText(""))
                .logprobs(Logprobs.read(choice.path("logprobs").path("content")));
        finishReason(choice).ifPresent(chunk::finishReason);
        usage(root).ifPresent(chunk::usage);
        return new Piece(chunk.build(), root.path("model").textValue(), false);
    }

    /** A string, or a list of parts that are. */
    private static String text(JsonNode message) {
        JsonNode content = message.path("content");
        if (!content.isArray()) {
            return content.asText("");
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString();
    }

    /** DashScope, llama.cpp and older vLLM call it otherwise than newer vLLM. */
    private static @Nullable String reasoning(JsonNode message) {
        String reasoning = message.path("reasoning_content").textValue();
        return reasoning != null ? reasoning : message.path("reasoning").textValue();
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
        Long prompt = count(usage.path("prompt_tokens"));
        Long completion = count(usage.path("completion_tokens"));
        if (prompt == null) {
            return Optional.empty();
        }
        return Optional.of(new Usage(
                prompt,
                completion == null ? 0 : completion,
                count(usage.path("prompt_tokens_details").path("cached_tokens")),
                count(usage.path("completion_tokens_details").path("reasoning_tokens"))));
    }

    /** A number of tokens, or null where it is none. */
    static @Nullable Long count(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? (Long) value.longValue()
                : null;
    }
}
