package io.github.pas4j.benchmarks.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import io.github.pas4j.Outcome;
import io.github.pas4j.PasAugmenter;
import io.github.pas4j.Target;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.embedded.EmbeddedPas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A whole embedded {@code augment} call (gate, language, vector, category, intent, guard) beside LangChain4j's encoding of the
 * same prompt with the same model and nothing else. They take turns by blocks of {@value #BLOCK} prompts, which goes first by
 * chance, with a pause and some calls that do not count in between: the threads of ONNX Runtime as LangChain4j starts it wait
 * busily for a while after each call, which is no cost of the next one's. Prompts that our gate leaves alone, and for which there is nothing
 * to encode, are counted and left out: they would flatter.
 *
 * <p>Arguments: {@code PROMPTS.jsonl [PROMPTS [ROUNDS]]}, English ones; by default 1,500 drawn with a fixed seed, and 5 rounds.
 */
public final class AugmentLatency {

    private static final int WARM_UP = 300;
    private static final int BLOCK = 50;
    private static final int UNCOUNTED = 5;
    private static final int PAUSE_MILLIS = 100;
    private static final int[] WORDS = {8, 16, 32, 64, 128, Integer.MAX_VALUE};
    private static final Set<Outcome> ENCODED = Set.of(Outcome.AUGMENTED, Outcome.NO_COMPLEMENT, Outcome.REJECTED);

    private final List<String> prompts;
    private final PasAugmenter ours;
    private final BgeSmallEnV15QuantizedEmbeddingModel peer = new BgeSmallEnV15QuantizedEmbeddingModel();
    /** By greatest number of words: for each round the microseconds of ours and of the peer. */
    private final Map<Integer, List<List<long[]>>> nanos = new TreeMap<>();

    private int left;

    private AugmentLatency(List<String> prompts, PasAugmenter ours) {
        this.prompts = prompts;
        this.ours = ours;
    }

    /** Measures and prints Markdown. */
    public static void main(String[] args) throws Exception {
        if (args.length < 1) {
            throw new IllegalArgumentException("give PROMPTS.jsonl [PROMPTS [ROUNDS]]");
        }
        System.setProperty("ai.djl.offline", "true");
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 1_500;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        List<String> prompts = new ArrayList<>();
        for (JsonNode row : Jsonl.read(Path.of(args[0]))) {
            prompts.add(Jsonl.text(row, "prompt"));
        }
        Collections.shuffle(prompts, new Random(7));
        try (PasAugmenter ours = EmbeddedPas.builder().target(Target.basic()).build()) {
            AugmentLatency latency = new AugmentLatency(prompts.subList(0, Math.min(count, prompts.size())), ours);
            latency.measure(rounds);
            latency.print(rounds);
        }
        System.exit(0); // LangChain4j's threads would keep the JVM
    }

    private void measure(int rounds) throws InterruptedException {
        Random random = new Random(11);
        List<String> first = prompts.subList(0, Math.min(WARM_UP, prompts.size()));
        took(first, this::ours);
        took(first, this::peer);
        for (int round = 0; round < rounds; round++) {
            left = 0;
            for (int from = 0; from < prompts.size(); from += BLOCK) {
                List<String> block = prompts.subList(from, Math.min(from + BLOCK, prompts.size()));
                boolean oursFirst = random.nextBoolean();
                long[] peer = oursFirst ? new long[0] : took(block, this::peer);
                long[] own = took(block, this::ours);
                add(round, block, own, oursFirst ? took(block, this::peer) : peer);
            }
        }
    }

    private void add(int round, List<String> block, long[] own, long[] peer) {
        for (int i = 0; i < own.length; i++) {
            if (own[i] < 0) {
                left++;
                continue;
            }
            List<List<long[]>> all = nanos.computeIfAbsent(words(block.get(i)), most -> new ArrayList<>());
            while (all.size() <= round) {
                all.add(new ArrayList<>());
            }
            all.get(round).add(new long[] {own[i], peer[i]});
        }
    }

    /** Nanoseconds of each; negative where nothing was encoded. */
    private static long[] took(List<String> block, Predicate<String> call) throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
        List<String> all = new ArrayList<>(block.subList(0, Math.min(UNCOUNTED, block.size())));
        int uncounted = all.size();
        all.addAll(block);
        long[] took = new long[all.size()];
        for (int i = 0; i < took.length; i++) {
            long start = System.nanoTime();
            boolean encoded = call.test(all.get(i));
            long nanos = System.nanoTime() - start;
            took[i] = encoded ? nanos : -1;
        }
        return Arrays.copyOfRange(took, uncounted, took.length);
    }

    private boolean ours(String prompt) {
        return ENCODED.contains(ours.augment(prompt).outcome());
    }

    private boolean peer(String prompt) {
        return peer.embed(prompt).content().vector().length > 0;
    }

    private static int words(String prompt) {
        int words = prompt.strip().split("\\s+", -1).length;
        return Arrays.stream(WORDS).filter(most -> words <= most).findFirst().orElseThrow();
    }

    private void print(int rounds) {
        System.out.printf(
                Locale.ROOT,
                "%d prompts, %d of them left alone by the gate; %d rounds; Java %s%n%n",
                prompts.size(),
                left,
                rounds,
                Runtime.version());
        System.out.println(
                "| words | prompts | augment, p50 ms | p99 ms | LangChain4j embed, p50 ms | p99 ms | p50, LangChain4j = 1"
                        + " | p99, LangChain4j = 1 |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        nanos.forEach((most, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %d | %s | %s | %s | %s | %s | %s |%n",
                most == Integer.MAX_VALUE ? "more" : "up to " + most,
                all.get(0).size(),
                spread(all, round -> quantile(round, 0, 0.5)),
                spread(all, round -> quantile(round, 0, 0.99)),
                spread(all, round -> quantile(round, 1, 0.5)),
                spread(all, round -> quantile(round, 1, 0.99)),
                spread(all, round -> quantile(round, 0, 0.5) / quantile(round, 1, 0.5)),
                spread(all, round -> quantile(round, 0, 0.99) / quantile(round, 1, 0.99))));
    }

    private interface OfRound {
        double of(List<long[]> round);
    }

    private static double quantile(List<long[]> round, int which, double share) {
        long[] sorted = round.stream().mapToLong(took -> took[which]).sorted().toArray();
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }

    private static String spread(List<List<long[]>> rounds, OfRound of) {
        double[] sorted = rounds.stream().mapToDouble(of::of).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return String.format(Locale.ROOT, "%.2f [%.2f–%.2f]", median, sorted[0], sorted[sorted.length - 1]);
    }
}
