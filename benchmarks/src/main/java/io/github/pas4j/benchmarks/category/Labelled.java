package io.github.pas4j.benchmarks.category;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.benchmarks.Jsonl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A prompt and what it is labelled with.
 *
 * @param prompt the user's words
 * @param category id of {@link Taxonomy#pas14()}
 */
record Labelled(String prompt, String category) {

    /** Which rows of a labelled file: settings were chosen on one half, the other is for testing alone. */
    enum Half {
        LOOKED_AT,
        HELD_OUT
    }

    /** Names of published labels that ours differ from; labels that are neither these nor ours are left out. */
    private static final Map<String, String> OURS = Map.of(
            "knowledge_qa", "question-answering",
            "math", "mathematics",
            "writing", "creative-writing",
            "summarization", "summarisation",
            "planning", "brainstorming",
            "roleplay", "conversation");

    /** Rows of published data (keys prompt, lang, coarse, scheme, id) in one language; halves by the id's hash code. */
    static List<Labelled> published(Path file, Language language, Half half) throws IOException {
        List<Labelled> rows = new ArrayList<>();
        for (JsonNode row : Jsonl.read(file)) {
            String category = category(row);
            if (half(row) == half
                    && row.path("lang").asText().equals(language.code())
                    && !contradictsItself(row)
                    && Taxonomy.pas14().find(category).isPresent()) {
                rows.add(new Labelled(row.path("prompt").asText(), category));
            }
        }
        return rows;
    }

    /** What a row's label is called here, or would be. */
    static String category(JsonNode row) {
        String label = row.path("coarse").asText();
        return OURS.getOrDefault(label, label);
    }

    /** By the hash code of the row's id. */
    static Half half(JsonNode row) {
        return (row.path("id").asText().hashCode() & 1) == 0 ? Half.LOOKED_AT : Half.HELD_OUT;
    }

    /** The labels of the pas_* schemes contradict each other, on purpose of their source. */
    static boolean contradictsItself(JsonNode row) {
        return row.path("scheme").asText().startsWith("pas");
    }

    /** Prompts written for this test, and labelled by somebody who did not know what they were written as. */
    static List<Labelled> own(Language language) throws IOException {
        List<Labelled> rows = new ArrayList<>();
        for (JsonNode row : Jsonl.read(Labelled.class, "own-" + language + ".jsonl")) {
            rows.add(new Labelled(
                    row.path("prompt").asText(), row.path("category").asText()));
        }
        return rows;
    }
}
