package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pas4j.cli.EncodeFile.Encoded;
import io.github.pas4j.cli.EncodeFile.Watched;
import io.github.pas4j.embedding.Embeddings;
import io.github.pas4j.embedding.EncodingException;
import io.github.pas4j.embedding.SentenceEncoder;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long files, and encoders that fail: with an encoder whose vectors say which text they are of. */
class EncodeFileTest {

    private static final int ROWS = 10_001;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void files() throws Exception {
        in = folder.resolve("in.txt");
        Files.writeString(
                in, IntStream.range(0, ROWS).mapToObj(Integer::toString).collect(Collectors.joining("\n")));
        out = folder.resolve("out.npy");
    }

    /** The vector of a number is it and its negative. */
    private static class Numbers implements SentenceEncoder {
        private boolean closed;
        private int longestList;

        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public float[] encode(String text) {
            return new float[] {Integer.parseInt(text), -Integer.parseInt(text)};
        }

        @Override
        public Embeddings encodeAll(List<String> texts) {
            longestList = Math.max(longestList, texts.size());
            Embeddings.Builder rows = Embeddings.builder(texts.size(), 2);
            for (int i = 0; i < texts.size(); i++) {
                rows.row(i, encode(texts.get(i)));
            }
            return rows.build();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private Shell shell() {
        return new Shell(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                Shell.utf8(err),
                name -> null,
                Shell.Terminal.NONE);
    }

    private Encoded encode(SentenceEncoder encoder) throws Exception {
        return new EncodeFile(shell(), FileJob.of(in, out, null)).run(() -> encoder, Watched.YES);
    }

    private static void assertNumbers(Path file, int rows) throws Exception {
        NpyArray array = NpyArray.of(Files.readAllBytes(file));
        assertThat(array.rows()).isEqualTo(rows);
        for (int i = 0; i < rows; i++) {
            assertThat(array.row(i)).containsExactly(i, -i);
        }
    }

    @Test
    void aLongFileComesOutInOrderAndIsNeverInMemoryAsAWhole() throws Exception {
        Numbers encoder = new Numbers();
        Encoded encoded = encode(encoder);
        assertThat(encoded.counts().done()).isEqualTo(ROWS);
        assertThat(encoded.promptsPerSecond()).isPositive();
        assertNumbers(out, ROWS);
        assertThat(encoder.closed).isTrue();
        assertThat(encoder.longestList).isPositive().isLessThan(ROWS / 2);
    }

    @Test
    void anEncoderThatFailsLeavesTheRowsBeforeUnderTheUnfinishedName() throws Exception {
        Numbers failing = new Numbers() {
            @Override
            public float[] encode(String text) {
                if (text.equals("10000")) {
                    throw new EncodingException("the model failed", null);
                }
                return super.encode(text);
            }
        };
        assertThatThrownBy(() -> encode(failing)).isInstanceOf(EncodingException.class);
        assertThat(out).doesNotExist();
        Path part = folder.resolve("out.npy.part");
        int rows = NpyArray.of(Files.readAllBytes(part)).rows();
        assertThat(rows).isBetween(1, 10_000);
        assertNumbers(part, rows);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("stopped; the first ");
        assertThat(failing.closed).isTrue();
    }

    @Test
    void aStopMakesAnArrayOfWhatThereIs() throws Exception {
        try (NpyOut data = NpyOut.open(out, 2, shell())) {
            data.add(Embeddings.of(new float[] {0, 0, 1, -1}, 2));
            data.stop();
            data.add(Embeddings.of(new float[] {2, -2}, 2));
            data.commit();
        }
        assertThat(out).doesNotExist();
        assertNumbers(folder.resolve("out.npy.part"), 2);
        assertThat(err.toString(StandardCharsets.UTF_8)).containsOnlyOnce("stopped");
    }

    @Test
    void aStopBeforeTheFirstRowLeavesNothing() throws Exception {
        try (NpyOut data = NpyOut.open(out, 2, shell())) {
            data.stop();
        }
        assertThat(folder.toFile().list()).containsExactly("in.txt");
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Files.createSymbolicLink(out, real);
        encode(new Numbers());
        assertThat(out).isSymbolicLink();
        assertNumbers(real, ROWS);
    }
}
