package io.github.pas4j.benchmarks.category;

import io.github.pas4j.Category;
import io.github.pas4j.Language;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How often trained classifiers agree with labels of rows, or whole sources, that they have not seen.
 *
 * <p>Argument: a JSONL file of labelled prompts (keys prompt, lang, coarse, scheme, source, id); and {@code looked-at} after
 * it while settings are being chosen, for that half of its rows in place of the other.
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
        if (args.length < 1 || args.length > 2) {
            throw new IllegalArgumentException("give FILE [looked-at]");
        }
        Half tested = args.length == 2 && args[1].equals("looked-at") ? Half.LOOKED_AT : Half.HELD_OUT;
        try (SentenceEncoder english = new RememberingEncoder(BundledEncoders.bgeSmallEn());
                SentenceEncoder chinese = new RememberingEncoder(BundledEncoders.bgeSmallZh());
                EncoderRouter encoders = EncoderRouter.of(english, chinese);
                EncoderRouter bundled = BundledEncoders.router()) {
            TrainedAccuracy accuracy = new TrainedAccuracy(PublishedRows.read(Path.of(args[0])), tested, encoders);
            accuracy.nearestGolden(NearestGoldenClassifier.builder(bundled).build());
            accuracy.shipped();
            accuracy.otherHalf();
            accuracy.newSources();
        }
    }

    /** What a trained classifier has to beat. */
    private void nearestGolden(NearestGoldenClassifier nearest) {
        print(
                "nearest golden",
                row -> true,
                prompts -> prompts.stream()
                        .map(prompt -> new Prediction(nearest.classify(prompt), Map.of()))
                        .toList());
    }

    /** Trained on the half that is not tested, as users do with their own rows. */
    private void otherHalf() throws IOException {
        List<LabelledPrompt> seen = rows.stream()
                .filter(row -> row.half() != tested)
                .map(PublishedRows::prompt)
                .toList();
        Set<String> texts = new HashSet<>();
        seen.forEach(row -> texts.add(normal(row.prompt())));
        Predicate<PublishedRows> unseen =
                row -> !texts.contains(normal(row.prompt().prompt()));
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
                        .filter(PublishedRows::isPermissive)
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
                print(language, "shipped, sources unseen", asked, told);
                confusion.print();
            }
        } finally {
            for (Trained model : models.values()) {
                model.close();
            }
        }
    }

    /** The shipped model itself, on sources that it has not learnt from. */
    private void shipped() {
        TrainedClassifier shipped = TrainedClassifier.bundled(encoders).build();
        print("shipped, other sources", row -> !row.isPermissive(), shipped::predictAll);
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
                    asked,
                    classifier.apply(
                            asked.stream().map(row -> row.prompt().prompt()).toList()));
        }
    }

    private static void print(Language language, String way, List<PublishedRows> asked, List<Prediction> told) {
        ClassifierScore score = ClassifierScore.of(
                asked.stream().map(row -> row.prompt().category()).toList(), told);
        ClassifierScore.Interval interval = score.macroF1Interval(LEAST);
        long classes = score.byCategory().values().stream()
                .filter(category -> category.rows() >= LEAST)
                .count();
        System.out.printf(
                Locale.ROOT,
                "%s %-26s accuracy %.3f of %d; macro-F1 %.3f [%.3f, %.3f] over %d classes; calibration error %.3f;"
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
