package io.github.pas4j.benchmarks.curation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.benchmarks.clients.Machine;
import io.github.pas4j.benchmarks.curation.Laps.Heap;
import io.github.pas4j.benchmarks.curation.Laps.Lap;
import io.github.pas4j.benchmarks.curation.Laps.Moment;
import io.github.pas4j.benchmarks.curation.VariedPrompts.Varied;
import io.github.pas4j.benchmarks.index.SentenceLikeVectors;
import io.github.pas4j.datagen.CorpusPrompt;
import io.github.pas4j.datagen.CorpusReader;
import io.github.pas4j.datagen.CurationListener;
import io.github.pas4j.datagen.CurationResult;
import io.github.pas4j.datagen.CurationStage;
import io.github.pas4j.datagen.PromptCurator;
import io.github.pas4j.datagen.dedup.CanonicalText;
import io.github.pas4j.datagen.dedup.DuplicateResult;
import io.github.pas4j.datagen.dedup.NearDuplicates;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Time and memory of the stages of a curation, and how they grow. Arguments: {@code FOLDER [--held] [SIZE…]}, by default 10,000, 30,000 and 100,000
 * prompts: {@link VariedPrompts} of the {@linkplain RealPrompts real ones} of the folder, read from a JSONL file, with {@link LikelyVectors}
 * instead of an encoder's. Encoding is measured on 500 real prompts. The questions of {@code FOLDER/eval}, if it is there, are taken out.
 * A first round with the smallest size does not count. With {@code --held} it measures what of the heap is held, by one collection after another,
 * and no times.
 */
public final class CurationScale {

    private static final List<Integer> SIZES = List.of(10_000, 30_000, 100_000);
    private static final int ENCODED = 500;
    private static final long SEED = 3;
    private static final String ENCODING = "encoding";

    private final List<String> real;
    private final List<CorpusPrompt> questions;
    private final Heap heap;
    private final PrintStream out;

    private CurationScale(Path folder, Heap heap, PrintStream out) throws IOException {
        this.heap = heap;
        this.real = RealPrompts.read(folder);
        this.questions = questions(folder.resolve("eval"));
        this.out = out;
    }

    /** Measures and prints Markdown. */
    public static void main(String[] args) throws IOException {
        if (args.length < 1) {
            throw new IllegalArgumentException("usage: CurationScale FOLDER [--held] [SIZE…]");
        }
        boolean held = args.length > 1 && args[1].equals("--held");
        List<Integer> sizes =
                Stream.of(args).skip(held ? 2 : 1).map(Integer::parseInt).toList();
        new CurationScale(Path.of(args[0]), held ? Heap.HELD : Heap.USED, System.out)
                .run(sizes.isEmpty() ? SIZES : sizes);
    }

    private void run(List<Integer> sizes) throws IOException {
        if (heap == Heap.HELD) {
            held(sizes);
            return;
        }
        measure(sizes.get(0));
        Map<Integer, List<Lap>> laps = new HashMap<>();
        List<String> outcomes = new ArrayList<>();
        double encoding = secondsToEncode();
        for (int size : sizes) {
            Outcome outcome = measure(size);
            laps.put(size, outcome.laps());
            outcomes.add(outcome.line());
        }
        table(sizes, laps, encoding);
        outcomes.forEach(out::println);
        out.println("\n" + Machine.line());
    }

    private void held(List<Integer> sizes) throws IOException {
        out.println("| prompts | stage | heap held, MiB | direct, MiB |\n| --- | --- | --- | --- |");
        for (int size : sizes) {
            for (Lap lap : measure(size).laps()) {
                out.printf(Locale.ROOT, "| %,d | %s | %d | %d |%n", size, lap.name(), lap.heapMiB(), lap.directMiB());
            }
        }
        out.printf(
                Locale.ROOT,
                "%n%.0f characters a prompt. %s%n",
                VariedPrompts.of(real, sizes.get(0), SEED).stream()
                        .mapToInt(varied -> varied.text().length())
                        .average()
                        .orElse(0),
                Machine.line());
    }

    private record Outcome(List<Lap> laps, String line) {}

    private Outcome measure(int size) throws IOException {
        List<Varied> varied = VariedPrompts.of(real, size, SEED);
        Path file = Files.createTempFile("prompts", ".jsonl");
        try (Laps laps = new Laps(heap)) {
            Jsonl.write(
                    file, IntStream.range(0, size).mapToObj(i -> row(i, varied)).toList());
            PreparedEncoder encoder = encoder(varied);
            if (heap == Heap.HELD) {
                laps.begin();
                laps.end("(of this program)");
            }
            laps.begin();
            List<CorpusPrompt> prompts = new ArrayList<>();
            try (CorpusReader reader =
                    CorpusReader.builder(file).field("prompt").open()) {
                reader.forEachRemaining(prompts::add);
            }
            laps.end("read JSONL");
            laps.begin();
            CurationResult curated = PromptCurator.builder(encoder)
                    .decontaminate(questions)
                    .listener(new Listener(laps))
                    .build()
                    .curate(prompts);
            laps.begin();
            DuplicateResult bare = NearDuplicates.standard()
                    .findWithoutVectors(varied.stream().map(Varied::text).toList());
            laps.end("near duplicates by shingles");
            String line = String.format(
                    Locale.ROOT,
                    "%n%,d prompts, %,d of them real: %,d kept by %s; by shingles %,d.",
                    size,
                    varied.stream()
                            .filter(one -> one.kind() == VariedPrompts.Kind.REAL)
                            .count(),
                    curated.kept().size(),
                    curated.indexes(),
                    bare.keptCount());
            return new Outcome(laps.laps(), line);
        } finally {
            Files.delete(file);
        }
    }

