package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.VectorIndex;

/**
 * Which index {@link VectorIndexes} would take, and why.
 *
 * @param kind the index
 * @param dimension of its vectors
 * @param reason one sentence with the numbers that decided
 */
public record IndexChoice(Kind kind, int dimension, String reason) {

    /** Kinds of indexes. */
    public enum Kind {
        /** {@link ExactIndex}. */
        EXACT,
        /** {@link JVectorIndex}. */
        GRAPH
    }

    /** A new, empty index of the kind, with its default options. */
    public VectorIndex create() {
        return kind == Kind.EXACT ? ExactIndex.create(dimension) : JVectorIndex.create(dimension);
    }

    @Override
    public String toString() {
        return (kind == Kind.EXACT ? "ExactIndex: " : "JVectorIndex: ") + reason;
    }
}
