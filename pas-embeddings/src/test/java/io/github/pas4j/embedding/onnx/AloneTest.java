package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.pas4j.embedding.SentenceEncoder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encoder needs no network and leaves nothing in the temp folder: seen from outside, in a process of its own. */
class AloneTest {

    /** Linux only: a network of the process's own, in which there is nothing, not even loopback. */
    private static final List<String> NO_NETWORK = List.of("unshare", "--map-root-user", "--net");

    @TempDir
    private Path folder;

    @Test
    void worksWithTheNetworkDenied() throws Exception {
        assumeTrue(canRun(NO_NETWORK), "needs unshare(1) and the right to use it");
        assertThat(run(NO_NETWORK)).isEqualTo("no network: 384 2\n");
    }

    @Test
    void leavesNothingInTheTempFolder() throws Exception {
        assertThat(run(List.of())).endsWith(": 384 2\n");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private String run(List<String> prefix) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                AloneTest.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            return out;
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean canRun(List<String> prefix) throws InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** WordPiece with a real model, byte-level BPE with a tokenizer that is learnt here. */
    public static void main(String[] args) throws IOException {
        try (SentenceEncoder encoder = Bundled.ENGLISH.builder().build()) {
            byte[] bpe = new TinyBpe(List.of("one two", "two one"), 4).json(TinyBpe.Style.PAIRS, false);
            int tokens = TokenizerJson.read(new ModelSource.Bytes(bpe))
                                    .encode("one two", 8)
                                    .count()
                            > 2
                    ? 2
                    : 0;
            boolean network = new File("/sys/class/net").isDirectory() && interfacesUp();
            System.out.print((network ? "network" : "no network") + ": " + encoder.encode("one two").length + " "
                    + tokens + "\n");
        }
    }

    private static boolean interfacesUp() throws IOException {
        // Addresses of the process's own network; none are there where no interface is up.
        Path routes = Path.of("/proc/self/net/fib_trie");
        return Files.exists(routes) && !Files.readString(routes).isBlank();
    }
}
