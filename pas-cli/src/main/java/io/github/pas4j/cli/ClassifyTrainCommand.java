package io.github.pas4j.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.classify.ClassifierTrainer;
import io.github.pas4j.datagen.classify.LabelledPrompt;
import io.github.pas4j.datagen.classify.TrainingSummary;
import io.github.pas4j.embedding.EncoderRouter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pas classify train}. */
@Command(
        name = "train",
        description = "Trains a classifier of categories on labelled prompts: for each language a linear model with"
                + " calibrated probabilities.",
        sortOptions = false,
        footer = {
            "",
            "The figures are of cross-validation: models that have not seen a fifth of the rows, on that fifth.",
            "",
            "Examples:",
            "  pas classify train --in labelled.jsonl --out mine.model --bundled",
            "  pas classify train --in rows.jsonl --category-field coarse --map math=mathematics,reading= --out mine.model"
        })
final class ClassifyTrainCommand implements Callable<Integer> {

    private final Shell shell;

    ClassifyTrainCommand(Shell shell) {
        this.shell = shell;
    }

    @Mixin
    private final LabelledOption labelled = new LabelledOption();

    @Option(
            names = "--out",
            paramLabel = "MODEL",
            description = "Where the model goes. It has its name only once it is whole.")
    private @Nullable Path out;

    @Option(
            names = "--bundled",
            description =
                    "Learns from the labelled prompts that come with the library as well: worth it where rows of a"
                            + " category are few. Our 14 categories only.")
    private boolean bundled;

    @Mixin
    private final ClassifierEncoderOption encoder = new ClassifierEncoderOption();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides which rows are held out together. Default: " + ClassifierTrainer.DEFAULT_SEED + ".")
    private long seed = ClassifierTrainer.DEFAULT_SEED;

    @Option(
            names = "--min-rows",
            paramLabel = "N",
            description = "Categories with fewer rows do not count in the macro-F1. Default: 1.")
    private int minRows = 1;

    @Option(
            names = "--json",
            description = "Prints a JSON object at the end: rows, accuracy, macroF1, macroF1Interval, calibrationError,"
                    + " unknown, byCategory (of cross-validation), byLanguage, leftOut, bySource.")
    private boolean json;

    @Option(names = "--quiet", description = "Shows no progress.")
    private boolean quiet;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        if (out == null) {
            throw CliException.usage("give --in F and --out MODEL");
        }
        if (minRows < 1) {
            throw CliException.usage("--min-rows must be positive: " + minRows);
        }
        Taxonomy taxonomy = labelled.taxonomy().orElse(Taxonomy.pas14());
        if (bundled && labelled.taxonomy().isPresent()) {
            throw CliException.usage("--bundled goes with our 14 categories; leave --taxonomy out");
        }
        requireWritable(out);
        List<LabelledPrompt> rows = labelled.read(taxonomy);
        TrainingSummary summary = train(taxonomy, rows, out);
        tell(summary);
        if (json) {
            try (DataOut data = DataOut.open(null, shell)) {
                data.line(json(summary));
                data.commit();
            }
        }
        return Exit.DONE;
    }

    private void requireWritable(Path file) {
        for (Path in : labelled.files()) {
            FileJob.refuseSame(file, "--out", in, "--in");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw CliException.failed("cannot write " + file + ": it is a folder", null);
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw CliException.failed("cannot write " + file + ": no such folder", null);
        }
    }

    private TrainingSummary train(Taxonomy taxonomy, List<LabelledPrompt> rows, Path file) {
        try (EncoderRouter encoders = encoder.open();
                PromptProgress progress = PromptProgress.of(shell, "encoding", quiet)) {
            ClassifierTrainer.Builder trainer = ClassifierTrainer.builder(encoders)
                    .taxonomy(taxonomy)
                    .seed(seed)
                    .progress(progress);
            return (bundled ? trainer.withBundledPrompts() : trainer).build().train(rows, file);
        } catch (IllegalArgumentException e) { // too few rows of any language
            throw CliException.failed(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            IOException why = Objects.requireNonNull(e.getCause(), "cause");
            throw CliException.failed("cannot write " + file + ": " + OneLine.why(why), e);
        }
    }

    private void tell(TrainingSummary summary) {
        ClassifierScoreText.lines(summary.crossValidation(), minRows).forEach(shell.err()::println);
        shell.err()
                .println("Learnt from " + counts(summary.byLanguage()) + "; by source: " + counts(summary.bySource()));
        if (!summary.leftOut().isEmpty()) {
            shell.err().println("Left out, without an encoder or too few, by language: " + counts(summary.leftOut()));
        }
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> String.format(Locale.ROOT, "%,d %s", count.getValue(), OneLine.of(count.getKey())))
                .collect(Collectors.joining(", "));
    }

    private String json(TrainingSummary summary) {
        return JsonText.write(json -> {
            json.writeStartObject();
            ClassifierScoreText.fields(json, summary.crossValidation(), minRows);
            counts(json, "byLanguage", summary.byLanguage());
            counts(json, "leftOut", summary.leftOut());
            counts(json, "bySource", summary.bySource());
            json.writeEndObject();
        });
    }

    private static void counts(JsonGenerator json, String key, Map<String, Integer> counts) throws IOException {
        json.writeObjectFieldStart(key);
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }
}
