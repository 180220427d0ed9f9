package io.github.pas4j.embedded.internal;

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
 * Prompts and what each is labelled with: what a bundled model learns from.
 *
 * @param prompts n of them
 * @param labels of each
 */
public record LabelledPrompts(List<String> prompts, List<String> labels) {

    /** Golden pairs by their category. */
    public static LabelledPrompts categories(List<GoldenPair> pairs) {
        return new LabelledPrompts(
                pairs.stream().map(GoldenPair::prompt).toList(),
                pairs.stream().map(pair -> pair.category().id()).toList());
    }

    /** Golden pairs by their intent. */
    public static LabelledPrompts intents(List<GoldenPair> pairs) {
        return new LabelledPrompts(
                pairs.stream().map(GoldenPair::prompt).toList(),
                pairs.stream().map(GoldenPair::intent).toList());
    }

    /** The bundled golden pairs of a language by category. */
    public static LabelledPrompts goldenCategories(Language language) {
        List<GoldenPair> pairs = new ArrayList<>(GoldenPairs.bundled().pairs(language));
        pairs.addAll(GoldenPairs.bundledTransferable().pairs(language));
        return categories(pairs);
    }

    /** All that is bundled of a language by category: the golden pairs, and prompts written for the models alone. */
    public static LabelledPrompts bundledCategories(Language language) {
        return goldenCategories(language).plus(examples(language, "category"));
    }

    /** All that is bundled of a language by intent: the transferable pairs, and prompts written for the models alone. */
    public static LabelledPrompts bundledIntents(Language language) {
        return intentsWithExamples(GoldenPairs.bundledTransferable().pairs(language), language);
    }

    /** Golden pairs by intent, with the prompts written for the models where the bundled pairs are among them. */
    public static LabelledPrompts intentsWithExamples(List<GoldenPair> pairs, Language language) {
        boolean bundled = pairs.containsAll(GoldenPairs.bundledTransferable().pairs(language));
        return bundled ? intents(pairs).plus(examples(language, "intent")) : intents(pairs);
    }

    private LabelledPrompts plus(LabelledPrompts more) {
        List<String> allPrompts = new ArrayList<>(prompts);
        allPrompts.addAll(more.prompts);
        List<String> allLabels = new ArrayList<>(labels);
        allLabels.addAll(more.labels);
        return new LabelledPrompts(allPrompts, allLabels);
    }

    /** The bundled example prompts of a language that have a label under a key. */
    private static LabelledPrompts examples(Language language, String key) {
        String resource = "/io/github/pas4j/embedded/examples-" + language + ".jsonl";
        List<String> prompts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        try (InputStream in = LabelledPrompts.class.getResourceAsStream(resource)) {
            if (in == null) {
                return new LabelledPrompts(prompts, labels);
            }
            ObjectMapper mapper = new ObjectMapper();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\n", -1)) {
                JsonNode row = mapper.readTree(line);
                if (row.has(key)) {
                    prompts.add(row.get("prompt").textValue());
                    labels.add(row.get(key).textValue());
                }
            }
            return new LabelledPrompts(prompts, labels);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
