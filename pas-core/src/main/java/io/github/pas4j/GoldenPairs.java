package io.github.pas4j;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A set of golden pairs over one taxonomy. Read from JSONL, one object a line: {@code id}, {@code language},
 * {@code category}, {@code intent}, {@code prompt}, {@code complement} (null where silence is right) and, where the
 * complement fits every prompt of its intent, {@code "transferable": true}. Other keys are passed over. Immutable and
 * thread-safe.
 */
public final class GoldenPairs {

    private final Taxonomy taxonomy;
    private final List<GoldenPair> pairs;
    private final Set<Language> languages;

    private GoldenPairs(Taxonomy taxonomy, List<GoldenPair> pairs) {
        this.taxonomy = taxonomy;
        this.pairs = List.copyOf(pairs);
        this.languages = pairs.stream().map(GoldenPair::language).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The specific pairs that come with this library, English and Chinese, over {@link Taxonomy#pas14()}: examples for
     * models that write complements, about one in five of them of silence.
     */
    public static GoldenPairs bundled() {
        return Bundled.SPECIFIC;
    }

    /**
     * The transferable pairs that come with this library, English and Chinese, over {@link Taxonomy#pas14()}: example
     * prompts by intent, one complement for each intent and language. {@link EvidenceTable#bundled()} says what was
     * measured of them.
     */
    public static GoldenPairs bundledTransferable() {
        return Bundled.TRANSFERABLE;
    }

    /**
     * Reads a file over {@link Taxonomy#pas14()}.
     *
     * @throws DataFormatException if the file or a row of it is not what it should be; names the line
     */
    public static GoldenPairs load(Path file) {
        return load(file, Taxonomy.pas14());
    }

    /**
     * Reads a file over a taxonomy of one's own.
     *
     * @throws DataFormatException if the file or a row of it is not what it should be; names the line
     */
    public static GoldenPairs load(Path file, Taxonomy taxonomy) {
        List<GoldenPair> pairs = new ArrayList<>();
        read(JsonLines.open(file), file.toString(), taxonomy, pairs, new GoldenConsistency());
        if (pairs.isEmpty()) {
            throw new DataFormatException(file.toString(), 0, "has no pair", null);
        }
        return new GoldenPairs(taxonomy, pairs);
    }

    /**
     * A set made in code.
     *
     * @throws IllegalArgumentException if an id comes twice, a category is not in the taxonomy, or an intent is in two
     *     categories
     */
    public static GoldenPairs of(Taxonomy taxonomy, Collection<GoldenPair> pairs) {
        GoldenConsistency checks = new GoldenConsistency();
        for (GoldenPair pair : pairs) {
            checks.problem(pair).ifPresent(problem -> {
                throw new IllegalArgumentException(problem);
            });
            if (taxonomy.find(pair.category().id()).isEmpty()) {
                throw new IllegalArgumentException("the taxonomy has no category '" + pair.category() + "'");
            }
        }
        return new GoldenPairs(taxonomy, List.copyOf(pairs));
    }

    private static void read(
            InputStream in, String source, Taxonomy taxonomy, List<GoldenPair> pairs, GoldenConsistency checks) {
        JsonLines.forEach(in, source, row -> {
            GoldenPair pair = new GoldenRow(row, taxonomy).pair();
            checks.problem(pair).ifPresent(problem -> {
                throw row.problem(problem);
            });
            pairs.add(pair);
        });
    }

    /**
     * These pairs and more, in that order.
     *
     * @throws IllegalArgumentException if the taxonomies differ, an id is in both, or an intent is in two categories
     */
    public GoldenPairs plus(GoldenPairs more) {
        if (!taxonomy.equals(more.taxonomy)) {
            throw new IllegalArgumentException(
                    "the taxonomies differ: " + taxonomy + " and " + more.taxonomy + "; give one to both");
        }
        List<GoldenPair> all = new ArrayList<>(pairs);
        all.addAll(more.pairs);
        return of(taxonomy, all);
    }

    /** The categories that these pairs are over. */
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    /** All pairs, in the file's order. */
    public List<GoldenPair> pairs() {
        return pairs;
    }

    /** The pairs of one language, in the file's order; possibly none. */
    public List<GoldenPair> pairs(Language language) {
        return pairs.stream().filter(pair -> pair.language().equals(language)).toList();
    }

    /** The languages that there are pairs of. */
    public Set<Language> languages() {
        return languages;
    }

    /** The pair of an id, or empty where there is none. */
    public Optional<GoldenPair> find(String id) {
        return pairs.stream().filter(pair -> pair.id().equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return "GoldenPairs[" + pairs.size() + " pairs, " + languages() + "]";
    }

    private static final class Bundled {
        static final GoldenPairs SPECIFIC = bundled("specific");
        static final GoldenPairs TRANSFERABLE = bundled("transferable");

        private static GoldenPairs bundled(String kind) {
            List<GoldenPair> pairs = new ArrayList<>();
            GoldenConsistency checks = new GoldenConsistency();
            for (String language : List.of("en", "zh")) {
                String name = "golden/" + kind + "-" + language + ".jsonl";
                read(JsonLines.resource(name), name, Taxonomy.pas14(), pairs, checks);
            }
            return new GoldenPairs(Taxonomy.pas14(), pairs);
        }
    }
}
