package io.github.pas4j.datagen.dedup;

/**
 * For a set of runs, each bit the parity of how many of them fall on it. Two sets differ in no fewer elements than their
 * bits do, which is far quicker to count. Sets of other sizes have other lengths, always a power of two: the longer one folds.
 */
final class ParityBits {

    private ParityBits() {}

    /** Between one and two bits for each run, no fewer than 64. */
    static long[] of(long[] runs) {
        int words = Math.max(1, Integer.highestOneBit(Math.max(1, (2 * runs.length - 1) / Long.SIZE)));
        long[] bits = new long[words];
        for (long run : runs) {
            int hash = (int) ((run * 0x9E3779B97F4A7C15L) >>> 32);
            bits[(hash >>> 6) & (words - 1)] ^= 1L << hash; // the lowest six bits are the place within a word
        }
        return bits;
    }

    /** All bits folded into one word. */
    static long folded(long[] bits) {
        long folded = 0;
        for (long word : bits) {
            folded ^= word;
        }
        return folded;
    }

    /** False only if two sets differ in more elements than these. */
    static boolean within(long[] a, long[] b, double most) {
        long[] shorter = a.length < b.length ? a : b;
        long[] longer = a.length < b.length ? b : a;
        int differ = 0;
        for (int word = 0; word < shorter.length && differ <= most; word++) {
            long bits = shorter[word];
            for (int at = word; at < longer.length; at += shorter.length) {
                bits ^= longer[at];
            }
            differ += Long.bitCount(bits);
        }
        return differ <= most;
    }
}
