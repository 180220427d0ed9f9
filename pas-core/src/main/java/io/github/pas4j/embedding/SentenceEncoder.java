package io.github.pas4j.embedding;

import io.github.pas4j.ProgressListener;
import java.util.List;

/**
 * Turns texts into vectors whose cosine says how near the texts are in meaning.
 *
 * <p>Every vector has length {@link #dimension()} and unit L2 norm, so that a dot product is a cosine. The same text
 * gives the same vector whatever it is encoded together with. Implementations are safe for use by many threads. After
 * {@link #close()} every method but {@code close} throws {@link IllegalStateException}.
 */
public interface SentenceEncoder extends AutoCloseable {

    /** Length of the vectors, at least 1. */
    int dimension();

    /**
     * Encodes one text.
     *
     * @param text any text, the empty one and unpaired surrogates included; what is beyond the encoder's limit is cut
     * @return a new array of length {@link #dimension()}
     * @throws EncodingException if the model fails
     */
    float[] encode(String text);

    /**
     * Encodes a list of texts; row {@code i} is the vector of text {@code i}.
     *
     * @param texts any number of texts, none of them null
     * @throws EncodingException if the model fails
     */
    Embeddings encodeAll(List<String> texts);

    /**
     * As {@link #encodeAll(List)}, and tells how far it is. To cancel, interrupt the calling thread or throw from the listener.
     *
     * @param texts any number of texts, none of them null
     * @param listener hears how many texts are done; an exception that it throws ends the work and reaches the caller
     * @throws EncodingException if the model fails
     */
    default Embeddings encodeAll(List<String> texts, ProgressListener listener) {
        return Portions.encode(this, texts, listener);
    }

    /** Frees the model. Calling it again does nothing. */
    @Override
    void close();
}
