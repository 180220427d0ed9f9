package io.github.pas4j.cli;

import io.github.pas4j.ProgressListener;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the texts of lists that were encoded: what a run store knows already does not come here. */
final class CountingEncoder implements SentenceEncoder {

    private final SentenceEncoder encoder;
    private final AtomicLong count;

    CountingEncoder(SentenceEncoder encoder, AtomicLong count) {
        this.encoder = encoder;
        this.count = count;
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public float[] encode(String text) {
        return encoder.encode(text);
    }

    @Override
    public Embeddings encodeAll(List<String> texts) {
        return counted(encoder.encodeAll(texts));
    }

    @Override
    public Embeddings encodeAll(List<String> texts, ProgressListener listener) {
        return counted(encoder.encodeAll(texts, listener));
    }

    private Embeddings counted(Embeddings vectors) {
        count.addAndGet(vectors.size());
        return vectors;
    }

    @Override
    public void close() {
        encoder.close();
    }

    @Override
    public String toString() {
        return encoder.toString();
    }
}
