package io.github.pas4j.client.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A model behind OpenAI's chat completions API, or behind a server that speaks it. Unless told otherwise it asks {@code
 * https://api.openai.com/v1}, gives each exchange 2 minutes and tries once.
 *
 * <pre>{@code
 * try (OpenAiClient client = OpenAiClient.fromEnv("gpt-4o-mini")) {
 *     System.out.println(client.chat(ChatRequest.user("Why is the sky blue?")).text());
 * }
 * }</pre>
 *
 * <p>Thread-safe; make one and share it. It sets no limit to how many calls run at once. Redirects are not followed, so
 * that a key reaches only the host it was given for; answers above 64 MiB are refused; nothing is logged. The last piece
 * of a stream tells the usage. A stream that is neither read to its end nor closed is aborted when its time is over.
 */
public final class OpenAiClient implements LlmClient {

    /** Where calls go unless the builder is told otherwise. */
    public static final URI DEFAULT_BASE_URL = URI.create("https://api.openai.com/v1");

    /** How long an exchange may take unless the builder or the request says otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

    static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    private static final String PROVIDER = "openai";

    private final String model;
    private final BaseUrl baseUrl;
    private final HttpUrl endpoint;
    private final @Nullable String apiKey;
    private final Duration timeout;
    private final TokenLimitField tokenLimitField;
    private final HttpTransport transport = new HttpTransport(PROVIDER);

    private OpenAiClient(Builder builder) {
        this.model = builder.model;
        this.baseUrl = builder.baseUrl;
        this.endpoint = baseUrl.chatCompletions();
        this.apiKey = builder.apiKey;
        this.timeout = builder.timeout;
        this.tokenLimitField = builder.tokenLimitField != null
                ? builder.tokenLimitField
                : baseUrl.isOpenAi() ? TokenLimitField.MAX_COMPLETION_TOKENS : TokenLimitField.MAX_TOKENS;
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
     * A client with the key in {@code OPENAI_API_KEY} and, where it is set, the base URL in {@code OPENAI_BASE_URL}.
     *
     * @param model the model to ask where a request names no other
     * @throws IllegalArgumentException if the model is blank
     * @throws IllegalStateException if the key is not set, or if a variable's value cannot be used
     */
    public static OpenAiClient fromEnv(String model) {
        return OpenAiEnvironment.client(model, System.getenv());
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        Exchange exchange = openUninterrupted(request, Delivery.WHOLE);
        return exchange.await(exchange.start(() -> readWhole(exchange)));
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        Exchange exchange = open(request, Delivery.WHOLE);
        return exchange.start(() -> readWhole(exchange));
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        Exchange exchange = openUninterrupted(request, Delivery.STREAM);
        return exchange.await(exchange.start(() -> OpenAiChatStream.begin(exchange)));
    }

    private Exchange openUninterrupted(ChatRequest request, Delivery delivery) {
        Exchange exchange = open(request, delivery);
        // Before anything is sent that would have to be paid for.
        if (Thread.currentThread().isInterrupted()) {
            exchange.finish();
            throw exchange.context().cancelled();
        }
        return exchange;
    }

    private Exchange open(ChatRequest request, Delivery delivery) {
        String asked = request.model().orElse(model);
        Request.Builder http = new Request.Builder()
                .url(endpoint)
                .header("Accept", delivery.mediaType())
                .header("User-Agent", "pas-for-java")
                .post(new OneShotBody(ChatRequestJson.write(request, asked, tokenLimitField, delivery)));
        if (apiKey != null) {
            http.header("Authorization", "Bearer " + apiKey);
        }
        CallContext context = new CallContext(
                PROVIDER,
                asked,
                baseUrl.hostAndPort(),
                request.timeout().orElse(timeout),
                new SafeText(apiKey, request.messages()));
        return transport.open(http.build(), context);
    }

    private static ChatResponse readWhole(Exchange exchange) throws IOException {
        Response response = exchange.send();
        byte[] body = response.body().byteStream().readNBytes(MAX_ANSWER_BYTES + 1);
        if (body.length > MAX_ANSWER_BYTES) {
            throw new UnreadableAnswerException("the answer is too large");
        }
        JsonNode root = Json.read(body);
        if (ProviderError.isIn(root)) {
            throw HttpErrors.underStatusOk(root, response, exchange.context());
        }
        ChatResponse answer = ChatResponseJson.response(root, response.header("x-request-id"));
        exchange.finish();
        return answer;
    }

    /** Frees connections and threads; running calls are aborted. Calling it again does nothing. */
    @Override
    public void close() {
        transport.close();
    }

    /** Says the model and where it is, without key, user info and query. */
    @Override
    public String toString() {
        return "OpenAiClient[model=" + model + ", baseUrl=" + baseUrl + "]";
    }

    /** Puts an {@link OpenAiClient} together. Not thread-safe. */
    public static final class Builder {
        private final String model;
        private BaseUrl baseUrl = BaseUrl.of(DEFAULT_BASE_URL.toString());
        private Duration timeout = DEFAULT_TIMEOUT;
        private @Nullable String apiKey;
        private @Nullable TokenLimitField tokenLimitField;

        private Builder(String model) {
            if (model.isBlank()) {
                throw new IllegalArgumentException("model must not be blank");
            }
            this.model = model;
        }

        /**
         * The key, sent as a bearer token to the base URL's host only. Default: none, as local servers want it.
         *
         * @throws IllegalArgumentException if it is blank or has characters other than visible ASCII, such as the line
         *     break at the end of a file
         */
        public Builder apiKey(String key) {
            if (key.isBlank()) {
                throw new IllegalArgumentException("apiKey must not be blank");
            }
            if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw new IllegalArgumentException("apiKey must be visible ASCII, without spaces and line breaks");
            }
            this.apiKey = key;
            return this;
        }

        /**
         * What comes before {@code /chat/completions}. Default: {@link #DEFAULT_BASE_URL}.
         *
         * @param url an http or https URL; a query is kept and sent, user info is neither sent nor shown
         * @throws IllegalArgumentException if it is no such URL
         */
        public Builder baseUrl(String url) {
            this.baseUrl = BaseUrl.of(url);
            return this;
        }

        /**
         * What comes before {@code /chat/completions}. Default: {@link #DEFAULT_BASE_URL}.
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
            if (time.isZero() || time.isNegative()) {
                throw new IllegalArgumentException("timeout must be positive: " + time);
            }
            this.timeout = time;
            return this;
        }

        /**
         * The field that a request's {@code maxTokens} goes to. Default: {@link TokenLimitField#MAX_COMPLETION_TOKENS} for
         * OpenAI's own hosts, {@link TokenLimitField#MAX_TOKENS} for all others.
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
