package io.github.pas4j.embedding.onnx;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** How the vectors of a text's tokens become the one vector of the text. Take what the model was trained with. */
public enum Pooling {
    /** The vector of the first token, {@code [CLS]}. The BGE models and unsupervised SimCSE are trained with this. */
    CLS,

    /**
     * The vector of the first token after the model's pooler, a dense layer and tanh: the graph's output
     * {@code pooler_output}, which it must have. Supervised SimCSE is trained with this.
     */
    CLS_WITH_POOLER,

    /** The mean over all tokens, the special ones included. Most sentence-transformers models are trained with this. */
    MEAN;

    /** Whether the graph's output is a row for each text, not one for each token. */
    boolean isByGraph() {
        return this == CLS_WITH_POOLER;
    }

    /**
     * Pools one text of several.
     *
     * @param output rows of {@code pooled.length} numbers, one for each text or token
     * @param text which text, from 0
     * @param tokens of each text, as many as there are in the output
     * @param sums as long as {@code pooled}, to work in
     */
    void pool(FloatBuffer output, int text, int tokens, float[] pooled, double[] sums) {
        int dimension = pooled.length;
        if (this != MEAN) {
            output.get((isByGraph() ? text : text * tokens) * dimension, pooled);
            return;
        }
        Arrays.fill(sums, 0);
        for (int t = text * tokens, end = t + tokens; t < end; t++) {
            output.get(t * dimension, pooled);
            for (int j = 0; j < dimension; j++) {
                sums[j] += pooled[j];
            }
        }
        for (int j = 0; j < dimension; j++) {
            pooled[j] = (float) (sums[j] / tokens);
        }
    }
}
