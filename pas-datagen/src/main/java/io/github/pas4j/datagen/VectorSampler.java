package io.github.pas4j.datagen;

import com.google.common.hash.Hashing;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.index.ExactIndex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Draws {@link VectorSample}s while a curation still has all vectors. */
final class VectorSampler {

    /** Nearest neighbours of so many tell how near prompts lie; each is compared with all. */
    private static final int MOST_NEAREST = 1_000;

    private final int most;
    private final int threads;

    /**
     * @param most prompts of one encoder
     */
    VectorSampler(int most, int threads) {
        this.most = most;
        this.threads = threads;
    }

    /**
     * @param ids of the prompts that stand for the texts
     * @param vectors of the texts
     * @param distinct numbers of the texts that are no duplicates, rising
     */
    VectorSample draw(List<String> ids, Embeddings vectors, int[] distinct) {
        int[] usable = IntStream.range(0, ids.size())
                .filter(i -> isUsable(vectors.row(i)))
                .toArray();
        int[] drawn = drawn(usable, most, ids);
        return new VectorSample(
                IntStream.of(drawn).mapToObj(ids::get).toList(),
                rows(vectors, drawn),
                nearest(ids, vectors, distinct),
                ids.size(),
                distinct.length);
    }

    private List<Double> nearest(List<String> ids, Embeddings vectors, int[] distinct) {
        if (distinct.length < 2) {
            return List.of();
        }
        int[] queries = drawn(IntStream.range(0, distinct.length).toArray(), MOST_NEAREST, i -> ids.get(distinct[i]));
        Embeddings all = rows(vectors, distinct);
        List<Double> nearest = new ArrayList<>();
        try (ExactIndex index =
                ExactIndex.builder(vectors.dimension()).threads(threads).build()) {
            index.addAll(all);
            index.searchAll(
                    rows(all, queries),
                    2,
                    (query, found) -> nearest.add(found.stream()
                            .filter(neighbor -> neighbor.id() != queries[query])
                            .findFirst()
                            .map(neighbor -> (double) neighbor.cosine())
                            .orElse(1.0))); // two others are as near as can be
        }
        return nearest;
    }

    private static int[] drawn(int[] numbers, int most, List<String> ids) {
        return drawn(numbers, most, ids::get);
    }

    private static int[] drawn(int[] numbers, int most, IntFunction<String> id) {
        if (numbers.length <= most) {
            return numbers;
        }
        record Draw(int number, long hash) {}
        return IntStream.of(numbers)
                .mapToObj(number -> new Draw(
                        number,
                        Hashing.murmur3_128()
                                .hashString(id.apply(number), StandardCharsets.UTF_8)
                                .asLong()))
                .sorted(Comparator.comparingLong(Draw::hash).thenComparingInt(Draw::number))
                .limit(most)
                .mapToInt(Draw::number)
                .sorted()
                .toArray();
    }

    private static Embeddings rows(Embeddings all, int[] some) {
        Embeddings.Builder rows = Embeddings.builder(some.length, all.dimension());
        for (int i = 0; i < some.length; i++) {
            rows.row(i, all.row(some[i]));
        }
        return rows.build();
    }

    private static boolean isUsable(float[] vector) {
        double norm = 0;
        for (float value : vector) {
            norm += (double) value * value;
        }
        return Double.isFinite(norm) && norm > 0;
    }
}
