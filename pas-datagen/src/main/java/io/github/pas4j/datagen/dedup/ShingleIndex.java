package io.github.pas4j.datagen.dedup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds all texts that share enough runs of three characters with another one. Of two such texts the rarest
 * {@code n − ⌈threshold · n⌉ + 1} of each one's {@code n} different runs have one in common (prefix filtering: Chaudhuri,
 * Ganti and Kaushik, 2006). Nothing is missed. Of what comes so most
 * is passed over by its size and its {@linkplain ParityBits bits}, unread. Not thread-safe.
 */
final class ShingleIndex {

    /** More than a threshold loses as a {@code float}. */
    private static final double ROUNDING = 1e-6;

    private static final int PLACE_BITS = 10;
    private static final int MOST_PLACE = (1 << PLACE_BITS) - 1;
    private static final int MOST_SIZE = (1 << (Integer.SIZE - PLACE_BITS)) - 1;

    private final GramCounts counts;
    private final double threshold;
    private final double alone;
    private final Postings postings = new Postings();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<long[]> added = new ArrayList<>();
    private final List<long[]> bits = new ArrayList<>();
    private long[] folded = new long[1 << 10];
    private int[] sizes = new int[1 << 10];
    private final Seen seen = new Seen();

    ShingleIndex(GramCounts counts, double threshold) {
        this.counts = counts;
        this.threshold = threshold;
        this.alone = (1 - threshold + ROUNDING) / (1 + threshold - ROUNDING);
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
        Arrays.sort(all);
        int different = 1;
        for (int i = 1; i < all.length; i++) {
            if (all[i] != all[i - 1]) {
                all[different++] = all[i];
            }
        }
        return Arrays.copyOf(all, different);
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
        long[] rarest = rarest(shingles);
        for (int at = 0; at < rarest.length; at++) {
            postings.add(key(rarest[at], size), posting(added.size(), shingles.length, at));
        }
        numbers.add(number);
        added.add(shingles);
        long[] own = ParityBits.of(shingles);
        bits.add(own);
        if (bits.size() > folded.length) {
            folded = Arrays.copyOf(folded, 2 * folded.length);
            sizes = Arrays.copyOf(sizes, folded.length);
        }
        folded[bits.size() - 1] = ParityBits.folded(own);
        sizes[bits.size() - 1] = shingles.length;
    }

    /** Hands over the numbers of all texts that are near enough, and how near. */
    void near(long[] shingles, NearConsumer consumer) {
        seen.forgetAll();
        long[] own = ParityBits.of(shingles);
        long ownFolded = ParityBits.folded(own);
        int size = sizeClass(shingles.length);
        long[] rarest = rarest(shingles);
        for (int i = 0; i < rarest.length; i++) {
            int at = i;
            for (int other = size - 1; other <= size + 1; other++) {
                postings.forEach(key(rarest[i], other), found -> {
                    int text = (int) (found >>> Integer.SIZE);
                    if (near(found, at, shingles.length)
                            && seen.add(text)
                            && near(own, ownFolded, shingles.length, text)) {
                        float near = (float) jaccard(shingles, added.get(text));
                        if (near >= threshold) {
                            consumer.accept(numbers.get(text), near);
                        }
                    }
                });
            }
        }
    }

    /** A text, and so that most need not be looked at, its size, and the place of the run among its rarest. */
    private static long posting(int text, int size, int place) {
        return (long) text << Integer.SIZE
                | (long) Math.min(size, MOST_SIZE) << PLACE_BITS
                | Math.min(place, MOST_PLACE);
    }

    /**
     * Whether the text of a posting can be near: no more runs may be in one text alone than {@link #most}, and where the first common
     * one of the rarest is at places {@code i} and {@code j}, the {@code i + j} before it are (PPJoin: Xiao, Wang, Lin, Yu, 2008).
     */
    private boolean near(long posting, int place, int size) {
        int other = (int) (posting >>> PLACE_BITS) & MOST_SIZE;
        if (other == MOST_SIZE || size >= MOST_SIZE) {
            return true;
        }
        int before = place + ((int) posting & MOST_PLACE);
        return Math.max(before, Math.abs(size - other)) <= most(size, other);
    }

    /** Whether the bits of a text, first those in one word, which lie side by side, let it be near. */
    private boolean near(long[] own, long ownFolded, int size, int text) {
        double most = most(size, sizes[text]);
        return Long.bitCount(ownFolded ^ folded[text]) <= most && ParityBits.within(own, bits.get(text), most);
    }

    /** How many runs may be in one of two near texts alone. */
    private double most(int size, int other) {
        return alone * ((double) size + other) + ROUNDING;
    }

    /** Takes a text that is near. */
    interface NearConsumer {
        void accept(int number, float jaccard);
    }

    /** Two sizes that may be near enough are in one class or in neighbouring ones. */
    private int sizeClass(int size) {
        return (int) Math.floor(Math.log(size) / -Math.log(Math.min(threshold, 0.95) - ROUNDING));
    }

    private static long key(long gram, int sizeClass) {
        return gram * 31 + sizeClass * 0x632BE59BD9B4E019L;
    }

    private long[] rarest(long[] all) {
        int wanted = all.length - (int) Math.ceil((threshold - ROUNDING) * all.length) + 1;
        long[] places = new long[all.length]; // all are sorted: of equally frequent ones the lesser goes first
        for (int i = 0; i < places.length; i++) {
            places[i] = (long) counts.count(all[i]) << Integer.SIZE | i;
        }
        Arrays.sort(places);
        long[] rarest = new long[Math.min(wanted, all.length)];
        for (int i = 0; i < rarest.length; i++) {
            rarest[i] = all[(int) places[i]];
        }
        return rarest;
    }
}
