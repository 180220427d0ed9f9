package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What only a process of its own can show: real pipes, and a locale that knows ASCII only. */
@EnabledOnOs(OS.LINUX)
class ProcessTest {

    private static String errorsOf(String input, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Pas.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("LANG");
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        return errors;
    }

    @Test
    void aPipeIsReadAsStandardInput() throws Exception {
        assertThat(errorsOf(" \n", "augment", "-")).startsWith("pas augment: the prompt is empty");
    }

    @Test
    void argumentsAreUtf8UnderAnyLocale() throws Exception {
        assertThat(errorsOf("", "augment", "--target", "给猫😀", "x")).contains("'给猫😀'");
    }
}
