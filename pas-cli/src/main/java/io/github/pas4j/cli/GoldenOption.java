package io.github.pas4j.cli;

import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Golden pairs of one's own, beside ours or instead of them. */
final class GoldenOption {

    @Option(
            names = "--golden",
            paramLabel = "F",
            description =
                    "Golden pairs of your own (JSONL), beside ours, transferable ones where no model is asked; once"
                            + " for each file. 'pas golden check F' says what is wrong with one.")
    private final List<Path> files = new ArrayList<>();

    @Option(names = "--golden-only", description = "Takes the pairs of --golden instead of ours, as --taxonomy does.")
    private boolean only;

    @Mixin
    private final TaxonomyOption taxonomy = new TaxonomyOption();

    /** What the pairs are for. */
    enum Use {
        /** Their complements are handed out as they are. */
        RETRIEVAL,
        /** A model is shown them. */
        EXAMPLES
    }

    /** Reads the files; empty where there are none. */
    Optional<GoldenPairs> read(Use use, PrintStream err) {
        Optional<Taxonomy> own = taxonomy.read();
        if (files.isEmpty()) {
            if (only || own.isPresent()) {
                throw CliException.usage((only ? "--golden-only" : "--taxonomy") + " needs --golden F");
            }
            return Optional.empty();
        }
        boolean alone = only || own.isPresent();
        Taxonomy categories = own.orElse(Taxonomy.pas14());
        GoldenPairs ours = use == Use.RETRIEVAL ? GoldenPairs.bundledTransferable() : GoldenPairs.bundled();
        GoldenPairs all = alone ? GoldenPairs.of(categories, List.of()) : ours;
        for (Path file : files) {
            GoldenPairs pairs = GoldenPairs.load(OwnFile.existing(file), categories);
            if (use == Use.RETRIEVAL) {
                requireTransferable(file, pairs);
                warnOfLanguages(file, pairs, ours.languages(), err);
            }
            GoldenPairs before = all;
            all = both(before, file, pairs);
            if (use == Use.RETRIEVAL) {
                requireOneComplement(before, file, pairs);
            }
        }
        return Optional.of(all);
    }

    private static Stream<GoldenPair> transferable(GoldenPairs pairs) {
        return pairs.pairs().stream().filter(pair -> pair.reach() == GoldenPair.Reach.TRANSFERABLE);
    }

    private static void requireTransferable(Path file, GoldenPairs pairs) {
        if (transferable(pairs).findFirst().isEmpty()) {
            throw CliException.usage(file + " has no transferable pair; add \"transferable\": true to the rows whose"
                    + " complement fits every prompt of their intent");
        }
    }

    private static void warnOfLanguages(Path file, GoldenPairs pairs, Set<Language> known, PrintStream err) {
        Set<String> others = transferable(pairs)
                .map(GoldenPair::language)
                .filter(language -> !known.contains(language))
                .map(Language::code)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!others.isEmpty()) {
            err.println(OneLine.of("warning: the pairs of " + file + " in " + String.join(", ", others)
                    + " are never used; there are models for English and Chinese alone"));
        }
    }

    private static GoldenPairs both(GoldenPairs before, Path file, GoldenPairs pairs) {
        try {
            return before.plus(pairs);
        } catch (IllegalArgumentException e) {
            throw CliException.failed(file + ": " + e.getMessage() + ", here and in what comes before it", e);
        }
    }

    /** Of two complements for one intent only the first would ever be used. */
    private static void requireOneComplement(GoldenPairs before, Path file, GoldenPairs pairs) {
        Map<List<Object>, Optional<String>> complements = new HashMap<>();
        transferable(before).forEach(pair -> complements.putIfAbsent(key(pair), pair.complement()));
        transferable(pairs)
                .filter(pair ->
                        !complements.getOrDefault(key(pair), pair.complement()).equals(pair.complement()))
                .findFirst()
                .ifPresent(pair -> {
                    throw CliException.failed(
                            file + ": intent '" + pair.intent() + "' has another complement in "
                                    + (GoldenPairs.bundledTransferable().pairs().stream()
                                                    .anyMatch(ours -> key(ours).equals(key(pair)))
                                            ? "our pairs; rename it, or give --golden-only"
                                            : "the file before; rename it"),
                            null);
                });
    }

    private static List<Object> key(GoldenPair pair) {
        return List.of(pair.intent(), pair.language());
    }
}
