package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        Run.Result result = Run.with().in(breaksAfter("cat\n")).pas("augment", "--in", "-", "--out", out.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(Files.readString(out)).isEqualTo("old\n");
        assertThat(Files.readString(folder.resolve("out.jsonl.part"))).contains("whiskers");
        assertThat(result.err()).contains("disk on fire", "what was done so far is in");
    }

    private static InputStream breaksAfter(String text) {
        InputStream good = new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new java.io.SequenceInputStream(good, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("disk on fire");
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
