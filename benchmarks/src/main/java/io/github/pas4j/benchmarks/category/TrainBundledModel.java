package io.github.pas4j.benchmarks.category;

import io.github.pas4j.datagen.classify.ClassifierTrainer;
import io.github.pas4j.datagen.classify.LabelledPrompt;
import io.github.pas4j.datagen.classify.TrainingSummary;
import io.github.pas4j.embedding.EncoderRouter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains the model that {@code pas-embedded} ships, on its own labelled prompts and those rows of public sets whose licence
 * allows it, of the half that settings are chosen by (docs/categories.md).
 *
 * <p>Arguments: a JSONL file of labelled prompts (keys prompt, lang, coarse, scheme, source, id), and where the model goes:
 * {@code pas-embedded/src/main/resources/io/github/pas4j/embedded/category-model.bin}; and, to have the vectors of texts at hand the next
 * time, a folder.
 */
public final class TrainBundledModel {

    private TrainBundledModel() {}

    /** Prints what was learnt from, and the figures of cross-validation. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            throw new IllegalArgumentException("give FILE, OUT and perhaps a folder");
        }
        List<LabelledPrompt> rows = new ArrayList<>(PublishedRows.further());
        PublishedRows.read(Path.of(args[0])).stream()
                .filter(PublishedRows::isLearntFrom)
                .map(PublishedRows::prompt)
                .forEach(rows::add);
        Optional<Path> folder = args.length == 3 ? Optional.of(Path.of(args[2])) : Optional.empty();
        try (EncoderRouter encoders = RememberingEncoder.router(folder)) {
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
