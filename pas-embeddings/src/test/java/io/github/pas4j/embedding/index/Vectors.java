package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.VectorIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded vectors for tests, and the pairs of an index as a list. */
final class Vectors {

    record Pair(int first, int second, float cosine) {}

    private Vectors() {}

    static Embeddings clustered(int n, int dimension, long seed) {
        Random random = new Random(seed);
        int clusters = Math.max(1, n / 15);
        float[] centres = new float[clusters * dimension];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = (float) random.nextGaussian();
        }
        float[] values = new float[n * dimension];
        for (int i = 0; i < n; i++) {
            int centre = random.nextInt(clusters) * dimension;
            double spread = .1 + .5 * random.nextDouble();
            for (int j = 0; j < dimension; j++) {
                values[i * dimension + j] = (float) (centres[centre + j] + spread * random.nextGaussian());
            }
        }
        return Embeddings.of(values, dimension);
    }

    static List<Pair> pairs(VectorIndex index, float minCosine) {
        List<Pair> found = new ArrayList<>();
        index.pairs(minCosine, (first, second, cosine) -> found.add(new Pair(first, second, cosine)));
        return found;
    }

    /** A double loop, with the cosine that every index reports. */
    static List<Pair> naivePairs(Embeddings vectors, float minCosine) {
        float[][] units = UnitVector.allOf(vectors, vectors.dimension());
        List<Pair> found = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            for (int j = i + 1; j < units.length; j++) {
                float cosine = Cosine.of(units[i], units[j]);
                if (cosine >= minCosine) {
                    found.add(new Pair(i, j, cosine));
                }
            }
        }
        return found;
    }
}