    private static ObjectNode row(int i, List<Varied> varied) {
        return Jsonl.object().put("id", "p" + i).put("prompt", varied.get(i).text());
    }

    private PreparedEncoder encoder(List<Varied> varied) {
        float[][] rows = LikelyVectors.of(varied, SEED);
        Map<String, float[]> vectors = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            vectors.putIfAbsent(CanonicalText.of(varied.get(i).text()), rows[i]);
        }
        float[][] asked = new SentenceLikeVectors(Math.max(1, questions.size()), LikelyVectors.DIMENSION, SEED)
                .rows(questions.size(), SEED + 2);
        for (int i = 0; i < asked.length; i++) {
            vectors.putIfAbsent(CanonicalText.of(questions.get(i).text()), asked[i]);
        }
        return new PreparedEncoder(vectors);
    }

    /** A curation's progress as stages. */
    private static final class Listener implements CurationListener {

        private final Laps laps;
        private @Nullable CurationStage current;
        private Moment last = Moment.now();

        Listener(Laps laps) {
            this.laps = laps;
        }

        @Override
        public void progressed(CurationStage stage, long done, long total) {
            Moment now = Moment.now();
            if (current != stage) {
                if (current == CurationStage.READ) {
                    laps.endAt("filters and exact duplicates", last);
                    laps.endAt("canonical text", now);
                } else if (current == CurationStage.DECONTAMINATE) {
                    laps.endAt("decontamination by words", last);
                } else if (current == CurationStage.ENCODE) {
                    laps.endAt("(vectors looked up)", last);
                    laps.endAt("decontamination by vectors", now);
                }
                current = stage;
            }
            last = now;
            if (stage == CurationStage.NEAR_DUPLICATES && done == total) {
                laps.end("near duplicates by exact search");
            }
        }
    }

    private double secondsToEncode() {
        List<String> some = IntStream.range(0, Math.min(ENCODED, real.size()))
                .mapToObj(i -> CanonicalText.of(real.get(i)))
                .toList();
        try (SentenceEncoder encoder = BundledEncoders.bgeSmallEn()) {
            encoder.encodeAll(some.subList(0, some.size() / 10));
            Moment began = Moment.now();
            encoder.encodeAll(some);
            return (Moment.now().cpu() - began.cpu()) / 1e9 / some.size();
        }
    }

    private void table(List<Integer> sizes, Map<Integer, List<Lap>> laps, double encoding) {
        StringBuilder head = new StringBuilder("| stage |");
        StringBuilder rule = new StringBuilder("| --- |");
        for (int i = 0; i < sizes.size(); i++) {
            head.append(String.format(Locale.ROOT, " %,d: s | CPU-s | heap, MiB | direct, MiB |", sizes.get(i)));
            rule.append(" --- | --- | --- | --- |");
            if (i > 0) {
                head.append(" growth |");
                rule.append(" --- |");
            }
        }
        out.println(head + "\n" + rule);
        List<Lap> first = laps.getOrDefault(sizes.get(0), List.of());
        for (int stage = 0; stage < first.size(); stage++) {
            StringBuilder line = new StringBuilder("| " + first.get(stage).name() + " |");
            for (int i = 0; i < sizes.size(); i++) {
                Lap lap = laps.getOrDefault(sizes.get(i), first).get(stage);
                line.append(String.format(
                        Locale.ROOT,
                        " %.2f | %.2f | %d | %d |",
                        lap.wallSeconds(),
                        lap.cpuSeconds(),
                        lap.heapMiB(),
                        lap.directMiB()));
                if (i > 0) {
                    Lap before = laps.getOrDefault(sizes.get(i - 1), first).get(stage);
                    line.append(String.format(
                            Locale.ROOT,
                            " %.2f |",
                            Math.log(lap.cpuSeconds() / before.cpuSeconds())
                                    / Math.log(sizes.get(i) / (double) sizes.get(i - 1))));
                }
            }
            out.println(line);
        }
        StringBuilder line = new StringBuilder("| " + ENCODING + ", from " + ENCODED + " prompts |");
        for (int i = 0; i < sizes.size(); i++) {
            line.append(String.format(Locale.ROOT, " | %.0f | | |", encoding * sizes.get(i)))
                    .append(i > 0 ? " (1) |" : "");
        }
        out.println(line);
    }

    private static List<CorpusPrompt> questions(Path folder) throws IOException {
        List<CorpusPrompt> questions = new ArrayList<>();
        for (Map.Entry<String, String> field : Map.of(
                        "arena_hard_v0.1_questions.jsonl", "prompt", "alpacaeval_instructions.jsonl", "instruction")
                .entrySet()) {
            Path file = folder.resolve(field.getKey());
            if (Files.exists(file)) {
                for (var row : Jsonl.read(file)) {
                    questions.add(CorpusPrompt.builder("q" + questions.size(), Jsonl.text(row, field.getValue()))
                            .build());
                }
            }
        }
        return questions;
    }
}
