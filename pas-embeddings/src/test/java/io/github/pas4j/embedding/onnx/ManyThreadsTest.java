package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.Neighbor;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.embedding.VectorIndex;
import io.github.pas4j.embedding.index.ExactIndex;
import io.github.pas4j.embedding.index.JVectorIndex;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Sixteen threads on one encoder and two indexes, in a JVM of their own whose heap is all there from the start, so that
 * what the process grows by is native. {@code -Dpas.hammer.seconds=60} for the minute that tells whether memory stays;
 * by default it is three seconds, and only the answers and threads are looked at.
 */
class ManyThreadsTest {

    private static final int SECONDS = Integer.getInteger("pas.hammer.seconds", 3);
    private static final int THREADS = 16;

    @Test
    @Timeout(600)
    @EnabledOnOs(OS.LINUX)
    void giveTheAnswersOfOneAndGrowNothing() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms256m",
                        "-Xmx256m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyThreadsTest.class.getName(),
                        String.valueOf(SECONDS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            System.out.println(lines);
            assertThat(process.waitFor()).as("%s", lines).isZero();
            assertThat(value(lines, "answers")).isGreaterThan(THREADS);
            assertThat(value(lines, "wrong")).isZero();
            assertThat(value(lines, "threads left")).isZero();
            if (SECONDS >= 30) {
                assertThat(value(lines, "heap at the end")).isLessThan(value(lines, "heap settled") * 110 / 100);
                assertThat(value(lines, "process at the end")).isLessThan(value(lines, "process settled") * 110 / 100);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static long value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 2)))
                .findFirst()
                .orElseThrow();
    }

    /** Argument: seconds. Prints what was seen, in KiB where it is memory. */
    public static void main(String[] args) throws Exception {
        long nanos = Long.parseLong(args[0]) * 1_000_000_000L;
        int before = threads();
        try (Subject subject = new Subject()) {
            long[] first = subject.hammer(nanos / 3);
            System.out.println("heap settled: " + heap());
            System.out.println("process settled: " + process());
            long[] second = subject.hammer(nanos - nanos / 3);
            System.out.println("heap at the end: " + heap());
            System.out.println("process at the end: " + process());
            System.out.println("answers: " + (first[0] + second[0]));
            System.out.println("wrong: " + (first[1] + second[1]));
        }
        System.out.println("threads left: " + Math.max(0, threads() - before));
    }

    /** Ours, whatever they are called: the JVM's own are there before. */
    private static int threads() throws InterruptedException {
        int count = 0;
        for (int wait = 0; wait < 50; wait++) { // a thread that was told to end needs a moment
            count = (int) Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("pas-"))
                    .count();
            if (count == 0) {
                break;
            }
            Thread.sleep(20);
        }
        return count;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
    }

    private static long process() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** What is hammered, and what one thread was answered. */
    private static final class Subject implements AutoCloseable {
        private static final int VECTORS = 3_000;

        private final SentenceEncoder encoder =
                Bundled.ENGLISH.builder().workers(2).build();
        private final List<VectorIndex> indexes = List.of(ExactIndex.create(32), JVectorIndex.create(32));
        private final List<String> texts = texts();
        private final List<float[]> vectors;
        private final List<float[]> queries = random(60, 5);
        private final List<List<List<Neighbor>>> neighbors = new ArrayList<>();

        Subject() {
            vectors = texts.stream().map(encoder::encode).toList();
            for (VectorIndex index : indexes) {
                random(VECTORS, 4).forEach(index::add);
                neighbors.add(
                        queries.stream().map(query -> answer(index, query)).toList());
            }
        }

        /** Answers, and how many of them were wrong. */
        long[] hammer(long nanos) throws Exception {
            long end = System.nanoTime() + nanos;
            ExecutorService pool = Executors.newFixedThreadPool(THREADS);
            try {
                List<Future<long[]>> all = IntStream.range(0, THREADS)
                        .mapToObj(thread -> pool.submit(() -> oneThread(new Random(thread), end)))
                        .toList();
                long[] sum = new long[2];
                for (Future<long[]> each : all) {
                    sum[0] += each.get()[0];
                    sum[1] += each.get()[1];
                }
                return sum;
            } finally {
                pool.shutdown();
            }
        }

        private long[] oneThread(Random random, long end) {
            long[] count = new long[2];
            while (System.nanoTime() < end) {
                count[0]++;
                count[1] += isRight(random) ? 0 : 1;
            }
            return count;
        }

        private boolean isRight(Random random) {
            int kind = random.nextInt(10);
            if (kind == 0) {
                int from = random.nextInt(texts.size() - 5);
                Embeddings all = encoder.encodeAll(texts.subList(from, from + 5));
                return IntStream.range(0, 5).allMatch(i -> Arrays.equals(all.row(i), vectors.get(from + i)));
            }
            if (kind < 5) {
                int text = random.nextInt(texts.size());
                return Arrays.equals(encoder.encode(texts.get(text)), vectors.get(text));
            }
            int index = kind % 2;
            int query = random.nextInt(queries.size());
            return answer(indexes.get(index), queries.get(query))
                    .equals(neighbors.get(index).get(query));
        }

        private static List<Neighbor> answer(VectorIndex index, float[] query) {
            List<Neighbor> all = new ArrayList<>(index.search(query, 10));
            all.addAll(index.within(query, 0.5f));
            return all;
        }

        private static List<String> texts() {
            return IntStream.range(0, 60)
                    .mapToObj(i -> "How would you explain number " + i + " to a child? ".repeat(1 + i % 9))
                    .toList();
        }

        private static List<float[]> random(int count, int seed) {
            Random random = new Random(seed);
            return IntStream.range(0, count)
                    .mapToObj(i -> {
                        float[] vector = new float[32];
                        for (int j = 0; j < vector.length; j++) {
                            vector[j] = (float) random.nextGaussian();
                        }
                        return vector;
                    })
                    .toList();
        }

        @Override
        public void close() {
            encoder.close();
            indexes.forEach(VectorIndex::close);
        }
    }
}
