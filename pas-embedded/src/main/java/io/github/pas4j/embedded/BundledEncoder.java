package io.github.pas4j.embedded;

import io.github.pas4j.ProgressListener;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.List;

/** An encoder of this module, which by its name can be told from any other. */
record BundledEncoder(String name, SentenceEncoder encoder) implements SentenceEncoder {

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
        return encoder.encodeAll(texts);
    }

    @Override
    public Embeddings encodeAll(List<String> texts, ProgressListener listener) {
        return encoder.encodeAll(texts, listener);
    }

    @Override
    public void close() {
        encoder.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
