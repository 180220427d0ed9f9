package io.github.pas4j.datagen.dedup;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The same work for each of many numbers, by so many threads. */
final class Parallel {

    private Parallel() {}

    static void forEach(int size, int threads, IntConsumer work) {
        if (threads == 1 || size < 1_000) {
            IntStream.range(0, size).forEach(work);
            return;
        }
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            pool.submit(() -> IntStream.range(0, size).parallel().forEach(work)).join();
        } finally {
            pool.shutdown();
        }
    }
}
