package io.github.pas4j.embedding.onnx;

import io.github.pas4j.embedding.EncodingException;

/** Scales vectors to unit L2 norm. */
final class UnitNorm {

    private UnitNorm() {}

    /** Scales the vector in place, and returns it. */
    static float[] of(float[] vector) {
        double squares = 0;
        for (float v : vector) {
            squares += (double) v * v;
        }
        double norm = Math.sqrt(squares);
        if (!(norm > 0) || Double.isInfinite(norm)) {
            throw new EncodingException("the model gave a vector of norm " + norm, null);
        }
        for (int j = 0; j < vector.length; j++) {
            vector[j] = (float) (vector[j] / norm);
        }
        return vector;
    }
}
