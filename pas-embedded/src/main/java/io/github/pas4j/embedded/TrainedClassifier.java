package io.github.pas4j.embedded;

import io.github.pas4j.Category;
import io.github.pas4j.CategoryClassifier;
import io.github.pas4j.DataFormatException;
import io.github.pas4j.Language;
import io.github.pas4j.LanguageDetector;
import io.github.pas4j.ProgressListener;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedded.internal.CategoryModel;
import io.github.pas4j.embedded.internal.CategoryModelFile;
import io.github.pas4j.embedded.internal.Focus;
import io.github.pas4j.embedded.internal.LinearModel;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a prompt's category, and how sure that is, by a linear model that was trained on labelled prompts: the one that
 * comes with this module, or one of your own ({@code pas classify train}). Asks no other model and no network.
 *
 * <p>Defaults: the model's own taxonomy, {@link EmbeddedPas#languageDetector()}, no category where the likeliest has a
 * probability below {@value #DEFAULT_MIN_PROBABILITY}. Thread-safe. A language's encoder is loaded, and compared with the one
 * that the model was trained with, when its first prompt comes.
 */
public final class TrainedClassifier implements CategoryClassifier {

    /** Least probability of a category, unless told otherwise. */
    public static final double DEFAULT_MIN_PROBABILITY = 0.2;

    private static final String BUNDLED = "category-model.bin";

    private final EncoderRouter encoders;
    private final String source;
    private final String fingerprint;
    private final CategoryModel model;
    private final LanguageDetector detector;
    private final double minProbability;
    private final PerLanguage<SentenceEncoder> checked;

    private TrainedClassifier(Builder builder) {
        this.encoders = builder.encoders;
        this.source = builder.source;
        this.fingerprint = builder.fingerprint;
        this.model = builder.model;
        this.detector = builder.detector;
        this.minProbability = builder.minProbability;
        this.checked = new PerLanguage<>(this::checkedEncoder);
    }

    /**
     * A classifier over {@link Taxonomy#pas14()} by the model that comes with this module, for English and Chinese.
     *
     * @param encoders of the same models as {@link BundledEncoders#router()}; they stay the caller's to close
     */
    public static Builder bundled(EncoderRouter encoders) {
        try (InputStream in = TrainedClassifier.class.getResourceAsStream(BUNDLED)) {
            byte[] bytes = Objects.requireNonNull(in, BUNDLED).readAllBytes();
            return new Builder(encoders, bytes, BUNDLED);
        } catch (IOException e) {
            throw new UncheckedIOException(BUNDLED, e);
        }
    }

    /**
     * A classifier by a model of one's own.
     *
     * @param encoders those that the model was trained with; they stay the caller's to close
     * @param file as {@code pas classify train} writes it
     * @throws DataFormatException if it cannot be read, is no such file, is damaged, or was written by a newer version
     */
    public static Builder builder(EncoderRouter encoders, Path file) {
        String source = file.toString();
        try {
            return new Builder(encoders, Files.readAllBytes(file), source);
        } catch (IOException e) {
            throw new DataFormatException(
                    source, 0, "cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** The categories that the model was trained for. */
    public Taxonomy taxonomy() {
        return model.taxonomy();
    }

    /**
     * The languages that have a model and an encoder. Prompts in others are told by the English model where it has learnt
     * from such prompts, as the one that comes with this module has; that goes by layout, formulas and code rather than by words.
     */
    public Set<Language> languages() {
        Set<Language> languages = new LinkedHashSet<>(model.spaces().keySet());
        languages.retainAll(encoders.languages());
        return Collections.unmodifiableSet(languages);
    }

    /** Tells the model from every other one, whatever its file is called: a SHA-256 in hexadecimal digits. */
    public String fingerprint() {
        return fingerprint;
    }

    /** How many prompts of each source the model has learnt from, by the source's name. */
    public Map<String, Integer> trainedOn() {
        return model.trainedOn();
    }

    /**
     * {@inheritDoc}
     *
     * @return empty where no model serves the prompt's language, or no category is likely enough
     * @throws DataFormatException if the model was trained with another encoder
     * @throws EncodingException if the encoder fails
     */
    @Override
    public Optional<Category> classify(String prompt) {
        return predict(prompt).category();
    }

    /**
     * The category of a prompt with all probabilities.
     *
     * @throws DataFormatException if the model was trained with another encoder
     * @throws EncodingException if the encoder fails
     */
    public Prediction predict(String prompt) {
        String text = Focus.of(prompt);
        return language(text)
                .map(language -> predict(language, text, checked.get(language).encode(text)))
                .orElse(Prediction.UNKNOWN);
    }

    /** As {@link #predictAll(List, ProgressListener)}, without progress. */
    public List<Prediction> predictAll(List<String> prompts) {
        return predictAll(prompts, (done, total) -> {});
    }

    /**
     * The same for many prompts, on as many threads as the encoders use.
     *
     * @param listener hears how many prompts are encoded, of those whose language is known
     * @return a prediction for each prompt, in order
     * @throws DataFormatException if the model was trained with another encoder
     * @throws EncodingException if an encoder fails
     */
    public List<Prediction> predictAll(List<String> prompts, ProgressListener listener) {
        Map<Language, List<Integer>> byLanguage = new LinkedHashMap<>();
        List<String> texts = prompts.stream().map(Focus::of).toList();
        int known = 0;
        for (int i = 0; i < texts.size(); i++) {
            Optional<Language> language = language(texts.get(i));
            if (language.isPresent()) {
                byLanguage
                        .computeIfAbsent(language.get(), key -> new ArrayList<>())
                        .add(i);
                known++;
            }
        }
        List<Prediction> predictions = new ArrayList<>(Collections.nCopies(texts.size(), Prediction.UNKNOWN));
        int before = 0;
        for (Map.Entry<Language, List<Integer>> rows : byLanguage.entrySet()) {
            List<String> asked = rows.getValue().stream().map(texts::get).toList();
            long earlier = before;
            long all = known;
            Embeddings vectors = checked.get(rows.getKey())
                    .encodeAll(asked, (done, total) -> listener.progressed(earlier + done, all));
            for (int i = 0; i < asked.size(); i++) {
                predictions.set(rows.getValue().get(i), predict(rows.getKey(), asked.get(i), vectors.row(i)));
            }
            before += asked.size();
        }
        return List.copyOf(predictions);
    }

    /** Whose model is asked. */
    private Optional<Language> language(String text) {
        Optional<Language> own = detector.detect(text).filter(model.spaces()::containsKey);
        return own.or(model::others).filter(encoders.languages()::contains);
    }

    private Prediction predict(Language language, String text, float[] vector) {
        LinearModel linear = space(language).model();
        double[] probabilities = linear.probabilities(text, vector);
        List<Map.Entry<Category, Double>> ranked = new ArrayList<>();
        for (int c = 0; c < probabilities.length; c++) {
            ranked.add(Map.entry(taxonomy().category(linear.labels().get(c)), probabilities[c]));
        }
        ranked.sort(Map.Entry.<Category, Double>comparingByValue().reversed());
        Map<Category, Double> byCategory = new LinkedHashMap<>();
        ranked.forEach(entry -> byCategory.put(entry.getKey(), entry.getValue()));
        Map.Entry<Category, Double> first = ranked.get(0);
        return new Prediction(
                first.getValue() < minProbability ? Optional.empty() : Optional.of(first.getKey()), byCategory);
    }

    private CategoryModel.Space space(Language language) {
        return Objects.requireNonNull(model.spaces().get(language));
    }

    private SentenceEncoder checkedEncoder(Language language) {
        SentenceEncoder encoder = encoders.encoder(language).orElseThrow();
        CategoryModel.Space space = space(language);
        int dimension = space.model().features().dimension();
        String wanted = "was trained with another encoder for '" + language + "': "
                + space.encoder().name() + " of dimension " + dimension;
        if (encoder.dimension() != dimension) {
            throw new DataFormatException(source, 0, wanted + ", this one has " + encoder.dimension(), null);
        }
        if (!space.encoder().fits(encoder)) {
            throw new DataFormatException(source, 0, wanted + ", whose vectors this one's are not", null);
        }
        return encoder;
    }

    @Override
    public String toString() {
        return "TrainedClassifier[" + source + ", " + taxonomy().categories().size() + " categories, " + languages()
                + "]";
    }

    /**
     * What is told of one prompt.
     *
     * @param category the likeliest one, or empty where it is not likely enough or the language is not known
     * @param probabilities of the categories that the prompt's language has, the likeliest first, adding up to 1; empty
     *     where the language is not known. Unmodifiable
     */
    public record Prediction(Optional<Category> category, Map<Category, Double> probabilities) {

        static final Prediction UNKNOWN = new Prediction(Optional.empty(), Map.of());

        /** Copies the map, in its order. */
        public Prediction {
            Objects.requireNonNull(category, "category");
            probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
        }

        /** The highest probability, or 0 where there is none. */
        public double confidence() {
            return probabilities.values().stream().findFirst().orElse(0.0);
        }
    }

    /** Puts a {@link TrainedClassifier} together. Not thread-safe. */
    public static final class Builder {
        private final EncoderRouter encoders;
        private final CategoryModel model;
        private final String source;
        private final String fingerprint;
        private LanguageDetector detector = EmbeddedPas.languageDetector();
        private double minProbability = DEFAULT_MIN_PROBABILITY;

        private Builder(EncoderRouter encoders, byte[] file, String source) {
            this.encoders = Objects.requireNonNull(encoders, "encoders");
            this.model = CategoryModelFile.read(file, source);
            this.source = source;
            this.fingerprint = CategoryModelFile.fingerprint(file);
        }

        /**
         * Makes sure that the model was trained for these categories. Default: whichever it was trained for.
         *
         * @throws DataFormatException if it was trained for categories of other ids, naming the first that differs
         */
        public Builder taxonomy(Taxonomy wanted) {
            for (Category category : model.taxonomy().categories()) {
                if (wanted.find(category.id()).isEmpty()) {
                    throw another("it knows the category '" + category.id() + "'");
                }
            }
            for (Category category : wanted.categories()) {
                if (model.taxonomy().find(category.id()).isEmpty()) {
                    throw another("it does not know the category '" + category.id() + "'");
                }
            }
            return this;
        }

        private DataFormatException another(String how) {
            return new DataFormatException(source, 0, "was trained for another taxonomy: " + how, null);
        }

        /** Who tells a prompt's language. Default: {@link EmbeddedPas#languageDetector()}. */
        public Builder languageDetector(LanguageDetector value) {
            this.detector = Objects.requireNonNull(value, "languageDetector");
            return this;
        }

        /**
         * Least probability of a category, below which a prompt has none. Default: {@value #DEFAULT_MIN_PROBABILITY}.
         *
         * @param value 0 (always the likeliest) to 1
         * @throws IllegalArgumentException if it is outside that range
         */
        public Builder minProbability(double value) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("minProbability must be 0 to 1: " + value);
            }
            this.minProbability = value;
            return this;
        }

        /** The classifier. */
        public TrainedClassifier build() {
            return new TrainedClassifier(this);
        }
    }
}
