package io.github.pas4j.benchmarks.encoding;

import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import io.github.pas4j.embedded.BundledEncoders;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * From the start of a JVM to its first sentence vector, from files and as bundled, ours and LangChain4j's. A JVM each time, in a random order within each round; the time is taken from outside, from the start of the process
 * to the line that it prints when it has the vector. Each has a temp folder of its own, and what lies in it at the end is told.
 *
 * <p>Arguments: {@code MODEL.onnx TOKENIZER.json cls|mean [ROUNDS]}, by default 15 rounds after one that does not count.
 * "As bundled" is bge-small-en, whichever model is given.
 */
public final class ColdStart {

    private static final String TEXT = "What is the capital of France?";
    private static final String OURS = "ours";
    private static final String BUNDLED = "ours, bundled";
    private static final String PEER = "LangChain4j";
    private static final String PEER_BUNDLED = "LangChain4j, bundled";
    private static final List<String> WAYS = List.of(OURS, BUNDLED, PEER, PEER_BUNDLED);

    private ColdStart() {}

    /** Measures and prints Markdown. */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("child")) {
            child(args);
            return;
        }
        if (args.length < 3) {
            throw new IllegalArgumentException("give MODEL.onnx TOKENIZER.json cls|mean [ROUNDS]");
        }
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 15;
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        Map<String, Integer> left = new LinkedHashMap<>();
        WAYS.forEach(way -> millis.put(way, new ArrayList<>()));
        Random random = new Random(3);
        for (int round = -1; round < rounds; round++) {
            List<String> order = new ArrayList<>(WAYS);
            Collections.shuffle(order, random);
            for (String way : order) {
                double took = once(way, args, left);
                if (round >= 0) {
                    Objects.requireNonNull(millis.get(way)).add(took);
                }
            }
        }
        print(millis, left, rounds);
    }

    private static double once(String way, String[] args, Map<String, Integer> left) throws Exception {
        Path temp = Files.createTempDirectory("cold");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temp,
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                ColdStart.class.getName(),
                "child",
                way,
                args[0],
                args[1],
                args[2]);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        double took;
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            took = (System.nanoTime() - start) / 1e6;
            if (line == null) {
                throw new IllegalStateException(way + " gave no vector");
            }
        }
        process.waitFor();
        left.put(way, filesIn(temp));
        delete(temp);
        return took;
    }

    private static void child(String[] args) {
        Path model = Path.of(args[2]);
        Path tokenizer = Path.of(args[3]);
        boolean mean = args[4].equals("mean");
        float first = switch (args[1]) {
            case OURS -> {
                try (Ours ours = new Ours(model, tokenizer, mean)) {
                    yield ours.one(TEXT)[0];
                }
            }
            case BUNDLED -> {
                try (SentenceEncoder encoder = BundledEncoders.bgeSmallEn()) {
                    yield encoder.encode(TEXT)[0];
                }
            }
            case PEER_BUNDLED ->
                new BgeSmallEnV15QuantizedEmbeddingModel().embed(TEXT).content().vector()[0];
            default -> new LangChain4j(model, tokenizer, mean).one(TEXT)[0];
        };
        System.out.println(first);
        System.exit(0); // LangChain4j's threads would keep the JVM
    }

    private static int filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return (int) all.count() - 1;
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = new ArrayList<>(walk.toList());
        }
        Collections.reverse(all);
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private static void print(Map<String, List<Double>> millis, Map<String, Integer> left, int rounds) {
        System.out.println(rounds + " rounds; Java " + Runtime.version());
        System.out.println();
        System.out.println("| | ms to the first vector | LangChain4j, likewise = 1 | left in the temp folder |");
        System.out.println("| --- | --- | --- | --- |");
        millis.forEach((way, own) -> {
            List<Double> peer = Objects.requireNonNull(millis.get(way.endsWith("bundled") ? PEER_BUNDLED : PEER));
            double[] ratios = new double[own.size()];
            Arrays.setAll(ratios, i -> own.get(i) / peer.get(i));
            double[] sorted = own.stream().mapToDouble(m -> m).sorted().toArray();
            Arrays.sort(ratios);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %d |%n",
                    way,
                    spread("%.0f", sorted),
                    spread("%.2f", ratios),
                    left.get(way));
        });
    }

    private static String spread(String format, double[] sorted) {
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        String all = format + " [" + format + "–" + format + "]";
        return String.format(Locale.ROOT, all, median, sorted[0], sorted[n - 1]);
    }
}
