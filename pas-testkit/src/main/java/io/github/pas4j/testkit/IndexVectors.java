package io.github.pas4j.testkit;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.Neighbor;
import io.github.pas4j.embedding.VectorIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Vectors in clusters, as sentences are, and what a loop over all of them finds. */
final class IndexVectors {

    private IndexVectors() {}

    /** Rows around {@code n / 20} centres, so near that most cosines within a cluster lie between .8 and .98. */
    static Embeddings clustered(int n, int dimension, long seed) {
        Random random = new Random(seed);
        float[] centres = gaussian(Math.max(1, n / 20) * dimension, random);
        float[] values = new float[n * dimension];
        for (int i = 0; i < n; i++) {
            int centre = random.nextInt(centres.length / dimension) * dimension;
            double spread = .2 + .3 * random.nextDouble();
            for (int j = 0; j < dimension; j++) {
                values[i * dimension + j] = (float) (centres[centre + j] + spread * random.nextGaussian());
            }
        }
        return Embeddings.of(values, dimension);
    }

    static float[] gaussian(int n, Random random) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static double cosine(float[] a, float[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int j = 0; j < a.length; j++) {
            dot += (double) a[j] * b[j];
            aa += (double) a[j] * a[j];
            bb += (double) b[j] * b[j];
        }
        return dot / Math.sqrt(aa * bb);
    }

    /** All of them, the nearest first. */
    static List<Neighbor> ranked(Embeddings vectors, float[] query) {
        List<Neighbor> all = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            all.add(new Neighbor(i, (float) cosine(vectors.row(i), query)));
        }
        Collections.sort(all);
        return all;
    }

    record Pair(int first, int second, float cosine) {}

    static List<Pair> pairs(VectorIndex index, float minCosine) {
        List<Pair> found = new ArrayList<>();
        index.pairs(minCosine, (first, second, cosine) -> found.add(new Pair(first, second, cosine)));
        return found;
    }
}
