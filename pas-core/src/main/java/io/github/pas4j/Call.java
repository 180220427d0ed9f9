package io.github.pas4j;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A started call: work that runs on a worker, and how its end becomes a result (or is thrown). Either waited for or
 * turned into a future, once.
 */
final class Call<T> {

    private final CompletableFuture<AugmentedPrompt> work;
    private final Executor callbacks;
    private final BiFunction<@Nullable AugmentedPrompt, @Nullable Throwable, T> finish;

    /**
     * @param work completes with what the pipeline says
     * @param callbacks where {@link #future()} is completed
     * @param finish turns the work's end into the call's
     */
    Call(
            CompletableFuture<AugmentedPrompt> work,
            Executor callbacks,
            BiFunction<@Nullable AugmentedPrompt, @Nullable Throwable, T> finish) {
        this.work = work;
        this.callbacks = callbacks;
        this.finish = finish;
    }

    static Call<AugmentedPrompt> done(AugmentedPrompt result) {
        return new Call<>(CompletableFuture.completedFuture(result), Runnable::run, (ignored, failure) -> result);
    }

    <U> Call<U> map(Function<T, U> then) {
        return new Call<>(work, callbacks, (result, failure) -> then.apply(finish.apply(result, failure)));
    }

    /** Waits. An interrupt stops the work, stays set, and is how the call ended. */
    T await() {
        AugmentedPrompt result;
        try {
            result = work.get();
        } catch (ExecutionException e) {
            return finish.apply(null, e.getCause());
        } catch (CancellationException e) {
            return finish.apply(null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            work.cancel(true);
            return finish.apply(null, e);
        }
        return finish.apply(result, null);
    }

    /** A future of the result; cancelling it stops the work. */
    CompletableFuture<T> future() {
        CompletableFuture<T> future = new CompletableFuture<>();
        work.whenCompleteAsync((result, failure) -> complete(future, result, failure), callbacks);
        future.whenComplete((result, failure) -> {
            if (future.isCancelled()) {
                work.cancel(true);
            }
        });
        return future;
    }

    /** Stops the work, so that the future of {@link #future()} ends with a result, as of a call that was interrupted. */
    void stop() {
        work.cancel(true);
    }

    private void complete(CompletableFuture<T> future, @Nullable AugmentedPrompt result, @Nullable Throwable failure) {
        try {
            future.complete(finish.apply(result, failure));
        } catch (Throwable e) { // THROW's exception, or an Error: the future must end
            future.completeExceptionally(e);
        }
    }
}
