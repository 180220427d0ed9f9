package io.github.pas4j.benchmarks.category;

import io.github.pas4j.Category;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.benchmarks.category.Labelled.Half;
import io.github.pas4j.datagen.classify.ClassifierScore;
import io.github.pas4j.datagen.classify.ClassifierTrainer;
import io.github.pas4j.datagen.classify.LabelledPrompt;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.NearestGoldenClassifier;
import io.github.pas4j.embedded.TrainedClassifier;
import io.github.pas4j.embedded.TrainedClassifier.Prediction;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How often trained classifiers agree with labels of rows, or whole sources, that they have not seen.
 *
 * <p>Arguments: a JSONL file of labelled prompts (keys prompt, lang, coarse, scheme, source, id); {@code held-out}, or while
 * settings are being chosen {@code looked-at}, for the half of its rows to test; and, to have the vectors of texts at hand the
 * next time, a folder.
 */
public final class TrainedAccuracy {

    /** Classes with fewer prompts say too little to average over. */
    private static final int LEAST = 30;

    private final List<PublishedRows> rows;
    private final Half tested;
    private final EncoderRouter encoders;

    private TrainedAccuracy(List<PublishedRows> rows, Half tested, EncoderRouter encoders) {
        this.rows = rows;
        this.tested = tested;
        this.encoders = encoders;
    }

    /** Prints a line for each language and way, then what was taken for what. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            throw new IllegalArgumentException("give FILE, held-out or looked-at, and perhaps a folder");
        }
        Half tested = args[1].equals("looked-at") ? Half.LOOKED_AT : Half.HELD_OUT;
        Optional<Path> folder = args.length == 3 ? Optional.of(Path.of(args[2])) : Optional.empty();
        try (EncoderRouter encoders = RememberingEncoder.router(folder);
                EncoderRouter bundled = BundledEncoders.router()) {
            TrainedAccuracy accuracy = new TrainedAccuracy(PublishedRows.read(Path.of(args[0])), tested, encoders);
            accuracy.nearestGolden(NearestGoldenClassifier.builder(bundled).build());
            accuracy.shipped();
            accuracy.own(NearestGoldenClassifier.builder(bundled).build());
            accuracy.otherHalf();
            accuracy.newSources();
        }
    }

    /** What a trained classifier has to beat. */
    private void nearestGolden(NearestGoldenClassifier nearest) {
        print("nearest golden", row -> true, told(nearest));
        print("nearest golden, other sources", row -> !row.isPermissive(), told(nearest));
    }

    private static Function<List<String>, List<Prediction>> told(NearestGoldenClassifier nearest) {
        return prompts -> prompts.stream()
                .map(prompt -> new Prediction(nearest.classify(prompt), Map.of()))
                .toList();
    }

    /** Trained on the half that is not tested, as users do with their own rows. */
    private void otherHalf() throws IOException {
        List<LabelledPrompt> seen = rows.stream()
                .filter(row -> row.half() != tested)
                .map(PublishedRows::prompt)
                .toList();
        Predicate<PublishedRows> unseen = isNoneOf(seen);
        try (Trained both = train(seen, true)) {
            print("other half and bundled", unseen, both.classifier::predictAll);
        }
        try (Trained alone = train(seen, false)) {
            print("other half alone", unseen, alone.classifier::predictAll);
        }
    }

