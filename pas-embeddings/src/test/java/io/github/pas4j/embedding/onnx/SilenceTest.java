package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.embedding.SentenceEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library prints nothing, and neither does the native code below it: seen from outside, in a process of its own. */
class SilenceTest {

    @Test
    void nothingIsPrinted(@TempDir Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SilenceTest.class.getName())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(Files.readString(out)).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    public static void main(String[] args) {
        try (SentenceEncoder encoder = Bundled.ENGLISH.builder().workers(2).build()) {
            encoder.encodeAll(List.of("one", "two", "x".repeat(100_000)));
        }
        try {
            Bundled.ENGLISH.builder().maxTokens(513).build().close();
            System.exit(1);
        } catch (RuntimeException expected) {
            // The exception tells; the native library's own log of it is to stay silent.
        }
    }
}
