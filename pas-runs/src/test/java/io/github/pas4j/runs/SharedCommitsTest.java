package io.github.pas4j.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pas4j.runs.RunStoreException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes while one commit is under way shares the next, and fails by itself where it has to. */
@Timeout(120)
class SharedCommitsTest {

    private static final int THREADS = 12;

    /** A writer whose first write waits until all others stand in line. */
    private static final class Gate {
        private final List<List<Integer>> written = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch inside = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        List<String> write(List<Integer> all) {
            written.add(all);
            inside.countDown();
            await(open);
            if (all.contains(7)) {
                throw new IllegalStateException("not with seven");
            }
            return all.stream().map(String::valueOf).toList();
        }

        static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<Future<String>> run(Gate gate, int from) throws Exception {
        SharedCommits<Integer, String> commits = new SharedCommits<>(gate::write);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        List<Future<String>> results = new ArrayList<>();
        results.add(pool.submit(() -> commits.write(from)));
        Gate.await(gate.inside);
        for (int i = 1; i < THREADS; i++) {
            int number = from + i;
            results.add(pool.submit(() -> commits.write(number)));
        }
        while (commits.queueLength() < THREADS - 1) {
            Thread.onSpinWait();
        }
        gate.open.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(100, TimeUnit.SECONDS)).isTrue();
        return results;
    }

    @Test
    void allThatWaitShareOneCommit() throws Exception {
        Gate gate = new Gate();
        List<Future<String>> results = run(gate, 100);
        for (int i = 0; i < THREADS; i++) {
            assertThat(results.get(i).get()).isEqualTo(String.valueOf(100 + i));
        }
        assertThat(gate.written).hasSize(2);
        assertThat(gate.written.get(0)).containsExactly(100);
        assertThat(gate.written.get(1))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(101, 100 + THREADS).boxed().toList());
    }

    @Test
    void oneThatCannotBeWrittenTakesNoOtherWithIt() throws Exception {
        Gate gate = new Gate();
        List<Future<String>> results = run(gate, 0);
        for (int i = 0; i < THREADS; i++) {
            if (i == 7) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(results.get(i)::get)
                        .withMessageContaining("not with seven");
            } else {
                assertThat(results.get(i).get()).isEqualTo(String.valueOf(i));
            }
        }
    }

    @TempDir
    Path folder;

    @Test
    void manyAnswersAtOnceAreOneTransaction() {
        try (RunStore store = Stores.open(folder.resolve("run.db"), new AtomicLong())) {
            long[] commits = {0};
            store.database().onCommit(connection -> commits[0]++);
            Map<CallKey, Answer> answers = new LinkedHashMap<>();
            for (int i = 0; i < 500; i++) {
                answers.put(Stores.key("row-" + i), Stores.answer("answer " + i));
            }
            store.journal().record(Stores.key("row-3"), Stores.answer("another"));
            assertThat(store.journal().recordAll(answers)).isEqualTo(499);
            assertThat(commits[0]).isEqualTo(2);
            assertThat(store.journal().size()).isEqualTo(500);
            assertThat(store.journal().find(Stores.key("row-3")).orElseThrow().answer())
                    .isEqualTo(Stores.answer("another"));
            assertThat(store.spending(Budget.unlimited()).calls()).isEqualTo(500);
            assertThat(store.journal().recordAll(Map.of())).isZero();
        }
    }

    @Test
    void manyThatDoNotFitAreNoneOfThemThere() {
        try (RunStore store = Stores.open(folder.resolve("run.db"), new AtomicLong())) {
            store.database().limitPages(30);
            Map<CallKey, Answer> answers = new LinkedHashMap<>();
            for (int i = 0; i < 100; i++) {
                answers.put(Stores.key("row-" + i), Stores.answer("word ".repeat(1000)));
            }
            assertThatExceptionOfType(RunStoreException.class)
                    .isThrownBy(() -> store.journal().recordAll(answers))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DISK_FULL));
            assertThat(store.journal().size()).isZero();
            assertThat(store.spending(Budget.unlimited()).calls()).isZero();
        }
    }
}
