package io.github.pas4j.benchmarks.curation;

import io.github.pas4j.benchmarks.clients.Machine;
import io.github.pas4j.datagen.CorpusPrompt;
import io.github.pas4j.datagen.CorpusReader;
import io.github.pas4j.datagen.ExactDuplicates;
import io.github.pas4j.datagen.PromptFilters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Rows of LMSYS-Chat-1M's shape through reading, filters and exact duplicates, each file in a JVM of 512 MiB.
 * Arguments: how many rows (default 1,000,000) and a folder for the files (default: a temporary one, deleted afterwards).
 */
public final class CorpusReading {

    private static final long SEED = 20_240_706;

    private CorpusReading() {}

    /** Makes the files that are not there yet and measures each. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 2 && args[0].equals("read")) {
            read(Path.of(args[1]));
            return;
        }
        long rows = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        Path folder = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("corpus");
        System.out.println(Machine.line());
        for (String kind : List.of("jsonl", "parquet")) {
            Path file = folder.resolve("lmsys-" + rows + "." + kind);
            if (!Files.exists(file)) {
                write(kind, file, rows);
            }
            int exit = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CorpusReading.class.getName(),
                            "read",
                            file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("reading ended with " + exit);
            }
            if (args.length < 2) {
                Files.delete(file);
            }
        }
        if (args.length < 2) {
            Files.delete(folder);
        }
    }

    private static void write(String kind, Path file, long rows) throws IOException {
        if (kind.equals("jsonl")) {
            ChatFiles.jsonl(file, rows, SEED);
        } else {
            ChatFiles.parquet(file, rows, SEED);
        }
    }

    private static void read(Path file) throws IOException {
        PromptFilters filters = PromptFilters.builder().build();
        ExactDuplicates duplicates = ExactDuplicates.create();
        int position = 0;
        int repeated = 0;
        long start = System.nanoTime();
        try (CorpusReader reader = CorpusReader.builder(file).open()) {
            while (reader.hasNext()) {
                CorpusPrompt prompt = reader.next();
                position++;
                if (filters.apply(prompt).passes()
                        && duplicates.add(prompt.text(), position).isPresent()) {
                    repeated++;
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d MB, %s, filtered %s, exact duplicates %,d, kept %,d%n",
                    file.getFileName(),
                    Files.size(file) / 1_000_000,
                    reader.counts(),
                    filters.counts(),
                    repeated,
                    duplicates.size());
            System.out.printf(
                    Locale.ROOT,
                    "  %.1f s, %,.0f rows/s, %.0f MB/s; heap of at most %d MiB, peak %d MiB, %d MiB after collection%n",
                    seconds,
                    reader.counts().rows() / seconds,
                    Files.size(file) / 1e6 / seconds,
                    Runtime.getRuntime().maxMemory() >> 20,
                    peak() >> 20,
                    afterCollection() >> 20);
        }
    }

    /** The sum of the pools' own peaks: at least the heap's, garbage included. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static long afterCollection() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
