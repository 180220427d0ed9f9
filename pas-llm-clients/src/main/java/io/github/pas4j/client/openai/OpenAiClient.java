package io.github.pas4j.client.openai;

import io.github.pas4j.client.LlmClientBuilder;
import io.github.pas4j.client.internal.BaseUrl;
import io.github.pas4j.client.internal.ClientSettings;
import io.github.pas4j.client.internal.Environment;
import io.github.pas4j.client.internal.HttpLlmClient;
import io.github.pas4j.client.internal.OpenAiDialect;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A model behind OpenAI's chat completions API, or behind a server that speaks it. Unless told otherwise it asks {@code
 * https://api.openai.com/v1}, gives each exchange 2 minutes and tries up to 3 times.
 *
 * <pre>{@code
 * try (OpenAiClient client = OpenAiClient.fromEnv("gpt-4o-mini")) {
 *     System.out.println(client.chat(ChatRequest.user("Why is the sky blue?")).text());
 * }
 * }</pre>
 *
 * <p>Thread-safe; make one and share it. It sets no limit to how many calls run at once unless it is told one. Redirects are not followed, so
 * that a key reaches only the host it was given for; answers above 64 MiB are refused; nothing is logged. An answer that
 * was asked for as JSON is checked, against its schema too where there is one: what is something else fails as {@link
 * io.github.pas4j.llm.LlmProtocolException}, a stream at its end. The last piece of a stream tells the usage. A stream that is neither read to its end nor closed is aborted when its time is over.
 */
public final class OpenAiClient implements LlmClient {

    /** Where calls go unless the builder is told otherwise. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://api.openai.com/v1");

    /** How long an exchange may take unless the builder or the request says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = ClientSettings.DEFAULT_TIMEOUT;

    private final HttpLlmClient http;
    private final String shown;

    private OpenAiClient(Builder builder) {
        TokenLimitField field = builder.tokenLimitField;
        BaseUrl server = builder.settings.baseUrl();
        OpenAiDialect dialect = new OpenAiDialect(
                "openai", asked -> (field != null ? field : TokenLimitField.of(asked, server)).wireName());
        this.http = new HttpLlmClient(dialect, builder.settings);
        this.shown = builder.settings.toString();
    }

    /**
     * A client to be put together.
     *
     * @param model the model to ask where a request names no other
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String model) {
        return new Builder(new ClientSettings(model, DEFAULT_BASE_URL.toString()));
    }

    /**
     * A client with the key in {@code OPENAI_API_KEY} and, where it is set, the base URL in {@code OPENAI_BASE_URL}.
     *
     * @param model the model to ask where a request names no other
     * @throws IllegalArgumentException if the model is blank
     * @throws IllegalStateException if the key is not set, or if a variable's value cannot be used
     */
    public static OpenAiClient fromEnv(String model) {
        return fromEnv(model, Environment.ofProcess());
    }

    static OpenAiClient fromEnv(String model, Environment environment) {
        Builder builder = builder(model);
        environment.require("OPENAI_API_KEY", builder::apiKey);
        environment.read("OPENAI_BASE_URL", builder::baseUrl);
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
        return "OpenAiClient[" + shown + "]";
    }

    /** Puts an {@link OpenAiClient} together: {@link #DEFAULT_BASE_URL} and {@link #DEFAULT_TIMEOUT} unless told otherwise. Not thread-safe. */
    public static final class Builder extends LlmClientBuilder<Builder> {
        private final ClientSettings settings;
        private @Nullable TokenLimitField tokenLimitField;

        private Builder(ClientSettings settings) {
            super(settings);
            this.settings = settings;
        }

        /**
         * The field that a request's {@code maxTokens} goes to. Default: {@link TokenLimitField#MAX_COMPLETION_TOKENS} on
         * OpenAI's own hosts, and everywhere for its reasoning models (o1, o3, o4, gpt-5 and their kin), which know no
         * other; {@link TokenLimitField#MAX_TOKENS} otherwise.
         */
        public Builder tokenLimitField(TokenLimitField field) {
            this.tokenLimitField = Objects.requireNonNull(field, "field");
            return this;
        }

        /** The client. */
        public OpenAiClient build() {
            return new OpenAiClient(this);
        }
    }
}
