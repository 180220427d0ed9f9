package io.github.pas4j.benchmarks.category;

import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Encodes each text once: many models are trained on nearly the same rows. */
final class RememberingEncoder implements SentenceEncoder {

    private final SentenceEncoder encoder;
    private final Map<String, float[]> known = new ConcurrentHashMap<>();

    RememberingEncoder(SentenceEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public int dimension() {
        return encoder.dimension();
    }

    @Override
    public float[] encode(String text) {
        return known.computeIfAbsent(text, encoder::encode).clone();
    }

    @Override
    public Embeddings encodeAll(List<String> texts) {
        List<String> fresh = texts.stream()
                .filter(text -> !known.containsKey(text))
                .distinct()
                .toList();
        Embeddings computed = encoder.encodeAll(fresh);
        for (int i = 0; i < fresh.size(); i++) {
            known.put(fresh.get(i), computed.row(i));
        }
        Embeddings.Builder all = Embeddings.builder(texts.size(), dimension());
        for (int i = 0; i < texts.size(); i++) {
            all.row(i, encode(texts.get(i)));
        }
        return all.build();
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
