package io.github.pas4j.benchmarks.category;

import io.github.pas4j.Category;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.benchmarks.category.Labelled.Half;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.NearestGoldenClassifier;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * How often the bundled classifier agrees with labels, beside plainer ways to use the same golden pairs.
 *
 * <p>Arguments: a JSONL file of labelled prompts (keys prompt, lang, coarse, scheme, id) and {@code held-out} or
 * {@code looked-at}, the half of its rows; or {@code own}, prompts of ours that were labelled blind.
 */
public final class CategoryAccuracy {

    /** Classes with fewer prompts say too little to average over. */
    private static final int LEAST = 30;

    private CategoryAccuracy() {}

    /** Prints a line for each language and way, then a table of what was taken for what. */
    public static void main(String[] args) throws IOException {
        boolean own = args.length == 1 && args[0].equals("own");
        if (!own && args.length != 2) {
            throw new IllegalArgumentException("give FILE held-out|looked-at, or own");
        }
        try (EncoderRouter encoders = BundledEncoders.router()) {
            NearestGoldenClassifier ours =
                    NearestGoldenClassifier.builder(encoders).build();
            for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
                List<Labelled> rows = own
                        ? Labelled.own(language)
                        : Labelled.published(
                                Path.of(args[0]),
                                language,
                                args[1].equals("looked-at") ? Half.LOOKED_AT : Half.HELD_OUT);
                SentenceEncoder encoder = encoders.encoder(language).orElseThrow();
                List<GoldenPair> pairs = new ArrayList<>(GoldenPairs.bundled().pairs(language));
                pairs.addAll(GoldenPairs.bundledTransferable().pairs(language));
                Embeddings vectors =
                        encoder.encodeAll(pairs.stream().map(GoldenPair::prompt).toList());
                Map<String, float[]> asked = new HashMap<>();
                rows.forEach(row -> asked.computeIfAbsent(row.prompt(), encoder::encode));
                print(language, "nearest description", rows, byVector(asked, Peers.description(encoder)));
                print(language, "nearest pair", rows, byVector(asked, Peers.vote(pairs, vectors, 1)));
                print(language, "vote of 12 pairs", rows, byVector(asked, Peers.vote(pairs, vectors, 12)));
                print(language, "centroids of pairs", rows, byVector(asked, Peers.centroid(pairs, vectors)));
                print(language, "linear on pairs", rows, byVector(asked, Peers.linear(pairs, vectors)));
                NearestGoldenClassifier onPairs = NearestGoldenClassifier.builder(encoders)
                        .goldenPairs(GoldenPairs.of(GoldenPairs.bundled().taxonomy(), pairs))
                        .build();
                print(
                        language,
                        "ours on pairs",
                        rows,
                        prompt -> onPairs.classify(prompt).map(Category::id).orElse(""));
                Confusion confusion = print(
                        language,
                        "ours on all examples",
                        rows,
                        prompt -> ours.classify(prompt).map(Category::id).orElse(""));
                if (own) {
                    confusion
                            .classes(1)
                            .forEach(name -> System.out.printf(
                                    Locale.ROOT, "%s %s recall %.2f%n", language, name, confusion.recall(name)));
                }
                confusion.print();
            }
        }
    }

    private static Function<String, String> byVector(Map<String, float[]> vectors, Function<float[], String> peer) {
        return prompt -> peer.apply(Objects.requireNonNull(vectors.get(prompt)));
    }

    private static Confusion print(
            Language language, String way, List<Labelled> rows, Function<String, String> classifier) {
        Confusion confusion = new Confusion();
        rows.forEach(row -> confusion.add(row.category(), classifier.apply(row.prompt())));
        Set<String> classes = confusion.classes(LEAST);
        double[] interval = confusion.macroF1Interval(classes);
        System.out.printf(
                Locale.ROOT,
                "%s %-22s accuracy %.3f of %d; macro-F1 %.3f [%.3f, %.3f] over %d classes%n",
                language,
                way,
                confusion.accuracy(),
                confusion.size(),
                confusion.macroF1(classes),
                interval[0],
                interval[1],
                classes.size());
        return confusion;
    }
}
