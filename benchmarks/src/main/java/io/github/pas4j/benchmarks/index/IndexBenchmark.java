package io.github.pas4j.benchmarks.index;

import io.github.pas4j.benchmarks.clients.Machine;
import io.github.pas4j.embedding.VectorIndex;
import io.github.pas4j.embedding.index.ExactIndex;
import io.github.pas4j.embedding.index.JVectorIndex;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Vector indexes: ours beside Lucene's HNSW and hnswlib, in one run, over {@link SentenceLikeVectors}. Each is built on
 * one thread; searches are one after another on one thread, in interleaved rounds, each in a random order of the
 * indexes, after one that does not count. The vectors themselves are not counted as memory of anyone: each index holds
 * its own copy.
 *
 * <p>Arguments: {@code curve VECTORS DIMENSION [QUERIES [ROUNDS [SEED]]]}, by default 1000 queries, 5 rounds, seed 1; or
 * {@code pairs VECTORS DIMENSION [THRESHOLD [SEED]]}, by default 0.9, all pairs by {@link ExactIndex}; or {@code
 * pairs-graph} with the same arguments, by {@link JVectorIndex} as well, its building included.
 */
public final class IndexBenchmark {

    private final PrintStream out;

    IndexBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Measures and prints Markdown. */
    public static void main(String[] args) throws Exception {
        new IndexBenchmark(System.out).run(args);
    }

    void run(String... args) throws Exception {
        String mode = args.length < 3 ? "" : args[0];
        switch (mode) {
            case "curve" ->
                curve(
                        number(args, 1, 0),
                        number(args, 2, 0),
                        number(args, 3, 1000),
                        number(args, 4, 5),
                        number(args, 5, 1));
            case "pairs", "pairs-graph" ->
                pairs(
                        number(args, 1, 0),
                        number(args, 2, 0),
                        args.length > 3 ? Float.parseFloat(args[3]) : .9f,
                        number(args, 4, 1),
                        mode.equals("pairs-graph"));
            default ->
                throw new IllegalArgumentException("give curve VECTORS DIMENSION [QUERIES [ROUNDS [SEED]]]"
                        + " or pairs[-graph] VECTORS DIMENSION [THRESHOLD [SEED]]");
        }
    }

    private void curve(int size, int dimension, int queries, int rounds, int seed) throws Exception {
        Curve curve = new Curve(size, dimension, queries, seed);
        try (OurExact exact = new OurExact(dimension);
                OurGraph graph = new OurGraph(dimension);
                Lucene lucene = new Lucene();
                Hnswlib hnswlib = new Hnswlib(dimension, size)) {
            Curve.Result result = curve.measure(List.of(exact, graph, lucene, hnswlib), rounds, new Random(seed));
            line(
                    "| index | build, s | build, CPU-s | heap, MiB | files and direct, MiB |%n| --- | --- | --- | --- | --- |");
            for (Curve.Built one : result.built()) {
                line(
                        "| %s | %.2f | %.2f | %d | %d |",
                        one.name(),
                        one.used().wallSeconds(),
                        one.used().cpuSeconds(),
                        one.heap() >> 20,
                        one.offHeap() >> 20);
            }
            line("%n| index | beam | recall@10 | p50, µs | p99, µs |%n| --- | --- | --- | --- | --- |");
            for (Curve.Point one : result.points()) {
                line(
                        "| %s | %d | %.4f | %s | %s |",
                        one.name(),
                        one.beam(),
                        one.recall(),
                        one.p50().format("%.0f"),
                        one.p99().format("%.0f"));
            }
            line(
                    "%n%,d × %d, %d queries, median [min–max] of %d rounds, seed %d. %s",
                    size, dimension, queries, rounds, seed, Machine.line());
        }
    }

    private void pairs(int size, int dimension, float threshold, int seed, boolean graphToo) throws Exception {
        float[][] rows = new SentenceLikeVectors(size, dimension, seed).rows(size, seed + 1L);
        line("| index | build, s | build, CPU-s | pairs, s | pairs, CPU-s | pairs | recall |");
        line("| --- | --- | --- | --- | --- | --- | --- |");
        long expected;
        try (ExactIndex exact = ExactIndex.create(dimension)) {
            expected = pairs("ExactIndex", exact, rows, threshold, -1);
        }
        if (graphToo) {
            try (JVectorIndex graph = JVectorIndex.create(dimension)) {
                pairs("JVectorIndex", graph, rows, threshold, expected);
            }
        }
        line("%nAll pairs of %,d × %d at %s, seed %d. %s", size, dimension, threshold, seed, Machine.line());
    }

    private long pairs(String name, VectorIndex index, float[][] rows, float threshold, long expected)
            throws Exception {
        Used build = Used.by(() -> {
            for (float[] row : rows) {
                index.add(row);
            }
        });
        long[] count = {0};
        Used search = Used.by(() -> index.pairs(threshold, (first, second, cosine) -> count[0]++));
        line(
                "| %s | %.2f | %.2f | %.2f | %.2f | %d | %.4f |",
                name,
                build.wallSeconds(),
                build.cpuSeconds(),
                search.wallSeconds(),
                search.cpuSeconds(),
                count[0],
                expected < 0 ? 1.0 : (double) count[0] / expected);
        return count[0];
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    private static int number(String[] args, int index, int fallback) {
        int number = args.length > index ? Integer.parseInt(args[index]) : fallback;
        if (number < 1) {
            throw new IllegalArgumentException("must be positive: " + number);
        }
        return number;
    }
}
