package io.github.pas4j.client.internal;

import io.github.pas4j.llm.LlmException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Its work runs on the transport's threads, so that whoever waits for it can be
 * interrupted: a socket cannot.
 */
final class Exchange {

    /** A step of the exchange. */
    interface Step<T> {
        T run() throws IOException;
    }

    private final Call call;
    private final CallContext context;
    private final HttpTransport transport;
    private final Consumer<Response> onHead;
    private final Object reading = new Object();
    private volatile boolean cancelled;
    private @Nullable Response response;

    Exchange(Call call, CallContext context, HttpTransport transport, Consumer<Response> onHead) {
        this.call = call;
        this.context = context;
        this.transport = transport;
        this.onHead = onHead;
    }

    CallContext context() {
        return context;
    }

    /** Sends the request and waits for the answer's head. To be called within a step. */
    Response send() throws IOException {
        Response answer = call.execute();
        response = answer;
        onHead.accept(answer);
        if (!answer.isSuccessful()) {
            throw HttpErrors.of(answer, context);
        }
        return answer;
    }

    /** Starts a step. A future that somebody else completes (cancels) has nobody left who waits: that aborts all. */
    <T> CompletableFuture<T> start(Step<T> step) {
        CompletableFuture<T> future = new CompletableFuture<>();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<T> unused = future.whenComplete((value, failure) -> {
            if (!done.get()) {
                cancel();
            }
        });
        try {
            transport.workers().execute(() -> perform(step, future, done));
        } catch (RejectedExecutionException e) {
            // The client was closed meanwhile.
            finish();
            future.completeExceptionally(context.cancelled());
        }
        return future;
    }

    private <T> void perform(Step<T> step, CompletableFuture<T> future, AtomicBoolean done) {
        try {
            T value;
            synchronized (reading) {
                value = step.run();
            }
            done.set(true);
            future.complete(value);
        } catch (Throwable e) {
            Throwable failure = e instanceof IOException io ? failure(io) : cancelled ? context.cancelled() : e;
            done.set(true);
            finish();
            future.completeExceptionally(failure);
        }
    }

    private LlmException failure(IOException e) {
        if (cancelled) {
            return context.cancelled();
        }
        return IoErrors.of(e, response, context);
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Aborts whatever still runs. Any thread may call it, at any time. */
    void cancel() {
        cancelled = true;
        call.cancel();
    }

    /** Ends the exchange from within: what follows is no cancellation, but a failure of its own. */
    void abort() {
        call.cancel();
    }

    /** Frees the connection, once no step reads from it any more. */
    void finish() {
        synchronized (reading) {
            transport.forget(this);
            if (response != null) {
                response.close();
            }
        }
    }
}
