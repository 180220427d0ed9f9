package io.github.pas4j.datagen.dedup;

import io.github.pas4j.embedding.VectorIndex;
import io.github.pas4j.embedding.index.ExactIndex;
import java.util.BitSet;
import java.util.Random;
import java.util.function.IntFunction;

/** Counts how many pairs with a vector of a sample were found, and how many there are. The sample is the same each time. */
final class RecallSample {

    /** Vectors in a sample. */
    private static final int SIZE = 500;

    private static final long SEED = 20_261_122;

    private final int size;
    private final BitSet sample = new BitSet();
    private long found;

    /** @param size number of vectors; 0 for no sample */
    RecallSample(int size) {
        this.size = size;
        Random random = new Random(SEED);
        int wanted = Math.min(SIZE, size);
        while (sample.cardinality() < wanted) {
            sample.set(random.nextInt(size));
        }
    }

    void found(int first, int second) {
        found += (sample.get(first) ? 1 : 0) + (sample.get(second) ? 1 : 0);
    }

    /** Compares each vector of the sample with all. */
    double recall(IntFunction<float[]> vectors, float threshold) {
        long all = 0;
        try (VectorIndex index = ExactIndex.create(vectors.apply(0).length)) {
            sample.stream().forEach(row -> index.add(vectors.apply(row)));
            for (int row = 0; row < size; row++) {
                all += index.within(vectors.apply(row), threshold).size() - (sample.get(row) ? 1 : 0);
            }
        }
        return all == 0 ? 1 : found / (double) all;
    }
}
