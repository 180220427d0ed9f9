package io.github.pas4j.embedding;

/** Takes pairs of vectors that are alike, one after another. */
@FunctionalInterface
public interface PairConsumer {

    /**
     * Takes a pair. What it throws ends the search for further ones and reaches the caller of it.
     *
     * @param first id of one vector
     * @param second id of the other, greater than {@code first}
     * @param cosine of the angle between them
     */
    void accept(int first, int second, float cosine);
}
