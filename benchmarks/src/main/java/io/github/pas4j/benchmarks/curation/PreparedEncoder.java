package io.github.pas4j.benchmarks.curation;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Vectors that are there already. */
final class PreparedEncoder implements SentenceEncoder {

    private final Map<String, float[]> vectors;

    PreparedEncoder(Map<String, float[]> vectors) {
        this.vectors = vectors;
    }

    @Override
    public int dimension() {
        return LikelyVectors.DIMENSION;
    }

    @Override
    public float[] encode(String text) {
        return Objects.requireNonNull(vectors.get(text)).clone();
    }

    @Override
    public Embeddings encodeAll(List<String> texts) {
        Embeddings.Builder all = Embeddings.builder(texts.size(), dimension());
        for (int i = 0; i < texts.size(); i++) {
            all.row(i, encode(texts.get(i)));
        }
        return all.build();
    }

    @Override
    public void close() {}
}
