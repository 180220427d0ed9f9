package io.github.pas4j.llm;

import io.github.pas4j.llm.LlmException.Failure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits for batches. A batch takes up to a day, so one failed question is no reason to give up: failures that may pass by
 * themselves ({@link LlmException#isRetryable()}) are passed over until five come in a row.
 *
 * <pre>{@code
 * Batch done = Batches.await(client, batch.id(), Duration.ofMinutes(1), now -> show(now.completed(), now.total()));
 * client.answers(done.id()).forEach(this::store);
 * }</pre>
 */
public final class Batches {

    /** So many retryable failures in a row are thrown. */
    static final int MAX_FAILURES = 5;

    /** The seam through which tests replace time. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private Batches() {}

    /**
     * Waits until a batch has ended, however that is: {@link Batch#state()} says it. The batch itself goes on when the
     * waiting ends early; whoever knows its id may wait again.
     *
     * @param poll the pause between two questions, positive; a minute is often enough
     * @throws LlmException if the provider does not say how it is
     * @throws LlmCancelledException if the thread is interrupted; its flag stays set
     * @throws IllegalArgumentException if {@code poll} is not positive
     */
    public static Batch await(BatchClient client, String batchId, Duration poll) {
        return await(client, batchId, poll, batch -> {});
    }

    /**
     * Waits until a batch has ended, as {@link #await(BatchClient, String, Duration)} does.
     *
     * @param listener is told each time how the batch is, the last time included, by the calling thread; what it throws
     *     ends the waiting
     */
    public static Batch await(BatchClient client, String batchId, Duration poll, Consumer<? super Batch> listener) {
        return await(
                client,
                batchId,
                poll,
                listener,
                time -> TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(time)));
    }

    static Batch await(
            BatchClient client, String batchId, Duration poll, Consumer<? super Batch> listener, Sleeper sleeper) {
        if (poll.isZero() || poll.isNegative()) {
            throw new IllegalArgumentException("poll must be positive: " + poll);
        }
        int failures = 0;
        while (true) {
            Batch batch = null;
            try {
                batch = client.status(batchId);
            } catch (LlmException e) {
                if (!e.isRetryable() || ++failures >= MAX_FAILURES) {
                    throw e;
                }
            }
            if (batch != null) {
                failures = 0;
                listener.accept(batch);
                if (batch.state().isEnd()) {
                    return batch;
                }
            }
            pause(poll, batchId, sleeper);
        }
    }

    private static void pause(Duration poll, String batchId, Sleeper sleeper) {
        try {
            sleeper.sleep(poll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LlmCancelledException("no longer waited for", Failure.of("batch", batchId), e);
        }
    }
}
