package io.github.pas4j.benchmarks.encoding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import io.github.pas4j.benchmarks.Jsonl;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.SentenceEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Some threads that encode one text after another each, as the calls of a service do, with the bundled encoder and with LangChain4j's of the
 * same model in turn, which goes first by chance. One caller has a text alone; several have theirs side by side.
 *
 * <p>Arguments: {@code PROMPTS.jsonl [PROMPTS [ROUNDS]]}, English ones; by default 600 drawn with a fixed seed, and 5 rounds.
 */
public final class ManyCallers {

    private static final int[] CALLERS = {1, 2, 4, 16};
    private static final int WARM_UP = 300;
    private static final int PAUSE_MILLIS = 200;

    private final List<String> prompts;
    private final Map<Integer, List<Round>> rounds = new TreeMap<>();

    private ManyCallers(List<String> prompts) {
        this.prompts = prompts;
    }

    /** What all prompts took, and half of the prompts each at most. */
    private record Side(Cost cost, double p50Millis) {}

    private record Round(Side ours, Side peer) {}

    /** Measures and prints Markdown. */
    public static void main(String[] args) throws Exception {
        if (args.length < 1) {
            throw new IllegalArgumentException("give PROMPTS.jsonl [PROMPTS [ROUNDS]]");
        }
        System.setProperty("ai.djl.offline", "true");
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 600;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        List<String> prompts = new ArrayList<>();
        for (JsonNode row : Jsonl.read(Path.of(args[0]))) {
            prompts.add(Jsonl.text(row, "prompt"));
        }
        Collections.shuffle(prompts, new Random(7));
        ManyCallers benchmark = new ManyCallers(prompts.subList(0, Math.min(count, prompts.size())));
        BgeSmallEnV15QuantizedEmbeddingModel peer = new BgeSmallEnV15QuantizedEmbeddingModel();
        try (SentenceEncoder ours = BundledEncoders.bgeSmallEn()) {
            benchmark.measure(rounds, ours::encode, peer::embed);
        }
        benchmark.print(rounds);
        System.exit(0); // LangChain4j's threads would keep the JVM
    }

    private void measure(int count, Consumer<String> ours, Consumer<String> peer) throws Exception {
        Random random = new Random(11);
        List<String> first = prompts.subList(0, Math.min(WARM_UP, prompts.size()));
        side(first, 4, ours);
        side(first, 4, peer);
        for (int round = 0; round < count; round++) {
            for (int callers : CALLERS) {
                boolean oursFirst = random.nextBoolean();
                Side before = side(prompts, callers, oursFirst ? ours : peer);
                Side after = side(prompts, callers, oursFirst ? peer : ours);
                rounds.computeIfAbsent(callers, n -> new ArrayList<>())
                        .add(oursFirst ? new Round(before, after) : new Round(after, before));
            }
        }
    }

    private static Side side(List<String> prompts, int callers, Consumer<String> encode) throws Exception {
        Thread.sleep(PAUSE_MILLIS); // the peer's threads wait busily for a while
        long[] nanos = new long[prompts.size()];
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            Cost cost = Cost.of(
                    () -> {
                        AtomicInteger next = new AtomicInteger();
                        List<Future<?>> all = new ArrayList<>();
                        for (int i = 0; i < callers; i++) {
                            all.add(threads.submit(() -> {
                                for (int n = next.getAndIncrement(); n < nanos.length; n = next.getAndIncrement()) {
                                    long start = System.nanoTime();
                                    encode.accept(prompts.get(n));
                                    nanos[n] = System.nanoTime() - start;
                                }
                            }));
                        }
                        for (Future<?> one : all) {
                            one.get();
                        }
                    },
                    prompts.size());
            Arrays.sort(nanos);
            return new Side(cost, nanos[nanos.length / 2] / 1e6);
        } finally {
            threads.shutdown();
        }
    }

    private void print(int count) {
        System.out.printf(Locale.ROOT, "%d prompts, %d rounds; Java %s%n%n", prompts.size(), count, Runtime.version());
        System.out.println("| callers | ours, p50 ms | CPU-ms a text | LangChain4j, p50, ours = 1 | CPU | wall |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        rounds.forEach((callers, all) -> System.out.printf(
                Locale.ROOT,
                "| %d | %s | %s | %s | %s | %s |%n",
                callers,
                spread(all, round -> round.ours().p50Millis()),
                spread(all, round -> round.ours().cost().cpuMillis()),
                spread(all, round -> round.peer().p50Millis() / round.ours().p50Millis()),
                spread(
                        all,
                        round -> round.peer().cost().cpuMillis()
                                / round.ours().cost().cpuMillis()),
                spread(
                        all,
                        round -> round.peer().cost().wallMillis()
                                / round.ours().cost().wallMillis())));
    }

    private interface OfRound {
        double of(Round round);
    }

    private static String spread(List<Round> all, OfRound of) {
        double[] sorted = all.stream().mapToDouble(of::of).sorted().toArray();
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return String.format(Locale.ROOT, "%.2f [%.2f–%.2f]", median, sorted[0], sorted[sorted.length - 1]);
    }
}
