package io.github.pas4j.embedding.onnx;

import java.util.Arrays;

/** Which two neighbouring pieces become which one, and how soon: a hash table of longs, since a text asks it often. */
final class Merges {

    /** What no pair of ids is. */
    private static final long EMPTY = -1;

    private final long[] pairs;
    /** Rank in the upper half, the merged id in the lower. */
    private final long[] results;

    private final int mask;

    Merges(int count) {
        int capacity = Integer.highestOneBit(Math.max(8, count)) * 4;
        pairs = new long[capacity];
        results = new long[capacity];
        Arrays.fill(pairs, EMPTY);
        mask = capacity - 1;
    }

    /** Of a pair that is there already, the last rank counts, as with the reference. */
    void put(int left, int right, int rank, int merged) {
        long pair = pair(left, right);
        int at = slot(pair);
        pairs[at] = pair;
        results[at] = ((long) rank << 32) | merged;
    }

    /** Rank in the upper half, the merged id in the lower; -1 where the two do not merge. */
    long find(int left, int right) {
        int at = slot(pair(left, right));
        return pairs[at] == EMPTY ? EMPTY : results[at];
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    private int slot(long pair) {
        long hash = pair * 0x9E3779B97F4A7C15L;
        int at = (int) (hash >>> 32) & mask;
        while (pairs[at] != EMPTY && pairs[at] != pair) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
