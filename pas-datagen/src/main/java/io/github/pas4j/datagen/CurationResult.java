package io.github.pas4j.datagen;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a curation kept and dropped. Immutable. */
public final class CurationResult {

    private final List<CuratedPrompt> kept;
    private final List<DroppedPrompt> dropped;
    private final CurationCounts counts;
    private final SortedMap<String, String> indexes;
    private final SortedMap<String, Double> sampleRecall;

    CurationResult(
            List<CuratedPrompt> kept,
            List<DroppedPrompt> dropped,
            CurationCounts counts,
            SortedMap<String, String> indexes,
            SortedMap<String, Double> sampleRecall) {
        this.kept = List.copyOf(kept);
        this.dropped = List.copyOf(dropped);
        this.counts = counts;
        this.indexes = new TreeMap<>(indexes);
        this.sampleRecall = new TreeMap<>(sampleRecall);
    }

    /** The kept prompts in the order in which they came; unmodifiable. */
    public List<CuratedPrompt> kept() {
        return kept;
    }

    /** The dropped prompts in the order in which they came; unmodifiable. */
    public List<DroppedPrompt> dropped() {
        return dropped;
    }

    /** How many ended in which way. */
    public CurationCounts counts() {
        return counts;
    }

    /** Which index searched the vectors of a language, and why that one; a copy. */
    public SortedMap<String, String> indexes() {
        return new TreeMap<>(indexes);
    }

    /**
     * For each language whose vectors a graph searched, the share of near pairs that it found among those of a sample; a
     * copy. Languages whose search was exact, which misses nothing, are not in it.
     */
    public SortedMap<String, Double> sampleRecall() {
        return new TreeMap<>(sampleRecall);
    }

    @Override
    public String toString() {
        return "CurationResult[read=" + counts.read() + ", kept=" + counts.kept() + "]";
    }
}
