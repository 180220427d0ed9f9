package io.github.pas4j.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.pas4j.Category;
import io.github.pas4j.GoldenPair;
import io.github.pas4j.GoldenPairs;
import io.github.pas4j.Language;
import io.github.pas4j.Taxonomy;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedded.RetrievalGenerator;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncoderRouter;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How often the embedded classifier agrees with published labels, beside plain ways to use the same golden pairs. Looks
 * only at the rows whose id has an even hash code; the others are kept for tests that nothing was tuned on.
 *
 * <p>Argument: the JSONL file of labelled prompts (keys prompt, lang, coarse, scheme, id).
 */
public final class CategoryAccuracy {

    private static final Map<String, String> LABELS = new HashMap<>(Map.of(
            "knowledge_qa", "question-answering",
            "math", "mathematics",
            "writing", "creative-writing",
            "summarization", "summarisation",
            "planning", "brainstorming",
            "roleplay", "conversation"));

    private record Row(String prompt, String category) {}

    private CategoryAccuracy() {}

    /** Prints one line for each language and way. */
    public static void main(String[] args) throws IOException {
        try (EncoderRouter encoders = BundledEncoders.router()) {
            RetrievalGenerator retrieval = RetrievalGenerator.builder(encoders).build();
            for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
                List<Row> rows = rows(Path.of(args[0]), language);
                SentenceEncoder encoder = encoders.encoder(language).orElseThrow();
                List<GoldenPair> pairs = GoldenPairs.bundledTransferable().pairs(language);
                Embeddings golden =
                        encoder.encodeAll(pairs.stream().map(GoldenPair::prompt).toList());
                print(language, "nearest pair", rows, prompt -> vote(encoder.encode(prompt), pairs, golden, 1));
                print(language, "vote of 12", rows, prompt -> vote(encoder.encode(prompt), pairs, golden, 12));
                print(
                        language,
                        "RetrievalGenerator",
                        rows,
                        prompt -> retrieval.classify(prompt).map(Category::id).orElse(""));
            }
        }
    }

    private static void print(Language language, String way, List<Row> rows, Function<String, String> classifier) {
        long right = rows.stream()
                .filter(row -> classifier.apply(row.prompt()).equals(row.category()))
                .count();
        System.out.printf(
                Locale.ROOT, "%s %-20s %.3f of %d%n", language, way, (double) right / rows.size(), rows.size());
    }

    private static String vote(float[] vector, List<GoldenPair> pairs, Embeddings golden, int neighbours) {
        Map<String, Integer> votes = new HashMap<>();
        IntStream.range(0, pairs.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -golden.dot(i, vector)))
                .limit(neighbours)
                .forEach(i -> votes.merge(pairs.get(i).category().id(), 1, Integer::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }

    private static List<Row> rows(Path file, Language language) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readString(file).split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            JsonNode row = mapper.readTree(line);
            String label = row.path("coarse").asText();
            String category = LABELS.getOrDefault(label, label);
            boolean looked = (row.path("id").asText().hashCode() & 1) == 0;
            // The pas_* schemes contradict themselves on purpose of their source.
            if (looked
                    && row.path("lang").asText().equals(language.code())
                    && !row.path("scheme").asText().startsWith("pas")
                    && Taxonomy.pas14().find(category).isPresent()) {
                rows.add(new Row(row.path("prompt").asText(), category));
            }
        }
        return rows;
    }
}
