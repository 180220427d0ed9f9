package io.github.pas4j.benchmarks.category;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.Category;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.datagen.classify.LabelledPrompt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The labelled rows of public sets.
 *
 * @param prompt and its category, by our ids, and its source
 * @param language that the set claims
 * @param half whether settings may be chosen by it
 */
record PublishedRows(LabelledPrompt prompt, Language language, Labelled.Half half) {

    /** Sources under CC0, MIT, Apache-2.0 or CC BY: a model that is shipped may learn from these alone. */
    private static final Set<String> PERMISSIVE = Set.of(
            "arena_hard_v0.1",
            "arena_hard_v2.0",
            "mt_bench",
            "gsm8k",
            "oasst",
            "prompts_chat",
            "clinc150",
            "banking77",
            "gpteacher_codegen",
            "gpteacher_roleplay");

    /** All rows of a file (keys prompt, lang, coarse, scheme, source, id) whose label is one of ours. */
    static List<PublishedRows> read(Path file) throws IOException {
        List<PublishedRows> rows = new ArrayList<>();
        for (JsonNode row : Jsonl.read(file)) {
            if (!Labelled.contradictsItself(row)) {
                Taxonomy.pas14()
                        .find(Labelled.category(row))
                        .ifPresent(category -> rows.add(new PublishedRows(
                                new LabelledPrompt(
                                        row.path("prompt").asText(),
                                        category,
                                        row.path("source").asText()),
                                new Language(row.path("lang").asText()),
                                Labelled.half(row))));
            }
        }
        return rows;
    }

    /** Prompts that were written for the shipped model alone, in the manner of real ones that settings are chosen by. */
    static List<LabelledPrompt> further() throws IOException {
        List<LabelledPrompt> rows = new ArrayList<>(further(Language.ENGLISH));
        rows.addAll(further(Language.CHINESE));
        return rows;
    }

    /** Those of one language; the English ones have some of other languages among them. */
    static List<LabelledPrompt> further(Language language) throws IOException {
        List<LabelledPrompt> rows = new ArrayList<>();
        for (JsonNode row : Jsonl.read(PublishedRows.class, "further-" + language + ".jsonl")) {
            Category category = Taxonomy.pas14().category(row.path("category").asText());
            rows.add(new LabelledPrompt(row.path("prompt").asText(), category, "further"));
        }
        return rows;
    }

    /** Whether the licence allows that a model that is shipped learns from it. */
    boolean isPermissive() {
        return PERMISSIVE.contains(prompt.source());
    }

    /** Whether the shipped model does learn from it: from no row of the half that it is tested on. */
    boolean isLearntFrom() {
        return isPermissive() && half == Labelled.Half.LOOKED_AT;
    }
}
