package io.github.pas4j.benchmarks.category;

import io.github.pas4j.datagen.classify.ClassifierTrainer;
import io.github.pas4j.datagen.classify.LabelledPrompt;
import io.github.pas4j.datagen.classify.TrainingSummary;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.EncoderRouter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the model that {@code pas-embedded} ships, on its own labelled prompts and those rows of public sets whose licence
 * allows it (docs/categories.md).
 *
 * <p>Arguments: a JSONL file of labelled prompts (keys prompt, lang, coarse, scheme, source, id), and where the model goes:
 * {@code pas-embedded/src/main/resources/io/github/pas4j/embedded/category-model.bin}.
 */
public final class TrainBundledModel {

    private TrainBundledModel() {}

    /** Prints what was learnt from, and the figures of cross-validation. */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("give FILE and OUT");
        }
        List<LabelledPrompt> rows = new ArrayList<>(PublishedRows.further());
        PublishedRows.read(Path.of(args[0])).stream()
                .filter(PublishedRows::isPermissive)
                .map(PublishedRows::prompt)
                .forEach(rows::add);
        try (EncoderRouter encoders = BundledEncoders.router()) {
            TrainingSummary summary = ClassifierTrainer.builder(encoders)
                    .withBundledPrompts()
                    .build()
                    .train(rows, Path.of(args[1]));
            System.out.println("by language " + summary.byLanguage() + ", left out " + summary.leftOut());
            summary.bySource().forEach((source, count) -> System.out.println(source + ": " + count));
            System.out.println("cross-validation: accuracy "
                    + summary.crossValidation().accuracy() + ", macro-F1 "
                    + summary.crossValidation().macroF1(1));
        }
    }
}
