package io.github.pas4j.datagen.classify;

import io.github.pas4j.Category;
import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import io.github.pas4j.ProgressListener;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedded.EmbeddedPas;
import io.github.pas4j.embedded.TrainedClassifier;
import io.github.pas4j.embedded.internal.CategoryModel;
import io.github.pas4j.embedded.internal.CategoryModelFile;
import io.github.pas4j.embedded.internal.Focus;
import io.github.pas4j.embedded.internal.LabelledPrompts;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.EncodingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Trains the model of a {@link TrainedClassifier}: for each language ridge regression on sentence vectors, wording and
 * shape of the prompts, with probabilities calibrated by cross-validation.
 *
 * <p>Defaults: {@link Taxonomy#pas14()}, {@link EmbeddedPas#languageDetector()}, no further prompts, seed
 * {@value #DEFAULT_SEED}. The same rows with the same encoders and seed give the same bytes. Immutable; may be used from
 * several threads.
 */
public final class ClassifierTrainer {

    /** Decides which rows are held out together, unless told otherwise. */
    public static final long DEFAULT_SEED = 14;

    /**
     * Least rows of a language; with fewer, its rows are left out. With so many rows of languages that have no encoder, the
     * English model learns from them as well, and serves such languages.
     */
    public static final int LEAST_ROWS = 20;

    private static final String BUNDLED = "bundled";

    private static final Comparator<Language> BY_CODE = Comparator.comparing(Language::code);

    private final EncoderRouter encoders;
    private final Taxonomy taxonomy;
    private final LanguageDetector detector;
    private final boolean withBundled;
    private final long seed;
    private final ProgressListener listener;

    private ClassifierTrainer(Builder builder) {
        this.encoders = builder.encoders;
        this.taxonomy = builder.taxonomy;
        this.detector = builder.detector;
        this.withBundled = builder.withBundled;
        this.seed = builder.seed;
        this.listener = builder.listener;
    }

    /**
     * A trainer over encoders, which stay the caller's to close; who uses the model needs the same.
     */
    public static Builder builder(EncoderRouter encoders) {
        return new Builder(encoders);
    }

    /**
     * Trains a model and writes its file, which replaces an older one only once it is whole.
     *
     * @param rows labelled prompts; the same prompt with the same category counts once
     * @return what was learnt from, and how well it did in cross-validation
     * @throws IllegalArgumentException if a category is none of the taxonomy, or no language of the encoders has
     *     {@value #LEAST_ROWS} prompts of at least two categories
     * @throws EncodingException if an encoder fails
     * @throws UncheckedIOException if the file cannot be written
     */
    public TrainingSummary train(List<LabelledPrompt> rows, Path out) {
        Map<Language, List<LabelledPrompt>> byLanguage = new TreeMap<>(BY_CODE);
        Map<String, List<LabelledPrompt>> others = new TreeMap<>();
        for (LabelledPrompt row : all(rows)) {
            Optional<Language> language = detector.detect(Focus.of(row.prompt()));
            if (language.filter(encoders.languages()::contains).isPresent()) {
                byLanguage
                        .computeIfAbsent(language.get(), key -> new ArrayList<>())
                        .add(row);
            } else {
                others.computeIfAbsent(language.map(Language::code).orElse("unknown"), key -> new ArrayList<>())
                        .add(row);
            }
        }
        Map<String, Integer> leftOut = new TreeMap<>();
        byLanguage.entrySet().removeIf(language -> {
            boolean tooFew = texts(language.getValue()) < LEAST_ROWS || categories(language.getValue()) < 2;
            if (tooFew) {
                leftOut.put(language.getKey().code(), language.getValue().size());
            }
            return tooFew;
        });
        if (byLanguage.isEmpty()) {
            others.forEach((language, list) -> leftOut.put(language, list.size()));
            throw new IllegalArgumentException("no language has " + LEAST_ROWS
                    + " labelled prompts of at least two categories; left out, by language: " + leftOut);
        }
        List<LabelledPrompt> foreign =
                others.values().stream().flatMap(List::stream).toList();
        boolean served = byLanguage.containsKey(Language.ENGLISH) && foreign.size() >= LEAST_ROWS;
        Map<String, Integer> learnt = new TreeMap<>();
        byLanguage.forEach((language, list) -> learnt.put(language.code(), list.size()));
        others.forEach((language, list) -> (served ? learnt : leftOut).put(language, list.size()));
        if (served) {
            byLanguage
                    .computeIfAbsent(Language.ENGLISH, key -> new ArrayList<>())
                    .addAll(foreign);
        }
        return train(byLanguage, served ? Optional.of(Language.ENGLISH) : Optional.empty(), out)
                .summary(learnt, leftOut);
    }

    /** What was learnt, but for what the rows were. */
    private record Learnt(Map<String, Integer> bySource, ClassifierScore score) {
        TrainingSummary summary(Map<String, Integer> byLanguage, Map<String, Integer> leftOut) {
            return new TrainingSummary(byLanguage, leftOut, bySource, score);
        }
    }

    private Collection<LabelledPrompt> all(List<LabelledPrompt> rows) {
        Map<Map.Entry<String, String>, LabelledPrompt> all = new LinkedHashMap<>();
        List<LabelledPrompt> given = new ArrayList<>(rows);
        if (withBundled) {
            given.addAll(bundled(encoders.languages()));
        }
        for (LabelledPrompt row : given) {
            Category category = taxonomy.category(row.category().id());
            all.putIfAbsent(
                    Map.entry(row.prompt(), category.id()), new LabelledPrompt(row.prompt(), category, row.source()));
        }
        return all.values();
    }

    /** The labelled prompts that {@code pas-embedded} carries, of these languages. */
    static List<LabelledPrompt> bundled(Set<Language> languages) {
        List<LabelledPrompt> rows = new ArrayList<>();
        for (Language language : languages.stream().sorted(BY_CODE).toList()) {
            LabelledPrompts prompts = LabelledPrompts.bundledCategories(language);
            for (int i = 0; i < prompts.prompts().size(); i++) {
                Category category = Taxonomy.pas14().category(prompts.labels().get(i));
                rows.add(new LabelledPrompt(prompts.prompts().get(i), category, BUNDLED));
            }
        }
        return rows;
    }

    private static long texts(List<LabelledPrompt> rows) {
        return rows.stream().map(row -> row.prompt().strip()).distinct().count();
    }

    private static long categories(List<LabelledPrompt> rows) {
        return rows.stream().map(LabelledPrompt::category).distinct().count();
    }

    private Learnt train(Map<Language, List<LabelledPrompt>> byLanguage, Optional<Language> others, Path out) {
        Map<Language, CategoryModel.Space> spaces = new TreeMap<>(BY_CODE);
        Map<String, Integer> trainedOn = new TreeMap<>();
        List<ClassifierScore.Row> told = new ArrayList<>();
        long total = byLanguage.values().stream().mapToLong(List::size).sum();
        long before = 0;
        for (Map.Entry<Language, List<LabelledPrompt>> entry : byLanguage.entrySet()) {
            List<LabelledPrompt> rows = entry.getValue();
            long earlier = before;
            LanguageTraining trained = LanguageTraining.of(
                    rows,
                    encoders.encoder(entry.getKey()).orElseThrow(),
                    taxonomy,
                    seed,
                    (done, all) -> listener.progressed(earlier + done, total));
            before += rows.size();
            spaces.put(entry.getKey(), trained.space());
            rows.forEach(row -> trainedOn.merge(row.source(), 1, Integer::sum));
            told.addAll(trained.told());
        }
        write(new CategoryModel(taxonomy, spaces, others, trainedOn), out);
        return new Learnt(trainedOn, new ClassifierScore(told));
    }

    private static void write(CategoryModel model, Path out) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            Files.write(part, CategoryModelFile.write(model));
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(out.toString(), e);
        }
    }

    /** Puts a {@link ClassifierTrainer} together. Not thread-safe. */
    public static final class Builder {
        private final EncoderRouter encoders;
        private Taxonomy taxonomy = Taxonomy.pas14();
        private LanguageDetector detector = EmbeddedPas.languageDetector();
        private boolean withBundled;
        private long seed = DEFAULT_SEED;
        private ProgressListener listener = (done, total) -> {};

        private Builder(EncoderRouter encoders) {
            this.encoders = Objects.requireNonNull(encoders, "encoders");
        }

        /** The categories that there are. Default: {@link Taxonomy#pas14()}. */
        public Builder taxonomy(Taxonomy value) {
            this.taxonomy = Objects.requireNonNull(value, "taxonomy");
            return this;
        }

        /** Who tells a prompt's language, then and in use. Default: {@link EmbeddedPas#languageDetector()}. */
        public Builder languageDetector(LanguageDetector value) {
            this.detector = Objects.requireNonNull(value, "languageDetector");
            return this;
        }

        /**
         * Learns from the labelled prompts of {@code pas-embedded} as well, some 3,000 of each of English and Chinese over
         * {@link Taxonomy#pas14()}: worth it where your own rows of a category are few. Default: from the given rows alone.
         */
        public Builder withBundledPrompts() {
            this.withBundled = true;
            return this;
        }

        /** Decides which rows cross-validation holds out together. Default: {@value ClassifierTrainer#DEFAULT_SEED}. */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /** Hears how many rows are encoded; that is most of the work. Default: nobody. */
        public Builder progress(ProgressListener value) {
            this.listener = Objects.requireNonNull(value, "progress");
            return this;
        }

        /**
         * The trainer.
         *
         * @throws IllegalStateException if the bundled prompts are asked for with another taxonomy
         */
        public ClassifierTrainer build() {
            if (withBundled && !taxonomy.equals(Taxonomy.pas14())) {
                throw new IllegalStateException(
                        "the bundled prompts are labelled with the 14 bundled categories alone");
            }
            return new ClassifierTrainer(this);
        }
    }
}
