package io.github.pas4j.datagen.group;

import io.github.pas4j.embedding.Embeddings;
import java.util.SplittableRandom;

/**
 * How near two of some vectors are as a rule, which differs between encoders and corpora.
 *
 * @param mean of the cosines of pairs
 * @param deviation their standard deviation
 */
record UsualCosine(double mean, double deviation) {

    private static final int PAIRS = 20_000;
    private static final double ROUNDING = 1e-5;
    private static final long SEED = 0x5EED;

    /** From all pairs, or a sample of them. */
    static UsualCosine of(Embeddings vectors) {
        long size = vectors.size();
        if (size < 2) {
            return new UsualCosine(0, 0);
        }
        Sum sum = new Sum();
        if (size * (size - 1) / 2 <= PAIRS) {
            for (int i = 0; i < size; i++) {
                float[] row = vectors.row(i);
                for (int j = 0; j < i; j++) {
                    sum.add(vectors.dot(j, row));
                }
            }
        } else {
            SplittableRandom random = new SplittableRandom(SEED);
            while (sum.count < PAIRS) {
                int i = random.nextInt(vectors.size());
                int j = random.nextInt(vectors.size());
                if (i != j) {
                    sum.add(vectors.dot(j, vectors.row(i)));
                }
            }
        }
        return sum.usual();
    }

    private static final class Sum {
        private int count;
        private double values;
        private double squares;

        void add(double cosine) {
            count++;
            values += cosine;
            squares += cosine * cosine;
        }

        UsualCosine usual() {
            double mean = values / count;
            return new UsualCosine(mean, Math.sqrt(Math.max(0, squares / count - mean * mean)));
        }
    }

    /** So many standard deviations more than the mean. */
    double above(double deviations) {
        return mean + deviations * deviation - ROUNDING;
    }
}
