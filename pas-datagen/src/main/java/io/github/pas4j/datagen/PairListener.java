package io.github.pas4j.datagen;

/** Watches a {@link PairPipeline}. Called by one thread at a time, which should not be kept long; what it throws ends the run. */
@FunctionalInterface
public interface PairListener {

    /** A prompt was decided. */
    void progressed(PairProgress progress);
}
