package io.github.pas4j.client.qwen;

import io.github.pas4j.client.LlmClientBuilder;
import io.github.pas4j.client.internal.ClientSettings;
import io.github.pas4j.client.internal.Environment;
import io.github.pas4j.client.internal.HttpLlmClient;
import io.github.pas4j.client.internal.QwenDialect;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A Qwen model behind Alibaba Cloud's DashScope, by its OpenAI-compatible mode. Unless told otherwise it asks {@link
 * Region#CHINA}, leaves it to the model whether to think, gives each exchange 2 minutes and tries up to 3 times.
 *
 * <pre>{@code
 * try (QwenClient client = QwenClient.builder("qwen-plus").apiKey(key).region(Region.INTERNATIONAL).build()) {
 *     System.out.println(client.chat(ChatRequest.user("Why is the sky blue?")).text());
 * }
 * }</pre>
 *
 * <p>What a model thinks comes as {@link ChatResponse#reasoning()} and {@link io.github.pas4j.llm.ChatChunk#reasoning()},
 * apart from the answer. Some models think only while they stream; with thinking switched on, {@link #chat} and {@link
 * #chatAsync} therefore stream underneath and put the answer together, which has no {@link ChatResponse#rawJson()} then.
 * A request switches thinking for itself with {@code extra("enable_thinking", true)} or {@code false}.
 *
 * <p>Thread-safe; make one and share it. It sets no limit to how many calls run at once unless it is told one. Redirects are not followed, so
 * that a key reaches only the host it was given for; answers above 64 MiB are refused; nothing is logged. An answer that
 * was asked for as JSON is checked, against its schema too where there is one: what is something else fails as {@link
 * io.github.pas4j.llm.LlmProtocolException}, a stream at its end. A stream that is neither read to its end nor closed is
 * aborted when its time is over.
 */
public final class QwenClient implements LlmClient {

    /** How long an exchange may take unless the builder or the request says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = ClientSettings.DEFAULT_TIMEOUT;

    private final HttpLlmClient http;
    private final String shown;

    private QwenClient(Builder builder) {
        this.http = new HttpLlmClient(new QwenDialect(builder.thinking, builder.thinkingBudget), builder.settings);
        this.shown = builder.settings.toString();
    }

    /**
     * A client to be put together.
     *
     * @param model the model to ask where a request names no other
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String model) {
        return new Builder(new ClientSettings(model, Region.CHINA.baseUrl().toString()));
    }

    /**
     * A client of {@link Region#CHINA} with the key in {@code DASHSCOPE_API_KEY}.
     *
     * @param model the model to ask where a request names no other
     * @throws IllegalArgumentException if the model is blank
     * @throws IllegalStateException if the key is not set or cannot be used
     */
    public static QwenClient fromEnv(String model) {
        return fromEnv(model, Region.CHINA);
    }

    /**
     * A client with the key in {@code DASHSCOPE_API_KEY}.
     *
     * @param model the model to ask where a request names no other
     * @param region the key's region
     * @throws IllegalArgumentException if the model is blank
     * @throws IllegalStateException if the key is not set or cannot be used
     */
    public static QwenClient fromEnv(String model, Region region) {
        return fromEnv(model, region, Environment.ofProcess());
    }

    static QwenClient fromEnv(String model, Region region, Environment environment) {
        Builder builder = builder(model).region(region);
        environment.require("DASHSCOPE_API_KEY", builder::apiKey);
        return builder.build();
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return http.chat(request);
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        return http.chatAsync(request);
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        return http.stream(request);
    }

    /** Frees connections and threads; running calls are aborted. Calling it again does nothing. */
    @Override
    public void close() {
        http.close();
    }

    /** Says the model and where it is, without key, user info and query. */
    @Override
    public String toString() {
        return "QwenClient[" + shown + "]";
    }

    /** Puts a {@link QwenClient} together: {@link Region#CHINA} and {@link #DEFAULT_TIMEOUT} unless told otherwise. Not thread-safe. */
    public static final class Builder extends LlmClientBuilder<Builder> {
        private final ClientSettings settings;
        private @Nullable Boolean thinking;
        private @Nullable Integer thinkingBudget;

        private Builder(ClientSettings settings) {
            super(settings);
            this.settings = settings;
        }

        /** Where DashScope is asked; the same as its {@link #baseUrl(URI)}. Default: {@link Region#CHINA}. */
        public Builder region(Region region) {
            return baseUrl(region.baseUrl());
        }

        /** Whether the model thinks before it answers. Default: as the model does by itself. */
        public Builder thinking(boolean value) {
            this.thinking = value;
            return this;
        }

        /**
         * Most tokens that the model may think for. Default: the model's own limit.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder thinkingBudget(int tokens) {
            if (tokens < 1) {
                throw new IllegalArgumentException("thinkingBudget must be positive: " + tokens);
            }
            this.thinkingBudget = tokens;
            return this;
        }

        /**
         * The client.
         *
         * @throws IllegalStateException if thinking is switched off and yet has a budget
         */
        public QwenClient build() {
            if (Boolean.FALSE.equals(thinking) && thinkingBudget != null) {
                throw new IllegalStateException("thinkingBudget needs thinking: " + thinkingBudget);
            }
            return new QwenClient(this);
        }
    }
}
