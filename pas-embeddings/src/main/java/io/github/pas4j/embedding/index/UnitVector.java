package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.Embeddings;
import java.util.Objects;

/** Checks vectors and scales them to unit length. */
final class UnitVector {

    /** More would not fit blocks of rows into one buffer. */
    static final int MAX_DIMENSION = 1 << 16;

    private UnitVector() {}

    static int checkedDimension(int dimension) {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new IllegalArgumentException("dimension must be in [1, " + MAX_DIMENSION + "]: " + dimension);
        }
        return dimension;
    }

    static float checkedThreshold(float minCosine) {
        if (!(minCosine >= -1 && minCosine <= 1)) {
            throw new IllegalArgumentException("minCosine must be in [-1, 1]: " + minCosine);
        }
        return minCosine;
    }

    static int checkedCount(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be positive: " + k);
        }
        return k;
    }

    /** A new array: the vector, scaled. */
    static float[] of(float[] vector, int dimension) {
        Objects.requireNonNull(vector, "vector");
        return scaled(vector, dimension, "the vector");
    }

    /** All rows, scaled; row {@code i} is the array {@code i}. */
    static float[][] allOf(Embeddings vectors, int dimension) {
        if (vectors.dimension() != dimension) {
            throw new IllegalArgumentException(
                    "the vectors have dimension " + vectors.dimension() + ", this index has " + dimension);
        }
        float[][] units = new float[vectors.size()][];
        for (int i = 0; i < units.length; i++) {
            units[i] = scaled(vectors.row(i), dimension, "row " + i);
        }
        return units;
    }

    private static float[] scaled(float[] vector, int dimension, String name) {
        if (vector.length != dimension) {
            throw new IllegalArgumentException(
                    name + " has dimension " + vector.length + ", this index has " + dimension);
        }
        double squares = 0;
        for (int j = 0; j < dimension; j++) {
            if (!Float.isFinite(vector[j])) {
                throw new IllegalArgumentException(name + " is not finite: component " + j + " is " + vector[j]);
            }
            squares += (double) vector[j] * vector[j];
        }
        if (squares == 0) {
            throw new IllegalArgumentException(name + " has no direction: all its components are zero");
        }
        double norm = Math.sqrt(squares);
        float[] unit = new float[dimension];
        for (int j = 0; j < dimension; j++) {
            unit[j] = (float) (vector[j] / norm) + 0f; // -0 becomes 0: equal vectors have equal bits
        }
        return unit;
    }
}
