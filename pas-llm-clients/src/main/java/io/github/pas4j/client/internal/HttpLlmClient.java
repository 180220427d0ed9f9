package io.github.pas4j.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.client.RateLimits;
import io.github.pas4j.client.internal.resilience.Attempt;
import io.github.pas4j.client.internal.resilience.CallEvents;
import io.github.pas4j.client.internal.resilience.Deadline;
import io.github.pas4j.client.internal.resilience.Limited;
import io.github.pas4j.client.internal.resilience.Listeners;
import io.github.pas4j.client.internal.resilience.Permit;
import io.github.pas4j.client.internal.resilience.RateHeaders;
import io.github.pas4j.client.internal.resilience.RateLimiter;
import io.github.pas4j.client.internal.resilience.Retrying;
import io.github.pas4j.client.internal.resilience.Step;
import io.github.pas4j.client.internal.resilience.SystemTime;
import io.github.pas4j.client.internal.resilience.TimeSource;
import io.github.pas4j.client.internal.resilience.TokenEstimate;
import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Every client but for its {@link Dialect}: one way to send, to read, to fail and to stop. Thread-safe. */
public final class HttpLlmClient implements LlmClient {

    /** Whoever waits for an answer reads it, too: a change of threads costs more than all else of a call. */
    static final Executor HERE = Runnable::run;

    static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    private final Dialect dialect;
    private final ClientSettings settings;
    private final HttpTransport transport;
    private final TimeSource time;
    private final Retrying retrying;
    private final @Nullable RateLimiter limiter;
    private final Listeners listeners;

    /** A client that keeps nothing of the settings that may change later. */
    public HttpLlmClient(Dialect dialect, ClientSettings settings) {
        this.dialect = dialect;
        this.settings = settings.copy();
        this.transport = new HttpTransport(dialect.provider());
        this.time = new SystemTime(transport.workers());
        this.retrying = new Retrying(settings.retry(), time);
        this.limiter = settings.limits().equals(RateLimits.none())
                ? null
                : new RateLimiter(settings.limits(), time, transport.workers());
        this.listeners = new Listeners(settings.listeners(), time);
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        Prepared call = prepare(request, dialect.deliveryOfWhole(request));
        CallEvents events = listeners.begin(dialect.provider(), call.model());
        try {
            ChatResponse answer = retrying.call(call.who(), call.deadline(), whole(call, HERE), events);
            tell(events, answer, null);
            return answer;
        } catch (RuntimeException e) {
            events.failure(e);
            throw e;
        }
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        Prepared call = prepare(request, dialect.deliveryOfWhole(request));
        CallEvents events = listeners.begin(dialect.provider(), call.model());
        CompletableFuture<ChatResponse> future =
                retrying.start(call.who(), call.deadline(), whole(call, transport.workers()), events);
        CompletableFuture<ChatResponse> unused =
                future.whenComplete((answer, failure) -> tell(events, answer, failure));
        return future;
    }

    private static void tell(CallEvents events, @Nullable ChatResponse answer, @Nullable Throwable failure) {
        if (failure != null) {
            events.failure(failure);
        } else if (answer != null) {
            answer.usage().ifPresent(events::usage);
            events.end(answer.model().orElse(null));
        }
    }

    @Override
    public ChatStream stream(ChatRequest request) {
        Prepared call = prepare(request, Delivery.STREAM);
        CallEvents events = listeners.begin(dialect.provider(), call.model());
        try {
            return retrying.call(call.who(), call.deadline(), opened(call, events), events);
        } catch (RuntimeException e) {
            events.failure(e);
            throw e;
        }
    }

    /** A whole answer, in one try. */
    private Step<ChatResponse> whole(Prepared call, Executor executor) {
        return limited(call, (attempt, permit) -> {
            Exchange exchange = open(call, attempt);
            return exchange.start(
                    () -> {
                        ChatResponse answer = read(exchange, call);
                        if (permit != null) {
                            answer.usage().ifPresent(permit::settle);
                            permit.close();
                        }
                        return answer;
                    },
                    executor);
        });
    }

