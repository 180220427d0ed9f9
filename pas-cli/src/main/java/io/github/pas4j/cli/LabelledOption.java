package io.github.pas4j.cli;

import io.github.pas4j.Category;
import io.github.pas4j.DataFormatException;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.datagen.classify.LabelledPrompt;
import io.github.pas4j.datagen.classify.LabelledPromptFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Files of labelled prompts, and how their labels are read. */
final class LabelledOption {

    @Option(
            names = "--in",
            paramLabel = "F",
            arity = "1..*",
            description = "Files of labelled prompts: JSONL with prompt and category (or label) in each row.")
    private List<Path> in = List.of();

    @Option(names = "--field", paramLabel = "NAME", description = "The key that holds the prompt. Default: prompt.")
    private @Nullable String field;

    @Option(
            names = "--category-field",
            paramLabel = "NAME",
            description = "The key that holds the category. Default: category, else label.")
    private @Nullable String categoryField;

    @Option(
            names = "--map",
            paramLabel = "A=B",
            split = ",",
            description = "Reads the label A as the category B; A= leaves rows of A out. May be given more than once.")
    private List<String> renamed = List.of();

    @Option(
            names = "--taxonomy",
            paramLabel = "A,B,C",
            description = "Ids of the categories, such as soups,sauces. Default: our 14, with eval the model's.")
    private @Nullable String ids;

    /** The taxonomy that was given. */
    Optional<Taxonomy> taxonomy() {
        return Optional.ofNullable(ids).map(LabelledOption::taxonomy);
    }

    private static Taxonomy taxonomy(String ids) {
        try {
            return Taxonomy.of(List.of(ids.split(",", -1)).stream()
                    .map(id -> new Category(id.strip(), ""))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw CliException.usage("--taxonomy: " + e.getMessage());
        }
    }

    /** The files, which are there; at least one. */
    List<Path> files() {
        if (in.isEmpty()) {
            throw CliException.usage("give --in F");
        }
        in.forEach(OwnFile::existing);
        return in;
    }

    /** The rows of all files, at least one. */
    List<LabelledPrompt> read(Taxonomy taxonomy) {
        LabelledPromptFile.Builder reader = LabelledPromptFile.builder().taxonomy(taxonomy);
        if (field != null) {
            reader.promptField(notBlank("--field", field));
        }
        if (categoryField != null) {
            reader.categoryField(notBlank("--category-field", categoryField));
        }
        for (String pair : renamed) {
            int equals = pair.lastIndexOf('=');
            String label = equals < 0 ? "" : pair.substring(0, equals).strip();
            if (label.isEmpty()) {
                throw CliException.usage("--map takes LABEL=CATEGORY: '" + pair + "'");
            }
            String id = pair.substring(equals + 1).strip();
            if (id.isEmpty()) {
                reader.leaveOut(label);
            } else if (taxonomy.find(id).isPresent()) {
                reader.rename(label, id);
            } else {
                throw CliException.usage("--map " + pair + ": there is no category '" + id + "'");
            }
        }
        LabelledPromptFile labelled = reader.build();
        List<LabelledPrompt> rows = new ArrayList<>();
        files().forEach(file -> rows.addAll(labelled.read(file)));
        if (rows.isEmpty()) {
            throw new DataFormatException(in.get(0).toString(), 0, "has no labelled prompt", null);
        }
        return rows;
    }

    private static String notBlank(String option, String value) {
        if (value.isBlank()) {
            throw CliException.usage(option + " must not be blank");
        }
        return value;
    }
}
