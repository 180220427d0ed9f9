package io.github.pas4j.client.internal.resilience;

import io.github.pas4j.llm.LlmCancelledException;
import io.github.pas4j.llm.LlmException;
import io.github.pas4j.llm.LlmException.Failure;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** One call with all its tries. Either a try or a pause is under way; {@code stop} ends it. */
final class RetryRun<T> {

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Failure who;
    private final Deadline deadline;
    private final Step<T> step;
    private final RetryListener listener;
    private final Backoff backoff;
    private final TimeSource time;
    private volatile Attempt current;
    private int stage; // guarded by this
    private Runnable stop = () -> {}; // guarded by this

    RetryRun(Failure who, Deadline deadline, Step<T> step, RetryListener listener, Backoff backoff, TimeSource time) {
        this.who = who;
        this.deadline = deadline;
        this.step = step;
        this.listener = listener;
        this.backoff = backoff;
        this.time = time;
        this.current = new Attempt(who.withAttempts(1), deadline);
        result.whenComplete((value, failure) -> stop());
    }

    CompletableFuture<T> result() {
        return result;
    }

    LlmCancelledException cancelled() {
        return current.cancelled();
    }

    void abort() {
        result.completeExceptionally(cancelled());
    }

    void attempt(int number) {
        Attempt attempt = new Attempt(who.withAttempts(number), deadline);
        current = attempt;
        listener.trying(number);
        CompletableFuture<T> running;
        try {
            running = step.start(attempt);
        } catch (Throwable e) {
            failed(attempt, e);
            return;
        }
        underWay(2 * number, () -> running.cancel(true));
        running.whenComplete((value, failure) -> {
            if (failure != null) {
                failed(attempt, failure);
            } else if (!result.complete(value)) {
                step.discard(value);
            }
        });
    }

    private void failed(Attempt attempt, Throwable thrown) {
        Throwable wrapped = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        Throwable failure = wrapped == null ? thrown : wrapped;
        if (result.isDone()) {
            return;
        }
        Duration wait = backoff.afterFailure(failure, attempt);
        if (wait == null) {
            result.completeExceptionally(failure instanceof CancellationException ? attempt.cancelled() : failure);
            return;
        }
        listener.retrying((LlmException) failure, attempt.number() + 1, wait);
        TimeSource.Pending pause = time.after(wait.toNanos(), () -> again(attempt, failure));
        underWay(2 * attempt.number() + 1, pause::cancel);
    }

    private void again(Attempt failed, Throwable failure) {
        if (deadline.remainingNanos() <= 0) {
            // The alarm was late.
            result.completeExceptionally(failure);
        } else if (!result.isDone()) {
            attempt(failed.number() + 1);
        }
    }

    /** A pause may be over, and the next try under way, before the pause itself is told here. */
    private void underWay(int newStage, Runnable stopper) {
        synchronized (this) {
            if (newStage > stage) {
                stage = newStage;
                stop = stopper;
            }
        }
        if (result.isDone()) {
            stopper.run();
        }
    }

    private void stop() {
        Runnable stopper;
        synchronized (this) {
            stopper = stop;
        }
        stopper.run();
    }

    /** Waits for the end. */
    T await() {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LlmCancelledException cancelled = cancelled();
            if (!result.completeExceptionally(cancelled) && !result.isCompletedExceptionally()) {
                // It came in the same moment, and nobody will see it.
                step.discard(result.join());
            }
            throw cancelled;
        } catch (CancellationException e) {
            throw cancelled();
        } catch (ExecutionException e) {
            throw ThrownElsewhere.seenFromHere(e.getCause());
        }
    }
}
