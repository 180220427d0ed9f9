package io.github.pas4j.datagen;

import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.dedup.NearDuplicates;
import io.github.pas4j.datagen.dedup.PairVeto;
import io.github.pas4j.datagen.group.Grouping;
import io.github.pas4j.datagen.quality.LocalQualityScorer;
import io.github.pas4j.datagen.quality.QualityScorer;
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
 * From chat logs to the prompts to learn from: filters, exact duplicates, decontamination, near duplicates, and, if it is asked
 * for, representatives of groups (section 3.1 of the paper).
 *
 * <p><b>What is promised.</b> A prompt is dropped as a duplicate only if one that is <em>no</em> duplicate is within the
 * threshold of it and no {@linkplain PairVeto veto} stands between the two; {@link DroppedPrompt} names that prompt and the
 * similarity. That prompt is kept, unless a selection was asked for and left it out. Every prompt ends in exactly one way,
 * and the counts add up. The result does not depend on threads.
 *
 * <p><b>A selection</b> is made where anything of it is set: {@link Builder#representativesPerCluster}, {@link Builder#size}, quotas,
 * {@link Builder#minQuality}, how representatives are chosen or groups found. Otherwise all distinct prompts are kept.
 * It fills up: the category with fewest gets the next prompt, and in it the language with fewest, so that no
 * category that the corpus has is empty, and what a small one cannot give the others get. Those with a quota come first.
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
            Taxonomy taxonomy,
            @Nullable QualityScorer scorer,
            @Nullable Classification classification,
            @Nullable Selection selection,
            int threads,
            int concurrency,
            int vectorSample,
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
     * <p>What a scorer or classifier throws ends the curation; what was told before is in the run.
     *
     * @throws IllegalArgumentException if two prompts have one id, or a priority is not finite
     * @throws IllegalStateException if a score is not in [0, 1], or a category is not in the taxonomy
     * @throws io.github.pas4j.embedding.EncodingException if an encoder fails
     * @throws io.github.pas4j.runs.RunStoreException if the run store fails, or was begun with another encoder
     * @throws io.github.pas4j.DataFormatException if reading fails as a whole
     */
    public CurationResult curate(Iterator<CorpusPrompt> prompts) {
        StageClock clock = new StageClock();
        Intake intake = clock.time(
                CurationStage.READ,
                () -> Intake.of(
                        prompts,
                        filters.build(),
                        settings.priority(),
                        read -> settings.listener().progressed(CurationStage.READ, read, -1)));
        CurationResult result = new Curation(settings, intake, clock).run();
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
        private final SelectionSettings selection = new SelectionSettings();
        private Taxonomy taxonomy = Taxonomy.pas14();
        private int threads = Runtime.getRuntime().availableProcessors();
        private int concurrency;
        private int vectorSample;
        private @Nullable QualityScorer scorer;
        private @Nullable Classification classification;
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
        public Builder threads(int number) {
            duplicates.threads(number);
            threads = number;
            return this;
        }

        /**
         * How many prompts, or lists of them, are scored and classified at once; more than threads pay where a model is asked.
         * It changes nothing but the time. Default: as many as threads.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder concurrency(int number) {
            if (number < 1) {
                throw new IllegalArgumentException("concurrency must be positive: " + number);
            }
            concurrency = number;
            return this;
        }

        /**
         * Tells the quality of what is left of the duplicates. With a run store each text is scored once. Default:
         * {@link LocalQualityScorer} where a selection is asked for, otherwise nobody.
         *
         * @param scorer stays the caller's; {@link QualityScorer#none()} for nobody
         */
        public Builder qualityScorer(QualityScorer scorer) {
            this.scorer = Objects.requireNonNull(scorer, "scorer");
            return this;
        }

        /**
         * Tells the categories of what is left of the duplicates. With a run store each text is classified once, as long as the
         * classifier's {@code toString()} is the same. Default: nobody, and all count as one category.
         *
         * @param classifier stays the caller's
         */
        public Builder classifier(CategoryClassifier classifier) {
            return classifier(classifier, classifier.toString());
        }

        /**
         * As {@link #classifier(CategoryClassifier)}, for a classifier that does not tell by its text which one it is.
         *
         * @param fingerprint such as a digest of the model's file; another one has told nothing of what is in the run
         */
        public Builder classifier(CategoryClassifier classifier, String fingerprint) {
            Objects.requireNonNull(classifier, "classifier");
            Objects.requireNonNull(fingerprint, "fingerprint");
            this.classification = new Classification(classifier, fingerprint);
            return this;
        }

        /** The categories that the classifier tells and quotas may name. Default: {@link Taxonomy#pas14()}. */
        public Builder taxonomy(Taxonomy taxonomy) {
            this.taxonomy = Objects.requireNonNull(taxonomy, "taxonomy");
            return this;
        }

        /**
         * Most prompts of a group. Where the groups are so large that {@link #size} could not be reached, smaller ones are
         * taken. A category all of whose prompts are in groups that others have filled gets one more. Default: any number.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder representativesPerCluster(int most) {
            selection.perGroup(most);
            return this;
        }

        /** Which prompts of a group come first. Default: {@link RepresentativeChoice#CENTRAL}. */
        public Builder representatives(RepresentativeChoice choice) {
            selection.choice(choice);
            return this;
        }

        /** How groups are found. Default: {@link Grouping#communities()}. */
        public Builder grouping(Grouping grouping) {
            selection.grouping(grouping);
            return this;
        }

        /**
         * How many prompts are selected; fewer where there are not so many ({@link CurationResult#shortfalls()}). Default: all
         * that representatives, quotas and quality allow.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder size(int prompts) {
            selection.size(prompts);
            return this;
        }

        /**
         * How many prompts of a category are selected, as far as there are so many: the others share what is left of the
         * size. Default: equal shares.
         *
         * @param category its id; {@code unknown} stands for what could not be told
         * @param prompts 0 for none
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder categoryQuota(String category, int prompts) {
            selection.categoryQuota(category, prompts);
            return this;
        }

        /**
         * How many prompts of a language are selected, as far as there are so many. Default: equal shares in each category.
         *
         * @param prompts 0 for none
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder languageQuota(Language language, int prompts) {
            selection.languageQuota(language, prompts);
            return this;
        }

        /**
         * Least quality of what is selected; unscored prompts are not selected then. Default: any.
         *
         * @param score in [0, 1]
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder minQuality(double score) {
            selection.minQuality(score);
            return this;
        }

        /** Decides between prompts that are equally good to select. Default: 0. */
        public Builder seed(long seed) {
            selection.seed(seed);
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

        /**
         * How many vectors of each encoder the result holds, with how near its prompts are: what a map in a
         * {@linkplain io.github.pas4j.datagen.report report} is drawn from ({@link CurationResult#vectorSamples()}). It changes
         * nothing of what is kept. Default: 0, none.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder vectorSample(int most) {
            if (most < 0) {
                throw new IllegalArgumentException("vectorSample must not be negative: " + most);
            }
            vectorSample = most;
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
         * @throws IllegalStateException if settings contradict each other: those of the filters, quotas without a classifier
         *     or beyond the size, a least quality without a scorer
         * @throws IllegalArgumentException if a quota is of a category that the taxonomy does not have
         */
        public PromptCurator build() {
            PromptFilters.Builder withDetector = filters.languageDetector(detector);
            withDetector.build();
            Selection selected = selection.build(taxonomy, classification != null);
            if (selection.needsQuality() && scorer == QualityScorer.none()) {
                throw new IllegalStateException("a least quality, or the best, needs a quality scorer");
            }
            Settings settings = new Settings(
                    encoders,
                    detector,
                    duplicates.build(),
                    threshold,
                    evaluation,
                    priority,
                    taxonomy,
                    scorer == null && selected != null ? LocalQualityScorer.create() : scorer,
                    classification,
                    selected,
                    threads,
                    concurrency == 0 ? threads : concurrency,
                    vectorSample,
                    listener,
                    store);
            return new PromptCurator(settings, withDetector);
        }
    }
}
