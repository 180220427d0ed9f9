package io.github.pas4j.datagen.dedup;

import io.github.pas4j.embedding.index.IndexChoice;
import io.github.pas4j.embedding.index.IndexTask;
import io.github.pas4j.embedding.index.VectorIndexes;

/** Which index to take. */
enum IndexPreference {
    AUTOMATIC,
    EXACT,
    GRAPH;

    IndexChoice choice(int dimension, int size) {
        return switch (this) {
            case AUTOMATIC -> VectorIndexes.choose(dimension, size, IndexTask.ALL_PAIRS);
            case EXACT -> new IndexChoice(IndexChoice.Kind.EXACT, dimension, "asked for");
            case GRAPH -> new IndexChoice(IndexChoice.Kind.GRAPH, dimension, "asked for");
        };
    }
}
