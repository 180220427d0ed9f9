package io.github.pas4j.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Another JVM with a store: what it does, and how a test starts and reads it. */
final class OtherProcess implements AutoCloseable {

    static final int THREADS = 4;
    static final int BATCH = 50;
    static final int DIMENSION = 384;

    private final Process process;
    private final BufferedReader lines;

    private OtherProcess(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static OtherProcess start(List<String> options, String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(options);
        if (Runtime.version().feature() >= 22) { // which warns of native code otherwise
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add(OtherProcess.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new OtherProcess(
                builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    long pid() {
        return process.pid();
    }

    /** The next line that it prints; null at its end. */
    String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As kill -9; then what it still had printed. A line that was cut is left out: it was not said. */
    List<String> kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // the process's own method closes what is to be read yet
        StringBuilder rest = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            rest.append((char) c);
        }
        process.waitFor();
        return rest.substring(0, rest.lastIndexOf("\n") + 1).lines().toList();
    }

    int exit() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** What the other JVM runs. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "hold" -> hold(file);
            case "try" -> tryToOpen(file);
            case "record" -> record(file, arguments[2]);
            case "vectors" -> vectors(file, Integer.parseInt(arguments[2]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void hold(Path file) throws IOException {
        try (RunStore store = RunStore.sqlite(file)) {
            System.out.println("open " + store.file());
            int end = System.in.read(); // until it is killed or the test is gone
            System.out.println("closing " + end);
        }
    }

    private static void tryToOpen(Path file) {
        try (RunStore store = RunStore.sqlite(file)) {
            System.out.println("open " + store.file());
        } catch (RunStoreException e) {
            System.out.println(e.reason() + " " + e.getMessage());
        }
    }

    /** Records for ever, and says so each time; prints one whole line at a time. */
    private static void record(Path file, String round) throws Exception {
        try (RunStore store = RunStore.sqlite(file)) {
            Results results = store.results("vectors", "test");
            AtomicInteger next = new AtomicInteger();
            ExecutorService pool = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> futures = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                futures.add(pool.submit(() -> {
                    while (true) {
                        int number = next.incrementAndGet();
                        if (number % 10 == 0) {
                            results.put(batch(round, number));
                            System.out.println("batch " + round + "-" + number);
                        } else {
                            String row = round + "-" + number;
                            store.journal().callOnce(Stores.key(row), () -> Stores.answer(answerOf(row)));
                            System.out.println("call " + row);
                        }
                    }
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
    }

    static String answerOf(String row) {
        return ("the answer of " + row + "; ").repeat(1 + Math.floorMod(row.hashCode(), 300));
    }

    private static Map<ResultKey, byte[]> batch(String round, int number) {
        Map<ResultKey, byte[]> batch = new LinkedHashMap<>();
        for (int i = 0; i < BATCH; i++) {
            batch.put(ResultKey.of(round + "-" + number + "/" + i), FloatVectors.toBytes(new float[DIMENSION]));
        }
        return batch;
    }

    private static void vectors(Path file, int number) {
        int batch = 1_000;
        long begun = System.nanoTime();
        try (RunStore store = RunStore.sqlite(file)) {
            Results results = store.results("vectors", "test");
            Random keys = new Random(7);
            for (int from = 0; from < number; from += batch) {
                Map<ResultKey, byte[]> some = new LinkedHashMap<>();
                for (int i = from; i < from + batch; i++) {
                    some.put(ResultKey.of(keys.nextLong(), i), FloatVectors.toBytes(vector(i)));
                }
                results.put(some);
            }
        }
        long written = System.nanoTime();
        try (RunStore store = RunStore.sqlite(file)) {
            Results results = store.results("vectors", "test");
            int[] seen = {0};
            Random keys = new Random(7);
            results.forEach((key, value) -> {
                float[] vector = FloatVectors.fromBytes(value);
                boolean isRight = key.equals(ResultKey.of(keys.nextLong(), seen[0]))
                        && java.util.Arrays.equals(vector, vector(seen[0]));
                seen[0] += isRight ? 1 : 0;
            });
            System.out.println("written in " + (written - begun) / 1_000_000_000 + " s, read in "
                    + (System.nanoTime() - written) / 1_000_000_000 + " s");
            System.out.println(
                    "right " + seen[0] + " heap " + (Runtime.getRuntime().maxMemory() >> 20));
        }
    }

    private static float[] vector(int i) {
        float[] vector = new float[DIMENSION];
        for (int j = 0; j < vector.length; j++) {
            vector[j] = i + j / 1000f;
        }
        return vector;
    }
}
