package io.github.pas4j;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Pairs with a complement that is wrong. Read from JSONL, one object a line: {@code id}, {@code language},
 * {@code category}, {@code prompt}, {@code complement}, {@code criterion} (an id of {@link Criterion}) and {@code reason}.
 */
public final class InvalidPairs {

    private InvalidPairs() {}

    /** The invalid pairs that come with this library, English and Chinese, over {@link Taxonomy#pas14()}; immutable. */
    public static List<InvalidPair> bundled() {
        return Bundled.PAIRS;
    }

    /**
     * Reads a file of one's own.
     *
     * @throws DataFormatException if the file or a row of it is not what it should be; names the line
     */
    public static List<InvalidPair> load(Path file, Taxonomy taxonomy) {
        return read(JsonLines.open(file), file.toString(), taxonomy);
    }

    private static List<InvalidPair> read(InputStream in, String source, Taxonomy taxonomy) {
        List<InvalidPair> pairs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        JsonLines.forEach(in, source, row -> {
            InvalidPair pair = new InvalidPair(
                    row.text("id"),
                    row.language(),
                    row.category(taxonomy),
                    row.text("prompt"),
                    row.text("complement"),
                    criterion(row),
                    row.text("reason"));
            if (!ids.add(pair.id())) {
                throw row.problem("id '" + pair.id() + "' comes twice");
            }
            pairs.add(pair);
        });
        return List.copyOf(pairs);
    }

    private static Criterion criterion(JsonLines.Row row) {
        String id = row.text("criterion");
        return Arrays.stream(Criterion.values())
                .filter(criterion -> criterion.id().equals(id))
                .findFirst()
                .orElseThrow(() -> row.problem("criterion '" + id + "' is unknown"));
    }

    private static final class Bundled {
        static final List<InvalidPair> PAIRS =
                read(JsonLines.resource("golden/invalid.jsonl"), "golden/invalid.jsonl", Taxonomy.pas14());
    }
}
