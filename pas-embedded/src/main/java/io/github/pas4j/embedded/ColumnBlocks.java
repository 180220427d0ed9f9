package io.github.pas4j.embedded;

import io.github.pas4j.embedding.Embeddings;
import java.util.Arrays;

/**
 * Vectors, laid out so that the products of one vector with all of them take a fraction of the time: blocks of rows, each
 * block column by column, so that the inner loop runs over rows, which the JIT compiler turns into SIMD instructions (a sum
 * over columns it may not reorder). Immutable and thread-safe.
 */
final class ColumnBlocks {

    /** Sums of a block stay in the processor's nearest cache. */
    private static final int ROWS = 256;

    private final int size;
    private final int dimension;
    private final float[] values; // block after block; in a block of r rows, column c of row i is at c · r + i

    /** @param values of {@code n × d} vectors, laid out as {@link #values()} gives them; not copied */
    ColumnBlocks(int size, int dimension, float[] values) {
        this.size = size;
        this.dimension = dimension;
        this.values = values;
    }

    /** @param vectors {@code n × d}, n · d below 2^31 */
    ColumnBlocks(Embeddings vectors) {
        this(vectors.size(), vectors.dimension(), new float[Math.multiplyExact(vectors.size(), vectors.dimension())]);
        for (int i = 0; i < size; i++) {
            float[] row = vectors.row(i);
            for (int c = 0; c < dimension; c++) {
                values[at(i, c)] = row[c];
            }
        }
    }

    private int at(int row, int column) {
        int block = row / ROWS * ROWS;
        return block * dimension + column * Math.min(ROWS, size - block) + row - block;
    }

    int size() {
        return size;
    }

    int dimension() {
        return dimension;
    }

    /** All of them as they lie here; not copied. */
    float[] values() {
        return values;
    }

    /** The product with each row. */
    float[] dots(float[] vector) {
        float[] all = new float[size];
        float[] sums = new float[ROWS];
        for (int block = 0; block < size; block += ROWS) {
            int rows = Math.min(ROWS, size - block);
            Arrays.fill(sums, 0);
            for (int c = 0; c < dimension; c++) {
                add(vector[c], values, block * dimension + c * rows, sums, rows);
            }
            System.arraycopy(sums, 0, all, block, rows);
        }
        return all;
    }

    private static void add(float factor, float[] column, int from, float[] sums, int rows) {
        for (int i = 0; i < rows; i++) {
            sums[i] += factor * column[from + i];
        }
    }

    /** The vectors as they were given. */
    Embeddings rows() {
        float[] rows = new float[values.length];
        for (int i = 0; i < size; i++) {
            for (int c = 0; c < dimension; c++) {
                rows[i * dimension + c] = values[at(i, c)];
            }
        }
        return Embeddings.of(rows, dimension);
    }
}
