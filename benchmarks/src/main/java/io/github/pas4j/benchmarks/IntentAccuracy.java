package io.github.pas4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.Complement;
import io.github.pas4j.ComplementRequest;
import io.github.pas4j.ComplementResult;
import io.github.pas4j.Target;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.RetrievalGenerator;
import io.github.pas4j.embedding.EncoderRouter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How often the embedded generator finds the intent that a reader gave to a real prompt. The readers' labels come with this
 * module by row id, without the prompts, which may not be shipped.
 *
 * <p>Arguments: JSONL files of prompts (keys id, prompt).
 */
public final class IntentAccuracy {

    private record Row(String language, String intent, String prompt) {}

    private IntentAccuracy() {}

    /** Prints one line for each language and target. */
    public static void main(String[] args) throws IOException {
        Map<String, JsonNode> labels = new HashMap<>();
        for (JsonNode label : Jsonl.read(IntentAccuracy.class, "intents-by-id.jsonl")) {
            labels.put(label.get("id").asText(), label);
        }
        List<Row> rows = new ArrayList<>();
        for (String file : args) {
            for (JsonNode row : Jsonl.read(Path.of(file))) {
                JsonNode label = labels.remove(row.path("id").asText());
                if (label != null) {
                    rows.add(new Row(
                            label.get("language").asText(),
                            label.get("intent").asText(),
                            row.get("prompt").asText()));
                }
            }
        }
        try (EncoderRouter encoders = BundledEncoders.router()) {
            RetrievalGenerator generator = RetrievalGenerator.builder(encoders).build();
            for (String language : List.of("en", "zh")) {
                for (Target target : List.of(Target.strong(), Target.basic())) {
                    print(language, target, rows, generator);
                }
            }
        }
    }

    private static void print(String language, Target target, List<Row> all, RetrievalGenerator generator) {
        int rows = 0;
        int right = 0;
        int given = 0;
        int givenRight = 0;
        for (Row row : all) {
            if (!row.language().equals(language)) {
                continue;
            }
            ComplementResult result =
                    generator.generate(ComplementRequest.of(row.prompt()).withTarget(target));
            boolean hit = result.intent().orElse("").equals(row.intent());
            rows++;
            right += hit ? 1 : 0;
            if (result instanceof Complement) {
                given++;
                givenRight += hit ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s %-6s intent right %.2f of %d; complements given %d, of them with the right intent %.2f%n",
                language,
                target,
                (double) right / rows,
                rows,
                given,
                (double) givenRight / given);
    }
}
