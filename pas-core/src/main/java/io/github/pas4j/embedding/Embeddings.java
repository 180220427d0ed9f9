package io.github.pas4j.embedding;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;

/**
 * {@code n} vectors of one dimension {@code d}, held as one {@code n × d} row-major array, or as several where one cannot
 * hold so many numbers. Immutable and thread-safe.
 */
public final class Embeddings {

    private final Rows rows;
    private final BitSet truncated;

    private Embeddings(Rows rows, BitSet truncated) {
        this.rows = rows;
        this.truncated = truncated;
    }

    /**
     * Copies a row-major array; none of the texts counts as truncated.
     *
     * @param values {@code n × d} numbers, row after row
     * @param dimension {@code d}, at least 1
     * @throws IllegalArgumentException if {@code dimension} is not positive or does not divide the array's length
     */
    public static Embeddings of(float[] values, int dimension) {
        Objects.requireNonNull(values, "values");
        requirePositive(dimension);
        if (values.length % dimension != 0) {
            throw new IllegalArgumentException(
                    values.length + " values are no whole number of rows of dimension " + dimension);
        }
        return new Embeddings(new Rows(values.clone(), dimension), new BitSet());
    }

    /**
     * Starts embeddings that are written row by row, without a copy of the whole.
     *
     * @param size {@code n}, 0 or more; {@code n × d} may be more than one array can hold
     * @param dimension {@code d}, at least 1
     * @throws IllegalArgumentException if one of them is out of range
     */
    public static Builder builder(int size, int dimension) {
        return new Builder(size, dimension, Rows.LONGEST);
    }

    /** As the public one, with arrays of at most {@code longest} numbers. */
    static Builder builder(int size, int dimension, int longest) {
        return new Builder(size, dimension, longest);
    }

    /** Number of vectors, {@code n}. */
    public int size() {
        return rows.size();
    }

    /** Length of each vector, {@code d}. */
    public int dimension() {
        return rows.dimension();
    }

    /**
     * A copy of row {@code i}.
     *
     * @throws IndexOutOfBoundsException if {@code i} is not in {@code [0, size())}
     */
    public float[] row(int i) {
        Objects.checkIndex(i, size());
        int at = rows.offset(i);
        return Arrays.copyOfRange(rows.shard(i), at, at + dimension());
    }

    /**
     * Dot product of row {@code i} with a vector; the cosine, where both have unit norm.
     *
     * @param vector of length {@link #dimension()}
     * @throws IndexOutOfBoundsException if {@code i} is not in {@code [0, size())}
     * @throws IllegalArgumentException if the vector has another length
     */
    public float dot(int i, float[] vector) {
        Objects.checkIndex(i, size());
        requireDimension(vector, dimension());
        return dot(rows.shard(i), rows.offset(i), vector);
    }

    /** Eight sums side by side: one would wait for each of its additions. */
    private static float dot(float[] values, int from, float[] vector) {
        float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        int j = 0;
        int at = from;
        for (; j + 8 <= vector.length; j += 8, at += 8) {
            a += values[at] * vector[j];
            b += values[at + 1] * vector[j + 1];
            c += values[at + 2] * vector[j + 2];
            d += values[at + 3] * vector[j + 3];
            e += values[at + 4] * vector[j + 4];
            f += values[at + 5] * vector[j + 5];
            g += values[at + 6] * vector[j + 6];
            h += values[at + 7] * vector[j + 7];
        }
        for (; j < vector.length; j++, at++) {
            a += values[at] * vector[j];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /**
     * Whether text {@code i} was longer than the encoder reads, so that its vector stands for its beginning alone.
     *
     * @throws IndexOutOfBoundsException if {@code i} is not in {@code [0, size())}
     */
    public boolean truncated(int i) {
        return truncated.get(Objects.checkIndex(i, size()));
    }

    /** How many texts were {@linkplain #truncated(int) truncated}. */
    public int truncatedCount() {
        return truncated.cardinality();
    }

    /**
     * A copy of all values, {@code n × d}, row-major.
     *
     * @throws IllegalStateException if there are more than one array can hold (some 2<sup>31</sup>)
     */
    public float[] toArray() {
        return rows.toArray();
    }

    @Override
    public String toString() {
        return "Embeddings[" + size() + " × " + dimension() + "]";
    }

    private static void requirePositive(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be positive: " + dimension);
        }
    }

    private static void requireDimension(float[] vector, int dimension) {
        if (vector.length != dimension) {
            throw new IllegalArgumentException(
                    "vector has dimension " + vector.length + ", these embeddings have " + dimension);
        }
    }

    /** Embeddings being written. Several threads may write at once, each its own rows; a row not written is all zeros. */
    public static final class Builder {

        private final Rows rows;
        private final BitSet truncated = new BitSet();
        private volatile boolean built;

        private Builder(int size, int dimension, int longest) {
            if (size < 0) {
                throw new IllegalArgumentException("size must not be negative: " + size);
            }
            requirePositive(dimension);
            rows = new Rows(size, dimension, longest);
        }

        /**
         * Copies a vector into row {@code i}.
         *
         * @param vector of the length that the embeddings have
         * @throws IndexOutOfBoundsException if {@code i} is not in {@code [0, size)}
         * @throws IllegalArgumentException if the vector has another length
         * @throws IllegalStateException after {@link #build()}
         */
        public Builder row(int i, float[] vector) {
            Objects.checkIndex(i, rows.size());
            requireDimension(vector, rows.dimension());
            requireUnbuilt();
            System.arraycopy(vector, 0, rows.shard(i), rows.offset(i), vector.length);
            return this;
        }

        /**
         * Notes that text {@code i} was {@linkplain Embeddings#truncated(int) truncated}.
         *
         * @throws IndexOutOfBoundsException if {@code i} is not in {@code [0, size)}
         * @throws IllegalStateException after {@link #build()}
         */
        public Builder truncated(int i) {
            Objects.checkIndex(i, rows.size());
            requireUnbuilt();
            synchronized (truncated) {
                truncated.set(i);
            }
            return this;
        }

        /**
         * The embeddings, which take over what was written; nothing can be written any more.
         *
         * @throws IllegalStateException if it was called before
         */
        public Embeddings build() {
            requireUnbuilt();
            built = true;
            return new Embeddings(rows, truncated);
        }

        private void requireUnbuilt() {
            if (built) {
                throw new IllegalStateException("these embeddings are built already");
            }
        }
    }
}
