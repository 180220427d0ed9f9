package io.github.pas4j.embedding.onnx;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** The threads of one encoder: daemons, started when first needed, gone after some idle seconds. */
final class EncoderThreads {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int IDLE_SECONDS = 10;

    private final int helpers;
    private final ThreadPoolExecutor pool;

    /**
     * @param workers threads a list, the calling one included
     */
    EncoderThreads(int workers) {
        helpers = workers - 1;
        int size = Math.max(1, helpers);
        pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), EncoderThreads::thread);
        pool.allowCoreThreadTimeOut(true);
        // A list that is handed in while the encoder closes learns of that in its own thread.
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** As {@link Batch#run}, on the calling thread and the helpers. */
    boolean forEach(int size, IntConsumer work, Runnable between) {
        return new Batch(size, work, between).run(pool, helpers);
    }

    /** Does something meanwhile, or not at all where the encoder is closing. */
    void execute(Runnable task) {
        pool.execute(task);
    }

    void shutdown() {
        pool.shutdown();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "pas-encoder-" + NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
