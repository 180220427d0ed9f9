package io.github.pas4j.embedded;

import org.jspecify.annotations.Nullable;

/** A prompt and its sentence vector, with its products with the vectors that were last asked for. Used by one thread. */
final class EncodedPrompt {

    private final String text;
    private final float[] vector;
    private @Nullable Columns multiplied;
    private float[] dots = {};

    /** @param vector not copied */
    EncodedPrompt(String text, float[] vector) {
        this.text = text;
        this.vector = vector;
    }

    String text() {
        return text;
    }

    /** As {@link Columns#dots}. Models of the bundled examples share their vectors, and so need the products only once. */
    float[] dots(Columns columns) {
        if (columns != multiplied) {
            dots = columns.dots(vector);
            multiplied = columns;
        }
        return dots;
    }
}
