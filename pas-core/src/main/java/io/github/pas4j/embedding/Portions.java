package io.github.pas4j.embedding;

import io.github.pas4j.ProgressListener;
import java.util.List;
import java.util.Objects;

/** Encodes a list portion by portion, for encoders that cannot tell themselves how far they are. */
final class Portions {

    private static final int TEXTS = 64;

    private Portions() {}

    static Embeddings encode(SentenceEncoder encoder, List<String> texts, ProgressListener listener) {
        Objects.requireNonNull(listener, "listener");
        List<String> copy = List.copyOf(texts);
        Embeddings.Builder all = Embeddings.builder(copy.size(), encoder.dimension());
        for (int from = 0; from < copy.size(); from += TEXTS) {
            int to = Math.min(copy.size(), from + TEXTS);
            if (Thread.currentThread().isInterrupted()) {
                throw new EncodingException("interrupted after " + from + " of " + copy.size() + " texts", null);
            }
            Embeddings portion = encoder.encodeAll(copy.subList(from, to));
            for (int i = 0; i < portion.size(); i++) {
                all.row(from + i, portion.row(i));
                if (portion.truncated(i)) {
                    all.truncated(from + i);
                }
            }
            listener.progressed(to, copy.size());
        }
        return all.build();
    }
}
