package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Every client but for its {@link Dialect}: one way to send, to read, to fail and to stop. Thread-safe. */
public final class HttpLlmClient implements LlmClient {

    static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    private final Dialect dialect;
    private final String model;
    private final BaseUrl baseUrl;
    private final @Nullable String apiKey;
    private final Duration timeout;
    private final HttpTransport transport;

    /** A client that keeps nothing of the settings object itself. */
    public HttpLlmClient(Dialect dialect, ClientSettings settings) {
        this.dialect = dialect;
        this.model = settings.model();
        this.baseUrl = settings.baseUrl();
        this.apiKey = settings.apiKey();
        this.timeout = settings.timeout();
        this.transport = new HttpTransport(dialect.provider());
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        Delivery delivery = dialect.deliveryOfWhole(request);
        AnswerCheck check = AnswerCheck.of(request);
        Exchange exchange = openUninterrupted(request, delivery);
        return exchange.await(exchange.start(() -> read(exchange, delivery, check)));
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        Delivery delivery = dialect.deliveryOfWhole(request);
        AnswerCheck check = AnswerCheck.of(request);
        Exchange exchange = open(request, delivery);
        return exchange.start(() -> read(exchange, delivery, check));
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        AnswerCheck check = AnswerCheck.of(request);
        Exchange exchange = openUninterrupted(request, Delivery.STREAM);
        return exchange.await(exchange.start(() -> HttpChatStream.begin(exchange, check)));
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
        if (request.extras().containsKey("stream")) {
            throw new IllegalArgumentException(
                    "extra field stream is not the caller's to set: chat() or stream() decide");
        }
        String asked = request.model().orElse(model);
        Request.Builder http = new Request.Builder()
                .url(dialect.endpoint(baseUrl))
                .header("Accept", delivery == Delivery.STREAM ? dialect.streamMediaType() : "application/json")
                .header("User-Agent", "pas-for-java")
                .post(new OneShotBody(dialect.body(request, asked, delivery)));
        dialect.headers(http, apiKey);
        CallContext context = new CallContext(
                dialect,
                asked,
                baseUrl.hostAndPort(),
                request.timeout().orElse(timeout),
                new SafeText(apiKey, request));
        return transport.open(http.build(), context);
    }

    private static ChatResponse read(Exchange exchange, Delivery delivery, AnswerCheck check) throws IOException {
        Response response = exchange.send();
        ChatResponse answer = delivery == Delivery.STREAM
                ? new PieceReader(exchange, response, check, AnswerInPieces.Use.WANTED).readAll()
                : readWhole(exchange, response, check);
        exchange.finish();
        return answer;
    }

    private static ChatResponse readWhole(Exchange exchange, Response response, AnswerCheck check) throws IOException {
        CallContext context = exchange.context();
        byte[] body = response.body().byteStream().readNBytes(MAX_ANSWER_BYTES + 1);
        if (body.length > MAX_ANSWER_BYTES) {
            throw UnreadableAnswerException.tooLarge(MAX_ANSWER_BYTES);
        }
        JsonNode root = document(body, response, context);
        ChatResponse answer = whole(root, body.length, context.dialect())
                .requestId(context.requestId(response).orElse(null))
                .rawJson(() -> new String(body, StandardCharsets.UTF_8))
                .build();
        check.check(answer);
        return answer;
    }

    private static ChatResponse.Builder whole(JsonNode root, int length, Dialect dialect)
            throws UnreadableAnswerException {
        try {
            return dialect.whole(root);
        } catch (UnreadableAnswerException e) {
            throw e.within(0, length);
        }
    }

    /** Reads JSON that came under status 200, which may be an error all the same. */
    static JsonNode document(byte[] json, Response response, CallContext context) throws UnreadableAnswerException {
        JsonNode root = Json.read(json);
        if (ProviderError.isIn(root)) {
            throw HttpErrors.underStatusOk(root, response, context);
        }
        if (!root.isObject()) {
            throw new UnreadableAnswerException("the answer is no JSON object", 0, json.length);
        }
        return root;
    }

    /** Frees connections and threads; running calls are aborted. Calling it again does nothing. */
    @Override
    public void close() {
        transport.close();
    }
}
