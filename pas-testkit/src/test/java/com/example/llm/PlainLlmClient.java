package com.example.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.llm.ChatMessage;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.Usage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A client on the JDK alone, as somebody might write it who has read nothing but {@link LlmClient}. */
final class PlainLlmClient implements LlmClient {

    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final URI chatUrl;
    private final String model;
    private final String key;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("plain-timer"));
    private final java.util.concurrent.ExecutorService workers = Executors.newCachedThreadPool(daemons("plain-worker"));
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newCachedThreadPool(daemons("jdk-http")))
            .build();
    private final Set<PlainExchange> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    PlainLlmClient(URI baseUrl, String model, String key) {
        this.chatUrl = URI.create(baseUrl + "/chat/completions");
        this.model = model;
        this.key = key;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        PlainExchange exchange = open(request, false);
        return exchange.await(() -> whole(exchange));
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        PlainExchange exchange = open(request, false);
        return exchange.start(() -> whole(exchange));
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        PlainExchange exchange = open(request, true);
        PlainChatStream stream = new PlainChatStream(exchange);
        exchange.await(() -> {
            exchange.send();
            return stream.advance();
        });
        return stream;
    }

    private PlainExchange open(ChatRequest request, boolean stream) {
        if (closed) {
            throw new IllegalStateException("the client is closed");
        }
        String asked = request.model().orElse(model);
        HttpRequest sent = HttpRequest.newBuilder(chatUrl)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(request, asked, stream)))
                .build();
        PlainExchange exchange = new PlainExchange(
                http, sent, new PlainErrors(asked, chatUrl.getAuthority(), key, request.messages()), workers, running);
        exchange.expire(timer, request.timeout().orElse(TIMEOUT));
        return exchange;
    }

    private static byte[] body(ChatRequest request, String model, boolean stream) {
        List<Map<String, String>> messages = request.messages().stream()
                .map((ChatMessage message) ->
                        Map.of("role", message.role().name().toLowerCase(Locale.ROOT), "content", message.text()))
                .toList();
        try {
            return JSON.writeValueAsString(Map.of(
                            "model", model,
                            "messages", messages,
                            "stream", stream,
                            "temperature", request.temperature().orElse(1),
                            "max_tokens", request.maxTokens().orElse(1000)))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the request cannot be written as JSON");
        }
    }

    private static ChatResponse whole(PlainExchange exchange) throws IOException {
        exchange.send();
        JsonNode root = exchange.errors().read(exchange.in().readNBytes(MAX_BYTES + 1));
        JsonNode message = root.path("choices").path(0).path("message");
        if (!message.isObject()) {
            throw exchange.errors().protocol("no message in the answer");
        }
        ChatResponse.Builder answer = ChatResponse.builder(
                        message.path("content").asText(""))
                .requestId(exchange.requestId())
                .model(root.path("model").textValue())
                .finishReason(finishReason(root));
        JsonNode usage = root.path("usage");
        if (usage.isObject()) {
            answer.usage(usage(usage));
        }
        return answer.build();
    }

    static FinishReason finishReason(JsonNode root) {
        return switch (root.path("choices").path(0).path("finish_reason").asText()) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            default -> FinishReason.OTHER;
        };
    }

    static Usage usage(JsonNode usage) {
        return new Usage(
                usage.path("prompt_tokens").asLong(),
                usage.path("completion_tokens").asLong());
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(PlainExchange::cancel);
        timer.shutdownNow();
        workers.shutdown();
    }

    @Override
    public String toString() {
        return "PlainLlmClient[" + model + "]";
    }
}
