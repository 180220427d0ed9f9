package io.github.pas4j.client.llama;

import io.github.pas4j.client.LlmClientBuilder;
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
        return new Builder(new OllamaDialect(), new ClientSettings(model, DEFAULT_OLLAMA_URL.toString()));
    }

    /**
     * A client of llama.cpp's server.
     *
     * @param model the model to ask where a request names no other; a server that has loaded one takes any name for it
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder llamaCpp(String model) {
        return new Builder(new LlamaCppDialect(), new ClientSettings(model, DEFAULT_LLAMA_CPP_URL.toString()));
    }

    /**
     * A client of vLLM's server.
     *
     * @param model the model to ask where a request names no other
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder vllm(String model) {
        return new Builder(new VllmDialect(), new ClientSettings(model, DEFAULT_VLLM_URL.toString()));
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

    /** Puts a {@link LlamaClient} together: the server's usual URL and {@link #DEFAULT_TIMEOUT} unless told otherwise. Ollama's URL stands without {@code /api}.
     * The time covers the loading of a model, too. Not thread-safe. */
    public static final class Builder extends LlmClientBuilder<Builder> {
        private final Dialect dialect;
        private final ClientSettings settings;

        private Builder(Dialect dialect, ClientSettings settings) {
            super(settings);
            this.dialect = dialect;
            this.settings = settings;
        }

        /** The client. */
        public LlamaClient build() {
            return new LlamaClient(this);
        }
    }
}
