package io.github.pas4j.cli;

import io.github.pas4j.Category;
import io.github.pas4j.datagen.classify.ClassifierScore;
import io.github.pas4j.datagen.classify.LabelledPrompt;
import io.github.pas4j.embedded.TrainedClassifier;
import io.github.pas4j.embedded.TrainedClassifier.Prediction;
import io.github.pas4j.embedding.EncoderRouter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pas classify eval}. */
@Command(
        name = "eval",
        description = "Tries a trained classifier of categories on labelled prompts, and prints a JSON object: rows,"
                + " accuracy, macroF1, macroF1Interval (95 %, bootstrap), calibrationError, unknown, byCategory.",
        sortOptions = false,
        footer = {
            "",
            "A prompt that is given no category counts as told wrong. Prompts that the model was trained on say nothing.",
            "",
            "Examples:",
            "  pas classify eval --in held-out.jsonl --model mine.model",
            "  pas classify eval --in held-out.jsonl --min-rows 30"
        })
final class ClassifyEvalCommand implements Callable<Integer> {

    private final Shell shell;

    ClassifyEvalCommand(Shell shell) {
        this.shell = shell;
    }

    @Mixin
    private final LabelledOption labelled = new LabelledOption();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "A file of pas classify train. Default: the model that comes with the library.")
    private @Nullable Path model;

    @Mixin
    private final ClassifierEncoderOption encoder = new ClassifierEncoderOption();

    @Option(
            names = "--min-probability",
            paramLabel = "P",
            description = "Prompts whose likeliest category is less likely have none, 0 to 1. Default: "
                    + TrainedClassifier.DEFAULT_MIN_PROBABILITY + ".")
    private double minProbability = TrainedClassifier.DEFAULT_MIN_PROBABILITY;

    @Option(
            names = "--min-rows",
            paramLabel = "N",
            description = "Categories with fewer rows do not count in the macro-F1. Default: 1.")
    private int minRows = 1;

    @Option(names = "--json", description = "Leaves out the table on standard error.")
    private boolean json;

    @Option(names = "--quiet", description = "Shows no progress.")
    private boolean quiet;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        if (minRows < 1) {
            throw CliException.usage("--min-rows must be positive: " + minRows);
        }
        if (!(minProbability >= 0 && minProbability <= 1)) {
            throw CliException.usage("--min-probability must be 0 to 1: " + minProbability);
        }
        labelled.files();
        ClassifierScore score;
        try (EncoderRouter encoders = encoder.open();
                PromptProgress progress = PromptProgress.of(shell, "classifying", quiet)) {
            TrainedClassifier classifier = classifier(encoders);
            List<LabelledPrompt> rows = labelled.read(classifier.taxonomy());
            List<Category> truths = rows.stream().map(LabelledPrompt::category).toList();
            List<Prediction> predictions = classifier.predictAll(
                    rows.stream().map(LabelledPrompt::prompt).toList(), progress);
            score = ClassifierScore.of(truths, predictions);
        }
        if (!json) {
            ClassifierScoreText.lines(score, minRows).forEach(shell.err()::println);
        }
        try (DataOut data = DataOut.open(null, shell)) {
            data.line(JsonText.write(object -> {
                object.writeStartObject();
                ClassifierScoreText.fields(object, score, minRows);
                object.writeEndObject();
            }));
            data.commit();
        }
        return Exit.DONE;
    }

    private TrainedClassifier classifier(EncoderRouter encoders) {
        TrainedClassifier.Builder builder = model == null
                ? TrainedClassifier.bundled(encoders)
                : TrainedClassifier.builder(encoders, OwnFile.existing(model));
        labelled.taxonomy().ifPresent(builder::taxonomy);
        return builder.minProbability(minProbability).build();
    }
}
