package io.github.pas4j.benchmarks.curation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.benchmarks.Jsonl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The English prompts of a folder: of {@code *_prompts.jsonl} and {@code dup_clusters_en.jsonl}, each text once. */
final class RealPrompts {

    private RealPrompts() {}

    /** In an order that is always the same and mixes the files. */
    static List<String> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(file ->
                            file.toString().endsWith("_prompts.jsonl") || file.endsWith("dup_clusters_en.jsonl"))
                    .sorted()
                    .toList();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Path file : files) {
            for (JsonNode row : Jsonl.read(file)) {
                String text = row.path("prompt").asText(row.path("text").asText(""));
                if (row.path("lang").asText("en").equals("en") && !text.isBlank()) {
                    texts.add(text);
                }
            }
        }
        if (texts.size() < 2) {
            throw new IOException(folder + " has no English *_prompts.jsonl and no dup_clusters_en.jsonl");
        }
        List<String> mixed = new ArrayList<>(texts);
        Collections.shuffle(mixed, new Random(1));
        return List.copyOf(mixed);
    }
}
