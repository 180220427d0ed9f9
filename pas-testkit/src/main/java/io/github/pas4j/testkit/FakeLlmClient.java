package io.github.pas4j.testkit;

import io.github.pas4j.llm.ChatRequest;
import io.github.pas4j.llm.ChatResponse;
import io.github.pas4j.llm.ChatStream;
import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmException.Failure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A model that says what the test tells it to, without any network. Replies queued with the {@code then…} methods come
 * first, one for each request; then the function answers, and where there is none the call is an {@link
 * IllegalStateException}: a script that is too short is a mistake of the test. Thread-safe; it remembers every request.
 *
 * <pre>{@code
 * FakeLlmClient model = FakeLlmClient.scripted().then("first answer").thenHang();
 * FakeLlmClient echo = FakeLlmClient.answering(request -> request.messages().get(0).text());
 * }</pre>
 */
public final class FakeLlmClient implements LlmClient {

    private static final Failure FAKE = Failure.of("fake", "fake");

    private final Function<ChatRequest, CompletableFuture<ChatResponse>> otherwise;
    private final Queue<Function<ChatRequest, CompletableFuture<ChatResponse>>> script = new ArrayDeque<>();
    private final List<ChatRequest> requests = new ArrayList<>();
    private final Set<CompletableFuture<ChatResponse>> hanging = ConcurrentHashMap.newKeySet();
    private boolean closed;

    private FakeLlmClient(Function<ChatRequest, CompletableFuture<ChatResponse>> otherwise) {
        this.otherwise = otherwise;
    }

    /**
     * Answers each request with a text made from it.
     *
     * @param answers may throw an {@link LlmException}, with which the call then fails
     */
    public static FakeLlmClient answering(Function<? super ChatRequest, String> answers) {
        Objects.requireNonNull(answers, "answers");
        return new FakeLlmClient(request -> answer(() -> ChatResponse.of(answers.apply(request))));
    }

    /** Answers every request with the same text. */
    public static FakeLlmClient answering(String text) {
        Objects.requireNonNull(text, "text");
        return answering(request -> text);
    }

    /** Answers only what is queued. */
    public static FakeLlmClient scripted() {
        return new FakeLlmClient(request -> {
            throw new IllegalStateException("no reply is left for this request");
        });
    }

    /** Queues an answer. */
    public FakeLlmClient then(String text) {
        return then(ChatResponse.of(text));
    }

    /** Queues an answer. */
    public FakeLlmClient then(ChatResponse response) {
        Objects.requireNonNull(response, "response");
        return queue(request -> CompletableFuture.completedFuture(response));
    }

    /** Queues a failure. */
    public FakeLlmClient thenFail(LlmException failure) {
        Objects.requireNonNull(failure, "failure");
        return queue(request -> CompletableFuture.failedFuture(failure));
    }

    /** Queues a call that is never answered: it ends by an interrupt, by cancelling, or by closing the client. */
    public FakeLlmClient thenHang() {
        return queue(request -> {
            CompletableFuture<ChatResponse> never = new CompletableFuture<>();
            hanging.add(never);
            if (isClosed()) {
                // close() may have missed it.
                abort(never);
            }
            return never;
        });
    }

    private synchronized FakeLlmClient queue(Function<ChatRequest, CompletableFuture<ChatResponse>> reply) {
        script.add(reply);
        return this;
    }

    /** All requests so far, in the order in which they came. */
    public synchronized List<ChatRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        CompletableFuture<ChatResponse> reply = chatAsync(request);
        try {
            return reply.get();
        } catch (InterruptedException e) {
            reply.cancel(true);
            Thread.currentThread().interrupt();
            throw new LlmCancelledException("interrupted", FAKE, null);
        } catch (CancellationException e) {
            throw new LlmCancelledException("cancelled", FAKE, null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        Function<ChatRequest, CompletableFuture<ChatResponse>> reply;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the client is closed");
            }
            requests.add(Objects.requireNonNull(request, "request"));
            Function<ChatRequest, CompletableFuture<ChatResponse>> queued = script.poll();
            reply = queued == null ? otherwise : queued;
        }
        // Outside the lock: an answer may take its time, or ask this client again.
        return reply.apply(request);
    }

    /** The answer's words one by one; the last piece tells why it ended and what it used. */
    @Override
    public ChatStream stream(ChatRequest request) {
        return new FakeChatStream(chat(request));
    }

    private static CompletableFuture<ChatResponse> answer(Supplier<ChatResponse> answer) {
        try {
            return CompletableFuture.completedFuture(answer.get());
        } catch (LlmException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        hanging.forEach(FakeLlmClient::abort);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static void abort(CompletableFuture<ChatResponse> call) {
        call.completeExceptionally(new LlmCancelledException("closed", FAKE, null));
    }
}
