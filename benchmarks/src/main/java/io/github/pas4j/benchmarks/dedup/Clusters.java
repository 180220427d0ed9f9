package io.github.pas4j.benchmarks.dedup;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.datagen.dedup.Duplicate;
import io.github.pas4j.datagen.dedup.DuplicateResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prompts, edited ones, and ones with a number or a word changed: what became of them in one pile. */
final class Clusters {

    private record Row(String text, String cluster, String role, String edit, String near) {}

    private final List<Row> rows = new ArrayList<>();

    /** Rows of one half; hard negatives go with the prompt that they resemble. */
    static Clusters of(List<JsonNode> all, Half half) {
        Clusters clusters = new Clusters();
        for (JsonNode row : all) {
            String near = row.path("near").asText("");
            String cluster = row.get("cluster").asText();
            if (Half.of(near.isEmpty() ? cluster : near) == half) {
                clusters.rows.add(new Row(
                        row.get("text").asText(),
                        cluster,
                        row.get("role").asText(),
                        row.get("edit").asText(),
                        near));
            }
        }
        return clusters;
    }

    List<String> texts() {
        return rows.stream().map(Row::text).toList();
    }

    /** Share of removed variants and of lost hard negatives, by kind of edit, in the order of kinds. */
    Map<String, int[]> outcome(DuplicateResult result) {
        Map<String, Integer> bases = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).role().equals("base")) {
                bases.put(rows.get(i).cluster(), i);
            }
        }
        Map<String, int[]> counts = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.role().equals("base")) {
                continue;
            }
            boolean hit = row.role().equals("variant")
                    ? within(result, i) || within(result, bases.getOrDefault(row.cluster(), i))
                    : lost(result, i, row);
            String kind = row.role() + " " + (row.edit().contains("+") ? "two edits" : row.edit());
            for (String name : List.of(kind, row.role() + " (all)")) {
                int[] count = counts.computeIfAbsent(name, n -> new int[2]);
                count[0] += hit ? 1 : 0;
                count[1]++;
            }
        }
        return counts;
    }

    /** How many bases were dropped for one of another cluster. */
    int basesDropped(DuplicateResult result) {
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean base = rows.get(i).role().equals("base");
            count += base && result.duplicate(i).isPresent() && !within(result, i) ? 1 : 0;
        }
        return count;
    }

    /** Dropped for one of its own cluster. */
    private boolean within(DuplicateResult result, int row) {
        Optional<Duplicate> duplicate = result.duplicate(row);
        return duplicate.isPresent()
                && rows.get(duplicate.get().keeper())
                        .cluster()
                        .equals(rows.get(row).cluster());
    }

    /** Dropped for another cluster, or one of the cluster that it resembles dropped for it. */
    private boolean lost(DuplicateResult result, int row, Row hard) {
        boolean dropped = result.duplicate(row).isPresent() && !within(result, row);
        return dropped
                || result.duplicates().stream()
                        .anyMatch(duplicate -> duplicate.keeper() == row
                                && rows.get(duplicate.text()).cluster().equals(hard.near()));
    }
}
