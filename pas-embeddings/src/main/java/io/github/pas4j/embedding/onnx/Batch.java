package io.github.pas4j.embedding.onnx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One list's worth of work, shared by the calling thread and helpers. Helpers that never got a thread are not waited
 * for, so a busy pool slows a list down to the speed of its own thread and no further.
 */
final class Batch {

    private final int size;
    private final IntConsumer work;
    private final Runnable between;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile boolean stopped;
    private int helping;
    private @Nullable Throwable failure;

    /** @param between runs on the calling thread after each item that it did itself; what it throws stops the rest */
    Batch(int size, IntConsumer work, Runnable between) {
        this.size = size;
        this.work = work;
        this.between = between;
    }

    /**
     * Does the work for {@code 0 … size - 1}, and returns when no thread is at it any more. Rethrows the first failure.
     *
     * @return whether all of it was done; if not, the calling thread was interrupted, and its flag is set
     */
    boolean run(Executor pool, int helpers) {
        for (int i = 0; i < Math.min(helpers, size - 1); i++) {
            pool.execute(this::help);
        }
        work(() -> !Thread.currentThread().isInterrupted(), between);
        stopped = true;
        awaitHelpers();
        rethrowFailure();
        return done.get() == size;
    }

    private void help() {
        synchronized (this) {
            if (stopped) {
                return;
            }
            helping++;
        }
        try {
            work(() -> true, () -> {});
        } finally {
            synchronized (this) {
                helping--;
                notifyAll();
            }
        }
    }

    private void work(BooleanSupplier goOn, Runnable after) {
        while (!stopped && goOn.getAsBoolean()) {
            int i = next.getAndIncrement();
            if (i >= size) {
                return;
            }
            try {
                work.accept(i);
                done.incrementAndGet();
                after.run();
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        }
    }

    private synchronized void fail(Throwable e) {
        stopped = true;
        if (failure == null) {
            failure = e;
        }
    }

    /** Helpers are within their last text by now: waiting for them is short, and an interrupt only noted. */
    private synchronized void awaitHelpers() {
        boolean interrupted = false;
        while (helping > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void rethrowFailure() {
        if (failure instanceof Error e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
    }
}
