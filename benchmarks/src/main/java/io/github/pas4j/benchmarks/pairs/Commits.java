package io.github.pas4j.benchmarks.pairs;

import io.github.pas4j.llm.FinishReason;
import io.github.pas4j.runs.Answer;
import io.github.pas4j.runs.CallKey;
import io.github.pas4j.runs.Journal;
import io.github.pas4j.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** What it costs to have an answer on the disk: where threads share commits, and where each has its own. */
final class Commits {

    private static final int ROUNDS = 3;

    private Commits() {}

    /** Records one answer. */
    private interface Recorder {
        void record(Journal journal, CallKey key, Answer answer);
    }

    static void measure(int answers, int threads) throws IOException, InterruptedException, ExecutionException {
        ReentrantLock oneByOne = new ReentrantLock();
        Recorder together = Journal::record;
        Recorder alone = (journal, key, answer) -> {
            oneByOne.lock();
            try {
                journal.record(key, answer);
            } finally {
                oneByOne.unlock();
            }
        };
        for (int round = 0; round < ROUNDS; round++) {
            double shared = seconds(together, answers, threads);
            double single = seconds(alone, answers, threads);
            System.out.printf(
                    Locale.ROOT,
                    "%d answers of %d threads: shared commits %.0f/s (%.0f µs an answer), one by one %.0f/s (%.0f µs)%n",
                    answers,
                    threads,
                    answers / shared,
                    shared / answers * 1e6,
                    answers / single,
                    single / answers * 1e6);
        }
    }

    private static double seconds(Recorder recorder, int answers, int threads)
            throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("pas-commits");
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        AtomicInteger next = new AtomicInteger();
        try (RunStore store = RunStore.sqlite(folder.resolve("run.db"))) {
            long begin = System.nanoTime();
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                done.add(pool.submit(() -> {
                    for (int i = next.incrementAndGet(); i <= answers; i = next.incrementAndGet()) {
                        recorder.record(store.journal(), key(i), answer(i));
                    }
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            pool.shutdown();
            PairThroughput.delete(folder);
        }
    }

    private static CallKey key(int i) {
        return CallKey.builder("row-" + i)
                .role("generator")
                .model("m")
                .templateVersion("1")
                .request("request " + i)
                .build();
    }

    private static Answer answer(int i) {
        return new Answer("Keep to the one point that decides number " + i + ".", 1000, 20, FinishReason.STOP);
    }
}
