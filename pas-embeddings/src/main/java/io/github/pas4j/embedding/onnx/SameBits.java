package io.github.pas4j.embedding.onnx;

import io.github.pas4j.embedding.EncodingException;
import java.util.Arrays;
import java.util.Random;

/**
 * Finds out whether a model gives a text the same bits on any number of threads, and alone and together with texts of the
 * same number of tokens. With
 * dynamic quantisation it does not, since each tensor is scaled by the greatest number of all texts in it. With float
 * models it does where the machine's kernels treat a row alike however many there are, which is tried rather than trusted.
 */
final class SameBits {

    /** Numbers of tokens, each with a number of texts: short ones in many rows, and what fills no block of a kernel. */
    private static final int[][] SHAPES = {{2, 7}, {3, 3}, {5, 20}, {8, 3}, {17, 3}, {33, 3}};

    /** Numbers of tokens of texts that run alone: what fills no block of a kernel, and what several threads share. */
    private static final int[] LENGTHS = {2, 3, 7, 17, 33, 100};

    private SameBits() {}

    static boolean together(GraphModel model, Tokenizer tokenizer) {
        Random random = new Random(5);
        for (int[] shape : SHAPES) {
            TokenIds[] texts = new TokenIds[shape[1]];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text(random, shape[0], tokenizer);
            }
            try {
                if (!together(model, texts)) {
                    return false;
                }
            } catch (EncodingException e) {
                return false; // a graph that takes one text a run, as some exports do
            }
        }
        return true;
    }

    /** Whether two sessions of a model, which share the work of a run among more or fewer threads, give a text the same bits. */
    static boolean alike(GraphModel one, GraphModel other, Tokenizer tokenizer) {
        if (one.dimension() != other.dimension()) {
            return false;
        }
        Random random = new Random(7);
        for (int tokens : LENGTHS) {
            TokenIds[] text = {text(random, tokens, tokenizer)};
            float[][] vectors = new float[2][];
            one.run(text, (only, vector) -> vectors[0] = vector.clone());
            other.run(text, (only, vector) -> vectors[1] = vector.clone());
            if (!Arrays.equals(vectors[0], vectors[1])) {
                return false;
            }
        }
        return true;
    }

    private static boolean together(GraphModel model, TokenIds[] texts) {
        float[][] together = new float[texts.length][];
        model.run(texts, (i, vector) -> together[i] = vector.clone());
        boolean[] same = {true};
        for (int i = 0; i < texts.length && same[0]; i++) {
            float[] expected = together[i];
            model.run(new TokenIds[] {texts[i]}, (only, vector) -> same[0] = Arrays.equals(vector, expected));
        }
        return same[0];
    }

    private static TokenIds text(Random random, int tokens, Tokenizer tokenizer) {
        int[] ids = new int[tokens];
        for (int t = 1; t < tokens - 1; t++) {
            ids[t] = random.nextInt(tokenizer.greatestId() + 1);
        }
        ids[0] = tokenizer.first();
        ids[tokens - 1] = tokenizer.last();
        return TokenIds.of(ids);
    }
}
