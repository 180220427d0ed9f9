package io.github.pas4j.embedding;

import java.util.Arrays;
import java.util.Objects;

/**
 * {@code n} vectors of one dimension {@code d}, held as one {@code n × d} row-major array. Immutable and thread-safe.
 */
public final class Embeddings {

    private final float[] values;
    private final int dimension;

    private Embeddings(float[] values, int dimension) {
        this.values = values;
        this.dimension = dimension;
    }

    /**
     * Copies a row-major array.
     *
     * @param values {@code n × d} numbers, row after row
     * @param dimension {@code d}, at least 1
     * @throws IllegalArgumentException if {@code dimension} is not positive or does not divide the array's length
     */
    public static Embeddings of(float[] values, int dimension) {
        Objects.requireNonNull(values, "values");
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension must be positive: " + dimension);
        }
        if (values.length % dimension != 0) {
            throw new IllegalArgumentException(
                    values.length + " values are no whole number of rows of dimension " + dimension);
        }
        return new Embeddings(values.clone(), dimension);
    }

    /** Number of vectors, {@code n}. */
    public int size() {
        return values.length / dimension;
    }

    /** Length of each vector, {@code d}. */
    public int dimension() {
        return dimension;
    }

    /**
     * A copy of row {@code i}.
     *
     * @throws IndexOutOfBoundsException if {@code i} is not in {@code [0, size())}
     */
    public float[] row(int i) {
        Objects.checkIndex(i, size());
        return Arrays.copyOfRange(values, i * dimension, (i + 1) * dimension);
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
        if (vector.length != dimension) {
            throw new IllegalArgumentException(
                    "vector has dimension " + vector.length + ", these embeddings have " + dimension);
        }
        float sum = 0;
        for (int j = 0, at = i * dimension; j < dimension; j++, at++) {
            sum += values[at] * vector[j];
        }
        return sum;
    }

    /** A copy of all values, {@code n × d}, row-major. */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public String toString() {
        return "Embeddings[" + size() + " × " + dimension + "]";
    }
}
