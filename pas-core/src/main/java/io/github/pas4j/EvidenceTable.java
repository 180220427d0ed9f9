package io.github.pas4j;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Evidence by intent, read from JSONL: {@code intent}, {@code wins}, {@code losses}, {@code answeringModel},
 * {@code judgingModel} in each row, {@code ties}, {@code prompts}, {@code date} where known. Immutable and thread-safe.
 */
public final class EvidenceTable {

    private final Map<String, Evidence> byIntent;

    private EvidenceTable(Map<String, Evidence> byIntent) {
        this.byIntent = byIntent;
    }

    /** What was measured of {@link GoldenPairs#bundledTransferable()}. */
    public static EvidenceTable bundled() {
        return Holder.BUNDLED;
    }

    /**
     * Reads a file of one's own.
     *
     * @throws DataFormatException if it cannot be read; names the line
     */
    public static EvidenceTable load(Path file) {
        return read(JsonLines.open(file), file.toString());
    }

    private static EvidenceTable read(InputStream in, String source) {
        Map<String, Evidence> byIntent = new LinkedHashMap<>();
        JsonLines.forEach(in, source, row -> {
            String intent = row.text("intent");
            if (byIntent.put(intent, evidence(row)) != null) {
                throw row.problem("intent '" + intent + "' comes twice");
            }
        });
        if (byIntent.isEmpty()) {
            throw new DataFormatException(source, 0, "has no row", null);
        }
        return new EvidenceTable(byIntent);
    }

    private static Evidence evidence(JsonLines.Row row) {
        return new Evidence(
                row.count("wins"),
                row.count("losses"),
                optionalCount(row, "ties"),
                optionalCount(row, "prompts"),
                row.text("answeringModel"),
                row.text("judgingModel"),
                row.find("date").map(JsonNode::asText));
    }

    private static OptionalInt optionalCount(JsonLines.Row row, String key) {
        return row.find(key).isPresent() ? OptionalInt.of(row.count(key)) : OptionalInt.empty();
    }

    /** This table with the rows of another added; where both know an intent, the other's row counts. */
    public EvidenceTable plus(EvidenceTable other) {
        Map<String, Evidence> all = new LinkedHashMap<>(byIntent);
        all.putAll(other.byIntent);
        return new EvidenceTable(all);
    }

    /** What was measured of an intent, or empty where nothing was. */
    public Optional<Evidence> find(String intent) {
        return Optional.ofNullable(byIntent.get(Objects.requireNonNull(intent, "intent")));
    }

    /** All rows, in the file's order. */
    public Map<String, Evidence> asMap() {
        return java.util.Collections.unmodifiableMap(byIntent);
    }

    @Override
    public String toString() {
        return "EvidenceTable" + byIntent;
    }

    private static final class Holder {
        static final EvidenceTable BUNDLED = read(JsonLines.resource("golden/evidence.jsonl"), "golden/evidence.jsonl");
    }
}
