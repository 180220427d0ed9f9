package io.github.pas4j.embedded.internal;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.List;

/**
 * Knows an encoder by what it computes, the vectors of three fixed texts: names and paths change, and a model of the same
 * dimension may be another one.
 *
 * @param name what the encoder called itself, for people
 * @param vectors of the texts
 */
public record EncoderProbe(String name, Embeddings vectors) {

    private static final List<String> TEXTS = List.of(
            "Why does bread rise in the oven?",
            "把这句话改得礼貌一些：快把报告交上来。",
            "def area(width, height): return width * height  # 3 + 4 = 7");

    /** The same model on another processor or with other weights of the same precision stays well above it. */
    private static final double SAME = 0.95;

    private static final int LONGEST_NAME = 80;

    /** How many vectors a probe has. */
    static int size() {
        return TEXTS.size();
    }

    /** What an encoder computes. */
    public static EncoderProbe of(SentenceEncoder encoder) {
        String name = String.valueOf(encoder);
        return new EncoderProbe(
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name, encoder.encodeAll(TEXTS));
    }

    /** Whether an encoder computes the same, small differences apart. */
    public boolean fits(SentenceEncoder encoder) {
        if (encoder.dimension() != vectors.dimension()) {
            return false;
        }
        for (int i = 0; i < TEXTS.size(); i++) {
            if (vectors.dot(i, encoder.encode(TEXTS.get(i))) < SAME) {
                return false;
            }
        }
        return true;
    }
}
