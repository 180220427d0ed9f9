package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.llm.ChatChunk;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ContentPart;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.ResponseFormat;
import io.github.pas4j.llm.Usage;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Ollama's own API (https://github.com/ollama/ollama/blob/main/docs/api.md). */
public final class OllamaDialect implements Dialect {

    private static final String OPTIONS = "options";

    @Override
    public String provider() {
        return "ollama";
    }

    @Override
    public HttpUrl endpoint(BaseUrl base) {
        return base.resolve("api/chat");
    }

    @Override
    public byte[] body(ChatRequest request, String model, Delivery delivery) {
        ObjectNode body = Json.object();
        body.put("model", model);
        write(request.messages(), body.putArray("messages"));
        // Said either way: it streams unless it is told not to.
        body.put("stream", delivery == Delivery.STREAM);
        request.responseFormat().ifPresent(format -> write(format, body));
        request.topLogprobs().ifPresent(value -> body.put("logprobs", true).put("top_logprobs", value));
        ObjectNode options = options(request);
        if (!options.isEmpty()) {
            body.set(OPTIONS, options);
        }
        Json.putAll(withoutOptions(request.extras()), body);
        return Json.bytes(body);
    }

    private static void write(List<ChatMessage> conversation, ArrayNode messages) {
        for (ChatMessage message : conversation) {
            if (message.parts().stream().anyMatch(ContentPart.Opaque.class::isInstance)) {
                throw new IllegalArgumentException("Ollama's content is text: give images as a field of the message,"
                        + " withFields(\"{\\\"images\\\": [\\\"BASE64\\\"]}\")");
            }
            ObjectNode json = messages.addObject();
            json.put("role", OpenAiMessages.role(message)).put("content", message.text());
            OpenAiMessages.putFields(message, json);
        }
    }

    private static void write(ResponseFormat format, ObjectNode body) {
        if (format instanceof ResponseFormat.JsonObject) {
            body.put("format", "json");
        } else if (format instanceof ResponseFormat.JsonSchema schema) {
            body.set("format", Json.callersObject(schema.schema(), "the schema of the answer"));
        }
    }

    private static ObjectNode options(ChatRequest request) {
        ObjectNode options = Json.object();
        request.maxTokens().ifPresent(value -> options.put("num_predict", value));
        request.seed().ifPresent(value -> options.put("seed", value));
        request.temperature().ifPresent(value -> options.put("temperature", value));
        request.topP().ifPresent(value -> options.put("top_p", value));
        if (!request.stop().isEmpty()) {
            ArrayNode stop = options.putArray("stop");
            request.stop().forEach(stop::add);
        }
        // One by one: who sets num_ctx does not mean to unset the temperature.
        if (request.extras().get(OPTIONS) instanceof Map<?, ?> more) {
            Map<String, Object> named = new LinkedHashMap<>();
            more.forEach((name, value) -> named.put(String.valueOf(name), value));
            Json.putAll(named, options);
        }
        return options;
    }

    private static Map<String, Object> withoutOptions(Map<String, Object> extras) {
        Map<String, Object> rest = new LinkedHashMap<>(extras);
        rest.computeIfPresent(OPTIONS, (name, value) -> value instanceof Map ? null : value);
        return rest;
    }

    @Override
    public String streamMediaType() {
        return "application/x-ndjson";
    }

    @Override
    public Frames frames(InputStream in, long maxBytes) {
        return new NdjsonReader(in, maxBytes);
    }

    @Override
    public boolean isEnd(String frame) {
        return false;
    }

    @Override
    public ChatResponse.Builder whole(JsonNode root) throws UnreadableAnswerException {
        JsonNode message = message(root);
        return ChatResponse.builder(message.path("content").asText(""))
                .reasoning(message.path("thinking").textValue())
                .finishReason(finishReason(root))
                .usage(usage(root).orElse(null))
                .logprobs(Logprobs.read(root.path("logprobs")));
    }

    @Override
    public Piece piece(JsonNode root) throws UnreadableAnswerException {
        JsonNode message = message(root);
        boolean last = root.path("done").asBoolean();
        ChatChunk.Builder chunk = ChatChunk.builder()
                .text(message.path("content").asText(""))
                .reasoning(message.path("thinking").asText(""))
                .logprobs(Logprobs.read(root.path("logprobs")));
        if (last) {
            chunk.finishReason(finishReason(root));
            usage(root).ifPresent(chunk::usage);
        }
        return new Piece(chunk.build(), root.path("model").textValue(), last);
    }

    private static JsonNode message(JsonNode root) throws UnreadableAnswerException {
        JsonNode message = root.path("message");
        if (!message.isObject()) {
            throw new UnreadableAnswerException("the answer has no message");
        }
        return message;
    }

    private static FinishReason finishReason(JsonNode root) {
        return switch (root.path("done_reason").asText("")) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            default -> FinishReason.OTHER;
        };
    }

    /** A count of 0 is left out by the server. */
    private static Optional<Usage> usage(JsonNode root) {
        Long prompt = OpenAiAnswers.count(root.path("prompt_eval_count"));
        Long completion = OpenAiAnswers.count(root.path("eval_count"));
        return prompt == null && completion == null
                ? Optional.empty()
                : Optional.of(new Usage(prompt == null ? 0 : prompt, completion == null ? 0 : completion));
    }
}
