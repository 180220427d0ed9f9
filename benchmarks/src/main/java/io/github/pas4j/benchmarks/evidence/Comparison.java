package io.github.pas4j.benchmarks.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.benchmarks.Jsonl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One prompt that is answered with and without a complement.
 *
 * @param id unique in its file
 * @param group what results are summed up by: an intent, or an idea under test
 * @param language ISO 639
 * @param prompt the user's words
 * @param complement what is added
 * @param placement where it is added
 */
record Comparison(String id, String group, String language, String prompt, String complement, Placement placement) {

    /** Where a complement stands. */
    enum Placement {
        AFTER,
        BEFORE,
        SYSTEM
    }

    static List<Comparison> read(Path file) throws IOException {
        List<Comparison> comparisons = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode row : Jsonl.read(file)) {
            Comparison comparison = new Comparison(
                    Jsonl.text(row, "id"),
                    Jsonl.text(row, "intent"),
                    Jsonl.text(row, "language"),
                    Jsonl.text(row, "prompt"),
                    Jsonl.text(row, "complement"),
                    placement(row.path("placement").asText("after")));
            if (!ids.add(comparison.id())) {
                throw new IOException(file + ": id '" + comparison.id() + "' comes twice");
            }
            comparisons.add(comparison);
        }
        return comparisons;
    }

    private static Placement placement(String name) throws IOException {
        return switch (name) {
            case "after" -> Placement.AFTER;
            case "before" -> Placement.BEFORE;
            case "system" -> Placement.SYSTEM;
            default -> throw new IOException("placement must be after, before or system: '" + name + "'");
        };
    }

    ArrayNode plain() {
        return messages("", prompt);
    }

    ArrayNode augmented() {
        return switch (placement) {
            case AFTER -> messages("", prompt + "\n\n" + complement);
            case BEFORE -> messages("", complement + "\n\n" + prompt);
            case SYSTEM -> messages(complement, prompt);
        };
    }

    private static ArrayNode messages(String system, String user) {
        ArrayNode messages = Jsonl.object().arrayNode();
        if (!system.isEmpty()) {
            messages.add(message("system", system));
        }
        return messages.add(message("user", user));
    }

    private static ObjectNode message(String role, String content) {
        return Jsonl.object().put("role", role).put("content", content);
    }
}
