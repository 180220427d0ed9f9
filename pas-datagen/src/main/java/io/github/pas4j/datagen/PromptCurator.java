package io.github.pas4j.datagen;

import io.github.pas4j.LanguageDetector;
import io.github.pas4j.datagen.dedup.NearDuplicates;
import io.github.pas4j.datagen.dedup.PairVeto;
import io.github.pas4j.embedded.EmbeddedPas;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.runs.RunStore;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * From chat logs to distinct prompts: filters, exact duplicates, decontamination, near duplicates (section 3.1 of the paper).
 *
 * <p><b>What is promised.</b> A prompt is dropped as a duplicate only if a prompt that is <em>kept</em> is within the
 * threshold of it and no {@linkplain PairVeto veto} stands between the two; {@link DroppedPrompt} names that prompt and the
 * similarity. Every prompt ends in exactly one way, and the counts add up. The result does not depend on threads.
 *
 * <pre>{@code
 * try (EncoderRouter encoders = BundledEncoders.router();
 *         CorpusReader prompts = CorpusReader.builder(Path.of("lmsys.parquet")).open()) {
 *     CurationResult result = PromptCurator.builder(encoders).build().curate(prompts);
 *     result.kept().forEach(kept -> System.out.println(kept.prompt().text()));
 * }
 * }</pre>
 *
 * <p>All prompts and, language by language, their vectors are held in memory while a curation runs. A curator may be used
 * again; by one thread at a time if it has a run store or filters of its own.
 */
public final class PromptCurator {

    private final Settings settings;
    private final PromptFilters.Builder filters;

    private PromptCurator(Settings settings, PromptFilters.Builder filters) {
        this.settings = settings;
        this.filters = filters;
    }

    /** What a curation goes by. */
    record Settings(
            EncoderSpaces encoders,
            LanguageDetector detector,
            NearDuplicates duplicates,
            float threshold,
            List<CorpusPrompt> evaluation,
            ToDoubleFunction<CorpusPrompt> priority,
            CurationListener listener,
            @Nullable RunStore store) {}

    /**
     * Compares prompts with others of their language: by the language's encoder, or by their characters where it has none.
     *
     * @param encoders stays the caller's, who closes it
     */
    public static Builder builder(EncoderRouter encoders) {
        Objects.requireNonNull(encoders, "encoders");
        return new Builder(EncoderSpaces.of(encoders));
    }

    /**
     * Compares all prompts with one encoder, whatever their language.
     *
     * @param encoder stays the caller's, who closes it
     */
    public static Builder builder(SentenceEncoder encoder) {
        Objects.requireNonNull(encoder, "encoder");
        return new Builder(EncoderSpaces.of(encoder));
    }

    /** As {@link #curate(Iterator)}. */
    public CurationResult curate(Iterable<CorpusPrompt> prompts) {
        return curate(prompts.iterator());
    }

    /**
     * Curates prompts, such as those of a {@link CorpusReader}.
     *
     * @throws IllegalArgumentException if two prompts have one id, or a priority is not finite
     * @throws io.github.pas4j.embedding.EncodingException if an encoder fails
     * @throws io.github.pas4j.runs.RunStoreException if the run store fails, or was begun with another encoder
     * @throws io.github.pas4j.DataFormatException if reading fails as a whole
     */
    public CurationResult curate(Iterator<CorpusPrompt> prompts) {
        Intake intake = Intake.of(
                prompts,
                filters.build(),
                settings.priority(),
                read -> settings.listener().progressed(CurationStage.READ, read, -1));
        CurationResult result = new Curation(settings, intake).run();
        RunStore store = settings.store();
        if (store != null) {
            new Decisions(store).record(result, settings.threshold());
        }
        return result;
    }

    /**
     * What the last curation with this run store decided on a prompt.
     *
     * @param id of the prompt
     * @return empty if there was no such prompt
     */
    public static Optional<CurationDecision> explain(RunStore store, String id) {
        return new Decisions(store).find(id);
    }

    /** Settings of a {@link PromptCurator}. Not thread-safe. */
    public static final class Builder {

        private final EncoderSpaces encoders;
        private final NearDuplicates.Builder duplicates = NearDuplicates.builder();
        private PromptFilters.Builder filters = PromptFilters.builder();
        private LanguageDetector detector = EmbeddedPas.languageDetector();
        private float threshold = NearDuplicates.DEFAULT_THRESHOLD;
        private List<CorpusPrompt> evaluation = List.of();
        private ToDoubleFunction<CorpusPrompt> priority = prompt -> 0;
        private CurationListener listener = (stage, done, total) -> {};
        private @Nullable RunStore store;

        private Builder(EncoderSpaces encoders) {
            this.encoders = encoders;
        }

        /**
         * Cosine from which prompts are too near to each other, or to an evaluation set. Default
         * {@value NearDuplicates#DEFAULT_THRESHOLD}.
         *
         * @throws IllegalArgumentException if it is not in {@code (0, 1]}
         */
        public Builder duplicateThreshold(float cosine) {
            duplicates.threshold(cosine);
            threshold = cosine;
            return this;
        }

        /** What parts prompts that are near. Default: {@link PairVeto#standard()}. */
        public Builder veto(PairVeto veto) {
            duplicates.veto(veto);
            return this;
        }

        /** Finds all near pairs, however long it takes. Default: the index that is the faster, {@link CurationResult#indexes()}. */
        public Builder exactIndex() {
            duplicates.exactIndex();
            return this;
        }

        /** Finds near pairs in a graph, which may miss some ({@link CurationResult#sampleRecall()}). */
        public Builder graphIndex() {
            duplicates.graphIndex();
            return this;
        }

        /**
         * How many threads compare. It changes nothing but the time. Default: the number of processors.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder threads(int threads) {
            duplicates.threads(threads);
            return this;
        }

        /** What takes prompts out beforehand; the curator sets its language detector. Default: {@link PromptFilters}' own. */
        public Builder filters(PromptFilters.Builder filters) {
            this.filters = Objects.requireNonNull(filters, "filters");
            return this;
        }

        /** Tells the languages. Default: {@link EmbeddedPas#languageDetector()}. */
        public Builder languageDetector(LanguageDetector detector) {
            this.detector = Objects.requireNonNull(detector, "detector");
            return this;
        }

        /**
         * Takes out what is too near to these: the questions of evaluation sets. Default: none.
         *
         * @param questions their ids name them in {@link DroppedPrompt#keptId()}
         */
        public Builder decontaminate(List<CorpusPrompt> questions) {
            this.evaluation = List.copyOf(questions);
            return this;
        }

        /** Of prompts that stand for each other the one with the highest number stays, of equals the first. Default: 0 for all. */
        public Builder priority(ToDoubleFunction<CorpusPrompt> priority) {
            this.priority = Objects.requireNonNull(priority, "priority");
            return this;
        }

        /** Watches. Default: nobody. */
        public Builder listener(CurationListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Keeps vectors and decisions on disk, so that a run that was killed goes on where it was, and another threshold
         * needs no encoding. Default: none.
         *
         * @param store stays the caller's, who closes it
         */
        public Builder runStore(RunStore store) {
            this.store = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * The curator.
         *
         * @throws IllegalStateException if the filters' settings contradict each other
         */
        public PromptCurator build() {
            PromptFilters.Builder withDetector = filters.languageDetector(detector);
            withDetector.build();
            Settings settings = new Settings(
                    encoders, detector, duplicates.build(), threshold, evaluation, priority, listener, store);
            return new PromptCurator(settings, withDetector);
        }
    }
}
