package io.github.pas4j.datagen;

import java.util.Locale;

/** How far a prompt of a {@link PairPipeline} has come. */
public enum PairState {
    /** Nothing is decided yet. */
    PENDING,
    /** A critic found the complement, or the silence, right. */
    ACCEPTED,
    /** Nothing was right within the attempts; the history says what was tried. */
    QUARANTINED,
    /** Judged by nobody: the critic could not be understood, or the models gave no answer. */
    UNVERIFIED,
    /** Not needed: its category was full, or had its share of silence. */
    SURPLUS;

    /** The name in files and run stores: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
