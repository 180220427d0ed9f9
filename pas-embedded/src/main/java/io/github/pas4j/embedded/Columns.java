package io.github.pas4j.embedded;

import io.github.pas4j.embedding.Embeddings;

/**
 * Vectors by their columns, in fixed point numbers of 16 bits, two columns in an {@code int[]}: what the products of one vector
 * with all of them take is mostly their way from memory. The inner loop runs over rows and is as plain as can be, so that the JIT
 * compilers of JDK 17 and 25 turn it into SIMD instructions; with bytes, four columns at once, or arrays that are not read from their
 * beginning they often do not. Immutable and thread-safe.
 */
final class Columns {

    /** Of a number as long as the longest vector. With {@link #FACTOR} its product is just less than 2^31. */
    private static final int UNIT = Short.MAX_VALUE;
    /** Of a number as long as the vector that is multiplied. */
    private static final int FACTOR = 65_000;
    /** So that no stored number is negative. */
    private static final int OFFSET = 1 << 15;

    private final int size;
    private final int dimension;
    /** Length of the longest vector. */
    private final float longest;
    /** For each two columns n numbers, the first column's in the lower half. */
    private final int[][] pairs;

    /** @param pairs {@code d/2} arrays of n, rounded up; not copied */
    Columns(int size, int dimension, float longest, int[][] pairs) {
        this.size = size;
        this.dimension = dimension;
        this.longest = longest;
        this.pairs = pairs;
    }

    /** @param vectors {@code n × d} */
    static Columns of(Embeddings vectors) {
        int dimension = vectors.dimension();
        double longest = 0;
        for (int i = 0; i < vectors.size(); i++) {
            longest = Math.max(longest, length(vectors.row(i)));
        }
        int[][] pairs = new int[(dimension + 1) / 2][vectors.size()];
        for (int i = 0; i < vectors.size(); i++) {
            float[] row = vectors.row(i);
            for (int c = 0; c < dimension; c++) {
                pairs[c / 2][i] |= (fixed(row[c], longest, UNIT) + OFFSET) << (Short.SIZE * (c % 2));
            }
        }
        return new Columns(vectors.size(), dimension, (float) longest, pairs);
    }

    private static double length(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    private static int fixed(float value, double longest, int unit) {
        return longest == 0 ? 0 : (int) Math.rint(value / longest * unit);
    }

    int size() {
        return size;
    }

    int dimension() {
        return dimension;
    }

    float longest() {
        return longest;
    }

    /** For each two columns n numbers; not copied. */
    int[][] pairs() {
        return pairs;
    }

    /** The product with each vector; of unit vectors right to about 0.00001. */
    float[] dots(float[] vector) {
        double length = length(vector);
        int[] factors = new int[2 * pairs.length];
        int offset = 0;
        for (int c = 0; c < dimension; c++) {
            factors[c] = fixed(vector[c], length, FACTOR);
            offset += factors[c] * OFFSET;
        }
        int[] sums = new int[size]; // beyond 32 bits meanwhile, and within them in the end
        for (int p = 0; p < pairs.length; p++) {
            add(pairs[p], factors[2 * p], factors[2 * p + 1], sums);
        }
        float unit = (float) (longest / UNIT * (length / FACTOR));
        float[] dots = new float[size];
        for (int i = 0; i < size; i++) {
            dots[i] = (sums[i] - offset) * unit;
        }
        return dots;
    }

    private static void add(int[] pair, int first, int second, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            int two = pair[i];
            sums[i] += (two & 0xFFFF) * first + (two >>> 16) * second;
        }
    }

    /** The vectors row by row. */
    Embeddings rows() {
        float[] rows = new float[size * dimension];
        for (int c = 0; c < dimension; c++) {
            for (int i = 0; i < size; i++) {
                int stored = pairs[c / 2][i] >>> (Short.SIZE * (c % 2)) & 0xFFFF;
                rows[i * dimension + c] = (stored - OFFSET) * longest / UNIT;
            }
        }
        return Embeddings.of(rows, dimension);
    }
}
