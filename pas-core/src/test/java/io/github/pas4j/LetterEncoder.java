package io.github.pas4j;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.List;

/** Counts pairs of letters: nearness in spelling, which is enough to see who is asked and in which order. */
final class LetterEncoder implements SentenceEncoder {

    private static final int DIMENSION = 257;

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public float[] encode(String text) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i + 1 < text.length(); i++) {
            vector[(text.charAt(i) * 31 + text.charAt(i + 1)) % DIMENSION]++;
        }
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        for (int i = 0; i < DIMENSION && squares > 0; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    @Override
    public Embeddings encodeAll(List<String> texts) {
        float[] all = new float[DIMENSION * texts.size()];
        for (int i = 0; i < texts.size(); i++) {
            System.arraycopy(encode(texts.get(i)), 0, all, i * DIMENSION, DIMENSION);
        }
        return Embeddings.of(all, DIMENSION);
    }

    @Override
    public void close() {}
}
