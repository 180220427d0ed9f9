package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own can show: real pipes, and a locale that knows ASCII only. */
@EnabledOnOs(OS.LINUX)
class ProcessTest {

    @TempDir
    Path folder;

    private record Ended(int code, List<String> rows, String errors) {}

    private static ProcessBuilder pas(String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Pas.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("LANG");
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static Ended run(String input, String... args) throws Exception {
        return run(input, pas(args));
    }

    private static Ended run(String input, ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> {
            try {
                return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out.lines().toList(), errors.join());
    }

    private static void assertBothRows(Ended ended) {
        assertThat(ended.errors()).contains("2 rows read");
        assertThat(ended.code()).isZero();
        assertThat(ended.rows()).hasSize(2);
        assertThat(ended.rows().get(0)).contains("\"original\":\"你好\"", "greeting");
        assertThat(ended.rows().get(1)).contains("\"original\":\"thanks\"", "thanks");
    }

    @Test
    void aPipeIsReadAsStandardInput() throws Exception {
        Ended ended = run(" \n", "augment", "-");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).startsWith("pas augment: the prompt is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/stdin", "/dev/fd/0"})
    void aPipeIsReadAsAFile(String name) throws Exception {
        assertBothRows(run("你好\nthanks\n", "augment", "--in", name));
    }

    @Test
    void aNamedPipeIsReadAsAFile() throws Exception {
        Path fifo = folder.resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            try (OutputStream out = Files.newOutputStream(fifo)) { // waits for the reader
                out.write("你好\nthanks\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertBothRows(run("", "augment", "--in", fifo.toString()));
        writing.join();
    }

    @Test
    void aFileIsReadThroughStandardInputsName() throws Exception {
        Path file = Files.writeString(folder.resolve("prompts"), "你好\nthanks\n");
        assertBothRows(run("", pas("augment", "--in", "/dev/stdin").redirectInput(file.toFile())));
    }

    @Test
    void argumentsAreUtf8UnderAnyLocale() throws Exception {
        Ended ended = run("", "augment", "--target", "给猫😀", "x");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).contains("'给猫😀'");
    }
}
