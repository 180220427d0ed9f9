package io.github.pas4j.benchmarks.index;

import io.github.pas4j.benchmarks.clients.Spread;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.index.ExactIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Builds each index, then searches all of them in turn with one beam after another. */
final class Curve {

    static final int K = 10;
    static final int[] BEAMS = {10, 20, 40, 80, 160, 320, 640};

    record Built(String name, Used used, long heap, long offHeap) {}

    /** Median and 99th percentile of a search in microseconds, over the rounds. */
    record Point(String name, int beam, double recall, Spread p50, Spread p99) {}

    record Result(List<Built> built, List<Point> points) {}

    private final float[][] rows;
    private final float[][] queries;
    private final float[] tenthBest;

    Curve(int size, int dimension, int queryCount, long seed) {
        SentenceLikeVectors vectors = new SentenceLikeVectors(size, dimension, seed);
        rows = vectors.rows(size, seed + 1);
        queries = vectors.rows(queryCount, seed + 2);
        tenthBest = new float[queryCount];
        try (ExactIndex truth = ExactIndex.create(dimension)) {
            for (float[] row : rows) {
                truth.add(row);
            }
            truth.searchAll(
                    embeddings(queries, dimension),
                    K,
                    (query, found) -> tenthBest[query] =
                            found.get(Math.min(K, found.size()) - 1).cosine());
        }
    }

    Result measure(List<Contender> contenders, int rounds, Random random) throws Exception {
        List<Built> built = new ArrayList<>();
        for (Contender one : contenders) {
            long before = Used.heap();
            Used used = Used.by(() -> one.build(rows));
            built.add(new Built(one.name(), used, Math.max(0, Used.heap() - before), one.bytesOffHeap()));
        }
        List<Point> points = new ArrayList<>();
        for (int beam : BEAMS) {
            points.addAll(points(contenders, beam, rounds, random));
        }
        return new Result(built, points);
    }

    private List<Point> points(List<Contender> contenders, int beam, int rounds, Random random) throws Exception {
        Map<Contender, List<double[]>> micros = new LinkedHashMap<>();
        Map<Contender, Double> recall = new LinkedHashMap<>();
        List<Contender> taking = contenders.stream()
                .filter(one -> one.hasBeam() || beam == BEAMS[0])
                .toList();
        for (int round = 0; round <= rounds; round++) { // the first does not count
            List<Contender> order = new ArrayList<>(taking);
            Collections.shuffle(order, random);
            for (Contender one : order) {
                double[] times = new double[queries.length];
                int hits = 0;
                for (int q = 0; q < queries.length; q++) {
                    long start = System.nanoTime();
                    int[] found = one.search(queries[q], K, beam);
                    times[q] = (System.nanoTime() - start) / 1e3;
                    hits += hits(found, q);
                }
                recall.put(one, (double) hits / ((long) queries.length * Math.min(K, rows.length)));
                Arrays.sort(times);
                if (round > 0) {
                    micros.computeIfAbsent(one, key -> new ArrayList<>()).add(times);
                }
            }
        }
        List<Point> points = new ArrayList<>();
        for (Contender one : taking) {
            List<double[]> all = Objects.requireNonNull(micros.get(one));
            points.add(new Point(
                    one.name(),
                    one.hasBeam() ? beam : rows.length,
                    Objects.requireNonNull(recall.get(one)),
                    spread(all, .5),
                    spread(all, .99)));
        }
        return points;
    }

    /** What is as near as the tenth best counts, as copies are as good as each other. */
    private int hits(int[] found, int query) {
        int hits = 0;
        for (int id : Arrays.stream(found).distinct().toArray()) {
            double dot = 0;
            for (int j = 0; j < rows[id].length; j++) {
                dot += (double) rows[id][j] * queries[query][j];
            }
            if (dot >= tenthBest[query] - 1e-6) {
                hits++;
            }
        }
        return Math.min(hits, K);
    }

    private static Spread spread(List<double[]> rounds, double quantile) {
        return Spread.of(rounds.stream()
                .map(sorted -> sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)])
                .toList());
    }

    static Embeddings embeddings(float[][] rows, int dimension) {
        float[] values = new float[Math.multiplyExact(rows.length, dimension)];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * dimension, dimension);
        }
        return Embeddings.of(values, dimension);
    }
}
