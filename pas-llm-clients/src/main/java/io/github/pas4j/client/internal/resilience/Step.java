package io.github.pas4j.client.internal.resilience;

import java.util.concurrent.CompletableFuture;

/**
 * What is tried: a whole exchange, or a stream up to its first piece (later pieces are not tried again, as the caller has
 * seen what came before them).
 *
 * @param <T> what a try brings
 */
@FunctionalInterface
public interface Step<T> {

    /**
     * Starts a try without waiting for it. Cancelling the future aborts the try. What is thrown counts as the try's
     * failure.
     *
     * @param attempt which try it is; the try must not outlast the deadline's remaining time
     */
    CompletableFuture<T> start(Attempt attempt);

    /** Frees what a try brought when nobody wants it any more, such as a stream's connection. */
    default void discard(T value) {}
}
