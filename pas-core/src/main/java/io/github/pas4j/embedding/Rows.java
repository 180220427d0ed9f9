package io.github.pas4j.embedding;

import java.util.Arrays;

/** {@code n × d} numbers, row-major: in one array where one can hold them, else in several with a whole number of rows. */
final class Rows {

    /** The longest array that every JVM makes. */
    static final int LONGEST = Integer.MAX_VALUE - 8;

    private final float[][] shards;
    private final int perShard;
    private final int size;
    private final int dimension;

    /** @param longest the longest array to make, at least {@code dimension} */
    Rows(int size, int dimension, int longest) {
        this.size = size;
        this.dimension = dimension;
        this.perShard = longest / dimension;
        int count = size == 0 ? 1 : (size - 1) / perShard + 1;
        shards = new float[count][];
        for (int s = 0, left = size; s < count; s++, left -= perShard) {
            shards[s] = new float[Math.min(left, perShard) * dimension];
        }
    }

    /** Takes the array itself. */
    Rows(float[] values, int dimension) {
        this.size = values.length / dimension;
        this.dimension = dimension;
        this.perShard = Math.max(1, size);
        this.shards = new float[][] {values};
    }

    int size() {
        return size;
    }

    int dimension() {
        return dimension;
    }

    int shards() {
        return shards.length;
    }

    float[] shard(int i) {
        return shards[i / perShard];
    }

    int offset(int i) {
        return i % perShard * dimension;
    }

    /** All numbers, or an {@link IllegalStateException} where no array can hold them. */
    float[] toArray() {
        if (shards.length == 1) {
            return shards[0].clone();
        }
        if ((long) size * dimension > LONGEST) {
            throw new IllegalStateException(size + " × " + dimension + " numbers are too many for one array");
        }
        float[] all = Arrays.copyOf(shards[0], size * dimension);
        for (int s = 1; s < shards.length; s++) {
            System.arraycopy(shards[s], 0, all, s * perShard * dimension, shards[s].length);
        }
        return all;
    }
}
