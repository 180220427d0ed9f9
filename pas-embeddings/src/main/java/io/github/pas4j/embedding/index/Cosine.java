package io.github.pas4j.embedding.index;

/**
 * The cosine that every index reports. One order of summation, in double precision, whatever found the pair: neither
 * blocking nor threads nor the processor's vector width show in the result. Exactly 1 for equal vectors, as the square
 * root of a rounded square is the number itself.
 */
final class Cosine {

    private Cosine() {}

    static float of(float[] a, float[] b) {
        double dot0 = 0;
        double dot1 = 0;
        double aa0 = 0;
        double aa1 = 0;
        double bb0 = 0;
        double bb1 = 0;
        int j = 0;
        for (; j + 1 < a.length; j += 2) { // two chains hide the latency of the additions
            double x0 = a[j];
            double y0 = b[j];
            double x1 = a[j + 1];
            double y1 = b[j + 1];
            dot0 += x0 * y0;
            dot1 += x1 * y1;
            aa0 += x0 * x0;
            aa1 += x1 * x1;
            bb0 += y0 * y0;
            bb1 += y1 * y1;
        }
        if (j < a.length) {
            dot0 += (double) a[j] * b[j];
            aa0 += (double) a[j] * a[j];
            bb0 += (double) b[j] * b[j];
        }
        double cosine = (dot0 + dot1) / Math.sqrt((aa0 + aa1) * (bb0 + bb1));
        return (float) Math.max(-1, Math.min(1, cosine));
    }

    /**
     * How far a dot product of unit vectors, summed in single precision in any order, may be from the cosine:
     * {@code d·u / (1 - d·u)} times the lengths (Higham, Accuracy and Stability of Numerical Algorithms, 3.1), with room
     * for the rounding of the unit vectors and of the result.
     */
    static float slack(int dimension) {
        double sum = (dimension + 8) * 0x1p-24;
        return (float) (sum / (1 - sum) + 0x1p-20);
    }
}
