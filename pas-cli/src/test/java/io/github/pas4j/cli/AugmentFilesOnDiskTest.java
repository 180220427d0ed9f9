package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AugmentFilesOnDiskTest {

    @TempDir
    Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void files() throws IOException {
        in = Files.writeString(folder.resolve("in.jsonl"), "{\"prompt\":\"cat\"}\nnope\n");
        out = folder.resolve("out.jsonl");
    }

    @Test
    void rejectsLieBesideTheOutput() throws IOException {
        Run.Result result = Run.with().pas("augment", "--in", in.toString(), "--out", out.toString());
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(Files.readString(out)).contains("whiskers").endsWith("}\n");
        assertThat(Files.readString(folder.resolve("out.jsonl.rejects.jsonl")))
                .isEqualTo("{\"file\":\"" + in + "\",\"line\":2,\"reason\":\"broken JSON at column 1\"}\n");
    }

    @Test
    void rejectsGoWhereTheyAreToldTo() throws IOException {
        Path rejects = folder.resolve("bad.jsonl");
        Run.with().pas("augment", "--in", in.toString(), "--rejects", rejects.toString());
        assertThat(Files.readAllLines(rejects)).hasSize(1);
    }

    @Test
    void aStaleFileOfRejectsGoes() throws IOException {
        Path rejects = Files.writeString(folder.resolve("out.jsonl.rejects.jsonl"), "old\n");
        Files.writeString(in, "{\"prompt\":\"cat\"}\n");
        Run.with().pas("augment", "--in", in.toString(), "--out", out.toString());
        assertThat(rejects).doesNotExist();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.jsonl", "out.jsonl");
    }

    @Test
    void theSameFileTwiceIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), in);
        for (String same : new String[] {in.toString(), link.toString(), folder + "/./in.jsonl"}) {
            Run.Result result = Run.with().pas("augment", "--in", in.toString(), "--out", same);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("--out and --in are the same file");
        }
        Run.Result rejects = Run.with().pas("augment", "--in", in.toString(), "--rejects", in.toString());
        assertThat(rejects.code()).isEqualTo(2);
        assertThat(Files.readString(in)).startsWith("{\"prompt\"");
    }

    @Test
    void anInputNamedAsTheUnfinishedOutputIsRefused() throws IOException {
        Path part = Files.move(in, folder.resolve("out.jsonl.part"));
        assertThat(Run.with()
                        .pas("augment", "--in", part.toString(), "--out", out.toString())
                        .code())
                .isEqualTo(2);
        assertThat(part).isNotEmptyFile();
    }

    @Test
    void rejectsNamedAsTheUnfinishedOutputAreRefused() throws IOException {
        Path part = folder.resolve("out.jsonl.part");
        Path elsewhere =
                Files.createSymbolicLink(folder.resolve("here"), folder).resolve("out.jsonl.part");
        for (Path rejects : new Path[] {part, elsewhere}) {
            assertRefused(rejects, out);
        }
        Files.writeString(part, "of an earlier run");
        assertRefused(elsewhere, out);
        assertThat(part).hasContent("of an earlier run");
    }

    @Test
    void rejectsNamedAsTheUnfinishedEndOfALinkAreRefused() throws IOException {
        Path real =
                Files.writeString(Files.createDirectory(folder.resolve("other")).resolve("real"), "old");
        assertRefused(real.resolveSibling("real.part"), Files.createSymbolicLink(out, real));
        assertThat(real).hasContent("old");
    }

    private void assertRefused(Path rejects, Path output) {
        Run.Result result = Run.with()
                .pas("augment", "--in", in.toString(), "--out", output.toString(), "--rejects", rejects.toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("--out (as long as it is unfinished) and --rejects are the same file");
    }

    @Test
    void eachRejectIsWrittenAtOnce() throws IOException {
        Path rejects = folder.resolve("bad.jsonl");
        List<String> seen = new ArrayList<>();
        InputStream good = new ByteArrayInputStream("{\"prompt\":\"cat\"}\nnope\n".getBytes(StandardCharsets.UTF_8));
        InputStream more = new InputStream() {
            @Override
            public int read() throws IOException {
                return -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                seen.addAll(Files.readAllLines(rejects));
                return -1;
            }
        };
        Run.Result result = Run.with()
                .in(new SequenceInputStream(good, more))
                .pas("augment", "--in", "-", "--rejects", rejects.toString());
        assertThat(result.code()).isZero();
        assertThat(seen).hasSize(1).first().asString().contains("\"line\":2");
    }

    @Test
    void whatCannotBeOpenedIsOneLine() {
        String[][] wrong = {
            {"--in", folder.resolve("none").toString()},
            {"--in", folder.toString()},
            {"--in", in.toString(), "--out", folder.toString()},
            {"--in", in.toString(), "--out", folder + "/no/out"},
            {"--in", in.toString(), "--out", in + "/out"},
            {"--in", in.toString(), "--rejects", folder.toString()},
            {"--in", in.toString(), "--rejects", folder + "/no/rejects"},
        };
        for (String[] options : wrong) {
            String[] args = new String[options.length + 1];
            args[0] = "augment";
            System.arraycopy(options, 0, args, 1, options.length);
            Run.Result result = Run.with().pas(args);
            assertThat(result.code()).as(String.join(" ", args)).isEqualTo(1);
            assertThat(result.messages()).hasSize(1).first().asString().startsWith("pas augment: cannot ");
        }
    }

    @Test
    void anOlderOutputIsReplacedOnlyByAWholeOne() throws IOException {
        Files.writeString(out, "old\n");
        Run.Result result = Run.with()
                .in(breaksAfter("cat\n", "disk on fire"))
                .pas("augment", "--in", "-", "--out", out.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(Files.readString(out)).isEqualTo("old\n");
        assertThat(Files.readString(folder.resolve("out.jsonl.part"))).contains("whiskers");
        assertThat(result.err()).contains("disk on fire", "what was done so far is in");
    }

    private static InputStream breaksAfter(String text, String why) {
        InputStream good = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new SequenceInputStream(good, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException(why);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException(why);
            }
        });
    }

    @Test
    void aStopLeavesThePartFileAndSaysSo() throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                Shell.utf8(err),
                name -> null,
                Shell.Terminal.NONE);
        try (DataOut data = DataOut.open(out, shell)) {
            data.line("{}");
            data.stop();
            data.line("{}");
            data.commit();
        }
        assertThat(out).doesNotExist();
        assertThat(folder.resolve("out.jsonl.part")).hasContent("{}\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("stopped; what was done so far is in");
    }

    @Test
    @Timeout(60) // it hangs where it is broken
    void aStopWaitsForNoReaderThatStalls() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch resumed = new CountDownLatch(1);
        OutputStream stalled = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                writing.countDown();
                try {
                    resumed.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        };
        Shell shell = new Shell(
                InputStream.nullInputStream(),
                stalled,
                Shell.utf8(OutputStream.nullOutputStream()),
                name -> null,
                Shell.Terminal.NONE);
        try (DataOut data = DataOut.open(null, shell)) {
            CompletableFuture<Void> line = CompletableFuture.runAsync(() -> {
                try {
                    data.line("{}");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writing.await();
            data.stop();
            assertThat(line).isNotDone();
            resumed.countDown();
            line.join();
        }
    }

    @Test
    void whoReadsAlongGetsEachLineAtOnce() throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        Shell shell = new Shell(
                InputStream.nullInputStream(),
                new BufferedOutputStream(seen),
                Shell.utf8(OutputStream.nullOutputStream()),
                name -> null,
                Shell.Terminal.NONE);
        try (DataOut data = DataOut.open(null, shell)) {
            data.line("{}");
            assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("{}\n");
        }
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Files.createSymbolicLink(out, real);
        Run.with().pas("augment", "--in", in.toString(), "--out", out.toString());
        assertThat(out).isSymbolicLink();
        assertThat(Files.readString(real)).contains("whiskers");
    }

    @Test
    void aReaderThatHasGoneEndsItQuietly() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Run.Result result = Run.with().out(closed).pas("augment", "--in", in.toString());
        assertThat(result.code()).isZero();
        assertThat(result.err()).doesNotContain("pipe").doesNotContain("rows read");
    }

    @Test
    void aPipeInAPathIsNoReaderThatHasGone() throws IOException {
        Path pipeline = folder.resolve("pipeline.jsonl");
        InputStream part = new InputStream() {
            @Override
            public int read() throws IOException {
                return -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                Files.deleteIfExists(folder.resolve("pipeline.jsonl.part"));
                return -1;
            }
        };
        Run.Result result = Run.with().in(part).pas("augment", "--in", "-", "--out", pipeline.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.messages()).contains("pas augment: no such file or folder");
        assertThat(pipeline).doesNotExist();
    }

    @Test
    void aPipeThatBreaksElsewhereIsAFailure() {
        Run.Result result = Run.with().in(breaksAfter("", "Broken pipe")).pas("augment", "-");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Broken pipe");
    }

    @Test
    void aFullDiskIsAFailure() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Run.Result result = Run.with().out(full).pas("augment", "--in", in.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("No space left on device");
    }
}
