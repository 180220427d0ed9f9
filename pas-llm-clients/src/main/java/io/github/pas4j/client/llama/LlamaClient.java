package io.github.pas4j.client.llama;

import io.github.pas4j.client.LlmClientListener;
import io.github.pas4j.client.RateLimits;
import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.client.internal.ClientSettings;
import io.github.pas4j.client.internal.Dialect;
import io.github.pas4j.client.internal.HttpLlmClient;
import io.github.pas4j.client.internal.LlamaCppDialect;
import io.github.pas4j.client.internal.OllamaDialect;
import io.github.pas4j.client.internal.VllmDialect;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A model on a server of one's own: Ollama, the server of llama.cpp, or vLLM. Unless told otherwise it asks the server's
 * usual port on this machine, gives each exchange 2 minutes and tries up to 3 times.
 *
 * <pre>{@code
 * try (LlamaClient client = LlamaClient.ollama("llama3.1").build()) {
 *     System.out.println(client.chat(ChatRequest.user("Why is the sky blue?")).text());
 * }
 * }</pre>
 *
 * <p>What a model thinks comes as {@link ChatResponse#reasoning()} and {@link io.github.pas4j.llm.ChatChunk#reasoning()},
 * apart from the answer. Ollama is spoken to by its own API: fields such as {@code think} and {@code keep_alive} go into
 * a request's {@link ChatRequest#extras()}, and entries of an extra field {@code options} join those that the client sets;
 * images are a field of the message, {@code withFields("{\"images\": [\"BASE64\"]}")}.
 *
 * <p>Thread-safe; make one and share it. It sets no limit to how many calls run at once unless it is told one. Redirects are not followed;
 * answers above 64 MiB are refused; nothing is logged. An answer that was asked for as JSON is checked, against its schema
 * too where there is one: what is something else fails as {@link io.github.pas4j.llm.LlmProtocolException}, a stream at
 * its end. A stream that is neither read to its end nor closed is aborted when its time is over.
 */
public final class LlamaClient implements LlmClient {

    /** Where Ollama is unless the builder is told otherwise. */
    public static final URI DEFAULT_OLLAMA_URL = URI.create("http://localhost:11434");

    /** Where llama.cpp's server is unless the builder is told otherwise. */
    public static final URI DEFAULT_LLAMA_CPP_URL = URI.create("http://localhost:8080/v1");

    /** Where vLLM is unless the builder is told otherwise. */
    public static final URI DEFAULT_VLLM_URL = URI.create("http://localhost:8000/v1");

    /** How long an exchange may take unless the builder or the request says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = ClientSettings.DEFAULT_TIMEOUT;

    private final HttpLlmClient http;
    private final String shown;

    private LlamaClient(Builder builder) {
        this.http = new HttpLlmClient(builder.dialect, builder.settings);
        this.shown = "server=" + builder.dialect.provider() + ", " + builder.settings;
    }

    /**
     * A client of Ollama's own API, {@code /api/chat}.
     *
     * @param model the model to ask where a request names no other
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder ollama(String model) {
        return new Builder(new OllamaDialect(), model, DEFAULT_OLLAMA_URL);
    }

    /**
     * A client of llama.cpp's server.
     *
     * @param model the model to ask where a request names no other; a server that has loaded one takes any name for it
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder llamaCpp(String model) {
        return new Builder(new LlamaCppDialect(), model, DEFAULT_LLAMA_CPP_URL);
    }

    /**
     * A client of vLLM's server.
     *
     * @param model the model to ask where a request names no other
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder vllm(String model) {
        return new Builder(new VllmDialect(), model, DEFAULT_VLLM_URL);
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

    /** Says the server's kind, the model and where it is, without key, user info and query. */
    @Override
    public String toString() {
        return "LlamaClient[" + shown + "]";
    }

    /** Puts a {@link LlamaClient} together. Not thread-safe. */
    public static final class Builder {
        private final Dialect dialect;
        private final ClientSettings settings;

        private Builder(Dialect dialect, String model, URI baseUrl) {
            this.dialect = dialect;
            this.settings = new ClientSettings(model, baseUrl.toString());
        }

        /**
         * The key, sent as a bearer token to the base URL's host only. Default: none, as such servers mostly want it.
         *
         * @throws IllegalArgumentException if it is blank or has characters other than visible ASCII, such as the line
         *     break at the end of a file
         */
        public Builder apiKey(String key) {
            settings.setApiKey(key);
            return this;
        }

        /**
         * Where the server is: for Ollama without {@code /api}, for the others what comes before {@code
         * /chat/completions}. Default: {@link #DEFAULT_OLLAMA_URL}, {@link #DEFAULT_LLAMA_CPP_URL} or {@link
         * #DEFAULT_VLLM_URL}.
         *
         * @param url an http or https URL; a query is kept and sent, user info is neither sent nor shown
         * @throws IllegalArgumentException if it is no such URL
         */
        public Builder baseUrl(String url) {
            settings.setBaseUrl(url);
            return this;
        }

        /**
         * The same as {@link #baseUrl(String)}.
         *
         * @param url an http or https URL; a query is kept and sent, user info is neither sent nor shown
         * @throws IllegalArgumentException if it is no such URL
         */
        public Builder baseUrl(URI url) {
            return baseUrl(url.toString());
        }

        /**
         * Time for a whole exchange, from connecting to the answer's last byte, the loading of a model included; a
         * stream's reader takes of it, too. A request may set its own. Default: {@link #DEFAULT_TIMEOUT}.
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

        /** The client. */
        public LlamaClient build() {
            return new LlamaClient(this);
        }
    }
}
