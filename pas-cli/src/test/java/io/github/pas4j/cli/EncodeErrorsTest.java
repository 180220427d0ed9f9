package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pas encode} cannot do it says in one line, and leaves what was there. */
class EncodeErrorsTest {

    @TempDir
    Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void files() throws IOException {
        in = Files.writeString(folder.resolve("in.jsonl"), "{\"prompt\":\"cat\"}\n");
        out = folder.resolve("out.npy");
    }

    private void fails(String encoder, String message, String... more) {
        String[] args = new String[more.length + 7];
        String[] fixed = {"encode", "--in", in.toString(), "--out", out.toString(), "--encoder", encoder};
        System.arraycopy(fixed, 0, args, 0, 7);
        System.arraycopy(more, 0, args, 7, more.length);
        Run.Result result = Run.with().pas(args);
        assertThat(result.messages().get(0)).startsWith("pas encode: ").contains(message);
        boolean usage =
                result.messages().size() == 2 && result.messages().get(1).equals("Try 'pas encode --help'.");
        assertThat(result.code()).isEqualTo(usage ? 2 : 1);
        assertThat(result.messages()).hasSize(usage ? 2 : 1);
        assertThat(result.out()).isEmpty();
        assertThat(out).doesNotExist();
        assertThat(folder.resolve("out.npy.part")).doesNotExist();
    }

    private void isWrongUsage(String message, String... args) {
        Run.Result result = Run.with().pas(args);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.messages()).hasSize(2).first().asString().contains(message);
    }

    @Test
    void anEncoderThatIsNoneIsNamed() throws IOException {
        isWrongUsage(
                "there is no encoder 'bge'; there are bge-small-en, bge-small-zh, minilm, or a folder",
                "encode",
                "--in",
                in.toString(),
                "--out",
                out.toString(),
                "--encoder",
                "bge");
        fails(folder + "/none", "cannot read " + folder + "/none: no such file or folder");
        fails(in.toString(), in + " is a file; it takes the folder");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        fails(empty.toString(), empty + " holds neither model.onnx nor onnx/model.onnx");
        Files.writeString(empty.resolve("model.onnx"), "no model");
        fails(empty.toString(), "the tokenizer " + empty.resolve("tokenizer.json"));
    }

    @Test
    void poolingIsOfAFolderAndHasThreeNames() {
        fails("bge-small-en", "--pooling needs --encoder with a folder", "--pooling", "cls");
        fails(folder.toString(), "--pooling is cls, pooler or mean: 'max'", "--pooling", "max");
    }

    @Test
    void inAndOutAreNeeded() {
        isWrongUsage("give --in F and --out F.npy", "encode", "--in", in.toString());
        isWrongUsage("give --in F and --out F.npy", "encode", "--out", out.toString());
        isWrongUsage("would both go to standard output", "encode", "--in", in.toString(), "--out", "-", "--json");
    }

    @Test
    void theSameFileTwiceIsRefused() throws IOException {
        isWrongUsage("are the same file", "encode", "--in", in.toString(), "--out", in.toString());
        Path part = Files.move(in, folder.resolve("out.npy.part"));
        isWrongUsage("are the same file", "encode", "--in", part.toString(), "--out", out.toString());
        assertThat(part).isNotEmptyFile();
    }

    @Test
    void whatCannotBeOpenedIsOneLine() {
        String[][] wrong = {
            {"--in", folder.resolve("none").toString(), "--out", out.toString()},
            {"--in", folder.toString(), "--out", out.toString()},
            {"--in", in.toString(), "--out", folder.toString()},
            {"--in", in.toString(), "--out", folder + "/no/out.npy"},
            {"--in", in.toString(), "--out", in + "/out.npy"},
            {"--in", in.toString(), "--out", out.toString(), "--rejects", folder.toString()},
        };
        for (String[] options : wrong) {
            Run.Result result = Run.with().pas("encode", options[0], options[1], options[2], options[3]);
            if (options.length > 4) {
                result = Run.with()
                        .pas("encode", options[0], options[1], options[2], options[3], options[4], options[5]);
            }
            assertThat(result.code()).as(String.join(" ", options)).isEqualTo(1);
            assertThat(result.messages()).hasSize(1).first().asString().startsWith("pas encode: cannot ");
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenIsNamed() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assertThat(locked.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(locked), "whoever runs this may write everywhere");
        Run.Result result = Run.with().pas("encode", "--in", in.toString(), "--out", locked + "/out.npy");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.messages())
                .containsExactly("pas encode: cannot write " + locked + "/out.npy: permission denied");
    }

    @Test
    void aReadThatBreaksLeavesWhatThereIsUnderTheUnfinishedName() throws IOException {
        Files.writeString(out, "old");
        InputStream good = new ByteArrayInputStream("cat\ndog\n".getBytes(StandardCharsets.UTF_8));
        InputStream breaks = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("disk on fire");
            }
        };
        Run.Result result = Run.with()
                .in(new SequenceInputStream(good, breaks))
                .pas("encode", "--in", "-", "--out", out.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "stopped; the first 2 vectors are an array in " + out + ".part",
                        "cannot read stdin: disk on fire");
        assertThat(out).hasContent("old");
        assertThat(NpyArray.of(Files.readAllBytes(folder.resolve("out.npy.part")))
                        .rows())
                .isEqualTo(2);
    }

    @Test
    void aFullDiskIsAFailureAndAReaderThatHasGoneIsNone() {
        assertThat(Run.with()
                        .out(failing("No space left on device"))
                        .pas("encode", "--in", in.toString(), "--out", "-")
                        .code())
                .isEqualTo(1);
        assertThat(Run.with()
                        .out(failing("Broken pipe"))
                        .pas("encode", "--in", in.toString(), "--out", "-")
                        .code())
                .isZero();
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
