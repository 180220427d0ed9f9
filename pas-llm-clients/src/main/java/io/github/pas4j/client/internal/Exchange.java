package io.github.pas4j.client.internal;

import io.github.pas4j.llm.LlmProtocolException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One request and its answer, in steps, one at a time. Whoever runs a step may be interrupted: that aborts all. */
final class Exchange {

    /** A step of the exchange. */
    interface Step<T> {
        T run() throws IOException;
    }

    private final Call call;
    private final CallContext context;
    private final HttpTransport transport;
    private final Consumer<Response> onHead;
    // No monitor: virtual threads of JDK 21 to 23 would hold their carrier while they wait for the server.
    private final Lock reading = new ReentrantLock();
    private volatile boolean cancelled;
    private @Nullable Response response; // guarded by reading

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
        if (answer.body().contentLength() < -1) {
            throw new UnreadableAnswerException("the answer's length is negative");
        }
        if (!answer.isSuccessful()) {
            throw HttpErrors.of(answer, context);
        }
        return answer;
    }

    /**
     * Runs a step on this thread.
     *
     * @throws io.github.pas4j.llm.LlmException where it fails; the exchange is over then
     */
    <T> T run(Step<T> step) {
        reading.lock();
        try {
            return step.run();
        } catch (Throwable e) {
            RuntimeException failure = failure(e);
            giveUp(failure);
            throw failure;
        } finally {
            reading.unlock();
        }
    }

    /** Starts a step. A future that somebody else completes (cancels) has nobody left who waits: that aborts all. */
    <T> CompletableFuture<T> start(Step<T> step, Executor executor) {
        CompletableFuture<T> future = new CompletableFuture<>();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<T> unused = future.whenComplete((value, failure) -> {
            if (!done.get()) {
                cancel();
            }
        });
        try {
            executor.execute(() -> perform(step, future, done));
        } catch (RejectedExecutionException e) {
            // The client was closed meanwhile.
            finish();
            future.completeExceptionally(context.cancelled());
        }
        return future;
    }

    private <T> void perform(Step<T> step, CompletableFuture<T> future, AtomicBoolean done) {
        T value;
        try {
            value = run(step);
        } catch (Throwable e) {
            done.set(true);
            future.completeExceptionally(e);
            return;
        }
        done.set(true);
        if (!future.complete(value)) {
            // It came in the same moment, and nobody will see it.
            cancel();
            finish();
        }
    }

    private RuntimeException failure(Throwable e) {
        if (e instanceof Error error) {
            finish();
            throw error;
        }
        if (e instanceof InterruptedException) {
            // OkHttp lets it out undeclared, from where it tries several addresses.
            Thread.currentThread().interrupt();
        }
        if (Thread.currentThread().isInterrupted()) {
            cancel();
        }
        if (cancelled) {
            return context.cancelled();
        }
        if (e instanceof IOException io) {
            return IoErrors.of(io, response, context);
        }
        return e instanceof RuntimeException known ? known : new IllegalStateException(e);
    }

    private void giveUp(RuntimeException failure) {
        if (failure instanceof LlmProtocolException) {
            // What is left over on its connection would be read as the next answer.
            call.cancel();
            finish();
            transport.closeIdleConnections();
        } else {
            finish();
        }
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
        reading.lock();
        try {
            transport.forget(this);
            if (response != null) {
                response.close();
            }
        } catch (IllegalArgumentException e) {
            // OkHttp trips over a negative length once more; it has dropped the connection by then.
            call.cancel();
        } finally {
            reading.unlock();
        }
    }
}
