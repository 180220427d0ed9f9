package io.github.pas4j.benchmarks.dedup;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pas4j.Language;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.datagen.dedup.CanonicalText;
import io.github.pas4j.datagen.dedup.DuplicateResult;
import io.github.pas4j.datagen.dedup.NearDuplicates;
import io.github.pas4j.datagen.dedup.PairVeto;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many edited prompts are found and how many changed ones lost, and precision / recall / F1 on labelled pairs, beside
 * character shingles and the plain cosine. Argument: a folder with {@code dup_clusters_en.jsonl} and {@code dup_pairs.jsonl}.
 */
public final class DuplicateQuality {

    private final PrintStream out;
    private final Vectors vectors = new Vectors();
    private final NearDuplicates ours =
            NearDuplicates.builder().exactIndex().threads(1).build();

    private DuplicateQuality(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: DuplicateQuality FOLDER");
        }
        new DuplicateQuality(System.out).run(Path.of(args[0]));
    }

    private void run(Path folder) throws IOException {
        List<JsonNode> clusters = Jsonl.read(folder.resolve("dup_clusters_en.jsonl"));
        List<LabelledPair> pairs = Jsonl.read(folder.resolve("dup_pairs.jsonl")).stream()
                .map(LabelledPair::of)
                .toList();
        vectors.encode(
                Language.ENGLISH,
                clusters.stream()
                        .map(row -> row.get("text").asText())
                        .flatMap(text -> Stream.of(text, CanonicalText.of(text)))
                        .toList());
        for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
            vectors.encode(
                    language,
                    pairs.stream()
                            .filter(pair -> pair.language().equals(language))
                            .flatMap(pair -> Stream.of(pair.a(), pair.b()))
                            .flatMap(text -> Stream.of(text, CanonicalText.of(text)))
                            .toList());
        }
        for (Half half : Half.values()) {
            clusters(Clusters.of(clusters, half), half);
        }
        mechanical(pairs.stream().filter(LabelledPair::mechanical).toList());
        people(pairs.stream().filter(pair -> !pair.mechanical()).toList());
    }

    private void clusters(Clusters clusters, Half half) {
        List<String> canonical =
                clusters.texts().stream().map(CanonicalText::of).toList();
        DuplicateResult found = ours.find(clusters.texts(), vectors.of(Language.ENGLISH, canonical));
        DuplicateResult plain = NearDuplicates.builder()
                .veto(PairVeto.none())
                .exactIndex()
                .build()
                .find(clusters.texts(), vectors.of(Language.ENGLISH, canonical));
        out.println("\nclusters, " + half + ": " + found + "; bases dropped for another prompt: "
                + clusters.basesDropped(found) + ", without vetoes " + clusters.basesDropped(plain));
        out.println("| kind | dropped | without vetoes |\n| --- | --- | --- |");
        Map<String, int[]> without = clusters.outcome(plain);
        clusters.outcome(found)
                .forEach((kind, count) -> out.println(
                        "| " + kind + " | " + share(count) + " | " + share(without.getOrDefault(kind, count)) + " |"));
    }

    private void mechanical(List<LabelledPair> pairs) {
        out.println(
                "\npairs made by an edit\n| kind | tuning half | held-out half | plain cosine ≥ .9, held-out |\n| --- | --- | --- | --- |");
        Map<String, int[][]> counts = new TreeMap<>();
        for (LabelledPair pair : pairs) {
            boolean same = same(pair);
            boolean near = cosine(pair) >= NearDuplicates.DEFAULT_THRESHOLD;
            String group = pair.duplicate() ? "mech_pos (all)" : "mech_neg (all)";
            for (String name : List.of(pair.source() + ", " + pair.language(), group)) {
                int[][] count = counts.computeIfAbsent(name, n -> new int[3][2]);
                add(count[pair.half() == Half.TUNING ? 0 : 1], same);
                if (pair.half() == Half.HELD_OUT) {
                    add(count[2], near);
                }
            }
        }
        counts.forEach((kind, count) -> out.println(
                "| " + kind + " | " + share(count[0]) + " | " + share(count[1]) + " | " + share(count[2]) + " |"));
    }

    private void people(List<LabelledPair> pairs) {
        out.println(
                "\npairs labelled by people, held-out half: precision / recall / F1\n"
                        + "| data | pairs | ours | cosine ≥ .9 | best cosine | best shingle Jaccard |\n| --- | --- | --- | --- | --- | --- |");
        Map<LabelledPair, Boolean> same = new HashMap<>();
        pairs.forEach(pair -> same.put(pair, same(pair)));
        Map<String, List<LabelledPair>> bySource =
                pairs.stream().collect(Collectors.groupingBy(LabelledPair::source, TreeMap::new, Collectors.toList()));
        bySource.forEach((source, all) -> {
            List<LabelledPair> tuning = half(all, Half.TUNING);
            List<LabelledPair> held = half(all, Half.HELD_OUT);
            double cosine = Score.bestThreshold(tuning, this::cosine);
            double jaccard = Score.bestThreshold(tuning, Shingles::jaccard);
            out.println("| " + source + " | " + held.size()
                    + " | " + Score.of(held, pair -> same.getOrDefault(pair, false))
                    + " | " + Score.of(held, pair -> cosine(pair) >= NearDuplicates.DEFAULT_THRESHOLD)
                    + " | " + Score.of(held, pair -> cosine(pair) >= cosine) + " (≥ " + cosine + ")"
                    + " | " + Score.of(held, pair -> Shingles.jaccard(pair) >= jaccard) + " (≥ " + jaccard + ") |");
        });
    }

    private boolean same(LabelledPair pair) {
        List<String> texts = List.of(pair.a(), pair.b());
        List<String> canonical = texts.stream().map(CanonicalText::of).toList();
        return ours.find(texts, vectors.of(pair.language(), canonical)).keptCount() == 1;
    }

    private double cosine(LabelledPair pair) {
        return vectors.cosine(pair.language(), pair.a(), pair.b());
    }

    private static List<LabelledPair> half(List<LabelledPair> pairs, Half half) {
        return pairs.stream().filter(pair -> pair.half() == half).toList();
    }

    private static void add(int[] count, boolean hit) {
        count[0] += hit ? 1 : 0;
        count[1]++;
    }

    private static String share(int[] count) {
        return String.format(
                Locale.ROOT, "%d of %d (%.1f %%)", count[0], count[1], 100.0 * count[0] / Math.max(1, count[1]));
    }
}
