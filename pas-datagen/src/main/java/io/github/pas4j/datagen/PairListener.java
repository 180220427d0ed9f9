package io.github.pas4j.datagen;

/** Watches a {@link PairPipeline}. Called by one thread at a time, which should not be kept long; what it throws ends the run. */
@FunctionalInterface
public interface PairListener {

    /** Prompts were decided, one or several at once; in batch mode also at the end of a round. */
    void progressed(PairProgress progress);
}
