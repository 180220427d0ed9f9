package io.github.pas4j;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls beside their callers, so that one which never returns holds a worker and nobody else. Workers are platform
 * threads, also where the runtime has virtual ones: a generator that spins would keep a carrier from everybody.
 */
final class WorkerPool implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor executor;
    private final Set<Task<?>> unfinished = ConcurrentHashMap.newKeySet();

    /** Why a call ended that {@link #close()} cut off. */
    static final class ClosedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClosedException() {
            super("the augmenter is closed");
        }
    }

    /**
     * @param size most calls that run at once; more wait in line
     */
    WorkerPool(int size) {
        this.executor = new ThreadPoolExecutor(
                0, size, IDLE_SECONDS, TimeUnit.SECONDS, new HandOverQueue(), WorkerPool::newThread, (task, pool) -> {
                    if (pool.isShutdown()) {
                        ((Task<?>) task).result.completeExceptionally(new ClosedException());
                    } else {
                        ((HandOverQueue) pool.getQueue()).enqueue(task);
                    }
                });
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "pas-augmenter-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts a call. The future completes with its result or failure, or with {@link TimeoutException}; that and
     * cancelling it interrupt the call.
     */
    <T> CompletableFuture<T> start(Callable<T> call, Duration timeout) {
        Task<T> task = new Task<>(call);
        unfinished.add(task);
        task.result.orTimeout(toNanos(timeout), TimeUnit.NANOSECONDS).whenComplete((value, failure) -> {
            unfinished.remove(task);
            if (failure instanceof TimeoutException || task.result.isCancelled()) {
                executor.remove(task);
                task.interrupt();
            }
        });
        try {
            executor.execute(task);
        } catch (RuntimeException | Error e) { // no thread to be had: the call fails, its prompt stays
            task.result.completeExceptionally(e);
        }
        return task.result;
    }

    private static long toNanos(Duration timeout) {
        try {
            return timeout.toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }

    /** Fails what runs or waits at once, also what ignores the interrupt that it gets. */
    @Override
    public void close() {
        executor.shutdownNow();
        for (Task<?> task : unfinished) {
            task.result.completeExceptionally(new ClosedException());
        }
    }

    /** A queue that takes a task only from the rejection handler: first idle workers, then new ones, then the line. */
    private static final class HandOverQueue extends LinkedTransferQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }

        void enqueue(Runnable task) {
            super.offer(task);
        }
    }

    private static final class Task<T> implements Runnable {
        private final Callable<T> call;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private @Nullable Thread runner;

        Task(Callable<T> call) {
            this.call = call;
        }

        @Override
        public void run() {
            synchronized (this) {
                if (result.isDone()) {
                    return;
                }
                runner = Thread.currentThread();
            }
            try {
                result.complete(call.call());
            } catch (Throwable e) { // an Error of a generator must not lose the caller's prompt either
                result.completeExceptionally(e);
            } finally {
                synchronized (this) {
                    runner = null;
                }
                Thread.interrupted(); // a late interrupt belongs to this call, not to the worker's next one
            }
        }

        synchronized void interrupt() {
            if (runner != null && runner != Thread.currentThread()) {
                runner.interrupt();
            }
        }
    }
}
