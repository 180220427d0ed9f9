package io.github.pas4j.embedded;

import io.github.pas4j.Category;
import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedded.internal.Focus;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a prompt's category by a vote of the golden examples near to it, in meaning and in wording, each with a weight
 * learnt from all of them. Asks no model and no network.
 *
 * <p>Defaults: the examples that come with this module, over {@link Taxonomy#pas14()} (all of them for the bundled
 * encoders, the golden pairs for others, which have to encode them first); {@link EmbeddedPas#languageDetector()}; any
 * margin will do. Thread-safe. A language's encoder is loaded, and examples
 * other than the bundled ones are read, when its first prompt comes.
 */
public final class NearestGoldenClassifier implements CategoryClassifier {

    /** The bundled examples are about as many of each category; people ask more questions than that. */
    private static final Map<String, Double> FREQUENCY = Map.of("question-answering", 0.03);

    private final EncoderRouter encoders;
    private final Taxonomy taxonomy;
    private final Map<String, Double> frequency;
    private final Set<Language> languages;
    private final LanguageDetector detector;
    private final double minMargin;
    private final PerLanguage<KernelModel> models;

    private NearestGoldenClassifier(Builder builder) {
        this.encoders = builder.encoders;
        this.detector = builder.detector;
        this.minMargin = builder.minMargin;
        Optional<GoldenPairs> own = builder.golden;
        this.taxonomy = own.map(GoldenPairs::taxonomy).orElse(Taxonomy.pas14());
        this.frequency = own.isPresent() ? Map.of() : FREQUENCY;
        this.languages =
                own.map(GoldenPairs::languages).orElse(GoldenPairs.bundled().languages());
        this.models = new PerLanguage<>(language -> {
            SentenceEncoder encoder = encoders.encoder(language).orElseThrow();
            return own.map(pairs -> Models.categories(pairs.pairs(language), language, encoder))
                    .orElseGet(() -> Models.bundledCategories(language, encoder));
        });
    }

    /** A classifier over encoders, which stay the caller's to close. */
    public static Builder builder(EncoderRouter encoders) {
        return new Builder(encoders);
    }

    /**
     * {@inheritDoc}
     *
     * @return empty where the prompt's language has no examples or encoder, or the margin is too small
     */
    @Override
    public Optional<Category> classify(String prompt) {
        String text = Focus.of(prompt);
        return detector.detect(text)
                .filter(language ->
                        languages.contains(language) && encoders.languages().contains(language))
                .flatMap(language -> classify(
                        language,
                        new EncodedPrompt(
                                text, encoders.encoder(language).orElseThrow().encode(text))));
    }

    /** The same for a text whose language and vector are known. */
    Optional<Category> classify(Language language, EncodedPrompt prompt) {
        if (!languages.contains(language)) {
            return Optional.empty();
        }
        Map<String, Double> scores = new HashMap<>(models.get(language).scores(prompt));
        scores.replaceAll((category, score) -> score + frequency.getOrDefault(category, 0.0));
        List<Map.Entry<String, Double>> ranked = KernelModel.ranked(scores);
        double second = ranked.size() > 1 ? ranked.get(1).getValue() : 0;
        Map.Entry<String, Double> first = ranked.get(0);
        return first.getValue() - second < minMargin ? Optional.empty() : taxonomy.find(first.getKey());
    }

    @Override
    public String toString() {
        List<String> codes = languages.stream().map(Language::code).sorted().toList(); // runs know it by this name
        return "NearestGoldenClassifier[" + taxonomy.categories().size() + " categories, " + codes + "]";
    }

    /** Puts a {@link NearestGoldenClassifier} together. Not thread-safe. */
    public static final class Builder {
        private final EncoderRouter encoders;
        private Optional<GoldenPairs> golden = Optional.empty();
        private LanguageDetector detector = EmbeddedPas.languageDetector();
        private double minMargin;

        private Builder(EncoderRouter encoders) {
            this.encoders = Objects.requireNonNull(encoders, "encoders");
        }

        /** Pairs to learn from instead of the bundled examples; their taxonomy is the classifier's. */
        public Builder goldenPairs(GoldenPairs value) {
            this.golden = Optional.of(value);
            return this;
        }

        /** Who tells a prompt's language. Default: {@link EmbeddedPas#languageDetector()}. */
        public Builder languageDetector(LanguageDetector value) {
            this.detector = Objects.requireNonNull(value, "languageDetector");
            return this;
        }

        /**
         * Least difference between the scores of the likeliest category and the next, below which a prompt has none.
         * Scores are about 1 for a prompt just like its category's examples and about 0 for one like none. Default: 0.
         *
         * @throws IllegalArgumentException if it is negative or not a number
         */
        public Builder minMargin(double value) {
            if (!(value >= 0)) {
                throw new IllegalArgumentException("minMargin must be at least 0: " + value);
            }
            this.minMargin = value;
            return this;
        }

        /** The classifier. */
        public NearestGoldenClassifier build() {
            return new NearestGoldenClassifier(this);
        }
    }
}
