package io.github.pas4j.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Prompts and what each is labelled with: what a {@link KernelModel} learns from.
 *
 * @param prompts n of them
 * @param labels of each
 */
record LabelledPrompts(List<String> prompts, List<String> labels) {

    /** Golden pairs by their category. */
    static LabelledPrompts categories(List<GoldenPair> pairs) {
        return new LabelledPrompts(
                pairs.stream().map(GoldenPair::prompt).toList(),
                pairs.stream().map(pair -> pair.category().id()).toList());
    }

    /** Golden pairs by their intent. */
    static LabelledPrompts intents(List<GoldenPair> pairs) {
        return new LabelledPrompts(
                pairs.stream().map(GoldenPair::prompt).toList(),
                pairs.stream().map(GoldenPair::intent).toList());
    }

    /** The bundled golden pairs of a language by category. */
    static LabelledPrompts goldenCategories(Language language) {
        List<GoldenPair> pairs = new ArrayList<>(GoldenPairs.bundled().pairs(language));
        pairs.addAll(GoldenPairs.bundledTransferable().pairs(language));
        return categories(pairs);
    }

    /** All that is bundled of a language by category: the golden pairs, and prompts written for the classifier alone. */
    static LabelledPrompts bundledCategories(Language language) {
        LabelledPrompts golden = goldenCategories(language);
        LabelledPrompts more = read("categories-" + language + ".jsonl");
        return new LabelledPrompts(concat(golden.prompts, more.prompts), concat(golden.labels, more.labels));
    }

    private static List<String> concat(List<String> a, List<String> b) {
        List<String> both = new ArrayList<>(a);
        both.addAll(b);
        return List.copyOf(both);
    }

    private static LabelledPrompts read(String resource) {
        List<String> prompts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        try (InputStream in = LabelledPrompts.class.getResourceAsStream(resource)) {
            if (in == null) {
                return new LabelledPrompts(List.of(), List.of());
            }
            ObjectMapper mapper = new ObjectMapper();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\n", -1)) {
                JsonNode row = mapper.readTree(line);
                prompts.add(row.get("prompt").textValue());
                labels.add(row.get("category").textValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
        return new LabelledPrompts(prompts, labels);
    }
}
