package io.github.pas4j.benchmarks.pairs;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.github.pas4j.Category;
import io.github.pas4j.FewShotGenerator;
import io.github.pas4j.PairValidator;
import io.github.pas4j.benchmarks.clients.Machine;
import io.github.pas4j.client.openai.OpenAiClient;
import io.github.pas4j.datagen.PairPipeline;
import io.github.pas4j.datagen.PairPrompt;
import io.github.pas4j.datagen.RunSummary;
import io.github.pas4j.datagen.report.PairHtmlReport;
import io.github.pas4j.llm.LlmClient;
import io.github.pas4j.runs.RunStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What {@link PairPipeline} adds to the models' own time. Arguments:
 *
 * <ul>
 *   <li>{@code latency MILLIS [PROMPTS [CONCURRENCY]]}: against a server on loopback that takes so long over each answer; by default
 *       10,000 prompts, 64 at once. Says how near it comes to the rate of a pipeline that costs nothing.
 *   <li>{@code in-process [PROMPTS [CONCURRENCY]]}: a model in this process that answers at once; by default 20,000 prompts, 8 at once.
 *       For a million give {@code -Xmx512m} and {@code in-process 1000000}.
 *   <li>{@code report [PROMPTS]}: a run as the last one, by default of 30,000 prompts, and then what its page takes.
 *   <li>{@code commits [ANSWERS [THREADS]]}: the journal by itself, answers that come at once and one by one; by default 20,000, 64
 *       threads.
 * </ul>
 *
 * <p>A round of a tenth of the prompts, which does not count, comes first, but for more than 100,000.
 */
public final class PairThroughput {

    private static final int CATEGORIES = 4;
    private static final int NO_WARM_UP = 100_000;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private PairThroughput() {}

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        String mode = args.length == 0 ? "" : args[0];
        switch (mode) {
            case "latency" -> latency(number(args, 1, 50), number(args, 2, 10_000), number(args, 3, 64));
            case "in-process" -> inProcess(number(args, 1, 20_000), number(args, 2, 8));
            case "report" -> report(number(args, 1, 30_000));
            case "commits" -> Commits.measure(number(args, 1, 20_000), number(args, 2, 64));
            default -> throw new IllegalArgumentException("give latency, in-process, report or commits");
        }
        System.out.println(Machine.line());
    }

    private static int number(String[] args, int index, int fallback) {
        int number = args.length > index ? Integer.parseInt(args[index]) : fallback;
        if (number < 1) {
            throw new IllegalArgumentException("must be positive: " + number);
        }
        return number;
    }

    private static void latency(int millis, int prompts, int concurrency) throws IOException {
        try (ModelServer server = ModelServer.start(millis);
                LlmClient client =
                        OpenAiClient.builder("m").baseUrl(server.url()).build()) {
            Measured measured = warm(client, prompts, concurrency);
            double ideal = concurrency / (millis / 1e3);
            double reached = measured.calls() / measured.seconds();
            System.out.printf(
                    Locale.ROOT,
                    "%d ms, %d at once: %s; %.0f calls/s of %.0f (%.1f %%)%n",
                    millis,
                    concurrency,
                    measured.line(),
                    reached,
                    ideal,
                    100 * reached / ideal);
        }
    }

    private static void inProcess(int prompts, int concurrency) throws IOException {
        try (LlmClient client = new ScriptedModel()) {
            System.out.println("in process, " + concurrency + " at once: "
                    + warm(client, prompts, concurrency).line());
        }
    }

    private static void report(int prompts) throws IOException {
        Path folder = Files.createTempDirectory("pas-pairs");
        try (LlmClient client = new ScriptedModel();
                RunStore store = RunStore.sqlite(folder.resolve("run.db"))) {
            RunSummary summary = pipeline(client, store, 8).build().run(prompts(prompts));
            Path page = folder.resolve("report.html");
            for (int round = 1; round <= 3; round++) {
                long begin = System.nanoTime();
                PairHtmlReport.builder(store).build().write(page);
                System.out.printf(
                        Locale.ROOT,
                        "report on %,d prompts, %,d accepted: %,d kB in %.2f s, with at most %,d MiB of heap%n",
                        summary.prompts(),
                        summary.accepted(),
                        Files.size(page) / 1000,
                        (System.nanoTime() - begin) / 1e9,
                        Runtime.getRuntime().maxMemory() >> 20);
            }
        } finally {
            delete(folder);
        }
    }

    private static Measured warm(LlmClient client, int prompts, int concurrency) throws IOException {
        if (prompts <= NO_WARM_UP) {
            run(client, Math.max(1, prompts / 10), concurrency);
        }
        return run(client, prompts, concurrency);
    }

    /** What a run took. */
    private record Measured(RunSummary summary, double cpu, double allocated, long heap, long file) {

        double seconds() {
            return summary.elapsed().toNanos() / 1e9;
        }

        long calls() {
            return summary.generatorCalls() + summary.criticCalls();
        }

        String line() {
            long pairs = summary.accepted();
            return String.format(
                    Locale.ROOT,
                    "%d pairs, %d calls in %.1f s (%.0f pairs/s); a pair: %.0f µs of CPU, %.0f kB allocated, %.1f kB of"
                            + " file; heap in use at the end %d MiB",
                    pairs,
                    calls(),
                    seconds(),
                    pairs / seconds(),
                    cpu / pairs / 1e3,
                    allocated / pairs / 1e3,
                    file / (double) pairs / 1e3,
                    heap >> 20);
        }
    }

    private static Measured run(LlmClient client, int prompts, int concurrency) throws IOException {
        Path folder = Files.createTempDirectory("pas-pairs");
        Path file = folder.resolve("run.db");
        AtomicLong last = new AtomicLong();
        long allocated = allocated();
        long cpu = SYSTEM.getProcessCpuTime();
        try (RunStore store = RunStore.sqlite(file)) {
            RunSummary summary = pipeline(client, store, concurrency)
                    .listener(progress -> {
                        if (progress.pending() + progress.generating() + progress.judging() <= 1) {
                            last.set(allocated()); // while the threads that did the work are still there
                        }
                    })
                    .build()
                    .run(prompts(prompts));
            long spent = SYSTEM.getProcessCpuTime() - cpu;
            if (summary.accepted() != prompts) {
                throw new IllegalStateException("not all were accepted: " + summary);
            }
            Runtime runtime = Runtime.getRuntime();
            long heap = runtime.totalMemory() - runtime.freeMemory();
            return new Measured(summary, spent, last.get() - allocated, heap, Files.size(file));
        } finally {
            delete(folder);
        }
    }

    private static PairPipeline.Builder pipeline(LlmClient client, RunStore store, int concurrency) {
        return PairPipeline.builder(
                        FewShotGenerator.builder(client).build(),
                        PairValidator.builder(client).build())
                .runStore(store)
                .concurrency(concurrency)
                .recurringShare(1);
    }

    private static Iterator<PairPrompt> prompts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> PairPrompt.of(
                        "row-" + i,
                        "How would you go about explaining to a new colleague what is particular to item number " + i
                                + "?",
                        new Category("c" + i % CATEGORIES, "")))
                .iterator();
    }

    /** Of the threads that live. */
    private static long allocated() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
