package io.github.pas4j.datagen.dedup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds all texts within a few edits of another one. An edit leaves all runs of three characters but four as they are, moved by at most one
 * place; so of the rarest {@code 4·edits + 1} runs of two such texts at least one is in both, near the same place (Xiao, Wang and
 * Lin, Ed-Join, 2008). Nothing within the limit is missed. Not thread-safe.
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
        for (Run run : rarest(text)) {
            postings.add(key(run.gram(), run.at() / BUCKET), number);
        }
    }

    /** Hands over candidates, some more than once. */
    void candidates(String text, IntConsumer consumer) {
        for (Run run : rarest(text)) {
            int bucket = run.at() / BUCKET;
            for (int near = Math.max(0, bucket - 1); near <= bucket + 1; near++) {
                postings.forEach(key(run.gram(), near), consumer);
            }
        }
    }

    private record Run(long gram, int at) {}

    private List<Run> rarest(String text) {
        int edits = edits(text.length() + MOST_EDITS); // the other one may be longer
        if (edits == 0 || text.length() < GramCounts.LENGTH) {
            return List.of();
        }
        List<Run> runs = new ArrayList<>();
        for (int at = 0; at + GramCounts.LENGTH <= text.length(); at++) {
            runs.add(new Run(GramCounts.gram(text, at), at));
        }
        runs.sort((a, b) -> counts.compare(a.gram(), b.gram()));
        int wanted = Math.min(runs.size(), edits * LOST_BY_AN_EDIT + 1);
        while (wanted < runs.size()
                && runs.get(wanted).gram() == runs.get(wanted - 1).gram()) {
            wanted++;
        }
        return runs.subList(0, wanted);
    }

    private static long key(long gram, int bucket) {
        return gram * 31 + bucket * 0x632BE59BD9B4E019L;
    }
}
