package io.github.pas4j.client.internal.resilience;

import io.github.pas4j.client.RetryOptions;
import io.github.pas4j.llm.LlmException.Failure;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Starts a step again until it succeeds or there is no more sense in it. No thread waits between two tries. One for each
 * client; thread-safe.
 */
public final class Retrying implements AutoCloseable {

    private final Backoff backoff;
    private final TimeSource time;
    private final Set<RetryRun<?>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Tries as the options say, with pauses that are random in part. */
    public Retrying(RetryOptions options, TimeSource time) {
        this(options, time, () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * @param random numbers from 0 up to 1
     */
    Retrying(RetryOptions options, TimeSource time, DoubleSupplier random) {
        this.backoff = new Backoff(options, random);
        this.time = time;
    }

    /**
     * Starts a call. The future fails with what the last try failed with; cancelling it aborts the running try and ends
     * any wait.
     *
     * @param who provider and model
     * @throws IllegalStateException after {@link #close()}
     */
    public <T> CompletableFuture<T> start(Failure who, Deadline deadline, Step<T> step, RetryListener listener) {
        return begin(new RetryRun<>(who, deadline, step, listener, backoff, time))
                .result();
    }

    /**
     * Makes a call and waits for it. An interrupt aborts it, keeps the thread's flag and is thrown as
     * {@link io.github.pas4j.llm.LlmCancelledException}; where the flag is set already, nothing is started.
     *
     * @param who provider and model
     * @throws io.github.pas4j.llm.LlmException if the last try failed
     * @throws IllegalStateException after {@link #close()}
     */
    public <T> T call(Failure who, Deadline deadline, Step<T> step, RetryListener listener) {
        RetryRun<T> run = new RetryRun<>(who, deadline, step, listener, backoff, time);
        if (Thread.currentThread().isInterrupted()) {
            throw run.cancelled();
        }
        return begin(run).await();
    }

    private <T> RetryRun<T> begin(RetryRun<T> run) {
        running.add(run);
        run.result().whenComplete((value, failure) -> running.remove(run));
        if (closed) {
            running.remove(run);
            throw new IllegalStateException("the client is closed");
        }
        run.attempt(1);
        return run;
    }

    /** Aborts all calls: each fails as cancelled. Calling it again does nothing. */
    @Override
    public void close() {
        closed = true;
        running.forEach(RetryRun::abort);
    }
}
