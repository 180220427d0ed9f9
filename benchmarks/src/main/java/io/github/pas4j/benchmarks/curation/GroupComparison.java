package io.github.pas4j.benchmarks.curation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.datagen.dedup.CanonicalText;
import io.github.pas4j.datagen.group.Grouping;
import io.github.pas4j.datagen.group.Groups;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * How well ways to group agree with the labels of clinc150 (domains) and banking77 (intents), beside k-means that is told how
 * many labels there are. Argument: {@code category_labelled.jsonl}.
 */
public final class GroupComparison {

    private static final List<String> SCHEMES = List.of("clinc_domain", "banking77");

    /** Beginnings of k-means, whose results differ. */
    private static final int SEEDS = 10;

    private GroupComparison() {}

    /** Prints a row for each way and set of labels. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: GroupComparison category_labelled.jsonl");
        }
        List<JsonNode> rows = Jsonl.read(Path.of(args[0]));
        System.out.println("| labels | way | groups | V-measure | homogeneity | completeness | seconds |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (String scheme : SCHEMES) {
            List<JsonNode> own = rows.stream()
                    .filter(row -> row.path("scheme").asText().equals(scheme))
                    .toList();
            compare(
                    scheme,
                    encoded(own.stream().map(row -> row.path("prompt").asText()).toList()),
                    own.stream().map(row -> row.path("label").asText()).toList());
        }
    }

    private static Embeddings encoded(List<String> prompts) {
        try (SentenceEncoder encoder = BundledEncoders.bgeSmallEn()) {
            return encoder.encodeAll(prompts.stream().map(CanonicalText::of).toList());
        }
    }

    private static void compare(String scheme, Embeddings vectors, List<String> labels) {
        int count = new HashSet<>(labels).size();
        String name = scheme + ", " + labels.size() + " prompts, " + count + " labels";
        for (Grouping way : List.of(Grouping.firstNeighbors(), Grouping.communities())) {
            long begin = System.nanoTime();
            Groups groups = way.group(vectors, 1);
            double seconds = (System.nanoTime() - begin) / 1e9;
            print(name, way.toString(), groups, labels, seconds);
            groups.finer().ifPresent(finer -> print(name, way + ", finer", finer, labels, seconds));
        }
        kMeans(name, count, vectors, labels);
        kMeans(name, Math.max(1, labels.size() / 18), vectors, labels);
    }

    private static void print(String name, String way, Groups groups, List<String> labels, double seconds) {
        VMeasure measure = VMeasure.of(groups, labels);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %.3f | %.3f | %.3f | %.2f |%n",
                name,
                way,
                groups.count(),
                measure.value(),
                measure.homogeneity(),
                measure.completeness(),
                seconds);
    }

    private static void kMeans(String name, int count, Embeddings vectors, List<String> labels) {
        List<VMeasure> all = new ArrayList<>();
        long begin = System.nanoTime();
        for (int seed = 0; seed < SEEDS; seed++) {
            all.add(VMeasure.of(Grouping.kMeans(count, seed).group(vectors, 1), labels));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | k-means of %d, mean of %d seeds (least to greatest) | %d | %.3f (%.3f to %.3f) | %.3f | %.3f | %.2f |%n",
                name,
                count,
                SEEDS,
                count,
                all.stream().mapToDouble(VMeasure::value).average().orElse(0),
                all.stream().mapToDouble(VMeasure::value).min().orElse(0),
                all.stream().mapToDouble(VMeasure::value).max().orElse(0),
                all.stream().mapToDouble(VMeasure::homogeneity).average().orElse(0),
                all.stream().mapToDouble(VMeasure::completeness).average().orElse(0),
                (System.nanoTime() - begin) / 1e9 / SEEDS);
    }
}
