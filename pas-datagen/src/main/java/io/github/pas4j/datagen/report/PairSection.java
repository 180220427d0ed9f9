package io.github.pas4j.datagen.report;

import io.github.pas4j.datagen.GeneratedPair;
import java.util.Map;

/** A part of the page on pairs. Sees each pair once, keeps counts and a few of them, then writes itself. */
interface PairSection {

    /** Of its element, and of its numbers among the data of the charts. */
    String id();

    /** In the list of parts. */
    String name();

    default void add(GeneratedPair pair) {}

    /** Whether there is nothing to show. */
    default boolean isEmpty() {
        return false;
    }

    void write(Html html);

    /** What its charts are drawn from, or nothing. */
    default Map<String, Object> data() {
        return Map.of();
    }
}
