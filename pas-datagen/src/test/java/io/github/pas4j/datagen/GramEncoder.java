package io.github.pas4j.datagen;

import io.github.pas4j.ProgressListener;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts with common runs of three characters are near; it counts what it encodes, and can be made to fail. */
final class GramEncoder implements SentenceEncoder {

    private static final int DIMENSION = 64;

    private final long seed;
    private final int cutAfter;
    private final List<String> encoded = new ArrayList<>();
    private int failAfter = Integer.MAX_VALUE;

    GramEncoder() {
        this(1, Integer.MAX_VALUE);
    }

    /**
     * @param seed another one gives other vectors
     * @param cutAfter so many characters are read
     */
    GramEncoder(long seed, int cutAfter) {
        this.seed = seed;
        this.cutAfter = cutAfter;
    }

    /** Fails once so many texts of lists have been encoded. */
    void failAfter(int texts) {
        failAfter = texts;
    }

    /** Texts of lists, in order. */
    List<String> encoded() {
        return encoded;
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public float[] encode(String text) {
        float[] sum = new float[DIMENSION];
        sum[0] = 0.1f;
        String padded = " " + text.substring(0, Math.min(cutAfter, text.length())) + " ";
        for (int at = 0; at + 2 < padded.length(); at++) {
            Random direction = new Random(padded.substring(at, at + 3).hashCode() * 31L + seed);
            for (int d = 0; d < DIMENSION; d++) {
                sum[d] += (float) direction.nextGaussian();
            }
        }
        double norm = 0;
        for (float value : sum) {
            norm += value * value;
        }
        for (int d = 0; d < DIMENSION; d++) {
            sum[d] /= (float) Math.sqrt(norm);
        }
        return sum;
    }

    @Override
    public Embeddings encodeAll(List<String> texts) {
        Embeddings.Builder rows = Embeddings.builder(texts.size(), DIMENSION);
        for (int i = 0; i < texts.size(); i++) {
            if (encoded.size() >= failAfter) {
                throw new EncodingException("the plug was pulled", null);
            }
            encoded.add(texts.get(i));
            rows.row(i, encode(texts.get(i)));
            if (texts.get(i).length() > cutAfter) {
                rows.truncated(i);
            }
        }
        return rows.build();
    }

    @Override
    public Embeddings encodeAll(List<String> texts, ProgressListener listener) {
        return encodeAll(texts);
    }

    @Override
    public void close() {}
}
