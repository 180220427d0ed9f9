package io.github.pas4j.embedding.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.embedding.VectorIndex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What only a new JVM shows. */
class OtherJvmTest {

    /** A class path of ordinary length overflowed the stack in native code, and the JVM was gone. */
    @Test
    void aLongCommandLineDoesNotEndTheJvm() throws Exception {
        assertThat(run("-Dlong=" + "a".repeat(60_000), "exact")).isEqualTo("found 1");
    }

    /** jvector warns by java.util.logging, which prints. */
    @Test
    void nothingIsPrinted() throws Exception {
        assertThat(run("-Dnot=long", "graph")).isEqualTo("found 1");
    }

    private static String run(String option, String kind) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, option, OtherJvmTest.class.getName(), kind);
        // In the environment, as the length of this test's own class path is not to decide.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        return printed.strip();
    }

    /** What the other JVM runs. */
    public static void main(String[] args) {
        try (VectorIndex index = args[0].equals("exact") ? ExactIndex.create(2) : JVectorIndex.create(2)) {
            index.add(new float[] {1, 2});
            System.out.println("found " + index.search(new float[] {1, 1}, 3).size());
        }
    }
}
