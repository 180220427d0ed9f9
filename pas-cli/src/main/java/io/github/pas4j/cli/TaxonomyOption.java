package io.github.pas4j.cli;

import io.github.pas4j.Category;
import io.github.pas4j.Taxonomy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The categories of golden pairs, where they are not ours. */
final class TaxonomyOption {

    @Option(
            names = "--taxonomy",
            paramLabel = "A,B,C",
            description =
                    "Ids of the categories that the golden pairs are over, such as soups,sauces. Default: our 14.")
    private @Nullable String ids;

    /** The taxonomy that was given. */
    Optional<Taxonomy> read() {
        return Optional.ofNullable(ids).map(TaxonomyOption::taxonomy);
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
}
