package io.github.pas4j.datagen.group;

import io.github.pas4j.embedding.Embeddings;
import java.util.Random;

/** Unit vectors around some centres, one centre after another in turn. */
final class Blobs {

    private static final int DIMENSION = 32;

    private Blobs() {}

    /** Vector {@code i} belongs to centre {@code i % centres}. */
    static Embeddings of(int centres, int each, double spread, long seed) {
        Random random = new Random(seed);
        double[][] middle = new double[centres][DIMENSION];
        for (double[] centre : middle) {
            for (int d = 0; d < DIMENSION; d++) {
                centre[d] = random.nextGaussian();
            }
        }
        Embeddings.Builder vectors = Embeddings.builder(centres * each, DIMENSION);
        for (int i = 0; i < centres * each; i++) {
            double[] sum = new double[DIMENSION];
            double squares = 0;
            for (int d = 0; d < DIMENSION; d++) {
                sum[d] = middle[i % centres][d] + spread * random.nextGaussian();
                squares += sum[d] * sum[d];
            }
            float[] vector = new float[DIMENSION];
            for (int d = 0; d < DIMENSION; d++) {
                vector[d] = (float) (sum[d] / Math.sqrt(squares));
            }
            vectors.row(i, vector);
        }
        return vectors.build();
    }
}
