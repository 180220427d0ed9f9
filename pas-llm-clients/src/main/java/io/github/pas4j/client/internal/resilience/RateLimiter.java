package io.github.pas4j.client.internal.resilience;

import io.github.pas4j.client.RateLimits;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the calls of one client through as fast as its {@link RateLimits} allow, first come, first served: one that needs
 * little does not overtake one that needs much. Whoever waits holds no thread. Thread-safe.
 */
public final class RateLimiter implements AutoCloseable {

    private static final long FOREVER = Long.MAX_VALUE;

    private final TimeSource time;
    private final Executor executor;
    private final boolean heedsServer;
    private final @Nullable SlidingMinute requests; // guarded by this, as all below
    private final @Nullable SlidingMinute tokens;
    private final Set<Waiter> waiting = new LinkedHashSet<>();
    private long free;
    private long pausedUntil;
    private TimeSource.@Nullable Pending alarm;
    private boolean closed;

    /**
     * @param executor completes the futures of those who had to wait
     */
    public RateLimiter(RateLimits limits, TimeSource time, Executor executor) {
        this.time = time;
        this.executor = executor;
        this.heedsServer = limits.heedsServer();
        this.requests = limits.requestsPerMinute().isEmpty()
                ? null
                : new SlidingMinute(limits.requestsPerMinute().getAsInt());
        this.tokens = limits.tokensPerMinute().isEmpty()
                ? null
                : new SlidingMinute(limits.tokensPerMinute().getAsLong());
        this.free = limits.maxConcurrent().orElse(Integer.MAX_VALUE);
        this.pausedUntil = time.nanos();
    }

    /**
     * Asks for a permit to send one request. Cancelling the future leaves the queue. It fails with
     * {@link io.github.pas4j.llm.LlmTimeoutException} when the attempt's deadline comes first, and with
     * {@link io.github.pas4j.llm.LlmCancelledException} when the client is closed.
     *
     * @param amount tokens that the request is thought to use, at least 0
     * @return a permit that must be closed
     */
    public CompletableFuture<Permit> acquire(long amount, Attempt attempt) {
        if (attempt.deadline().remainingNanos() <= 0) {
            return CompletableFuture.failedFuture(attempt.neverSent());
        }
        Waiter waiter = new Waiter(amount, attempt);
        synchronized (this) {
            if (closed) {
                return CompletableFuture.failedFuture(attempt.cancelled());
            }
            if (waiting.isEmpty() && nanosUntilFree(amount) == 0) {
                return CompletableFuture.completedFuture(take(amount));
            }
            waiting.add(waiter);
        }
        waiter.watch();
        letThrough();
        return waiter;
    }

    /** Takes notice of what an answer's headers say. */
    public void observe(RateHeaders headers) {
        if (!heedsServer || headers.pause().isZero()) {
            return;
        }
        synchronized (this) {
            long until = time.nanos() + headers.pause().toNanos();
            if (until - pausedUntil > 0) {
                pausedUntil = until;
            }
        }
    }

    /** Whoever still waits fails as cancelled. Calling it again does nothing. */
    @Override
    public void close() {
        List<Waiter> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(waiting);
        }
        for (Waiter waiter : left) {
            waiter.completeExceptionally(waiter.attempt.cancelled());
        }
    }

    private void letThrough() {
        for (Waiter next = leaveNext(); next != null; next = leaveNext()) {
            next.handOver();
        }
    }

    /** The first of the queue with its permit, or null if it has to wait. */
    private synchronized @Nullable Waiter leaveNext() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
        Iterator<Waiter> queue = waiting.iterator();
        if (!queue.hasNext()) {
            return null;
        }
        Waiter first = queue.next();
        long wait = nanosUntilFree(first.amount);
        if (wait > 0) {
            // Without a free place, whoever frees one comes by.
            alarm = wait == FOREVER ? null : time.after(wait, this::letThrough);
            return null;
        }
        queue.remove();
        first.permit = take(first.amount);
        return first;
    }

    private long nanosUntilFree(long amount) {
        if (free == 0) {
            return FOREVER;
        }
        long now = time.nanos();
        long wait = Math.max(0, pausedUntil - now);
        if (requests != null) {
            wait = Math.max(wait, requests.nanosUntilFree(1, now));
        }
        if (tokens != null) {
            wait = Math.max(wait, tokens.nanosUntilFree(amount, now));
        }
        return wait;
    }

    private Permit take(long amount) {
        long now = time.nanos();
        free--;
        return new Permit(
                this,
                requests == null ? null : requests.take(1, now),
                tokens == null ? null : tokens.take(amount, now));
    }

    void correct(SlidingMinute.@Nullable Entry requestEntry, SlidingMinute.@Nullable Entry tokenEntry, long amount) {
        synchronized (this) {
            if (requests != null && requestEntry != null) {
                requests.correct(requestEntry, 0);
            }
            if (tokens != null && tokenEntry != null) {
                tokens.correct(tokenEntry, amount);
            }
        }
        letThrough();
    }

    void freePlace() {
        synchronized (this) {
            free++;
        }
        letThrough();
    }

    private final class Waiter extends CompletableFuture<Permit> {

        private final long amount;
        private final Attempt attempt;
        private @Nullable Permit permit; // written before it is handed over

        Waiter(long amount, Attempt attempt) {
            this.amount = amount;
            this.attempt = attempt;
        }

        void watch() {
            TimeSource.Pending end =
                    time.after(attempt.deadline().remainingNanos(), () -> completeExceptionally(attempt.neverSent()));
            whenComplete((granted, failure) -> {
                end.cancel();
                if (failure != null && leave()) {
                    letThrough();
                }
            });
        }

        private boolean leave() {
            synchronized (RateLimiter.this) {
                return waiting.remove(this);
            }
        }

        /** Not on the thread that freed the place: what follows a permit may free one in its turn, and so on. */
        void handOver() {
            try {
                executor.execute(this::grant);
            } catch (RejectedExecutionException e) {
                // The client was closed.
                grant();
            }
        }

        private void grant() {
            Permit granted = permit;
            if (granted != null && !complete(granted)) {
                granted.giveBack();
            }
        }
    }
}
