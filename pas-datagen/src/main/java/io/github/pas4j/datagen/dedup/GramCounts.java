package io.github.pas4j.datagen.dedup;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How frequent runs of three characters are, so that rare ones are looked up first. Any order finds the same; runs that share a cell
 * only make the order a worse one.
 */
final class GramCounts {

    /** Characters of a run. */
    static final int LENGTH = 3;

    private static final int CELLS = 1 << 20;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(CELLS);

    /** The three characters themselves, 48 bits. */
    static long gram(String text, int at) {
        return ((long) text.charAt(at) << 32) | ((long) text.charAt(at + 1) << 16) | text.charAt(at + 2);
    }

    void count(String text) {
        for (int at = 0; at + LENGTH <= text.length(); at++) {
            counts.getAndIncrement(cell(gram(text, at)));
        }
    }

    /** How often the run was counted, and what shares its cell. */
    int count(long gram) {
        return counts.get(cell(gram));
    }

    private static int cell(long gram) {
        long hash = gram * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 44);
    }
}
