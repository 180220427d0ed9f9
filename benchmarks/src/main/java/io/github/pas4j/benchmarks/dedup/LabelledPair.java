package io.github.pas4j.benchmarks.dedup;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.Language;

/** Two texts, and whether people take them for duplicates. {@code source} is the data set, or the kind where an edit made the pair. */
record LabelledPair(String a, String b, Language language, String source, boolean duplicate, Half half) {

    static LabelledPair of(JsonNode row) {
        String kind = row.get("kind").asText();
        return new LabelledPair(
                row.get("a").asText(),
                row.get("b").asText(),
                new Language(row.get("lang").asText()),
                kind.startsWith("mech") ? kind : row.get("source").asText(),
                row.get("label").asInt() == 1,
                Half.of(row.get("id").asText()));
    }

    boolean mechanical() {
        return source.startsWith("mech");
    }
}
