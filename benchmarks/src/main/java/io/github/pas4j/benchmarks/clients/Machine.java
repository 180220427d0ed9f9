package io.github.pas4j.benchmarks.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where something was measured, in a line. */
public final class Machine {

    private Machine() {}

    /** Cores, system, JVM, heap. */
    public static String line() {
        Runtime runtime = Runtime.getRuntime();
        return "Machine: " + runtime.availableProcessors() + " cores" + processor() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "; "
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")
                + ", heap of at most "
                + runtime.maxMemory() / (1024 * 1024) + " MiB.";
    }

    /** Linux alone says it in a file. */
    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " of " + line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
