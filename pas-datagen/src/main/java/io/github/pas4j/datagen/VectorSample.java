package io.github.pas4j.datagen;

import io.github.pas4j.embedding.Embeddings;
import java.util.List;
import java.util.Objects;

/**
 * Vectors of some of the prompts that one encoder compared, for maps and statistics: drawn by their ids, so the same ones
 * whatever the number of threads, kept or dropped. Immutable and thread-safe.
 */
public final class VectorSample {

    private final List<String> ids;
    private final Embeddings vectors;
    private final List<Double> nearest;
    private final long texts;
    private final long distinct;

    VectorSample(List<String> ids, Embeddings vectors, List<Double> nearest, long texts, long distinct) {
        this.ids = List.copyOf(ids);
        this.vectors = Objects.requireNonNull(vectors, "vectors");
        this.nearest = List.copyOf(nearest);
        this.texts = texts;
        this.distinct = distinct;
        if (vectors.size() != ids.size()) {
            throw new IllegalArgumentException(ids.size() + " ids, " + vectors.size() + " vectors");
        }
    }

    /** The prompts' ids, in the order in which the prompts came; of prompts of one text the one that stands for it. Unmodifiable. */
    public List<String> ids() {
        return ids;
    }

    /** Their vectors, in that order, of unit norm. */
    public Embeddings vectors() {
        return vectors;
    }

    /**
     * Cosines, in [-1, 1], of up to 1,000 prompts, of those that are neither filtered nor duplicates, each to the nearest other
     * one of these; in no order that says whose they are. Unmodifiable.
     */
    public List<Double> nearest() {
        return nearest;
    }

    /** How many different texts it was drawn from. */
    public long texts() {
        return texts;
    }

    /** How many prompts, neither filtered nor duplicates, {@link #nearest()} was drawn from. */
    public long distinct() {
        return distinct;
    }

    /** Sizes alone. */
    @Override
    public String toString() {
        return "VectorSample[" + ids.size() + " of " + texts + " texts]";
    }
}
