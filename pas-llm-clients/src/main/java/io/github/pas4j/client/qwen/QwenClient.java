package io.github.pas4j.client.qwen;

import io.github.pas4j.client.LlmClientListener;
import io.github.pas4j.client.RateLimits;
import io.github.pas4j.client.RetryOptions;
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
        return new Builder(model);
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

    /** Puts a {@link QwenClient} together. Not thread-safe. */
    public static final class Builder {
        private final ClientSettings settings;
        private @Nullable Boolean thinking;
        private @Nullable Integer thinkingBudget;

        private Builder(String model) {
            this.settings = new ClientSettings(model, Region.CHINA.baseUrl().toString());
        }

        /**
         * The key of the region, sent as a bearer token to the base URL's host only. Default: none.
         *
         * @throws IllegalArgumentException if it is blank or has characters other than visible ASCII, such as the line
         *     break at the end of a file
         */
        public Builder apiKey(String key) {
            settings.setApiKey(key);
            return this;
        }

        /** Where DashScope is asked; the same as its {@link #baseUrl(URI)}. Default: {@link Region#CHINA}. */
        public Builder region(Region region) {
            return baseUrl(region.baseUrl());
        }

        /**
         * What comes before {@code /chat/completions}, in place of a region. Default: that of {@link Region#CHINA}.
         *
         * @param url an http or https URL; a query is kept and sent, user info is neither sent nor shown
         * @throws IllegalArgumentException if it is no such URL
         */
        public Builder baseUrl(String url) {
            settings.setBaseUrl(url);
            return this;
        }

        /**
         * What comes before {@code /chat/completions}, in place of a region. Default: that of {@link Region#CHINA}.
         *
         * @param url an http or https URL; a query is kept and sent, user info is neither sent nor shown
         * @throws IllegalArgumentException if it is no such URL
         */
        public Builder baseUrl(URI url) {
            return baseUrl(url.toString());
        }

        /**
         * Time for a whole exchange, from connecting to the answer's last byte; a stream's reader takes of it, too. A
         * request may set its own. Default: {@link #DEFAULT_TIMEOUT}.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration time) {
            settings.setTimeout(time);
            return this;
        }

        /**
         * How often a call is tried, and how long it waits in between; all within its timeout, and a stream only until its
         * first piece. Default: {@link RetryOptions#defaults()}, at most 3 tries.
         */
        public Builder retry(RetryOptions options) {
            settings.setRetry(options);
            return this;
        }

        /** What all calls of this client together keep to. Default: {@link RateLimits#none()}. */
        public Builder limits(RateLimits limits) {
            settings.setLimits(limits);
            return this;
        }

        /**
         * The longest silence within a stream, apart from the time for the whole; a model that thinks long is silent, too.
         * Default: any.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder idleTimeout(Duration time) {
            settings.setIdleTimeout(time);
            return this;
        }

        /** Is told how calls go; may be called several times. Default: nobody. */
        public Builder listener(LlmClientListener listener) {
            settings.addListener(listener);
            return this;
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
