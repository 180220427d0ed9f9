package io.github.pas4j.embedding.index;

/** What an index is mostly for. */
public enum IndexTask {

    /** One query after another, each answered at once. */
    SEARCH,

    /** All pairs beyond a threshold, once: finding duplicates, clustering. */
    ALL_PAIRS
}
