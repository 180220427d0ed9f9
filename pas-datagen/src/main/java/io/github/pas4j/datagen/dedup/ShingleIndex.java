package io.github.pas4j.datagen.dedup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds all texts that share enough runs of three characters with another one. Of two such texts the rarest
 * {@code n − ⌈threshold · n⌉ + 1} of each one's {@code n} different runs have one in common (prefix filtering: Chaudhuri,
 * Ganti and Kaushik, 2006). Nothing is missed. Not thread-safe.
 */
final class ShingleIndex {

    private final GramCounts counts;
    private final double threshold;
    private final Postings postings = new Postings();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<long[]> added = new ArrayList<>();

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

    /** Adds a text by its shingles, which are kept for comparing. */
    void add(int number, long[] shingles) {
        int size = sizeClass(shingles.length);
        for (long gram : rarest(shingles)) {
            postings.add(key(gram, size), added.size());
        }
        numbers.add(number);
        added.add(shingles);
    }

    /** Hands over the numbers of all texts that are near enough, and how near. */
    void near(long[] shingles, NearConsumer consumer) {
        BitSet seen = new BitSet();
        int size = sizeClass(shingles.length);
        for (long gram : rarest(shingles)) {
            for (int other = size - 1; other <= size + 1; other++) {
                postings.forEach(key(gram, other), at -> {
                    if (!seen.get(at)) {
                        seen.set(at);
                        float near = (float) jaccard(shingles, added.get(at));
                        if (near >= threshold) {
                            consumer.accept(numbers.get(at), near);
                        }
                    }
                });
            }
        }
    }

    /** Takes a text that is near. */
    interface NearConsumer {
        void accept(int number, float jaccard);
    }

    /** Two sizes that may be near enough are in one class or in neighbouring ones. */
    private int sizeClass(int size) {
        return (int) Math.floor(Math.log(size) / -Math.log(Math.min(threshold, 0.95) - 1e-6));
    }

    private static long key(long gram, int sizeClass) {
        return gram * 31 + sizeClass * 0x632BE59BD9B4E019L;
    }

    private long[] rarest(long[] all) {
        int wanted = all.length - (int) Math.ceil(threshold * all.length - 1e-6) + 1;
        return Arrays.stream(all)
                .boxed()
                .sorted(counts::compare)
                .limit(wanted)
                .mapToLong(Long::longValue)
                .toArray();
    }
}
