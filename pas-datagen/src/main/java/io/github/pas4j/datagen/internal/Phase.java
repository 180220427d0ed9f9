package io.github.pas4j.datagen.internal;

/** What is being done for a prompt. */
public enum Phase {
    /** A complement is being written. */
    GENERATING,
    /** A pair is being judged. */
    JUDGING
}
