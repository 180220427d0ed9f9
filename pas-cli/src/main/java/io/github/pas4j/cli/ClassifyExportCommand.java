package io.github.pas4j.cli;

import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.classify.ClassifierExport;
import io.github.pas4j.datagen.classify.ClassifierExport.Format;
import io.github.pas4j.datagen.classify.ClassifierExport.Part;
import io.github.pas4j.datagen.classify.LabelledPrompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pas classify export}. */
@Command(
        name = "export",
        description =
                "Writes labelled prompts as training files for a chat model that is to classify: each row asks exactly"
                        + " as the library's classifier by LLM does.",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  pas classify export --in labelled.jsonl --out training/",
            "  pas classify export --in labelled.jsonl --out data/ --format llama-factory --validation-share 0.1"
        })
final class ClassifyExportCommand implements Callable<Integer> {

    private static final String DATASET_INFO = "{\"pas_categories\": " + dataset("train.jsonl")
            + ", \"pas_categories_validation\": " + dataset("validation.jsonl") + "}";

    private final Shell shell;

    ClassifyExportCommand(Shell shell) {
        this.shell = shell;
    }

    @Mixin
    private final LabelledOption labelled = new LabelledOption();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for train.jsonl and validation.jsonl; it is made if need be.")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "openai (messages) or llama-factory (ShareGPT, with dataset_info.json). Default: openai.")
    private String format = "openai";

    @Option(
            names = "--validation-share",
            paramLabel = "X",
            description = "Share of prompts that go to validation.jsonl, 0 to 1. Default: 0.05.")
    private double validationShare = 0.05;

    @Option(names = "--seed", paramLabel = "N", description = "Decides which those are. Default: 14.")
    private long seed = 14;

    @Option(names = "--json", description = "Prints a JSON object at the end: train, validation, files.")
    private boolean json;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws IOException {
        if (out == null) {
            throw CliException.usage("give --in F and --out DIR");
        }
        if (!(validationShare >= 0 && validationShare <= 1)) {
            throw CliException.usage("--validation-share must be 0 to 1: " + validationShare);
        }
        Format layout = layout();
        Taxonomy taxonomy = labelled.taxonomy().orElse(Taxonomy.pas14());
        List<LabelledPrompt> rows = labelled.read(taxonomy);
        ClassifierExport export = ClassifierExport.of(taxonomy, layout);
        Path folder = folder(out);
        Path training = folder.resolve("train.jsonl");
        Path validation = folder.resolve("validation.jsonl");
        int trained = write(export, rows, Part.TRAINING, training);
        int validated = write(export, rows, Part.VALIDATION, validation);
        List<Path> files = List.of(training, validation);
        if (layout == Format.LLAMA_FACTORY) {
            Path info = folder.resolve("dataset_info.json");
            writeText(info, DATASET_INFO);
            files = List.of(training, validation, info);
        }
        shell.err().println(trained + " rows to learn from, " + validated + " to validate by, in " + folder);
        if (json) {
            print(trained, validated, files);
        }
        return Exit.DONE;
    }

    private static String dataset(String file) {
        return "{\"file_name\": \"" + file
                + "\", \"formatting\": \"sharegpt\", \"columns\": {\"messages\": \"conversations\", \"system\": \"system\"}}";
    }

    private Format layout() {
        return switch (format) {
            case "openai" -> Format.OPENAI;
            case "llama-factory" -> Format.LLAMA_FACTORY;
            default -> throw CliException.usage("--format is openai or llama-factory: '" + format + "'");
        };
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw CliException.failed("cannot write to " + folder + ": " + OneLine.why(e), e);
        }
    }

    private int write(ClassifierExport export, List<LabelledPrompt> rows, Part part, Path file) throws IOException {
        int count = 0;
        try (DataOut data = DataOut.open(file, shell)) {
            for (LabelledPrompt row : rows) {
                if (ClassifierExport.part(row.prompt(), validationShare, seed) == part) {
                    data.line(export.line(row));
                    count++;
                }
            }
            data.commit();
        }
        return count;
    }

    private void writeText(Path file, String text) throws IOException {
        try (DataOut data = DataOut.open(file, shell)) {
            data.line(text);
            data.commit();
        }
    }

    private void print(int trained, int validated, List<Path> files) throws IOException {
        try (DataOut data = DataOut.open(null, shell)) {
            data.line(JsonText.write(object -> {
                object.writeStartObject();
                object.writeNumberField("train", trained);
                object.writeNumberField("validation", validated);
                object.writeArrayFieldStart("files");
                for (Path file : files) {
                    object.writeString(file.toString());
                }
                object.writeEndArray();
                object.writeEndObject();
            }));
            data.commit();
        }
    }
}
