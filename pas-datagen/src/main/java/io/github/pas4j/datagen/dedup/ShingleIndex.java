package io.github.pas4j.datagen.dedup;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds all texts that share enough runs of three characters with another one. Of two such texts the rarest
 * {@code n − ⌈threshold · n⌉ + 1} of each one's {@code n} different runs have one in common (prefix filtering: Chaudhuri,
 * Ganti and Kaushik, 2006). Nothing is missed. Not thread-safe.
 */
final class ShingleIndex {

    private final GramCounts counts;
    private final double threshold;
    private final Postings postings = new Postings();

    ShingleIndex(GramCounts counts, double threshold) {
        this.counts = counts;
        this.threshold = threshold;
    }

    /** Different runs of three characters; of a shorter text, itself. Sorted. */
    static long[] shingles(String text) {
        if (text.length() < GramCounts.LENGTH) {
            return new long[] {Long.MIN_VALUE | text.hashCode()};
        }
        long[] all = new long[text.length() - GramCounts.LENGTH + 1];
        for (int at = 0; at < all.length; at++) {
            all[at] = GramCounts.gram(text, at);
        }
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    /** Share of common ones among all of two sorted lists. */
    static double jaccard(long[] a, long[] b) {
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int order = Long.compare(a[i], b[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common / (double) (a.length + b.length - common);
    }

    void add(int number, String text) {
        for (long gram : rarest(text)) {
            postings.add(gram, number);
        }
    }

    /** Hands over candidates, some more than once. */
    void candidates(String text, IntConsumer consumer) {
        for (long gram : rarest(text)) {
            postings.forEach(gram, consumer);
        }
    }

    private long[] rarest(String text) {
        long[] all = shingles(text);
        int wanted = all.length - (int) Math.ceil(threshold * all.length - 1e-6) + 1;
        return Arrays.stream(all)
                .boxed()
                .sorted(counts::compare)
                .limit(wanted)
                .mapToLong(Long::longValue)
                .toArray();
    }
}
