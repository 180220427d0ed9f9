package io.github.pas4j.datagen;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a curation kept and dropped. Immutable. */
public final class CurationResult {

    private final List<CuratedPrompt> kept;
    private final List<DroppedPrompt> dropped;
    private final CurationCounts counts;
    private final SortedMap<String, String> indexes;
    private final SortedMap<String, Double> sampleRecall;
    private final List<Integer> groupSizes;
    private final List<String> shortfalls;
    private final Map<CurationStage, Duration> times;
    private final float threshold;
    private final SortedMap<String, VectorSample> vectorSamples;

    private CurationResult(Builder builder) {
        this.kept = List.copyOf(builder.kept);
        this.dropped = List.copyOf(builder.dropped);
        this.counts = builder.counts;
        this.indexes = new TreeMap<>(builder.indexes);
        this.sampleRecall = new TreeMap<>(builder.sampleRecall);
        this.groupSizes = List.copyOf(builder.groupSizes);
        this.shortfalls = List.copyOf(builder.shortfalls);
        this.times = Collections.unmodifiableMap(new LinkedHashMap<>(builder.times));
        this.threshold = builder.threshold;
        this.vectorSamples = Collections.unmodifiableSortedMap(new TreeMap<>(builder.vectorSamples));
    }

    static Builder builder(List<CuratedPrompt> kept, List<DroppedPrompt> dropped, CurationCounts counts) {
        return new Builder(kept, dropped, counts);
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

    /**
     * How many prompts each group has, by its number: what was neither filtered nor a duplicate, selected or not. Empty if
     * nothing was to be selected; unmodifiable.
     */
    public List<Integer> groupSizes() {
        return groupSizes;
    }

    /**
     * Aims of the selection that the prompts did not allow to be reached, one line each, such as {@code size: 1512 of 2000};
     * unmodifiable.
     */
    public List<String> shortfalls() {
        return shortfalls;
    }

    /** How long each stage took that there was, in their order, all languages together; unmodifiable. */
    public Map<CurationStage, Duration> stageTimes() {
        return times;
    }

    /** The cosine from which prompts were too near to each other, in (0, 1]. */
    public float duplicateThreshold() {
        return threshold;
    }

    /**
     * Samples of vectors, if {@link PromptCurator.Builder#vectorSample} asked for them: by the language whose prompts an encoder
     * compared with each other, {@code all} where one encoder compared all; unmodifiable.
     */
    public SortedMap<String, VectorSample> vectorSamples() {
        return vectorSamples;
    }

    @Override
    public String toString() {
        return "CurationResult[read=" + counts.read() + ", kept=" + counts.kept() + "]";
    }

    /** Puts a result together. */
    static final class Builder {
        private final List<CuratedPrompt> kept;
        private final List<DroppedPrompt> dropped;
        private final CurationCounts counts;
        private Map<String, String> indexes = Map.of();
        private Map<String, Double> sampleRecall = Map.of();
        private List<Integer> groupSizes = List.of();
        private List<String> shortfalls = List.of();
        private Map<CurationStage, Duration> times = Map.of();
        private float threshold;
        private Map<String, VectorSample> vectorSamples = Map.of();

        private Builder(List<CuratedPrompt> kept, List<DroppedPrompt> dropped, CurationCounts counts) {
            this.kept = kept;
            this.dropped = dropped;
            this.counts = counts;
        }

        Builder indexes(Map<String, String> byLanguage, Map<String, Double> recall) {
            indexes = byLanguage;
            sampleRecall = recall;
            return this;
        }

        Builder selection(List<Integer> sizes, List<String> notReached) {
            groupSizes = sizes;
            shortfalls = notReached;
            return this;
        }

        Builder times(Map<CurationStage, Duration> byStage) {
            times = byStage;
            return this;
        }

        Builder vectors(float duplicateThreshold, Map<String, VectorSample> samples) {
            threshold = duplicateThreshold;
            vectorSamples = samples;
            return this;
        }

        CurationResult build() {
            return new CurationResult(this);
        }
    }
}
