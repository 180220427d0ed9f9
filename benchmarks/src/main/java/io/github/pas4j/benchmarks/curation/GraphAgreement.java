package io.github.pas4j.benchmarks.curation;

import io.github.pas4j.benchmarks.clients.Machine;
import io.github.pas4j.benchmarks.curation.VariedPrompts.Kind;
import io.github.pas4j.benchmarks.curation.VariedPrompts.Varied;
import io.github.pas4j.datagen.dedup.CanonicalText;
import io.github.pas4j.datagen.dedup.DuplicateResult;
import io.github.pas4j.datagen.dedup.NearDuplicates;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether the graph decides as exact search does. Arguments: {@code FOLDER CACHE [SIZE]}: the {@linkplain RealPrompts real prompts} of a
 * folder, all of them, and {@linkplain VariedPrompts variations} up to 30,000 or the given size, with vectors of bge-small-en
 * throughout, which are kept in the file CACHE.
 */
public final class GraphAgreement {

    private static final int SIZE = 30_000;

    private GraphAgreement() {}

    /** Measures and prints Markdown. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2 || args.length > 3) {
            throw new IllegalArgumentException("usage: GraphAgreement FOLDER CACHE [SIZE]");
        }
        run(Path.of(args[0]), Path.of(args[1]), args.length > 2 ? Integer.parseInt(args[2]) : SIZE, System.out);
    }

    static void run(Path folder, Path cache, int size, PrintStream out) throws IOException {
        List<String> real = RealPrompts.read(folder);
        List<String> texts = texts(real, size);
        Embeddings vectors;
        try (SentenceEncoder encoder = BundledEncoders.bgeSmallEn()) {
            vectors = new EncodedPrompts(cache, encoder)
                    .of(texts.stream().map(CanonicalText::of).toList());
        }
        DuplicateResult exact = NearDuplicates.builder().exactIndex().build().find(texts, vectors);
        DuplicateResult graph = NearDuplicates.builder().graphIndex().build().find(texts, vectors);
        int decision = 0;
        int keeper = 0;
        for (int i = 0; i < texts.size(); i++) {
            boolean same = exact.duplicate(i).isPresent() == graph.duplicate(i).isPresent();
            decision += same ? 1 : 0;
            keeper += exact.duplicate(i).equals(graph.duplicate(i)) ? 1 : 0;
        }
        out.println(
                "| prompts | real | dropped, exact | dropped, graph | same decision | same keeper and similarity as well |"
                        + " pairs found, sample |\n| --- | --- | --- | --- | --- | --- | --- |");
        out.printf(
                Locale.ROOT,
                "| %,d | %,d | %,d | %,d | %.4f %% | %.4f %% | %.4f %% |%n",
                texts.size(),
                Math.min(real.size(), texts.size()),
                texts.size() - exact.keptCount(),
                texts.size() - graph.keptCount(),
                100.0 * decision / texts.size(),
                100.0 * keeper / texts.size(),
                100 * graph.sampleRecall().orElse(Double.NaN));
        out.println("\n" + Machine.line());
    }

    /** The real ones, then variations of all of them. */
    private static List<String> texts(List<String> real, int size) {
        Set<String> texts = new HashSet<>(real);
        List<String> all = new ArrayList<>(real.subList(0, Math.min(size, real.size())));
        for (Varied varied : VariedPrompts.of(real, VariedPrompts.PER_REAL * real.size(), 2)) {
            if (all.size() < size && varied.kind() != Kind.REAL && texts.add(varied.text())) {
                all.add(varied.text());
            }
        }
        return all;
    }
}
