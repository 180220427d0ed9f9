package io.github.pas4j.client.internal.resilience;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A step, each try of which waits for a permit first.
 *
 * @param <T> what a try brings
 */
public final class Limited<T> implements Step<T> {

    /**
     * What is tried once there is a permit.
     *
     * @param <T> what a try brings
     */
    @FunctionalInterface
    public interface PermittedStep<T> {

        /**
         * Starts a try, as {@link Step#start}. Where it succeeds, whoever holds its value closes the permit (a whole answer
         * before it completes, a stream at its end); where it fails, nobody else need.
         */
        CompletableFuture<T> start(Attempt attempt, Permit permit);

        /** Frees what a try brought when nobody wants it any more; closes its permit, too. */
        default void discard(T value) {}
    }

    private final RateLimiter limiter;
    private final long tokens;
    private final PermittedStep<T> step;

    /**
     * @param tokens what a try is thought to use, at least 0
     */
    public Limited(RateLimiter limiter, long tokens, PermittedStep<T> step) {
        this.limiter = limiter;
        this.tokens = tokens;
        this.step = step;
    }

    @Override
    public CompletableFuture<T> start(Attempt attempt) {
        CompletableFuture<Permit> acquiring = limiter.acquire(tokens, attempt);
        AtomicReference<CompletableFuture<?>> underWay = new AtomicReference<>(acquiring);
        CompletableFuture<T> result = new CompletableFuture<>();
        result.whenComplete((value, failure) -> cancel(underWay));
        acquiring.whenComplete((permit, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
            } else {
                send(attempt, permit, result, underWay);
            }
        });
        return result;
    }

    private void send(
            Attempt attempt,
            Permit permit,
            CompletableFuture<T> result,
            AtomicReference<CompletableFuture<?>> underWay) {
        if (result.isDone()) {
            permit.giveBack();
            return;
        }
        CompletableFuture<T> exchange;
        try {
            exchange = step.start(attempt, permit);
        } catch (Throwable e) {
            permit.giveBack();
            result.completeExceptionally(e);
            return;
        }
        underWay.set(exchange);
        if (result.isDone()) {
            exchange.cancel(true);
        }
        exchange.whenComplete((value, failure) -> {
            if (failure != null) {
                permit.close();
                result.completeExceptionally(failure);
            } else if (!result.complete(value)) {
                step.discard(value);
                permit.close();
            }
        });
    }

    private static void cancel(AtomicReference<CompletableFuture<?>> underWay) {
        Objects.requireNonNull(underWay.get()).cancel(true);
    }

    @Override
    public void discard(T value) {
        step.discard(value);
    }
}
