package io.github.pas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pas4j.embedding.Embeddings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {

    @TempDir
    Path folder;

    private byte[] written(int dimension, Embeddings... parts) throws IOException {
        Path file = folder.resolve("a.npy");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            NpyFile npy = new NpyFile(channel, dimension);
            for (Embeddings part : parts) {
                npy.add(part);
            }
            npy.finish();
        }
        return Files.readAllBytes(file);
    }

    private static byte[] header(String array) {
        return ("\u0093NUMPY\u0001\u0000v\u0000" + array + " ".repeat(117 - array.length()) + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The bytes are those of numpy 2.4.6's {@code np.save}. */
    @Test
    void theBytesAreThoseThatNumPyWrites() throws IOException {
        byte[] file = written(
                3,
                Embeddings.of(new float[] {1, -2.5f, 0.1f}, 3),
                Embeddings.of(new float[] {-0f, Float.POSITIVE_INFINITY, Float.MIN_VALUE}, 3));
        assertThat(file).hasSize(152);
        assertThat(file)
                .startsWith(header("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"))
                .endsWith(HexFormat.of().parseHex("0000803f000020c0cdcccc3d000000800000807f01000000"));
    }

    @Test
    void noRowsAreAHeaderAlone() throws IOException {
        assertThat(written(384)).isEqualTo(header("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 384), }"));
    }

    @Test
    void moreThanTheBufferHoldsComesOutWhole() throws IOException {
        float[] values = new float[60_003];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        NpyArray array = NpyArray.of(written(3, Embeddings.of(values, 3), Embeddings.of(values, 3)));
        assertThat(array.rows()).isEqualTo(40_002);
        for (int i = 0; i < array.rows(); i++) {
            int first = i % 20_001 * 3;
            assertThat(array.row(i)).containsExactly(first, first + 1, first + 2);
        }
    }

    @Test
    void theHeaderHasRoomForAnyShape() {
        byte[] longest = NpyFile.header(Long.MAX_VALUE, Integer.MAX_VALUE);
        assertThat(longest).hasSize(128).endsWith(' ', '\n');
        assertThat(new String(longest, StandardCharsets.ISO_8859_1))
                .contains("'shape': (9223372036854775807, 2147483647), } ");
    }
}
