package io.github.pas4j.client.internal;

/** How an answer comes. */
public enum Delivery {
    /** At once. */
    WHOLE,
    /** Piece by piece. */
    STREAM
}
