package io.github.pas4j.embedding.onnx;

import java.nio.FloatBuffer;

/** How the vectors of a text's tokens become the one vector of the text. Take what the model was trained with. */
public enum Pooling {
    /** The vector of the first token, {@code [CLS]}. The BGE models are trained with this. */
    CLS,

    /** The mean over all tokens, the special ones included. Most sentence-transformers models are trained with this. */
    MEAN;

    /**
     * Pools one text.
     *
     * @param hidden {@code tokens × dimension} numbers, row after row
     */
    float[] pool(FloatBuffer hidden, int dimension) {
        float[] pooled = new float[dimension];
        if (this == CLS) {
            hidden.get(0, pooled);
            return pooled;
        }
        int tokens = hidden.remaining() / dimension;
        double[] sums = new double[dimension];
        float[] row = new float[dimension];
        for (int t = 0; t < tokens; t++) {
            hidden.get(t * dimension, row);
            for (int j = 0; j < dimension; j++) {
                sums[j] += row[j];
            }
        }
        for (int j = 0; j < dimension; j++) {
            pooled[j] = (float) (sums[j] / tokens);
        }
        return pooled;
    }
}
