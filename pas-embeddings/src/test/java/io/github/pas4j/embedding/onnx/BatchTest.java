package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchTest {

    private static void nothing() {}

    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void everyItemIsDoneOnce() {
        AtomicIntegerArray done = new AtomicIntegerArray(1000);

        new Batch(1000, done::incrementAndGet, BatchTest::nothing).run(pool, 3);

        for (int i = 0; i < 1000; i++) {
            assertThat(done.get(i)).isEqualTo(1);
        }
    }

    @Test
    void theCallerAndTheHelpersWorkAtOnce() {
        CountDownLatch allAtWork = new CountDownLatch(4);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        Batch batch = new Batch(
                4,
                i -> {
                    threads.add(Thread.currentThread());
                    allAtWork.countDown();
                    await(allAtWork);
                },
                BatchTest::nothing);
        assertThat(batch.run(pool, 3)).isTrue();

        assertThat(threads).hasSize(4).contains(Thread.currentThread());
    }

    @Test
    void theFirstFailureStopsTheRest() {
        AtomicInteger started = new AtomicInteger();

        Batch batch = new Batch(
                1_000_000,
                i -> {
                    started.incrementAndGet();
                    throw new IllegalArgumentException("item " + i);
                },
                BatchTest::nothing);

        assertThatThrownBy(() -> batch.run(pool, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThat(started).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void anInterruptStopsAndStaysSet() {
        AtomicInteger started = new AtomicInteger();
        Thread caller = Thread.currentThread();
        Batch batch = new Batch(
                1_000_000,
                i -> {
                    if (started.incrementAndGet() == 10) {
                        caller.interrupt();
                    }
                },
                BatchTest::nothing);

        assertThat(batch.run(Runnable::run, 0)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(started).hasValue(10);
    }

    @Test
    void whatTheCallerThrowsBetweenItsItemsStopsTheRest() {
        AtomicInteger started = new AtomicInteger();
        Batch batch = new Batch(1_000_000, i -> started.incrementAndGet(), () -> {
            throw new IllegalStateException("enough");
        });

        assertThatThrownBy(() -> batch.run(Runnable::run, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
        assertThat(started).hasValue(1);
    }

    @Test
    void aPoolThatIsBusyIsNotWaitedFor() {
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            pool.execute(() -> await(release));
        }
        AtomicInteger done = new AtomicInteger();

        new Batch(10, i -> done.incrementAndGet(), BatchTest::nothing).run(pool, 3);

        assertThat(done).hasValue(10);
        release.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
