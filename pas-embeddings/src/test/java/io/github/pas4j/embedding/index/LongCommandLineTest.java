package io.github.pas4j.embedding.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A class path of ordinary length overflowed the stack in native code, and the JVM was gone. */
class LongCommandLineTest {

    @Test
    void aLongCommandLineDoesNotEndTheJvm() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(java, "-Dlong=" + "a".repeat(60_000), LongCommandLineTest.class.getName());
        // In the environment, as the length of this test's own class path is not to decide.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("found 1");
    }

    /** What the other JVM runs. */
    public static void main(String[] args) {
        try (ExactIndex index = ExactIndex.create(2)) {
            index.add(new float[] {1, 2});
            System.out.println("found " + index.search(new float[] {1, 1}, 3).size());
        }
    }
}
