package io.github.pas4j.datagen.dedup;

/** What a {@link NearDuplicates} was told. */
record Settings(float threshold, float shingleThreshold, PairVeto veto, IndexPreference index, int threads) {}
