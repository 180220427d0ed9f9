package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.IndexException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Works on the blocks of a long task by many threads, and hands the results over in order, on the calling thread. */
final class OrderedBlocks {

    private OrderedBlocks() {}

    /** Never more than twice as many results wait as there are threads. */
    static <T> void forEach(int blocks, int threads, IntFunction<T> work, Consumer<T> sink) {
        int workers = Math.min(threads, blocks);
        if (workers <= 1) {
            for (int i = 0; i < blocks; i++) {
                stopIfInterrupted();
                sink.accept(work.apply(i));
            }
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(workers, OrderedBlocks::thread);
        try {
            Deque<Future<T>> waiting = new ArrayDeque<>();
            int next = 0;
            for (int done = 0; done < blocks; done++) {
                for (; next < blocks && waiting.size() < 2 * workers; next++) {
                    int block = next;
                    waiting.add(pool.submit(() -> work.apply(block)));
                }
                sink.accept(result(waiting.remove()));
            }
        } finally {
            stop(pool);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw new IndexException("a search failed: " + e.getCause(), null, e.getCause());
        }
    }

    /** Waits, as the caller may free what the workers read. */
    private static void stop(ExecutorService pool) {
        pool.shutdownNow();
        boolean wasInterrupted = false;
        while (true) {
            try {
                if (pool.awaitTermination(1, TimeUnit.DAYS)) {
                    break;
                }
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(null);
        }
    }

    private static IndexException interrupted(@Nullable InterruptedException e) {
        return new IndexException("the search was interrupted", null, e);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "pas-index");
        thread.setDaemon(true);
        return thread;
    }
}
