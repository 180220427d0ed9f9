package io.github.pas4j.datagen.group;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.index.ExactIndex;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Spherical k-means: {@link Grouping#kMeans}. */
final class KMeans implements Grouping {

    private static final int MOST_ROUNDS = 100;

    private final int count;
    private final long seed;

    KMeans(int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("groups must be positive: " + count);
        }
        this.count = count;
        this.seed = seed;
    }

    @Override
    public Groups group(Embeddings vectors, int threads) {
        if (vectors.size() == 0) {
            return Groups.of(new int[0]);
        }
        Embeddings centres = begin(vectors);
        int[] labels = new int[0];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int[] assigned = nearest(vectors, centres, threads);
            if (Arrays.equals(assigned, labels)) {
                break;
            }
            labels = assigned;
            centres = Means.of(vectors, Groups.of(labels)); // one that lost all its vectors is gone
        }
        return Groups.of(labels);
    }

    /** Each further centre is drawn with a chance in proportion to its squared distance from those before. */
    private Embeddings begin(Embeddings vectors) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = Math.min(count, vectors.size());
        Embeddings.Builder centres = Embeddings.builder(size, vectors.dimension());
        double[] distances = new double[vectors.size()];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        float[] centre = vectors.row(random.nextInt(vectors.size()));
        for (int c = 0; ; c++) {
            centres.row(c, centre);
            if (c + 1 == size) {
                return centres.build();
            }
            double sum = 0;
            for (int i = 0; i < distances.length; i++) {
                // Of unit vectors the squared distance is 2 (1 - cosine).
                distances[i] = Math.min(distances[i], Math.max(0, 1 - vectors.dot(i, centre)));
                sum += distances[i];
            }
            centre = vectors.row(drawn(distances, random.nextDouble() * sum));
        }
    }

    private static int drawn(double[] distances, double point) {
        double passed = 0;
        int last = 0;
        for (int i = 0; i < distances.length; i++) {
            if (distances[i] > 0) {
                passed += distances[i];
                last = i;
                if (passed > point) {
                    return i;
                }
            }
        }
        return last;
    }

    private static int[] nearest(Embeddings vectors, Embeddings centres, int threads) {
        int[] labels = new int[vectors.size()];
        try (ExactIndex index =
                ExactIndex.builder(vectors.dimension()).threads(threads).build()) {
            index.addAll(centres);
            index.searchAll(vectors, 1, (i, found) -> labels[i] = found.get(0).id());
        }
        return labels;
    }

    @Override
    public String toString() {
        return "k-means of " + count;
    }
}
