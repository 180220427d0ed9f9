package com.example.llm;

import io.github.pas4j.llm.LlmException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One request: its steps run on a worker, so that whoever waits can be interrupted, and anybody can abort it. */
final class PlainExchange {

    private final HttpClient http;
    private final HttpRequest request;
    private final PlainErrors errors;
    private final ExecutorService workers;
    private final Set<PlainExchange> running;
    private CompletableFuture<HttpResponse<InputStream>> sending;
    private HttpResponse<InputStream> response;
    private LlmException aborted;
    private ScheduledFuture<?> expiry;

    PlainExchange(
            HttpClient http,
            HttpRequest request,
            PlainErrors errors,
            ExecutorService workers,
            Set<PlainExchange> running) {
        this.http = http;
        this.request = request;
        this.errors = errors;
        this.workers = workers;
        this.running = running;
        running.add(this);
    }

    synchronized void expire(ScheduledExecutorService timer, Duration timeout) {
        expiry = timer.schedule(
                () -> abort(errors.timeout(timeout)),
                Math.min(timeout.toMillis(), Long.MAX_VALUE),
                TimeUnit.MILLISECONDS);
    }

    PlainErrors errors() {
        return errors;
    }

    InputStream in() {
        return response.body();
    }

    String requestId() {
        return errors.requestId(response);
    }

    /** Sends the request and waits for the answer's head. */
    void send() throws IOException {
        synchronized (this) {
            throwIfAborted();
            sending = http.sendAsync(request, head -> new PlainBody());
        }
        try {
            HttpResponse<InputStream> answer = sending.join();
            synchronized (this) {
                response = answer;
                if (aborted != null) {
                    answer.body().close();
                }
            }
        } catch (CancellationException e) {
            throw new IOException("cancelled");
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("not sent");
        }
        throwIfAborted();
        if (response.statusCode() / 100 != 2) {
            throw errors.status(response);
        }
    }

    synchronized void throwIfAborted() {
        if (aborted != null) {
            throw aborted;
        }
    }

    <T> T await(Callable<T> step) {
        if (Thread.currentThread().isInterrupted()) {
            finish();
            throw errors.cancelled();
        }
        try {
            return start(step).get();
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            throw errors.cancelled();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }

    <T> CompletableFuture<T> start(Callable<T> step) {
        CompletableFuture<T> result = new CompletableFuture<>();
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                cancel();
            }
        });
        try {
            workers.execute(() -> {
                try {
                    T value = step.call();
                    if (value != this) {
                        finish();
                    }
                    result.complete(value);
                } catch (Throwable e) {
                    RuntimeException failure = failure(e);
                    abort(errors.cancelled());
                    result.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(errors.cancelled());
        }
        return result;
    }

    private synchronized RuntimeException failure(Throwable e) {
        if (aborted != null) {
            return aborted;
        }
        return e instanceof RuntimeException known ? known : errors.io((IOException) e, response != null);
    }

    void cancel() {
        abort(errors.cancelled());
    }

    /** Ends whatever runs; the first reason counts. */
    private synchronized void abort(LlmException reason) {
        if (aborted == null) {
            aborted = reason;
        }
        if (sending != null) {
            sending.cancel(true);
        }
        finish();
    }

    /** Frees the connection. */
    synchronized void finish() {
        running.remove(this);
        if (expiry != null) {
            expiry.cancel(false);
        }
        if (response != null) {
            try {
                response.body().close();
            } catch (IOException e) {
                // It is of no use any more.
            }
        }
    }
}
