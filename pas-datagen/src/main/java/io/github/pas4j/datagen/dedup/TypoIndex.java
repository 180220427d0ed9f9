package io.github.pas4j.datagen.dedup;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds all texts within a few edits of another one. An edit leaves all runs of three characters but four as they are, moved by at most one
 * place; so of the rarest {@code 4·edits + 1} runs of two such texts at least one is in both, near the same place (Xiao, Wang and
 * Lin, Ed-Join, 2008). Nothing within the limit is missed. What has too many other letters is not handed over. Not thread-safe.
 */
final class TypoIndex {

    /** More edits than this are not looked for. */
    static final int MOST_EDITS = 3;

    private static final int LOST_BY_AN_EDIT = GramCounts.LENGTH + 1;

    /** Places in one bucket; more than {@link #MOST_EDITS}, so that neighbouring buckets are enough. */
    private static final int BUCKET = 4;

    private final GramCounts counts;
    private final double threshold;
    private final Postings postings = new Postings();
    private final Seen seen = new Seen();
    private TypoBits[] bits = new TypoBits[1 << 10];

    TypoIndex(GramCounts counts, double threshold) {
        this.counts = counts;
        this.threshold = threshold;
    }

    /** How many edits a text may be away from one that is no shorter than it by more than these. */
    int edits(int length) {
        int byThreshold = (int) Math.floor((1 - threshold) * length + 1e-6);
        int byRuns = (length - GramCounts.LENGTH) / LOST_BY_AN_EDIT;
        return Math.max(0, Math.min(MOST_EDITS, Math.min(byThreshold, byRuns)));
    }

    void add(int number, String text) {
        Runs rarest = rarest(text);
        for (int i = 0; i < rarest.size; i++) {
            postings.add(
                    key(rarest.grams[i], rarest.places[i] / BUCKET), (long) number << Integer.SIZE | text.length());
        }
        if (rarest.size > 0) {
            if (number >= bits.length) {
                bits = Arrays.copyOf(bits, Math.max(number + 1, 2 * bits.length));
            }
            bits[number] = TypoBits.of(text);
        }
    }

    /** Hands over candidates, each once. */
    void candidates(String text, IntConsumer consumer) {
        Runs rarest = rarest(text);
        TypoBits own = TypoBits.of(text);
        seen.forgetAll();
        for (int i = 0; i < rarest.size; i++) {
            int bucket = rarest.places[i] / BUCKET;
            for (int near = Math.max(0, bucket - 1); near <= bucket + 1; near++) {
                postings.forEach(key(rarest.grams[i], near), found -> {
                    if (Math.abs(text.length() - (int) found) > MOST_EDITS) {
                        return;
                    }
                    int other = (int) (found >>> Integer.SIZE);
                    if (seen.add(other) && own.within(bits[other], edits(Math.max(text.length(), (int) found)))) {
                        consumer.accept(other);
                    }
                });
            }
        }
    }

    /** The rarest runs, by rising frequency, then by their characters, then by their places; all of the last kind. */
    private Runs rarest(String text) {
        int edits = edits(text.length() + MOST_EDITS); // the other one may be longer
        Runs runs = new Runs();
        if (edits == 0 || text.length() < GramCounts.LENGTH) {
            return runs;
        }
        int wanted = edits * LOST_BY_AN_EDIT + 1;
        int end = text.length() - GramCounts.LENGTH + 1;
        for (int at = 0; at < end; at++) {
            long gram = GramCounts.gram(text, at);
            runs.insert(gram, counts.count(gram), at, wanted);
        }
        if (runs.size == wanted) {
            long last = runs.grams[wanted - 1];
            for (int at = runs.places[wanted - 1] + 1; at < end; at++) {
                if (GramCounts.gram(text, at) == last) {
                    runs.append(last, at);
                }
            }
        }
        return runs;
    }

    /** A few runs in order. */
    private static final class Runs {

        private long[] grams = new long[MOST_EDITS * LOST_BY_AN_EDIT + 2];
        private int[] places = new int[grams.length];
        private final int[] frequencies = new int[grams.length];
        private int size;

        /** Puts a run where it belongs, and forgets what is then beyond the wanted number. */
        void insert(long gram, int frequency, int place, int wanted) {
            int at = size;
            while (at > 0 && before(gram, frequency, at - 1)) {
                at--;
            }
            if (at >= wanted) {
                return;
            }
            int moved = Math.min(size, wanted - 1) - at;
            System.arraycopy(grams, at, grams, at + 1, moved);
            System.arraycopy(places, at, places, at + 1, moved);
            System.arraycopy(frequencies, at, frequencies, at + 1, moved);
            grams[at] = gram;
            frequencies[at] = frequency;
            places[at] = place;
            size = Math.min(size + 1, wanted);
        }

        private boolean before(long gram, int frequency, int other) {
            return frequency < frequencies[other] || (frequency == frequencies[other] && gram < grams[other]);
        }

        void append(long gram, int place) {
            if (size == grams.length) {
                grams = Arrays.copyOf(grams, 2 * size);
                places = Arrays.copyOf(places, 2 * size);
            }
            grams[size] = gram;
            places[size++] = place;
        }
    }

    private static long key(long gram, int bucket) {
        return gram * 31 + bucket * 0x632BE59BD9B4E019L;
    }
}
