package io.github.pas4j;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
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

    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor callbacks;
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
        this.workers = new ThreadPoolExecutor(
                size,
                size,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> newThread("worker", work));
        this.workers.allowCoreThreadTimeOut(true);
        this.callbacks = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> newThread("callback", work),
                (work, closed) -> work.run());
    }

    private static Thread newThread(String kind, Runnable work) {
        Thread thread = new Thread(work, "pas-" + kind + "-" + NUMBER.incrementAndGet());
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
                workers.remove(task);
                task.interrupt();
            }
        });
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            task.result.completeExceptionally(new ClosedException());
        } catch (RuntimeException | Error e) { // no thread to be had: the call fails, its prompt stays
            task.result.completeExceptionally(e);
        }
        return task.result;
    }

    /**
     * Where futures of calls are completed: what a user hangs onto them runs there and holds no worker, nor the JDK's one
     * timer thread.
     */
    Executor callbacks() {
        return callbacks;
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
        workers.shutdownNow();
        for (Task<?> task : unfinished) {
            task.result.completeExceptionally(new ClosedException());
        }
        callbacks.shutdown();
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