    /** Each permissive source by a model that learnt from the bundled prompts and the other permissive sources alone. */
    private void newSources() throws IOException {
        Set<String> sources = new TreeSet<>();
        rows.stream()
                .filter(PublishedRows::isPermissive)
                .forEach(row -> sources.add(row.prompt().source()));
        sources.add(""); // all others, by what the shipped model learns from
        Map<String, Trained> models = new TreeMap<>();
        SentenceEncoder encoder = encoders.encoder(Language.ENGLISH).orElseThrow();
        EncoderRouter english = EncoderRouter.lazy(Map.of(Language.ENGLISH, () -> encoder)); // not ours to close
        try {
            for (String source : sources) {
                List<LabelledPrompt> seen = new ArrayList<>(PublishedRows.further());
                rows.stream()
                        .filter(PublishedRows::isLearntFrom)
                        .map(PublishedRows::prompt)
                        .filter(row -> !row.source().equals(source))
                        .forEach(seen::add);
                // The Chinese model is the same for all: no source of its own is permissive.
                models.put(source, source.isEmpty() ? train(seen, true) : train(english, seen, true));
            }
            for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
                List<PublishedRows> asked = asked(language, row -> true);
                List<Prediction> told = new ArrayList<>();
                Confusion confusion = new Confusion();
                for (PublishedRows row : asked) {
                    String source = row.prompt().source();
                    Trained model = Objects.requireNonNull(models.get(models.containsKey(source) ? source : ""));
                    Prediction prediction =
                            model.classifier.predict(row.prompt().prompt());
                    told.add(prediction);
                    confusion.add(
                            row.prompt().category().id(),
                            prediction.category().map(Category::id).orElse(""));
                }
                print(language, "shipped, sources unseen", truths(asked), told);
                confusion.print();
            }
        } finally {
            for (Trained model : models.values()) {
                model.close();
            }
        }
    }

    /** The shipped model itself, on all rows whose text it has not learnt, and on sources that it has not learnt from. */
    private void shipped() {
        TrainedClassifier shipped = TrainedClassifier.bundled(encoders).build();
        List<LabelledPrompt> seen = rows.stream()
                .filter(PublishedRows::isLearntFrom)
                .map(PublishedRows::prompt)
                .toList();
        print("shipped", isNoneOf(seen), shipped::predictAll);
        print("shipped, other sources", row -> !row.isPermissive(), shipped::predictAll);
    }

    /** Prompts of ours that were labelled blind, by the descriptions of the categories. */
    private void own(NearestGoldenClassifier nearest) throws IOException {
        TrainedClassifier shipped = TrainedClassifier.bundled(encoders).build();
        for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
            List<Labelled> own = Labelled.own(language);
            List<Category> truths = own.stream()
                    .map(row -> Taxonomy.pas14().category(row.category()))
                    .toList();
            List<String> prompts = own.stream().map(Labelled::prompt).toList();
            print(language, "nearest golden, own", truths, told(nearest).apply(prompts));
            print(language, "shipped, own", truths, shipped.predictAll(prompts));
        }
    }

    private static Predicate<PublishedRows> isNoneOf(List<LabelledPrompt> seen) {
        Set<String> texts = new HashSet<>();
        seen.forEach(row -> texts.add(normal(row.prompt())));
        return row -> !texts.contains(normal(row.prompt().prompt()));
    }

    private List<PublishedRows> asked(Language language, Predicate<PublishedRows> which) {
        return rows.stream()
                .filter(row -> row.half() == tested && row.language().equals(language))
                .filter(which)
                .toList();
    }

    private void print(
            String way, Predicate<PublishedRows> which, Function<List<String>, List<Prediction>> classifier) {
        for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
            List<PublishedRows> asked = asked(language, which);
            print(
                    language,
                    way,
                    truths(asked),
                    classifier.apply(
                            asked.stream().map(row -> row.prompt().prompt()).toList()));
        }
    }

    private static List<Category> truths(List<PublishedRows> rows) {
        return rows.stream().map(row -> row.prompt().category()).toList();
    }

    private static void print(Language language, String way, List<Category> truths, List<Prediction> told) {
        ClassifierScore score = ClassifierScore.of(truths, told);
        ClassifierScore.Interval interval = score.macroF1Interval(LEAST);
        long classes = score.byCategory().values().stream()
                .filter(category -> category.rows() >= LEAST)
                .count();
        System.out.printf(
                Locale.ROOT,
                "%s %-29s accuracy %.3f of %d; macro-F1 %.3f [%.3f, %.3f] over %d classes; calibration error %.3f;"
                        + " %d without a category%n",
                language,
                way,
                score.accuracy(),
                score.rows(),
                score.macroF1(LEAST),
                interval.lower(),
                interval.upper(),
                classes,
                score.calibrationError(),
                score.unknown());
    }

    private static String normal(String prompt) {
        return prompt.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private Trained train(List<LabelledPrompt> seen, boolean withBundled) throws IOException {
        return train(encoders, seen, withBundled);
    }

    private static Trained train(EncoderRouter encoders, List<LabelledPrompt> seen, boolean withBundled)
            throws IOException {
        Path file = Files.createTempFile("category", ".model");
        ClassifierTrainer.Builder trainer = ClassifierTrainer.builder(encoders);
        (withBundled ? trainer.withBundledPrompts() : trainer).build().train(seen, file);
        return new Trained(file, TrainedClassifier.builder(encoders, file).build());
    }

    /** A model, and its file as long as it is needed. */
    private record Trained(Path file, TrainedClassifier classifier) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }
}
