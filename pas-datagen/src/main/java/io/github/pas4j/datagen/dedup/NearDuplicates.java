package io.github.pas4j.datagen.dedup;

import io.github.pas4j.embedding.Embeddings;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts that ask for the same as another one. Defaults: cosine of .9, shingles of .8, the {@linkplain PairVeto#standard() standard
 * vetoes}, an index chosen by the number of texts, one thread for each processor.
 *
 * <p><b>What is promised.</b> A text is dropped only if a text that is <em>kept</em> is within the threshold of it and no veto
 * stands between the two; so there is no chain through dropped ones. The texts are decided on by falling priority: the
 * first is kept, and each further one unless a kept one stands for it. Its keeper is the most similar of those, the
 * earlier of equals. With the exact index no two kept texts are within the threshold unless a veto parts them.
 * Threads make no difference.
 *
 * <p><b>What is compared.</b> Texts whose {@linkplain CanonicalText canonical forms} and code blocks agree are one text, and the vector of
 * the first of them stands for all: encode the canonical form. Otherwise two texts are alike if the cosine of their vectors
 * reaches the threshold, or if they differ in nothing but up to three slips of the finger and one less the edits for each character
 * reaches it. Where there are no vectors, the share of common runs of three characters has to reach the
 * {@linkplain Builder#shingleThreshold threshold of shingles}. docs/duplicates.md has the details and the figures.
 *
 * <p>Vectors of different encoders cannot be compared: look for duplicates language by language. Thread-safe.
 */
public final class NearDuplicates {

    /** Cosine from which two texts are alike. */
    public static final float DEFAULT_THRESHOLD = 0.9f;

    /** Share of common shingles from which two texts without vectors are alike. */
    public static final float DEFAULT_SHINGLE_THRESHOLD = 0.8f;

    private final Settings settings;

    private NearDuplicates(Settings settings) {
        this.settings = settings;
    }

    /** With the defaults. */
    public static NearDuplicates standard() {
        return builder().build();
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Decides on texts that come by falling priority, so that the first of a kind stays.
     *
     * @param vectors row {@code i} is the vector of the canonical form of text {@code i}
     * @throws IllegalArgumentException if there are more or fewer vectors than texts, or one of them has no direction or a component
     *     that is not finite
     */
    public DuplicateResult find(List<String> texts, Embeddings vectors) {
        Objects.requireNonNull(vectors, "vectors");
        return find(texts, inOrder(texts.size()), vectors);
    }

    /**
     * Decides on texts with priorities of their own: of two that are alike the one with the higher priority stays, of equals the earlier
     * in the list.
     *
     * @param priority one finite number for each text
     * @param vectors row {@code i} is the vector of the canonical form of text {@code i}
     * @throws IllegalArgumentException as {@link #find(List, Embeddings)}, or if there are more or fewer priorities than texts,
     *     or one that is not finite
     */
    public DuplicateResult find(List<String> texts, double[] priority, Embeddings vectors) {
        Objects.requireNonNull(vectors, "vectors");
        return find(texts, byPriority(texts.size(), priority), vectors);
    }

    /** As {@link #find(List, Embeddings)} for a language without an encoder: by typos and shingles. */
    public DuplicateResult findWithoutVectors(List<String> texts) {
        return find(texts, inOrder(texts.size()), null);
    }

    /**
     * As {@link #find(List, double[], Embeddings)} for a language without an encoder: by typos and shingles.
     *
     * @throws IllegalArgumentException if there are more or fewer priorities than texts, or one that is not finite
     */
    public DuplicateResult findWithoutVectors(List<String> texts, double[] priority) {
        return find(texts, byPriority(texts.size(), priority), null);
    }

    private DuplicateResult find(List<String> texts, int[] order, @Nullable Embeddings vectors) {
        if (vectors != null && vectors.size() != texts.size()) {
            throw new IllegalArgumentException(texts.size() + " texts have " + vectors.size() + " vectors");
        }
        return new Search(settings, TextClasses.of(texts, order, vectors, settings.threads()), vectors).run();
    }

    private static int[] inOrder(int size) {
        return IntStream.range(0, size).toArray();
    }

    private static int[] byPriority(int size, double[] priority) {
        if (priority.length != size) {
            throw new IllegalArgumentException(size + " texts have " + priority.length + " priorities");
        }
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(priority[i])) {
                throw new IllegalArgumentException("priority of text " + i + " must be finite: " + priority[i]);
            }
        }
        double[] copy = Arrays.copyOf(priority, size);
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -copy[i]).thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Settings of a {@link NearDuplicates}. Not thread-safe. */
    public static final class Builder {

        private float threshold = DEFAULT_THRESHOLD;
        private float shingleThreshold = DEFAULT_SHINGLE_THRESHOLD;
        private PairVeto veto = PairVeto.standard();
        private IndexPreference index = IndexPreference.AUTOMATIC;
        private int threads = Runtime.getRuntime().availableProcessors();

        private Builder() {}

        /**
         * Cosine, and likeness of texts with typos, from which two texts are alike, itself included. Default
         * {@value NearDuplicates#DEFAULT_THRESHOLD}.
         *
         * @throws IllegalArgumentException if it is not in {@code (0, 1]}
         */
        public Builder threshold(float cosine) {
            threshold = checked(cosine, "threshold");
            return this;
        }

        /**
         * Share of common runs of three characters from which two texts without vectors are alike, itself included. Default
         * {@value NearDuplicates#DEFAULT_SHINGLE_THRESHOLD}.
         *
         * @throws IllegalArgumentException if it is not in {@code (0, 1]}
         */
        public Builder shingleThreshold(float jaccard) {
            shingleThreshold = checked(jaccard, "shingleThreshold");
            return this;
        }

        /** What parts texts that are alike. Default {@link PairVeto#standard()}; {@link PairVeto#and} adds to it. */
        public Builder veto(PairVeto newVeto) {
            veto = Objects.requireNonNull(newVeto, "veto");
            return this;
        }

        /** Compares all vectors with all: misses nothing, and takes time with the square of their number. */
        public Builder exactIndex() {
            index = IndexPreference.EXACT;
            return this;
        }

        /** Searches a graph of the vectors: may miss a few pairs ({@link DuplicateResult#sampleRecall}), and is faster for many. */
        public Builder graphIndex() {
            index = IndexPreference.GRAPH;
            return this;
        }

        /** Takes whichever is the better for so many vectors, as {@code VectorIndexes} does. The default. */
        public Builder automaticIndex() {
            index = IndexPreference.AUTOMATIC;
            return this;
        }

        /**
         * How many threads may work at once. Default: the number of processors. It changes nothing but the time.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder threads(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("threads must be positive: " + number);
            }
            threads = number;
            return this;
        }

        /** The search for duplicates with these settings. */
        public NearDuplicates build() {
            return new NearDuplicates(new Settings(threshold, shingleThreshold, veto, index, threads));
        }

        private static float checked(float value, String name) {
            if (!(value > 0 && value <= 1)) {
                throw new IllegalArgumentException(name + " must be in (0, 1]: " + value);
            }
            return value;
        }
    }
}