    /** A stream up to its first piece, in one try. */
    private Step<ChatStream> opened(Prepared call, CallEvents events) {
        Step<ChatStream> step = limited(call, (attempt, permit) -> {
            Exchange exchange = open(call, attempt);
            SilenceWatch silence = new SilenceWatch(settings.idleTimeout(), time, exchange);
            StreamEnd end = new StreamEnd(events, permit);
            return exchange.start(
                    () -> HttpChatStream.begin(
                            exchange,
                            call.check(),
                            silence,
                            end,
                            time,
                            attempt.deadline().remainingNanos()),
                    HERE);
        });
        return new Step<>() {
            @Override
            public CompletableFuture<ChatStream> start(Attempt attempt) {
                return step.start(attempt);
            }

            @Override
            public void discard(ChatStream stream) {
                stream.close();
            }
        };
    }

    /** A try, with a permit where the client has limits. */
    private interface Try<T> {
        CompletableFuture<T> start(Attempt attempt, @Nullable Permit permit);
    }

    private <T> Step<T> limited(Prepared call, Try<T> one) {
        return limiter == null
                ? attempt -> one.start(attempt, null)
                : new Limited<>(limiter, TokenEstimate.of(call.request()), one::start);
    }

    /** What all tries of a call share. */
    private record Prepared(
            ChatRequest request,
            String model,
            Delivery delivery,
            AnswerCheck check,
            RequestBody body,
            Duration timeout,
            Deadline deadline,
            Failure who,
            SafeText safeText) {}

    private Prepared prepare(ChatRequest request, Delivery delivery) {
        if (request.extras().containsKey("stream")) {
            throw new IllegalArgumentException(
                    "extra field stream is not the caller's to set: chat() or stream() decide");
        }
        transport.refuseIfClosed();
        String asked = request.model().orElse(settings.model());
        Duration timeout = request.timeout().orElse(settings.timeout());
        return new Prepared(
                request,
                asked,
                delivery,
                AnswerCheck.of(request),
                new OneShotBody(dialect.body(request, asked, delivery)),
                timeout,
                Deadline.in(timeout, time),
                Failure.of(dialect.provider(), asked),
                new SafeText(settings.apiKey(), request));
    }

    private Exchange open(Prepared call, Attempt attempt) {
        Request.Builder http = new Request.Builder()
                .url(dialect.endpoint(settings.baseUrl()))
                .header("Accept", call.delivery() == Delivery.STREAM ? dialect.streamMediaType() : "application/json")
                .header("User-Agent", "pas-for-java")
                .post(call.body());
        dialect.headers(http, settings.apiKey());
        CallContext context = new CallContext(
                dialect,
                call.model(),
                settings.baseUrl().hostAndPort(),
                call.timeout(),
                call.safeText(),
                attempt.number(),
                Resend.AS_THE_SERVER_SAYS);
        return transport.open(http.build(), Math.max(1, attempt.deadline().remainingNanos()), context, this::observe);
    }

    private void observe(Response response) {
        if (limiter != null) {
            limiter.observe(RateHeaders.of(response::header));
        }
    }

    private ChatResponse read(Exchange exchange, Prepared call) throws IOException {
        Response response = exchange.send();
        ChatResponse answer = call.delivery() == Delivery.STREAM
                ? readPieces(exchange, response, call.check())
                : readWhole(exchange, response, call.check());
        exchange.finish();
        return answer;
    }

    private ChatResponse readPieces(Exchange exchange, Response response, AnswerCheck check) throws IOException {
        try (SilenceWatch silence = new SilenceWatch(settings.idleTimeout(), time, exchange)) {
            return new PieceReader(exchange, response, check, AnswerInPieces.Use.WANTED, silence).readAll();
        }
    }

    private static ChatResponse readWhole(Exchange exchange, Response response, AnswerCheck check) throws IOException {
        CallContext context = exchange.context();
        byte[] body = body(response);
        JsonNode root = document(body, response, context);
        ChatResponse answer = whole(root, body.length, context.dialect())
                .requestId(context.requestId(response).orElse(null))
                .model(model(root, context.safeText()))
                .rawJson(() -> context.safeText().withoutKey(new String(body, StandardCharsets.UTF_8)))
                .build();
        check.check(answer);
        return answer;
    }

    /** The model that a server says has answered; some echo keys in the oddest places. */
    static @Nullable String model(JsonNode root, SafeText safeText) {
        return safeText.unlessKey(root.path("model").textValue());
    }

    static byte[] body(Response response) throws IOException {
        byte[] body = response.body().byteStream().readNBytes(MAX_ANSWER_BYTES + 1);
        if (body.length > MAX_ANSWER_BYTES) {
            throw UnreadableAnswerException.tooLarge(MAX_ANSWER_BYTES);
        }
        return body;
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
        retrying.close();
        if (limiter != null) {
            limiter.close();
        }
        transport.close();
    }
}
