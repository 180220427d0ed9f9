package io.github.pas4j.benchmarks.curation;

import io.github.pas4j.benchmarks.clients.Machine;
import io.github.pas4j.benchmarks.index.Contender;
import io.github.pas4j.benchmarks.index.Hnswlib;
import io.github.pas4j.benchmarks.index.Lucene;
import io.github.pas4j.benchmarks.index.OurGraph;
import io.github.pas4j.benchmarks.index.Used;
import io.github.pas4j.embedding.Neighbor;
import io.github.pas4j.embedding.index.ExactIndex;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The neighbour search of a curation by itself, on the vectors of {@link CurationScale}: {@link ExactIndex}' pairs within .9; graphs, built and
 * then asked for the ten nearest of each vector, beam 64, all on one thread; and two loops of plain Java over 4,000 of them, extrapolated by the
 * square. Arguments: {@code FOLDER [SIZE…]}, by default 10,000, 30,000 and 100,000.
 */
public final class NeighbourScale {

    private static final int SLICE = 4_000;
    private static final int NEAREST = 10;
    private static final int BEAM = 64;
    private static final int SAMPLE = 200;
    private static final float THRESHOLD = 0.9f;
    private static final long SEED = 3;

    private final PrintStream out;

    private NeighbourScale(PrintStream out) {
        this.out = out;
    }

    /** Measures and prints Markdown. */
    public static void main(String[] args) throws Exception {
        if (args.length < 1) {
            throw new IllegalArgumentException("usage: NeighbourScale FOLDER [SIZE…]");
        }
        List<Integer> sizes = args.length == 1
                ? List.of(10_000, 30_000, 100_000)
                : Stream.of(args).skip(1).map(Integer::parseInt).toList();
        new NeighbourScale(System.out).run(RealPrompts.read(Path.of(args[0])), sizes);
    }

    private void run(List<String> real, List<Integer> sizes) throws Exception {
        out.println("| vectors | search | build, s | CPU-s | queries or pairs, s | CPU-s | finds |");
        out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (int size : sizes) {
            float[][] rows = LikelyVectors.of(VariedPrompts.of(real, size, SEED), SEED);
            exact(rows);
            plain(rows);
            int[][] nearest = nearest(rows);
            try (Contender lucene = new Lucene()) {
                graph(lucene, rows, nearest);
            }
            try (Contender hnswlib = new Hnswlib(LikelyVectors.DIMENSION, size)) {
                graph(hnswlib, rows, nearest);
            }
            try (Contender ours = new OurGraph(LikelyVectors.DIMENSION)) {
                graph(ours, rows, nearest);
            }
        }
        out.println("\n" + Machine.line());
    }

    private void exact(float[][] rows) throws Exception {
        try (ExactIndex index = ExactIndex.create(LikelyVectors.DIMENSION)) {
            Used build = Used.by(() -> {
                for (float[] row : rows) {
                    index.add(row);
                }
            });
            long[] pairs = {0};
            Used search = Used.by(() -> index.pairs(THRESHOLD, (first, second, cosine) -> pairs[0]++));
            line(rows.length, "ExactIndex, all pairs", build, search, String.format(Locale.ROOT, "all %,d", pairs[0]));
        }
    }

    private void plain(float[][] rows) throws Exception {
        float[][] slice = Arrays.copyOf(rows, Math.min(SLICE, rows.length));
        pairs(slice); // compiled
        long[] pairs = {0};
        Used used = Used.by(() -> pairs[0] = pairs(slice));
        double times = Math.pow(rows.length / (double) slice.length, 2);
        line(
                rows.length,
                "plain Java, two loops",
                new Used(0, 0),
                new Used(used.wallSeconds() * times, used.cpuSeconds() * times),
                "extrapolated; " + pairs[0] + " of " + slice.length);
    }

    private static long pairs(float[][] rows) {
        long pairs = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = i + 1; j < rows.length; j++) {
                float dot = 0;
                for (int d = 0; d < rows[i].length; d++) {
                    dot += rows[i][d] * rows[j][d];
                }
                pairs += dot >= THRESHOLD ? 1 : 0;
            }
        }
        return pairs;
    }

    private void graph(Contender graph, float[][] rows, int[][] nearest) throws Exception {
        Used build = Used.by(() -> graph.build(rows));
        long[] found = {0};
        Used search = Used.by(() -> {
            for (int i = 0; i < rows.length; i++) {
                int[] ids = graph.search(rows[i], NEAREST, BEAM);
                if (i < nearest.length) {
                    found[0] += common(ids, nearest[i]);
                }
            }
        });
        double recall = found[0] / (double) (nearest.length * NEAREST);
        line(rows.length, graph.name(), build, search, String.format(Locale.ROOT, "recall@10 %.4f", recall));
    }

    private static int common(int[] a, int[] b) {
        Set<Integer> ids = new HashSet<>();
        Arrays.stream(a).forEach(ids::add);
        return (int) Arrays.stream(b).filter(ids::contains).count();
    }

    /** The nearest of the first few rows. */
    private static int[][] nearest(float[][] rows) throws IOException {
        int[][] nearest = new int[Math.min(SAMPLE, rows.length)][];
        try (ExactIndex index = ExactIndex.create(LikelyVectors.DIMENSION)) {
            for (float[] row : rows) {
                index.add(row);
            }
            for (int i = 0; i < nearest.length; i++) {
                nearest[i] = index.search(rows[i], NEAREST).stream()
                        .mapToInt(Neighbor::id)
                        .toArray();
            }
        }
        return nearest;
    }

    private void line(int size, String name, Used build, Used search, String finds) {
        out.printf(
                Locale.ROOT,
                "| %,d | %s | %.1f | %.1f | %.1f | %.1f | %s |%n",
                size,
                name,
                build.wallSeconds(),
                build.cpuSeconds(),
                search.wallSeconds(),
                search.cpuSeconds(),
                finds);
    }
}
